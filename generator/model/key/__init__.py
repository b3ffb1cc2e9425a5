"""Which issue, page or article: its key, which never changes, and how days, issues and pages are called.

The modules in the order they build on each other; each imports only those above it:

numeral     numerals, in digits and in words
page_label  the label of a printed page: 01, A04, 04-05
issue_name  what an issue is called: its days, its name, its edition
identity    the key itself: day, edition, page, number
"""

from generator.model.key.identity import (
    Key,
    article_key,
    issue_at,
    issue_key,
    issue_of,
    key_at,
    key_of,
    page_key,
)
from generator.model.key.issue_name import IssueName, printed_date
from generator.model.key.numeral import number_of
from generator.model.key.page_label import (
    NO_PAGE,
    as_printed,
    label_order,
    meant_page,
    number_within_section,
    numbered_page,
    page_label,
)

__all__ = [
    "NO_PAGE",
    "IssueName",
    "Key",
    "article_key",
    "as_printed",
    "issue_at",
    "issue_key",
    "issue_of",
    "key_at",
    "key_of",
    "label_order",
    "meant_page",
    "number_of",
    "number_within_section",
    "numbered_page",
    "page_key",
    "page_label",
    "printed_date",
]
