"""The theme: words in every language, no words in templates, colours one can read."""

import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import tiny_edition as tiny
import yaml
from conftest import ROOT
from traditional import simplified_in

from generator import routes
from generator.language import in_simplified_print
from generator.messages import catalogue, names_in
from generator.model import IndexKind, NoteCode, PhraseCode, Problem
from generator.render import render
from generator.render.theme import _LISTED as LISTED
from generator.render.theme import links_leading_out, read_style, read_theme, read_words, spoken

THEME = ROOT / "theme"
HAN = re.compile(r"[\u3400-\u9fff]")
LANGUAGES = {"zh-Hans", "zh-Hant", "en"}
TEMPLATES = sorted((THEME / "templates").rglob("*.*"))
# Keys that generator/ puts together: "furniture_" + kind, "order_" + order and "type_" + type of an index,
# section + "_description", and the kinds of index.
MADE_KEYS = re.compile(
    r"(furniture|order|type)_\w+|(search|about|not_found|offline)(_description)?|" + "|".join(IndexKind)
)


@cache
def strings() -> dict[str, dict[str, str]]:
    table = yaml.safe_load((THEME / "strings.yaml").read_text(encoding="utf-8"))
    assert isinstance(table, dict)
    return table


def keys_in_templates() -> set[str]:
    return {
        key for path in TEMPLATES for key in re.findall(r"\bstrings\.(\w+)", path.read_text(encoding="utf-8"))
    }


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme: those of the light one, with what the dark one puts in their place."""
    css = (THEME / "css" / "1-tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    chosen = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", light))
    return chosen | (dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else {})


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_word_stands_in_every_language() -> None:
    for key, translations in strings().items():
        assert set(translations) == LANGUAGES, key
        assert all(isinstance(words, str) and words.strip() for words in translations.values()), key


def test_languages_fill_in_the_same_places() -> None:
    for key, translations in strings().items():
        places = {language: sorted(re.findall(r"\{\w+\}", words)) for language, words in translations.items()}
        assert places["zh-Hans"] == places["zh-Hant"] == places["en"], key


def test_traditional_words_hold_no_simplified_character_and_the_other_way_round() -> None:
    for key, translations in strings().items():
        assert not simplified_in(translations["zh-Hant"]), key
        assert not HAN.search(translations["en"]), key
        assert in_simplified_print(translations["zh-Hans"]) == translations["zh-Hans"], key


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_noted_of_articles_is_said_in_every_language(language: str) -> None:
    usual, own = catalogue("zh-Hans"), catalogue(language)
    of_pages = ("page-by-number", "page-by-label", "page-unknown")
    for code in (*NoteCode, *PhraseCode, *of_pages, "between", "value-of"):
        assert sorted(names_in(own[code])) == sorted(names_in(usual[code])), code
        assert language != "zh-Hant" or not simplified_in(own[code]), code
        assert language != "en" or not HAN.search(own[code]), code


def test_chinese_among_english_words_is_marked_for_voices() -> None:
    topic = "Topic “城建、交通” & <page> 3"
    marked = 'Topic “<span lang="zh-Hant-HK">城建、交通</span>” &amp; &lt;page&gt; 3'
    assert spoken(topic, "en", "zh-Hant-HK") == marked
    assert spoken("第3版 <要闻>", "zh-Hans", "zh-Hans") == "第3版 &lt;要闻&gt;"


def test_months_and_weekdays_are_complete() -> None:
    for language in LANGUAGES:
        counts = {key: len(strings()[key][language].split()) for key in LISTED}
        assert counts == dict(LISTED), language


def test_templates_use_only_words_that_exist() -> None:
    assert keys_in_templates() <= set(strings())


def test_every_word_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    in_code = set(re.findall(r'"(\w+)"', code))
    unused = {key for key in strings() if not MADE_KEYS.fullmatch(key)} - keys_in_templates() - in_code
    assert unused == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_chinese_words(path: Path) -> None:
    faces = "Songti SC,SimSun"  # the icon names its faces; none is written in Chinese
    assert not HAN.search(path.read_text(encoding="utf-8").replace(faces, ""))


@pytest.mark.parametrize(
    ("scheme", "ink", "ground"),
    list(product(("light", "dark"), ("ink", "soft", "accent"), ("paper", "band"))),
)
def test_every_colour_of_text_can_be_read(scheme: str, ink: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_the_dark_theme_changes_every_colour() -> None:
    light, dark = tokens("light"), tokens("dark")
    assert light.keys() == dark.keys()
    assert all(light[name] != dark[name] for name in light)


def test_the_dark_theme_is_the_same_by_the_system_and_by_choice() -> None:
    css = (THEME / "css" / "1-tokens.css").read_text(encoding="utf-8")
    by_system, by_choice = css.split("@media (prefers-color-scheme: dark)")[1].split('[data-theme="dark"]')
    colours = re.compile(r"--(\w+): (#[0-9a-f]{6});")
    assert colours.findall(by_system) == colours.findall(by_choice) != []


def test_the_script_in_the_head_is_short_and_known_by_its_digest(tmp_path: Path) -> None:
    programs = read_theme([THEME], "zh-Hans")
    assert "early.js" not in programs.scripts
    assert len(programs.early) < 400
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "early.js").write_bytes(b"// ours\r\nlet one;\r\nlet other;\r\n")
    theme = read_theme([tmp_path, THEME], "zh-Hans")
    # As a browser reads it: without the line ends of another system.
    assert theme.early == "let one;let other;"
    assert theme.early_digest == "sha256-p/gl/0O552i8KwD97kQ1FPRWOxDcoqDPlGKYxTcu8L4="


def test_style_sheets_are_joined_in_the_order_of_their_numbers() -> None:
    style = read_theme([THEME], "zh-Hans").style.decode()
    found = re.findall(r"@layer (\w+)\{", style)
    assert list(dict.fromkeys(found)) == ["tokens", "base", "type", "layout", "parts", "print"]


def test_style_sheets_ask_for_nothing_outside_themselves() -> None:
    style = read_theme([THEME], "zh-Hans").style.decode()
    assert "url(" not in style
    assert "@import" not in style


def test_an_edition_puts_its_own_files_in_the_place_of_the_programs(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "6-print.css").write_text(".ours { margin: 0; }", encoding="utf-8")
    (tmp_path / "css" / "7-more.css").write_text(".more { margin: 0; }", encoding="utf-8")
    (tmp_path / "strings.yaml").write_text("issues: {zh-Hans: 往日报纸}", encoding="utf-8")
    theme = read_theme([tmp_path, THEME], "zh-Hans")
    assert theme.style.endswith(b".ours{margin:0}.more{margin:0}")
    assert b"@media print" not in theme.style
    assert theme.strings["issues"] == "往日报纸"
    assert theme.strings["about"] == "关于"


def test_a_token_and_a_template_of_an_editions_own_theme_reach_its_site(tmp_path: Path) -> None:
    own = tmp_path / "theme"
    (own / "templates" / "parts").mkdir(parents=True)
    (own / "css").mkdir()
    (own / "css" / "9-own.css").write_text("@layer tokens { :root { --accent: #0b5394; } }", encoding="utf-8")
    about = (THEME / "templates" / "about.html").read_text(encoding="utf-8")
    (own / "templates" / "about.html").write_text(
        about.replace("{% block main %}", "{% block main %}<p>我们自己的</p>"), encoding="utf-8"
    )
    (own / "templates" / "parts" / "masthead.html").write_text(
        "<h1>{{ settings.name }}，我们的报头</h1>", encoding="utf-8"
    )
    outputs = render(tiny.EDITION, tiny.SETTINGS, (own, THEME), tmp_path)
    site = {output.path: output.content for output in outputs}
    assert site[routes.STYLE].endswith(b"{--accent:#0b5394}}")
    assert "<p>我们自己的</p>" in site[routes.ABOUT].decode()
    assert "<h1>雾桥日报，我们的报头</h1>" in site[routes.HOME].decode()
    assert [path for path, content in site.items() if "我们自己的".encode() in content] == [routes.ABOUT]


UNFIT_WORDS = {
    "date": ("{nope}", "{", "}", "{}", "{year.x}", "{year[0]}", "{year!r}", "{day:%Q}", "{day:{year}}"),
    "skip": ("{n}",),
    "months": ("一月 二月", ""),
    "weekdays": ("一 二 三 四 五 六 日 八",),
}


def told(own: Path) -> Problem:
    """What is wrong in the words of an edition's own theme; whatever it is, the program's stand in."""
    words, programs = read_words([own, THEME], "zh-Hans"), read_words([THEME], "zh-Hans")
    assert (words.strings, words.language) == (programs.strings, "zh-Hans")
    (problem,) = words.problems
    assert problem.origin.path == f"{own.name}/strings.yaml"
    return problem


@pytest.mark.parametrize(("key", "word"), [(key, word) for key, words in UNFIT_WORDS.items() for word in words])
def test_a_word_that_cannot_be_filled_in_is_told_with_its_line(tmp_path: Path, key: str, word: str) -> None:
    (tmp_path / "strings.yaml").write_text(f'\n{key}: {{zh-Hans: "{word}"}}', encoding="utf-8")
    problem = told(tmp_path)
    assert problem.origin.line == 2
    assert problem.value("key") == key


@pytest.mark.parametrize("word", ["{month}{day}日", "{{{year}}}年", "某日"])
def test_a_word_may_leave_out_what_the_program_fills_in(tmp_path: Path, word: str) -> None:
    (tmp_path / "strings.yaml").write_text(f'date: {{zh-Hans: "{word}"}}', encoding="utf-8")
    assert read_theme([tmp_path, THEME], "zh-Hans").strings["date"] == word


def test_a_word_that_yaml_would_take_for_a_date_stays_as_typed(tmp_path: Path) -> None:
    (tmp_path / "strings.yaml").write_text("issues: {zh-Hans: 2025-13-45}", encoding="utf-8")
    assert read_theme([tmp_path, THEME], "zh-Hans").strings["issues"] == "2025-13-45"


def test_a_table_of_words_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "strings.yaml").write_bytes("issues: {zh-Hans: 往期}".encode("gb18030"))
    assert told(tmp_path).code == "not-utf-8"


def test_a_table_of_words_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "strings.yaml").mkdir()
    assert told(tmp_path).code == "no-regular-file"


def test_what_is_no_file_is_no_part_of_a_theme(tmp_path: Path) -> None:
    (tmp_path / "css" / "6-print.css").mkdir(parents=True)
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "gone.js").symlink_to(tmp_path / "nowhere.js")
    ours, programs = read_theme([tmp_path, THEME], "zh-Hans"), read_theme([THEME], "zh-Hans")
    assert (ours.style, ours.scripts) == (programs.style, programs.scripts)


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a",
        'issues: {zh-Hans: "\\ud800"}',
        "issues: 往日报纸",
        "issues: {en: Issues}",
        "issues: {zh-Hans: [[往日], 甲]}",
        "issues: &a {}",
    ],
)
def test_a_table_of_words_that_cannot_be_used_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "strings.yaml").write_text(text, encoding="utf-8")
    words = read_words([tmp_path, THEME], "zh-Hans")
    assert words.strings["issues"] in {"各期", "[[往日], 甲]"}
    assert words.problems


def test_a_wrong_word_costs_itself_and_the_next_one_counts(tmp_path: Path) -> None:
    text = "issues:\n  zh-Hans: 往日: 报纸\n闲话\nabout：\n  zh-Hans: 关于我们\n"
    (tmp_path / "strings.yaml").write_text(text, encoding="utf-8")
    words = read_words([tmp_path, THEME], "zh-Hans")
    assert (words.strings["issues"], words.strings["about"]) == ("往日: 报纸", "关于我们")
    assert [problem.origin.line for problem in words.problems] == [2, 3, 4]


def test_a_language_without_words_is_told_and_another_stands_in() -> None:
    words = read_words([THEME], "fr")
    assert words.language == read_theme([THEME], "fr").language == "zh-Hans"
    (problem,) = words.problems
    assert problem.origin.path == "content/edition.yaml"
    assert (problem.code, problem.value("language")) == ("language-unknown", "fr")


def test_a_language_with_a_few_words_has_the_others_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "strings.yaml").write_text("issues: {fr: Numéros}", encoding="utf-8")
    words = read_words([tmp_path, THEME], "fr")
    assert (words.language, words.strings["issues"]) == ("fr", "Numéros")
    assert words.strings["about"] == "关于"
    assert len(words.problems) == 1


def test_the_style_goes_out_without_comments_and_means_the_same(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "1.css").write_text(
        '/* a\n * b */\n.a :is(h2)\n{\n  content: "/* no */"; /* c */ margin: 0/**/1em;\n}\n', encoding="utf-8"
    )
    assert read_style([tmp_path]) == b'.a :is(h2){content:"/* no */";margin:0 1em}'


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (r'.a { content: "say \"hi, there; now\"" }', r'.a{content:"say \"hi, there; now\""}'),
        (r".a\, .b { margin: 0 }", r".a\, .b{margin:0}"),
        (r".a\: b { margin: 0 }", r".a\: b{margin:0}"),
        (".a { background: url(data:x;<b>{c: d;}) }", ".a{background:url(data:x;<b>{c: d;})}"),
        (".a { background: url(a/*/b.png), url(c/*/d.png) }", ".a{background:url(a/*/b.png),url(c/*/d.png)}"),
        ("@supports (a: b) and (not (c: d)) { .a { --x: ; } }", "@supports (a:b) and (not (c:d)){.a{--x:}}"),
        (".a :is(b, c) > d { width: calc(1px + 2px) }", ".a :is(b,c) > d{width:calc(1px + 2px)}"),
    ],
)
def test_spaces_that_mean_something_stay(tmp_path: Path, written: str, sent: str) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "1.css").write_text(written, encoding="utf-8")
    assert read_style([tmp_path]).decode() == sent


def test_no_rule_of_the_theme_is_lost_on_the_way() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in sorted((THEME / "css").glob("*.css")))
    bare = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    assert "".join(read_style([THEME]).decode().split()) == "".join(bare.split()).replace(";}", "}")


# What leads out of the edition.

OUTSIDE = {
    "templates/about.html": "{% extends 'base.html' %}{% block main %}HIDDEN{% endblock %}",
    "templates/parts/masthead.html": "HIDDEN",
    "css/9-own.css": ".HIDDEN { margin: 0; }",
    "js/keys.js": "HIDDEN();",
    "strings.yaml": "about: {zh-Hans: HIDDEN}",
}


def theme_outside(folder: Path) -> Path:
    for name, text in OUTSIDE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def all_of(own: Path) -> str:
    """All that an edition with its own theme at that place reads of themes."""
    theme = read_theme([own, THEME], "zh-Hans")
    loader = theme.templates.loader
    assert loader is not None
    templates = [loader.get_source(theme.templates, name)[0] for name in ("about.html", "parts/masthead.html")]
    return repr([templates, theme.strings, theme.style, theme.scripts, theme.early])


@pytest.mark.parametrize("linked", [*OUTSIDE, "templates", "templates/parts", "css", "js", "."])
def test_a_link_that_leads_out_of_the_edition_is_passed_over_and_told(tmp_path: Path, linked: str) -> None:
    outside = theme_outside(tmp_path / "elsewhere")
    own = tmp_path / "edition" / "theme"
    (own / linked).parent.mkdir(parents=True, exist_ok=True)
    (own / linked).symlink_to(outside / linked)
    assert all_of(own) == all_of(tmp_path / "none")
    (problem,) = links_leading_out((own, THEME))
    assert problem.code == "theme-link-leads-out"
    assert problem.origin.path == Path("theme", linked).as_posix()


def test_a_link_to_a_file_of_the_edition_is_followed(tmp_path: Path) -> None:
    theme_outside(tmp_path / "edition" / "shared")
    (tmp_path / "edition" / "theme").symlink_to("shared")
    assert all_of(tmp_path / "edition" / "theme").count("HIDDEN") == 5
    assert links_leading_out((tmp_path / "edition" / "theme", THEME)) == []


def test_links_in_a_circle_and_to_nothing_are_told(tmp_path: Path) -> None:
    own = tmp_path / "theme"
    (own / "css").mkdir(parents=True)
    (own / "css" / "1.css").symlink_to("1.css")
    (own / "js").symlink_to("js")
    (own / "strings.yaml").symlink_to("nothing.yaml")
    assert all_of(own) == all_of(tmp_path / "none")
    told = {problem.origin.path for problem in links_leading_out((own, THEME))}
    assert told == {"theme/css/1.css", "theme/js", "theme/strings.yaml"}
