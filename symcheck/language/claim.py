"""Claims: relations between terms, and connectives over them.

A relation holds at a point when both sides have a value there and it is true. ``And`` and ``Or``
are over "holds"; ``Implies(a, b)`` says that wherever a holds, b holds. ``Not`` is pushed down to
the relations, so ¬(a < b) is a ≥ b, which again needs both values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from symcheck.language.term import Term, Var, free_variables

RelOp: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]

OPPOSITE: dict[RelOp, RelOp] = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
"""The relation that is true of two values exactly when the given one is false."""

MIRRORED: dict[RelOp, RelOp] = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""The relation with its sides exchanged."""


@dataclass(frozen=True, slots=True)
class Rel:
    """lhs op rhs."""

    op: RelOp
    lhs: Term
    rhs: Term


@dataclass(frozen=True, slots=True)
class Chain:
    """first op₁ t₁ op₂ t₂ …, link by link."""

    first: Term
    links: tuple[tuple[RelOp, Term], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """term ∈ an interval; an end that is None is infinite (and open)."""

    term: Term
    low: Term | None
    high: Term | None
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds."""

    parts: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some part holds."""

    parts: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The negation, pushed down to the relations."""

    part: Claim


@dataclass(frozen=True, slots=True)
class Implies:
    """Wherever the premise holds, the conclusion holds."""

    premise: Claim
    conclusion: Claim


@dataclass(frozen=True, slots=True)
class Iff:
    """Each side holds wherever the other does."""

    left: Claim
    right: Claim


@dataclass(frozen=True, slots=True)
class Truth:
    """The claim that always holds, or the one that never does."""

    value: bool


Claim: TypeAlias = Rel | Chain | Member | And | Or | Not | Implies | Iff | Truth

FALSE = Truth(False)


def conjunction(parts: tuple[Claim, ...]) -> Claim:
    """The conjunction; of one claim that claim, of none the true claim."""
    if len(parts) == 1:
        return parts[0]
    return And(parts) if parts else Truth(True)


def parts_of(claim: Claim) -> tuple[Claim, ...]:
    """The immediate claims inside a claim."""
    match claim:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
        case Implies(a, b) | Iff(a, b):
            return (a, b)
        case _:
            return ()


def terms_of(claim: Claim) -> Iterator[Term]:
    """The outermost terms of a claim, left to right."""
    match claim:
        case Rel(_, lhs, rhs):
            yield lhs
            yield rhs
        case Chain(first, links):
            yield first
            yield from (term for _, term in links)
        case Member(term, low, high):
            yield term
            yield from (end for end in (low, high) if end is not None)
        case _:
            for part in parts_of(claim):
                yield from terms_of(part)


def variables_of(claim: Claim) -> frozenset[Var]:
    """The free variables of a claim."""
    return frozenset[Var]().union(*map(free_variables, terms_of(claim)))
