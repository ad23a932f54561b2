"""Claims of analysis about terms: ≈, extrema, limits, orders of magnitude.

Each is kept as written; `analysis_forms` says which quantified relations it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from symcheck.language.term import MalformedTerm, Term, Var


@dataclass(frozen=True, slots=True)
class Domain:
    """An interval over which a variable runs; an end that is None is infinite (and open)."""

    var: Var
    low: Term | None
    high: Term | None
    low_closed: bool
    high_closed: bool

    def __post_init__(self) -> None:
        """Refuse a variable that is no real one: the place of a maximum is one of its values."""
        if self.var.sort != "real":
            raise MalformedTerm(f"{self.var.name} runs over an interval, and is no real variable")


Side: TypeAlias = Literal["both", "below", "above"]


@dataclass(frozen=True, slots=True)
class Infinite:
    """∞ (sign 1) or −∞ (sign −1)."""

    sign: Literal[1, -1]


@dataclass(frozen=True, slots=True)
class Approach:
    """A variable goes to a place, from both sides or from one, or to ∞ or −∞."""

    var: Var
    at: Term | Infinite
    side: Side = "both"

    def __post_init__(self) -> None:
        """Refuse a place with no values of the variable near it: anything holds around it."""
        sort = self.var.sort
        if sort != "real" and not isinstance(self.at, Infinite):
            raise MalformedTerm(f"{self.var.name} is no real variable: it goes to ∞ or −∞")
        if sort == "natural" and self.at == Infinite(-1):
            raise MalformedTerm(f"{self.var.name} is a natural number, and does not go to −∞")


@dataclass(frozen=True, slots=True)
class Near:
    """term ≈ value, written with that many decimals: within half a unit of the last one."""

    term: Term
    value: Fraction
    places: int


@dataclass(frozen=True, slots=True)
class Within:
    """lhs ≈ rhs within a tolerance, on a domain."""

    lhs: Term
    rhs: Term
    tolerance: Term
    on: Domain


ExtremumKind: TypeAlias = Literal["max", "min", "sup", "inf", "argmax", "argmin"]


@dataclass(frozen=True, slots=True)
class Extremum:
    """The greatest value of ``body`` on the domain is ``value``; or the one place where it is so.

    With ``places`` the value is a literal, written with so many decimals, and met approximately.
    """

    kind: ExtremumKind
    body: Term
    on: Domain
    value: Term
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """``body`` tends to ``value`` as the variable goes where it goes."""

    body: Term
    to: Approach
    value: Term | Infinite


@dataclass(frozen=True, slots=True)
class Order:
    """body = O(gauge), or o(gauge), as the variable goes where it goes."""

    kind: Literal["O", "o"]
    body: Term
    gauge: Term
    to: Approach
