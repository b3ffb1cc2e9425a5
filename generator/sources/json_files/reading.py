"""Files of JSON and JSON Lines -> the articles in them."""

import re
from collections.abc import Iterator, Sequence

from generator.model import Field, Item, Origin, Problem, SourceReading, values_of
from generator.sources.file_place import place_fields
from generator.sources.json_files.articles import AROUND, FoundArticle, articles_in
from generator.sources.json_files.parsing import Fault, parsed
from generator.sources.nested_fields import fields_in
from generator.sources.source_file import SourceFile
from generator.sources.source_text import field_of, text_of

FORMAT = "json"
_SUFFIXES = frozenset((".json", ".jsonl", ".jsonlines", ".ndjson", ".jl"))
_OTHERS = frozenset((".txt", ".log", ".data", ".dat", ""))
_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')


def takes_json(file: SourceFile) -> bool:
    """Whether a file is of JSON: by its name, or one of text that opens as objects do."""
    return file.suffix in _SUFFIXES or (file.suffix in _OTHERS and bool(_OPENING.match(file.start())))


def read_json(files: Sequence[SourceFile]) -> SourceReading:
    """The articles of the files: objects in lists, however they are wrapped.

    Forms seen in public: a list of {title, page, content, date} a day (the data of ihmsje/rmrb-dashboard),
    Scrapy's feeds, JSON Feed 1.1 (jsonfeed.org), the REST answers of WordPress, pandas' to_json. The key of a
    list lands as date or page where it is one; what stands around a list is named outer.NAME.
    """
    items: list[Item] = []
    problems: list[Problem] = []
    for file in files:
        its_items, its_problems = _read(file)
        items += its_items
        problems += its_problems
    return SourceReading(FORMAT, tuple(items), tuple(problems))


def _read(file: SourceFile) -> tuple[list[Item], list[Problem]]:
    text, problems = text_of(file)
    if text is None:
        return [], problems
    made = parsed(text)
    place = place_fields(file)
    found = [
        article
        for value in made.values
        for article in articles_in(value, made.lines, made.lines.get(id(value), 1))
        if id(article.value) not in made.in_part
    ]
    items = [_item(file, article, place) for article in found]
    items = [item for item in items if item.fields]
    problems += [_told(file, fault, len(items)) for fault in made.faults]
    if not items and not made.faults:
        problems.append(Problem(Origin(file.shown), "json-without-articles"))
    return items, problems


def _item(file: SourceFile, article: FoundArticle, place: Sequence[Field]) -> Item:
    own = tuple(fields_in(article.value))
    around = tuple(_around({field.name for field in own}, article.around)) if own else ()
    return Item(Origin(file.shown, article.line), (*own, *around, *(place if own else ())))


def _around(own: set[str], around: Sequence[Field]) -> Iterator[Field]:
    """What holds around an article; a day or page that it names itself too stands as the outer one."""
    for field in around:
        yield field_of(f"{AROUND}.{field.name}", field.text) if field.name in own else field


def _told(file: SourceFile, fault: Fault, count: int) -> Problem:
    origin = Origin(file.shown, fault.line)
    if fault.is_break:
        return Problem(origin, "json-breaks-off", values=values_of(count=count))
    return Problem(origin, "json-not-read", values=values_of(last=fault.last))
