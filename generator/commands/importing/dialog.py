"""A person at the terminal says which field of a source is which fact of an article."""

from collections.abc import Mapping, Sequence

from generator.console import Console
from generator.editor import typed_line
from generator.mapping import FactRule
from generator.messages import sentence
from generator.model import values_of

_NONE = "-"
_FIXED = "="


def asked_rules(
    console: Console, rules: Mapping[str, FactRule], fields: Sequence[str], facts: Sequence[str]
) -> dict[str, FactRule]:
    """The rules with those of the facts as the person answers: a field, a fixed text, none, or as they are."""
    console.show(sentence("fields-there-are", values_of(fields=tuple(fields))))
    answered = dict(rules)
    for fact in facts:
        now = answered.get(fact, FactRule())
        answer = _answer(console, fact, now, fields)
        if answer == _NONE:
            answered.pop(fact, None)
        elif answer.startswith(_FIXED):
            answered[fact] = FactRule(fixed=answer.removeprefix(_FIXED).strip())
        elif answer:
            answered[fact] = FactRule((answer,), form=now.form)
    return answered


def _answer(console: Console, fact: str, now: FactRule, fields: Sequence[str]) -> str:
    """What the person types: a field there is, a fixed text, none, or nothing."""
    values = values_of(fact=fact, now="、".join(now.fields) or now.fixed or "—")
    while True:
        console.show(sentence("ask-for-field", values), end="")
        answer = typed_line()
        if not answer or answer == _NONE or answer.startswith(_FIXED) or answer in fields:
            return answer
        console.show(sentence("no-such-field", values_of(field=answer)))
