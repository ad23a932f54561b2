"""Signs next to a place: what a smooth term is like there, its first derivative that is not 0 says.

If g and its derivatives before the k-th vanish at p, then g(x) = g⁽ᵏ⁾(y)·(x − p)ᵏ/k! for a y
between p and x (Taylor), and balls tell the sign of g⁽ᵏ⁾ on a short interval. A rational function
of smooth terms has the sign of its factors.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import factorial
from typing import TypeAlias

from symcheck.kernel.analysis_rules import taylor_plan
from symcheck.kernel.certificate import (
    Cell, Certificate, Contradiction, Cover, Farkas, Have, Known, Product, Ring, Sign, Split,
    Taylor,
)  # fmt: skip
from symcheck.kernel.exact import NoValue, exact
from symcheck.kernel.facts import Facts
from symcheck.kernel.refusal import Refused
from symcheck.language.claim import And, Claim, Rel, RelOp, parts_of
from symcheck.language.forms import negation
from symcheck.language.substitution import fresh_variable, substitute
from symcheck.language.term import ZERO, Num, Term, Var, div, mul, num, power, sub
from symcheck.search.floats import NO_POINTS, value
from symcheck.search.problem import Problem, having
from symcheck.search.provers.atoms import facts_about_atoms
from symcheck.search.provers.balls import by_balls
from symcheck.search.provers.identity import identity
from symcheck.search.provers.rates import ladder_at
from symcheck.search.workspace import atoms_of, factors_of

Step = tuple[Claim, Certificate]

MOST_CELLS = 64
A_MOMENT = 0.3
OPS: Mapping[int, RelOp] = {1: ">", -1: "<", 0: "="}

FactorSignOf: TypeAlias = Callable[[Problem, Term, list[Step]], tuple[int, Term] | None]
"""The sign of a factor, and the term that has it by the steps that are added."""
SignOf: TypeAlias = Callable[[Problem, Term, list[Step]], int | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a place: the variable is strictly between the place and a bound, by the facts.

    ``low`` and ``high`` are rational bounds of all that lies there.
    """

    var: Var
    place: Term
    rightward: bool
    low: Fraction
    high: Fraction


def sign_beside(side: Side, problem: Problem, term: Term, steps: list[Step]) -> int | None:
    """The sign of a term that has a value, by the signs of its factors; adds the steps to see it.

    What the last step says is a relation of the term to 0.
    """
    factors = factors_of(term)
    if factors is None:
        return None

    def sign_of(known: Problem, factor: Term, more: list[Step]) -> tuple[int, Term] | None:
        sign = factor_sign(side, known, factor, more)
        return None if sign is None else (sign, factor)

    return multiplied(problem, term, factors, sign_of, steps)


def multiplied(
    problem: Problem,
    term: Term,
    factors: tuple[Fraction, tuple[tuple[Term, int], ...]],
    sign_of: FactorSignOf,
    steps: list[Step],
) -> int | None:
    """The sign of a product of factors whose signs are shown one by one."""
    known = _known_sign(problem, term)
    if known is not None:
        return known
    content, powers = factors
    if content == 0:
        steps.append((Rel("=", term, ZERO), Ring()))
        return 0
    sign = 1 if content > 0 else -1
    product: Term = Num(content)
    for factor, exponent in powers:
        found = sign_of(given_all(problem, steps), factor, steps)
        if found is None or problem.is_late:
            return None
        sign *= found[0] ** abs(exponent)
        product = mul(product, found[1] if exponent == 1 else power(found[1], num(exponent)))
    claim, same = Rel(OPS[sign], term, ZERO), Rel("=", term, product)
    if not given_all(problem, steps).is_settled(claim):
        steps.append((same, Ring()))
        steps.append((claim, _of_equal(claim, same)))
    return sign


def _known_sign(problem: Problem, term: Term) -> int | None:
    for sign in (1, -1, 0):
        if problem.is_settled(Rel(OPS[sign], term, ZERO)):
            return sign
    return None


def given_all(problem: Problem, steps: list[Step]) -> Problem:
    """The problem with what the steps show."""
    for claim, _ in steps:
        problem = problem if claim in problem.facts.known else problem.given(claim)
    return problem


def factor_sign(side: Side, problem: Problem, term: Term, steps: list[Step]) -> int | None:
    """The sign of a smooth term, which is not 0 on that side."""
    problem = given_all(problem, steps)
    known = _known_sign(problem, term)
    if known is not None:
        return known
    ladder = None if problem.is_late else ladder_at(term, side.var, side.place)
    if ladder is None:
        return None
    sign = 1 if value(substitute(ladder[-1], {side.var: side.place})) > 0 else -1
    found = (
        _by_formula(problem, side, ladder, sign)
        if len(ladder) > 1
        else _in_balls(problem, side, side.var, Rel(OPS[sign], term, ZERO))
    )
    if found is None:
        return None
    odd = not side.rightward and len(ladder) % 2 == 0
    sign = -sign if odd else sign
    steps.append((Rel(OPS[sign], term, ZERO), found))
    return sign


def _by_formula(
    problem: Problem, side: Side, ladder: tuple[Term, ...], sign: int
) -> Certificate | None:
    """Taylor's formula of which only the remainder is left, and that has a sign."""
    order, (term, *derivatives) = len(ladder) - 1, ladder
    goal_sign = -sign if not side.rightward and order % 2 else sign
    goal = Rel(OPS[goal_sign], term, ZERO)
    between = fresh_variable(Var("y"), problem.names | {side.var})
    draft = Taylor(term, side.var, side.place, between, tuple(derivatives), Known(), Known())
    try:
        plan = taylor_plan(goal, problem.facts, draft)
    except (Refused, ValueError):
        return None
    inside = replace(problem, points=NO_POINTS).given(plan.inside)
    defined = _all_in_balls(inside, side, between, plan.defined)
    if defined is None:
        return None
    highest = substitute(ladder[-1], {side.var: between})
    definite = Rel(OPS[sign], highest, ZERO)
    known = inside.given(plan.defined).given(plan.formula)
    proof = _in_balls(known, side, between, definite)
    if proof is None:
        return None
    steps: list[Step] = [(definite, proof)]
    rows: list[tuple[Term, Rel]] = [(num(1), plan.formula)]
    step = sub(side.var, side.place)
    for k, g in enumerate(ladder[:-1]):
        zero = Rel("=", substitute(g, {side.var: side.place}), ZERO)
        shown = _vanishes(zero.lhs)
        if shown is None:
            return None
        steps.append((zero, shown))
        rows.append((div(power(step, num(k)), num(factorial(k))), zero))
    away = Rel(">" if side.rightward else "<", step, ZERO)
    steps.append((away, by_adding(away, Rel("<", side.place, side.var) if side.rightward
                                  else Rel("<", side.var, side.place))))  # fmt: skip
    remainder = mul(div(highest, num(factorial(order))), power(step, num(order)))
    same = Rel("=", term, remainder)
    steps.append((same, Ring(tuple(rows))))
    last = _of_equal(goal, same)
    return replace(draft, defined=defined, then=having(known.to(goal), steps, last))


def _all_in_balls(problem: Problem, side: Side, var: Var, claim: Claim) -> Certificate | None:
    """Conditions, each settled or seen in balls, where the variable lies on that side."""
    if problem.is_settled(claim):
        return Sign()
    if isinstance(claim, Rel):
        return _in_balls(problem, side, var, claim)
    if not isinstance(claim, And):
        return None
    proofs = []
    for part in parts_of(claim):
        proof = _all_in_balls(problem, side, var, part)
        if proof is None:
            return None
        proofs.append(proof)
        problem = problem.given(part)
    return Split(tuple(proofs))


def _in_balls(problem: Problem, side: Side, var: Var, claim: Rel) -> Certificate | None:
    """A comparison on the whole interval by balls, the variable being put into it first."""
    steps: list[Step] = []
    chains = {
        True: (Rel("<", side.place, side.var), Rel("<=", side.place, var)),
        False: (Rel("<", side.var, side.place), Rel("<=", var, side.place)),
    }
    for bound in (Rel(">=", var, Num(side.low)), Rel("<=", var, Num(side.high))):
        if problem.is_settled(bound):
            continue
        far = side.rightward == (bound.op == "<=")
        links: list[Rel] = []
        if var != side.var:
            outer = Rel("<=", var, side.var) if side.rightward else Rel("<=", side.var, var)
            links.append(outer if far else chains[side.rightward][1])
        elif not far:
            links.append(chains[side.rightward][0])
        if far:
            links.append(Rel(bound.op, side.var, bound.rhs))
        elif not isinstance(side.place, Num):
            edge = Rel(bound.op, side.place, bound.rhs)
            steps.append((edge, Cover((), Cell())))
            links.append(edge)
        steps.append((bound, by_adding(bound, *links)))
    known = problem
    for step in steps:
        known = known.given(step[0])
    proof = by_balls(known.sharing(0.5), claim, (0,), MOST_CELLS)
    return None if proof is None else having(problem.to(claim), steps, proof)


def _of_equal(claim: Rel, same: Rel) -> Certificate:
    """The sign of a term that equals one whose sign is a matter of signs."""
    other, opposite = Rel(claim.op, same.rhs, ZERO), negation(claim)
    assert isinstance(opposite, Rel)
    both = (Product(Fraction(1), (opposite,)), Product(Fraction(1), (other,)))
    clash = Farkas(both, ((num(1 if claim.op == ">" else -1), same),))
    return Have(other, Sign(), Contradiction(clash))


def by_adding(claim: Rel, *known: Rel) -> Certificate:
    """The claim because its opposite and the known inequalities add up to a contradiction."""
    opposite = negation(claim)
    assert isinstance(opposite, Rel)
    return Contradiction(Farkas(tuple(Product(Fraction(1), (r,)) for r in (opposite, *known))))


def _vanishes(term: Term) -> Certificate | None:
    """A proof, from nothing, that a closed term is 0."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    goal = Rel("=", term, ZERO)
    closed = Problem(Facts(), goal, time.monotonic() + A_MOMENT)
    steps: list[Step] = facts_about_atoms(closed)
    found = identity(given_all(closed, steps), goal)
    if found is None:
        for atom in atoms_of(term):
            number = _plain_value(atom)
            same = None if number is None else Rel("=", atom, Num(number))
            proof = None if same is None else solve(closed.to(same))
            if same is not None and proof is not None:
                steps.append((same, proof))
        found = identity(given_all(closed, steps), goal)
    return having(closed, steps, found) if found is not None else solve(closed)


def _plain_value(term: Term) -> Fraction | None:
    try:
        return exact(term)
    except NoValue:
        return None
