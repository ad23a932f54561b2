"""The search for certificates: connectives first, then values, then one relation at a time.

`solve` answers a problem with a certificate that is *proposed*; the portfolio replays it before
anyone believes it. Each prover is a function of a problem; the order is cheap and likely first.
"""

from __future__ import annotations

from dataclasses import replace

from symcheck.kernel.certificate import (
    Absurd, Cases, Certificate, Choose, Clash, Contradiction, Detach, Have, Known, Sign, Split,
    Suppose, Total,
)  # fmt: skip
from symcheck.kernel.facts import Facts, has_value
from symcheck.language.claim import FALSE, And, Claim, Implies, Or, Rel, Truth, terms_of
from symcheck.language.definedness import definedness
from symcheck.language.forms import negation
from symcheck.language.term import Term
from symcheck.search.floats import seems_false, slack
from symcheck.search.problem import Problem, having

DEEPEST = 9
MOST_CASES = 4
CLEARLY = 1e-7

Step = tuple[Claim, Certificate]


def solve(problem: Problem) -> Certificate | None:
    """A certificate for the goal, or None."""
    if problem.is_late or problem.depth > DEEPEST:
        return None
    quick = settled_by_kernel(problem)
    if quick is not None:
        return quick
    match problem.goal:
        case Truth(value):
            return Sign() if value else _contradictory(problem)
        case And(parts):
            return _conjunction(problem, parts)
        case Implies(premise, conclusion):
            then = solve(problem.given(premise).to(conclusion))
            return Suppose(then) if then is not None else None
        case Or(parts):
            return _disjunction(problem, parts)
        case Rel():
            return _relation(problem, problem.goal)
        case _:
            return None


def settled_by_kernel(problem: Problem) -> Certificate | None:
    """The goal is known, or a matter of signs."""
    if problem.goal in problem.facts.known:
        return Known()
    if problem.is_settled(problem.goal):
        return Sign()
    return Absurd(Known()) if FALSE in problem.facts.known else None


def is_hopeless(problem: Problem) -> bool:
    """Whether the goal clearly fails at a sample point at which the facts seem to hold."""
    match problem.goal:
        case Rel() as rel:
            return any(slack(rel, p) < -CLEARLY for p in problem.points)
        case goal:
            return any(seems_false(goal, p) for p in problem.points)


def _contradictory(problem: Problem) -> Certificate | None:
    from symcheck.search.provers.inequality import false_from_facts  # noqa: PLC0415

    if problem.points:
        return None
    return false_from_facts(problem, None)


def _conjunction(problem: Problem, parts: tuple[Claim, ...]) -> Certificate | None:
    proofs = []
    for part in parts:
        proof = solve(problem.to(part))
        if proof is None:
            return None
        proofs.append(proof)
        problem = problem.given(part)
    return Split(tuple(proofs))


def _disjunction(problem: Problem, parts: tuple[Claim, ...]) -> Certificate | None:
    """One part, or all terms have values and the opposites contradict the facts."""
    for index, part in enumerate(parts):
        if not is_hopeless(problem.to(part)):
            proof = solve(problem.to(part).deeper().within(1.0))
            if proof is not None:
                return Choose(index, proof)
    steps: list[Step] = []
    valued = with_values(problem, tuple(terms_of(problem.goal)), steps)
    if valued is None or not all(isinstance(p, Rel | And | Or) for p in parts):
        return None
    then = solve(valued.given(negation(problem.goal)).to(FALSE).deeper())
    return having(steps, Contradiction(then)) if then is not None else None


def with_values(problem: Problem, terms: tuple[Term, ...], steps: list[Step]) -> Problem | None:
    """The problem with facts by which the kernel sees that the terms have values; or None."""
    for term in terms:
        if has_value(term, problem.facts) is not None:
            continue
        for condition in definedness(term):
            if problem.is_settled(condition):
                continue
            proof = solve(problem.to(condition).deeper())
            if proof is None:
                return None
            steps.append((condition, proof))
            problem = problem.given(condition)
    return problem


def _relation(problem: Problem, goal: Rel) -> Certificate | None:
    from symcheck.search.provers.relation import prove_relation  # noqa: PLC0415

    if is_hopeless(problem):
        return None
    steps: list[Step] = []
    ready = prepared(problem, steps)
    if settled_by_kernel(ready) is not None:
        return having(steps, settled_by_kernel(ready) or Known())
    split = _by_cases(ready)
    if split is not None:
        return having(steps, split)
    valued = with_values(ready, (goal.lhs, goal.rhs), steps)
    if valued is None:
        return None
    proof = prove_relation(valued.to(goal), goal)
    return having(steps, proof) if proof is not None else None


def prepared(problem: Problem, steps: list[Step]) -> Problem:
    """The problem with the conclusions of known implications whose premises can be shown."""
    waiting = [c for c in problem.facts.known if isinstance(c, Implies)]
    progress = True
    while progress and waiting and not problem.is_late and problem.depth < DEEPEST - 3:
        progress = False
        for implication in list(waiting):
            if problem.is_settled(implication.conclusion):
                waiting.remove(implication)
                continue
            premise = problem.to(implication.premise)
            if is_hopeless(premise):
                continue
            without = _without_implications(premise)
            proof = solve(without.deeper().within(0.7))
            if proof is not None:
                waiting.remove(implication)
                claim = implication.conclusion
                steps.append((claim, Detach(implication, proof, Known())))
                problem = problem.given(claim)
                progress = True
    return problem


def _without_implications(problem: Problem) -> Problem:
    """The same problem with no implication known, so that premises do not chase each other."""
    known = {c: o for c, o in problem.facts.known.items() if not isinstance(c, Implies)}
    return replace(problem, facts=Facts(known, problem.facts.bounds))


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
