"""The module map in the package docstring holds: imports point upwards; functions and files stay small."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

import generator

PACKAGE = ROOT / "generator"
LONGEST_FUNCTION = 40
LONGEST_FILE = 400  # a file is as long as its concept; past this it has surely more than one


def mapped(docstring: str | None) -> list[str]:
    """The names that a map lists, from the top: lines of a lower-case word, spaces, a description."""
    return re.findall(r"^([a-z_]+) {2,}\S", docstring or "", re.MULTILINE)


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imported(path: Path, text: str) -> Iterator[tuple[int, str]]:
    """Every module of ours that a file imports, with the line, also inside functions and TYPE_CHECKING."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if _is_ours(alias.name))
        if isinstance(node, ast.ImportFrom):
            base = _absolute(node, path)
            if _is_ours(base):
                yield from ((node.lineno, _module(base, alias.name)) for alias in node.names)


def _absolute(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return node.module or ""
    package = module_name(path).split(".")
    above = package[: len(package) - node.level + (path.name == "__init__.py")]
    return ".".join([*above, node.module] if node.module else above)


def _is_ours(name: str) -> bool:
    return name == "generator" or name.startswith("generator.")


def _module(base: str, name: str) -> str:
    deeper = ROOT / Path(*base.split("."), name)
    return f"{base}.{name}" if deeper.is_dir() or deeper.with_suffix(".py").is_file() else base


def top_module(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def upward_imports(path: Path, text: str) -> list[str]:
    """Imports of a top-level module that stands at or below the importing one in the map."""
    order = mapped(generator.__doc__)
    own = top_module(module_name(path))
    return [
        f"{path.relative_to(ROOT)}:{line} imports {name}, which is not above {own} in the map"
        for line, name in imported(path, text)
        if top_module(name) != own and (own not in order or order.index(top_module(name)) >= order.index(own))
    ]


def test_the_map_lists_every_module_once() -> None:
    modules = {top_module(module_name(path)) for path in sources()} - {""}
    order = mapped(generator.__doc__)
    assert sorted(order) == sorted(modules)


MODULES = [path for path in sources() if path != PACKAGE / "__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_imports_only_modules_above_it(path: Path) -> None:
    assert upward_imports(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("package", sorted({path.parent for path in sources()} - {PACKAGE}), ids=module_name)
def test_inside_a_package_imports_point_upwards_too(package: Path) -> None:
    opening = package / "__init__.py"
    order = mapped(ast.get_docstring(ast.parse(opening.read_text(encoding="utf-8"))))
    parts = {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert sorted(order) == sorted(parts)
    prefix = module_name(opening)
    for path in package.glob("*.py"):
        if path == opening:
            continue
        for line, name in imported(path, path.read_text(encoding="utf-8")):
            if name.startswith(f"{prefix}."):
                part = name.removeprefix(f"{prefix}.").split(".")[0]
                assert order.index(part) < order.index(path.stem), f"{path}:{line} imports {name}"
        # Importing a neighbour through the package would be a circle: the package imports this file too.
        assert f"from {prefix} import" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize(
    "trespass",
    [
        "from generator.content import Filed",
        "import generator.content",
        "from generator import content",
        "from . import content",
        "def late() -> None:\n    from .content import Filed",
        "if TYPE_CHECKING:\n    from generator.content import Filed",
    ],
)
def test_an_upward_import_is_seen_in_every_disguise(trespass: str) -> None:
    (complaint,) = upward_imports(PACKAGE / "model.py", trespass)
    assert "imports generator.content" in complaint


def functions() -> list[tuple[str, int]]:
    """Every function of the project with its number of code lines, docstring and comments not counted."""
    return [
        (f"{path.name}:{node.lineno} {node.name}", _code_lines(node, text.splitlines()))
        for path, text in ((path, path.read_text(encoding="utf-8")) for path in [*sources(), ROOT / "build.py"])
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    ]


def _code_lines(node: ast.FunctionDef, text: list[str]) -> int:
    docstring = ast.get_docstring(node, clean=False) or ""
    body = text[node.lineno - 1 : node.end_lineno]
    written = [line for line in body if line.strip() and not line.strip().startswith("#")]
    return len(written) - len(docstring.splitlines())


def test_functions_stay_short() -> None:
    lengths = functions()
    assert [name for name, length in lengths if length > LONGEST_FUNCTION] == []
    assert statistics.median(length for _, length in lengths) <= 10


def test_files_stay_short() -> None:
    assert [
        path.name
        for path in [*sources(), ROOT / "build.py"]
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ] == []
