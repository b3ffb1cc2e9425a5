"""A person at the terminal decides on names one key each, and each decision is written at once."""

from collections.abc import Sequence

from generator.authority import Candidate, read_authorities, write_alias, write_entry
from generator.console import Console
from generator.editor.keyboard import END_OF_INPUT, pressed_key, typed_line
from generator.editor.review import KIND_WORDS, NOT_PRINTED, plain
from generator.messages import sentence
from generator.model import Entity, IndexKind, as_printed, values_of

MOST_CHOICES = 9  # entries to choose from by one digit


def decide(chosen: Sequence[Candidate], console: Console) -> None:
    """Show each candidate and carry out what is decided on it, until all are or the person ends it."""
    for number, candidate in enumerate(chosen, 1):
        console.show(f"\n〔{number}/{len(chosen)}〕{describe_candidate(candidate)}")
        if not _decided(console, candidate):
            break


def describe_candidate(candidate: Candidate) -> str:
    """A candidate in two lines: what it is and how often, then where and the sentence that shows it."""
    article = candidate.shown_in
    values = values_of(
        kind=KIND_WORDS[candidate.kind],
        name=plain(candidate.name),
        mentions=candidate.mentions,
        articles=candidate.articles,
        day=article.key.folder,
        page=as_printed(article.page),
        shown=plain(candidate.sentence) or NOT_PRINTED,
    )
    return sentence("name-in-doubt" if candidate.doubtful else "name-undecided", values)


def _decided(console: Console, candidate: Candidate) -> bool:
    """Whether to go on: the person at the terminal has decided on the candidate or skipped it, not ended."""
    while True:
        console.show(sentence("keys-of-names"), end="")
        key = pressed_key()
        console.show(key if key.isprintable() else "")
        if key in {"q", END_OF_INPUT}:
            return False
        if key == "s" or (key in {"a", "b", "r"} and _is_written(console, candidate, key)):
            return True


def _is_written(console: Console, candidate: Candidate, key: str) -> bool:
    """Whether what a key means for a candidate now stands in its file; the reason is told where it does not."""
    kind, name = candidate.kind, candidate.name
    entity = _chosen_entity(console, kind) if key == "b" else None
    if key == "b" and entity is None:
        return False
    with console.exclusive_lock():
        if entity:
            problem = write_alias(console.content, kind, entity.id, name)
        else:
            problem = write_entry(console.content, kind, name, reject=key == "r")
    if problem:
        console.report([problem])
    return problem is None


def _chosen_entity(console: Console, kind: IndexKind) -> Entity | None:
    """The entry that the person at the terminal finds by a part of its name and chooses by number."""
    console.show(sentence("alias-of-which"), end="")
    part = typed_line()
    authorities, _ = read_authorities(console.content)
    matching = [
        entity
        for entity in authorities.entities
        if part and entity.kind is kind and any(part in form for form in (entity.id, *entity.forms))
    ][:MOST_CHOICES]
    if not matching:
        console.show(sentence("no-entry-like-that", values_of(part=part)) if part else "")
        return None
    for number, entity in enumerate(matching, 1):
        described = f"：{entity.description}" if entity.description else ""
        console.show(f"    {number} {entity.heading}{described}")
    console.show(sentence("choose-by-number"), end="")
    key = pressed_key()
    console.show(key if key.isprintable() else "")
    return matching[int(key) - 1] if key in {str(n) for n in range(1, len(matching) + 1)} else None
