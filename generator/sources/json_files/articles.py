"""The values of JSON -> the objects in them that are articles, and what stands around each.

An article has a headline or a text by a usual name; what holds lists of articles is a page, an issue or a mere
wrapper, and its other members are facts of all the articles in it. Where no object has such a name, the
outermost lists of objects are the articles.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.model import Field
from generator.sources.file_place import day_in
from generator.sources.nested_fields import fields_in, text_in
from generator.sources.source_text import field_of

AROUND = "outer"  # before the names of what stands around an article, where it holds for several of them
_PLAIN = re.compile(r"[\s_\-]+")
_TITLE = re.compile(r"(.*(title|headline|标题|標題)|题目|題目|主题|正题)", re.IGNORECASE)
_BODY = re.compile(
    r"_?(body|content|text|正文|内容|內容|全文|html|fulltext|articlebody|contenthtml|contenttext|markdown)",
    re.IGNORECASE,
)
# Members of an article that may hold objects with a title or text of their own.
_PARTS = re.compile(
    r"(images?|pictures?|photos?|figures?|media|图片|圖片|attachments?|files?|附件|links?|related.*|recommend.*|相关.*"
    r"|authors?|作者|tags?|keywords?|topics?|categor.*|comments?|评论|blocks?|paragraphs?|captions?|prev.*"
    r"|next.*|seo|meta|opengraph|cover|thumbnail|byline|dateline|source|credits?|jump|notes?|translations?)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(第?[A-Za-z]{0,2}\d{1,3}版?|[^\W\d_]{1,4}\d{1,2}版?)(?:[\s:：_\-]+(\S.*))?")
_YEAR = re.compile(r"(1[89]|20)\d\d([-/年](0?[1-9]|1[0-2])月?)?")
_YEAR_NAME = "year"
_BARE = "value"  # of a text that stands in a list of articles and is none
_SHORT_BODY = 20  # characters; {"text": "success", "articles": […]} is no article
_DEEPEST = 12
_NAMES_KNOWN = 10_000
_MOST_LOOKED_AT = 50  # elements of a list, to know whether articles are in it


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An object that is an article, and the fields that hold for it from around it."""

    value: Mapping[str, object]
    around: tuple[Field, ...]
    line: int


def articles_in(value: object, lines: Mapping[int, int], line: int = 1) -> Iterator[FoundArticle]:
    """The articles in a value, in its order."""
    value = _as_objects(value)
    finder = _Named if _holds_articles(value, _Named) else _Unnamed
    yield from _Search(finder, lines).found(value, _Place(line=line))


class _Named:
    """Articles by the names of their members."""

    @staticmethod
    def is_article(value: Mapping[str, object]) -> bool:
        """Whether an object has a headline or a text of its own."""
        return _has_body(value) or _has_title(value)

    @staticmethod
    def may_hold(value: Mapping[str, object], name: str, member: object) -> bool:
        """Whether a member may hold articles: not the pictures of one, nor anything of one that has a text."""
        if not isinstance(member, dict | list) or _PARTS.fullmatch(name) or _has_body(value, _SHORT_BODY):
            return False
        return isinstance(member, list) or not _has_title(value)


class _Unnamed:
    """The objects of the outermost lists, whatever their members are called."""

    @staticmethod
    def is_article(value: Mapping[str, object]) -> bool:
        """Whether an object in a list is an article: there it is."""
        del value
        return True

    @staticmethod
    def may_hold(value: Mapping[str, object], name: str, member: object) -> bool:
        """Whether a member may hold a list of objects."""
        del value, name
        return isinstance(member, dict) or (isinstance(member, list) and any(map(_is_object, member)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands: the fields that hold there, its line, how deep it lies."""

    around: tuple[Field, ...] = ()
    line: int = 1
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Search:
    finder: type[_Named] | type[_Unnamed]
    lines: Mapping[int, int]

    def found(self, value: object, place: _Place) -> Iterator[FoundArticle]:
        """The articles in a list or object."""
        if isinstance(value, list):
            for each in value:
                yield from self.found_in_list(each, place)
        if not isinstance(value, dict):
            return
        place = replace(place, line=self.lines.get(id(value), place.line))
        holding = [] if place.depth > _DEEPEST else self.holding(value, place.depth)
        if not holding:
            yield FoundArticle(value, place.around, place.line)
        elif len(holding) == 1 and isinstance(value[holding[0]], dict) and not _said_by(holding[0], place):
            yield from self.unwrapped(value, holding[0], place)
        else:
            own = _outer({name: member for name, member in value.items() if name not in holding})
            for name in holding:
                said = () if self.is_counted(name, value[name], place.depth) else _said_by(name, place)
                said = said or (_group(name, value[name]) if len(holding) > 1 else ())
                around = [each for each in place.around if not said or each.name != _YEAR_NAME]
                fields = (*said, *own, *around)
                yield from self.found(value[name], _Place(fields, place.line, place.depth + 1))

    def is_counted(self, name: str, value: object, depth: int) -> bool:
        """Whether a single article stands under its number, as pandas counts rows: no page then."""
        is_number = name.isdecimal() and name.lstrip("0") in {name, ""}
        return is_number and isinstance(value, dict) and not self.holding(value, depth + 1)

    def found_in_list(self, value: object, place: _Place) -> Iterator[FoundArticle]:
        """The articles in an element of a list; a bare text there is kept too."""
        if text := text_in(value):
            yield FoundArticle({_BARE: text}, place.around, place.line)
        elif isinstance(value, dict) and self.finder is _Unnamed:
            yield FoundArticle(value, place.around, self.lines.get(id(value), place.line))
        else:
            yield from self.found(value, place)

    def unwrapped(self, value: dict[str, object], name: str, place: _Place) -> Iterator[FoundArticle]:
        """The articles of the one member that holds any; what is beside a single article is its own."""
        others = {each: member for each, member in value.items() if each != name}
        inner = value[name]
        if self.finder is _Named and isinstance(inner, dict) and not self.holding(inner, place.depth + 1):
            beside = {each: member for each, member in others.items() if each not in inner}
            yield FoundArticle({**inner, **beside}, place.around, place.line)
            return
        around = (*_outer(others), *place.around)
        yield from self.found(inner, _Place(around, place.line, place.depth + 1))

    def holding(self, value: Mapping[str, object], depth: int) -> list[str]:
        """The names of the members that hold articles."""
        return [
            name
            for name, member in value.items()
            if self.finder.may_hold(value, name, member) and _holds_articles(member, self.finder, depth + 1)
        ]


def _outer(members: Mapping[str, object]) -> tuple[Field, ...]:
    """What stands around lists of articles, as fields of each of them."""
    return tuple(field_of(f"{AROUND}.{each.name}", each.text) for each in fields_in(members))


def _holds_articles(value: object, finder: type[_Named] | type[_Unnamed], depth: int = 0) -> bool:
    if depth > _DEEPEST:
        return False
    if isinstance(value, list):
        some = value[:_MOST_LOOKED_AT]
        return (finder is _Unnamed and any(map(_is_object, some))) or any(
            _holds_articles(each, finder, depth + 1) for each in some
        )
    if not isinstance(value, dict):
        return False
    return (finder is _Named and finder.is_article(value)) or any(
        finder.may_hold(value, name, member) and _holds_articles(member, finder, depth + 1)
        for name, member in value.items()
    )


def _group(key: str, value: object) -> tuple[Field, ...]:
    """The name of one of several lists, which its articles have in common; the key or number of one article."""
    own = "index" if key.isdigit() else "key"
    return (field_of("list" if isinstance(value, list) else own, key),)


def _said_by(key: str, place: _Place) -> tuple[Field, ...]:
    """What the name of a list says of its articles: their day, their page."""
    year = next((each.text for each in place.around if each.name == _YEAR_NAME), "")
    if day := day_in(f"{year}-{key}" if year else key):
        return (Field("date", day[0]),)
    if _YEAR.fullmatch(key) or (year and key.isdigit()):
        return (Field(_YEAR_NAME, f"{year}-{key}" if year else key),)
    if page := _PAGE.fullmatch(key.strip()):
        name = (field_of("page_name", page[2]),) if page[2] else ()
        return (field_of("page", page[1]), *name)
    return ()


def _has_title(value: Mapping[str, object]) -> bool:
    return any(_has_text(member) for name, member in value.items() if _is_title(name))


def _has_body(value: Mapping[str, object], least: int = 1) -> bool:
    """Whether an object has a text, be it in paragraphs or blocks; a list of things with headlines is none."""
    return any(
        _has_text(member, least) and not _is_list_of_titled(member)
        for name, member in value.items()
        if _is_body(name)
    )


@lru_cache(_NAMES_KNOWN)
def _is_title(name: str) -> bool:
    return _TITLE.fullmatch(_PLAIN.sub("", name)) is not None


@lru_cache(_NAMES_KNOWN)
def _is_body(name: str) -> bool:
    return _BODY.fullmatch(_PLAIN.sub("", name)) is not None


def _is_list_of_titled(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) and _has_title(each) for each in value)


def _has_text(value: object, least: int = 1) -> bool:
    """Whether something stands there: a text of some length, or a list or object with any, or with parts."""
    if isinstance(value, str):
        return len(value.strip()) >= least
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(part, dict) or (isinstance(part, str) and bool(part.strip())) for part in parts)


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _as_objects(value: object) -> object:
    """A table as pandas writes it (by columns, or with names apart), or lists under a head, as objects."""
    if isinstance(value, dict):
        if isinstance(names := value.get("columns"), list) and isinstance(rows := value.get("data"), list):
            return _rows_as_objects([names, *rows]) or value
        return _columns_as_objects(value) or value
    if isinstance(value, list) and len(value) > 1:
        return _rows_as_objects(value) or value
    return value


def _columns_as_objects(value: Mapping[str, object]) -> list[dict[str, object]]:
    """The rows of {"title": {"0": …, "1": …}, "body": {…}}; none where it is no such table."""
    columns = {name: column for name, column in value.items() if isinstance(column, dict)}
    keys = list(next(iter(columns.values()), {}))
    is_table = len(columns) > 1 and len(columns) == len(value) and all(key.isdigit() for key in keys)
    if not is_table or any(list(column) != keys for column in columns.values()):
        return []
    if not any(_is_title(name) or _is_body(name) for name in columns):
        return []
    return [{name: column[key] for name, column in columns.items()} for key in keys]


def _rows_as_objects(rows: list[object]) -> list[dict[str, object]]:
    """The rows under a row of names; none where they are no such table."""
    if not all(isinstance(row, list) for row in rows):
        return []
    names, *below = [row for row in rows if isinstance(row, list)]
    if len(names) < 2 or not all(isinstance(name, str) and name for name in names):  # noqa: PLR2004 - a table
        return []
    return [dict(zip(map(str, names), row, strict=False)) for row in below]
