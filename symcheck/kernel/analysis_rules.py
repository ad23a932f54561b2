"""The rules of analysis: Cover, and what Monotone and Taylor ask to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import factorial

from flint import arb, ctx

from symcheck.kernel.ball import Undecided, certainly, compare, evaluate, integer_power
from symcheck.kernel.certificate import (
    Cell, Cover, Cut, Intermediate, Monotone, Subdivision, Taylor,
)  # fmt: skip
from symcheck.kernel.facts import NOTHING, Facts, Origins
from symcheck.kernel.signs import settled
from symcheck.kernel.polynomial import equal, fraction
from symcheck.kernel.refusal import Refused
from symcheck.kernel.sequent import Sequent, Show, fresh
from symcheck.language.calculus import differentiate
from symcheck.language.claim import And, Claim, Exists, Rel, RelOp, conjunction
from symcheck.language.definedness import definedness, parts_with_values
from symcheck.language.substitution import keeps_form, substitute, substitute_in_claim, value_at
from symcheck.language.term import (
    ZERO, App, Expectation, Integral, Num, Probability, Recursion, Term, Unknown, Var, add, div,
    free_variables, mul, num, power, sub, subterms,
)  # fmt: skip

LARGEST_ORDER = 12
MOST_BITS = 4096

Axes = tuple[tuple[Var, Fraction, Fraction], ...]


def cover(goal: Claim, facts: Facts, c: Cover) -> Origins:
    """A comparison that holds on every cell of a subdivision holds on the box.

    The facts put each variable into its axis, and the subdivision leaves no part of the box out by
    construction. Ball arithmetic contains all values (Johansson, IEEE Trans. Comput. 66 (2017)).
    """
    if not isinstance(goal, Rel) or goal.op == "=":
        raise Refused("wrong shape", "balls decide comparisons, never equality", goal)
    if not 2 <= c.bits <= MOST_BITS:
        raise Refused("wrong precision", f"between 2 and {MOST_BITS} bits", goal)
    origins = NOTHING
    for var, low, high in c.axes:
        inside = And((Rel(">=", var, Num(low)), Rel("<=", var, Num(high))))
        found = settled(inside, facts)
        if found is None or low > high:
            raise Refused("not in the box", "the facts do not put the variable there", inside)
        origins |= found
    with ctx.workprec(c.bits):
        _cover_cells(goal, c.axes, c.cells)
    return origins


def _cover_cells(goal: Rel, axes: Axes, cells: Subdivision) -> None:
    match cells:
        case Cut(axis, at, below, above):
            if not 0 <= axis < len(axes):
                raise Refused("wrong cut", "there is no such axis", goal)
            var, low, high = axes[axis]
            if not low < at < high:
                raise Refused("wrong cut", "the cut is outside the cell", goal)
            _cover_cells(goal, (*axes[:axis], (var, low, at), *axes[axis + 1 :]), below)
            _cover_cells(goal, (*axes[:axis], (var, at, high), *axes[axis + 1 :]), above)
        case Cell(order):
            if not decided_on_cell(goal, axes, order):
                raise Refused("cell undecided", "the ball evaluation does not decide", goal)


def decided_on_cell(goal: Rel, axes: Axes, order: int) -> bool:
    """Whether evaluation of that order certainly decides the comparison on the whole cell."""
    box = {v: arb(fraction(low)).union(arb(fraction(high))) for v, low, high in axes}
    if order == 0:
        return certainly(goal, box)
    try:
        value = _taylor_form(sub(goal.lhs, goal.rhs), axes, box, order)
    except Undecided:
        return False
    return bool(value.is_finite()) and compare(goal.op, value, arb(0))


def _taylor_form(term: Term, axes: Axes, box: Mapping[Var, arb], order: int) -> arb:
    """Σ_{j<k} g⁽ʲ⁾(m)hʲ/j! + g⁽ᵏ⁾(cell)hᵏ/k! about the middle m: Taylor's theorem on the cell.

    With several axes only order 1, the mean value form g(m) + Σ ∂ᵢg(cell)·hᵢ.
    """
    if not 1 <= order <= LARGEST_ORDER or (order > 1 and len(axes) != 1) or not axes:
        raise Undecided
    middles = {v: Num((low + high) / 2) for v, low, high in axes}
    if len(axes) > 1:
        total = evaluate(substitute(term, middles), {})
        for var in middles:
            total += _slope(term, var, box)[1] * (box[var] - evaluate(middles[var], {}))
        return total
    var = axes[0][0]
    h = box[var] - evaluate(middles[var], {})
    total = arb(0)
    for j in range(order):
        total += evaluate(substitute(term, middles), {}) * integer_power(h, j) / factorial(j)
        term, ball = _slope(term, var, box)
    return total + ball * integer_power(h, order) / factorial(order)


def _slope(term: Term, var: Var, box: Mapping[Var, arb]) -> tuple[Term, arb]:
    """The derivative and a ball of its values, where its conditions hold on the whole cell."""
    slope, conditions = differentiate(term, var)
    if not all(certainly(c, box) for c in conditions):
        raise Undecided
    return slope, evaluate(slope, box)


@dataclass(frozen=True, slots=True)
class MonotonePlan:
    """What Monotone asks: the comparison at the base, and two claims at a point in between."""

    start: Claim
    inside: Claim
    defined: Claim
    slope: Claim
    origins: Origins


def monotone_plan(goal: Claim, facts: Facts, c: Monotone) -> MonotonePlan:
    """The claims to show for `Monotone`; see its rule in `check`."""
    if not isinstance(goal, Rel) or goal.op == "!=" or c.var.sort != "real":
        raise Refused("wrong shape", "the goal is no comparison along a real variable", goal)
    if not _is_continuous_along(goal, c.var):
        raise Refused("not continuous", "floor, sign or a derivative of unknown continuity", goal)
    rightward, origins = _side(goal, facts, c.var, c.base, strict=c.strict_slope)
    at_base, at_between = {c.var: c.base}, {c.var: c.between}
    _keeps_powers(goal, (goal.lhs, goal.rhs), at_base)
    start_op = _non_strict(goal.op) if c.strict_slope else goal.op
    start = Rel(start_op, substitute(goal.lhs, at_base), substitute(goal.rhs, at_base))
    low, high = (c.base, c.var) if rightward else (c.var, c.base)
    inside = And((Rel("<", low, c.between), Rel("<", c.between, high)))
    gap = sub(substitute(goal.lhs, at_between), substitute(goal.rhs, at_between))
    slope, conditions = differentiate(gap, c.between)
    defined = conjunction((*definedness(gap), *conditions))
    return MonotonePlan(start, inside, defined, _slope_claim(goal.op, slope, rightward, c), origins)


def _keeps_powers(place: Claim, terms: tuple[Term, ...], values: Mapping[Var, Term]) -> None:
    """At the base point every power is to be of the kind it is elsewhere: 0^x at 0 is not 0⁰."""
    for part in (s for term in terms for s in subterms(term)):
        if isinstance(part, App) and part.op == "pow" and not keeps_form(part.args[1], values):
            raise Refused("other power", "at the base an exponent is an integer", place, part)


def _slope_claim(op: RelOp, slope: Term, rightward: bool, c: Monotone) -> Claim:
    """For a goal lhs ≥ rhs to the right of the base, the gap must not decrease; mirrored else."""
    if op == "=":
        return Rel("=", slope, ZERO)
    rising = (op in (">", ">=")) == rightward
    if c.strict_slope:
        return Rel(">" if rising else "<", slope, ZERO)
    return Rel(">=" if rising else "<=", slope, ZERO)


def _non_strict(op: RelOp) -> RelOp:
    return {"<": "<=", ">": ">="}.get(op, op)  # type: ignore[return-value]


def _side(
    place: Claim, facts: Facts, var: Var, base: Term, *, strict: bool
) -> tuple[bool, Origins]:
    """Whether the variable lies to the right of the base (strictly, if asked), by the facts."""
    right, left = ("<", ">") if strict else ("<=", ">=")
    for op, rightward in ((right, True), (left, False)):
        found = settled(Rel(op, base, var), facts)  # type: ignore[arg-type]
        if found is not None:
            return rightward, found
    raise Refused("side unknown", "the facts do not say on which side of the base", place, base)


def _is_continuous_along(goal: Rel, var: Var) -> bool:
    """Whether the sides are built from operations that are continuous where they have values.

    In a recursion on the variable neither the start nor a round may jump; its ends are integers by
    form and so speak of no real variable. Integrals with a parameter are refused.
    """
    return all(is_continuous(side, var) for side in (goal.lhs, goal.rhs))


def is_continuous(term: Term, var: Var) -> bool:
    """Whether the term is continuous along the variable where it has values, by its form."""
    if var not in free_variables(term):
        return True
    match term:
        case Recursion():
            jumps = any(map(_may_jump, subterms(term.body)))
            return not jumps and is_continuous(term.start, var)
        case Expectation() | Probability() | Integral():
            return False
        case _:
            parts = parts_with_values(term)
            return not _may_jump(term) and all(is_continuous(p, var) for p in parts)


def _may_jump(term: Term) -> bool:
    match term:
        case App("floor" | "sign", _) | Expectation() | Probability() | Integral():
            return True
        case Unknown(_, order, _):
            return order > 0
        case _:
            return False


def intermediate(s: Sequent, c: Intermediate, show: Show) -> Origins:
    """Intermediate value theorem: f ≤ g at a and f ≥ g at b ≥ a give f = g somewhere in [a, b].

    f − g is continuous on [a, b] because its operations are, where they have values. Spivak,
    Calculus, ch. 7, theorem 4.
    """
    match s.goal:
        case Exists(var, And((Rel("<=", low, x), Rel("<=", y, high), Rel("=", f, g)))):
            pass
        case _:
            raise Refused("wrong shape", "the goal is no equality somewhere in [a, b]", s.goal)
    if not (x == y == var) or var.sort != "real" or var in free_variables(add(low, high)):
        raise Refused("wrong shape", "the interval is not one for the variable", s.goal)
    if not _is_continuous_along(Rel("=", f, g), var):
        raise Refused("not continuous", "a side may jump", s.goal)
    fresh(s, c.between)
    first = Rel("<=", value_at(f, {var: low}), value_at(g, {var: low}))
    last = Rel(">=", value_at(f, {var: high}), value_at(g, {var: high}))
    there = {var: c.between}
    inside = s.given(And((Rel("<=", low, c.between), Rel("<=", c.between, high))))
    defined = conjunction(
        tuple(substitute_in_claim(d, there) for side in (f, g) for d in definedness(side))
    )
    return (
        show(s.to(Rel("<=", low, high)), c.ordered)
        | show(s.to(first), c.first)
        | show(s.to(last), c.last)
        | show(inside.to(defined), c.defined)
    )


@dataclass(frozen=True, slots=True)
class TaylorPlan:
    """What Taylor asks to be shown between base and variable, and the formula it grants."""

    inside: Claim
    defined: Claim
    formula: Rel
    origins: Origins


def taylor_plan(goal: Claim, facts: Facts, c: Taylor) -> TaylorPlan:
    """The claims of `Taylor`; see its rule in `check`. The given derivatives are verified here."""
    if not 1 <= len(c.derivatives) <= LARGEST_ORDER or c.var.sort != "real":
        raise Refused("wrong shape", "no derivatives, or too many, or no real variable", goal)
    rightward, origins = _side(goal, facts, c.var, c.base, strict=False)
    low, high = (c.base, c.var) if rightward else (c.var, c.base)
    inside = And((Rel("<=", low, c.between), Rel("<=", c.between, high)))
    asked: dict[Claim, None] = {}
    at_between = {c.var: c.between}
    ladder = (c.term, *c.derivatives)
    _keeps_powers(goal, ladder, {c.var: c.base})
    for lower, upper in pairwise(ladder):
        slope, conditions = differentiate(lower, c.var)
        if not equal(slope, upper):
            raise Refused("wrong derivative", "a given derivative is another function", goal, upper)
        asked.update(dict.fromkeys((*definedness(lower), *conditions, *definedness(upper))))
    defined = conjunction(tuple(substitute_in_claim(claim, at_between) for claim in asked))
    return TaylorPlan(inside, defined, Rel("=", c.term, _formula(c, ladder)), origins)


def _formula(c: Taylor, ladder: tuple[Term, ...]) -> Term:
    order = len(ladder) - 1
    step = sub(c.var, c.base)
    terms = []
    for k, g in enumerate(ladder):
        at = substitute(g, {c.var: c.base if k < order else c.between})
        terms.append(mul(div(at, num(factorial(k))), power(step, num(k))))
    return add(*terms)
