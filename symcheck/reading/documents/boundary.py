"""Equations that are the boundary case of an inequality: the same difference, set to zero.

The sides must be those of the inequality, or one of them 0 as written: (x + 3)² = x² + 9 below
x > 0 has the same difference up to a factor, and is asserted.
"""

from __future__ import annotations

from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.claim import Claim, Rel
from symcheck.language.context import Definitions, expand
from symcheck.language.term import ZERO, MalformedTerm, sub
from symcheck.search.workspace import workspace


def is_boundary(equation: Claim, above: Claim, definitions: Definitions) -> bool:
    """Whether the sides of the equation differ by a constant multiple of those of the inequality.

    The quotient of the two differences is computed as a rational function over opaque subterms.
    """
    if not (isinstance(equation, Rel) and isinstance(above, Rel)):
        return False
    if equation.op != "=" or above.op in ("=", "!="):
        return False
    sides = {equation.lhs, equation.rhs}
    if ZERO not in sides and sides != {above.lhs, above.rhs}:
        return False
    try:
        ours, theirs = (expand(sub(r.lhs, r.rhs), definitions) for r in (equation, above))
        space = workspace([ours, theirs])
        first, second = space.quotient(ours), space.quotient(theirs)
    except (NoRationalForm, MalformedTerm):
        return False
    if first is None or second is None or first.num.is_constant() or second.num.is_constant():
        return False
    crossed = (first.num * second.den, first.den * second.num)
    quotient, remainder = divmod(crossed[0], crossed[1])
    return bool(remainder.is_zero() and quotient.is_constant())
