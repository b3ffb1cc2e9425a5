"""`import --preview` and `import --map`: sources are looked at before they are taken over."""

import argparse
import sys
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path

from generator.commands.importing.dialog import asked_rules
from generator.console import Console
from generator.inbox import Source, SourceArticles, articles_of, source_at
from generator.mapping import FACTS, IMPORTS, FactRule, fields_by_fact, is_form, mapping_of, mapping_text
from generator.model import FinishedArticle, SourceReading, as_printed, values_of
from generator.prose import paragraphs_of
from generator.storage import write_whole

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
        source = source_at(path.resolve())
        if arguments.map:
            code |= _write_mapping(console, source, arguments)
        if not code:
            code |= _show(console, source)
    return code


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
    unknown = [fact for fact, _ in (*arguments.set, *arguments.fix) if fact not in FACTS]
    if unknown or (arguments.date_form and not is_form(arguments.date_form)):
        code = "fact-unknown" if unknown else "mapping-form-wrong"
        values = values_of(fact=unknown[0], known=FACTS) if unknown else values_of(form=arguments.date_form)
        console.complain(code, values)
        return 2
    rules = _rules(articles_of(source, console.content), arguments)
    if sys.stdin.isatty():
        rules = asked_rules(console, rules, _field_names(articles_of(source, console.content).readings), _ASKED)
    write_whole(place, mapping_text(rules).encode())
    console.say("mapping-written", values_of(file=shown))
    return 0


def _rules(articles: SourceArticles, arguments: argparse.Namespace) -> dict[str, FactRule]:
    """The rules by which the source is read anyway, with those that the flags give in their place."""
    rules: dict[str, FactRule] = {}
    for reading in articles.readings:
        for fact, fields in fields_by_fact(reading, mapping_of("", Path())[0])[0].items():
            rules.setdefault(fact, FactRule(fields))
    rules |= {fact: FactRule((field,)) for fact, field in arguments.set}
    rules |= {fact: FactRule(fixed=text) for fact, text in arguments.fix}
    if arguments.date_form and "date" in rules:
        rules["date"] = FactRule(rules["date"].fields, form=arguments.date_form)
    return {fact: rules[fact] for fact in FACTS if fact in rules}


def _field_names(readings: Sequence[SourceReading]) -> tuple[str, ...]:
    names = (field.name for reading in readings for item in reading.items for field in item.fields)
    return tuple(dict.fromkeys(names))
