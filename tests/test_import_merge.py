"""Importing again through the command line: the laws of the merge hold of whole editions, killed or not."""

import random
from pathlib import Path

import pytest
from merge_edition import forget_half, imported_twice, run, texts

pytestmark = pytest.mark.end_to_end


def test_edits_and_new_readings_of_an_edition_are_merged_by_the_laws(tmp_path: Path, *, slow: bool) -> None:
    """Also where stories go on: every second issue is first imported without its page 1."""
    twice = imported_twice(tmp_path, 12 if slow else 1, seed=12)
    assert len(twice.files) > (200 if slow else 8)
    assert twice.breaches == []
    assert twice.lost == []
    content = tmp_path / "content"
    after = texts(content)
    forget_half(random.Random(1), twice.before, content)  # noqa: S311 - the same half at every run
    pages = sorted(str(path) for path in (content / "pages").glob("*/*.txt"))
    run(tmp_path, *pages)
    assert texts(content) == after
    assert "没有采用" not in run(tmp_path, *pages[:1])
