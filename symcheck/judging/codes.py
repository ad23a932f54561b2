"""The stable codes of findings."""

from __future__ import annotations

from collections.abc import Mapping

from symcheck.language.claim import RelOp

MEANING: Mapping[str, str] = {
    "SC101": "the claim cannot be read",
    "SC102": "a hypothesis cannot be read",
    "SC103": "a line of JSON is not a claim to be judged",
    "SC201": "holds only where its terms have values",
    "SC202": "a term has no value",
    "SC203": "the hypotheses contradict each other",
    "SC401": "an equality is false",
    "SC402": "the sides are equal",
    "SC403": "the hypotheses do not contradict each other",
    "SC501": "an inequality is false",
    "SC801": "the time limit was reached",
    "SC802": "neither a proof nor a counterexample was found",
    "SC803": "the judgement ended abnormally, in a crash or without memory",
    "SC804": "what is cited is not proved",
    "SC890": "the kernel and the numbers disagree",
}

UNREAD_CLAIM, UNREAD_HYPOTHESIS, UNREAD_LINE = "SC101", "SC102", "SC103"
CONDITIONAL, NO_VALUE, CONTRADICTORY = "SC201", "SC202", "SC203"
NOT_EQUAL, EQUAL, NO_CONTRADICTION, INEQUALITY = "SC401", "SC402", "SC403", "SC501"
TIME, NOT_FOUND, CRASH, NOT_CITABLE, DISAGREEMENT = "SC801", "SC802", "SC803", "SC804", "SC890"


def code_of_false(op: RelOp | None) -> str:
    """The code of a relation that is false; None stands for the false claim itself.

    >>> code_of_false("="), code_of_false("<=")
    ('SC401', 'SC501')
    """
    match op:
        case None:
            return NO_CONTRADICTION
        case "=":
            return NOT_EQUAL
        case "!=":
            return EQUAL
        case _:
            return INEQUALITY
