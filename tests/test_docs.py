"""Every command, option, setting and rule of check is in the docs, and the docs name none that is not."""

import argparse
import dataclasses
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT

import build
from generator.check import rules as check_rules
from generator.command_line import SUMMARIES, WHOLE_WAY, command_line
from generator.model import Problem
from generator.settings import Settings


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parsers of the command line: its own under "", and each command's under its name."""
    parser = command_line()
    (commands,) = [action for action in actions(parser) if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
    return {"": parser, **commands.choices}


def actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return parser._actions  # noqa: SLF001 - argparse offers no other way to list them


def test_every_command_has_its_section() -> None:
    assert re.findall(r"^## (\w+)$", document("commands.md"), re.MULTILINE) == list(SUMMARIES)
    assert set(build.COMMANDS) == {*SUMMARIES, WHOLE_WAY}


@pytest.mark.parametrize("command", ["", *SUMMARIES])
def test_every_option_is_described(command: str) -> None:
    for option in (option for action in actions(parsers()[command]) for option in action.option_strings):
        assert f"`{option}" in document("commands.md") or f"[{option} " in document("commands.md"), option


def test_every_setting_is_described_and_no_other() -> None:
    described = re.findall(r"^\| `(\w+)` \|", document("settings.md"), re.MULTILINE)
    assert described == [setting.name for setting in dataclasses.fields(Settings)]


def test_every_rule_of_check_is_described_and_no_other() -> None:
    described = re.findall(r"^\| `(\w+)` \|", document("check.md"), re.MULTILINE)
    rules = [
        name
        for name, function in vars(check_rules).items()
        if getattr(function, "__annotations__", {}).get("return") == Iterator[Problem]
        and not name.startswith("_")
    ]
    assert described == [name for name in rules if name != "check"]
