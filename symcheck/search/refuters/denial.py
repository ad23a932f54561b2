"""Denials: certificates for the negation of a claim, found by reading the claim as it stands.

For ∀ a value is found by sampling, at which the part is denied; for ∃ the part is denied for a
value of which nothing is known. Of a conjunction all relations but one are supposed, and that one
is denied. What no pattern answers is left to the provers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symcheck.kernel.certificate import (
    Cases, Certificate, Choose, Exhibit, Generalize, Have, Known, Sign, Split, Total,
)  # fmt: skip
from symcheck.language.claim import (
    OPPOSITE, And, Claim, Exists, ForAll, Implies, Or, Rel, RelOp, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.forms import negation
from symcheck.language.substitution import instance_of, substitute_in_claim
from symcheck.language.term import Term
from symcheck.search.floats import NO_POINTS
from symcheck.search.problem import Problem, having
from symcheck.search.provers.logic import resampled, solve, with_values
from symcheck.search.provers.quantifiers import new_name
from symcheck.search.refuters.values import failing_values, parameters, seems_met
from symcheck.search.truth import is_quantified

Path = tuple[int, ...]
"""Where a part stands in nested conjunctions."""

DEEPEST = 14
STRICT: dict[RelOp, tuple[RelOp, ...]] = {"=": ("<", ">"), "<": (">",), ">": ("<",)}
"""What is stronger than the opposite of a relation."""


def denied(problem: Problem, claim: Claim) -> Certificate | None:
    """A proposed certificate for the claim's negation from the problem's facts."""
    if problem.is_late or problem.depth > DEEPEST:
        return None
    problem = problem.to(negation(claim))
    match claim:
        case Rel():
            return _relation(problem, claim)
        case ForAll():
            return _for_all(problem, claim)
        case Exists():
            return _exists(problem, claim)
        case And(parts) if variables_of(claim) or any(map(is_quantified, parts)):
            return _conjunction(problem, claim)
        case Implies(premise, conclusion):
            return _implication(problem, premise, conclusion)
        case Or(parts):
            return _disjunction(problem, parts)
        case _:
            return solve(problem)


def _relation(problem: Problem, claim: Rel) -> Certificate | None:
    """A strict relation, by sampling, serves as well."""
    if claim.op in ("<=", ">=", "!="):
        return solve(resampled(problem))
    steps: list[tuple[Claim, Certificate]] = []
    valued = with_values(problem, (claim.lhs, claim.rhs), steps)
    if valued is None:
        return None
    ready = resampled(valued)
    for op in STRICT[claim.op]:
        strict = Rel(op, claim.lhs, claim.rhs)
        found = solve(ready.to(strict).sharing(0.5))
        if found is not None:
            return having(problem, [*steps, (strict, found)], Known())
    found = solve(ready)
    return None if found is None else having(problem, steps, found)


def _for_all(problem: Problem, claim: ForAll) -> Certificate | None:
    """A value at which the part fails."""
    assert isinstance(problem.goal, Exists)
    closed = not variables_of(claim)
    if not is_quantified(claim.part) or _is_universal(claim.part):
        if closed:
            for value in failing_values(claim):
                found = _at(problem.sharing(0.5), claim, value)
                if found is not None:
                    return found
            return None
        return solve(problem)
    for value in parameters(claim):
        found = _at(problem.sharing(0.75), claim, value)
        if found is not None or problem.is_late:
            return found
    return None


def _is_universal(claim: Claim) -> bool:
    match claim:
        case ForAll(_, part) | Implies(_, part):
            return not is_quantified(part) or _is_universal(part)
        case _:
            return False


def _at(problem: Problem, claim: ForAll, value: Term) -> Certificate | None:
    then = denied(problem.deeper(), instance_of(claim.part, claim.var, value))
    return None if then is None else Exhibit(value, then)


def _exists(problem: Problem, claim: Exists) -> Certificate | None:
    """The part is denied for a value of which nothing is known."""
    from symcheck.search.refuters.nearness import not_near  # noqa: PLC0415

    near = not_near(problem, claim)
    if near is not None or seems_met(claim):
        return near
    var = new_name(problem, claim.var, claim.part)
    part = substitute_in_claim(claim.part, {claim.var: var})
    named = replace(problem, points=NO_POINTS, names=problem.names | {var})
    then = denied(named.deeper(), part)
    return None if then is None else Generalize(var, then)


def _implication(problem: Problem, premise: Claim, conclusion: Claim) -> Certificate | None:
    before = solve(problem.to(premise))
    if before is None:
        return None
    after = denied(problem.given(premise).deeper(), conclusion)
    return None if after is None else Split((before, after))


def _disjunction(problem: Problem, parts: tuple[Claim, ...]) -> Certificate | None:
    proofs = []
    for part in parts:
        found = denied(problem.deeper(), part)
        if found is None:
            return None
        proofs.append(found)
        problem = problem.given(negation(part))
    return Split(tuple(proofs))


def _conjunction(problem: Problem, claim: And) -> Certificate | None:
    """One of the parts is denied where the relations among the others hold."""
    leaves = list(_leaves(claim, ()))
    quantified = [leaf for leaf in leaves if not isinstance(leaf[1], Rel)]
    relations = [leaf for leaf in leaves if isinstance(leaf[1], Rel)]
    focused = quantified or list(reversed(relations))
    for share in (0.15, 0.8):
        for focus in focused:
            others = [leaf for leaf in relations if leaf != focus]
            there = problem.sharing(share if len(focused) > 1 else 1.0)
            found = _eliminated(there, focus, others)
            if found is not None or problem.is_late or len(focused) == 1:
                return found
    return None


def _leaves(claim: Claim, path: Path) -> Iterator[tuple[Path, Claim]]:
    if isinstance(claim, And):
        for index, part in enumerate(claim.parts):
            yield from _leaves(part, (*path, index))
    else:
        yield path, claim


def _eliminated(
    problem: Problem, focus: tuple[Path, Claim], others: list[tuple[Path, Claim]]
) -> Certificate | None:
    """Each of the other relations fails, which is enough, or holds; then the focus is denied."""
    path, claim = focus
    if not others:
        found = denied(problem.deeper(), claim)
        return None if found is None else _chosen(path, found)
    (where, rel), *rest = others
    assert isinstance(rel, Rel)
    opposite = Rel(OPPOSITE[rel.op], rel.lhs, rel.rhs)
    if problem.is_settled(rel):
        return _eliminated(problem, focus, rest)
    steps: list[tuple[Claim, Certificate]] = []
    valued = with_values(problem, tuple(terms_of(rel)), steps)
    if valued is None:
        return None
    if valued.is_settled(opposite):
        return having(problem, steps, _chosen(where, Sign()))
    then = _eliminated(valued.given(rel), focus, rest)
    if then is None:
        return None
    either = Or((opposite, rel))
    cases = Cases(either, (_chosen(where, Known()), then))
    return having(problem, steps, Have(either, Total(), cases))


def _chosen(path: Path, proof: Certificate) -> Certificate:
    for index in reversed(path):
        proof = Choose(index, proof)
    return proof
