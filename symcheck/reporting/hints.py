"""What is said of a step that fails, as much of it as was asked for.

0 is the verdict alone. 1 says where to look and asks the leading question. 2 adds the numbers that
show it, and the condition. 3 adds the nearest line that is proved.
"""

from __future__ import annotations

from collections.abc import Mapping

from symcheck.judging.step_object import STORED, StepObject

EVERYTHING = 3

QUESTIONS: Mapping[str, str] = {
    "SC201": "For which numbers does it fail, and does the text exclude them?",
    "SC202": "Which term has no value, and for which numbers?",
    "SC401": "Do both sides agree for a simple number, such as 1 or 2?",
    "SC402": "For which number are both sides equal?",
    "SC501": "Which side is the larger one for a simple number, and for a negative one?",
    "SC601": "What do the parts tend to, and which of them is faster?",
    "SC602": "What are the values at the ends, and where the derivative is 0?",
    "SC603": "Is there a place at which the value is taken?",
    "SC604": "How far apart are both sides, to one digit more?",
    "SC605": "What does the quotient of both sides tend to?",
    "SC606": "Can you name one number that does it?",
    "SC607": "Can you name a second one?",
}  # fmt: skip
"""A leading question for a finding of which the cause is not known."""
WORDS: Mapping[str, str] = {
    "strictness": "with equality allowed", "direction": "with the relation turned",
    "sign": "with another sign", "number": "with another number",
    "absolute value": "with an absolute value", "function": "with another operation",
    "exponent": "with another exponent", "factor": "with a factor changed",
    "term": "with a term changed", "fraction": "with the fraction turned over",
    "both roots": "with both signs", "solutions": "with all solutions",
    "relation": "with another relation", "rule": "by the right rule",
    "value": "with the true value",
    "equivalence": "in one direction only", "worked out": "worked out again",
    "condition": "under a condition",
}  # fmt: skip
"""What an edit changed, in words."""


def hints_of(found: StepObject, level: int = EVERYTHING) -> list[str]:
    """The lines that are shown below a step; below one that fails there are at most four.

    A step that stands, or was not judged, has its remarks whatever the level.
    """
    if found.verdict not in ("refuted", "conditional"):
        return _plain(found)
    if level <= 0:
        return []
    lines = [_cause(found)]
    if level >= 2:
        shown = (found.message or "", *_granting(found))
        lines += ["; ".join(filter(None, shown))] if any(shown) else []
        noted = (*_hypotheses(found), *(r for r in found.remarks if r != STORED))
        lines += [f"({'; '.join(noted)})"] if noted else []
    if level >= EVERYTHING and found.repair is not None:
        how = WORDS.get(found.repair.edit, found.repair.edit)
        more = ", and the next line follows" if found.repair.serves_next else ""
        lines.append(f"proved {how}{more}: {found.repair.claim}")
    return lines


def _cause(found: StepObject) -> str:
    """The code with the mistake and the question that leads to see it."""
    known = found.diagnosis
    if known is None:
        return f"{found.code}: {QUESTIONS.get(found.code or '', '')}".rstrip(": ")
    rule = ""
    if known.part is not None:
        rule = f" ({known.part} is taken for {known.became})"
    return f"{found.code}: {known.name}{rule}. {known.question}"


def _granting(found: StepObject) -> list[str]:
    return [] if found.granting is None else [f"{found.granting} could have granted it"]


def _hypotheses(found: StepObject) -> list[str]:
    """The premises as they read at the counterexample, if they say more than the point itself."""
    shown = () if found.counterexample is None else found.counterexample.hypotheses
    return [f"the premises hold there: {'; '.join(shown)}"] if shown else []


def _plain(found: StepObject) -> list[str]:
    lines = [found.message] if found.message else []
    lines += [f"({remark})" for remark in found.remarks if remark != STORED]
    if lines and found.code:
        lines[0] = f"{found.code}: {lines[0]}"
    if found.verdict == "open" and found.numeric is not None and found.numeric.slack is not None:
        points, slack = found.numeric.points, found.numeric.slack
        lines.append(f"numbers, which prove nothing: {points} points, least slack {slack:.3g}")
    return lines
