"""What is reported of a document beside judged claims: rows not read, subjects, idle directives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from symcheck.derivations.step import DerivationText, Step, Suppression, Unread
from symcheck.judging import codes
from symcheck.judging.report import JudgedStep
from symcheck.judging.spelling import spelled, without_abbreviations
from symcheck.judging.step_object import StepObject
from symcheck.language.claim import Claim, Truth
from symcheck.language.context import expand
from symcheck.language.term import MalformedTerm, Term
from symcheck.printing.as_ascii import show_claim, show_term

IDLE = "ignore"
"""What stands for a number in the name of a finding about a suppression."""


def unread_object(step: Step) -> StepObject:
    """The step object of a row that was not read: what is wrong, and what to write instead."""
    assert step.unread is not None
    hint = f" ({step.unread.hint})" if step.unread.hint else ""
    return StepObject(
        step.id, step.line or None, step.column or None, step.latex, None, (), (), (), "unread",
        step.unread.code, None, (), None, None, (), None, f"{step.unread.message}{hint}", 0.0,
    )  # fmt: skip


def subject_object(text: DerivationText, step: Step) -> StepObject:
    """The step object of a subject, with how it was read and no verdict."""
    try:
        read_as, integer, functions = _read_as(text, step)
    except MalformedTerm:  # a definition was used in a way that it cannot be
        read_as, integer, functions = None, (), ()
    return StepObject(
        step.id, step.line or None, step.column or None, step.latex, read_as, (), integer,
        functions, None, None, None, (), None, None, (), None, None, 0.0,
    )  # fmt: skip


def _read_as(text: DerivationText, step: Step) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    if step.shown is not None:
        return show_term(_expanded(step.shown, text)), (), ()
    spelling = spelled(without_abbreviations(step.claim, text.definitions), ())
    return spelling.read_as, spelling.integer, spelling.functions


def _expanded(term: Term, text: DerivationText) -> Term:
    return expand(term, {d.name: d for d in text.definitions})


def shown_as(step: Step) -> str:
    """A step in one line of ASCII, as it was read, or as it was written if it was not."""
    if step.unread is not None:
        return " ".join((step.latex or "").split())
    if step.shown is not None:
        return show_term(step.shown)
    return show_claim(step.claim)


def suppressed_codes(texts: Iterable[DerivationText]) -> Mapping[str, tuple[str, ...]]:
    """For each step of documents, the beginnings of codes that are not to be reported of it."""
    return {
        step.id: found
        for text in texts
        for step in text.steps
        if (found := tuple(s.code for s in text.suppressions if _reaches(s, step)))
    }


def _reaches(suppression: Suppression, step: Step) -> bool:
    inside = step.scope[: len(suppression.scope)] == suppression.scope
    return inside and (not suppression.scope or step.line >= suppression.line)


def idle_suppressions(text: DerivationText, judged: Iterable[JudgedStep]) -> Iterator[JudgedStep]:
    """A finding for each suppression that suppresses nothing."""
    steps = tuple(judged)
    for number, suppression in enumerate(text.suppressions, start=1):
        used = any(
            s.object.code is not None and s.object.code.startswith(suppression.code)
            and _reaches(suppression, s.written) and not s.object.stands
            for s in steps
        )  # fmt: skip
        if not used:
            message = f"there is no finding {suppression.code} here to ignore"
            unread = Unread(codes.IDLE_SUPPRESSION, message, "take the directive out")
            nothing: Claim = Truth(True)
            step = Step(
                f"{text.name}:{IDLE}{number}", "unread", suppression.line, suppression.column,
                nothing, None, (), latex=f"ignore {suppression.code}", scope=suppression.scope,
                unread=unread,
            )  # fmt: skip
            yield JudgedStep(step, unread_object(step))


def is_idle(step: JudgedStep, name: str) -> bool:
    """Whether a judged step is a finding about a suppression in that derivation."""
    return step.written.id.startswith(f"{name}:{IDLE}") and step.object.code == (
        codes.IDLE_SUPPRESSION
    )
