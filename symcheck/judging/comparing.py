"""Whether a line that a rule yields is the line that was written, up to what can be proved equal.

Floating point chooses at sample points; a proof decides. Equations among the hypotheses are left
out, for where they hold different things may agree by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from time import monotonic

import numpy as np

from symcheck.judging.patterns import alike
from symcheck.language.claim import And, Claim, Or, Rel, RelOp, Truth
from symcheck.language.context import Context, Obligation, close
from symcheck.language.definedness import definedness
from symcheck.language.forms import unfold, unfold_hypothesis, unfold_term
from symcheck.language.term import (
    Expectation, MalformedTerm, Num, Probability, Term, Var, subterms, free_variables, mul, sub,
)  # fmt: skip
from symcheck.search.floats import THE_POINT, Floats, Points, fails, holds, is_out_of_reach, values
from symcheck.search.points import random_cloud, sample
from symcheck.search.portfolio import prove
from symcheck.search.means import with_means
from symcheck.search.numeric import NoValue, Point, Undecided, arithmetic, evaluate

WANTED, TRIES = 16, 300
FEWEST = 3
"""Points at which both sides must have values."""
CLOSE = 1e-9
A_MOMENT = 0.6
"""Seconds for one proof that two terms are equal."""
LESS: dict[RelOp, RelOp] = {"<": "<", "<=": "<=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where terms are compared: hypotheses that are no equations, and points at which they hold."""

    hypotheses: tuple[Claim, ...]
    points: Points
    deadline: float
    loose: bool = False
    """Whether a line counts that says the same with both sides multiplied by a number."""

    def left(self) -> float:
        """Seconds that are left."""
        return max(0.0, self.deadline - monotonic())


def frame_of(hypotheses: tuple[Claim, ...], variables: frozenset[Var], deadline: float) -> Frame:
    """The frame for terms in these variables."""
    kept = tuple(h for h in hypotheses if _is_wide(h))
    plain = tuple(unfold_hypothesis(h) for h in kept)
    return Frame(kept, _points(plain, variables), deadline)


def _is_wide(claim: Claim) -> bool:
    """Whether the claim leaves room around most of its points."""
    match claim:
        case Rel(op, _, _):
            return op != "="
        case And(parts) | Or(parts):
            return all(map(_is_wide, parts))
        case _:
            return False


def _points(hypotheses: tuple[Claim, ...], variables: frozenset[Var]) -> Points:
    if not variables:
        return THE_POINT
    named = [Rel("=", v, v) for v in sorted(variables, key=lambda v: v.name)]
    shell = Obligation(hypotheses, And((Truth(True), *named)))
    if not hypotheses:
        return random_cloud(shell, WANTED, 5).points
    return sample(shell, WANTED, TRIES)


def agree(a: Term, b: Term, points: Points) -> bool | None:
    """Whether the terms have the same values at the points; None if too few can be told."""
    try:
        one, other = (numbers(unfold_term(t, {}), points) for t in (a, b))
    except MalformedTerm:
        return None
    both = np.isfinite(one) & np.isfinite(other)
    if np.count_nonzero(both) < min(FEWEST, points.size):
        return None
    gap = np.abs(one - other)[both]
    size = np.maximum(1e-3, np.maximum(np.abs(one), np.abs(other))[both])
    return bool(np.all(gap <= CLOSE * size))


def same(a: Term, b: Term, frame: Frame) -> bool:
    """Whether the terms are proved to be equal wherever both have values."""
    if a == b or alike(a, b):
        return True
    found = agree(a, b, frame.points)
    if found is False or frame.left() <= 0:
        return False
    if found is None and frame.points.size and not any(map(is_a_mean, (a, b))):
        return False
    return shown(frame, Rel("=", a, b))


def is_a_mean(term: Term) -> bool:
    """Whether a mean or a probability is in the term."""
    return any(isinstance(s, Expectation | Probability) for s in subterms(term))


def numbers(term: Term, points: Points) -> Floats:
    """The values at the points; of an integral only at the first few, which take long."""
    term = with_means(term) if is_a_mean(term) else term
    if not is_out_of_reach(term):
        return values(term, points)
    found = np.full(points.size, np.nan)
    for index in range(min(FEWEST, points.size)):
        place = tuple(sorted(points.point(index).items(), key=lambda item: item[0].name))
        found[index] = _number(term, place)
    return found


@lru_cache(maxsize=2000)
def _number(term: Term, place: tuple[tuple[Var, float], ...]) -> float:
    point = Point({v: arithmetic().mpf(x) for v, x in place})
    try:
        return float(evaluate(term, point))
    except (NoValue, Undecided):
        return float("nan")


def shown(frame: Frame, claim: Claim) -> bool:
    """Whether the claim is proved where its terms have values."""
    try:
        obligation = close(Context(hypotheses=frame.hypotheses), claim)
        valued = tuple(c for t in _sides(obligation.goal) for c in definedness(t))
    except MalformedTerm:
        return False
    wide = Obligation((*obligation.hypotheses, *valued), obligation.goal)
    return prove(wide, min(A_MOMENT, frame.left())) is not None


def _sides(claim: Claim) -> Iterator[Term]:
    match claim:
        case Rel(_, lhs, rhs):
            yield lhs
            yield rhs
        case And(parts):
            for part in parts:
                yield from _sides(part)


def is_line(wanted: Claim, written: Claim, frame: Frame) -> bool:
    """Whether the claim is the written one, up to equal terms; strictness does not count."""
    match wanted, written:
        case Or(parts), Or(others) if len(parts) == len(others):
            return _matched(parts, others, frame)
        case And(parts), And(others) if len(parts) == len(others):
            return _matched(parts, others, frame)
        case Rel("=", _, _), Rel("=", lhs, rhs):
            return _sided(wanted, written, frame) or _sided(wanted, Rel("=", rhs, lhs), frame)
        case Rel(a, _, _), Rel(b, _, _) if a in LESS and b in LESS:
            return _sided(pointing(wanted), pointing(written), frame)
        case _:
            return False


def pointing(rel: Rel) -> Rel:
    """An inequality with the smaller side first; any other relation as it is."""
    if rel.op in (">", ">="):
        return Rel(LESS[rel.op], rel.rhs, rel.lhs)
    return rel


def _matched(parts: tuple[Claim, ...], others: tuple[Claim, ...], frame: Frame) -> bool:
    left = list(others)
    for part in parts:
        found = next((o for o in left if is_line(part, o, frame)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _sided(a: Rel, b: Rel, frame: Frame) -> bool:
    if agree(a.lhs, b.lhs, frame.points) and agree(a.rhs, b.rhs, frame.points):
        return same(a.lhs, b.lhs, frame) and same(a.rhs, b.rhs, frame)
    return frame.loose and _proportional(a, b, frame)


def _proportional(a: Rel, b: Rel, frame: Frame) -> bool:
    """Whether a.lhs − a.rhs is a constant times b.lhs − b.rhs, a positive one for inequalities."""
    one, other = sub(a.lhs, a.rhs), sub(b.lhs, b.rhs)
    if not free_variables(one) or free_variables(one) != free_variables(other):
        return False
    try:
        above, below = (values(unfold_term(t, {}), frame.points) for t in (one, other))
    except MalformedTerm:
        return False
    with np.errstate(all="ignore"):
        ratios = above / below
    ratios = ratios[np.isfinite(ratios)]
    if len(ratios) < FEWEST or np.ptp(ratios) > CLOSE * np.max(np.abs(ratios)):
        return False
    ratio = Fraction(float(ratios[0])).limit_denominator(1000)
    if ratio == 0 or (a.op != "=" and ratio < 0):
        return False
    return same(one, mul(Num(ratio), other), frame)


def everywhere(claim: Claim, points: Points) -> bool:
    """Whether the claim seems to hold at all points at which it can be told, and at some."""
    try:
        plain = unfold(claim)
    except MalformedTerm:
        return False
    return bool(not np.any(fails(plain, points)) and np.any(holds(plain, points)))
