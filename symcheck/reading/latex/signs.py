r"""What ± says in a relation.

With ± on both sides it is said for either sign: ``(a \pm b)^2 = a^2 \pm 2ab + b^2`` is two
equalities. On the right alone it lists values: ``x = \pm 2`` is x = 2 or x = −2. The links of a
chain are taken each by itself. Everywhere else it is a doubt.

>>> from symcheck.printing.as_ascii import show_claim
>>> from symcheck.language.term import ONE, TWO, Var, neg
>>> plus, minus = Rel("=", Var("x"), ONE), Rel("=", Var("x"), neg(ONE))
>>> show_claim(both_signs(plus, minus))
'x = 1 or x = -1'
"""

from __future__ import annotations

from itertools import pairwise

from symcheck.language.claim import And, Chain, Claim, Or, Rel, conjunction
from symcheck.reading.latex.cursor import Cursor


def with_signs(cursor: Cursor, place: int, plus: Claim, minus: Claim) -> Claim:
    """The claim of a relation that was read with either sign. Raises `ReadError` at the ±."""
    found = both_signs(plus, minus)
    if found is None:
        message = "± here: for both signs, or for one of them?"
        cursor.refuse("doubt", place, message, "write both out, with \\text{ and } or \\text{ or }")
    return found


def both_signs(plus: Claim, minus: Claim) -> Claim | None:
    """What the two readings say together; None if that is not plain."""
    if not isinstance(plus, Rel | Chain) or not isinstance(minus, Rel | Chain):
        return None
    parts: list[Claim] = []
    for upper, lower in zip(_links(plus), _links(minus), strict=True):
        if upper == lower:
            parts.append(upper)
            continue
        left, right = upper.lhs != lower.lhs, upper.rhs != lower.rhs
        if upper.op == "!=" or (upper.op == "=" and left and right):
            parts.append(And((upper, lower)))
        elif upper.op == "=" and right:
            parts.append(Or((upper, lower)))
        else:
            return None
    return conjunction(tuple(parts))


def _links(claim: Rel | Chain) -> tuple[Rel, ...]:
    if isinstance(claim, Rel):
        return (claim,)
    terms = [("=", claim.first), *claim.links]
    return tuple(Rel(op, a, b) for (_, a), (op, b) in pairwise(terms))
