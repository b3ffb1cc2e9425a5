"""content/authority/: what its entries say, what is wrong in them, and what a build makes of names."""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

import build
from generator.authority import Authorities, apply_authorities, read_authorities
from generator.authority.records import KEYS
from generator.content.front_matter import dump_article
from generator.content.reading import read_content
from generator.edition import arrange
from generator.messages import DEFAULT_LANGUAGE, catalogue
from generator.model import (
    Article,
    Byline,
    Caption,
    Credit,
    Doubtful,
    Entity,
    IndexKind,
    PrintedPage,
    Problem,
    key_of,
    values_of,
)
from generator.storage.files import write_whole

KEY = key_of("2025-06-15/01-01")
DAY = date(2025, 6, 15)
PLAIN = Article(KEY, "老桥回来了", "石匠沈砚秋带着六个徒弟修好了雾桥。")
FOG = """\
# 镇上的人
- id: 沈砚秋
  name: 沈砚秋
  aliases:
  - 沈师傅
  - 老沈
  description: 石匠
  wikidata: Q42
  same_as:
  - https://example.org/沈砚秋
- name: 顾长河  # 摆渡人
"""


def laid(content: Path, **files: str) -> Path:
    """The content folder after laying authority files by their kinds."""
    for kind, text in files.items():
        write_whole(content / "authority" / f"{kind}.yaml", text.encode())
    return content


def known(content: Path, **files: str) -> Authorities:
    """What faultless authority files say."""
    authorities, problems = read_authorities(laid(content, **files))
    assert problems == []
    return authorities


def page(*articles: Article) -> PrintedPage:
    return PrintedPage(key_of("2025-06-15/01"), articles=articles)


def settled(article: Article, authorities: Authorities) -> tuple[Article, list[Problem]]:
    """One article with its names as the authority files have them, and the problems."""
    (one,), problems = apply_authorities([page(article)], authorities)
    return one.articles[0], problems


# Reading


def test_an_entry_says_all_that_its_file_says(tmp_path: Path) -> None:
    assert known(tmp_path, people=FOG).entities == (
        Entity(
            IndexKind.PEOPLE,
            "沈砚秋",
            "沈砚秋",
            ("沈师傅", "老沈"),
            "石匠",
            "Q42",
            ("https://example.org/沈砚秋",),
        ),
        Entity(IndexKind.PEOPLE, "顾长河", "顾长河"),
    )


def test_no_folder_and_empty_files_are_no_entries(tmp_path: Path) -> None:
    assert read_authorities(tmp_path) == (Authorities(), [])
    assert read_authorities(laid(tmp_path, people="", places="# 还没有\n")) == (Authorities(), [])


def test_an_editor_s_windows_file_is_read_with_its_lines(tmp_path: Path) -> None:
    laid(tmp_path, people="")
    (tmp_path / "authority" / "people.yaml").write_bytes(
        "\ufeff- name: 沈砚秋\r\n- name: 甲甲\r\n  wikidata: 42\r\n".encode()
    )
    authorities, problems = read_authorities(tmp_path)
    assert [entity.name for entity in authorities.entities] == ["沈砚秋", "甲甲"]
    assert [str(problem.origin) for problem in problems] == ["content/authority/people.yaml:3"]


# What is wrong in one line costs that line.
LINES = [
    ("- name: 甲甲\n  职务: 局长", 2, "unknown-key"),
    ("- name: 甲甲\n  aliases:\n    哥:\n      弟: 妹", 3, "no-single-text"),
    ("- name: 甲甲\n  description:\n  - 一\n  - 二", 3, "no-single-text"),
    ("- name: 甲甲\n  private: 1", 2, "neither-true-nor-false"),
    ("- name: 甲甲\n  wikidata: 42", 2, "no-wikidata-number"),
    ("- name: 甲甲\n  same_as: Q42", 2, "wikidata-number-elsewhere"),
    ("- name: 甲甲\n  same_as:\n  - ftp://example.org/a", 3, "no-web-address"),
    ("- name: 甲甲\n  same_as: www.example.org", 2, "no-web-address"),
    ("- name: 甲甲\n  same_as: javascript:alert(1)", 2, "no-web-address"),
    ("- name: 甲甲\n  name: 乙乙", 2, "key-twice"),
    ("- name: 甲甲\n闲话", 2, "line-left-out"),
]
# What cannot be told of an entry costs the entry.
FAULTS = [
    ("- name: 甲甲\n  reject: 对", 2, "neither-true-nor-false"),
    ("- name: 甲甲\n  same_as: 乙乙", 2, "no-such-id"),
    ("- name: 甲甲\n  not_same_as: [乙乙]", 2, "no-such-id"),
    ("- name: 甲甲\n  same_as: 甲甲", 2, "merges-in-a-circle"),
    ("- aliases: [甲甲]", 1, "entry-without-name"),
    ("- 甲甲", 1, "no-known-keys"),
    ("name: 甲甲", 1, "line-left-out"),
    ("- name: 丙丙\n- name: 甲甲\n  id: 丙丙", 3, "id-twice"),
    ("- name: 丙丙\n- name: 甲甲\n  aliases:\n  - 甲\n  - 丙丙", 5, "name-of-another"),
    ("- name: 丙丙\n  aliases: 甲甲\n- name: 甲甲", 3, "name-of-another"),
    ("- name: 丙丙\n  reject: true\n- name: 甲甲\n  aliases: [丙丙]", 4, "name-of-another"),
    ("- name: 丙丙\n- name: 甲甲\n  reject: true\n  same_as: 丙丙", 4, "merges-though-rejected"),
    ("- name: 丙丙\n- name: 丁丁\n- name: 甲甲\n  same_as: [丙丙, 丁丁]", 4, "merges-into-several"),
]


@pytest.mark.parametrize(("text", "line", "code"), LINES)
def test_a_wrong_line_is_said_once_and_costs_that_line(text: str, line: int, code: str, tmp_path: Path) -> None:
    authorities, problems = read_authorities(laid(tmp_path, people=f"{text}\n"))
    assert [(str(problem.origin), problem.code) for problem in problems] == [
        (f"content/authority/people.yaml:{line}", code)
    ]
    assert [(entity.name, entity.private) for entity in authorities.entities] == [("甲甲", "private" in text)]


@pytest.mark.parametrize(("text", "line", "code"), FAULTS)
def test_a_fault_is_said_once_with_its_line_and_the_other_entries_are_used(
    text: str, line: int, code: str, tmp_path: Path
) -> None:
    authorities, problems = read_authorities(laid(tmp_path, people=f"{text}\n", places="- name: 雾桥\n"))
    assert [(str(problem.origin), problem.code) for problem in problems] == [
        (f"content/authority/people.yaml:{line}", code)
    ]
    names = {entity.name for entity in authorities.entities}
    assert "甲甲" not in names
    assert "雾桥" in names


def test_a_circle_of_three_is_reported_once_and_none_of_it_is_used(tmp_path: Path) -> None:
    circle = (("甲甲", "乙乙"), ("乙乙", "丙丙"), ("丙丙", "甲甲"))
    text = "".join(f"- name: {name}\n  same_as: {other}\n" for name, other in circle) + "- name: 丁丁\n"
    authorities, problems = read_authorities(laid(tmp_path, people=text))
    assert [(problem.code, problem.value("ids")) for problem in problems] == [
        ("merges-in-a-circle", ("甲甲", "乙乙", "丙丙"))
    ]
    assert [entity.name for entity in authorities.entities] == ["丁丁"]


def test_a_file_that_is_no_text_or_lies_elsewhere_is_reported(tmp_path: Path) -> None:
    content = laid(tmp_path / "content", people="- name: 沈砚秋\n")
    (content / "authority" / "places.yaml").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "elsewhere.yaml").write_text("- name: 外社\n", encoding="utf-8")
    (content / "authority" / "organisations.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    authorities, problems = read_authorities(content)
    assert [entity.name for entity in authorities.entities] == ["沈砚秋"]
    assert [(problem.origin.path, problem.code) for problem in problems] == [
        ("content/authority/places.yaml", "not-utf-8"),
        ("content/authority/organisations.yaml", "link-leads-out"),
    ]


@given(st.text(alphabet="- \n:#[]{}'\"&!甲乙nameidsco_QT0", max_size=60))
def test_no_text_whatever_raises(text: str) -> None:
    from generator.authority.authorities import faults_in  # noqa: PLC0415 - not part of the package's door

    assert {problem.code for problem in faults_in(text, "people.yaml")} <= catalogue(DEFAULT_LANGUAGE).keys()


def test_an_entry_that_merges_gives_the_other_all_it_has(tmp_path: Path) -> None:
    text = """\
- name: 砚江大学
  wikidata: Q1
- name: 砚大
  same_as:
  - 砚江大学
  - https://example.org/yd
  description: 江边的大学
- name: 砚江工学院
  same_as: 砚大
"""
    (entity,) = known(tmp_path, organisations=text).entities
    assert entity == Entity(
        IndexKind.ORGANISATIONS,
        "砚江大学",
        "砚江大学",
        ("砚大", "砚江工学院"),
        "江边的大学",
        "Q1",
        ("https://example.org/yd",),
    )


NAMESAKES = """\
- id: 沈秋-教师
  name: 沈秋
  description: 竹坞小学教师
  not_same_as: 沈秋-船工
- id: 沈秋-船工
  name: 沈秋
  description: 渡口船工
"""


def test_namesakes_stand_under_headings_of_their_own(tmp_path: Path) -> None:
    assert [entity.heading for entity in known(tmp_path, people=NAMESAKES).entities] == [
        "沈秋（竹坞小学教师）",
        "沈秋（渡口船工）",
    ]


def test_who_is_whose_namesake_holds_both_ways_and_through_what_merges(tmp_path: Path) -> None:
    text = NAMESAKES + "- name: 沈小秋\n  same_as: 沈秋-教师\n- name: 何一苇\n  not_same_as: 沈小秋\n"
    teacher, ferryman, third = known(tmp_path, people=text).entities
    assert (teacher.forms, ferryman.forms) == (("沈秋", "沈小秋"), ("沈秋",))
    assert teacher.not_same_as == ("沈秋-船工", "何一苇")
    assert ferryman.not_same_as == third.not_same_as == ("沈秋-教师",)


def test_namesakes_that_are_not_described_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    text = NAMESAKES.replace("渡口船工", "竹坞小学教师")
    assert [entity.heading for entity in known(tmp_path, people=text).entities] == [
        "沈秋（沈秋-教师）",
        "沈秋（沈秋-船工）",
    ]


def test_a_namesake_without_an_id_of_its_own_is_asked_for_one(tmp_path: Path) -> None:
    text = NAMESAKES.replace("- id: 沈秋-教师\n  name: 沈秋", "- name: 沈秋")
    authorities, problems = read_authorities(laid(tmp_path, people=text))
    assert len(authorities.entities) == 2
    assert [(problem.origin.line, problem.code) for problem in problems] == [(1, "namesake-without-id")]


# Settling


def test_an_alias_becomes_the_heading_of_its_entry(tmp_path: Path) -> None:
    article, problems = settled(
        replace(PLAIN, people=("老沈", "何一苇", "沈师傅")), known(tmp_path, people=FOG)
    )
    assert problems == []
    assert article.people == ("沈砚秋", "何一苇")


def test_an_entry_pasted_with_unseen_signs_is_of_the_same_name(tmp_path: Path) -> None:
    entries = "- name: \u2066沈砚秋\u2069\n  aliases: [老\u200b沈, 沈\U000e0100师傅]\n"
    article, problems = settled(replace(PLAIN, people=("老沈", "沈师傅")), known(tmp_path, people=entries))
    assert (article.people, problems) == (("沈砚秋",), [])


def test_known_names_that_are_printed_are_added_wherever_they_stand(tmp_path: Path) -> None:
    authorities = known(
        tmp_path, people=FOG, places="- name: 雾桥\n", organisations="- name: 河工队\n- name: 水文站\n"
    )
    article = replace(PLAIN, kicker="河工队收工", captions=(Caption("老顾长河边看水。"),), people=("何一苇",))
    article, _ = settled(article, authorities)
    assert article.people == ("何一苇", "沈砚秋", "顾长河")
    assert article.places == ("雾桥",)
    assert article.organisations == ("河工队",)


def test_what_is_rejected_is_listed_nowhere_and_found_nowhere(tmp_path: Path) -> None:
    authorities = known(tmp_path, people="- name: 老桥\n  reject: true\n  aliases: [雾桥]\n")
    article = replace(PLAIN, people=("老桥", "沈砚秋"), doubtful=Doubtful(people=("雾桥",), places=("雾桥",)))
    article, _ = settled(article, authorities)
    assert article.people == ("沈砚秋",)
    assert article.doubtful == Doubtful(places=("雾桥",))


def test_a_doubtful_name_that_has_an_entry_is_doubtful_no_more(tmp_path: Path) -> None:
    article = replace(PLAIN, doubtful=Doubtful(people=("老沈", "桥心")))
    article, _ = settled(article, known(tmp_path, people=FOG))
    assert article.people == ("沈砚秋",)
    assert article.doubtful == Doubtful(people=("桥心",))


LONGER = "昨日《长沙晚报》登了长沙桥的消息。"


@pytest.mark.parametrize(
    ("article", "organisations", "places"),
    [
        (replace(PLAIN, body=LONGER), "", ("长沙",)),
        (replace(PLAIN, body=LONGER), "- name: 长沙晚报\n- name: 长沙桥\n", ()),
        (replace(PLAIN, body=LONGER), "- name: 长沙晚报\n  reject: true\n- name: 长沙桥\n", ()),
        (replace(PLAIN, body=LONGER, organisations=("长沙晚报", "长沙桥")), "", ()),
        (replace(PLAIN, body=LONGER, organisations=("长沙晚报",)), "", ("长沙",)),
        (
            replace(PLAIN, body=LONGER, doubtful=Doubtful(places=("长沙桥",), organisations=("长沙晚报",))),
            "",
            (),
        ),
    ],
)
def test_a_name_inside_a_longer_one_is_not_that_name(
    article: Article, organisations: str, places: tuple[str, ...], tmp_path: Path
) -> None:
    authorities = known(tmp_path, places="- name: 长沙\n", organisations=organisations)
    assert settled(article, authorities)[0].places == places


def test_a_single_character_is_never_looked_for(tmp_path: Path) -> None:
    authorities = known(tmp_path, people="- name: 沈砚秋\n  aliases: [桥]\n")
    assert settled(replace(PLAIN, body="桥修好了。"), authorities)[0].people == ()


def test_who_wrote_or_photographed_is_not_in_the_news(tmp_path: Path) -> None:
    authorities = known(tmp_path, people="- name: 林见川\n- name: 陶小满\n- name: 沈砚秋\n")
    article = replace(
        PLAIN,
        body="沈砚秋看见记者林见川和陶小满来了。",
        byline=Byline("本报记者 林见川", (Credit("记者", "林见川"),)),
        captions=(Caption("桥上。", "陶小满 摄"),),
    )
    assert settled(article, authorities)[0].people == ("沈砚秋",)


def test_one_name_of_two_kinds_is_added_to_neither_unless_one_is_rejected(tmp_path: Path) -> None:
    places = "- name: 雾桥\n"
    both = known(tmp_path / "both", people=places, places=places)
    article = settled(PLAIN, both)[0]
    assert (article.people, article.places) == ((), ())
    place = known(tmp_path / "place", people="- name: 雾桥\n  reject: true\n", places=places)
    article = settled(replace(PLAIN, people=("雾桥",)), place)[0]
    assert (article.people, article.places) == ((), ("雾桥",))


def test_what_an_article_lists_as_something_else_stays_that(tmp_path: Path) -> None:
    authorities = known(tmp_path, people="- name: 雾桥\n")
    article = settled(replace(PLAIN, places=("雾桥",)), authorities)[0]
    assert (article.people, article.places) == ((), ("雾桥",))


def test_a_private_person_is_in_no_index_and_no_entity_of_the_edition(tmp_path: Path) -> None:
    authorities = known(tmp_path, people=FOG.replace("description: 石匠", "private: true"))
    article = replace(PLAIN, people=("沈师傅", "顾长河"), doubtful=Doubtful(people=("老沈",)))
    pages, _ = apply_authorities([page(article)], authorities)
    edition = arrange(pages, authorities.entities)
    assert [entry.name for entry in edition.indexes[IndexKind.PEOPLE]] == ["顾长河"]
    assert list(edition.entities) == [(IndexKind.PEOPLE, "顾长河")]
    assert pages[0].articles[0].doubtful == Doubtful()


def test_the_name_of_namesakes_is_left_out_and_the_editor_is_told_what_to_write(tmp_path: Path) -> None:
    authorities = known(tmp_path, people=NAMESAKES)
    article, problems = settled(replace(PLAIN, body="沈秋到了渡口。", people=("沈秋",)), authorities)
    assert article.people == ()
    assert [str(problem.origin) for problem in problems] == [f"content/articles/{KEY}.md"]
    values = values_of(name="沈秋", kind="people", ids=("沈秋-教师", "沈秋-船工"))
    assert (problems[0].code, problems[0].values) == ("name-of-several", values)


def test_an_id_says_which_of_the_namesakes_is_meant(tmp_path: Path) -> None:
    authorities = known(tmp_path, people=NAMESAKES)
    article, problems = settled(replace(PLAIN, body="沈秋到了渡口。", people=("沈秋-船工",)), authorities)
    assert (article.people, problems) == (("沈秋（渡口船工）",), [])


NAMES = st.sampled_from(
    ["沈砚秋", "沈师傅", "老沈", "顾长河", "沈秋", "沈秋-教师", "雾桥", "雾桥镇", "桥", "何一苇"]
)
LISTS = st.lists(NAMES, max_size=4).map(tuple)
WORDS = st.lists(NAMES | st.sampled_from(["，", "。", "和"]), max_size=12).map("".join)
ARTICLES = st.builds(
    replace,
    st.just(PLAIN),
    body=WORDS,
    title=st.none() | WORDS,
    people=LISTS,
    places=LISTS,
    organisations=LISTS,
    doubtful=st.builds(Doubtful, LISTS, LISTS, LISTS),
)


@given(article=ARTICLES)
def test_what_is_settled_stays_as_it_is(article: Article, tmp_path_factory: pytest.TempPathFactory) -> None:
    authorities = known(
        tmp_path_factory.mktemp("content"), people=FOG + NAMESAKES, places="- name: 雾桥镇\n  aliases: [雾桥]\n"
    )
    once, _ = settled(article, authorities)
    assert settled(once, authorities) == (once, [])
    assert replace(once, people=(), places=(), organisations=(), doubtful=Doubtful()) == replace(
        article, people=(), places=(), organisations=(), doubtful=Doubtful()
    )


# The program


def built(edition: Path, articles: Sequence[Article], files: Mapping[str, str]) -> int:
    for article in articles:
        path = edition / "content" / "articles" / f"{article.key}.md"
        write_whole(path, dump_article(article).encode())
    laid(edition / "content", **files)
    return build.main(["build", "--edition", str(edition)])


def test_an_authority_file_works_at_the_next_build_and_articles_stay_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = replace(PLAIN, people=("沈师傅",), body=f"{PLAIN.body}站长沈师傅也来了。")
    assert built(tmp_path, [article], {}) == 0
    assert (tmp_path / "site/people/沈师傅.html").is_file()
    assert built(tmp_path, [article], {"people": FOG, "places": "- name: 雾桥\n"}) == 0
    assert (tmp_path / "site/people/沈砚秋.html").is_file()
    assert (tmp_path / "site/places/雾桥.html").is_file()
    assert not (tmp_path / "site/people/沈师傅.html").exists()
    pages, _ = read_content(tmp_path / "content")
    assert pages[0].articles == (article,)
    assert capsys.readouterr().err == ""


def test_a_faulty_entry_is_told_and_the_site_is_built_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built(tmp_path, [PLAIN], {"people": f"{FOG}- name: 何一苇\n  wikidata: 甲\n"}) == 1
    assert "content/authority/people.yaml:13: 错误：“甲”不是 Wikidata 的编号" in capsys.readouterr().err
    assert (tmp_path / "site/people/沈砚秋.html").is_file()
    assert build.main(["check", "--edition", str(tmp_path)]) == 1
    assert "content/authority/people.yaml:13" in capsys.readouterr().err


@pytest.mark.end_to_end
def test_the_sample_edition_is_built_with_its_own_authority_files(
    sample_edition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(sample_edition / "content", tmp_path / "content")
    assert build.main(["build", "--edition", str(tmp_path), "--quiet"]) == 0
    assert "authority" not in capsys.readouterr().err
    authorities, problems = read_authorities(tmp_path / "content")
    assert problems == []
    named, unclear = apply_authorities(read_content(tmp_path / "content")[0], authorities)
    assert unclear == []
    indexes = arrange(named, authorities.entities).indexes
    articles = {entry.name: len(entry.articles) for kind in indexes for entry in indexes[kind]}
    # Each stands under one heading, in the articles that print any of its forms.
    assert articles["恒砚轴承股份有限公司"] >= 4
    assert articles["砚江市第一人民医院"] >= 3
    assert articles["竹坞镇"] >= 11
    assert articles.keys().isdisjoint({"恒砚", "砚江轴承厂", "市第一人民医院", "竹坞", "简老师", "县剧团"})
    assert (tmp_path / "site/people/简素梅.html").is_file()


# The document


DOCUMENT = (ROOT / "docs" / "authority.md").read_text(encoding="utf-8")


def test_every_key_is_described_and_no_other() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", DOCUMENT, re.MULTILINE)) == sorted(KEYS)


def test_the_examples_are_faultless(tmp_path: Path) -> None:
    for example in re.findall(r"```yaml\n# content/(\S+)\n(.*?)```", DOCUMENT, re.DOTALL):
        write_whole(tmp_path / example[0], example[1].encode())
    authorities, problems = read_authorities(tmp_path)
    assert problems == []
    assert [entity.heading for entity in authorities.entities] == [
        "沈砚秋",
        "何小满",
        "沈秋（东岸小学教师）",
        "沈秋（渡口船工）",
        "雾桥镇水文站",
    ]


@pytest.mark.parametrize("code", sorted({code for _, _, code in LINES + FAULTS} - {"line-left-out"}))
def test_every_message_has_its_row(code: str) -> None:
    rows = re.sub("“[^”]*”|N", "", DOCUMENT.split("## Messages")[1])
    what_is_wrong = re.split("[（，。；]", re.sub("“?{[^}]*}”?", "N", catalogue(DEFAULT_LANGUAGE)[code]))[0]
    assert all(words.strip() in rows for words in re.split("“[^”]*”|N", what_is_wrong))
