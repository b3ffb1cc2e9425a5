"""A person at the terminal decides on names one key each, and each decision is written at once."""

from collections.abc import Sequence

from generator.authority import Candidate, read_authorities, write_alias, write_entry
from generator.desk import Desk
from generator.keyboard import END_OF_INPUT, pressed_key, typed_line
from generator.model import Entity, IndexKind
from generator.review import KIND_WORDS, NOT_PRINTED, plain

MOST_CHOICES = 9  # entries to choose from by one digit


def decide(chosen: Sequence[Candidate], desk: Desk) -> None:
    """Show each candidate and carry out what is decided on it, until all are or the person ends it."""
    for number, candidate in enumerate(chosen, 1):
        desk.show(f"\n〔{number}/{len(chosen)}〕{candidate_told(candidate)}")
        if not _decided(desk, candidate):
            break


def candidate_told(candidate: Candidate) -> str:
    """A candidate in two lines: what it is and how often, then where and the sentence that shows it."""
    article = candidate.shown_in
    doubt = "，机器没有把握" if candidate.doubtful else ""
    counts = f"{candidate.mentions} 处，{candidate.articles} 篇"
    sentence = plain(candidate.sentence) or NOT_PRINTED
    place = f"{article.date.isoformat()} 第{article.page}版"
    return f"{KIND_WORDS[candidate.kind]} {plain(candidate.name)}（{counts}{doubt}）\n    {place}：{sentence}"


def _decided(desk: Desk, candidate: Candidate) -> bool:
    """Whether to go on: the person at the terminal has decided on the candidate or skipped it, not ended."""
    while True:
        desk.show("    a 采用　b 是……的别名　r 不收　s 跳过　q 结束 ", end="")
        key = pressed_key()
        desk.show(key if key.isprintable() else "")
        if key in {"q", END_OF_INPUT}:
            return False
        if key == "s" or (key in {"a", "b", "r"} and _is_written(desk, candidate, key)):
            return True


def _is_written(desk: Desk, candidate: Candidate, key: str) -> bool:
    """Whether what a key means for a candidate now stands in its file; the reason is told where it does not."""
    kind, name = candidate.kind, candidate.name
    entity = _chosen_entity(desk, kind) if key == "b" else None
    if key == "b" and entity is None:
        return False
    with desk.alone():
        if entity:
            problem = write_alias(desk.content, kind, entity.id, name)
        else:
            problem = write_entry(desk.content, kind, name, reject=key == "r")
    if problem:
        desk.report([problem])
    return problem is None


def _chosen_entity(desk: Desk, kind: IndexKind) -> Entity | None:
    """The entry that the person at the terminal finds by a part of its name and chooses by number."""
    desk.show("    是哪一条的别名？输入它名称的一部分，再按回车：", end="")
    part = typed_line()
    authorities, _ = read_authorities(desk.content)
    matching = [
        entity
        for entity in authorities.entities
        if part and entity.kind is kind and any(part in form for form in (entity.id, *entity.forms))
    ][:MOST_CHOICES]
    if not matching:
        desk.show(f"    没有名称里有“{part}”的条目；可以先采用那个名字，再回来归并。" if part else "")
        return None
    for number, entity in enumerate(matching, 1):
        described = f"：{entity.description}" if entity.description else ""
        desk.show(f"    {number} {entity.heading}{described}")
    desk.show("    按号码选一条，按其他键返回 ", end="")
    key = pressed_key()
    desk.show(key if key.isprintable() else "")
    return matching[int(key) - 1] if key in {str(n) for n in range(1, len(matching) + 1)} else None
