"""Edition and theme -> the files of the site: every page, the style sheet, the scripts, the paper's icon."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from generator import routes
from generator.model import Edition, IndexKind, Output
from generator.pictures import pictures, published_picture
from generator.render.manifest import browser_manifests
from generator.render.printed_text import printed_pages, printed_text_pages
from generator.render.records import records
from generator.render.theme import ARTICLE, MARKS, SEARCH, Theme, read_theme
from generator.render.views import Link, Linked, Press, press
from generator.render.web_page import WebPage
from generator.render.web_pages import not_found, web_pages
from generator.settings import EditionError, Settings

OFFLINE_SCRIPT = routes.script_path("offline.js")
ICON = routes.script_path("icon.svg")
# On what the paper printed, where the words around it are in another language.
_CHINESE = Markup(' lang="zh-Hans"')
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
    theme = read_theme(themes, settings.language)
    settings = replace(settings, language=theme.language)
    copy = press(edition, settings, theme.strings, printed_pages(edition, content))
    for page in chain(web_pages(copy), printed_text_pages(copy, content)):
        yield _filled_page(page, copy, theme, partial(routes.relative, page=page.path))
    yield _not_found(copy, theme)
    yield Output(routes.STYLE, theme.style)
    yield Output(ICON, _filled("icon.svg", {"letter": settings.name[:1]}, theme))
    for name, script in theme.scripts.items():
        yield Output(routes.script_path(name), script)
    yield from browser_manifests(settings, theme, ICON)
    yield from records(copy)
    yield from _pictures(content, edition.withheld.pictures)


def _pictures(content: Path, withheld: Collection[str]) -> Iterator[Output]:
    for name in pictures(content):
        if name in withheld:
            continue
        picture = published_picture(name, content)
        if isinstance(picture, bytes):
            yield Output(routes.image_path(name), picture)


def _not_found(copy: Press, theme: Theme) -> Output:
    page = not_found(copy)
    if not copy.settings.address:
        return _filled_page(page, copy, theme, partial(routes.relative, page=page.path))
    # A server shows this page at any depth, so its links start from the site's own root.
    base = urlsplit(copy.settings.address).path.rstrip("/")
    link = partial(_from_root, base)
    crumbs = tuple(
        replace(crumb, href=f"{base}/{crumb.href}") if crumb.href else crumb for crumb in page.crumbs
    )
    return _filled_page(replace(page, crumbs=crumbs), copy, theme, link)


def _from_root(base: str, target: str) -> str:
    return f"{base}/{routes.relative(target, routes.HOME)}"


def _filled_page(page: WebPage, copy: Press, theme: Theme, link: Linked) -> Output:
    chinese = copy.settings.language.startswith("zh")
    context = {
        "leaf": page,
        "settings": copy.settings,
        "strings": SimpleNamespace(**copy.strings),
        "chinese": "" if chinese else _CHINESE,
        # On our own words among what the paper printed, where they are in another language than that.
        "ours": "" if chinese else Markup(' lang="{}"').format(copy.settings.language),
        "link": link,
        "site": _site(link, copy.settings, theme),
        "navigation": _navigation(page, copy, link),
        "canonical": routes.on_the_web(page.path, copy.settings.address) if copy.settings.address else "",
        **page.values,
    }
    return Output(page.path, _filled(page.template, context, theme))


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


def _navigation(page: WebPage, copy: Press, link: Linked) -> tuple[Link, ...]:
    places = {
        "home": routes.HOME,
        "issues": routes.ISSUES,
        **{kind.value: routes.index_path(kind) for kind in IndexKind},
        "search": routes.SEARCH,
        "about": routes.ABOUT,
    }
    return tuple(
        Link(copy.strings[name], link(path), current=name == page.section) for name, path in places.items()
    )


def _filled(template: str, context: dict[str, object], theme: Theme) -> bytes:
    try:
        return theme.templates.get_template(template).render(context).encode("utf-8")
    except _TEMPLATE_ERRORS as error:
        raise EditionError(
            f"theme/templates/{template}: 模板无法填写（{error}），请对照程序自带的同名模板改正。"
        ) from error
