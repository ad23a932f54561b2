"""Derivations to draw, and their drawings as data."""

from __future__ import annotations

from pathlib import Path

from symcheck.derivations.load import load
from symcheck.judging.verify import verify
from symcheck.plotting import wish_of
from symcheck.reporting.curves import drawing_of
from symcheck.reporting.drawing import Drawing
from symcheck.reporting.plottable import step_named

HEAD = """\
from sympy import S, Abs, Eq, Ne, exp, floor, ln, sin, sqrt, tan
from symcheck import Derivation, chain, derivation, expectation, forall, iff, implies, normal, prime


@derivation("50% of $x$ & {σ}")
def one(d: Derivation):
    x, a, b = d.reals("x a b")
    n = d.integer("n")
    C = d.unknown("C")
    σ = d.define("σ", lambda t: 1 / (1 + exp(-t)))
"""


def module(folder: Path, *lines: str) -> Path:
    """A file with the derivation d.one; the last line has the label "it"."""
    *before, last = lines
    body = [*before, last if last.startswith("d.given") else f"{last[:-1]}, label='it')"]
    path = folder / "d.py"
    path.write_text(HEAD + "".join(f"    {line}\n" for line in body), encoding="utf-8")
    return path


def drawn(
    folder: Path, *lines: str, over: str | None = None, at: tuple[str, ...] = (),
    judged: bool = False,
) -> Drawing:  # fmt: skip
    """The drawing of the last of these lines."""
    path = module(folder, *lines)
    text, index = step_named(load([path]).requested, "d.one:it")
    found = None
    if judged:
        (found,) = verify([path], only=["d.one:it"], seconds=10, jobs=1).objects
    return drawing_of(text, index, wish_of(over, at), found)
