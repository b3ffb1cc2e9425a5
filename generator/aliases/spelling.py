"""Names in simplified print, by which they are compared, and back as the edition prints them.

The rules know 南宁市 and 财政局; a paper in traditional characters prints 南寧, and stands under 南寧市.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from generator.aliases.given import Forms, Given, Name
from generator.language import in_simplified_print
from generator.model import Article, IndexKind

# Levels that traditional print writes otherwise, which a rule may add to a printed name: 台東, 台東縣.
_LEVELS = str.maketrans("县区镇乡", "縣區鎮鄉")


class Spellings:
    """How an edition prints each name, known by the name in simplified print."""

    def __init__(self, articles: Iterable[Article], home: str) -> None:
        """Learn the names of the articles; `home` is the paper's place as its settings have it."""
        counts: dict[Name, Counter[str]] = defaultdict(Counter)
        for article in articles:
            listed = {IndexKind.PLACES: article.places, IndexKind.ORGANISATIONS: article.organisations}
            for kind, names in listed.items():
                for name in names:
                    counts[kind, in_simplified_print(name)][name] += 1
        self._printed = {
            name: max(printed, key=lambda form: (printed[form], form)) for name, printed in counts.items()
        }
        if home:
            self._printed.setdefault((IndexKind.PLACES, in_simplified_print(home)), home)

    def of(self, kind: IndexKind, heading: str, form: str) -> str:
        """The heading that stands for a printed form, as the edition prints it or would."""
        printed = self._printed.get((kind, heading))
        plain = in_simplified_print(form)
        if printed or plain == form:
            return printed or heading
        if heading.startswith(plain):  # 台東 of 台东县
            return form + heading.removeprefix(plain).translate(_LEVELS)
        return self._with_town(heading, form) if heading.endswith(plain) else form

    def _with_town(self, heading: str, form: str) -> str:
        """南寧市財政局 for 南宁市财政局 that is printed as 市財政局, where a form of the town is known."""
        for end in range(len(heading) - 1, 0, -1):
            town = self._printed.get((IndexKind.PLACES, heading[:end]))
            if town and len(heading) - end <= len(form):
                return town + form[end - len(heading) :]
        return form


def in_simplified_names(article: Article) -> Article:
    """The article with its places, organisations and dateline as the rules know them."""
    line = article.dateline
    return replace(
        article,
        places=tuple(dict.fromkeys(map(in_simplified_print, article.places))),
        organisations=tuple(dict.fromkeys(map(in_simplified_print, article.organisations))),
        dateline=line
        and replace(line, source=_plain(line.source), place=_plain(line.place), date=_plain(line.date)),
    )


def as_printed(
    kind: IndexKind,
    names: Sequence[Collection[str]],
    headings: Sequence[Forms],
    spellings: Spellings,
    given: Given,
) -> list[Forms]:
    """For the printed names of each article their headings, as an editor decided or the edition prints them."""
    return [
        {name: _spelled(kind, own[in_simplified_print(name)], name, spellings, given) for name in printed}
        for printed, own in zip(names, headings, strict=True)
    ]


def _spelled(kind: IndexKind, heading: str, name: str, spellings: Spellings, given: Given) -> str:
    if heading == in_simplified_print(name) and given.decides(kind, name):
        return name
    return heading if given.is_heading(kind, heading) else spellings.of(kind, heading, name)


def _plain(text: str | None) -> str | None:
    return in_simplified_print(text) if text else text
