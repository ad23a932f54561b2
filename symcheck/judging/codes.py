"""The stable codes of findings."""

from __future__ import annotations

from collections.abc import Mapping

from symcheck.judging.mistakes.catalogue import CATALOGUE
from symcheck.language.claim import RelOp
from symcheck.stored.problem import Kind

_MEANING: Mapping[str, str] = {
    "SC101": "the claim cannot be read",
    "SC102": "a hypothesis cannot be read",
    "SC103": "a line of JSON is not a claim to be judged",
    "SC104": "integrals with infinite ends are read and printed, and not judged yet",
    "SC105": "a question has to be answered before this can be read",
    "SC106": "this has two readings",
    "SC107": "what the sentence says of a formula is not understood",
    "SC108": "this is understood, and symcheck does not deal with it",
    "SC201": "holds only under a condition that is not granted",
    "SC202": "a term has no value",
    "SC203": "the hypotheses contradict each other",
    "SC401": "an equality is false",
    "SC402": "the sides are equal",
    "SC403": "the hypotheses do not contradict each other",
    "SC501": "an inequality is false",
    "SC601": "a limit is another, or there is none",
    "SC602": "an extremum, or its place, is not that",
    "SC603": "an extremum is not attained",
    "SC604": "an approximation is off",
    "SC605": "an order of magnitude is wrong",
    "SC606": "nothing is as claimed",
    "SC607": "there is more than one",
    "SC801": "the time limit was reached",
    "SC802": "neither a proof nor a counterexample was found",
    "SC803": "the judgement ended abnormally, in a crash or without memory",
    "SC804": "what is cited is not proved",
    "SC805": "proved only on a line that is refuted",
    "SC806": "proved only on a line that is not proved",
    "SC811": "a claimed step has no stored certificate",
    "SC812": "a step has changed since its certificate was stored",
    "SC813": "the ledger has changed since a certificate was stored",
    "SC814": "a stored certificate cannot be read",
    "SC815": "the kernel refuses a stored certificate",
    "SC816": "a stored certificate rests on other lemmas than its entry says",
    "SC817": "a step rests on a line for which no stored certificate was replayed",
    "SC818": "a store speaks of a step or module that does not exist",
    "SC821": "a store cannot be opened or is not text",
    "SC822": "a store ends too early",
    "SC823": "a store is not of the form that symcheck writes",
    "SC824": "a store is of another version",
    "SC825": "a store has two entries for a step",
    "SC826": "a store was changed after it was written",
    "SC831": "the process that replays certificates failed",
    "SC901": "a directive cannot be understood",
    "SC902": "a suppression suppresses nothing",
    "SC890": "the kernel and the numbers disagree",
}

MEANING: Mapping[str, str] = {**_MEANING, **{m.code: m.name for m in CATALOGUE}}
"""What each code says in short; those of the catalogue have the name of the mistake."""

UNREAD_CLAIM, UNREAD_HYPOTHESIS, UNREAD_LINE = "SC101", "SC102", "SC103"
INTEGRAL = "SC104"
QUESTION, DOUBT, SENTENCE, NOT_DEALT_WITH = "SC105", "SC106", "SC107", "SC108"
WRONG_DIRECTIVE, IDLE_SUPPRESSION = "SC901", "SC902"
CONDITIONAL, NO_VALUE, CONTRADICTORY = "SC201", "SC202", "SC203"
NOT_EQUAL, EQUAL, NO_CONTRADICTION, INEQUALITY = "SC401", "SC402", "SC403", "SC501"
LIMIT, EXTREMUM, NOT_ATTAINED, APPROXIMATION, ORDER = (
    "SC601", "SC602", "SC603", "SC604", "SC605",
)  # fmt: skip
NOTHING_SUCH, MORE_THAN_ONE = "SC606", "SC607"
TIME, NOT_FOUND, CRASH, NOT_CITABLE, DISAGREEMENT = "SC801", "SC802", "SC803", "SC804", "SC890"
ON_REFUTED, ON_UNPROVED = "SC805", "SC806"

OF_STORES: Mapping[Kind, str] = {
    "missing": "SC811", "stale": "SC812", "ledger": "SC813", "damaged": "SC814",
    "refused": "SC815", "lemmas": "SC816", "premise": "SC817", "unknown": "SC818",
    "unreadable": "SC821", "truncated": "SC822", "malformed": "SC823", "version": "SC824",
    "duplicate": "SC825", "tampered": "SC826", "process": "SC831",
}  # fmt: skip
"""The codes of what is wrong with stored certificates, by kind."""


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
