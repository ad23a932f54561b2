"""What is to be judged of a step of a derivation."""

from __future__ import annotations

from functools import lru_cache

from symcheck.derivations.step import DerivationText, goal_of, is_claimed, premises_of
from symcheck.judging.question import Granted, Next, Question
from symcheck.judging.spelling import without_abbreviations
from symcheck.language.claim import Claim
from symcheck.language.context import Definition
from symcheck.stored.replay import Asked


def question_of(text: DerivationText, index: int) -> Question:
    """What is to be judged of a step, with abbreviations expanded."""
    given = {step.id for step in text.steps if step.kind == "given"}
    premises = (
        Granted(_expanded(p.claim, text.definitions), p.id, p.id not in given)
        for p in premises_of(text, index)
    )
    goal = _expanded(goal_of(text, index), text.definitions)
    return Question(tuple(dict.fromkeys(premises)), goal, _next(text, index))


def _next(text: DerivationText, index: int) -> Next | None:
    """The line below, if it is claimed and stands in the same section."""
    step = text.steps[index]
    after = text.steps[index + 1] if index + 1 < len(text.steps) else None
    if after is None or not is_claimed(after) or after.scope != step.scope:
        return None
    return Next(_expanded(after.claim, text.definitions), after.kind == "continue")


def asked_of(step: str, question: Question) -> Asked:
    """The same for the replay of a stored certificate."""
    return Asked(step, tuple(g.claim for g in question.granted), question.goal)


@lru_cache(maxsize=1024)
def _expanded(claim: Claim, definitions: tuple[Definition, ...]) -> Claim:
    """A line is a premise of every line after it, and expanded once for all of them."""
    return without_abbreviations(claim, definitions)
