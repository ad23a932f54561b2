"""How the tests of the kernel write obligations and certificates: claims in the ASCII syntax."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symcheck.kernel.certificate import (
    Absurd, Cell, Clash, Contradiction, Cut, Farkas, Have, Instance, Known, Product,
)  # fmt: skip
from symcheck.kernel.certificate import Certificate as Proof
from symcheck.language.claim import FALSE, Claim, Implies, Or, Rel
from symcheck.language.context import Context, Obligation, close
from symcheck.language.forms import unfold
from symcheck.language.term import Term, Var
from symcheck.reading.ascii_syntax import read_claim, read_term

INTEGERS = ("k", "m", "n")
FUNCTIONS = ("C", "D")
x, y, z, t, s, u = (Var(name) for name in "xyztsu")
k, m, n = (Var(name, "integer") for name in INTEGERS)


def term(text: str) -> Term:
    """The term; k, m and n are integers, C and D unknown functions."""
    return read_term(text, integer=INTEGERS, functions=FUNCTIONS)


def written(text: str) -> Claim:
    """The claim as written."""
    return read_claim(text, integer=INTEGERS, functions=FUNCTIONS)


def claim(text: str) -> Claim:
    """The claim over the kernel's operations."""
    return unfold(written(text))


def obligation(goal: str, *given: str) -> Obligation:
    """given ⊢ goal."""
    return close(Context(hypotheses=tuple(map(written, given))), written(goal))


def place_of(text: str) -> Claim | None:
    """The place of a refusal: a claim, the false one, or none for an empty text."""
    return {"": None, "false": FALSE}.get(text) if text in ("", "false") else claim(text)


def rel(text: str) -> Rel:
    """A relation."""
    found = claim(text)
    assert isinstance(found, Rel)
    return found


def either(text: str) -> Or:
    """A disjunction."""
    found = claim(text)
    assert isinstance(found, Or)
    return found


def implies(text: str) -> Implies:
    """An implication."""
    found = claim(text)
    assert isinstance(found, Implies)
    return found


def product(coefficient: int | str, *factors: str, squares: Sequence[str] = ()) -> Product:
    """coefficient · Π gap · Π square."""
    return Product(Fraction(coefficient), tuple(map(rel, factors)), tuple(map(term, squares)))


def farkas(*products: Product, cofactors: Sequence[tuple[str, str]] = ()) -> Farkas:
    """A sum of products and of multiples of equalities that contradicts the facts."""
    return Farkas(products, tuple((term(c), rel(fact)) for c, fact in cofactors))


def combination(*products: Product, cofactors: Sequence[tuple[str, str]] = ()) -> Contradiction:
    """The goal's opposite is assumed, and a sum contradicts it."""
    return Contradiction(farkas(*products, cofactors=cofactors))


def clash(text: str) -> Absurd:
    """The facts settle a relation and its opposite."""
    return Absurd(Clash(rel(text)))


def first(text: str, proof: Proof, then: Proof) -> Have:
    """A claim, and what follows from it."""
    return Have(claim(text), proof, then)


def by_lemma(text: str, name: str, then: Proof, **values: str) -> Have:
    """A lemma's conclusion, and what follows from it."""
    return Have(claim(text), instance(name, **values), then)


def instance(name: str, **values: str) -> Instance:
    """A lemma at these terms; its m and n are integers."""
    variables = {v.name: v for v in (x, y, Var("c"), m, n)}
    return Instance(name, tuple((variables[v], term(text)) for v, text in values.items()))


def on(*axes: tuple[Var, int | str, int | str]) -> tuple[tuple[Var, Fraction, Fraction], ...]:
    """The axes of a box."""
    return tuple((var, Fraction(low), Fraction(high)) for var, low, high in axes)


def halves(at: str, order: int = 0, axis: int = 0) -> Cut:
    """A cell in two parts."""
    return Cut(axis, Fraction(at), Cell(order), Cell(order))


EXP_OF_ZERO = by_lemma("exp(0) = 1", "exp.zero", Known())
