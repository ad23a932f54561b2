"""Claims that are read and printed, and not judged: about integrals with an infinite end."""

from __future__ import annotations

from symcheck.judging import codes
from symcheck.judging.finding import Finding
from symcheck.judging.counterexample import lettered
from symcheck.judging.question import Question
from symcheck.language.claim import Rel, terms_of
from symcheck.language.context import Obligation
from symcheck.language.term import Integral, subterms
from symcheck.printing.as_ascii import show_term
from symcheck.search.portfolio import prove
from symcheck.search.provers.integrals import integrals_in

A_MOMENT = 0.8
"""Seconds for the proof that an integral has a value."""


def not_judged(question: Question) -> Finding | None:
    """What is said of a goal with an integral that has an infinite end; None of any other."""
    parts = (s for t in terms_of(question.goal) for s in subterms(t))
    integrals = (s for s in parts if isinstance(s, Integral))
    form = next((s for s in integrals if s.low is None or s.high is None), None)
    if form is None:
        return None
    message = f"{codes.MEANING[codes.INTEGRAL]}: {show_term(form)}"
    everything = tuple(range(len(question.granted)))
    return Finding("unread", everything, codes.INTEGRAL, message=message)


def without_value(obligation: Obligation) -> str | None:
    """Of an integral that may have no value, that this is so; None if all of them have one."""
    for form in integrals_in(terms_of(obligation.goal)):
        there = Obligation(obligation.hypotheses, Rel("=", form, form))
        if prove(there, A_MOMENT) is None:
            return f"that {show_term(lettered(form))} has a value was not shown"
    return None
