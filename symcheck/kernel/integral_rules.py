"""The rule for integrals from one number to another."""

from __future__ import annotations

from symcheck.kernel.analysis_rules import is_continuous
from symcheck.kernel.certificate import Antiderivative
from symcheck.kernel.facts import NOTHING, Facts, Origins
from symcheck.kernel.refusal import Refused
from symcheck.kernel.sequent import Sequent, Show, fresh, values
from symcheck.kernel.signs import settled
from symcheck.language.calculus import differentiate
from symcheck.language.claim import And, Claim, Or, Rel, RelOp, conjunction
from symcheck.language.definedness import definedness
from symcheck.language.substitution import substitute, value_at
from symcheck.language.term import Term, Var, sub


def antiderivative(s: Sequent, c: Antiderivative, show: Show) -> Origins:
    """Fundamental theorem of calculus: F′ = f between p and q gives ∫ f = F(q) − F(p).

    F and f have values at all y from p to q, ends included, and are continuous there because their
    operations are; F′(y) = f(y) is shown for all y but the ends. Or f may jump by its form, and
    F′, which does not, equals f at the ends too. Either way f is integrable, its integral from p
    has the derivative f (Spivak, Calculus, ch. 14, theorem 1), and differs from F by a constant
    (ch. 11, theorem 4). If p > q, both sides are the opposites of those from q to p.
    """
    low, high, y = c.integral.low, c.integral.high, c.between
    if low is None or high is None:
        raise Refused("infinite end", "the integral has no two ends", s.goal, c.integral)
    fresh(s, y, c.integral)
    body = substitute(c.integral.body, {c.integral.var: y})
    slope, conditions = differentiate(c.function, y)
    plain = is_continuous(body, y)
    if not is_continuous(c.function, y) or not (plain or is_continuous(slope, y)):
        raise Refused("not continuous", "the integral may be none of a continuous function", s.goal)
    origins = values(s, (low, high))
    closed, order = between("<=", low, y, high, s.facts)
    inner, _ = between("<", low, y, high, s.facts)
    defined = conjunction((*definedness(c.function), *definedness(body)))
    origins |= order | show(s.given(closed).to(defined), c.defined)
    origins |= values(s.given(closed).given(defined), (c.function, body))
    there = s.given(inner if plain else closed).given(defined)
    origins |= show(there.to(conjunction((*conditions, Rel("=", slope, body)))), c.slope)
    at_ends = (value_at(c.function, {y: end}) for end in (high, low))
    return origins | show(s.given(Rel("=", c.integral, sub(*at_ends)), origins), c.then)


def between(op: RelOp, low: Term, y: Var, high: Term, facts: Facts) -> tuple[Claim, Origins]:
    """That y lies between the ends, in the order in which they are known to be, if they are."""
    rising = And((Rel(op, low, y), Rel(op, y, high)))
    falling = And((Rel(op, high, y), Rel(op, y, low)))
    for order, claim in ((Rel("<=", low, high), rising), (Rel("<=", high, low), falling)):
        found = settled(order, facts)
        if found is not None:
            return claim, found
    return Or((rising, falling)), NOTHING
