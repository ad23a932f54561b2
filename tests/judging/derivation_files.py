"""Derivations written to files for tests of verification."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from symcheck.judging.report import Report
from symcheck.judging.step_object import StepObject
from symcheck.judging.verify import verify

HEAD = """\
from sympy import Abs, Eq, Ne, exp, ln, sqrt
from symcheck import Derivation, all_of, derivation, iff, implies

"""


def write(folder: Path, name: str = "d", **bodies: str) -> Path:
    """A module with a derivation for each body; the variables x, y, z are real, n an integer."""
    text = HEAD
    for function, body in bodies.items():
        lines = indent(dedent(body).strip(), "    ")
        text += (
            f'@derivation("Title of {function}")\ndef {function}(d: Derivation):\n'
            f'    x, y, z = d.reals("x y z")\n    n = d.integer("n")\n{lines}\n\n'
        )
    path = folder / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    return path


def report(folder: Path, only: tuple[str, ...] = (), **bodies: str) -> Report:
    """The report on the derivations with these bodies."""
    return verify([write(folder, **bodies)], only=only, seconds=10, jobs=2)


def steps(folder: Path, body: str) -> tuple[StepObject, ...]:
    """The judged steps of one derivation, d.one."""
    return report(folder, one=body).objects
