"""What issues are called: read however the folder is written, in one form on the site."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import issue_of, printed_date


@pytest.mark.parametrize(
    "written",
    [
        "2025-09-05",
        "20250905",
        "2025-9-5",
        "2025年9月5日",
        "2025/09/05",
        "2025.9.5",
        "２０２５-09-05",
        "二〇二五年九月五日",
    ],
)
def test_a_day_is_one_however_it_is_written(written: str) -> None:
    assert printed_date(written) == date(2025, 9, 5)
    assert str(issue_of(written)) == "2025-09-05"


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        *(
            (text, "2025-09-14-15")
            for text in ("2025-09-14-15", "2025-09-14-15合刊", "20250914-15", "2025年9月14-15日")
        ),
        *(
            (text, "2025-09-14-15")
            for text in ("20250914-20250915", "2025年9月14日—9月15日", "2025-9-14、15日")
        ),
        ("2025-09-30-10-01", "2025-09-30-10-01"),
        ("2025-12-31-2026-01-01", "2025-12-31-2026-01-01"),
        *(
            (text, "2025-09-14号外")
            for text in (
                "2025-09-14号外",
                "2025-09-14（号外）",
                "20250914-号外",
                "2025-09-14 号外",
                "2025年9月14日_号外",
            )
        ),
        ("2025-09-14晚报", "2025-09-14晚报"),
        ("2025-9-14早报", "2025-09-14早报"),
        ("2025-09-14晚報", "2025-09-14晚報"),
        *(
            (text, "2025-09-14_2")
            for text in ("2025-09-14_2", "20250914_2", "2025-09-14第2版次", "2025-09-14 第二版次")
        ),
        ("2025-09-14_1", "2025-09-14"),
        ("2025-09-14号外2", "2025-09-14号外_2"),
        ("2025-09-14-15特刊_2", "2025-09-14-15特刊_2"),
    ],
)
def test_the_folder_of_an_issue_is_one_however_it_is_written(written: str, folder: str) -> None:
    issue = issue_of(written)
    assert issue is not None
    assert issue.folder == folder


@pytest.mark.parametrize(
    "written",
    [
        *("", "旧稿", "2025", "2025-13-01", "2025-02-30", "2025-09-14-13", "2025-09-14-14", "2025-09-14-1"),
        *(
            "2025-09-14备份",
            "2025-09-14a",
            "2025-09-14 (2)",
            "2025-09-14头版",
            "2025-09-14第二版",
            "2025-09-14旧版",
        ),
        *("2025-09-14_15", "2025-09-14-2025-12-01", "2025-09-140", "../2025-09-14"),
    ],
)
def test_a_folder_of_another_name_is_no_issue(written: str) -> None:
    assert issue_of(written) is None


@given(st.text(alphabet="0123456789-_年月日号外晚报合刊第二版次 ./A", max_size=24))
def test_any_text_is_an_issue_or_none_and_an_issue_stays_what_it_is(text: str) -> None:
    issue = issue_of(text)
    assert issue is None or issue_of(issue.folder) == issue
