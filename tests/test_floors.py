"""A file imports only from its own floor or below, there are no circles, and faces start fast."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

import symcheck

ROOT = Path(symcheck.__file__).parent
FLOORS = {
    "language": 0, "kernel": 1, "stored": 1, "search": 2,
    "derivations": 3, "reading": 3, "printing": 3, "judging": 4, "reporting": 5,
}  # fmt: skip
FACES = 6
OUTSIDE = {0: set[str](), 1: {"flint"}, 2: {"flint", "sympy", "z3", "mpmath", "numpy", "highspy"}}
"""What else the first floors may import, beside the standard library."""
SLOW = ("sympy", "scipy", "mpmath", "z3", "numpy", "highspy", "matplotlib")

FILES = sorted(ROOT.rglob("*.py"))


def module_of(path: Path) -> str:
    parts = (ROOT.name, *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


def floor_of(module: str) -> int:
    parts = module.split(".")
    return FLOORS.get(parts[1], FACES) if len(parts) > 1 else FACES


def imports_of(path: Path) -> Iterator[str]:
    """The full names of everything that a file imports, wherever in the file it does so."""
    yield from _imports(ast.walk(ast.parse(path.read_text())))


def imports_at_once(path: Path) -> Iterator[str]:
    """Those that it imports when it is imported itself."""
    yield from _imports(ast.parse(path.read_text()).body)


def _imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(source, names, 0) if source:
                for alias in names:
                    whole = f"{source}.{alias.name}"
                    yield whole if whole in MODULES else source
            case ast.ImportFrom():
                raise AssertionError("a relative import does not say its floor")


def own(names: Iterable[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] == ROOT.name}


def test_the_files_are_found() -> None:
    assert {floor_of(module) for module in MODULES} >= {0, 1, 2, 3, 4}
    assert own(imports_of(MODULES["symcheck.kernel.check"])) >= {"symcheck.kernel.facts"}


@pytest.mark.parametrize("module", MODULES)
def test_a_file_imports_from_its_own_floor_or_below(module: str) -> None:
    here = floor_of(module)
    above = {name for name in own(imports_of(MODULES[module])) if floor_of(name) > here}
    assert not above


@pytest.mark.parametrize("module", [m for m in MODULES if floor_of(m) in OUTSIDE])
def test_the_first_floors_lean_on_few_libraries(module: str) -> None:
    roots = {name.split(".")[0] for name in imports_of(MODULES[module])}
    foreign = roots - set(sys.stdlib_module_names) - {ROOT.name}
    assert foreign <= OUTSIDE[floor_of(module)]


def leaning_on_a_circle(needs: Mapping[str, set[str]]) -> set[str]:
    """What is left when modules that need nothing that is left are taken away, again and again."""
    left = dict(needs)
    while free := [module for module, others in left.items() if not others & left.keys()]:
        for module in free:
            del left[module]
    return set(left)


def test_no_file_imports_itself_by_way_of_others() -> None:
    needs = {module: own(imports_at_once(path)) for module, path in MODULES.items()}
    assert not leaning_on_a_circle(needs)


def test_only_provers_that_call_each_other_import_in_a_circle_later() -> None:
    needs = {
        module: own(imports_of(path))
        for module, path in MODULES.items()
        if not module.startswith("symcheck.search.") and floor_of(module) < FACES
    }
    assert not leaning_on_a_circle(needs)


@pytest.mark.parametrize(
    "code",
    ["import symcheck", "sys.argv[1:] = ['--help']; import symcheck.cli; symcheck.cli.main()"],
    ids=["the package", "the help text"],
)
def test_nothing_slow_is_imported_at_the_start(code: str) -> None:
    report = f"""
import sys
try:
    {code}
except SystemExit as end:
    assert end.code in (0, None), end.code
print("LOADED", *(name for name in {SLOW!r} if name in sys.modules))
"""
    run = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "LOADED"
