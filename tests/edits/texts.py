r"""LaTeX with one thing changed where it is written: a relation, a sign, or a digit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["digit", "sign", "relation"]

_LE, _GE, _NE = r"\leq", r"\geq", r"\neq"
OTHERS: Mapping[str, tuple[str, ...]] = {
    _LE: (_GE, "<"), _GE: (_LE, ">"), "<": (">", _LE), ">": ("<", _GE), "=": (_NE,), _NE: ("=",),
}  # fmt: skip
"""A relation turned round, and made strict or weak."""
_SPELLINGS = {r"\le": _LE, r"\ge": _GE, r"\ne": _NE, "≤": _LE, "≥": _GE, "≠": _NE}
_RELATION = re.compile(r"\\(?:leq?|geq?|neq?)(?![A-Za-z])|[<>=≤≥≠]")
_SIGN = re.compile(r"[+-]")
_DIGIT = re.compile(r"\d")
_NO_MATHEMATICS = re.compile(r"\\(?:tag|label|text|begin|end|mathrm)\*?\s*\{[^{}]*\}|:=")


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a text, and what is written there instead."""

    kind: Kind
    start: int
    end: int
    instead: str

    def made(self, text: str) -> str:
        """The text with this change."""
        return text[: self.start] + self.instead + text[self.end :]


def changes_of(text: str) -> Iterator[Change]:
    r"""Every single change of a formula.

    >>> [c.made("x - 9 < y") for c in changes_of("x - 9 < y")]
    ['x - 9 >  y', 'x - 9 \\leq  y', 'x + 9 < y', 'x - 8 < y']
    """
    passed = [m.span() for m in _NO_MATHEMATICS.finditer(text)]

    def is_shown(at: int) -> bool:
        return not any(start <= at < end for start, end in passed)

    for found in _RELATION.finditer(text):
        written = _SPELLINGS.get(found[0], found[0])
        for other in OTHERS[written] if is_shown(found.start()) else ():
            yield Change("relation", *found.span(), other + " ")
    for found in _SIGN.finditer(text):
        if is_shown(found.start()):
            yield Change("sign", *found.span(), "-" if found[0] == "+" else "+")
    for found in _DIGIT.finditer(text):
        for digit in (int(found[0]) - 1, int(found[0]) + 1) if is_shown(found.start()) else ():
            if 0 <= digit <= 9:
                yield Change("digit", *found.span(), str(digit))
