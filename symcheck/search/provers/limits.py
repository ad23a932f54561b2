"""Claims that hold near a place: limits and orders of magnitude, by an explicit bound.

Of |f − L| < ε it is found, in floating point, that |f − L| ≤ c·d near the place, where d is the
distance to it (1/|x| at ±∞), or c·√d. That bound is proved, and ε/c, or (ε/c)², is near enough.
A known bound for all values of the variable, G(x), serves as well: G(x) = ε is solved for x.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from symcheck.kernel.certificate import Certificate, Have, Obtain
from symcheck.kernel.facts import NOTHING, Facts, assume
from symcheck.language.claim import (
    And, Claim, Exists, ForAll, Implies, Rel, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.substitution import fresh_variable, substitute_in_claim
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Num, Term, Var, add, div, free_variables, mul, neg, num, power, sqrt, sub,
    subterms,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS, Points, values
from symcheck.search.problem import Problem, having, relations
from symcheck.search.provers.quantifiers import exhibited
from symcheck.search.solving import solve_for

REACHES = ("1", "1/2", "1/4", "1/10", "1/100")
FAR = ("1", "2", "4", "10", "100", "1000")
SHARE = 0.8
SIMPLE_CONSTANTS = tuple(
    Fraction(k, 100)
    for k in (1, 10, 25, 50, *(100 * n for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 100)))
)


@dataclass(frozen=True, slots=True)
class Near:
    """x near a place: the claim that puts it there within ``reach``, and its distance to it.

    At ±∞ ``reach`` is a bound beyond which x is, and the distance is 1/x or −1/x.
    """

    var: Var
    reach: Var
    premise: Claim
    distance: Term
    infinite: bool
    claim: Claim

    def within(self, reach: Term, claim: Claim) -> ForAll:
        """The claim, for every x within that reach."""
        premise = substitute_in_claim(self.premise, {self.reach: reach})
        return ForAll(self.var, Implies(premise, claim))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A gap that is to be below a target: gap < target, or gap ≤ target·weight."""

    gap: Term
    target: Term
    weight: Term


def near_place(problem: Problem, goal: Exists) -> Certificate | None:
    """∃δ: the claim holds within δ of the place."""
    near = _parsed(goal)
    if near is None:
        return None
    return (
        _constant_reach(problem, goal, near)
        or _by_known_bound(problem, goal, near)
        or _by_bound(problem, goal, near)
    )


def _parsed(goal: Exists) -> Near | None:
    match goal.part:
        case And((Rel(">", reach, zero), ForAll(x, Implies(premise, claim)))) if (
            reach == goal.var and zero == ZERO
        ):
            pass
        case ForAll(x, Implies(premise, claim)):
            reach = goal.var
        case _:
            return None
    if not isinstance(reach, Var):
        return None
    match premise:
        case Rel(">", y, r) if (y, r) == (x, reach):
            return Near(x, reach, premise, div(ONE, x), True, claim)
        case Rel("<", y, r) if (y, r) == (x, reach):
            return Near(x, reach, premise, div(ONE, neg(x)), True, claim)
        case And((Rel("<", zero, distance), Rel("<", again, r))) if (
            zero == ZERO and distance == again and r == reach
        ):
            return Near(x, reach, premise, distance, False, claim)
        case _:
            return None


def _constant_reach(problem: Problem, goal: Exists, near: Near) -> Certificate | None:
    """A reach that does not depend on anything, where the claim itself holds within it."""
    if variables_of(near.claim) - {near.var}:
        return None
    for text in FAR if near.infinite else REACHES:
        places = _places(near, float(Fraction(text)))
        if places is None or not _seems_true(near.claim, places):
            continue
        shown = exhibited(problem, goal, num(text))
        if shown is not None or problem.is_late:
            return shown
    return None


def bounded_ratio(problem: Problem, goal: Exists) -> Certificate | None:
    """∃K > 0: |f| ≤ K·|g| near a place: K is what the ratio is at most, in floating point."""
    match goal.part:
        case And((Rel(">", k, zero), Exists() as inner)) if k == goal.var and zero == ZERO:
            near = _parsed(inner)
        case _:
            return None
    match near.claim if near is not None else None:
        case Rel("<=", App("abs", _) as gap, App("mul", (k, weight))) if k == goal.var:
            pass
        case _:
            return None
    assert near is not None
    if free_variables(gap) - {near.var}:
        return None
    for text in FAR[:3] if near.infinite else REACHES[:3]:
        places = _places(near, float(Fraction(text)))
        if places is None:
            continue
        ratio = values(gap, places) / values(weight, places)
        reliable = ratio[np.abs(values(gap, places)) > 1e-9]
        if reliable.size == 0 or np.any(np.isnan(reliable)):
            continue
        for constant in _constants(problem, float(np.max(reliable))):
            shown = exhibited(problem.sharing(0.5), goal, Num(constant))
            if shown is not None or problem.is_late:
                return shown
    return None


def _constants(problem: Problem, least: float) -> list[Fraction]:
    """Numbers of the known facts, or their reciprocals, that are just enough; and a simple one."""
    spoken: set[Fraction] = set()
    for claim in problem.facts.known:
        for term in terms_of(claim):
            for s in subterms(term):
                if isinstance(s, Num) and s.value > 0:
                    spoken |= {s.value, 1 / s.value}
    close = sorted(c for c in spoken if least * (1 - 1e-4) <= c <= 1.2 * least + 1e-9)
    return [*close[:2], _rounded_up(least)]


def _wanted(claim: Claim) -> Wanted | None:
    match claim:
        case Rel("<", App("abs", _) as gap, (Var() as target)) if target not in free_variables(gap):
            return Wanted(gap, target, ONE)
        case Rel("<=", App("abs", _) as gap, App("mul", (Var() as target, weight))):
            return Wanted(gap, target, weight)
        case Rel(">", height, (Var() as target)) if target not in free_variables(height):
            return Wanted(div(ONE, height), div(ONE, target), ONE)
        case Rel("<", height, (Var() as target)) if target not in free_variables(height):
            return Wanted(div(ONE, neg(height)), div(ONE, neg(target)), ONE)
        case _:
            return None


def _by_bound(problem: Problem, goal: Exists, near: Near) -> Certificate | None:
    """|f − L| ≤ c·d or c·√d near the place, so that ε/c or (ε/c)² is near enough."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    wanted = _wanted(near.claim)
    if wanted is None or free_variables(wanted.gap) - {near.var}:
        return None
    for text in FAR if near.infinite else REACHES:
        found = _order(near, wanted, float(Fraction(text)))
        if found is None:
            continue
        c, root = found
        for bound in _bounds(near, near.claim, num(str(c)), root=root):
            there = near.within(num(text), bound)
            proof = solve(replace(problem.to(there), points=NO_POINTS).sharing(0.5))
            if proof is None:
                continue
            steps: list[tuple[Claim, Certificate]] = [(there, proof)]
            known = problem.given(there)
            for reach in _reaches(near, wanted.target, num(text), c, root=root):
                shown = exhibited(replace(known, points=NO_POINTS), goal, reach)
                if shown is not None:
                    return having(problem, steps, shown)
        if problem.is_late:
            return None
    return None


def _bounds(near: Near, claim: Claim, c: Term, *, root: bool) -> Iterator[Rel]:
    """The gap is at most c times the distance, or its root; the height at least the reverse."""
    d = sqrt(near.distance) if root else near.distance
    match claim:
        case Rel("<", App("abs", _) as gap, _):
            if near.infinite and root:
                yield Rel("<=", gap, div(c, sqrt(_size(near))))
            elif near.infinite:
                yield Rel("<=", gap, div(c, _size(near)))
            else:
                yield Rel("<=", gap, mul(c, d))
        case Rel("<=", gap, App("mul", (_, weight))):
            yield Rel("<=", gap, mul(c, d, weight))
        case Rel(">", height, _):
            size = _size(near) if near.infinite else div(ONE, near.distance)
            yield Rel(">=", height, div(sqrt(size) if root else size, c))
        case Rel("<", height, _):
            size = _size(near) if near.infinite else div(ONE, near.distance)
            yield Rel("<=", height, neg(div(sqrt(size) if root else size, c)))


def _size(near: Near) -> Term:
    """x at ∞ and −x at −∞."""
    assert isinstance(near.distance, App)
    return near.distance.args[1]


def _reaches(near: Near, target: Term, within: Term, c: Fraction, *, root: bool) -> Iterator[Term]:
    """How near is near enough: below the target over c, and within the bound's own reach."""
    ratio = div(target, Num(c))
    if isinstance(target, App):  # 1/M or −1/M: beyond every bound
        bound = target.args[1]
        beyond = mul(Num(c), App("max", (bound, ONE)))
        grown = power(beyond, TWO) if root else beyond
        if near.infinite:
            far = App("max", (within, grown))
            yield neg(far) if _is_downward(near) else far
        else:
            yield App("min", (within, div(ONE, grown)))
        return
    small = power(ratio, TWO) if root else ratio
    if near.infinite:
        far = App(
            "max", (within, div(Num(c * c), power(target, TWO)) if root else div(Num(c), target))
        )
        yield neg(far) if _is_downward(near) else far
    else:
        yield App("min", (within, small))


def _is_downward(near: Near) -> bool:
    return isinstance(near.premise, Rel) and near.premise.op == "<"


def _order(near: Near, wanted: Wanted, reach: float) -> tuple[Fraction, bool] | None:
    """A constant c with gap ≤ c·d·weight near the place, or c·√d; and whether it is the root."""
    places = _places(near, reach)
    if places is None:
        return None
    gap = values(wanted.gap, places) / np.abs(values(wanted.weight, places))
    d = np.abs(values(near.distance, places))
    with np.errstate(all="ignore"):
        noise = gap < 1e-12
        for root in (False, True):
            ratio = np.where(noise, 0.0, gap / (np.sqrt(d) if root else d))
            if np.any(np.isnan(gap)) or np.any(gap < -1e-12):
                return None
            nearest = ratio[: len(ratio) // 3]
            rest = float(np.max(ratio))
            if float(np.max(nearest)) <= 1.02 * float(np.max(ratio[len(ratio) // 3 :])) + 1e-9:
                return _rounded_up(max(rest, 1e-3)), root
    return None


def _rounded_up(value: float) -> Fraction:
    """A simple number somewhat above."""
    for candidate in SIMPLE_CONSTANTS:
        if float(candidate) >= value * (1 - 1e-9):
            return candidate
    return Fraction(int(value * 1.1) + 1)


def _places(near: Near, reach: float) -> Points | None:
    """Points within that reach, nearest first."""
    shares = np.concatenate([np.logspace(-5, -1, 25), np.linspace(0.11, 0.999, 24)])
    if near.infinite:
        sign = -1.0 if _is_downward(near) else 1.0
        if near.var.sort != "real":
            column = np.unique(np.ceil(reach / shares) + 1)[::-1]
        else:
            column = reach / shares
        return Points(len(column), {near.var: sign * column})
    base = _place(near)
    if base is None:
        return None
    center = float(values(base, Points(1, {}))[0])
    both = isinstance(near.distance, App) and near.distance.op == "abs"
    sides = (1.0, -1.0) if both else ((1.0,) if _is_above(near) else (-1.0,))
    column = np.concatenate([center + s * reach * shares for s in sides])
    order = np.argsort(np.abs(column - center))
    return Points(len(column), {near.var: column[order]})


def _place(near: Near) -> Term | None:
    """The place that is approached, if nothing else is spoken of."""
    match near.distance:
        case App("abs", (App("add", (x, App("neg", (place,)))),)) if x == near.var:
            found: Term = place
        case App("abs", (App("add", (x, Num(value))),)) if x == near.var:
            found = Num(-value)
        case App("add", (x, App("neg", (place,)))) if x == near.var:
            found = place
        case App("add", (x, Num(value))) if x == near.var:
            found = Num(-value)
        case App("add", (place, App("neg", (x,)))) if x == near.var:
            found = place
        case _:
            return None
    return None if free_variables(found) else found


def _is_above(near: Near) -> bool:
    return isinstance(near.distance, App) and near.distance.args[0] == near.var


def _seems_true(claim: Claim, places: Points) -> bool:
    from symcheck.search.floats import fails  # noqa: PLC0415

    return not np.any(fails(claim, places))


def _by_known_bound(problem: Problem, goal: Exists, near: Near) -> Certificate | None:
    """|f − L| ≤ G(x) is known for all x (or f ≥ G(x)), and G itself is small (or large) enough.

    Either G(x) = ε is solved for x, or the same is shown of G first.
    """
    wanted = _wanted(near.claim)
    if wanted is None or not isinstance(near.claim, Rel):
        return None
    for known in list(problem.facts.known):
        bound = _bound_in(known, near)
        if bound is None:
            continue
        found = _through_bound(problem, goal, near, bound, known) or _solved_bound(
            problem, goal, near, bound, known
        )
        if found is not None:
            return found
    return None


def _solved_bound(
    problem: Problem, goal: Exists, near: Near, bound: Term, known: Claim
) -> Certificate | None:
    assert isinstance(near.claim, Rel)
    reach = solve_for(Rel("=", bound, near.claim.rhs), near.var)
    if reach is None:
        return None
    for candidate in _joined(near, reach, _least_in(known)):
        plain = replace(problem, points=NO_POINTS).sharing(SHARE)
        shown = exhibited(plain, goal, candidate)
        if shown is not None:
            return shown
    return None


def _joined(near: Near, reach: Term, least: Term | None) -> list[Term]:
    """The reach together with what the known bound asks of the variable."""
    if least is None or not near.infinite:
        return [reach]
    return [App("max", (reach, least))]


def _through_bound(
    problem: Problem, goal: Exists, near: Near, bound: Term, known: Claim
) -> Certificate | None:
    """G is close to 0 near the place, for a reach that is then given a name."""
    claim = near.claim
    if not isinstance(claim, Rel) or free_variables(bound) - {near.var}:
        return None
    small = Rel("<", App("abs", (bound,)), claim.rhs) if claim.op == "<" else None
    part: Claim = near.within(near.reach, small or Rel(claim.op, bound, claim.rhs))
    if not near.infinite:
        part = And((Rel(">", near.reach, ZERO), part))
    there = Exists(near.reach, part)
    again = _parsed(there)
    proof = None if again is None else _by_bound(_plain(problem).sharing(0.5), there, again)
    if proof is None:
        return None
    named = fresh_variable(Var("r"), problem.names | {near.var})
    known_there = replace(problem, points=NO_POINTS).given(
        substitute_in_claim(there.part, {near.reach: named})
    )
    for candidate in _joined(near, named, _least_in(known)):
        shown = exhibited(known_there, goal, candidate)
        if shown is not None:
            return Have(there, proof, Obtain(there, named, shown))
    return None


def _plain(problem: Problem) -> Problem:
    """The problem with only what is known of plain variables."""
    kept = Facts()
    for rel in relations(problem.facts):
        if all(isinstance(side, Var | Num) for side in (rel.lhs, rel.rhs)):
            kept = assume(kept, rel, NOTHING)
    return replace(problem, facts=kept, points=NO_POINTS)


def _bound_in(known: Claim, near: Near) -> Term | None:
    """The bound that a universal fact gives on the wanted side of what is wanted."""
    if not isinstance(known, ForAll) or not isinstance(near.claim, Rel):
        return None
    part = substitute_in_claim(known.part, {known.var: near.var})
    conclusion = part.conclusion if isinstance(part, Implies) else part
    match conclusion:
        case Rel("<=" | "<", left, right) if near.claim.op == "<" and left == near.claim.lhs:
            return right
        case Rel("<=" | "<", left, right) if near.claim.op == "<" and _is_gap(near.claim.lhs, left):
            return right
        case Rel(">=" | ">", left, right) if near.claim.op == ">" and left == near.claim.lhs:
            return right
        case _:
            return None


def _is_gap(gap: Term, left: Term) -> bool:
    """|f − 0| of an |f| or f that is bounded."""
    match gap:
        case App("abs", (App("add", (f, Num(value))),)) if value == 0:
            return left in (App("abs", (f,)), f)
        case App("abs", (App("add", (f, App("neg", (zero,)))),)) if zero == ZERO:
            return left in (App("abs", (f,)), f)
        case _:
            return False


def _least_in(known: Claim) -> Term | None:
    match known:
        case ForAll(var, Implies(Rel(">=" | ">", x, low), _)) if x == var:
            return low
        case _:
            return None


def reached(problem: Problem, goal: Exists) -> Certificate | None:
    """∃x ∈ D: gap < ε, where the gap vanishes at an end of D: x is near enough to that end."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    match goal.part:
        case And((*_, Rel("<", gap, (Var() as target)))) if target not in free_variables(gap):
            pass
        case _:
            return None
    if free_variables(gap) - {goal.var}:
        return None
    for near in _ends(goal, gap, target):
        for text in FAR if near.infinite else REACHES:
            found = _order(near, Wanted(gap, target, ONE), float(Fraction(text)))
            if found is None:
                continue
            c, root = found
            size = _size(near) if near.infinite else near.distance
            if near.infinite:
                bound = Rel("<=", gap, div(num(str(c)), sqrt(size) if root else size))
            else:
                bound = Rel("<=", gap, mul(num(str(c)), sqrt(size) if root else size))
            there = near.within(num(text), bound)
            proof = solve(replace(problem.to(there), points=NO_POINTS).sharing(0.5))
            if proof is None:
                continue
            known = problem.given(there)
            for reach in _reaches(near, target, num(text), c, root=root):
                place = _place(near)
                if near.infinite:
                    value = add(reach, num(-1 if _is_downward(near) else 1))
                elif place is not None:
                    half = div(reach, TWO)
                    value = add(place, half) if _is_above(near) else sub(place, half)
                else:
                    continue
                shown = exhibited(replace(known, points=NO_POINTS), goal, value)
                if shown is not None:
                    return having(problem, [(there, proof)], shown)
    return None


def _ends(goal: Exists, gap: Term, target: Var) -> Iterator[Near]:
    """The ends of the domain, each as a place that is approached from inside."""
    assert isinstance(goal.part, And)
    x, reach = goal.var, fresh_variable(Var("r"), variables_of(goal.part) | {goal.var})
    parts = [p for p in _flat(goal.part) if isinstance(p, Rel)]
    lows = [p.lhs for p in parts if p.op in ("<", "<=") and p.rhs == x]
    highs = [p.rhs for p in parts if p.op in ("<", "<=") and p.lhs == x]
    claim = Rel("<", gap, target)
    for low in lows:
        if isinstance(low, Num):
            d = sub(x, low)
            yield Near(x, reach, And((Rel("<", ZERO, d), Rel("<", d, reach))), d, False, claim)
    for high in highs:
        if isinstance(high, Num):
            d = sub(high, x)
            yield Near(x, reach, And((Rel("<", ZERO, d), Rel("<", d, reach))), d, False, claim)
    if not highs:
        yield Near(x, reach, Rel(">", x, reach), div(ONE, x), True, claim)
    if not lows:
        yield Near(x, reach, Rel("<", x, reach), div(ONE, neg(x)), True, claim)


def _flat(claim: Claim) -> Iterator[Claim]:
    if isinstance(claim, And):
        for part in claim.parts:
            yield from _flat(part)
    else:
        yield claim
