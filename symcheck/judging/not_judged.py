"""Claims that are read and printed, and of which nothing is found out: those about integrals."""

from __future__ import annotations

from symcheck.judging import codes
from symcheck.judging.finding import Finding
from symcheck.judging.question import Question
from symcheck.language.claim import terms_of
from symcheck.language.term import Integral, subterms
from symcheck.printing.as_ascii import show_term


def not_judged(question: Question) -> Finding | None:
    """What is said of a goal that has an integral in it; None of any other."""
    parts = (s for t in terms_of(question.goal) for s in subterms(t))
    form = next((s for s in parts if isinstance(s, Integral)), None)
    if form is None:
        return None
    message = f"{codes.MEANING[codes.INTEGRAL]}: {show_term(form)}"
    everything = tuple(range(len(question.granted)))
    return Finding("unread", everything, codes.INTEGRAL, message=message)
