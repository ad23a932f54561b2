"""Claims with one thing changed: a digit of a number, or a relation turned round.

A claim is changed where it shows something: the 1 of e = exp(1), the 2 of a square root and the
number that a sum starts from are written nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import count
from typing import TypeAlias

from symcheck.language.analysis import Extremum, Near
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Iff, Implies, Or, Rel, RelOp, bound_variable,
    rebuilt,
)  # fmt: skip
from symcheck.language.term import (
    ONE, App, MalformedTerm, Num, Probability, Recursion, Term, changed, children, summed,
)  # fmt: skip
from symcheck.printing.as_ascii import decimal, with_places

TURNED: Mapping[RelOp, RelOp] = {
    "<=": ">=", ">=": "<=", "<": ">", ">": "<", "=": "!=", "!=": "=",
}  # fmt: skip
"""The relation turned round; the sides stay where they are."""

Change: TypeAlias = Callable[[Term], Iterator[Term]]


def turned(claim: Claim) -> Iterator[Claim]:
    """The claim with one relation turned round: of an implication, one in the conclusion.

    Relations in the event of a probability are among them. What a form (a limit, a maximum, ≈)
    says is no relation to be turned; `misprinted` changes its value.
    """
    yield from _turned_outside_terms(claim)
    yield from _with_one_term_changed(claim, _turned_events)


def _turned_outside_terms(claim: Claim) -> Iterator[Claim]:
    match claim:
        case Rel(op, lhs, rhs):
            yield Rel(TURNED[op], lhs, rhs)
        case Chain(first, links):
            for k, (op, term) in enumerate(links):
                yield Chain(first, (*links[:k], (TURNED[op], term), *links[k + 1 :]))
        case And(parts) | Or(parts):
            for k, part in enumerate(parts):
                for other in _turned_outside_terms(part):
                    yield type(claim)((*parts[:k], other, *parts[k + 1 :]))
        case Implies(premise, conclusion):
            yield from (Implies(premise, other) for other in _turned_outside_terms(conclusion))
        case Iff(left, right):
            yield from (Iff(left, other) for other in _turned_outside_terms(right))
            yield from (Iff(other, right) for other in _turned_outside_terms(left))
        case ForAll(var, part) | Exists(var, part) | ExistsOne(var, part):
            yield from (type(claim)(var, other) for other in _turned_outside_terms(part))
        case _:
            return


def _turned_events(term: Term) -> Iterator[Term]:
    if isinstance(term, Probability):
        for k, (op, other) in enumerate(term.links):
            links = (*term.links[:k], (TURNED[op], other), *term.links[k + 1 :])
            yield Probability(term.first, links, term.var, term.law)


def misprinted(claim: Claim) -> Iterator[Claim]:
    """The claim with one digit of one number greater or less by 1."""
    match claim:
        case Near(term, value, places):
            for other in misprints(with_places(value, places)):
                yield Near(term, other, places)
            yield from (Near(t, value, places) for t in misprinted_term(term))
        case Extremum(value=Num(value), places=int(places)):
            for other in misprints(with_places(value, places)):
                yield replace(claim, value=Num(other))
            exact = replace(claim, places=None)
            for changed_one in _with_one_term_changed(exact, _other_numbers):
                if isinstance(changed_one, Extremum) and changed_one.value == claim.value:
                    yield replace(changed_one, places=places)
        case _:
            yield from _with_one_term_changed(claim, _other_numbers)


def misprinted_term(term: Term) -> Iterator[Term]:
    """The term with one digit of one number greater or less by 1."""
    return _with_one_part_changed(term, _other_numbers)


def _other_numbers(term: Term) -> Iterator[Term]:
    if isinstance(term, Num):
        yield from map(Num, misprints(decimal(term.value) or str(term.value)))


def misprints(text: str) -> Iterator[Fraction]:
    """The numbers that a text is with one digit, from 0 to 9, greater or less by 1.

    >>> [str(value) for value in misprints("0.9")], [str(value) for value in misprints("1/2")]
    (['19/10', '4/5'], ['0', '1', '1', '1/3'])
    """
    for k, char in enumerate(text):
        for digit in (int(char) - 1, int(char) + 1) if char.isdigit() else ():
            if 0 <= digit <= 9:
                try:
                    yield Fraction(f"{text[:k]}{digit}{text[k + 1 :]}")
                except ZeroDivisionError:
                    continue


def _with_one_term_changed(claim: Claim, change: Change) -> Iterator[Claim]:
    """The claim with a change made at one place of one of its terms."""
    var = bound_variable(claim)
    parts: list[Term | Claim] = []

    def noted(part):
        parts.append(part)
        return part

    rebuilt(claim, var, noted, noted, noted)
    for k, part in enumerate(parts):
        for other in _changes_of(part, change):
            turn = count()

            def put(old, k=k, other=other, turn=turn):
                return other if next(turn) == k else old

            try:
                yield rebuilt(claim, var, put, put, put)
            except MalformedTerm:
                continue


def _changes_of(part: Term | Claim, change: Change) -> Iterator[Term | Claim]:
    if isinstance(part, Term):
        yield from _with_one_part_changed(part, change)
    elif change is _other_numbers:
        yield from misprinted(part)
    else:
        yield from _with_one_term_changed(part, change)


def _with_one_part_changed(term: Term, change: Change) -> Iterator[Term]:
    """The term with a change made at one place of it."""
    yield from change(term)
    for k, part in enumerate(children(term)):
        if _is_shown(term, k):
            for other in _with_one_part_changed(part, change):
                turn = count()

                def put(old, k=k, other=other, turn=turn):
                    return other if next(turn) == k else old

                try:
                    yield changed(term, put)
                except MalformedTerm:
                    continue


def _is_shown(term: Term, k: int) -> bool:
    """Whether an immediate subterm is written out."""
    match term:
        case App("exp", (a,)):
            return a != ONE
        case App("root", (Num(index), _)):
            return k > 0 or index != 2
        case Recursion() if summed(term) is not None:
            return k != 1  # the number that the sum or the product starts from
        case _:
            return True
