"""What an author writes where SymPy would evaluate: connectives, chains, derivatives, min and max.

A statement keeps its parts as SymPy expressions; `claim_of` reads them. The operations are
undefined functions of SymPy, which it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, TypeAlias

import sympy

from symcheck.derivations.analysis import FormStatement, form_of
from symcheck.derivations.kept import kept
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Iff, Implies, Member, Not, Or, RelOp,
)  # fmt: skip
from symcheck.language.term import Var
from symcheck.search.bridges.from_sympy import (
    NO_NAMES, PRIME, Names, claim_from_sympy, term_from_sympy, variable_from_sympy,
)  # fmt: skip

StatementKind: TypeAlias = Literal[
    "chain", "member", "and", "or", "not", "implies", "iff", "forall", "exists", "exists_one"
]

CHAINED: dict[str, RelOp] = {
    "=": "=", "==": "=", "!=": "!=", "≠": "!=", "<": "<", "<=": "<=", "≤": "<=", ">": ">",
    ">=": ">=", "≥": ">=",
}  # fmt: skip
"""How a relation may be written in a chain."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that is not a single relation, as written."""

    kind: StatementKind
    parts: tuple[Any, ...]

    def __bool__(self) -> NoReturn:
        raise TypeError("a claim is neither true nor false here: join claims with all_of, any_of")


@dataclass(frozen=True, slots=True)
class FunctionName:
    """A function the author has declared; applied to terms, it is left as it stands."""

    name: str
    arity: int

    def __call__(self, *args: Any) -> sympy.Expr:
        """The function at these arguments, as a SymPy expression."""
        if len(args) != self.arity:
            raise TypeError(f"{self.name} takes {self.arity} argument(s), not {len(args)}")
        return kept(self.name, *args)

    def __getitem__(self, index: Any) -> sympy.Expr:
        """The same, as the items of a sequence are written: ``w[j]``."""
        return self(index)


def chain(first: Any, *rest: Any) -> Statement:
    """Relations link by link: ``chain(0, "<", s, "<=", 1)`` says 0 < s and s ≤ 1."""
    ops = rest[::2]
    if not rest or len(rest) % 2 or any(op not in CHAINED for op in ops):
        raise TypeError('a chain alternates terms and relations: chain(0, "<", s, "<", 1)')
    return Statement("chain", (first, *rest))


def member(term: Any, left: str, low: Any, high: Any, right: str) -> Statement:
    """The term lies in an interval: ``member(x, "[", 0, 1, ")")``; an end ``None`` is infinite."""
    if left not in ("[", "(") or right not in ("]", ")"):
        raise TypeError('an interval is written member(x, "[", low, high, ")")')
    return Statement("member", (term, left, low, high, right))


def all_of(*claims: Any) -> Statement:
    """Every one of the claims holds."""
    return Statement("and", _some(claims))


def any_of(*claims: Any) -> Statement:
    """Some of the claims holds."""
    return Statement("or", _some(claims))


def negation(claim: Any) -> Statement:
    """The negation; it is pushed down to the relations, which still need both values."""
    return Statement("not", (claim,))


def implies(premise: Any, conclusion: Any) -> Statement:
    """Wherever the premise holds, the conclusion holds."""
    return Statement("implies", (premise, conclusion))


def iff(left: Any, right: Any) -> Statement:
    """Each side holds wherever the other does."""
    return Statement("iff", (left, right))


def forall(variable: Any, claim: Any) -> Statement:
    """The claim holds for every value of a declared variable, of its sort."""
    return Statement("forall", (variable, claim))


def exists(variable: Any, claim: Any) -> Statement:
    """The claim holds for some value of a declared variable."""
    return Statement("exists", (variable, claim))


def exists_one(variable: Any, claim: Any) -> Statement:
    """The claim holds for exactly one value of a declared variable."""
    return Statement("exists_one", (variable, claim))


def maximum(*terms: Any) -> sympy.Expr:
    """The greatest of two or more terms, all of which have values."""
    return kept("maximum", *_several(terms))


def minimum(*terms: Any) -> sympy.Expr:
    """The least of two or more terms, all of which have values."""
    return kept("minimum", *_several(terms))


def root(term: Any, index: int) -> sympy.Expr:
    """The real root of an index of 2 or more; of a negative term where the index is odd."""
    if type(index) is not int or index < 2:
        raise TypeError("the index of a root is an integer, 2 or more")
    return kept("root", term, index)


def diff(term: Any, variable: Any) -> sympy.Expr:
    """The derivative with respect to a declared variable, where there is one."""
    return kept("diff", term, variable)


def prime(function: Any) -> Callable[..., sympy.Expr]:
    """The derivative of a declared function: ``prime(σ)(z)`` is σ′ at z."""
    if not isinstance(function, FunctionName):
        raise TypeError("prime takes a function made by d.define or d.unknown: prime(σ)(z)")
    if function.arity != 1:
        raise TypeError(f"{function.name} has {function.arity} arguments: write diff(term, x)")
    return FunctionName(function.name + PRIME, 1)


def claim_of(written: Any, names: Names = NO_NAMES) -> Claim:
    """The claim that a relation of SymPy or a statement says.

    Raises `ConversionError` (see `symcheck.search.bridges.from_sympy`).
    """
    if isinstance(written, FormStatement):
        return form_of(written, names)
    if not isinstance(written, Statement):
        return claim_from_sympy(written, names)

    def term(part: Any) -> Any:
        return None if part is None else term_from_sympy(part, names)

    match written.kind, written.parts:
        case "chain", (first, *rest):
            pairs = zip(rest[::2], rest[1::2], strict=True)
            return Chain(term(first), tuple((CHAINED[op], term(t)) for op, t in pairs))
        case "member", (t, left, low, high, right):
            return Member(term(t), term(low), term(high), left == "[", right == "]")
        case "forall" | "exists" | "exists_one" as kind, (variable, part):
            return _quantified(kind, variable_from_sympy(variable, names), claim_of(part, names))
        case kind, parts:
            claims = tuple(claim_of(part, names) for part in parts)
    match kind:
        case "and":
            return And(claims)
        case "or":
            return Or(claims)
        case "not":
            return Not(claims[0])
        case "implies":
            return Implies(*claims)
        case _:
            return Iff(*claims)


def _quantified(kind: str, var: Var, part: Claim) -> Claim:
    if kind == "forall":
        return ForAll(var, part)
    return Exists(var, part) if kind == "exists" else ExistsOne(var, part)


def _several(terms: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(terms) < 2:
        raise TypeError("a maximum or minimum is of two or more terms")
    return terms


def _some(claims: tuple[Any, ...]) -> tuple[Any, ...]:
    if not claims:
        raise TypeError("name the claims that are joined")
    return claims
