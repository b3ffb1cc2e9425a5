"""The readings of one issue, with articles joined across its pages and every line still accounted for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.continuation.doubts import Doubt, doubts_of
from generator.continuation.joined import joined
from generator.continuation.pairs import matches_of
from generator.continuation.parts import parts_of
from generator.model import Article, Direction, Key, LineRole, Origin, ParsedPage, Problem, Severity


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of an issue's articles: the one that each goes on with (by key), and what is doubtful."""

    after: Mapping[Key, Article]
    doubts: Sequence[Doubt]

    @property
    def moved(self) -> frozenset[Key]:
        """The keys of the articles that become part of another."""
        return frozenset(article.key for article in self.after.values())


def continued(readings: Sequence[ParsedPage]) -> tuple[ParsedPage, ...]:
    """The readings of one issue in the same order, each article joined with its continuations that are sure.

    A joined article stands on its first page under its key; the pages that it goes on on keep what they had of
    it as `moved`. What is not sure stays, and both places are told. What came from here comes back the same.
    """
    if any(_is_continued(reading) for reading in readings):
        return tuple(readings)
    matches = matches_of(parts_of(readings))
    after = {match.start.article.key: match.end.article for match in matches if match.sure}
    plan = _Plan(after, doubts_of(match for match in matches if not match.sure))
    return tuple(_continued(reading, plan) for reading in readings)


def _is_continued(reading: ParsedPage) -> bool:
    return bool(reading.moved) or any(article.continued for article in reading.page.articles)


def _continued(reading: ParsedPage, plan: _Plan) -> ParsedPage:
    printed, moved = reading.page.articles, plan.moved
    articles = tuple(_whole(article, plan) for article in printed if article.key not in moved)
    gone = tuple(article for article in printed if article.key in moved)
    # A part that has moved needs no headline, and one whose continuation has it lacks it no more.
    titled = [
        one for one in articles if one.title and one.key in {each.key for each in printed if not each.title}
    ]
    settled = [str(one.key) for one in (*gone, *titled)]
    problems = [each for each in reading.problems if each.value("article") not in settled]
    told = [_problem(reading, doubt) for doubt in plan.doubts if doubt.key in {one.key for one in printed}]
    problems += [problem for problem in told if problem not in problems]
    page = replace(reading.page, articles=articles)
    return replace(reading, page=page, roles=_roles(reading, moved), problems=tuple(problems), moved=gone)


def _whole(article: Article, plan: _Plan) -> Article:
    """The article with all its continuations, those of its continuations among them, and what is doubtful."""
    doubts = [doubt.note for doubt in plan.doubts if doubt.key == article.key]
    noted = replace(article, notes=tuple(dict.fromkeys([*article.notes, *doubts])))
    return joined(noted, _whole(plan.after[article.key], plan)) if article.key in plan.after else noted


def _roles(reading: ParsedPage, moved: frozenset[Key]) -> tuple[LineRole, ...]:
    """The roles by the places of the articles that are left; lines of one that moved are a continuation's."""
    left = [index for index, article in enumerate(reading.page.articles) if article.key not in moved]
    places: dict[int | None, int | None] = {None: None, **{index: place for place, index in enumerate(left)}}
    roles = (
        LineRole(role.line, places[role.article], role.role)
        if role.article in places
        else LineRole(role.line, None, "continuation")
        for role in reading.roles
    )
    return tuple(dict.fromkeys(roles))


def _problem(reading: ParsedPage, doubt: Doubt) -> Problem:
    """The doubt at the article's mark, or where it begins."""
    index = next(index for index, one in enumerate(reading.page.articles) if one.key == doubt.key)
    source = reading.page.articles[index].source or reading.page.source
    marks = [role.line for role in reading.roles if role.article == index and role.role == "jump"]
    lines = sorted(marks or (part.first for part in source))
    line = (lines[-1] if doubt.direction is Direction.TO and marks else lines[0]) if lines else None
    path = source[0].path if source else f"{reading.page.key}.txt"
    return Problem(Origin(f"content/{path}", line), doubt.note.code, Severity.WARNING, doubt.note.values)
