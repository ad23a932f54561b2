"""Documents in a few lines, and what is made of them in a few words."""

from __future__ import annotations

from symcheck.derivations.step import DerivationText, Step
from symcheck.judging.documents import shown_as
from symcheck.reading.documents.build import derivation_of
from symcheck.reading.documents.files import pieces_of

WORDS = {"given": "given", "then": "claim", "iff": "claim <=>", "continue": "claim ..."}


def document_of(text: str, suffix: str = ".md") -> DerivationText:
    return derivation_of("doc", "doc" + suffix, pieces_of(text, suffix))


def steps_of(text: DerivationText) -> list[Step]:
    """Steps and subjects, in the order of the document."""
    return sorted((*text.steps, *text.subjects), key=lambda step: int(step.label))


def said(step: Step) -> str:
    if step.unread is not None:
        return f"{step.unread.code} {step.unread.message}"
    return f"{WORDS.get(step.kind, 'shown')}: {shown_as(step)}"


def said_in(text: str, suffix: str = ".md") -> list[str]:
    """How each line of a document is understood."""
    return [said(step) for step in steps_of(document_of(text, suffix))]


def places_in(text: str, suffix: str = ".md") -> list[tuple[int, int]]:
    """Line and column of everything that was read or not read."""
    return [(step.line, step.column) for step in steps_of(document_of(text, suffix))]


def defined_in(text: str, suffix: str = ".md") -> list[str]:
    return [definition.name for definition in document_of(text, suffix).written]
