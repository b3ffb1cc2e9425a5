"""The review list: the doubtful first, where it lies and why; printed, as a page, and never on the site."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import tiny_edition as tiny
from conftest import ROOT
from told import times_told, told

import build
from generator.content.front_matter import dump_article, dump_page
from generator.content.reading import read_content
from generator.editor.review import (
    ReviewItem,
    Urgency,
    pointed,
    review_list,
    review_page,
    summary,
)
from generator.editor.review import format_item as shown_in_lines
from generator.messages import sentence
from generator.model import (
    Article,
    Doubtful,
    Note,
    NoteCode,
    Origin,
    PrintedPage,
    SourceLines,
    Status,
    key_of,
    values_of,
)
from generator.render.theme import read_style
from generator.storage.files import write_whole

DAY = date(2025, 6, 15)
NOTE = "第二像样的标题是“河堤路通车”，只差一点，请核对。"


def article(key: str, confidence: float | None = 1.0, **fields: object) -> Article:
    """A draft of the given key; its day and page are those of the key."""
    plain = Article(key_of(key), f"标题 {key}", "正文。")
    return replace(plain, confidence=confidence, **fields)  # type: ignore[arg-type] # an article's own fields


def page(key: str, *articles: Article, unplaced: str = "") -> PrintedPage:
    return PrintedPage(key_of(key), "要闻", unplaced=unplaced, articles=articles)


def filed(edition: Path, *pages: PrintedPage) -> list[PrintedPage]:
    """The pages as they are read back from real files in the edition's folder."""
    folder = edition / "content" / "articles"
    for each in pages:
        write_whole(folder / f"{each.key}.md", dump_page(each).encode())
        for one in each.articles:
            write_whole(folder / f"{one.key}.md", dump_article(one).encode())
    found, problems = read_content(edition / "content")
    assert problems == []
    return found


def keys(items: tuple[ReviewItem, ...]) -> list[str]:
    return [str(item.key) for item in items]


def shown(items: tuple[ReviewItem, ...], style: str = "") -> str:
    return review_page(items, "砚江日报", style).decode()


def test_the_most_doubtful_stands_first_and_equal_ones_by_key(tmp_path: Path) -> None:
    pages = filed(
        tmp_path,
        page("2025-06-15/02", article("2025-06-15/02-01", 0.5), article("2025-06-15/02-02", 0.2)),
        page("2025-06-15/01", article("2025-06-15/01-02", 0.5), article("2025-06-15/01-01", 0.9)),
        page("2025-06-14/01", article("2025-06-14/01-01", 0.5)),
    )
    expected = [
        "2025-06-15/02-02",
        "2025-06-14/01-01",
        "2025-06-15/01-02",
        "2025-06-15/02-01",
        "2025-06-15/01-01",
    ]
    assert keys(review_list(pages)) == expected
    assert keys(review_list(reversed(pages))) == expected


def test_what_an_editor_has_reviewed_drops_out_however_doubtful_it_was(tmp_path: Path) -> None:
    read = article("2025-06-15/01-01", 0.1, status=Status.REVIEWED)
    pages = filed(tmp_path, page("2025-06-15/01", read, article("2025-06-15/01-02")))
    assert keys(review_list(pages)) == ["2025-06-15/01-02"]


def test_what_a_person_wrote_is_no_doubt_of_the_machine_s(tmp_path: Path) -> None:
    typed = tmp_path / "content" / "articles" / "2025-06-15" / "01-01.md"
    write_whole(typed, "---\ntitle: 编者的话\n---\n\n今天起本报增出一版。\n".encode())
    pages = filed(tmp_path, page("2025-06-15/01", article("2025-06-15/01-02", 0.5)))
    assert keys(review_list(pages)) == ["2025-06-15/01-02"]
    asked = article("2025-06-15/01-03", confidence=None, doubtful=Doubtful(people=("沈秋",)))
    (names,) = review_list([page("2025-06-15/01", asked)])
    assert names.doubted == ("doubtful-names", values_of(count=1))


def test_a_machine_s_draft_whose_confidence_was_struck_out_comes_after_the_doubtful() -> None:
    struck = article("2025-06-15/01-01", None, source=(SourceLines("pages/2025-06-15/01.txt", 1, 2),))
    drafts = [struck, article("2025-06-15/01-02", 0.2), article("2025-06-15/01-03", 0.9)]
    items = review_list([page("2025-06-15/01", *drafts)])
    assert keys(items) == ["2025-06-15/01-02", "2025-06-15/01-01", "2025-06-15/01-03"]
    assert (items[1].doubted, items[1].urgency) == (("confidence-unsaid", ()), Urgency.NEXT)


def test_an_item_says_what_it_is_how_doubtful_and_why(tmp_path: Path) -> None:
    sources = (
        SourceLines("pages/2025-06-15/01.txt", 3, 20),
        SourceLines("pages/2025-06-15/01.txt", 31, 31),
        SourceLines("pages/2025-06-15/02.txt", 7, 9),
    )
    doubtful = article("2025-06-15/01-01", 0.42, title="渡口的钟", notes=(Note(text=NOTE),), source=sources)
    (item,) = review_list(filed(tmp_path, page("2025-06-15/01", doubtful)))
    text = (tmp_path / item.origin.path).read_text(encoding="utf-8")
    assert shown_in_lines(pointed(item, text)).split("\n") == [
        f"content/articles/2025-06-15/01-01.md:2: {told('hardly-sure', share='42%')}",
        f"    {told('titled', title='渡口的钟')}",
        f"    {told('review-source', place='content/pages/2025-06-15/01.txt:3', lines=('3—20', '31'))}",
        f"    {told('review-source', place='content/pages/2025-06-15/02.txt:7', lines='7—9')}",
        f"    · {NOTE}",
    ]


def test_what_an_editor_noted_is_shown_as_typed_be_it_one_of_our_codes() -> None:
    (item,) = review_list(
        [page("2025-06-15/01", article("2025-06-15/01-01", 0.4, notes=(Note(text="no-headline"),)))]
    )
    assert shown_in_lines(item).split("\n")[-1] == "    · no-headline"


def test_doubtful_names_are_an_item_of_their_own_with_the_sentence_of_each(tmp_path: Path) -> None:
    body = "雾散了。石匠沈秋“退休”后，又上了桥。市水文站来人读数。"
    doubtful = Doubtful(people=("沈秋",), organisations=("雾桥市水文站", "渡口茶会"))
    drawn = article("2025-06-15/01-01", 0.9, title="老桥", body=body, doubtful=doubtful)
    draft, names = sorted(
        review_list(filed(tmp_path, page("2025-06-15/01", drawn))), key=lambda item: item.starts, reverse=True
    )
    assert draft.doubted == ("rather-sure", values_of(share="90%"))
    assert names.urgency is Urgency.LATER
    text = (tmp_path / names.origin.path).read_text(encoding="utf-8")
    told_lines = shown_in_lines(pointed(names, text)).split("\n")
    line = text.split("\n").index("doubtful:") + 1
    assert told_lines[0] == f"content/articles/2025-06-15/01-01.md:{line}: {told('doubtful-names', count=3)}"
    assert names.reasons == (
        (
            "doubtful-name",
            values_of(kind="kind-person", name="沈秋", shown="石匠沈秋“退休”后，又上了桥。"),
        ),
        (
            "doubtful-name",
            values_of(kind="kind-organisation", name="雾桥市水文站", shown="市水文站来人读数。"),
        ),
        ("doubtful-name", values_of(kind="kind-organisation", name="渡口茶会", shown="not-printed-so")),
        ("decide-on-names", ()),
    )
    assert told_lines[2:] == [f"    · {sentence(*reason)}" for reason in names.reasons]
    read = replace(drawn, status=Status.REVIEWED)
    assert review_list([page("2025-06-15/01", read)]) == ()


@pytest.mark.parametrize(
    ("confidence", "urgency", "code"),
    [
        (0.0, Urgency.FIRST, "hardly-sure"),
        (0.49, Urgency.FIRST, "hardly-sure"),
        (0.5, Urgency.NEXT, "fairly-sure"),
        (0.75, Urgency.LATER, "rather-sure"),
        (1.0, Urgency.LATER, "rather-sure"),
    ],
)
def test_the_bounds_are_those_that_readers_are_told(confidence: float, urgency: Urgency, code: str) -> None:
    (item,) = review_list([page("2025-06-15/01", article("2025-06-15/01-01", confidence))])
    assert (item.urgency, item.doubted) == (urgency, (code, values_of(share=f"{confidence:.0%}")))
    assert item.doubt == pytest.approx(1 - confidence)


def test_an_article_without_a_headline_is_known_by_its_first_words() -> None:
    body = "### 小标题\n\n今年的早稻\\*比往年早熟了六天。镇农技站的人从五月起下田。"
    (item,) = review_list([page("2025-06-15/01", article("2025-06-15/01-01", title=None, body=body))])
    assert item.title == ("untitled", values_of(opening="今年的早稻*比往年早熟了六天。镇农技……"))


def test_text_in_no_article_is_listed_with_its_page_and_its_line(tmp_path: Path) -> None:
    stray = page("2025-06-15/02", unplaced="### 谁家的小标题\n\n剩下的一句话。")
    (item,) = review_list(filed(tmp_path, stray))
    assert not item.is_article
    assert item.title == ("page-with-name", values_of(page=2, name="要闻"))
    assert item.doubted == ("characters-left-over", values_of(count=13))
    assert item.reasons[0] == ("left-over", values_of(text="谁家的小标题 剩下的一句话。"))
    text = (tmp_path / item.origin.path).read_text(encoding="utf-8")
    line = pointed(item, text).origin.line
    assert line is not None
    assert text.split("\n")[line - 1] == "### 谁家的小标题"


def test_the_more_text_is_left_over_the_more_doubtful_it_is() -> None:
    pages = [
        page("2025-06-15/01", article("2025-06-15/01-01", 0.5), unplaced="一行"),
        page("2025-06-15/02", unplaced="长" * 300),
        page("2025-06-15/03", unplaced=" \n "),
    ]
    assert keys(review_list(pages)) == ["2025-06-15/02", "2025-06-15/01-01", "2025-06-15/01"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\n# 我的注\ntitle: 甲\n---\n", 3),
        ("\ufeff---\r\ntitle: 甲\r\n---\r\n", 2),
        ("---\n'title': 甲\n---\n", 1),
        ("", 1),
    ],
)
def test_the_line_is_that_of_the_title_wherever_an_editor_put_it(text: str, line: int) -> None:
    (item,) = review_list([page("2025-06-15/01", article("2025-06-15/01-01"))])
    assert pointed(item, text).origin == Origin(item.origin.path, line)


def test_no_text_of_a_page_steers_the_terminal() -> None:
    sneaky = "甲\x1b[31m\n\u202e乙\u3000丙\x07"
    drawn = article(
        "2025-06-15/01-01",
        title=sneaky,
        notes=(Note(text=sneaky), Note(NoteCode.RIVAL_HEADLINE, (("rival", sneaky), ("percent", 5)))),
        source=(SourceLines(sneaky, 1, 1),),
    )
    items = review_list([page("2025-06-15/01", drawn, unplaced=sneaky)])
    for item in items:
        words = shown_in_lines(item)
        assert "\x1b" not in words
        assert "\u202e" not in words
        assert "\x07" not in words
    (drawn_item,) = [item for item in items if item.is_article]
    assert drawn_item.title == ("titled", values_of(title="甲[31m 乙 丙"))


def test_a_paragraph_taken_for_a_headline_does_not_fill_the_list() -> None:
    (item,) = review_list([page("2025-06-15/01", article("2025-06-15/01-01", title="长" * 500))])
    assert len(str(dict(item.title[1])["title"])) < 70


def test_the_summary_counts_what_cannot_wait() -> None:
    doubtful = [article("2025-06-15/01-01", 0.2), article("2025-06-15/01-02", 0.7)]
    sure = article("2025-06-15/01-03", 0.95)
    assert summary(review_list([page("2025-06-15/01", sure)])) == ()
    assert summary(review_list([page("2025-06-15/01", *doubtful, sure, unplaced="一行")])) == values_of(
        wanted=("unsure-articles", "pages-with-leftovers"), articles=2, repeated=0, pages=1
    )


def test_the_page_lists_by_urgency_with_links_to_the_files() -> None:
    source = (SourceLines("pages/2025-06-15/01.txt", 3, 20),)
    doubtful = article("2025-06-15/01-02", 0.2, title="渡口的钟", notes=(Note(text=NOTE),), source=source)
    html = shown(review_list([page("2025-06-15/01", article("2025-06-15/01-01"), doubtful)]))
    assert html.index(told("review-first")) < html.index(told("review-later"))
    assert html.index("渡口的钟") < html.index("标题 2025-06-15/01-01")
    assert 'href="content/articles/2025-06-15/01-02.md"' in html
    assert 'href="content/pages/2025-06-15/01.txt"' in html
    assert NOTE in html
    assert told("review-next") not in html


def test_text_of_a_page_is_shown_as_text_whatever_it_says() -> None:
    hostile = (SourceLines('javascript:alert(1)"><script>', 1, 2),)
    nasty = replace(tiny.NASTY_ARTICLE, source=hostile)
    html = shown(review_list([PrintedPage(key_of("2025-06-14/01"), tiny.NASTY, articles=(nasty,))]))
    assert "<script" not in html
    assert html.count('href="javascript') == 0
    assert "&lt;script&gt;alert(" in html


def test_a_style_sheet_cannot_end_its_element() -> None:
    html = shown((), 'b::before { content: "</style><b>" }')
    assert 'b::before { content: "<\\/style><b>" }' in html
    assert html.count("</style>") == 1


def test_the_page_says_plainly_when_nothing_is_left(tmp_path: Path) -> None:
    read = article("2025-06-15/01-01", 0.1, status=Status.REVIEWED)
    html = shown(review_list(filed(tmp_path, page("2025-06-15/01", read))))
    assert "没有要看的了" in html
    assert "<h2" not in html


# The command line


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Two issues in real files: four drafts, one article that was read, one page with text left over."""
    filed(
        tmp_path,
        page("2025-06-14/01", article("2025-06-14/01-01", 0.3), unplaced="剩下的一句话。"),
        page(
            "2025-06-15/01",
            article("2025-06-15/01-01", 0.95),
            article("2025-06-15/01-02", 0.5, notes=(Note(text=NOTE),)),
            article("2025-06-15/01-03", 0.1, status=Status.REVIEWED),
            article("2025-06-15/01-04", 0.7),
        ),
    )
    return tmp_path


def listed(printed: str) -> list[str]:
    """The files that a list names, in its order."""
    return [line.partition(":")[0] for line in printed.split("\n") if line.startswith("content/articles/")]


def test_review_prints_the_list_and_writes_all_of_it(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["review", "--edition", str(edition), "--issue", "2025-06-15", "--limit", "2"]) == 0
    printed = capsys.readouterr().out
    assert listed(printed) == [f"content/articles/2025-06-15/{name}.md" for name in ("01-02", "01-04")]
    assert told("review-first-shown", limit=2, count=3) in printed
    assert str(edition / "review.html") in printed
    assert "content/articles/2025-06-14/01-01.md" in (edition / "review.html").read_text(encoding="utf-8")


def test_quiet_the_list_is_all_that_is_printed(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["review", "--edition", str(edition), "--quiet", "--limit", "1"]) == 0
    printed = capsys.readouterr().out
    assert listed(printed) == ["content/articles/2025-06-14/01-01.md"]
    assert not times_told("review-first-shown", printed)


def test_when_nothing_is_left_review_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filed(tmp_path, page("2025-06-15/01", article("2025-06-15/01-01", status=Status.REVIEWED)))
    assert build.main(["review", "--edition", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith(told("review-done"))


def test_a_file_that_cannot_be_read_is_not_called_reviewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_whole(tmp_path / "content/articles/2025-06-15/01-01.md", b"\xff\xfe")
    assert build.main(["review", "--edition", str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"{told('review-but-unreadable')}\n"


def test_an_issue_that_is_not_there_is_named(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["review", "--edition", str(edition), "--issue", "2025-06-16"]) == 1
    assert told("no-such-issue", day="2025-06-16") in capsys.readouterr().err


def test_a_build_says_how_much_wants_a_look_and_publishes_none_of_it(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build.main(["build", "--edition", str(edition)]) == 0
    last = capsys.readouterr().out.rstrip().split("\n")[-1]
    wanted = ("unsure-articles", "pages-with-leftovers")
    counts = {"articles": 3, "repeated": 0, "pages": 1}
    assert last == told("review-wanted-and-laid", wanted=wanted, **counts, list=str(edition / "review.html"))
    assert read_style([ROOT / "theme"]).decode().split("\n")[0] in (edition / "review.html").read_text("utf-8")
    assert [path for path in (edition / "site").rglob("*") if "review" in path.name] == []


def test_an_article_that_is_marked_as_read_leaves_the_list_with_the_next_build(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build.main(["build", "--edition", str(edition), "--quiet"])
    path = edition / "content/articles/2025-06-15/01-02.md"
    assert path.name in (edition / "review.html").read_text(encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: draft", "status: reviewed"), encoding="utf-8")
    build.main(["build", "--edition", str(edition), "--quiet"])
    assert path.name not in (edition / "review.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_a_file_of_that_name_that_is_not_ours_stays(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (edition / "review.html").write_text("编辑自己的笔记", encoding="utf-8")
    assert build.main(["build", "--edition", str(edition)]) == 0
    said = capsys.readouterr()
    assert (edition / "review.html").read_text(encoding="utf-8") == "编辑自己的笔记"
    assert said.err == f"review.html: {told('warning')}{told('review-is-taken')}\n"
    assert not times_told("review-wanted-and-laid", said.out)
