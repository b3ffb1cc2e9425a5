"""content/imports/NAME.yaml -> which field of a source is which fact, and how a date and a page are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from generator.mapping.days import is_form
from generator.mapping.known import FACTS
from generator.model import Markup, Problem
from generator.storage import text_in
from generator.yaml_source import (
    Facts,
    facts_at_head,
    mapped_facts,
    report_at,
    text_fact,
    texts_fact,
    whole_source,
)
from generator.yaml_source import Mapping as MappingNode

IMPORTS = "imports"
_RULE_KEYS = ("field", "fixed", "form", "markup", "per_page")
_KEYS = (*FACTS, "files", "ignore")


@dataclass(frozen=True, slots=True)
class FactRule:
    """Where a fact comes from: the first of the fields that has a text, else what is fixed.

    `form` is how a date is written, as for `strptime`; `markup` how a body is. With `per_page` articles get
    their page by their order in the file, so many a page; 0 for all on one.
    """

    fields: tuple[str, ...] = ()
    fixed: str = ""
    form: str = ""
    markup: Markup | None = None
    per_page: int = 0


@dataclass(frozen=True, slots=True)
class SourceMapping:
    """What an editor wrote of a source: a rule a fact, and the fields that are of no use. Empty: nothing."""

    rules: Mapping[str, FactRule] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


def mapping_of(source: str, content: Path) -> tuple[SourceMapping, list[Problem]]:
    """The mapping in content/imports/ for a source of content/inbox/ of that name, and what is wrong in it.

    It is called as the source without what stands behind the dot, or names it by a pattern under `files`.
    """
    folder = content / IMPORTS
    for path in sorted(folder.glob("*.yaml")):
        facts, problems = _read(path, content)
        if facts is None:
            if path.stem == Path(source).stem:
                return SourceMapping(), problems
            continue
        patterns = texts_fact(facts, "files") or (path.stem, f"{path.stem}.*")
        if any(fnmatchcase(source, pattern) for pattern in patterns):
            return _mapping(facts), problems
    return SourceMapping(), []


def mappings_written(content: Path) -> str:
    """All that the mappings of an edition say as one text: where it is another, sources are read again."""
    paths = sorted((content / IMPORTS).glob("*.yaml"))
    return "\0".join(f"{path.name}\0{text_in(content / IMPORTS, path.name, path.name)}" for path in paths)


def mapping_text(rules: Mapping[str, FactRule], ignored: tuple[str, ...] = ()) -> str:
    """The file of a mapping: what `mapping_of` reads."""
    said: dict[str, object] = {fact: _plain(rule) for fact, rule in rules.items()}
    if ignored:
        said["ignore"] = list(ignored)
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def _plain(rule: FactRule) -> object:
    names: object = rule.fields[0] if len(rule.fields) == 1 else list(rule.fields)
    said = {
        "field": names if rule.fields else None,
        "fixed": rule.fixed,
        "form": rule.form,
        "markup": str(rule.markup) if rule.markup else None,
        "per_page": rule.per_page,
    }
    parts = {key: value for key, value in said.items() if value}
    return names if set(parts) == {"field"} else parts


def _read(path: Path, content: Path) -> tuple[Facts | None, list[Problem]]:
    shown = f"{content.name}/{IMPORTS}/{path.name}"
    text = text_in(content / IMPORTS, path.name, shown)
    if not isinstance(text, str):
        return None, [text] if text else []
    source = whole_source(text, shown, _KEYS)
    return facts_at_head(source, _KEYS), source.problems


def _mapping(facts: Facts) -> SourceMapping:
    rules = {fact: rule for fact in FACTS if (rule := _rule(facts, fact))}
    return SourceMapping(rules, texts_fact(facts, "ignore"))


def _rule(facts: Facts, fact: str) -> FactRule | None:
    node = facts.nodes.get(fact)
    if node is None or node.is_empty:
        return None
    if not isinstance(node, MappingNode):
        return FactRule(texts_fact(facts, fact))
    parts = mapped_facts(facts, fact)
    if parts is None:
        return None
    rule = FactRule(
        texts_fact(parts, "field"),
        text_fact(parts, "fixed") or "",
        _form(parts),
        _markup(parts),
        _per_page(parts),
    )
    if rule == FactRule():
        report_at(facts, fact, "mapping-rule-empty", key=fact)
        return None
    return rule


def _form(parts: Facts) -> str:
    form = text_fact(parts, "form") or ""
    if not form or is_form(form):
        return form
    report_at(parts, "form", "mapping-form-wrong", form=form)
    return ""


def _markup(parts: Facts) -> Markup | None:
    text = text_fact(parts, "markup")
    if text is None or text in set(Markup):
        return Markup(text) if text else None
    report_at(parts, "markup", "mapping-markup-wrong", known=tuple(map(str, Markup)), written=text)
    return None


def _per_page(parts: Facts) -> int:
    text = text_fact(parts, "per_page")
    if text is None:
        return 0
    if text.isascii() and text.isdigit() and len(text) < len("1000000"):
        return int(text)
    report_at(parts, "per_page", "mapping-number-wrong", written=text)
    return 0
