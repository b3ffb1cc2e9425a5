"""What each part of the theme is given for each of its states, made from an invented edition as a site is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import parts_edition as ours

from generator import routes
from generator.exports import Citation, citation
from generator.index_pages import headings_with_pages
from generator.index_pages.months import Month
from generator.language.headline_breaks import phrases
from generator.model import NO_PAGE, Article, IndexKind, Issue, PrintedPage, issue_key
from generator.render.context import RenderContext
from generator.render.issue_context import IssueContext, issue_contexts, leads_of
from generator.render.parts.calendar import (
    issue_days,
    large_month,
    same_days,
    small_months,
    weekdays,
)
from generator.render.parts.charts import dot_map, timeline
from generator.render.parts.drafts import drafts_among
from generator.render.parts.front import issue_front, masthead
from generator.render.parts.navigation import Position, article_nav, home_nav, issue_nav
from generator.render.parts.story import StoryView, story
from generator.render.parts.views import (
    Headline,
    Link,
    continuations,
    counted_heading,
    date_label,
    heading_link,
    headline,
    headline_link,
    headlines,
    issue_link,
    page_headlines,
    page_label,
)
from generator.render.parts.web_page import issue_trail, trail
from generator.settings import Settings

PICTURE = "home.png"  # beside the page, in docs/
ISSUE = next(issue for issue in ours.EDITION.issues if issue.date == ours.DAY)
UNPAGED = PrintedPage(ISSUE.key.page_of_issue(NO_PAGE))
EXTRAS = tuple(replace(ISSUE, key=issue_key(ours.DAY, edition)) for edition in ("号外", "城市晚报_2"))
SEVERAL = (*ours.EDITION.issues, *EXTRAS)


@dataclass(frozen=True, slots=True)
class Part:
    """A macro of a template with its states in words -> its arguments; `box` is what a page has round it.

    A template that is no macro is named as its file, and given settings and a masthead.
    """

    template: str
    name: str
    box: str
    states: Mapping[str, tuple[Any, ...]]


def parts(context: RenderContext) -> Iterator[Part]:
    """Every part, in the order of a page from its head to its foot."""
    yield from _masthead_parts(context)
    yield from _link_parts(context)
    yield from _headline_parts(context)
    yield from _article_parts(context)
    yield from _calendar_parts(context)
    yield from _chart_parts(context)
    yield from _tool_parts(context)
    yield from _search_parts(context)
    yield from _filled_parts(context)


def _link(path: str) -> str:
    """An address that leads nowhere from the page, but says where it would; of a picture, one that is there."""
    return PICTURE if path.startswith(routes.IMAGES) else f"#/{path}"


def _head(article: Article, context: RenderContext) -> Headline:
    return headline(article, context, _link)


def _told(article: Article, context: RenderContext) -> StoryView:
    return story(article, _issue_context(), context, _link)


@cache
def _issue_context() -> IssueContext:
    """What is around the issue; the text of its first page can be seen."""
    found = next(one for one in issue_contexts(ours.EDITION, {}, Path()) if one.issue == ISSUE)
    return replace(
        found, printed={lines.path: routes.printed_text_path(ours.FIRST) for lines in ours.FIRST.source}
    )


def _issue(day: date) -> Issue:
    return next(issue for issue in ours.EDITION.issues if issue.date == day)


def _masthead_parts(context: RenderContext) -> Iterator[Part]:
    full = replace(context.settings, issn="国内统一刊号 CN 00-0000")
    long = replace(context.settings, name="雾桥镇及东西两岸各村联合日报", motto="")
    bad = ours.NASTY
    nasty = Settings(name=bad, motto=bad, place=bad, publisher=bad, founded=bad, issn=bad)

    def stands(settings: Settings, issue: Issue | None) -> tuple[Any, ...]:
        """The settings, and what stands round the name with them."""
        return settings, masthead(issue, replace(context, settings=settings))

    states = {
        "all there is": stands(full, ISSUE),
        "a long name, no motto": stands(long, ISSUE),
        "nothing but the name, no issue": stands(Settings(name="雾桥日报"), None),
        "markup and text from the right in every word": stands(nasty, ISSUE),
    }
    yield Part("masthead.html", "masthead", "div.banner", states)


def _link_parts(context: RenderContext) -> Iterator[Part]:
    strings = context.strings
    sections = ("home", "issues", *(kind.value for kind in IndexKind), "search", "about")
    navigation = tuple(Link(strings[name], _link(name), current=name == "issues") for name in sections)
    yield Part("links.html", "sections", "nav.sections", {"one is current": (navigation,)})
    way = issue_trail(context, _link, ISSUE, Link(ours.NASTY))
    states: dict[str, tuple[Any, ...]] = {
        "from the home page to a printed page; markup and text from the right": (way,),
        "one step": ((*trail(context, _link), Link(strings["about"])),),
        "a very long last step": ((*way[:2], Link(ours.UNBROKEN.title or "")),),
    }
    yield Part("links.html", "crumbs", "nav.crumbs", states)
    yield Part("links.html", "beside", "div", _beside(context))
    yield Part("links.html", "ways", "div", _ways(context))
    people = tuple(heading_link(IndexKind.PEOPLE, name, context, _link) for name in ours.NAMES)
    counted = tuple(
        counted_heading(IndexKind.PEOPLE, one.name, len(one.articles), context, _link)
        for one in headings_with_pages(ours.EDITION)[IndexKind.PEOPLE]
    )
    states = {
        "40 names; those that are named once have no page": (people,),
        "with counts": (counted[:12],),
        "one": (people[:1],),
        "none": ((),),
        "markup and text from the right, with a count; a long one": (
            (Link(ours.NASTY, "#/", "3"), Link(ours.UNBROKEN.title or "", "#/", "12,345")),
        ),
    }
    yield Part("links.html", "names", "div", states)
    states = {
        "a link": (Link("柳河镇", "#/"),),
        "only its words": (Link("柳河镇"),),
        "markup and text from the right": (Link(ours.NASTY),),
    }
    yield Part("links.html", "linked", "p", states)
    states = {
        "a headline": (headline_link(ours.UNBROKEN, context, _link),),
        "no headline: the first words": (headline_link(ours.NOTED, context, _link),),
        "markup and text from the right": (Link(ours.NASTY, "#/"),),
    }
    yield Part("links.html", "words", "p", states)


def _beside(context: RenderContext) -> dict[str, tuple[Any, ...]]:
    strings = context.strings
    words = (strings["previous_article"], strings["next_article"], strings["beside_article"])
    keys = ("ArrowLeft", "ArrowRight")
    before, after = headline_link(ours.PLAIN, context, _link), headline_link(ours.NOTED, context, _link)
    older, newer = (issue_link(issue, context, _link) for issue in (ISSUE, ours.EDITION.issues[0]))
    months = (strings["previous_issue"], strings["next_issue"], strings["beside_issue"], "<", ">")
    return {
        "both; the next has no headline": (before, after, *words, *keys),
        "only one before": (before, None, *words, *keys),
        "only one after": (None, after, *words, *keys),
        "neither: nothing is printed": (None, None, *words, *keys),
        "without keys, issues": (older, newer, *months[:3]),
        "very long headlines": (
            headline_link(ours.UNBROKEN, context, _link),
            headline_link(ours.EIGHT_PHRASES, context, _link),
            *words,
            *keys,
        ),
        "markup and text from the right": (
            Link(ours.NASTY, "#/"),
            before,
            *words,
            *keys,
        ),
    }


def _ways(context: RenderContext) -> dict[str, tuple[Any, ...]]:
    first, _, third, _, fifth, *_, last = ISSUE.pages
    issues = ours.EDITION.issues
    middle = Position(ISSUE, issues[2], issues[0], first, last)
    long = Position(ISSUE, None, None, ours.CONTINUING, None)
    nasty = Position(ISSUE, None, None, third, fifth)
    return {
        "from an article: pages and issues on both sides": (article_nav(middle, context, _link),),
        "from an issue: into it": (issue_nav(Position(ISSUE, None, None), context, _link),),
        "from the front page": (home_nav(issues, context, _link),),
        "one, with a very long name": (article_nav(long, context, _link),),
        "markup and text from the right": (article_nav(nasty, context, _link),),
        "none: nothing is printed": ((),),
    }


def _headline_parts(context: RenderContext) -> Iterator[Part]:
    heads = {
        "kicker, headline of two phrases, deck": ours.BRIDGE,
        "headline only": ours.PLAIN,
        "60 characters without a space; kicker and deck as long": ours.UNBROKEN,
        "eight phrases": ours.EIGHT_PHRASES,
        "no headline: the first words stand in for it": ours.UNTITLED,
        "markup and text from the right, never closed": ours.NASTY_ARTICLE,
    }
    made = {words: _head(article, context) for words, article in heads.items()}
    made_of = {words: (phrases(article.title, article.names),) for words, article in heads.items()}
    yield Part("headlines.html", "phrases", "p.title", made_of)
    yield Part("headlines.html", "title_words", "p.title", {words: (one,) for words, one in made.items()})
    yield Part("headlines.html", "head", "div.story", {words: (one, 3) for words, one in made.items()})
    told = {
        "a lead": replace(headline(ours.BRIDGE, context, _link, 360), weight="lead"),
        "a lead with a very long headline": replace(made["eight phrases"], weight="lead"),
        "long": _head(ours.FEATURE, context),
        "a text of one line, brief": _head(ours.ONE_LINE, context),
        "five people in its credit": _head(ours.CREDITED, context),
        **made,
    }
    states = {words: (one, 3) for words, one in told.items()}
    marked = {"a draft among texts that were read": (_head(ours.CREDITED, context), 3, True)}
    yield Part("headlines.html", "story", "div", states | marked)
    yield from _draft_parts(context)
    yield Part("headlines.html", "titles", "div", _titles(context))
    yield Part("headlines.html", "page_of_titles", "div.pages", _pages(context))
    yield Part("headlines.html", "issue_front", "div.fronts", _fronts(context))


def _draft_parts(context: RenderContext) -> Iterator[Part]:
    drafts, read = (ours.PLAIN, ours.CREDITED), (ours.FEATURE, ours.TYPED)
    yield Part("headlines.html", "draft_mark", "p", {"beside a draft": ()})
    lines = {
        "all are drafts": (drafts_among(drafts, "drafts_of_page", context, _link).line,),
        "some are": (drafts_among((*drafts, *read), "drafts_of_page", context, _link).line,),
        "none is: nothing is printed": (drafts_among(read, "drafts_of_page", context, _link).line,),
        "markup and text from the right": (Link(ours.NASTY, "#/"),),
    }
    yield Part("headlines.html", "drafts_line", "div", lines)
    credited, plain, nasty = (_head(one, context) for one in (ours.CREDITED, ours.PLAIN, ours.NASTY_ARTICLE))
    signed = {
        "five people": (credited, False),
        "five people, a draft": (credited, True),
        "nobody, a draft": (plain, True),
        "nobody: nothing is printed": (plain, False),
        "nobody, read: nothing is printed": (_head(ours.FEATURE, context), True),
        "markup and text from the right": (nasty, True),
    }
    yield Part("headlines.html", "credit", "div.story", signed)


def _continuing(context: RenderContext) -> tuple[Headline, ...]:
    going_on = _issue_context().continued[ours.CONTINUING.label]
    return continuations(ours.CONTINUING, going_on, context, _link)


def _titles(context: RenderContext) -> dict[str, tuple[Any, ...]]:
    first, *_ = ISSUE.pages
    several = headlines(ISSUE.pages[2].articles, context, _link)
    goes_on = _continuing(context)
    return {
        "several": (several,),
        "one without a headline": (headlines((ours.UNTITLED,), context, _link),),
        "with one that goes on from another page": (headlines(first.articles, context, _link), goes_on),
        "only one that goes on from another page": ((), goes_on),
        "drafts among articles that were read": (
            headlines(ISSUE.pages[3].articles, context, _link),
            goes_on,
            True,
        ),
        "markup and text from the right, also in where it goes on from": (
            headlines((ours.NASTY_ARTICLE,), context, _link),
            headlines((ours.NASTY_ARTICLE,), context, _link),
        ),
    }


def _pages(context: RenderContext) -> dict[str, tuple[Any, ...]]:
    third, fifth = ISSUE.pages[2], ISSUE.pages[4]
    goes_on = page_headlines(ours.CONTINUING, ISSUE, (), context, _link)
    return {
        "with a name": (page_headlines(third, ISSUE, third.articles, context, _link), 3),
        "without a name, without an article": (page_headlines(ours.EMPTY, ISSUE, (), context, _link), 3),
        "a draft among what was read": (
            page_headlines(ISSUE.pages[3], ISSUE, (ours.FEATURE, ours.CREW), context, _link),
            3,
            True,
        ),
        "a very long name; only what goes on here": (
            replace(goes_on, continued=_continuing(context)),
            3,
        ),
        "articles of which nobody knows the page": (
            page_headlines(UNPAGED, ISSUE, (ours.FEATURE,), context, _link),
            3,
        ),
        "markup and text from the right": (page_headlines(fifth, ISSUE, fifth.articles, context, _link), 3),
    }


def _fronts(context: RenderContext) -> dict[str, tuple[Any, ...]]:
    days = {
        "full: six of eight headlines": date(2025, 6, 14),
        "no headline first, a very long one last": date(2025, 6, 2),
        "one headline": date(2025, 9, 30),
        "empty": date(2025, 6, 10),
        "two headlines, one missing": ours.DAY,
        "markup and text from the right": date(2025, 9, 5),
    }
    return {words: (issue_front(_issue(day), context, _link), 3) for words, day in days.items()}


def _article_parts(context: RenderContext) -> Iterator[Part]:
    yield Part("article.html", "jumps", "div.article", _jumps(context))
    captions = {
        "with a picture, without one, with its credit in its words, long": (
            _told(ours.PICTURES, context).captions,
        ),
        "none: nothing is printed": ((),),
        "markup and text from the right": (_told(ours.NASTY_ARTICLE, context).captions,),
    }
    yield Part("article.html", "captions", "div.article", captions)
    yield Part("article.html", "headline", "header.article", _article_headlines(context))
    bylines = {
        "people, of whom some have a page": ours.CREDITED,
        "as printed, where nobody could be read out of it": ours.CONTINUED,
        "none: nothing is printed": ours.PLAIN,
        "markup and text from the right": ours.NASTY_ARTICLE,
    }
    yield Part(
        "article.html",
        "byline",
        "ul.line",
        {words: (_told(article, context),) for words, article in bylines.items()},
    )
    corrections = {
        "three": ours.CREDITED,
        "none": ours.PLAIN,
        "markup and text from the right": ours.NASTY_ARTICLE,
    }
    yield Part(
        "article.html",
        "corrections",
        "div.article",
        {words: (article.corrections, 2) for words, article in corrections.items()},
    )
    texts = {
        "one line": ours.ONE_LINE,
        "with subheads": ours.BRIDGE,
        "with a dateline that the text does not begin with": ours.EIGHT_PHRASES,
        "markup and text from the right": ours.NASTY_ARTICLE,
        "a feature of 20,000 characters": ours.FEATURE,
        "verse, notes, a table, readings, subheads of three levels": ours.FORMS,
    }
    yield Part(
        "article.html", "text", "div.article", {words: (_told(one, context),) for words, one in texts.items()}
    )
    yield from _grounds_parts(context)


def _jumps(context: RenderContext) -> dict[str, tuple[Any, ...]]:
    untitled, noted, nasty = (_told(one, context) for one in (ours.UNTITLED, ours.NOTED, ours.NASTY_ARTICLE))
    return {
        "goes on where the other half is": (_told(ours.BRIDGE, context).goes_on,),
        "came from where the other half is": (_told(ours.CONTINUED, context).came_from,),
        "goes on, the other half was not found; twice": (untitled.goes_on,),
        "came from, the other half was not found; the page is not in the edition": (noted.came_from,),
        "goes on, the page is not in the edition; markup and text from the right": (nasty.goes_on,),
        "none: nothing is printed": ((),),
    }


def _article_headlines(context: RenderContext) -> dict[str, tuple[Any, ...]]:
    plain = _told(ours.PLAIN, context)
    return {
        "kicker, headline of two phrases, deck": (_told(ours.BRIDGE, context), 3),
        "column, eight phrases": (_told(ours.EIGHT_PHRASES, context), 3),
        "60 characters without a space; kicker and deck as long": (_told(ours.UNBROKEN, context), 3),
        "headline only": (plain, 3),
        "linked, as on the page of a whole issue": (plain, 3, _link(routes.article_path(ours.PLAIN))),
        "no headline": (_told(ours.NOTED, context), 3),
        "markup and text from the right": (_told(ours.NASTY_ARTICLE, context), 3),
    }


def _cited(article: Article, context: RenderContext) -> Citation:
    return citation(article, headline_link(article, context, _link).text, context.settings)


def _grounds_parts(context: RenderContext) -> Iterator[Part]:
    published = replace(
        context, settings=replace(context.settings, address="https://paper.example.org/wuqiao/")
    )
    long = replace(ours.CREDITED, title=ours.UNBROKEN.title)
    cited = {
        "five people, of whom three are named; a very long headline; an address": _cited(long, published),
        "no byline, no address": _cited(ours.PLAIN, context),
        "no headline": _cited(ours.UNTITLED, context),
        "markup and text from the right": _cited(ours.NASTY_ARTICLE, context),
    }
    states = {words: (one,) for words, one in cited.items()}
    draft = {"a draft": (_cited(ours.PLAIN, context), True)}
    yield Part("article.html", "citation", "div.article", states | draft)
    stated = {
        "a doubtful draft: many notes, lines of six pages, words of its topic": ours.NOTED,
        "a sure draft; its lines can be seen": ours.BRIDGE,
        "reviewed": ours.FEATURE,
        "written by a person: nothing is printed": ours.TYPED,
        "finished elsewhere": replace(ours.TYPED, provider="砚江晚报", url="https://example.org/a"),
        "finished elsewhere, on the web alone": replace(ours.TYPED, url="https://example.org/a"),
        "finished elsewhere, nowhere on the web": replace(ours.TYPED, provider="砚江晚报"),
        "markup and text from the right": replace(ours.NASTY_ARTICLE, provider=ours.NASTY_ARTICLE.title),
    }
    yield Part(
        "article.html",
        "provenance",
        "div.article",
        {words: (_told(one, context).provenance,) for words, one in stated.items()},
    )


def _calendar_parts(context: RenderContext) -> Iterator[Part]:
    days, heads = issue_days(ours.EDITION.issues), weekdays(context.strings)
    year = small_months(ours.DAY.year, days, context, _link)
    february = small_months(2027, days, context, _link)[1]
    several = small_months(ours.DAY.year, issue_days(SEVERAL), context, _link)
    yield Part("calendar.html", "weekday_heads", "table.small-month", {"Monday first": (heads,)})
    small = {
        "six weeks; some days have issues": (year[5], heads),
        "five weeks; the newest issue": (year[8], heads),
        "four weeks, no issue": (february, heads),
        "a day with an evening paper and an extra": (several[5], heads),
    }
    yield Part("calendar.html", "small_month", "div.months", small)
    yield Part("calendar.html", "small_months", "div", {"a year": (year, heads)})
    large = {
        "six weeks; days with three headlines, with one and with none": (_large(6, context), heads),
        "five weeks; the newest issue; markup and text from the right": (_large(9, context), heads),
        "a day with an evening paper and an extra": (_large(6, context, SEVERAL), heads),
    }
    yield Part("calendar.html", "large_month", "div", large)
    others = same_days(_issue_context().same_days, context, _link)
    nasty = replace(others[0], lead=Link(ours.NASTY, "#/"))
    same = {
        "three years: with a headline, without one, without an article": (others,),
        "markup and text from the right; a very long headline": (
            (nasty, replace(others[0], lead=headline_link(ours.UNBROKEN, context, _link))),
        ),
        "none: nothing is printed": ((),),
    }
    yield Part("calendar.html", "same_days", "div", same)


def _large(month: int, context: RenderContext, issues: Sequence[Issue] = ours.EDITION.issues) -> Any:
    first = date(2025, month, 1)
    leads = (leads_of(issue) for issue in issues if issue.date.replace(day=1) == first)
    return large_month(first, issue_days(issues), leads, context, _link)


def _chart_parts(context: RenderContext) -> Iterator[Part]:
    bars = {
        "three months": (timeline(_months(3), context.strings),),
        "120 months, some without articles": (timeline(_months(120), context.strings),),
    }
    yield Part("charts.html", "bars", "div", bars)
    words = context.strings["map_description"].format(place="雾桥", region="云西")
    town = (120.0, 30.0)
    around = [(120 + 0.09 * n * (n % 7 - 3), 30 + 0.11 * (n % 11 - 5)) for n in range(40)]
    nasty = context.strings["map_description"].format(place=ours.NASTY, region=ours.NASTY)
    maps = {
        "among many": (dot_map(town, around, words),),
        "beside one other": (dot_map(town, [(120.4, 30.1)], words),),
        "markup and text from the right": (dot_map(town, around[:5], nasty),),
    }
    yield Part("charts.html", "dots", "div.drawings", maps)


def _months(number: int) -> tuple[Month, ...]:
    firsts = (date(2015 + n // 12, n % 12 + 1, 1) for n in range(number))
    return tuple(Month(first, (n * n + 3) % 17) for n, first in enumerate(firsts))


def _tool_parts(context: RenderContext) -> Iterator[Part]:
    strings = context.strings
    where = (context.settings.name, date_label(ours.DAY, strings), page_label("03", strings))
    nasty = (ours.NASTY,) * 3
    lines = [("tight", strings["line_tight"]), ("", strings["line_default"]), ("loose", strings["line_loose"])]
    yield Part("tools.html", "reading_settings", "form.tools", {"as the paper comes": ()})
    yield Part("tools.html", "choice", "form.tools", {"of three": ("line", strings["line_spacing"], lines)})
    yield Part("tools.html", "keys_button", "form.tools", {"the button": ()})
    yield Part("tools.html", "done", "form.tools", {"nothing done yet": ()})
    yield Part("tools.html", "page_tools", "form.imprint", {"at the foot of a page": ()})
    tools = {"beside an article, and reading aloud": where, "markup and text from the right": nasty}
    yield Part("tools.html", "article_tools", "form.article", tools)


def _search_parts(context: RenderContext) -> Iterator[Part]:
    """What scripts fill with what a search found; here filled as they do it, but for links and marks."""
    strings = context.strings
    where = (date_label(ours.DAY, strings), page_label("03", strings), "副刊", "桥讯")
    long, nasty = ours.UNBROKEN.title or "", ours.NASTY
    empty = {"as it comes: nothing is seen until a script fills it": ("suggestions",)}
    yield Part("suggestions.html", "suggestions", "div", empty)
    states: dict[str, tuple[Any, ...]] = {
        "a name": ("柳河镇", strings["places"]),
        "a long headline": (long, strings["search_headlines"]),
        "markup and text from the right": (nasty, strings["topics"]),
    }
    yield Part("suggestions.html", "suggestion", "ul.search-suggestions", states)
    states = {
        "with all it can have; a draft has no mark of unplaced text, and the other way round": (
            ours.EIGHT_PHRASES.title,
            *where,
            "桥头立了新牌，午后两点放行第一辆车。",
        ),
        "a long headline without a space": (long, *where, long),
        "markup and text from the right": (nasty,) * 6,
    }
    yield Part("results.html", "result", "ol.search-results", states)
    counted = {
        "a name": ("柳河镇", "12"),
        "a long one": (long, "1,234"),
        "markup and text from the right": (nasty, "1"),
    }
    yield Part("results.html", "offer", "ul.search-near", counted)
    yield Part("narrow.html", "narrow_choice", "ul.narrow", counted)
    yield Part("narrow.html", "narrow_nothing", "ul.narrow", {"as it is": ()})
    yield Part("narrow.html", "narrow_more", "ul.narrow", {"as it is": ()})
    bar = {"without a height, which a script gives it; markup and text from the right": (nasty, "12")}
    yield Part("narrow.html", "narrow_bar", "div.narrow-bars", bar)
    names = {name: values[:1] for name, values in counted.items()}
    yield Part("narrow.html", "taken_back", "ul.search-only", names)


def _filled_parts(context: RenderContext) -> Iterator[Part]:
    """What other scripts fill."""
    long, nasty = ours.UNBROKEN.title or "", ours.NASTY
    rows = [("←", long), ("/", context.strings["search_the_paper"]), ("?", nasty)]
    yield Part("keys.html", "keys_dialog", "div", {"with long rows, markup, text from the right": (rows,)})
    at = context.strings["marks_at"].format(n=1, m=12)
    states = {"at the first of twelve": (at,), "markup and text from the right": (nasty,)}
    yield Part("marks.html", "marks_bar", "div", states)
    titles = {"a headline": (long,), "markup and text from the right": (nasty,)}
    yield Part("kept.html", "kept_page", "ul.way", titles)
