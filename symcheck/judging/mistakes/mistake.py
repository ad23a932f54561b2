"""What a mistake is: a false rule, an example, a sentence to the student, and a question.

Rules are written in the ASCII syntax of claims. Their letters stand for any terms, except that
``k``, ``l`` and ``m`` stand for numbers, and ``x`` under a derivative, a sum or an integral for
the variable bound there. ``lhs`` and ``rhs`` are the sides of the line that was written. Of an
inequality the direction counts and not whether it is strict, but where a rule says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Identity:
    """A term is taken for another, wherever it stands."""

    before: str
    after: str
    right: str | None = None
    """What the term is, if that is as short."""
    constant: tuple[str, ...] = ()
    """Letters that do not depend on the variable ``x`` that is bound."""
    of_inequalities: bool = False
    """It is told only of inequalities."""
    about_domain: bool = False
    """The two are equal where both have values; what is wrong is where they have."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A relation is taken to follow from others; from none, to hold of all terms."""

    before: tuple[str, ...]
    after: str
    where: tuple[tuple[str, str], ...] = ()
    """Letters that the lines before do not determine, from those that they do."""
    simple: tuple[str, ...] = ()
    """Letters that must come out without a denominator, and vary with what the line is about."""
    always: str | None = None
    """What must hold at all sample points for the rule to be the one that was used."""
    at_witness: str | None = None
    """What must hold at the counterexample."""
    equivalence: bool = False
    """The passage is right, and was taken for an equivalence."""
    right: str | None = None
    """What does follow, if that is as short."""


@dataclass(frozen=True, slots=True)
class Roots:
    """The roots of p·u² + q·u + r = 0 are taken to be those of a wrong formula.

    ``s`` is the root of the discriminant; ``turned`` that of q² + 4pr.
    """

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class TaylorTerm:
    """The first wrong term of an expansion is the right one times what ``ratio`` names."""

    ratio: Literal["sign", "factor"]


@dataclass(frozen=True, slots=True)
class LimitSplit:
    """A limit is taken part by part where the parts have none that can be put together."""

    kind: Literal["difference", "product", "quotient"]


@dataclass(frozen=True, slots=True)
class Slip:
    """One small edit of the written line makes it right."""

    edit: Literal["sign", "number", "strictness", "direction", "factor"]


Rule: TypeAlias = Identity | Passage | Roots | TaylorTerm | LimitSplit | Slip


@dataclass(frozen=True, slots=True)
class Example:
    """A claim that makes the mistake, for ``symcheck prove``."""

    claim: str
    given: tuple[str, ...] = ()
    integer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """An entry of the catalogue.

    ``sentence`` says to whoever made it what happened; ``question`` leads them to see it.
    """

    code: str
    name: str
    rules: tuple[Rule, ...]
    example: Example
    sentence: str
    question: str
