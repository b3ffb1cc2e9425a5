"""The module map in the package docstring holds: imports point upwards; functions and files stay small."""

import ast
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "generator"
LONGEST_FUNCTION = 40
MOST_FILES = 12  # of a package without packages in it
MOST_FLOORS = 7  # of rooms that build on each other
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
    """The module that is imported: `name` of `base`, unless the face of `base` hands out a `name`."""
    deeper = ROOT / Path(*base.split("."), name)
    if name in _handed_out(ROOT / Path(*base.split("."))):
        return base
    return f"{base}.{name}" if deeper.is_dir() or deeper.with_suffix(".py").is_file() else base


def _handed_out(package: Path) -> frozenset[str]:
    """What the `__all__` of a package lists; nothing for a module."""
    face = package / "__init__.py"
    if not face.is_file():
        return frozenset()
    listed = re.search(r"__all__ = \[(.*?)\]", face.read_text(encoding="utf-8"), re.DOTALL)
    return frozenset(re.findall(r'"(\w+)"', listed[1])) if listed else frozenset()


def parts(package: Path) -> set[str]:
    """The modules and packages right below a package."""
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in package.glob("*/__init__.py")}


def upward_imports(path: Path, text: str, package: Path) -> list[str]:
    """Imports of a part of the package that does not stand above the file's own part in the package's map."""
    order, prefix = mapped(_docstring(package)), f"{module_name(package / '__init__.py')}."
    own = module_name(path).removeprefix(prefix).split(".")[0]
    found = [(line, name) for line, name in imported(path, text) if f"{name}.".startswith(prefix)]
    names = [(line, name, f"{name}.".removeprefix(prefix).split(".")[0]) for line, name in found]
    return [
        f"{path.relative_to(ROOT)}:{line} imports {name}, which is not above {own} in the map"
        for line, name, part in names
        if part != own and (own not in order or part not in order or order.index(part) >= order.index(own))
    ]


def trespasses(path: Path, text: str) -> list[str]:
    """Imports that reach past the face of a package: past what its `__init__` hands out."""
    return [
        f"{path.relative_to(ROOT)}:{line} imports {name}, past the face of {face}"
        for line, name in imported(path, text)
        for face in [_face(path, name)]
        if face not in {"", name}
    ]


def _face(path: Path, name: str) -> str:
    """The outermost package that a module lies in and the importing file does not; empty for none."""
    words = name.split(".")
    for length in range(2, len(words)):
        package = ROOT / Path(*words[:length])
        if package not in path.parents:
            return ".".join(words[:length])
    return ""


def _docstring(package: Path) -> str | None:
    return ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8")))


PACKAGES = sorted({path.parent for path in sources()})
MODULES = [path for path in sources() if path != PACKAGE / "__init__.py"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_the_map_lists_every_module_once(package: Path) -> None:
    assert sorted(mapped(_docstring(package))) == sorted(parts(package))


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_imports_only_modules_above_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    packages = [package for package in PACKAGES if package in path.parents and path != package / "__init__.py"]
    assert [found for package in packages for found in upward_imports(path, text, package)] == []
    # Importing a neighbour through the package would be a circle: the package imports this file too.
    around = module_name(path.parent / "__init__.py")
    assert path.name == "__init__.py" or around == "generator" or f"from {around} import" not in text


@pytest.mark.parametrize("path", [*MODULES, ROOT / "build.py"], ids=module_name)
def test_no_import_reaches_past_the_face_of_a_package(path: Path) -> None:
    assert trespasses(path, path.read_text(encoding="utf-8")) == []


def test_an_import_past_a_face_is_seen() -> None:
    (complaint,) = trespasses(PACKAGE / "review.py", "from generator.render.views import View")
    assert "past the face of generator.render" in complaint


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
    (complaint,) = upward_imports(PACKAGE / "model.py", trespass, PACKAGE)
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


def test_rooms_stand_on_few_floors() -> None:
    below: dict[str, set[str]] = {}
    for path in MODULES:
        room = module_name(path).split(".")[1]
        names = (name for _, name in imported(path, path.read_text(encoding="utf-8")) if "." in name)
        below.setdefault(room, set()).update({name.split(".")[1] for name in names} - {room})
    floors: dict[str, int] = {}
    for room in mapped(_docstring(PACKAGE)):  # each imports only those before it
        floors[room] = 1 + max((floors[other] for other in below[room]), default=0)
    assert max(floors.values()) <= MOST_FLOORS, floors


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_has_few_files_or_packages_of_its_own(package: Path) -> None:
    assert len(list(package.glob("*.py"))) <= MOST_FILES or list(package.glob("*/__init__.py"))


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        node.name
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


# What these were called has its name from the field now.
OLD_NAMES = {
    "Press": "RenderContext",
    "Leaf": "WebPage",
    "Page": "PrintedPage",
    "likeness": "similarity",
    "sheet": "source",
    "Way": "NavLink",
    "Choices": "HeadlineCandidates",
    "ballots": "candidates",
    "whereabouts": "location",
    "settled_keys": "assign_keys",
    "with_authority": "apply_authorities",
    "likest": "best_match",
    "Desk": "Console",
    "Sheet": "YamlSource",
    "Reading": "ParsedPage",
    "refuse": "report_at",
    "candidate_told": "describe_candidate",
    "told_to_browsers": "browser_manifests",
}


@pytest.mark.parametrize("old", OLD_NAMES)
def test_an_old_name_is_nowhere_in_the_code(old: str) -> None:
    named = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in [*sources(), ROOT / "build.py"]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in [getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", None)]
        if name == old
    ]
    assert named == [], f"call it {OLD_NAMES[old]}"
