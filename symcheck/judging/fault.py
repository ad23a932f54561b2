"""Where a claim fails: the relation, what it was to follow from, and the point.

A claim that consists of others is followed down to the part that fails, with the premises met on
the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from symcheck.judging.counterexample import point_of
from symcheck.judging.question import Question
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import And, Chain, Claim, Iff, Implies, Member, Not, Rel
from symcheck.language.context import Obligation
from symcheck.language.forms import links, negation, unfold
from symcheck.language.term import MalformedTerm
from symcheck.search.numeric import Point
from symcheck.search.portfolio import Refutation
from symcheck.search.truth import holds


@dataclass(frozen=True, slots=True)
class Fault:
    """The part of a goal that fails at a point, as it was written but for abbreviations.

    ``before`` are the claims from which it was to follow, the nearest first. Of an equivalence,
    ``direction`` says whether solutions are lost or gained; then the claim is the right side.
    """

    claim: Claim
    before: tuple[Claim, ...]
    point: Point
    direction: Literal["follows", "loses", "gains"] = "follows"


def fault_of(question: Question, refutation: Refutation) -> Fault:
    """The part that fails at the witness of a refutation."""
    premises = tuple(g.claim for g in reversed(question.granted))
    flat = tuple(c for p in premises for c in taken_apart(p))
    return _followed(Fault(question.goal, flat, point_of(refutation)), refutation)


def taken_apart(claim: Claim) -> Iterator[Claim]:
    """The claims that a conjunction, a chain or a membership consists of."""
    match claim:
        case And(parts):
            for part in parts:
                yield from taken_apart(part)
        case Chain() | Member():
            yield from taken_apart(links(claim))
        case _:
            yield claim


def _followed(fault: Fault, refutation: Refutation) -> Fault:
    match fault.claim:
        case Chain() | Member():
            return _followed(replace(fault, claim=links(fault.claim)), refutation)
        case And(parts):
            answers = [answer_at(p, refutation) for p in parts]
            index = answers.index(False) if False in answers else None
            if index is None:
                index = answers.index(None) if None in answers else 0
            earlier = (*reversed(parts[:index]), *fault.before)
            return _followed(replace(fault, claim=parts[index], before=earlier), refutation)
        case Implies(premise, conclusion):
            earlier = (*reversed(tuple(taken_apart(premise))), *fault.before)
            return _followed(replace(fault, claim=conclusion, before=earlier), refutation)
        case Iff(left, right):
            lost = answer_at(left, refutation) is True
            before = (*reversed(tuple(taken_apart(left))), *fault.before)
            direction: Literal["loses", "gains"] = "loses" if lost else "gains"
            return replace(fault, claim=right, before=before, direction=direction)
        case Not(part) if isinstance(part, Rel):
            return replace(fault, claim=negation(part))
        case _:
            return fault


def answer_at(claim: Claim, refutation: Refutation) -> bool | None:
    """Whether a part of a claim holds at the witness: the kernel says no, many digits say yes."""
    try:
        plain = unfold(claim)
    except MalformedTerm:
        return None
    if isinstance(check_witness(Obligation((), plain), refutation.witness), Failure):
        return False
    return holds(plain, point_of(refutation))
