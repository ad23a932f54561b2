"""What is said to the author of a line that fails: the mistake, the direction, the repair.

None of it has a part in the verdict. A diagnosis and a repair are looked for within a share of the
time that is left, so that a step keeps its limit.
"""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from symcheck.judging import codes
from symcheck.judging.case import Case
from symcheck.judging.diagnose import Diagnosed, diagnose, named
from symcheck.judging.direction import (
    direction_of, in_words, is_solved, length_of, passage_of, solves,
)  # fmt: skip
from symcheck.judging.fault import Fault, fault_of
from symcheck.judging.finding import Finding, Repair
from symcheck.judging.mistakes.catalogue import CATALOGUE
from symcheck.judging.mistakes.mistake import Slip
from symcheck.judging.repair import Repaired, is_proved, repaired
from symcheck.language.claim import Claim, Iff, Implies, conjunction, terms_of
from symcheck.language.term import Derivative, subterms
from symcheck.search.portfolio import Refutation

FOR_DIAGNOSIS, FOR_REPAIR, FOR_DIRECTION = 2.5, 3.0, 2.0
"""Seconds at most for each."""
A_MOMENT, SHORT = 0.8, 40
"""Seconds for the converse of what is proved, and how many parts both lines may have for that."""
GENERIC = frozenset({
    codes.CONDITIONAL, codes.NO_VALUE, codes.NOT_EQUAL, codes.INEQUALITY, codes.LIMIT,
    codes.EXTREMUM, codes.ORDER, codes.NOTHING_SUCH, codes.EQUAL,
})  # fmt: skip
"""Codes that say what is wrong and not why; a diagnosis takes their place."""


def taught(case: Case, finding: Finding, refutation: Refutation) -> Finding:
    """The finding with a diagnosis, the direction that fails and a repair, where they are found.

    The verdict was reached before, and stands even if this fails.
    """
    try:
        return _taught(case, finding, refutation)
    except Exception as wrong:
        return replace(finding, remarks=(*finding.remarks, f"no hints: {type(wrong).__name__}"))


def _taught(case: Case, finding: Finding, refutation: Refutation) -> Finding:
    fault = fault_of(case.question, refutation)
    now = monotonic()
    diagnosed = diagnose(fault, now + min(FOR_DIAGNOSIS, case.share(0.4)))
    now = monotonic()
    until = now + min(FOR_REPAIR, case.share(0.5))
    found = _repaired(case, finding, fault, diagnosed, until)
    if diagnosed is None and found is not None and finding.code != codes.NO_VALUE:
        diagnosed = _slip(found, fault)
    finding = _with_direction(case, finding)
    if found is not None:
        repair = Repair(found.goal, found.edit, found.serves_next)
        finding = replace(finding, repair=repair)
    if diagnosed is None:
        return finding
    code = diagnosed.diagnosis.code if finding.code in GENERIC else finding.code
    return replace(finding, code=code, diagnosis=diagnosed.diagnosis)


def _repaired(
    case: Case, finding: Finding, fault: Fault, diagnosed: Diagnosed | None, deadline: float
) -> Repaired | None:
    """The nearest repair; of a step that gains solutions first that it goes one way only."""
    if fault.direction == "gains":
        one_way = _one_way(case, fault, deadline)
        if one_way is not None:
            return one_way
    found = repaired(case.question, fault, diagnosed, deadline)
    if found is None and fault.direction == "loses":
        return _one_way(case, fault, deadline)
    if found is None and finding.condition and not isinstance(case.question.goal, Iff):
        granted = Implies(conjunction(finding.condition), case.question.goal)
        return Repaired(granted, "condition", False)
    return found


def _one_way(case: Case, fault: Fault, deadline: float) -> Repaired | None:
    """An equivalence of which the other direction holds, weakened to that."""
    goal = case.question.goal
    assert isinstance(goal, Iff)
    ways: dict[str, Claim] = {
        "gains": Implies(goal.left, goal.right), "loses": Implies(goal.right, goal.left),
    }  # fmt: skip
    weaker = ways.get(fault.direction)
    if weaker is None or not is_proved(case.question, weaker, max(0.0, deadline - monotonic())):
        return None
    return Repaired(weaker, "equivalence", False)


def _slip(found: Repaired, fault: Fault) -> Diagnosed | None:
    """The slip that an edit tells of; a factor counts only in a derivative, as of layers."""
    parts = (s for t in terms_of(fault.claim) for s in subterms(t))
    if found.edit == "factor" and not any(isinstance(s, Derivative) for s in parts):
        return None
    for mistake in CATALOGUE:
        if any(isinstance(rule, Slip) and rule.edit == found.edit for rule in mistake.rules):
            return Diagnosed(named(mistake))
    return None


def _with_direction(case: Case, finding: Finding) -> Finding:
    """The finding with what is lost and gained between the two lines."""
    passage = passage_of(case.question)
    if passage is None:
        return finding
    known = (False, None) if not isinstance(case.question.goal, Iff) else (None, None)
    found = direction_of(passage, monotonic() + min(FOR_DIRECTION, case.share(0.5)), known)
    if found is None:
        return finding
    return replace(finding, direction=found, remarks=(*finding.remarks, *in_words(found)))


def told_of_converse(case: Case, finding: Finding) -> Finding:
    """A proved step with what it gains, where the line before does not follow from it.

    It is told of an implication between equations, and of a line that solves the one before.
    """
    goal = case.question.goal
    if isinstance(goal, Implies):
        if not (solves(goal.premise) and solves(goal.conclusion)):
            return finding
    elif not is_solved(goal):
        return finding
    last = len(case.question.granted) - 1
    if not isinstance(goal, Implies) and last not in finding.uses:
        return finding  # it follows from another line than the one above
    passage = passage_of(case.question)
    if passage is None or length_of(passage) > SHORT:
        return finding
    deadline = monotonic() + min(A_MOMENT, case.share(0.3))
    found = direction_of(passage, deadline, (True, None))
    if found is None or found.backward is None:
        return finding
    remarks = finding.remarks
    if found.backward is False:
        gained = in_words(found)
        remarks = (*remarks, "; ".join(("the converse does not hold", *gained)))
    return replace(finding, direction=found, remarks=remarks)
