"""What `names` writes into content/authority/: one entry or alias more, the editor's every byte stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authority.authorities import faults_in, read_authorities
from generator.authority.writing import write_alias, write_entry
from generator.messages import DEFAULT_LANGUAGE, catalogue
from generator.model import IndexKind
from generator.storage.files import write_whole

PEOPLE = IndexKind.PEOPLE
BY_HAND = """\
# 镇上的人，先老后少
- id: "沈砚秋"      # 石匠
  name: 沈砚秋
  description: '修桥的: 石匠'

- name:   顾长河  # 摆渡人
  aliases:
    - 老顾   # 渡口的叫法
    # 还有一个叫法待核
  private: false
# 完
"""


def laid(content: Path, text: str) -> Path:
    path = content / "authority" / "people.yaml"
    write_whole(path, text.encode())
    return path


def read(path: Path) -> str:
    return path.read_bytes().decode()


def test_an_entry_is_appended_below_everything_the_editor_wrote(tmp_path: Path) -> None:
    path = laid(tmp_path, BY_HAND)
    assert write_entry(tmp_path, PEOPLE, "何一苇") is None
    assert write_entry(tmp_path, PEOPLE, "桥心", reject=True) is None
    assert read(path) == f"{BY_HAND}- name: 何一苇\n- name: 桥心\n  reject: true\n"


def test_the_first_entry_makes_the_file(tmp_path: Path) -> None:
    assert write_entry(tmp_path, IndexKind.PLACES, "雾桥") is None
    assert read(tmp_path / "authority" / "places.yaml") == "- name: 雾桥\n"


@pytest.mark.parametrize(
    ("identity", "above"),
    [("沈砚秋", "  name: 沈砚秋\n  aliases:\n"), ("顾长河", "    - 老顾   # 渡口的叫法\n  ")],
)
def test_an_alias_is_one_line_more_in_the_list_of_its_entry(identity: str, above: str, tmp_path: Path) -> None:
    path = laid(tmp_path, BY_HAND)
    assert write_alias(tmp_path, PEOPLE, identity, "老沈") is None
    assert f"{above}  - 老沈\n" in read(path)
    added = [line for line in read(path).split("\n") if line not in BY_HAND.split("\n")]
    assert [line.strip() for line in added] in (["- 老沈"], ["aliases:", "- 老沈"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- {name: 甲甲, aliases: [乙]}  # 注\n", "- {name: 甲甲, aliases: [乙, 丙丙]}  # 注\n"),
        ("- {name: 甲甲}\n", "- {name: 甲甲, aliases: [丙丙]}\n"),
        ("- name: 甲甲\n  aliases: [ 乙, '丁', ]\n", "- name: 甲甲\n  aliases: [ 乙, '丁', 丙丙, ]\n"),
        ("- name: 甲甲\n  aliases: []\n", "- name: 甲甲\n  aliases: [丙丙]\n"),
        ("- name: 甲甲\n  aliases:  # 待补\n", "- name: 甲甲\n  aliases:  # 待补\n  - 丙丙\n"),
        ("- name: 甲甲\n  aliases: 乙\n", "- name: 甲甲\n  aliases: [乙, 丙丙]\n"),
        ("- name: 甲甲\n  aliases:\n  - 乙", "- name: 甲甲\n  aliases:\n  - 乙\n  - 丙丙"),
        ("  - name: 甲甲", "  - name: 甲甲\n    aliases:\n    - 丙丙"),
        ("[{name: 甲甲}]\n", "[{name: 甲甲, aliases: [丙丙]}]\n"),
        (
            "\ufeff- name: 甲甲\r\n- name: 丁丁\r\n",
            "\ufeff- name: 甲甲\r\n  aliases:\r\n  - 丙丙\r\n- name: 丁丁\r\n",
        ),
    ],
)
def test_an_alias_fits_the_editor_s_way_of_writing(text: str, expected: str, tmp_path: Path) -> None:
    path = laid(tmp_path, text)
    assert write_alias(tmp_path, PEOPLE, "甲甲", "丙丙") is None
    assert read(path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "- name: 丙丙\n"),
        ("# 还没有\n", "# 还没有\n- name: 丙丙\n"),
        ("- name: 甲甲", "- name: 甲甲\n- name: 丙丙\n"),
        ("  - name: 甲甲\n", "  - name: 甲甲\n  - name: 丙丙\n"),
        ("[]\n", "[{name: 丙丙}]\n"),
        ("[{name: 甲甲},]\n", "[{name: 甲甲}, {name: 丙丙},]\n"),
        ("\ufeff- name: 甲甲\r\n", "\ufeff- name: 甲甲\r\n- name: 丙丙\r\n"),
    ],
)
def test_an_entry_fits_the_editor_s_way_of_writing(text: str, expected: str, tmp_path: Path) -> None:
    path = laid(tmp_path, text)
    assert write_entry(tmp_path, PEOPLE, "丙丙") is None
    assert read(path) == expected


@pytest.mark.parametrize(
    "name", ["甲: 乙", "#一", "[一]", "- 一", "'一'", "null", "true", "2025", "一, 二", "@一"]
)
def test_a_name_that_yaml_would_misread_is_put_in_quotes(name: str, tmp_path: Path) -> None:
    laid(tmp_path, "- name: 甲甲\n  aliases: [乙]\n")
    assert write_entry(tmp_path, PEOPLE, name) is None
    assert write_alias(tmp_path, PEOPLE, "甲甲", f"{name}。") is None
    authorities, problems = read_authorities(tmp_path)
    assert problems == []
    assert [entity.forms for entity in authorities.entities] == [("甲甲", "乙", f"{name}。"), (name,)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- name: 甲甲\n...\n", "authority-not-changed"),
        ("- name: '甲甲\n", "authority-not-changed"),
        ("name: 甲甲\n", "authority-not-changed"),
        ("- name：甲甲\n", "authority-not-changed"),
        ("- name: 甲甲\n  description: 石匠: 修桥\n", "authority-not-changed"),
        ("- name: 甲甲\n   aliases: [乙乙]\n", "authority-not-changed"),
        ("- name: 甲甲\n- name: 乙乙\n  aliases: 丙丙\n", "name-of-another"),
    ],
)
def test_what_cannot_be_written_soundly_is_refused_in_a_sentence(text: str, code: str, tmp_path: Path) -> None:
    path = laid(tmp_path, text)
    problem = write_entry(tmp_path, PEOPLE, "丙丙")
    assert problem is not None
    assert problem.code == code
    assert problem.origin.path == "content/authority/people.yaml"
    assert read(path) == text


def test_an_alias_of_nobody_is_refused(tmp_path: Path) -> None:
    laid(tmp_path, BY_HAND)
    assert write_alias(tmp_path, PEOPLE, "无此人", "老无") is not None


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    content = tmp_path / "content"
    content.mkdir()
    (content / "authority").symlink_to(outside)
    assert write_entry(content, PEOPLE, "甲甲") is not None
    assert list(outside.iterdir()) == []


# Whatever an editor's hand made of a file that can be read

NAMES = [f"人{letter}" for letter in "甲乙丙丁戊"]
COMMENTS = st.sampled_from(["", "  # 注", " # 待核: [一]"])
ALIASES = st.sampled_from(
    [
        "",
        "{i}aliases:{c}\n",
        "{i}aliases: [{n}别, '{n}另' ]{c}\n",
        '{i}aliases: "{n}别"{c}\n',
        "{i}aliases:{c}\n{i}- {n}别{c}\n{i}# 行间的注\n{i}-   '{n}另'{c}\n",
        "{i}aliases:\n{i}    - {n}别{c}\n\n",
        "{i}aliases: [\n{i}  {n}别,{c}\n{i}  {n}另\n{i}]\n",
    ]
)
LAST = st.sampled_from(
    ["", "{i}description: |\n{i}  两行的\n{i}  说明\n", "{i}private: false{c}\n", "\n", "# 段落\n"]
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A readable authority file as people write them: comments, empty lines, quotes, lists of either kind."""
    outer = draw(st.sampled_from(["", "  "]))
    text = draw(st.sampled_from(["", "# 头\n", "---\n", "\n"]))
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1)):
        parts = f"{outer}- name: {{n}}{{c}}\n{draw(ALIASES)}{draw(LAST)}"
        text += parts.format(i=f"{outer}  ", n=name, c=draw(COMMENTS))
    # A text of several lines that ends with the file is another text once a line end follows it.
    text = text.removesuffix("\n") if not text.endswith("说明\n") and draw(st.booleans()) else text
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def lines_in_order(lines: list[str], text: str) -> bool:
    """Whether all the lines stand in the text's lines, in their order."""
    rest = iter(text.splitlines(keepends=False))
    return all(any(line == other for other in rest) for line in lines)


@given(text=files(), at=st.integers(0, 4))
def test_whatever_is_added_all_other_lines_stay(
    text: str, at: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = tmp_path_factory.mktemp("content")
    path = laid(content, text)
    assert faults_in(text, "people.yaml") == []
    before, _ = read_authorities(content)
    entity = before.entities[at % len(before.entities)]
    assert write_entry(content, PEOPLE, "新来的") is None
    assert lines_in_order(text.splitlines(), read(path))
    assert write_alias(content, PEOPLE, entity.id, "别号") is None
    after, problems = read_authorities(content)
    assert problems == []
    assert [(each.id, set(each.forms)) for each in after.entities] == [
        *((each.id, {*each.forms, "别号"} if each == entity else set(each.forms)) for each in before.entities),
        ("新来的", {"新来的"}),
    ]
    # A list within one line has its line changed, never its words.
    kept = [line for line in text.splitlines() if "aliases: " not in line and f"{entity.name}另" not in line]
    assert lines_in_order(kept, read(path))


@given(text=st.text(alphabet="- \n\t\r:#[]{}'\"&!|>,.~甲乙nameidls", max_size=40))
def test_whatever_the_file_holds_it_is_added_to_or_left_alone(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = tmp_path_factory.mktemp("content")
    path = laid(content, text)
    before, _ = read_authorities(content)
    for problem in (write_entry(content, PEOPLE, "新来的"), write_alias(content, PEOPLE, "甲", "别号")):
        assert problem is None or problem.code in catalogue(DEFAULT_LANGUAGE)
    after, _ = read_authorities(content)
    names = {entity.name for entity in after.entities}
    assert {entity.name for entity in before.entities} <= names
    assert read(path) == text or names - {entity.name for entity in before.entities} or "别号" in read(path)


def test_what_a_killed_run_left_goes_with_the_next_decision(tmp_path: Path) -> None:
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / ".writing-0badcafe").write_text("- name: 半", encoding="utf-8")
    assert write_entry(tmp_path, PEOPLE, "沈若楠") is None
    assert [path.name for path in folder.iterdir()] == ["people.yaml"]
