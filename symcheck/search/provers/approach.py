"""What it is for x to be near a place, or far out, and how fast a gap closes there.

Of a gap it is found, in floating point, that it is at most c·d near the place, where d is the
distance to it (1/|x| at ±∞), or c·√d.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from symcheck.language.claim import And, Claim, Exists, ForAll, Implies, Rel
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import ONE, ZERO, App, Num, Term, Var, div, free_variables, neg
from symcheck.search.floats import Points, values

REACHES = ("1", "1/2", "1/4", "1/10", "1/100")
FAR = ("1", "2", "4", "10", "100", "1000")
SHARE = 0.8
SIMPLE_CONSTANTS = tuple(
    Fraction(k, 100)
    for k in (1, 10, 25, 50, *(100 * n for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 100)))
)


@dataclass(frozen=True, slots=True)
class Near:
    """x near a place: the claim that puts it there within ``reach``, and its distance to it.

    At ±∞ ``reach`` is a bound beyond which x is, and the distance is 1/x or −1/x.
    """

    var: Var
    reach: Var
    premise: Claim
    distance: Term
    infinite: bool
    claim: Claim

    def within(self, reach: Term, claim: Claim) -> ForAll:
        """The claim, for every x within that reach."""
        premise = substitute_in_claim(self.premise, {self.reach: reach})
        return ForAll(self.var, Implies(premise, claim))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A gap that is to be below a target: gap < target, or gap ≤ target·weight."""

    gap: Term
    target: Term
    weight: Term


def parsed(goal: Exists) -> Near | None:
    """∃δ > 0 (or ∃ a bound): for every x within it the claim holds."""
    match goal.part:
        case And((Rel(">", reach, zero), ForAll(x, Implies(premise, claim)))) if (
            reach == goal.var and zero == ZERO
        ):
            pass
        case ForAll(x, Implies(premise, claim)):
            reach = goal.var
        case _:
            return None
    if not isinstance(reach, Var):
        return None
    match premise:
        case Rel(">", y, r) if (y, r) == (x, reach):
            return Near(x, reach, premise, div(ONE, x), True, claim)
        case Rel("<", y, r) if (y, r) == (x, reach):
            return Near(x, reach, premise, div(ONE, neg(x)), True, claim)
        case And((Rel("<", zero, distance), Rel("<", again, r))) if (
            zero == ZERO and distance == again and r == reach
        ):
            return Near(x, reach, premise, distance, False, claim)
        case _:
            return None


def wanted_of(claim: Claim) -> Wanted | None:
    """The gap of |f| < ε, |f| ≤ K·|g|, f > M or f < M; of the last two that of 1/f."""
    match claim:
        case Rel("<", App("abs", _) as gap, (Var() as target)) if target not in free_variables(gap):
            return Wanted(gap, target, ONE)
        case Rel("<=", App("abs", _) as gap, App("mul", (Var() as target, weight))):
            return Wanted(gap, target, weight)
        case Rel(">", height, (Var() as target)) if target not in free_variables(height):
            return Wanted(div(ONE, height), div(ONE, target), ONE)
        case Rel("<", height, (Var() as target)) if target not in free_variables(height):
            return Wanted(div(ONE, neg(height)), div(ONE, neg(target)), ONE)
        case _:
            return None


def size_of(near: Near) -> Term:
    """x at ∞ and −x at −∞."""
    assert isinstance(near.distance, App)
    return near.distance.args[1]


def order_of(near: Near, wanted: Wanted, reach: float) -> tuple[Fraction, bool] | None:
    """A constant c with gap ≤ c·d·weight near the place, or c·√d; and whether it is the root."""
    places = places_within(near, reach)
    if places is None:
        return None
    gap = values(wanted.gap, places) / np.abs(values(wanted.weight, places))
    d = np.abs(values(near.distance, places))
    with np.errstate(all="ignore"):
        noise = gap < 1e-12
        for root in (False, True):
            ratio = np.where(noise, 0.0, gap / (np.sqrt(d) if root else d))
            if np.any(np.isnan(gap)) or np.any(gap < -1e-12):
                return None
            nearest = ratio[: len(ratio) // 3]
            rest = float(np.max(ratio))
            if float(np.max(nearest)) <= 1.02 * float(np.max(ratio[len(ratio) // 3 :])) + 1e-9:
                return rounded_up(max(rest, 1e-3)), root
    return None


def rounded_up(value: float) -> Fraction:
    """A simple number somewhat above."""
    for candidate in SIMPLE_CONSTANTS:
        if float(candidate) >= value * (1 - 1e-9):
            return candidate
    return Fraction(int(value * 1.1) + 1)


def places_within(near: Near, reach: float) -> Points | None:
    """Points within that reach, nearest first."""
    shares = np.concatenate([np.logspace(-5, -1, 25), np.linspace(0.11, 0.999, 24)])
    if near.infinite:
        sign = -1.0 if is_downward(near) else 1.0
        if near.var.sort != "real":
            column = np.unique(np.ceil(reach / shares) + 1)[::-1]
        else:
            column = reach / shares
        return Points(len(column), {near.var: sign * column})
    base = place_of(near)
    if base is None:
        return None
    center = float(values(base, Points(1, {}))[0])
    both = isinstance(near.distance, App) and near.distance.op == "abs"
    sides = (1.0, -1.0) if both else ((1.0,) if is_above(near) else (-1.0,))
    column = np.concatenate([center + s * reach * shares for s in sides])
    order = np.argsort(np.abs(column - center))
    return Points(len(column), {near.var: column[order]})


def place_of(near: Near) -> Term | None:
    """The place that is approached, if nothing else is spoken of."""
    match near.distance:
        case App("abs", (App("add", (x, App("neg", (place,)))),)) if x == near.var:
            found: Term = place
        case App("abs", (App("add", (x, Num(value))),)) if x == near.var:
            found = Num(-value)
        case App("add", (x, App("neg", (place,)))) if x == near.var:
            found = place
        case App("add", (x, Num(value))) if x == near.var:
            found = Num(-value)
        case App("add", (place, App("neg", (x,)))) if x == near.var:
            found = place
        case _:
            return None
    return None if free_variables(found) else found


def written(near: Near, text: str) -> Num:
    """The reach as a number: at −∞ a bound from above."""
    return Num(-Fraction(text) if is_downward(near) else Fraction(text))


def is_above(near: Near) -> bool:
    """Whether x comes to the place from above."""
    return isinstance(near.distance, App) and near.distance.args[0] == near.var


def is_downward(near: Near) -> bool:
    """Whether x goes to −∞."""
    return isinstance(near.premise, Rel) and near.premise.op == "<"
