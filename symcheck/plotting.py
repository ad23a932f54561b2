"""What ``symcheck plot`` does between its options and its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from symcheck.derivations.load import Loaded
from symcheck.derivations.step import DerivationText, Step
from symcheck.judging.step_object import StepObject
from symcheck.language.term import Term, free_variables
from symcheck.reading.ascii_syntax import read_term
from symcheck.reading.errors import ReadError
from symcheck.reporting.curves import drawing_of
from symcheck.reporting.drawing import Drawing, Unplottable
from symcheck.reporting.plottable import step_named
from symcheck.reporting.section import Wish
from symcheck.search.floats import value

MISSING = "plotting needs matplotlib: pip install 'symcheck[plot]'"


@dataclass(frozen=True, slots=True)
class Asked:
    """A step to draw, how, and where to."""

    text: DerivationText
    index: int
    wish: Wish
    path: Path

    @property
    def step(self) -> Step:
        """The step."""
        return self.text.steps[self.index]


def step_asked(
    loaded: Loaded, name: str, output: str | None, over: str | None, at: Sequence[str]
) -> Asked:
    """What the options ask for. Raises `UnknownName` and `Unplottable`."""
    try:
        from symcheck.reporting.picture import format_of  # noqa: PLC0415
    except ImportError:
        raise Unplottable(MISSING) from None
    wish = wish_of(over, at)
    text, index = step_named(loaded.requested, name)
    step = text.steps[index].id
    path = Path(output or re.sub(r"[^\w.]+", "-", step) + ".svg")
    format_of(path)
    return Asked(text, index, wish, path)


def plotted(asked: Asked, judged: StepObject | None) -> Drawing:
    """The drawing. Raises `Unplottable`."""
    return drawing_of(asked.text, asked.index, asked.wish, judged)


def written_to(path: Path, drawing: Drawing) -> None:
    """Writes the file. Raises `Unplottable` if that cannot be done."""
    from symcheck.reporting.picture import format_of, picture  # noqa: PLC0415

    try:
        path.write_bytes(picture(drawing, format_of(path)))
    except OSError as error:
        raise Unplottable(f"{path} cannot be written: {error.strerror}") from None


def wish_of(over: str | None, at: Sequence[str]) -> Wish:
    """The options ``--x`` and ``--at``, read. Raises `Unplottable`."""
    values: dict[str, Term] = {}
    for given in at:
        name, equals, text = given.partition("=")
        if not equals or name.strip() in values:
            raise Unplottable(f"--at {given}: write each variable once, such as --at b=1/2")
        values[name.strip()] = _closed(text, f"--at {given}")
    if over is None:
        return Wish(at=values)
    name, equals, ends = over.partition("=")
    if not equals:
        return Wish(name.strip(), None, values)
    low, dots, high = ends.partition("..")
    if not dots:
        raise Unplottable(f"--x {over}: write the ends as LOW..HIGH, such as --x w=4..100")
    first, last = (value(_closed(end, f"--x {over}")) for end in (low, high))
    if not first < last:
        raise Unplottable(f"--x {over}: the low end is not below the high one")
    return Wish(name.strip(), (first, last), values)


def _closed(text: str, option: str) -> Term:
    """A term without variables that has a value."""
    try:
        term = read_term(text)
    except ReadError as wrong:
        raise Unplottable(f"{option}: {wrong}") from None
    if free_variables(term) or value(term) != value(term):
        raise Unplottable(f"{option}: {text.strip() or 'nothing'} is no number")
    return term
