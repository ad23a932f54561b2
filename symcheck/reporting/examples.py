"""Unknown functions have no picture: a polynomial is put for each, and the picture says which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from symcheck.judging.question import Granted, Question
from symcheck.judging.step_object import Counterexample
from symcheck.language.calculus import differentiate
from symcheck.language.claim import Claim, map_terms
from symcheck.language.context import unknowns_in
from symcheck.language.substitution import substitute
from symcheck.language.term import TWO, Term, Unknown, Var, add, changed, div, num, power
from symcheck.judging.question import base_of
from symcheck.reading.ascii_syntax import read_term


class Example(NamedTuple):
    """A function of one variable by its formula."""

    var: Var
    body: Term


Examples = Mapping[str, Example]

_T = Var("t")
PLAIN = Example(_T, add(_T, div(power(_T, TWO), num(3))))
"""Neither even nor odd, so that it keeps few secrets."""


def examples_for(question: Question, witness: Counterexample | None) -> Examples:
    """What to put for the unknown functions: the witness's readings, else t + t²/3."""
    found = dict.fromkeys(unknowns_in(base_of(question)), PLAIN)
    for reading in witness.functions if witness is not None else ():
        name, _, formula = reading.formula.partition(" -> ")
        found[reading.name] = Example(Var(name), read_term(formula))
    return found


def exemplified(question: Question, examples: Examples) -> Question:
    """The question about these functions."""
    granted = (Granted(in_claim(g.claim, examples), g.id, g.follows) for g in question.granted)
    return Question(tuple(granted), in_claim(question.goal, examples))


def in_claim(claim: Claim, examples: Examples) -> Claim:
    """The claim about these functions."""
    return map_terms(claim, lambda term: in_term(term, examples))


def in_term(term: Term, examples: Examples) -> Term:
    """The term with a formula for each unknown function."""
    match term:
        case Unknown(name, order, arg) if name in examples:
            var, body = examples[name]
            for _ in range(order):
                body, _ = differentiate(body, var)
            return substitute(body, {var: in_term(arg, examples)})
        case _:
            return changed(term, lambda t: in_term(t, examples))
