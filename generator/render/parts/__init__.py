"""What several pages show, as plain values for the templates, with nothing left to decide.

The modules in the order they build on each other; each imports only those above it:

views       links, headlines and excerpts
drafts      which of the texts on a page are machine's drafts: one line, or marks
charts      months as thin bars, places as dots on a map: where each mark is drawn
navigation  the links to articles, printed pages and issues before and after, with their keys
web_page    one page of the site: address, template, values
story       an article in full
lunar       a day of the lunar calendar in the words of the interface
calendar    the months of a calendar with their issues, and the same day in other years
front       an issue as a front page, large or small, and what stands round the paper's name
"""

from generator.render.parts.calendar import (
    IssueDays,
    issue_days,
    large_month,
    month_numbers,
    same_days,
    small_months,
    weekdays,
)
from generator.render.parts.charts import DotMap, dot_map, timeline
from generator.render.parts.drafts import drafts_among, drafts_of_issue
from generator.render.parts.front import front_page, issue_front, masthead
from generator.render.parts.lunar import lunar_span
from generator.render.parts.navigation import Position, article_nav, home_nav, issue_nav, page_nav
from generator.render.parts.story import StoryView, story
from generator.render.parts.views import (
    EXCERPT_LENGTH,
    Headline,
    Link,
    Linked,
    PageHeadlines,
    continuations,
    counted_heading,
    date_label,
    heading_link,
    headline,
    headline_link,
    headlines,
    issue_label,
    issue_link,
    month_label,
    page_headlines,
    page_label,
    page_link,
    unpaged_label,
    year_label,
)
from generator.render.parts.web_page import (
    WebPage,
    archive_link,
    article_trail,
    day_way,
    issue_trail,
    linked,
    trail,
    with_neighbours,
)

__all__ = [
    "EXCERPT_LENGTH",
    "DotMap",
    "Headline",
    "IssueDays",
    "Link",
    "Linked",
    "PageHeadlines",
    "Position",
    "StoryView",
    "WebPage",
    "archive_link",
    "article_nav",
    "article_trail",
    "continuations",
    "counted_heading",
    "date_label",
    "day_way",
    "dot_map",
    "drafts_among",
    "drafts_of_issue",
    "front_page",
    "heading_link",
    "headline",
    "headline_link",
    "headlines",
    "home_nav",
    "issue_days",
    "issue_front",
    "issue_label",
    "issue_link",
    "issue_nav",
    "issue_trail",
    "large_month",
    "linked",
    "lunar_span",
    "masthead",
    "month_label",
    "month_numbers",
    "page_headlines",
    "page_label",
    "page_link",
    "page_nav",
    "same_days",
    "small_months",
    "story",
    "timeline",
    "trail",
    "unpaged_label",
    "weekdays",
    "with_neighbours",
    "year_label",
]
