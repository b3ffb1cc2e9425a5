"""How a page says which texts on it are machine's drafts: once for all of them, or a mark beside each."""

from collections.abc import Collection
from dataclasses import dataclass

from generator import routes
from generator.model import Article, Issue
from generator.render.context import RenderContext
from generator.render.parts.views import Link, Linked

_MEANING = f"{routes.ABOUT}#drafts"


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a page says of the drafts on it: one line, None where there are none, and whether each is marked."""

    line: Link | None = None
    marked: bool = False


def drafts_among(articles: Collection[Article], all_words: str, context: RenderContext, link: Linked) -> Drafts:
    """What is said of the drafts among the articles on a page: of all in the words of a key, else of each.

    A mark that every story has says no more than one line does, and is in the way.
    """
    count = sum(article.is_machine_draft for article in articles)
    if not count:
        return Drafts()
    words = context.strings[all_words if count == len(articles) else "drafts_some"]
    return Drafts(Link(words, link(_MEANING)), count < len(articles))


def drafts_of_issue(issue: Issue, context: RenderContext, link: Linked) -> Drafts:
    """The same of all articles of an issue."""
    return drafts_among(issue.articles, "drafts_of_issue", context, link)


def draft_link(article: Article, context: RenderContext, link: Linked) -> Link | None:
    """That an article is a draft, with the way to what that means; None where it is none."""
    return Link(context.strings["status_draft"], link(_MEANING)) if article.is_machine_draft else None
