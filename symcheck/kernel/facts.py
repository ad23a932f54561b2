"""What is known at a point: the claims assumed or shown there, and what each of them rests on.

A `Facts` is a value; assuming a claim gives a larger one. Every fact carries its origins, the
hypotheses (``hyp:INDEX``) and lemmas (``lemma:ID``) from which it was obtained, so that trust is
never collected on the side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from symcheck.language.claim import MIRRORED, And, Claim, Rel, RelOp, variables_of
from symcheck.language.definedness import definedness
from symcheck.language.term import Num, Term, Var

Origins: TypeAlias = frozenset[str]
NOTHING: Origins = frozenset()

WEAKER: Mapping[RelOp, tuple[RelOp, ...]] = {
    "=": ("<=", ">="), "<": ("<=", "!="), ">": (">=", "!="), "<=": (), ">=": (), "!=": (),
}  # fmt: skip
"""What a relation says besides itself: a < b ⟹ a ≤ b and a ≠ b; a = b ⟹ a ≤ b and a ≥ b."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A known relation ``term op value`` to a rational constant."""

    op: RelOp
    value: Fraction
    origins: Origins


@dataclass(frozen=True, slots=True)
class Facts:
    """The known claims with their origins, and the rational bounds among them by term."""

    known: Mapping[Claim, Origins] = field(default_factory=dict)
    bounds: Mapping[Term, tuple[Bound, ...]] = field(default_factory=dict)

    def origins(self, claim: Claim) -> Origins | None:
        """What the claim rests on if it is known as it stands, else None."""
        return self.known.get(claim)

    def spoken_of(self) -> frozenset[Var]:
        """The free variables of all that is known."""
        return frozenset[Var]().union(*map(variables_of, self.known))


def assume(facts: Facts, claim: Claim, origins: Origins) -> Facts:
    """The facts together with a claim that holds.

    A relation that holds gives its two sides values, so what their definedness asks holds too.
    """
    known = dict(facts.known)
    bounds = dict(facts.bounds)
    for fact in _consequences(claim):
        if fact in known:
            continue
        known[fact] = origins
        if isinstance(fact, Rel) and isinstance(fact.rhs, Num):
            about = bounds.get(fact.lhs, ())
            bounds[fact.lhs] = (*about, Bound(fact.op, fact.rhs.value, origins))
    return Facts(known, bounds)


def _consequences(claim: Claim) -> Iterator[Claim]:
    match claim:
        case And(parts):
            yield claim
            for part in parts:
                yield from _consequences(part)
        case Rel(_, lhs, rhs):
            yield from _relation_and_mirror(claim)
            for condition in (*definedness(lhs), *definedness(rhs)):
                yield from _condition(condition)
        case _:
            yield claim


def _condition(condition: Claim) -> Iterator[Claim]:
    if isinstance(condition, Rel):
        yield from _relation_and_mirror(condition)
    else:
        yield condition


def _relation_and_mirror(rel: Rel) -> Iterator[Claim]:
    for op in (rel.op, *WEAKER[rel.op]):
        yield Rel(op, rel.lhs, rel.rhs)
        yield Rel(MIRRORED[op], rel.rhs, rel.lhs)
