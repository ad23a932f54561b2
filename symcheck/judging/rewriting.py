"""A false rule applied to a term: at one place, at two, and everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice

from symcheck.judging.patterns import WIDEST, Found, flattened, instance, joined, matches
from symcheck.language.substitution import substitute
from symcheck.language.term import (
    App, Derivative, Num, Term, Var, add, changed, children, div, free_variables, mul, neg,
)  # fmt: skip

MOST = 60
"""Results of one rule that are looked at."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A term with a rule applied: what the letters stood for, the part, and what was made of it."""

    term: Term
    found: Found
    part: Term
    became: Term


def rewritten(before: Term, after: Term, term: Term) -> Iterator[Rewritten]:
    """The term with the rule applied at one place, then at two."""
    once = list(islice(_once(before, after, term), MOST))
    apart = spread(term)
    if apart != term:
        once += islice(_once(before, after, apart), MOST)
    yield from once
    seen = {r.term for r in once} | {term}
    for first in once[: MOST // 4]:
        for again in islice(_once(before, after, first.term), MOST // 4):
            if again.term not in seen:
                seen.add(again.term)
                yield replace(first, term=again.term)


def _once(before: Term, after: Term, term: Term) -> Iterator[Rewritten]:
    for found in matches(before, term, {}):
        became = placed(instance(after, found), term)
        yield Rewritten(became, found, term, became)
    yield from _within_parts(before, after, term)
    for i, child in enumerate(children(term)):
        for inner in _once(before, after, child):
            yield replace(inner, term=_exchanged(term, i, inner.term))


def placed(result: Term, term: Term) -> Term:
    """What was made of a derivative, at the place at which the derivative was taken."""
    if not isinstance(term, Derivative) or term.at == term.var:
        return result
    return substitute(result, {term.var: term.at})


def spread(term: Term) -> Term:
    """The term with derivatives of sums and of multiples taken apart, which changes no value."""
    term = changed(term, spread)
    match term:
        case Derivative(App("add", parts), var, at):
            return add(*(spread(Derivative(p, var, at)) for p in parts))
        case Derivative(App("neg", (a,)), var, at):
            return neg(spread(Derivative(a, var, at)))
        case Derivative(App("mul", parts), var, at):
            fixed = [p for p in parts if var not in free_variables(p)]
            rest = [p for p in parts if var in free_variables(p)]
            if fixed and rest:
                return mul(*fixed, spread(Derivative(mul(*rest), var, at)))
            return term
        case Derivative(App("div", (a, b)), var, at) if var not in free_variables(b):
            return div(spread(Derivative(a, var, at)), b)
        case _:
            return term


def _within_parts(before: Term, after: Term, term: Term) -> Iterator[Rewritten]:
    """The rule applied to some terms of a sum, or some factors of a product."""
    match before, term:
        case App("add" | "mul" as op, wanted), App(other, _) if op == other:
            parts = flattened(op, term)
            if len(parts) > WIDEST:
                return
            for size in range(len(wanted), len(parts)):
                for chosen in combinations(range(len(parts)), size):
                    some = joined(op, [parts[i] for i in chosen])
                    rest = [p for i, p in enumerate(parts) if i not in chosen]
                    for found in matches(before, some, {}):
                        became = instance(after, found)
                        yield Rewritten(joined(op, [became, *rest]), found, some, became)
        case _:
            return


def _exchanged(term: Term, index: int, result: Term) -> Term:
    """The term with one of its immediate subterms exchanged."""
    if isinstance(term, Num | Var):
        return term
    places = iter(range(len(children(term))))
    return changed(term, lambda child: result if next(places) == index else child)
