"""The search for certificates: connectives first, then values, then one relation at a time.

`solve` answers a problem with a certificate that is *proposed*; the portfolio replays it before
anyone believes it. Each prover is a function of a problem; the order is cheap and likely first.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from symcheck.kernel.certificate import (
    Absurd, Cases, Certificate, Choose, Clash, Contradiction, Have, Sign, Split, Suppose, Total,
)  # fmt: skip
from symcheck.kernel.signs import has_value
from symcheck.language.claim import (
    FALSE, And, Claim, Exists, ForAll, Implies, Or, Rel, Truth, terms_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.definedness import definedness
from symcheck.language.forms import negation
from symcheck.language.term import Term
from symcheck.search.floats import NO_POINTS, Mask, slacks
from symcheck.search.points import sample
from symcheck.search.problem import Problem, having, is_about_all_of_a_function, relations
from symcheck.search.provers.angles import signs_of_angles
from symcheck.search.provers.chance import by_chance, facts_about_chances, split_expectations
from symcheck.search.provers.detaching import (
    CLEARLY, detached, is_hopeless, prepared, settled_by_kernel,
)  # fmt: skip
from symcheck.search.provers.extremes import parts_of_extremes
from symcheck.search.provers.integrals import KNOWN, by_antiderivatives, facts_about_integrals
from symcheck.search.provers.quantifiers import (
    exists, for_all, has_unopened, obtained, with_instances,
)  # fmt: skip
from symcheck.search.provers.factors_vanish import one_of_equals
from symcheck.search.provers.rounds import by_induction, by_known_step, last_rounds

DEEPEST = 9
AT_FIRST, IN_THE_END = 0.1, 0.7
"""Seconds for the premise of a known implication."""
MOST_CASES = 4

Step = tuple[Claim, Certificate]


def solve(problem: Problem) -> Certificate | None:
    """A certificate for the goal, or None."""
    if problem.is_late or problem.depth > DEEPEST:
        return None
    quick = settled_by_kernel(problem)
    if quick is not None:
        return quick
    if has_unopened(problem):
        return obtained(problem)
    written = by_antiderivatives(problem)
    if written is not None:
        return written
    match problem.goal:
        case Truth(value):
            return Sign() if value else _contradictory(problem)
        case ForAll():
            return for_all(problem, problem.goal)
        case Exists():
            return exists(problem, problem.goal)
        case And(parts):
            return _conjunction(problem, parts)
        case Implies(premise, conclusion):
            then = solve(resampled(problem.given(premise)).to(conclusion))
            return Suppose(then) if then is not None else None
        case Or(parts):
            return _disjunction(problem, parts)
        case Rel():
            return _relation(problem, problem.goal)
        case _:
            return None


def _contradictory(problem: Problem) -> Certificate | None:
    from symcheck.search.provers.inequality import false_from_facts  # noqa: PLC0415

    steps = facts_about_integrals(problem)
    if steps:
        ready = problem.spending(KNOWN)
        for claim, _ in steps:
            ready = ready.given(claim)
        proof = solve(ready)
        return None if proof is None else having(problem, steps, proof)
    plain = by_plain_cases(problem)
    if plain is not None or np.any(_clear_of_edges(problem)):
        return plain
    return false_from_facts(replace(problem, points=NO_POINTS), None)


def _clear_of_edges(problem: Problem) -> Mask:
    """The points at which no strict relation is only just met, as rounding might have it."""
    strict = [r for r in relations(problem.facts) if r.op in ("<", "!=")]
    apart = [slacks(r, problem.points) > CLEARLY for r in strict]
    return np.all(apart, axis=0) if apart else np.full(problem.points.size, True)


def _conjunction(problem: Problem, parts: tuple[Claim, ...]) -> Certificate | None:
    proofs = []
    for part in parts:
        if (proof := solve(problem.to(part))) is None:
            return None
        proofs.append(proof)
        problem = problem.given(part)
    return Split(tuple(proofs))


def _disjunction(problem: Problem, parts: tuple[Claim, ...]) -> Certificate | None:
    """One part, or all terms have values and the opposites contradict the facts."""
    for index, part in enumerate(parts):
        proof = settled_by_kernel(problem.to(part))
        if proof is not None:
            return Choose(index, proof)
    steps: list[Step] = []
    ready = detached(problem, steps, aimed_at=problem.goal)
    ready = with_instances(ready, steps)
    settled = settled_by_kernel(ready)
    if settled is not None:
        return having(problem, steps, settled)
    plain = by_plain_cases(ready)
    if plain is not None:
        return having(problem, steps, plain)
    valued = with_values(ready, tuple(terms_of(problem.goal)), steps)
    product = None if valued is None else one_of_equals(valued, parts)
    if product is not None:
        return having(problem, steps, product)
    if valued is not None and all(isinstance(p, Rel | And | Or) for p in parts):
        then = solve(valued.given(negation(problem.goal)).to(FALSE).deeper())
        if then is not None:
            return having(problem, steps, Contradiction(then))
    for index, part in enumerate(parts):
        hopeless = is_hopeless(problem.to(part))
        proof = None if hopeless else solve(problem.to(part).deeper().within(1.0))
        if proof is not None:
            return Choose(index, proof)
    return None


def resampled(problem: Problem) -> Problem:
    """The problem with fresh sample points if few are left."""
    if problem.points.size >= 3 or any(v.name.startswith("_") for v in problem.names):
        return problem
    if any(map(is_about_all_of_a_function, problem.facts.known)):
        return problem
    others = (c for c in problem.facts.known if isinstance(c, Or | Implies | ForAll))
    hypotheses = (*relations(problem.facts), *others)
    points = sample(Obligation(hypotheses, problem.goal), 8, 300)
    return replace(problem, points=points)


def with_values(problem: Problem, terms: tuple[Term, ...], steps: list[Step]) -> Problem | None:
    """The problem with facts by which the kernel sees that the terms have values; or None."""
    for term in terms:
        if has_value(term, problem.facts) is not None:
            continue
        for condition in definedness(term):
            if problem.is_settled(condition):
                continue
            if (proof := solve(problem.to(condition).deeper())) is None:
                return None
            steps.append((condition, proof))
            problem = problem.given(condition)
    return problem


def _relation(problem: Problem, goal: Rel) -> Certificate | None:
    """Cheap ways first: what is granted at once, then what must be searched for."""
    from symcheck.search.provers.relation import prove_quickly, prove_relation  # noqa: PLC0415

    if is_hopeless(problem):
        return None
    known_step = by_known_step(problem, goal)
    if known_step is not None:
        return known_step
    steps: list[Step] = []
    ready = detached(problem, steps, aimed_at=None)
    settled = settled_by_kernel(ready)
    if settled is not None:
        return having(problem, steps, settled)
    ready = with_instances(ready, steps)
    for more in (
        parts_of_extremes, last_rounds, facts_about_integrals, facts_about_chances,
        split_expectations, signs_of_angles,
    ):  # fmt: skip
        for step in more(ready):
            steps.append(step)
            ready = ready.given(step[0])
    ready = with_instances(ready.spending(KNOWN), steps)
    settled = settled_by_kernel(ready)
    if settled is not None:
        return having(problem, steps, settled)
    quick = by_plain_cases(ready.to(goal)) or prove_quickly(ready, goal)
    quick = quick or by_chance(ready.sharing(0.5), goal)
    if quick is not None:
        return having(problem, steps, quick)
    ready = detached(ready, steps, aimed_at=goal)
    settled = settled_by_kernel(ready)
    if settled is not None:
        return having(problem, steps, settled)
    split = _by_cases(ready)
    if split is not None:
        return having(problem, steps, split)
    before = len(steps)
    ready = prepared(ready, steps, AT_FIRST)
    quick = prove_quickly(ready, goal) if len(steps) > before else None
    if quick is not None:
        return having(problem, steps, quick)
    ready = prepared(ready, steps, IN_THE_END)
    before = len(steps)
    if (valued := with_values(ready, (goal.lhs, goal.rhs), steps)) is None:
        return None
    if len(steps) > before:  # that the terms have values may be all that was missing
        valued = detached(valued, steps, aimed_at=goal)
        quick = prove_quickly(valued.to(goal), goal)
        if quick is not None:
            return having(problem, steps, quick)
    proof = by_induction(valued.to(goal).sharing(0.6), goal)
    proof = proof or prove_relation(valued.to(goal), goal)
    return having(problem, steps, proof) if proof is not None else None


def _by_cases(problem: Problem) -> Certificate | None:
    """A known disjunction that is not yet decided, case by case."""
    for known in problem.facts.known:
        if not isinstance(known, Or) or problem.depth > MOST_CASES:
            continue
        if any(problem.is_settled(part) for part in known.parts):
            continue
        branches = []
        for part in known.parts:
            branch = problem.given(part).deeper()
            proof = impossible(branch, part) or solve(branch)
            if proof is None:
                return None
            branches.append(proof)
        return Cases(known, tuple(branches))
    return None


def by_plain_cases(problem: Problem, nested: int = 2) -> Certificate | None:
    """A known disjunction of which every case grants the goal, or is absurd, without search."""
    for known in problem.facts.known:
        if not isinstance(known, Or) or any(map(problem.is_settled, known.parts)):
            continue
        branches = []
        for part in known.parts:
            branch = problem.given(part)
            proof = _plain_case(branch, part, nested)
            if proof is None:
                break
            branches.append(proof)
        else:
            return Cases(known, tuple(branches))
    return None


def _plain_case(branch: Problem, part: Claim, nested: int) -> Certificate | None:
    clash = impossible(branch, part)
    if clash is not None:
        return clash
    steps: list[Step] = []
    ready = detached(branch, steps, aimed_at=None)
    proof = settled_by_kernel(ready)
    for claim, _ in steps:
        proof = proof or impossible(ready, claim)
    if proof is None and nested:
        proof = by_plain_cases(ready, nested - 1)
    return None if proof is None else having(branch, steps, proof)


def impossible(problem: Problem, part: Claim) -> Certificate | None:
    """The case that was just assumed clashes with the facts at once."""
    if isinstance(part, Rel) and problem.is_settled(negation(part)):
        return Absurd(Clash(part))
    return None


def compare_cases(
    problem: Problem, left: Term, right: Term, ops: tuple[str, ...]
) -> Certificate | None:
    """The goal by comparing two terms that have values: one branch for each relation."""
    parts = tuple(Rel(op, left, right) for op in ops)  # type: ignore[arg-type]
    branches = []
    for part in parts:
        branch = problem.given(part).deeper()
        proof = impossible(branch, part) or solve(branch)
        if proof is None:
            return None
        branches.append(proof)
    return Have(Or(parts), Total(), Cases(Or(parts), tuple(branches)))
