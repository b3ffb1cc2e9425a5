"""`import --preview` and `import --map`: sources are looked at before they are taken over."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from generator.commands.importing.dialog import asked_rules
from generator.console import Console
from generator.inbox import Source, SourceArticles, articles_of, source_at
from generator.mapping import (
    FACTS,
    IMPORTS,
    FactRule,
    SourceMapping,
    fields_by_fact,
    is_form,
    mapping_of,
    mapping_text,
)
from generator.model import FinishedArticle, Message, SourceReading, as_printed, values_of
from generator.prose import paragraphs_of
from generator.storage import shown_path, write_whole

_SHOWN = 3  # articles
_LONGEST = 60  # characters of a text that is shown
_ASKED = ("date", "page", "title", "body", "author", "kicker", "subtitle", "section")


def try_sources(console: Console, paths: Sequence[Path], arguments: argparse.Namespace) -> int:
    """Write a mapping for the sources where asked for, then show how they are read: the exit code."""
    if not paths:
        console.complain("no-source-to-try")
        return 2
    code = 0
    for path in paths:
        source = source_at(path.resolve(), _shown_folder(path.resolve(), console.content))
        if arguments.map:
            code |= _write_mapping(console, source, arguments)
        if not code:
            code |= _show(console, source)
    return code


def _shown_folder(path: Path, content: Path) -> str:
    """How people are told of the folder around a source: as an import does where it lies in content/."""
    return shown_path(path.parent, content.resolve())


def _show(console: Console, source: Source) -> int:
    articles = articles_of(source, console.content)
    mapping, _ = mapping_of(source.name, console.content)
    for reading in articles.readings:
        values = values_of(name=source.name, format=reading.format, count=len(reading.items))
        console.show_sentence("source-as-read", values)
        taken, unused = fields_by_fact(reading, mapping)
        for fact, fields in taken.items():
            console.show_sentence("fact-from-fields", values_of(fact=fact, fields=fields))
        if unused:
            console.show_sentence("fields-without-use", values_of(fields=unused))
    for number, each in enumerate(islice(chain(*articles.by_page.values()), _SHOWN), 1):
        _show_article(console, number, each)
    return console.report(articles.problems)


def _show_article(console: Console, number: int, each: FinishedArticle) -> None:
    article = each.article
    body = "".join(paragraph.text for paragraph in paragraphs_of(article.body))
    values = values_of(
        number=number,
        date=article.key.folder,
        page=as_printed(article.page),
        title=article.title or "—",
        kicker=article.kicker or "—",
        subtitle=article.subtitle or "—",
        byline=article.byline.text if article.byline else "—",
        body=body[:_LONGEST],
        length=len(body),
    )
    console.show_sentence("article-as-read", values)


def _write_mapping(console: Console, source: Source, arguments: argparse.Namespace) -> int:
    """Write content/imports/NAME.yaml by the flags and, at a terminal, by what the editor answers."""
    place = console.content / IMPORTS / f"{Path(source.name).stem}.yaml"
    shown = f"content/{IMPORTS}/{place.name}"
    if place.exists():
        console.complain("mapping-is-there", values_of(file=shown))
        return 1
    articles = articles_of(source, console.content)
    fields = _field_names(articles.readings)
    if fault := _wrong_flag(arguments, fields):
        console.complain(*fault)
        return 2
    known = _rules(articles, arguments)
    rules = asked_rules(console, known, fields, _ASKED) if sys.stdin.isatty() else known
    left_out = tuple(name for fact, rule in known.items() if fact not in rules for name in rule.fields)
    ordered = {fact: rules[fact] for fact in FACTS if fact in rules}
    write_whole(place, mapping_text(ordered, left_out).encode())
    console.say("mapping-written", values_of(file=shown))
    return 0


def _wrong_flag(arguments: argparse.Namespace, fields: Sequence[str]) -> Message | None:
    """What is wrong with the flags: a fact or a field that is not there, a form that is none of a date."""
    unknown = [fact for fact, _ in (*arguments.set, *arguments.fix) if fact not in FACTS]
    if unknown:
        return "fact-unknown", values_of(fact=unknown[0], known=FACTS)
    if arguments.date_form and not is_form(arguments.date_form):
        return "mapping-form-wrong", values_of(form=arguments.date_form)
    absent = [field for _, field in arguments.set if field not in fields]
    return ("field-unknown", values_of(field=absent[0], known=tuple(fields))) if absent else None


def _rules(articles: SourceArticles, arguments: argparse.Namespace) -> dict[str, FactRule]:
    """The rules by which the source is read anyway, with those that the flags give in their place."""
    rules: dict[str, FactRule] = {}
    for reading in articles.readings:
        for fact, fields in fields_by_fact(reading, SourceMapping())[0].items():
            rules.setdefault(fact, FactRule(fields))
    named: dict[str, FactRule] = {}
    for fact, field in arguments.set:
        named[fact] = FactRule((*named.get(fact, FactRule()).fields, field))
    for fact, text in arguments.fix:
        named[fact] = replace(named.get(fact, FactRule()), fixed=text)
    rules |= named
    if arguments.date_form and "date" in rules:
        rules["date"] = replace(rules["date"], form=arguments.date_form)
    return rules


def _field_names(readings: Sequence[SourceReading]) -> tuple[str, ...]:
    names = (field.name for reading in readings for item in reading.items for field in item.fields)
    return tuple(dict.fromkeys(names))
