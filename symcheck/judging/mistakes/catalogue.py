"""All mistakes, in the order in which they are looked for: the more telling ones first."""

from __future__ import annotations

from symcheck.judging.mistakes.algebra import OF_ALGEBRA
from symcheck.judging.mistakes.calculus import OF_CALCULUS
from symcheck.judging.mistakes.equations import OF_EQUATIONS, OF_MOVING
from symcheck.judging.mistakes.functions import OF_FUNCTIONS
from symcheck.judging.mistakes.inequalities import OF_INEQUALITIES
from symcheck.judging.mistakes.integrals import OF_INTEGRALS
from symcheck.judging.mistakes.mistake import Mistake, Slip


def _is_slip(mistake: Mistake) -> bool:
    """Whether it is told from the repair, after everything else."""
    return all(isinstance(rule, Slip) for rule in mistake.rules) and bool(mistake.rules)


_ALL = (
    *OF_INEQUALITIES, *OF_EQUATIONS, *OF_INTEGRALS, *OF_CALCULUS, *OF_FUNCTIONS, *OF_ALGEBRA,
    *OF_MOVING,
)  # fmt: skip

CATALOGUE: tuple[Mistake, ...] = (
    *(m for m in _ALL if not _is_slip(m)), *(m for m in _ALL if _is_slip(m)),
)  # fmt: skip


def mistake_of(code: str) -> Mistake | None:
    """The entry with that code, if it is one of the catalogue.

    >>> mistake_of("SC411").name
    'root of a sum split'
    """
    return next((m for m in CATALOGUE if m.code == code), None)
