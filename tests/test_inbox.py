"""What lies in content/inbox/ under whatever name, and what is remembered of it."""

from pathlib import Path

import pytest
from effort import lines_run

from generator.commands.importing.material import changed_issues
from generator.content import SourceRecord, write_source_record
from generator.inbox import SourceState, links_out, sources_in, state_of

ROWS = "id,date,title,body\n1,2025-09-11,渡口开船,清早渡口开船。\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with an empty inbox."""
    (tmp_path / "content" / "inbox").mkdir(parents=True)
    return tmp_path / "content"


def states(content: Path) -> list[SourceState]:
    """The state of each source in the inbox."""
    return [state_of(source, content) for source in sources_in(content)]


def remember(content: Path) -> None:
    """Keep all sources as taken over."""
    for state in states(content):
        write_source_record(content, state.source.name, SourceRecord(state.digest, state.pages))


@pytest.mark.parametrize(
    "name", ["稿库.csv", "a#b.csv", "长" * 83 + "..csv", "a b.csv", "'\".csv", "a\nb.csv", "-.csv"]
)
def test_a_source_of_any_name_is_read_once(content: Path, name: str) -> None:
    (content / "inbox" / name).write_text(ROWS, encoding="utf-8")
    (state,) = states(content)
    assert state.read is not None
    assert [str(page) for page in state.pages] == ["2025-09-11/00"]
    remember(content)
    (again,) = states(content)
    assert again.read is None
    assert again.pages == state.pages


@pytest.mark.parametrize(
    "garbled", ["\0[[{", "sha256: [1]\npages: {a: b}\n", "pages: 7\n", "- 甲\n", "", "\udcff"]
)
def test_of_a_garbled_record_the_source_is_read_again(content: Path, garbled: str) -> None:
    (content / "inbox" / "稿库.csv").write_text(ROWS, encoding="utf-8")
    remember(content)
    (record,) = (content / ".imported" / "sources").iterdir()
    record.write_bytes(garbled.encode(errors="surrogateescape"))
    (state,) = states(content)
    assert state.read is not None


def test_what_links_out_of_the_inbox_is_not_read_and_told(content: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "稿库.csv").write_text(ROWS, encoding="utf-8")
    (content / "inbox" / "file.csv").symlink_to(tmp_path / "outside" / "稿库.csv")
    (content / "inbox" / "folder").symlink_to(tmp_path / "outside", target_is_directory=True)
    (content / "inbox" / "kept").mkdir()
    (content / "inbox" / "kept" / "file.csv").symlink_to(tmp_path / "outside" / "稿库.csv")
    assert states(content) == []
    assert [problem.origin.path for problem in links_out(content)] == [
        "content/inbox/file.csv",
        "content/inbox/folder",
        "content/inbox/kept/file.csv",
    ]


def test_looking_for_what_changed_is_a_work_that_grows_with_the_pages(content: Path) -> None:
    def work(pages: int) -> int:
        rows = "".join(f"{page},2025-09-11,{page},渡口开船,清早渡口开船。\n" for page in range(1, pages + 1))
        (content / "inbox" / "稿库.csv").write_text(f"id,date,page,title,body\n{rows}", encoding="utf-8")
        read = states(content)
        assert len(read[0].pages) == pages
        return lines_run(lambda: changed_issues(read, content))

    assert work(80) < 3 * work(40)
