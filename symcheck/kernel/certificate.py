"""Certificates and witnesses: plain data from which `check` re-establishes an obligation.

A certificate is a tree. Each node answers one goal from the facts known there; what a node means
and why it is sound stands with its rule in `check`, `algebra_rules` and `analysis_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from symcheck.language.claim import Claim, Exists, ForAll, Implies, Or, Rel
from symcheck.language.term import Expectation, Integral, Term, Var


@dataclass(frozen=True, slots=True)
class Known:
    """The goal is among the facts."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The goal follows from the signs and rational bounds of its terms."""


@dataclass(frozen=True, slots=True)
class Split:
    """A conjunction, part by part; a part may use the ones before it."""

    parts: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True)
class Choose:
    """A disjunction by its part of that index."""

    index: int
    part: Certificate


@dataclass(frozen=True, slots=True)
class Suppose:
    """An implication: the premise is assumed and the conclusion shown."""

    then: Certificate


@dataclass(frozen=True, slots=True)
class Have:
    """A claim is shown first and known afterwards."""

    claim: Claim
    proof: Certificate
    then: Certificate


@dataclass(frozen=True, slots=True)
class Detach:
    """A known implication whose premise is shown; its conclusion is known afterwards."""

    implication: Implies
    proof: Certificate
    then: Certificate


@dataclass(frozen=True, slots=True)
class Cases:
    """A known disjunction; the goal is shown in each case."""

    of: Or
    branches: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Two terms that have values are <, = or >: the goal is a disjunction that covers these."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The goal's terms have values; its negation is assumed and the false claim shown."""

    then: Certificate


@dataclass(frozen=True, slots=True)
class Absurd:
    """The facts contradict each other: the false claim is shown, so any goal holds."""

    then: Certificate


@dataclass(frozen=True, slots=True)
class Clash:
    """The false claim, from a relation and its opposite, both settled."""

    relation: Rel


@dataclass(frozen=True, slots=True)
class Ring:
    """An equality of rational functions modulo known equalities, each with its cofactor."""

    cofactors: tuple[tuple[Term, Rel], ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """coefficient · Π (gap of a known inequality) · Π (square of a term), which is ≥ 0."""

    coefficient: Fraction
    factors: tuple[Rel, ...]
    squares: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Farkas:
    """Products ≥ 0, one of them > 0, and multiples of known equalities that add up to zero."""

    products: tuple[Product, ...]
    cofactors: tuple[tuple[Term, Rel], ...] = ()


@dataclass(frozen=True, slots=True)
class Instance:
    """The goal is the conclusion of a ledger lemma at these terms; its premises are settled."""

    lemma: str
    values: tuple[tuple[Var, Term], ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The goal with one side of a known equality written for the other, which is shown."""

    equation: Rel
    goal: Claim
    proof: Certificate


@dataclass(frozen=True, slots=True)
class Cell:
    """A leaf of a subdivision: direct evaluation (order 0) or a Taylor form about the middle."""

    order: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """A cell cut in two at a rational point of one axis."""

    axis: int
    at: Fraction
    below: Subdivision
    above: Subdivision


Subdivision: TypeAlias = Cell | Cut


@dataclass(frozen=True, slots=True)
class Cover:
    """A comparison decided by balls on every cell of a box; with no axes, at constants."""

    axes: tuple[tuple[Var, Fraction, Fraction], ...]
    cells: Subdivision
    bits: int = 128


@dataclass(frozen=True, slots=True)
class Monotone:
    """A comparison at x from the one at a base point and the sign of the derivative between."""

    var: Var
    base: Term
    between: Var
    start: Certificate
    defined: Certificate
    slope: Certificate
    strict_slope: bool = False


@dataclass(frozen=True, slots=True)
class Taylor:
    """Taylor's formula with Lagrange's remainder becomes known at a point between base and x."""

    term: Term
    var: Var
    base: Term
    between: Var
    derivatives: tuple[Term, ...]
    defined: Certificate
    then: Certificate


@dataclass(frozen=True, slots=True)
class Generalize:
    """A universal claim: shown for a value of which nothing is known."""

    var: Var
    then: Certificate


@dataclass(frozen=True, slots=True)
class Specialize:
    """A known universal claim at a value; the instance is known afterwards."""

    universal: ForAll
    value: Term
    then: Certificate


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An existential claim by a value for which the part is shown."""

    value: Term
    then: Certificate


@dataclass(frozen=True, slots=True)
class Obtain:
    """A known existential claim; a name for such a value, of which the part is known afterwards."""

    existing: Exists
    var: Var
    then: Certificate


@dataclass(frozen=True, slots=True)
class Induction:
    """The goal at an integer ≥ low: at low, and at k + 1 if it holds at a k ≥ low."""

    index: Var
    low: Term
    following: Var
    base: Certificate
    step: Certificate


@dataclass(frozen=True, slots=True)
class Unroll:
    """A recursion equals its last round made from the one before, or its start if it has none.

    ``below`` is the index before the last.
    """

    below: Term


@dataclass(frozen=True, slots=True)
class Intermediate:
    """Somewhere in an interval two continuous sides are equal, for their order changes on it."""

    between: Var
    ordered: Certificate
    first: Certificate
    last: Certificate
    defined: Certificate


@dataclass(frozen=True, slots=True)
class Antiderivative:
    """The value of an integral by a function of ``between`` with its body as the derivative.

    ``defined`` shows that both have values from end to end, ``slope`` that the derivative is that;
    the value of the integral is known afterwards.
    """

    integral: Integral
    function: Term
    between: Var
    defined: Certificate
    slope: Certificate
    then: Certificate


@dataclass(frozen=True, slots=True)
class Average:
    """An expectation compared with a combination of others, as the bodies are at every point."""

    constant: Term
    rows: tuple[tuple[Term, Expectation], ...]
    at: Var
    pointwise: Certificate


@dataclass(frozen=True, slots=True)
class Likelier:
    """P(A) ≤ P(B) since A implies B at every point."""

    at: Var
    then: Certificate


Certificate: TypeAlias = (
    Known | Sign | Split | Choose | Suppose | Have | Detach | Cases | Total | Contradiction
    | Absurd | Clash | Ring | Farkas | Instance | Rewrite | Cover | Monotone | Taylor
    | Generalize | Specialize | Exhibit | Obtain | Induction | Unroll | Intermediate
    | Antiderivative | Average | Likelier
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A polynomial for an unknown function: name: var ↦ body."""

    name: str
    var: Var
    body: Term


@dataclass(frozen=True, slots=True)
class Witness:
    """An exact point at which an obligation fails.

    ``values`` gives every variable a closed term; ``functions`` every unknown function a
    polynomial; ``shown`` are closed claims, with certificates, that evaluation cannot decide.
    """

    values: tuple[tuple[Var, Term], ...]
    functions: tuple[Interpretation, ...] = ()
    shown: tuple[tuple[Claim, Certificate], ...] = ()
