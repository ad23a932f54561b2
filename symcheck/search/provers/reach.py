"""How near is near enough, written out: a reach for ε, K or M from a bound that holds near a place.

From |f − L| ≤ c·d within r it follows that |f − L| < ε within min(r, ε/c), and likewise for the
other claims about what is near; no search is needed for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from symcheck.kernel.certificate import (
    Cases, Certificate, Contradiction, Detach, Exhibit, Farkas, Generalize, Have, Known, Product,
    Rewrite, Sign, Specialize, Split, Suppose,
)  # fmt: skip
from symcheck.language.claim import And, Claim, Exists, ForAll, Implies, Or, Rel
from symcheck.language.forms import negation
from symcheck.language.substitution import instance_of, substitute, substitute_in_claim
from symcheck.language.term import ONE, ZERO, App, Num, Term, Var, div, mul, neg
from symcheck.search.floats import NO_POINTS
from symcheck.search.problem import Problem
from symcheck.search.provers.approach import Near, Wanted, is_downward, size_of, wanted_of
from symcheck.search.provers.atoms import instance
from symcheck.search.provers.leading import Step, by_adding
from symcheck.search.provers.quantifiers import new_name


def by_reach(
    problem: Problem, goal: Exists, near: Near, there: ForAll, bound: tuple[Num, Fraction]
) -> Certificate | None:
    """The goal from ``there``, a known bound c·d (of a height 1/(c·d)) within a reach."""
    wanted, (within, c) = wanted_of(near.claim), bound
    if wanted is None:
        return None
    steps: list[Step] = []
    extreme = _extreme(problem, near, wanted, within, c, steps)
    known = _after(replace(problem, points=NO_POINTS), steps)
    value = neg(extreme) if near.infinite and is_downward(near) else extreme
    x = new_name(known, near.var, goal.part)
    body = _inside(known, _Plan(near, wanted, x, there, extreme, value, c))
    if body is None:
        return None
    shown: Certificate = Generalize(x, Suppose(body))
    if not near.infinite:
        positive = _positive(known, extreme)
        if positive is None:
            return None
        shown = Split((positive, shown))
    return _chained(steps, Exhibit(value, shown))


def _extreme(
    problem: Problem, near: Near, wanted: Wanted, within: Num, c: Fraction, steps: list[Step]
) -> App:
    """min(r, …) or, far out, max(r, …); steps say that max(M, 1) ≥ 1 where M is to be exceeded."""
    target = wanted.target
    if isinstance(target, App):  # 1/M or −1/M
        step = instance(problem, "max.right", x=target.args[1], y=ONE)
        assert step is not None
        steps.append(step)
        most = mul(Num(c), _beyond(wanted))
        limit = most if near.infinite else div(ONE, most)
    else:
        limit = div(Num(c), target) if near.infinite else div(target, Num(c))
    return App("max" if near.infinite else "min", (within, limit))


def _beyond(wanted: Wanted) -> Term:
    assert isinstance(wanted.target, App)
    return App("max", (wanted.target.args[1], ONE))


def _positive(problem: Problem, extreme: App) -> Certificate | None:
    """A minimum of positive terms is positive."""
    step = instance(problem, "min.one-of", x=extreme.args[0], y=extreme.args[1])
    if step is None or not isinstance(step[0], Or):
        return None
    branches = []
    for equation, part in zip(step[0].parts, extreme.args, strict=True):
        assert isinstance(equation, Rel)
        positive = Rel(">", part, ZERO)
        if not problem.is_settled(positive):
            return None
        branches.append(Rewrite(equation, positive, Sign()))
    return Have(*step, Cases(step[0], tuple(branches)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """x within ``value``, ± the ``extreme``; ``there`` says what holds within its first part."""

    near: Near
    wanted: Wanted
    x: Var
    there: ForAll
    extreme: App
    value: Term
    c: Fraction

    @property
    def size(self) -> Term:
        """The distance of x to the place; far out, |x|."""
        near = self.near
        return substitute(size_of(near) if near.infinite else near.distance, {near.var: self.x})

    @property
    def weight(self) -> Term:
        """The g of K·|g| at x."""
        return substitute(self.wanted.weight, {self.near.var: self.x})

    def closer(self, than: Term) -> Rel:
        """The distance is less, or |x| more, than that."""
        return Rel(">" if self.near.infinite else "<", self.size, than)


def _inside(problem: Problem, plan: _Plan) -> Certificate | None:
    """The claim at an x within the reach."""
    near, (within, limit) = plan.near, plan.extreme.args
    here = {near.var: plan.x}
    claim = substitute_in_claim(near.claim, here)
    premise = substitute_in_claim(near.premise, {near.reach: plan.value, **here})
    known, steps = problem.given(premise), list[Step]()
    closest = plan.closer(plan.extreme)
    if near.infinite and is_downward(near):
        assert isinstance(premise, Rel)
        steps.append((closest, by_adding(closest, premise)))
    for name, part in (("left", within), ("right", limit)):
        side = instance(known, f"{plan.extreme.op}.{name}", x=within, y=limit)
        if side is None or not isinstance(side[0], Rel):
            return None
        steps += [side, (plan.closer(part), by_adding(plan.closer(part), closest, side[0]))]
    if near.infinite:
        positive = Rel(">", plan.size, ZERO)
        steps.append((positive, by_adding(positive, plan.closer(within), Rel(">", within, ZERO))))
    if near.infinite and is_downward(near):
        beyond = Rel("<", plan.x, neg(within))
        steps.append((beyond, by_adding(beyond, plan.closer(within))))
    fact = instance_of(plan.there.part, plan.there.var, plan.x)
    if not isinstance(fact, Implies) or not isinstance(fact.conclusion, Rel):
        return None
    proof: Certificate = Split((Known(), Known())) if isinstance(fact.premise, And) else Known()
    last = _concluded(problem, plan, claim, fact.conclusion)
    return (
        None
        if last is None
        else _chained(steps, Specialize(plan.there, plan.x, Detach(fact, proof, last)))
    )


def _concluded(problem: Problem, plan: _Plan, claim: Claim, bound: Rel) -> Certificate | None:
    """The claim because its opposite, the bound and how close x is add up to a contradiction."""
    opposite = negation(claim)
    if not isinstance(claim, Rel) or not isinstance(opposite, Rel):
        return None
    one, target, infinite = Fraction(1), plan.wanted.target, plan.near.infinite
    close, nearness = plan.closer(plan.extreme.args[1]), Rel(">", div(ONE, plan.size), ZERO)
    if isinstance(target, App):
        most = _beyond(plan.wanted)
        factors = (close,) if infinite else (close, Rel(">", most, ZERO), nearness)
        exceeds = instance(problem, "max.left", x=target.args[1], y=ONE)
        if exceeds is None or not isinstance(exceeds[0], Rel):
            return None
        scaled = Product(1 / plan.c if infinite else one, factors)
        parts = (*(Product(one, (r,)) for r in (opposite, bound, exceeds[0])), scaled)
        return Have(*exceeds, Contradiction(Farkas(parts)))
    weighted = isinstance(claim.rhs, App)
    weight = (Rel(">=", plan.weight, ZERO),) if weighted else ()
    if infinite:
        scaled = Product(one, (close, Rel(">", target, ZERO), nearness, *weight))
    else:
        scaled = Product(plan.c, (close, *weight))
    return Contradiction(Farkas((Product(one, (opposite,)), Product(one, (bound,)), scaled)))


def _after(problem: Problem, steps: Sequence[Step]) -> Problem:
    for claim, _ in steps:
        problem = problem.given(claim)
    return problem


def _chained(steps: Sequence[Step], last: Certificate) -> Certificate:
    for claim, proof in reversed(steps):
        last = Have(claim, proof, last)
    return last
