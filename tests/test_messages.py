"""Codes become sentences only where they are shown, and no code is without one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from generator.messages import DEFAULT_LANGUAGE, catalogue, names_in, problem_sentence, sentence
from generator.model import Origin, Problem, values_of

MODULES = [*sorted((ROOT / "generator").rglob("*.py")), ROOT / "build.py"]
CODES = catalogue(DEFAULT_LANGUAGE)
HAN = re.compile(r"[\u3400-\u9fff]")
# What is called with a code, and which of its arguments that is.
CALLS = {
    "Problem": 1,
    "EditionError": 0,
    "report_at": 2,
    "report_line": 2,
    "refuse_name": 2,
    "tell_at": 2,
    "_tell": 2,
    "_refusal": 1,
    "_unclear": 1,
    "_unread": 1,
    "_wrong": 0,
    "_warn": 0,
    "say": 0,
    "complain": 0,
    "watched": 1,
    "sentence": 0,
}
# Where Chinese stands in the program, and why it is no sentence for editors. All other modules have none.
PRINT = "the words and set phrases of print"
OWN_WORDS = {
    "generator/accident.py": "the report is for those who mend the program, and must not need a file of it",
    "generator/aliases/": PRINT,
    "generator/authority/records.py": "what an entry is called where it has no key",
    "generator/command_line.py": "the help, which argparse prints",
    "generator/continuation/": PRINT,
    "generator/readers/decoding.py": "the characters that Chinese texts have most",
    "generator/edition.py": PRINT,
    "generator/enrich/": PRINT,
    "generator/exports/": "how citations are written",
    "generator/index_pages/": PRINT,
    "generator/model/key/issue_name.py": PRINT,
    "generator/model/key/numeral.py": PRINT,
    "generator/model/key/page_label.py": PRINT,
    "generator/content/holding.py": "what editors write to hold a text back",
    "generator/language/": "what print and language are",
    "generator/yaml_source/unknown_keys.py": "what editors call a key in Chinese",
    "generator/mapping/": "how other systems write dates, pages and whether a text was read",
    "generator/markup/": "what readers see of a note and a table",
    "generator/parse/": PRINT,
    "generator/render/": PRINT,
    "generator/sources/documents/": PRINT,
    "generator/sources/library/": PRINT,
    "generator/sources/bylines.py": PRINT,
    "generator/sources/day_files/": PRINT,
    "generator/sources/page_words.py": PRINT,
    "generator/sources/web/": "the words of web pages",
    "generator/settings.py": "what a paper without a name is called",
    "generator/sources/json_files/articles.py": "what other systems call headline and text",
    "generator/sources/file_place.py": "how days and pages are written in names of files",
    "generator/sources/tables/columns.py": "the signs of a sentence, by which a text is no name of a column",
    "generator/topics/reading.py": "what a topic is called where it has no key",
}
MODULES_THAT_TELL = ("generator/parse/reading.py", "generator/enrich/__init__.py", "generator/render/theme.py")


# What the program calls values that were made elsewhere.
VARIABLES = ("values", "counts", "place", "held", "why", "reason", "rest", "wanted")


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path.relative_to(ROOT).as_posix(), node
            elif isinstance(node, ast.Tuple) and _is_message(node):
                message = ast.Call(ast.Name("sentence"), node.elts, [], lineno=node.lineno)
                yield path.relative_to(ROOT).as_posix(), message


def _is_message(node: ast.Tuple) -> bool:
    """Whether a tuple is a code with its values."""
    if len(node.elts) != 2 or not isinstance(node.elts[0], ast.Constant | ast.IfExp):
        return False
    return isinstance(node.elts[1], ast.Call) and getattr(node.elts[1].func, "id", "") == "values_of"


def code_calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call that names a code outright, with its place and the code."""
    for place, call in calls():
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        position = CALLS.get(name)
        if position is None or len(call.args) <= position:
            continue
        for each in ast.walk(call.args[position]):
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield f"{place}:{call.lineno}", call, each.value


def literals() -> set[str]:
    """Every text in the program."""
    return {
        node.value
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def values_given(call: ast.Call) -> set[str] | None:
    """The names of the values that a call gives; None where they come from elsewhere."""
    named = {keyword.arg for keyword in call.keywords}
    if None in named:
        return None
    own = {str(name) for name in named - {"severity", "values", "told_once"}}
    if getattr(call.func, "id", "") == "_unclear":
        own.add("key")  # of what is unclear, whatever it is
    further = [*call.args[1:], *(each.value for each in call.keywords if each.arg == "values")]
    for argument in further:
        is_made_here = isinstance(argument, ast.Call) and getattr(argument.func, "id", "") == "values_of"
        if is_made_here and isinstance(argument, ast.Call):
            own |= {str(each.arg) for each in argument.keywords}
        elif isinstance(argument, ast.Tuple) or (isinstance(argument, ast.Name) and argument.id in VARIABLES):
            return None
    return own


def texts_of(tree: ast.Module) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_every_code_has_a_sentence() -> None:
    found = list(code_calls())
    assert len(found) > 150
    assert [(place, code) for place, _, code in found if code not in CODES] == []


def test_every_sentence_is_used() -> None:
    kept = {"between", "value-of"}
    assert CODES.keys() - literals() - kept == set()


def test_the_names_in_a_sentence_are_those_of_the_values_given() -> None:
    checked, wrong = 0, []
    for place, call, code in code_calls():
        given = values_given(call)
        if given is not None:
            checked += 1
            wrong += [(place, code, given)] if not set(names_in(CODES[code])) <= given else []
    assert checked > 100
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_sentence_for_editors_stands_in_a_module(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    chinese = [text for text in texts_of(ast.parse(path.read_text(encoding="utf-8"))) if HAN.search(text)]
    if place.startswith(tuple(OWN_WORDS)) and place not in MODULES_THAT_TELL:
        # What tells an editor something says what to do, as all sentences of the catalogue do.
        assert [text for text in chinese if re.search("[；，。]请", text)] == []
    else:
        assert chinese == []


def test_a_code_without_a_sentence_is_shown_with_its_values() -> None:
    assert sentence("of-a-later-version", (("line", 12), ("names", ("甲", "乙")))) == (
        "of-a-later-version、line：12、names：甲、乙"
    )
    assert sentence("key-twice") == "key-twice"


def test_a_value_that_is_a_code_is_told_in_its_words_and_one_that_is_none_stands_for_itself() -> None:
    why, advice = CODES["disk-is-full"], CODES["make-room"]
    told = sentence("refused", values_of(file="{桥}", reason="disk-is-full", advice="make-room"))
    assert "{桥}" in told
    assert why in told
    assert advice in told
    assert "{weather}" in sentence("refused", values_of(file="a", reason="{weather}", advice="make-room"))


def test_codes_within_a_code_have_the_values_of_all() -> None:
    values = values_of(would_be="line-left-out", fault="yaml-tag")
    assert sentence("line-left-out", values) in sentence("not-merged", values)


def test_codes_that_lead_round_in_a_circle_end() -> None:
    assert "not-merged" in sentence("not-merged", values_of(would_be="not-merged"))


def test_what_is_told_of_a_problem_is_one_line_and_not_endless() -> None:
    told = problem_sentence(Problem(Origin("x"), "key-twice", values=values_of(key="甲\n\x1b[31m" * 1000)))
    assert told.isprintable()
    assert len(told) < 700
