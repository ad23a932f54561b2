"""The process that replays certificates cannot import SymPy, Z3 or anything above the kernel."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import symcheck
from symcheck.judging.replaying import command

EMPTY = '{"claims": [[]], "steps": []}'
REFUSED = "cannot be imported where certificates are replayed"
ABOVE = (
    "sympy", "z3", "mpmath", "numpy", "scipy", "highspy", "pebble", "rich",
    "symcheck.search", "symcheck.derivations", "symcheck.judging", "symcheck.cli",
)  # fmt: skip


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, for changes."""
    source = Path(symcheck.__file__).parent
    copy = tmp_path_factory.mktemp("copy") / "symcheck"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def run(package: Path, request: str = EMPTY) -> subprocess.CompletedProcess[str]:
    """The process as it is run, but for the package."""
    for folder in package.rglob("__pycache__"):  # of a text of the same length, a moment ago
        shutil.rmtree(folder)
    *python, script = command()
    relative = Path(script).relative_to(Path(symcheck.__file__).parent)
    return subprocess.run(
        [*python, str(package / relative)], input=request, capture_output=True, text=True
    )


def with_line(package: Path, module: str, line: str) -> subprocess.CompletedProcess[str]:
    """The process with one more line at the end of a module of the kernel."""
    path = package / module
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(f"{before}\n{line}\n", encoding="utf-8")
        return run(package)
    finally:
        path.write_text(before, encoding="utf-8")


def test_an_empty_request_is_answered(copied: Path) -> None:
    done = run(copied)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]", "")


def test_a_module_of_the_kernel_may_lean_on_the_standard_library_and_flint(copied: Path) -> None:
    done = with_line(copied, "kernel/check.py", "import decimal, flint, symcheck.kernel.ball")
    assert (done.returncode, done.stdout) == (0, "[]")


@pytest.mark.parametrize("name", ABOVE)
def test_nothing_else_can_be_imported(copied: Path, name: str) -> None:
    done = with_line(copied, "kernel/check.py", f"import {name}")
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1] == f"ImportError: {name} {REFUSED}"


def test_not_later_either_nor_in_silence(copied: Path) -> None:
    """Whoever catches the refusal still has nothing; whoever opens the gate is found out."""
    quiet = "try:\n    import sympy\nexcept ImportError:\n    sympy = None\nassert sympy is None"
    assert with_line(copied, "kernel/check.py", quiet).returncode == 0
    opened = "import sys\nsys.meta_path.pop(0)\nimport mpmath"
    done = with_line(copied, "kernel/check.py", opened)
    assert done.returncode != 0
    assert done.stdout == ""
    assert "where certificates are replayed, there are: mpmath" in done.stderr


def test_what_came_in_before_the_gate_was_closed_is_found(copied: Path) -> None:
    done = with_line(copied, "stored/isolation.py", "import mpmath")
    assert done.returncode != 0
    assert "where certificates are replayed, there are: mpmath" in done.stderr


def test_without_the_gate_it_could_be_imported() -> None:
    """The same Python in the same isolation has SymPy, so that the gate is what keeps it out."""
    *python, _ = command()
    subprocess.run([*python, "-c", "import sympy, mpmath, numpy, highspy, pebble"], check=True)


def test_the_process_runs_the_code_of_this_package() -> None:
    *python, script = command()
    assert python == [sys.executable, "-I"]
    assert Path(script).parents[1] == Path(symcheck.__file__).parent
