"""The part of a row that is concerned, found again in the author's own LaTeX."""

from __future__ import annotations

import re

from symcheck.language.claim import Rel
from symcheck.printing.as_latex import latex_term
from symcheck.reading.ascii_syntax import read_claim
from symcheck.reading.errors import ReadError

_IDLE = re.compile(r"\\(?:left|right|cdot|times|displaystyle|,|;|!|quad)(?![a-zA-Z])|[\s{}*]|\\ ")
"""What may stand in one way of writing a term and not in another."""


def place_of(part: str, row: str, integer: tuple[str, ...] = ()) -> tuple[int, int] | None:
    r"""Where a term, in ASCII, stands in a row of LaTeX: its offset and its length.

    None where it does not stand there just once, in a way that is recognised.

    >>> place_of("sqrt(x^2)", r"y &= \sqrt{x^{2}} - 1")
    (5, 12)
    >>> place_of("x", "x + x") is None
    True
    """
    try:
        claim = read_claim(f"{part} = 0", integer=tuple(n for n in integer if n in part))
    except ReadError:
        return None
    assert isinstance(claim, Rel)
    wanted, _ = _bare(latex_term(claim.lhs))
    bare, places = _bare(row)
    if not wanted or bare.count(wanted) != 1:
        return None
    first = bare.index(wanted)
    start, last = places[first], places[first + len(wanted) - 1]
    end = last + 1
    while _is_unclosed(row[start:end]) and end < len(row) and row[end] == "}":
        end += 1
    return start, end - start


def _is_unclosed(latex: str) -> bool:
    return latex.count("{") > latex.count("}")


def _bare(latex: str) -> tuple[str, list[int]]:
    """The text without what is idle, and where each of its characters stood."""
    idle = {i for found in _IDLE.finditer(latex) for i in range(found.start(), found.end())}
    places = [i for i in range(len(latex)) if i not in idle]
    return "".join(latex[i] for i in places), places
