"""The numbers with which an existential claim was shown: the constant of an order, its radius."""

from __future__ import annotations

from collections.abc import Iterator

from symcheck.kernel.certificate import (
    Antiderivative, Certificate, Exhibit, Have, Obtain, Specialize, Split, Suppose,
)  # fmt: skip
from symcheck.language.analysis import Order
from symcheck.language.claim import Claim
from symcheck.language.term import Term, free_variables
from symcheck.printing.as_ascii import show_term


def remarks_on_values(claim: Claim, certificate: Certificate) -> tuple[str, ...]:
    """Of f = O(g): the constant, and how far from the place it serves."""
    if not isinstance(claim, Order) or claim.kind != "O":
        return ()
    values = [v for v in _exhibited(certificate) if not free_variables(v)]
    if len(values) < 2:
        return ()
    constant, reach = map(show_term, values[:2])
    return (f"shown with the constant {constant} and the radius {reach}",)


def _exhibited(certificate: Certificate) -> Iterator[Term]:
    """The values on the way to the claim itself, outermost first."""
    match certificate:
        case Exhibit(value, then):
            yield value
            yield from _exhibited(then)
        case Have(_, _, then) | Suppose(then) | Specialize(_, _, then) | Obtain(_, _, then):
            yield from _exhibited(then)
        case Antiderivative(then=then):
            yield from _exhibited(then)
        case Split(parts):
            for part in parts:
                yield from _exhibited(part)
        case _:
            return
