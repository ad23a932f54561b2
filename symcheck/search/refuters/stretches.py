"""Stretches on one side of a place, all the way to it, and values within every reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction


from symcheck.language.claim import And, Claim, Rel
from symcheck.language.term import ONE, TWO, ZERO, App, Num, Term, Var, add, div, mul, num, sub
from symcheck.search.floats import Points, values
from symcheck.search.provers.approach import Near, is_above, is_downward, place_of, places_within

REACHES = ("1", "1/4", "1/20")
FAR = ("1", "4", "20", "100")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One side of a place, within ``reach``: x = place ± h for 0 < h < reach; or h beyond it."""

    near: Near
    sign: int
    place: Term | None
    reach: Term

    def at(self, h: Term) -> Term:
        """The x at that distance; or h itself where x goes to ±∞."""
        if self.place is None:
            return h
        return add(self.place, h) if self.sign > 0 else sub(self.place, h)

    def inside(self, h: Term) -> Claim:
        """h leads to an x in the stretch."""
        if self.place is None:
            return Rel(">" if self.sign > 0 else "<", h, self.reach)
        return And((Rel(">", h, ZERO), Rel("<", h, self.reach)))

    def beyond(self, h: Term, reach: Term) -> Claim:
        """h leads to an x that is within the reach and in the stretch."""
        if self.place is None:
            return And((self.inside(h), Rel(">" if self.sign > 0 else "<", h, reach)))
        return And((self.inside(h), Rel("<", h, reach)))

    def example(self, reach: Term) -> Term:
        """Such an h."""
        if self.place is not None:
            return div(App("min", (reach, self.reach)), TWO)
        if self.sign > 0:
            return add(App("max", (reach, self.reach)), ONE)
        return sub(App("min", (reach, self.reach)), ONE)


@dataclass(frozen=True, slots=True)
class Closer:
    """h is so near, or so far, that what is at least c/h, or c·h, is more than k."""

    constant: Term
    k: Var
    infinite: bool

    @property
    def bound(self) -> Term:
        """What h is below, or above."""
        c, k = self.constant, self.k
        return div(k, c) if self.infinite else div(c, k)

    def met_by(self, h: Term) -> Rel:
        """That it is."""
        return Rel(">" if self.infinite else "<", h, self.bound)

    def than(self, h: Term) -> Term:
        """Such a value that is also nearer, or farther, than h."""
        if self.infinite:
            return add(App("max", (h, self.bound)), ONE)
        return div(App("min", (h, self.bound)), TWO)

    def enough(self, h: Term) -> Rel:
        """What that is good for."""
        if self.infinite:
            return Rel(">", mul(self.constant, h), self.k)
        return Rel("<", mul(h, self.k), self.constant)


def stretches_of(near: Near) -> Iterator[Stretch]:
    """The two sides of the place, or the one, within ever smaller reaches."""
    for text in FAR if near.infinite else REACHES:
        if near.infinite:
            sign = -1 if is_downward(near) else 1
            yield Stretch(near, sign, None, num(sign * Fraction(text)))
            continue
        place = place_of(near)
        if place is None:
            return
        both = isinstance(near.distance, App) and near.distance.op == "abs"
        for sign in (1, -1) if both else ((1,) if is_above(near) else (-1,)):
            yield Stretch(near, sign, place, num(text))


def points_of(stretch: Stretch) -> Points | None:
    """Points of the stretch, nearest to the place first."""
    assert isinstance(stretch.reach, Num)
    near = stretch.near
    places = places_within(near, abs(float(stretch.reach.value)))
    if places is None or stretch.place is None:
        return places
    center = float(values(stretch.place, Points(1, {}))[0])
    return places.select((places.columns[near.var] - center) * stretch.sign > 0)
