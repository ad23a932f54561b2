"""Small edits of a written line, nearest first: what its author may have meant.

An edit changes one thing: a relation, a sign, a number, an exponent, a factor, a function, the
order of a fraction, or a root that was left out. Whether the edited line is right is asked in
`repair`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from symcheck.judging.patterns import flattened
from symcheck.language.claim import MIRRORED, Claim, Or, Rel, RelOp, variables_of
from symcheck.language.term import (
    ONE, TWO, App, Num, Term, Var, absolute, add, changed, children, div, mul, neg, num, power,
    subterms,
)  # fmt: skip

EditKind: TypeAlias = Literal[
    "strictness", "direction", "sign", "number", "absolute value", "function", "exponent",
    "factor", "term", "fraction", "both roots", "solutions", "relation", "rule", "value",
    "equivalence", "worked out", "condition",
]  # fmt: skip

COST: dict[EditKind, int] = {
    "strictness": 1, "direction": 1, "sign": 2, "number": 2, "absolute value": 2, "function": 2,
    "exponent": 2, "both roots": 1, "fraction": 3, "factor": 3, "term": 4, "solutions": 3,
    "value": 3, "rule": 2, "relation": 6, "equivalence": 1, "worked out": 5, "condition": 7,
}  # fmt: skip
"""How far an edit of each kind is from what was written."""

FACTORS: tuple[Term, ...] = tuple(num(s) for s in ("2", "3", "1/2", "1/3", "4", "1/4", "6", "1/6"))
PARTNERS = {"sin": "cos", "cos": "sin", "exp": "ln", "ln": "exp"}
MOST_ATOMS = 8
RELATIONS: tuple[RelOp, ...] = ("<", ">", "<=", ">=")


@dataclass(frozen=True, slots=True)
class Edit:
    """A claim that one small change makes of the written one."""

    kind: EditKind
    claim: Claim

    @property
    def cost(self) -> int:
        """How far it is from the written claim."""
        return COST[self.kind]


def edits_of(claim: Claim, atoms: tuple[Term, ...]) -> Iterator[Edit]:
    """The edits of a relation; ``atoms`` are terms nearby that may be missing as factors."""
    if isinstance(claim, Or):
        for i, part in enumerate(claim.parts):
            for edit in edits_of(part, atoms):
                yield Edit(edit.kind, Or((*claim.parts[:i], edit.claim, *claim.parts[i + 1 :])))
        return
    if not isinstance(claim, Rel):
        return
    yield from _of_relation(claim)
    if isinstance(claim.rhs, Num) and claim.rhs.value != 0:
        yield Edit("number", Rel(claim.op, claim.lhs, num(0)))
    guarded = _guarded(claim.rhs)
    if guarded != claim.rhs:
        yield Edit("absolute value", Rel(claim.op, claim.lhs, guarded))
    for kind, term in _of_term(claim.rhs, atoms):
        yield Edit(kind, Rel(claim.op, claim.lhs, term))
    if claim.op != "=":
        for kind, term in _of_term(claim.lhs, atoms):
            yield Edit(kind, Rel(claim.op, term, claim.rhs))


def _of_relation(rel: Rel) -> Iterator[Edit]:
    weaker: dict[RelOp, RelOp] = {"<": "<=", ">": ">="}
    if rel.op in weaker:
        yield Edit("strictness", Rel(weaker[rel.op], rel.lhs, rel.rhs))
    if rel.op not in ("=", "!="):
        yield Edit("direction", Rel(MIRRORED[rel.op], rel.lhs, rel.rhs))
        if rel.op in weaker:
            yield Edit("direction", Rel(MIRRORED[weaker[rel.op]], rel.lhs, rel.rhs))
        yield from _of_bounds(rel)
    if rel.op == "=":
        yield Edit("both roots", Or((rel, Rel("=", rel.lhs, neg(rel.rhs)))))
        for op in RELATIONS if variables_of(rel) else ():
            yield Edit("relation", Rel(op, rel.lhs, rel.rhs))


def _of_bounds(rel: Rel) -> Iterator[Edit]:
    """Of x > c: x > c or x < −c."""
    beyond = Rel(MIRRORED[rel.op], rel.lhs, neg(rel.rhs))
    yield Edit("both roots", Or((rel, beyond)))
    if isinstance(rel.lhs, Var):
        yield Edit("absolute value", Rel(rel.op, absolute(rel.lhs), rel.rhs))


def _of_term(term: Term, atoms: tuple[Term, ...]) -> Iterator[tuple[EditKind, Term]]:
    """The term with one change at one place, outer places first."""
    for kind, result in _here(term, atoms):
        yield kind, result
    if isinstance(term, App) and term.op != "root":
        for i, child in enumerate(term.args):
            for kind, result in _of_term(child, atoms if term.op in ("add", "neg") else ()):
                yield kind, _with(term, i, result)
    elif isinstance(term, App):
        for kind, result in _of_term(term.args[1], ()):
            yield kind, _with(term, 1, result)


def _guarded(term: Term) -> Term:
    """The term with absolute values around what stands in every logarithm and every root."""
    term = changed(term, _guarded)
    match term:
        case App("ln", (a,)) if not isinstance(a, Num):
            return App("ln", (absolute(a),))
        case App("root", (index, a)) if not isinstance(a, Num):
            return App("root", (index, absolute(a)))
        case _:
            return term


def _here(term: Term, atoms: tuple[Term, ...]) -> Iterator[tuple[EditKind, Term]]:
    match term:
        case Num(value):
            yield from _of_number(value)
        case Var():
            yield "absolute value", absolute(term)
            yield "sign", neg(term)
        case App("neg", (a,)):
            yield "sign", a
        case App("abs", (a,)):
            yield "absolute value", a
        case App("div", (a, b)):
            yield "sign", neg(term)
            yield "fraction", div(b, a)
        case App("pow", (base, exponent)):
            yield "sign", neg(term)
            yield from (("exponent", power(base, e)) for e in _exponents(exponent))
            yield "exponent", base
        case App(op, (a,)) if op in PARTNERS:
            yield "sign", neg(term)
            yield "function", App(PARTNERS[op], (a,))
        case App("root", _):
            yield "sign", neg(term)
            yield "absolute value", absolute(term)
        case App("mul" | "add" as op, args):
            yield "sign", neg(term)
            yield "absolute value", absolute(term)
            if len(args) == 2:
                yield "function", App("mul" if op == "add" else "add", args)
    if not isinstance(term, Num) or term.value != 0:
        yield from _multiplied(term, atoms)


def _multiplied(term: Term, atoms: tuple[Term, ...]) -> Iterator[tuple[EditKind, Term]]:
    """The term with a factor more, or over one; or with a factor, or a part, less."""
    if isinstance(term, App) and term.op == "add":
        for i in range(len(term.args)):
            rest = term.args[:i] + term.args[i + 1 :]
            yield "term", add(*rest)
        return
    if isinstance(term, App) and term.op == "mul":
        for i in range(len(term.args)):
            yield "factor", mul(*term.args[:i], *term.args[i + 1 :])
    for factor in FACTORS:
        yield "factor", mul(factor, term)
    for atom in atoms[:MOST_ATOMS]:
        if atom != term:
            yield "factor", mul(term, atom)
            yield "factor", div(term, atom)


def _of_number(value: Fraction) -> Iterator[tuple[EditKind, Term]]:
    if value != 0:
        yield "sign", Num(-value)
    for other in (value + 1, value - 1, 2 * value, value / 2):
        if other not in (value, 0):
            yield "number", Num(other)
    if value not in (0, 1, -1):
        yield "fraction", Num(1 / value)


def _exponents(exponent: Term) -> Iterator[Term]:
    if isinstance(exponent, Num):
        for step in (1, -1):
            yield Num(exponent.value + step)
        if exponent.value != 0:
            yield Num(-exponent.value)
    else:
        yield add(exponent, ONE)
        yield add(exponent, num(-1))
        yield neg(exponent)
        if isinstance(exponent, Var):
            yield mul(TWO, exponent)


def _with(term: App, index: int, part: Term) -> Term:
    """The operation with another argument; −3 written as a number where it is one."""
    if term.op == "neg":
        return neg(part)
    return App(term.op, (*term.args[:index], part, *term.args[index + 1 :]))


def neat(term: Term) -> Term:
    """The term without sums with 0 and products with 1, which an edit may have left."""
    term = changed(term, neat)
    match term:
        case App("add", args) if Num(Fraction(0)) in args:
            left = tuple(a for a in args if a != Num(Fraction(0)))
            return add(*left) if left else Num(Fraction(0))
        case App("add" | "mul" as op, args) if sum(isinstance(a, Num) for a in args) > 1:
            total = Fraction(0) if op == "add" else Fraction(1)
            for number in (a.value for a in args if isinstance(a, Num)):
                total = total + number if op == "add" else total * number
            rest = tuple(a for a in args if not isinstance(a, Num))
            return neat(App(op, (Num(total), *rest))) if rest else Num(total)
        case App("mul", args) if ONE in args:
            left = tuple(a for a in args if a != ONE)
            return mul(*left) if left else ONE
        case App("div", (a, below)) if below == ONE:
            return a
        case App("pow", (base, exponent)) if exponent == ONE:
            return base
        case App("neg", (a,)):
            return neg(a)
        case _:
            return term


def as_set(term: Term) -> object:
    """The term with sums and products as collections: alike for what differs in order only."""
    match term:
        case App("add" | "mul" as op, _):
            return op, frozenset(Counter(as_set(p) for p in flattened(op, term)).items())
        case App(op, args):
            return op, tuple(as_set(a) for a in args)
        case _:
            return term


def relation_key(rel: Rel) -> object:
    """What is the same for relations that differ in order only: of sums, products, and sides."""
    sides = (rel.op, as_set(rel.lhs), as_set(rel.rhs))
    return frozenset({sides, (MIRRORED[rel.op], sides[2], sides[1])})


def atoms_near(*terms: Term) -> tuple[Term, ...]:
    """Variables and functions of them that occur in the terms, simplest first."""
    found: dict[Term, int] = {}
    for term in terms:
        for part in subterms(term):
            size = sum(1 for _ in subterms(part))
            simple = isinstance(part, Var) or (isinstance(part, App) and size <= 6)
            if simple and not (isinstance(part, App) and part.op in ("pi", "neg")):
                found.setdefault(part, size)
    return tuple(sorted(found, key=lambda t: found[t]))


def numbers_in(term: Term) -> Iterator[tuple[Num, tuple[int, ...]]]:
    """The number literals of a term with their places; indices of roots are none."""
    yield from _numbers(term, ())


def _numbers(term: Term, path: tuple[int, ...]) -> Iterator[tuple[Num, tuple[int, ...]]]:
    if isinstance(term, Num):
        yield term, path
        return
    for i, child in enumerate(children(term)):
        if not (isinstance(term, App) and term.op == "root" and i == 0):
            yield from _numbers(child, (*path, i))


def exchanged(term: Term, path: tuple[int, ...], part: Term) -> Term:
    """The term with another part at a place."""
    if not path:
        return part
    places = iter(range(len(children(term))))

    def change(child: Term) -> Term:
        return exchanged(child, path[1:], part) if next(places) == path[0] else child

    return changed(term, change)
