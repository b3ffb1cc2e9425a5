"""What libraries have: METS with ALTO, ALTO alone, TEI."""

from pathlib import Path

import pytest
from conftest import CASES
from golden import assert_golden
from source_readings import items_shown, only_reading

from generator.model import SourceReading

STORIES = sorted(
    path for path in (CASES / "sources").iterdir() if path.name.startswith(("mets-", "alto-", "tei-"))
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_items_of_a_library(story: Path, *, accept: bool) -> None:
    assert_golden(items_shown(only_reading(story)), story / "items.txt", accept=accept)


# --- hostile and broken files ----------------------------------------------------------------------------

METS = (CASES / "sources" / "mets-articles" / "2025-09-10-mets.xml").read_text(encoding="utf-8")
ALTO = (CASES / "sources" / "mets-linked" / "0001.xml").read_text(encoding="utf-8")
ARTICLE = (
    "<alto><Layout><Page PHYSICAL_IMG_NR='1'><TextBlock><TextLine>{}</TextLine></TextBlock>"
    "</Page></Layout></alto>"
)


def read(folder: Path, **files: str | bytes) -> SourceReading:
    """What is made of files of these contents."""
    for name, content in files.items():
        encoded = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.xml").write_bytes(encoded)
    return only_reading(folder)


def texts(reading: SourceReading, name: str) -> list[str]:
    return [field.text for item in reading.items for field in item.fields if field.name == name]


def test_a_mets_that_breaks_off_gives_the_articles_before_the_break(tmp_path: Path) -> None:
    reading = read(tmp_path, mets=METS[: METS.index('ID="D3"') + 30])
    assert texts(reading, "div.ID") == ["dukou-2025-09-10#D1"]
    assert "source-xml-broken" in [problem.code for problem in reading.problems]


def test_an_entity_that_names_a_file_of_this_machine_is_told_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("口令", encoding="utf-8")
    declared = f'<!DOCTYPE alto [<!ENTITY secret SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    reading = read(tmp_path, alto=declared + ARTICLE.format("<String CONTENT='前'/>&secret;"))
    assert reading.items == ()
    assert [problem.code for problem in reading.problems] == ["source-xml-entities"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_unfold_to_gigabytes_are_told_and_not_unfolded(tmp_path: Path, encoding: str) -> None:
    bombs = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE alto [<!ENTITY b0 "呵">{bombs}]>' + ARTICLE.format('<String CONTENT="&b11;"/>')
    reading = read(tmp_path, alto=bomb.encode(encoding))
    assert [problem.code for problem in reading.problems] == ["source-xml-entities"]


def test_a_doctype_of_the_network_is_not_fetched_and_not_minded(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE alto SYSTEM "http://127.0.0.1:9/alto.dtd">'
    reading = read(tmp_path, alto=doctype + ARTICLE.format("<String CONTENT='渡口'/>"))
    assert texts(reading, "body") == ["渡口"]


def test_an_alto_file_outside_the_folder_of_its_mets_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "outside.xml").write_text(ALTO, encoding="utf-8")
    (tmp_path / "in").mkdir()
    reading = read(tmp_path / "in", mets=METS.replace("file://./alto/01.xml", "../outside.xml"))
    assert "source-alto-missing" in [problem.code for problem in reading.problems]
    assert not any("Ferry" in text for text in texts(reading, "body"))


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<alto",
        "<alto>" + "<a>" * 5000,
        "<alto></alto>",
        ARTICLE.format("<String CONTENT='渡\x00口'/>"),
        '<alto><Layout><Page WIDTH="NaN" HEIGHT="1e999"><TextBlock ID="" HPOS="x"/></Page></Layout></alto>',
        '<?xml version="1.0" encoding="no-such"?><alto/>',
    ],
)
def test_a_page_that_is_broken_stops_no_other(tmp_path: Path, broken: str) -> None:
    reading = read(tmp_path, a=broken or "<alto>", b=ARTICLE.format("<String CONTENT='渡口'/>"))
    assert texts(reading, "body")[-1] == "渡口"


def test_a_mets_whose_links_lead_in_circles_and_to_nothing_ends(tmp_path: Path) -> None:
    circles = (
        '<mets xmlns:x="http://www.w3.org/1999/xlink"><structMap TYPE="LOGICAL">'
        '<div ID="a" TYPE="ARTICLE" LABEL="题"><fptr FILEID="none"/><fptr><area FILEID="a" BEGIN="q"/></fptr>'
        "</div></structMap>"
        '<structLink><smLink x:from="a" x:to="a"/><smLink x:from="a" x:to="b"/><smLinkGrp/></structLink></mets>'
    )
    assert texts(read(tmp_path, mets=circles), "div.LABEL") == ["题"]


def test_pages_that_a_manifest_has_and_articles_that_its_contents_have_are_not_read_twice(
    tmp_path: Path,
) -> None:
    pages = (
        '<mets xmlns:x="http://www.w3.org/1999/xlink">'
        '<file ID="A" MIMETYPE="text/xml"><FLocat x:href="0001.xml"/></file>'
        '<structMap TYPE="PHYSICAL"><div TYPE="page" ORDER="1"><fptr FILEID="A"/></div></structMap></mets>'
    )
    story = CASES / "sources" / "mets-linked"
    alone = read(tmp_path, manifest=pages, **{"0001": ALTO})
    assert texts(alone, "page.title") == ["第1版"]
    both = read(tmp_path, contents=(story / "0002_20250911_mets.xml").read_bytes())
    assert texts(both, "page.title") == []
    assert len(texts(both, "div.ID")) == 2


def test_a_tei_that_breaks_off_gives_the_articles_before_the_break(tmp_path: Path) -> None:
    whole = (CASES / "sources" / "tei-issue" / "dukou-19310912.xml").read_text(encoding="utf-8")
    reading = read(tmp_path, tei=whole[: whole.index("again.")])
    assert texts(reading, "head") == ["青石渡口復航"]
    assert [problem.code for problem in reading.problems] == ["source-xml-broken"]


def test_entities_of_a_tei_are_told_and_those_of_its_dtd_are_read_by_their_names(tmp_path: Path) -> None:
    text = "<TEI.2><text><body><div><head>渡口&mdash;&quay;</head><p>船來了。</p></div></body></text></TEI.2>"
    assert texts(read(tmp_path, tei=f'<!DOCTYPE TEI.2 SYSTEM "x.dtd">{text}'), "head") == ["渡口—&quay;"]
    declared = '<!DOCTYPE TEI.2 [<!ENTITY quay "碼頭">]>'
    assert [problem.code for problem in read(tmp_path, tei=declared + text).problems] == ["source-xml-entities"]


def test_an_id_that_stands_twice_breaks_no_tei(tmp_path: Path) -> None:
    twice = '<TEI><text><body><p xml:id="a">船來了。</p><p xml:id="a">船走了。</p></body></text></TEI>'
    reading = read(tmp_path, tei=twice)
    assert (texts(reading, "body"), reading.problems) == (["<p>船來了。</p>\n<p>船走了。</p>"], ())


def test_notes_in_a_headline_and_in_notes_are_kept(tmp_path: Path) -> None:
    noted = (
        "<div><head>渡口<note>在青石。</note></head><p>船<note>木船<note>杉木。</note></note>來了。</p></div>"
    )
    (body,) = texts(read(tmp_path, tei=f"<TEI><text><body>{noted}</body></text></TEI>"), "body")
    assert all(said in body for said in ("在青石。", "木船", "杉木。"))


def test_a_tei_without_articles_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, tei="<TEI><teiHeader/><text><body><pb/></body></text></TEI>")
    assert [problem.code for problem in reading.problems] == ["source-empty-document"]
