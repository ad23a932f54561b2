"""What a prover sees: facts at a point, a goal, how much time is left, and sample points."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symcheck.kernel.certificate import Certificate, Have
from symcheck.kernel.check import show
from symcheck.kernel.facts import NOTHING, Facts, Origins, assume
from symcheck.kernel.sequent import Sequent
from symcheck.kernel.signs import settled
from symcheck.kernel.polynomial import NoRationalForm
from symcheck.kernel.refusal import Refused
from symcheck.language.claim import (
    MIRRORED, Claim, Exists, ForAll, Rel, parts_of, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.term import Recursion, Term, Unknown, Var, subterms
from symcheck.search.floats import NO_POINTS, Points, fails, slacks


@dataclass(frozen=True, slots=True)
class Problem:
    """A goal to be shown from facts, before a deadline.

    ``points`` are floating-point samples at which the hypotheses seem to hold. They only steer: a
    claim that fails at one of them is not worth trying. ``spent`` names provers that are not to be
    used again inside themselves.
    """

    facts: Facts
    goal: Claim
    deadline: float
    points: Points = NO_POINTS
    depth: int = 0
    names: frozenset[Var] = frozenset()
    spent: frozenset[str] = frozenset()

    def to(self, goal: Claim) -> Problem:
        """The same facts, another goal."""
        return replace(self, goal=goal, names=self.names | variables_of(goal))

    def given(self, claim: Claim) -> Problem:
        """One more fact; points at which it seems false are dropped.

        So are those on the edge of a strict relation, where a goal that needs it may look false.
        """
        points = self.points
        kept = points.select(~fails(claim, points)) if points.size else points
        if isinstance(claim, Rel) and claim.op in ("<", ">", "!=") and kept.size:
            kept = kept.select(slacks(claim, kept) != 0)
        kept = NO_POINTS if is_about_all_of_a_function(claim) else kept
        facts = assume(self.facts, claim, NOTHING)
        return replace(self, facts=facts, points=kept, names=self.names | variables_of(claim))

    def deeper(self) -> Problem:
        """One level further into the search."""
        return replace(self, depth=self.depth + 1)

    def spending(self, prover: str) -> Problem:
        """The same problem, with a prover not to be used again."""
        return replace(self, spent=self.spent | {prover})

    def within(self, seconds: float) -> Problem:
        """The same problem with at most so much time."""
        return replace(self, deadline=min(self.deadline, time.monotonic() + seconds))

    def sharing(self, share: float) -> Problem:
        """The same problem with at most that share of the time that is left."""
        return self.within(share * max(0.0, self.deadline - time.monotonic()))

    @property
    def is_late(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self.deadline

    def is_settled(self, claim: Claim) -> bool:
        """Whether the kernel settles the claim from the facts without a proof."""
        return settled(claim, self.facts) is not None


def is_about_all_of_a_function(claim: Claim) -> bool:
    """Whether the claim restricts an unknown function at more than one place: points read it as
    one function, which need not be such."""
    if not any(isinstance(s, Unknown) for t in terms_of(claim) for s in subterms(t)):
        return False
    return _has_quantifier(claim) or any(
        isinstance(s, Recursion) for t in terms_of(claim) for s in subterms(t)
    )


def _has_quantifier(claim: Claim) -> bool:
    return isinstance(claim, ForAll | Exists) or any(map(_has_quantifier, parts_of(claim)))


def problem_of(obligation: Obligation, deadline: float, points: Points = NO_POINTS) -> Problem:
    """The problem that an obligation poses."""
    problem = Problem(Facts(), obligation.goal, deadline, points, 0, variables_of(obligation.goal))
    for hypothesis in obligation.hypotheses:
        facts = assume(problem.facts, hypothesis, NOTHING)
        names = problem.names | variables_of(hypothesis)
        problem = replace(problem, facts=facts, names=names)
    return problem


def having(
    problem: Problem, steps: Sequence[tuple[Claim, Certificate]], last: Certificate
) -> Certificate:
    """The certificate that shows those claims that ``last``, which shows the goal, needs.

    The kernel says which: each claim is tagged as an origin, and replay returns the tags used.
    """
    facts, before = problem.facts, []
    for i, (claim, _) in enumerate(steps):
        before.append(facts)
        facts = assume(facts, claim, frozenset({f"step:{i}"}))
    needed = _tags(facts, problem.goal, last, problem)
    for i in reversed(range(len(steps))):
        if f"step:{i}" in needed:
            claim, proof = steps[i]
            needed |= _tags(before[i], claim, proof, problem)
            last = Have(claim, proof, last)
    return last


def _tags(facts: Facts, goal: Claim, proof: Certificate, problem: Problem) -> Origins:
    try:
        return show(Sequent(facts, goal, problem.names | variables_of(goal)), proof)
    except (Refused, NoRationalForm):  # not for here to judge: keep what was there
        return NOTHING.union(*facts.known.values())


def relations(facts: Facts) -> Iterator[Rel]:
    """The known relations, each once: read with <, ≤, = or ≠, and not what they weaken to."""
    seen: set[tuple[str, Term, Term]] = set()
    for claim in facts.known:
        if not isinstance(claim, Rel) or claim.op in (">", ">="):
            continue
        strong = (
            (claim.op == "<=" and Rel("<", claim.lhs, claim.rhs) in facts.known)
            or (claim.op == "<=" and Rel("=", claim.lhs, claim.rhs) in facts.known)
            or (claim.op == "!=" and Rel("<", claim.lhs, claim.rhs) in facts.known)
            or (claim.op == "!=" and Rel(">", claim.lhs, claim.rhs) in facts.known)
        )
        mirrored = (MIRRORED[claim.op], claim.rhs, claim.lhs)
        if strong or mirrored in seen:
            continue
        seen.add((claim.op, claim.lhs, claim.rhs))
        yield claim


def terms_in(problem: Problem) -> Iterator[Term]:
    """The outermost terms of the facts' relations and of the goal."""
    for relation in relations(problem.facts):
        yield relation.lhs
        yield relation.rhs
    yield from terms_of(problem.goal)
