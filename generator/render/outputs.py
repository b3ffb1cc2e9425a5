"""Edition and theme -> the files of the site: every page, the style sheet, the scripts, the paper's icon."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from generator import routes
from generator.content import picture_names, published_picture
from generator.exports import browser_manifests, records
from generator.index_pages import heading_pages, headings_with_pages, related_articles
from generator.model import Edition, IndexKind, Output
from generator.render.context import RenderContext, render_context
from generator.render.issue_context import issue_contexts
from generator.render.pages import not_found_page
from generator.render.parts import Link, Linked, WebPage
from generator.render.theme import ARTICLE, MARKS, SEARCH, Theme, read_theme
from generator.render.web_pages import (
    context_of_issue,
    heading_and_index_pages,
    issue_pages,
    overview_pages,
    own_pages,
)
from generator.settings import EditionError, Settings

OFFLINE_SCRIPT = routes.script_path("offline.js")
ICON = routes.script_path("icon.svg")
# What a mistake in a template raises: Jinja's own errors, and those of the Python its expressions run.
_TEMPLATE_ERRORS = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)


def render(edition: Edition, settings: Settings, themes: Sequence[Path], content: Path) -> Iterator[Output]:
    """Every file of the site but the search index: pages, records, style, scripts, pictures of content/images/.

    `themes` are the folders of the theme, the edition's own before the program's. Raises EditionError for a
    template that cannot be filled in or words that cannot be read.
    """
    theme = read_theme(themes, settings.language, settings.paper_language)
    settings = replace(settings, language=theme.language)
    headings = headings_with_pages(edition)
    context = render_context(edition, headings, settings, theme.strings)

    def made(pages: Iterable[WebPage]) -> Iterator[Output]:
        """The pages as files."""
        return (_filled_page(page, context, theme, partial(routes.relative, page=page.path)) for page in pages)

    yield from made(overview_pages(edition, headings, context))
    related = related_articles(edition.articles, headings)
    for issue in issue_contexts(edition, related, content):
        yield from made(issue_pages(issue, context_of_issue(issue, context)))
    pages = heading_pages(edition, headings, settings.place)
    yield from made(heading_and_index_pages(headings, pages, context))
    yield from made(own_pages(edition, context))
    yield _not_found(context, theme)
    yield Output(routes.STYLE, theme.style)
    yield Output(ICON, _filled("icon.svg", {"letter": settings.name[:1]}, theme))
    for name, script in theme.scripts.items():
        yield Output(routes.script_path(name), script)
    yield from browser_manifests(
        settings, theme.strings["search_description"].format(name=settings.name), theme.style, ICON
    )
    yield from records(pages, edition.topics, settings)
    yield from _pictures(content, edition.withheld.pictures)


def _pictures(content: Path, withheld: Collection[str]) -> Iterator[Output]:
    for name in picture_names(content):
        if name in withheld:
            continue
        picture = published_picture(name, content)
        if isinstance(picture, bytes):
            yield Output(routes.image_path(name), picture)


def _not_found(context: RenderContext, theme: Theme) -> Output:
    page = not_found_page(context.limited_to())
    if not context.settings.address:
        return _filled_page(page, context, theme, partial(routes.relative, page=page.path))
    # A server shows this page at any depth, so its links start from the site's own root.
    base = urlsplit(context.settings.address).path.rstrip("/")
    link = partial(_from_root, base)
    crumbs = tuple(
        replace(crumb, href=f"{base}/{crumb.href}") if crumb.href else crumb for crumb in page.crumbs
    )
    return _filled_page(replace(page, crumbs=crumbs), context, theme, link)


def _from_root(base: str, target: str) -> str:
    return f"{base}/{routes.relative(target, routes.HOME)}"


def _filled_page(page: WebPage, context: RenderContext, theme: Theme, link: Linked) -> Output:
    language, printed = context.settings.language, context.settings.paper_language
    apart = language != printed
    given = {
        "leaf": page,
        "settings": context.settings,
        "strings": SimpleNamespace(**context.strings),
        # On what the paper printed, and on our own words in the midst of it, where they are in two languages.
        "chinese": Markup(' lang="{}"').format(printed) if apart else "",
        "ours": Markup(' lang="{}"').format(language) if apart else "",
        "link": link,
        "site": _site(link, context.settings, theme),
        "navigation": _navigation(page, context, link),
        "canonical": routes.on_the_web(page.path, context.settings.address) if context.settings.address else "",
        **page.values,
    }
    return Output(page.path, _filled(page.template, given, theme))


def _site(link: Linked, settings: Settings, theme: Theme) -> SimpleNamespace:
    return SimpleNamespace(
        home=link(routes.HOME),
        about=link(routes.ABOUT),
        search=link(routes.SEARCH),
        search_index=link(routes.SEARCH_INDEX),
        early_script=Markup(theme.early),  # noqa: S704 - a script of the theme, nothing of the content
        early_digest=theme.early_digest,
        settings_script=link(routes.script_path("settings.js")),
        find_script=link(routes.script_path("find.js")),
        keys_script=link(routes.script_path("keys.js")),
        article_script=link(routes.script_path(ARTICLE)),
        marks_script=link(routes.script_path(MARKS)),
        search_script=link(routes.script_path(SEARCH)),
        open_search=link(routes.OPEN_SEARCH) if settings.address else "",
        offline_script=link(OFFLINE_SCRIPT),
        style=link(routes.STYLE),
        icon=link(ICON),
    )


def _navigation(page: WebPage, context: RenderContext, link: Linked) -> tuple[Link, ...]:
    places = {
        "home": routes.HOME,
        "issues": routes.ISSUES,
        **{kind.value: routes.index_path(kind) for kind in IndexKind},
        "search": routes.SEARCH,
        "about": routes.ABOUT,
    }
    return tuple(
        Link(context.strings[name], link(path), current=name == page.section) for name, path in places.items()
    )


def _filled(template: str, given: dict[str, object], theme: Theme) -> bytes:
    try:
        return theme.templates.get_template(template).render(given).encode("utf-8")
    except _TEMPLATE_ERRORS as error:
        raise EditionError("template-not-filled", template=template, error=str(error)) from error
