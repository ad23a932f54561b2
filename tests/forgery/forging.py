"""Neighbours of obligations, and certificates changed in one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest
from random import Random
from typing import Any, TypeAlias, cast

from symcheck.kernel.certificate import (
    Absurd, Antiderivative, Average, Cases, Certificate, Contradiction, Cut, Detach, Exhibit,
    Generalize, Have, Induction, Known, Likelier, Obtain, Rewrite, Ring, Sign, Specialize, Split,
    Suppose, Taylor,
)  # fmt: skip
from symcheck.kernel.lemmas import LEDGER
from symcheck.language.claim import (
    MIRRORED, OPPOSITE, And, Claim, Implies, Or, Rel, RelOp, parts_of, terms_of,
)  # fmt: skip
from symcheck.language.context import Obligation, variables_in
from symcheck.language.term import MalformedTerm, Num, Term, Var, subterms

Path: TypeAlias = tuple[Any, ...]
Change: TypeAlias = tuple[Any, Any]
"""A value and what it was replaced by."""


@dataclasses.dataclass(frozen=True)
class Neighbour:
    """An obligation close to another, and what was changed, if it may be carried over."""

    obligation: Obligation
    changes: tuple[Change, ...] = ()


def neighbours(obligation: Obligation, chance: Random) -> Iterator[Neighbour]:
    """With a relation turned, a constant changed, a hypothesis left out, by turns."""
    changed = (_turned, _with_other_numbers, _with_less)
    groups = [list(change(obligation)) for change in changed]
    for group in groups:
        chance.shuffle(group)
    for row in zip_longest(*groups):
        yield from (neighbour for neighbour in row if neighbour is not None)


def _turned(obligation: Obligation) -> Iterator[Neighbour]:
    for rel in dict.fromkeys(_relations(obligation.goal)):
        turned = {OPPOSITE[rel.op], MIRRORED[rel.op], STRICTLY.get(rel.op, rel.op)} - {rel.op}
        for op in sorted(turned):
            change = (rel, Rel(op, rel.lhs, rel.rhs))
            opposite = (Rel(OPPOSITE[rel.op], *_sides(rel)), Rel(OPPOSITE[op], *_sides(rel)))
            goal = _replaced(obligation.goal, (change,))
            yield Neighbour(dataclasses.replace(obligation, goal=goal), (change, opposite))


def _sides(rel: Rel) -> tuple[Term, Term]:
    return rel.lhs, rel.rhs


SORTS = ("real", "integer", "natural")
STRICTLY: dict[RelOp, RelOp] = {"<=": "<", ">=": ">"}


def _with_other_numbers(obligation: Obligation) -> Iterator[Neighbour]:
    terms = (s for t in terms_of(obligation.goal) for s in subterms(t))
    for number in dict.fromkeys(s for s in terms if isinstance(s, Num)):
        for value in (number.value * Fraction(11, 10), number.value + 1, -number.value):
            if value != number.value:
                changes = ((number, Num(value)),)
                try:
                    goal = _replaced(obligation.goal, changes)
                except MalformedTerm:
                    continue
                yield Neighbour(dataclasses.replace(obligation, goal=goal), changes)


def _with_less(obligation: Obligation) -> Iterator[Neighbour]:
    for i in range(len(obligation.hypotheses)):
        fewer = obligation.hypotheses[:i] + obligation.hypotheses[i + 1 :]
        yield Neighbour(dataclasses.replace(obligation, hypotheses=fewer))


def _relations(claim: Claim) -> Iterator[Rel]:
    if isinstance(claim, Rel):
        yield claim
    elif isinstance(claim, Implies):
        yield from _relations(claim.conclusion)
    else:
        for part in parts_of(claim):
            yield from _relations(part)


def carried(certificate: Certificate, neighbour: Neighbour) -> Certificate | None:
    """The certificate with the neighbour's change made in it wherever it fits."""
    try:
        return cast(Certificate, _replaced(certificate, neighbour.changes))
    except MalformedTerm:
        return None


def _replaced(value: Any, changes: tuple[Change, ...]) -> Any:
    for old, new in changes:
        if type(value) is type(old) and value == old:
            return new
    if dataclasses.is_dataclass(value):
        parts = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
        fresh = {name: _replaced(part, changes) for name, part in parts.items()}
        return value if fresh == parts else dataclasses.replace(cast(Any, value), **fresh)
    if isinstance(value, tuple):
        return tuple(_replaced(part, changes) for part in value)
    return value


def mutants(
    certificate: Certificate, obligation: Obligation, count: int, chance: Random
) -> Iterator[Certificate]:
    """So many certificates that differ from this one in one coefficient, index, end, step, …"""
    places = list(_places(certificate, ()))
    others = variables_in(obligation)
    for _ in range(count):
        path, value = chance.choice(places)
        pair = isinstance(value, tuple) and path and isinstance(path[-1], int)
        options = [] if pair else list(_options(value, others))
        if options:
            try:
                yield cast(Certificate, _put(certificate, path, chance.choice(options)))
            except MalformedTerm:
                continue


def _places(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    yield path, value
    if dataclasses.is_dataclass(value):
        for f in dataclasses.fields(value):
            if f.init:
                yield from _places(getattr(value, f.name), (*path, f.name))
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _places(part, (*path, i))


def _put(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    key, *rest = path
    if isinstance(value, tuple):
        return (*value[:key], _put(value[key], tuple(rest), new), *value[key + 1 :])
    return dataclasses.replace(value, **{key: _put(getattr(value, key), tuple(rest), new)})


def _options(value: Any, variables: tuple[Var, ...]) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case int():
            yield from (value + 1, value - 1)
        case Fraction():
            yield from (value + 1, -value, value / 2, value * Fraction(1001, 1000), Fraction(0))
        case str() if value in LEDGER:
            same = LEDGER[value].variables
            yield from (e.id for e in LEDGER.values() if e.variables == same and e.id != value)
        case str() if value in OPPOSITE:
            yield from (op for op in OPPOSITE if op != value)
        case Var():
            yield from (v for v in variables if v != value)
        case And(parts) | Or(parts) if len(parts) > 1:
            yield type(value)(parts[1:])
        case tuple() if value:
            yield from (value[1:], value[:-1], value[::-1])
        case str() if value in SORTS:
            yield from (sort for sort in SORTS if sort != value)
        case Have() | Detach() | Suppose() | Contradiction() | Absurd() | Taylor():
            yield from (value.then, Known(), Sign())
        case Generalize() | Specialize() | Exhibit() | Obtain() | Likelier():
            yield from (value.then, Known(), Sign())
        case Antiderivative():
            yield from (value.then, value.slope, Known(), Sign())
        case Induction(_, _, _, base, step):
            yield from (base, step)
        case Average():
            yield value.pointwise
        case Rewrite():
            yield value.proof
        case Cases(_, branches):
            yield from branches
        case Cut(_, _, below, above):
            yield from (below, above)
        case Split() | Ring() | Known() | Sign():
            yield from {Known(), Sign(), Ring()} - {value}
