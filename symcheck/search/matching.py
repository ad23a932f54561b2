"""First-order matching: what a variable of a pattern must be for the pattern to be a term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symcheck.kernel.polynomial import NoRationalForm, equal
from symcheck.language.claim import Claim, terms_of
from symcheck.language.substitution import substitute
from symcheck.language.term import (
    App, Expectation, Probability, Recursion, Term, Unknown, Var, free_variables, subterms,
)  # fmt: skip

ARITHMETIC = frozenset({"add", "mul", "neg", "div"})


def matched(
    pattern: Term, term: Term, free: frozenset[Var], known: Mapping[Var, Term]
) -> Mapping[Var, Term] | None:
    """Values of the free variables at which the pattern is the term, beyond those known.

    Arguments are compared as rational functions once all their variables are known.
    """
    if isinstance(pattern, Var) and pattern in free:
        if pattern not in known:
            return {**known, pattern: term}
        return known if _same(known[pattern], term) else None
    unknown = free_variables(pattern) & (free - set(known))
    if not unknown:
        return known if _same(substitute(pattern, known), term) else None
    match pattern, term:
        case App(f, args), App(g, others) if f == g and len(args) == len(others):
            return _all_matched(args, others, free, known)
        case Unknown(f, i, a), Unknown(g, k, b) if (f, i) == (g, k):
            return matched(a, b, free, known)
        case Probability(a, links, w, law), Probability(b, others, v, law2):
            ops = tuple(op for op, _ in links), tuple(op for op, _ in others)
            if ops[0] != ops[1] or law.name != law2.name:
                return None
            mine = (*law.parameters, a, *(t for _, t in links))
            theirs = (*law2.parameters, *(substitute(t, {v: w}) for t in (b, *_terms(others))))
            return _all_matched(mine, theirs, free - {w}, known)
        case Expectation(a, w, law), Expectation(b, v, law2) if law.name == law2.name:
            mine, theirs = (*law.parameters, a), (*law2.parameters, substitute(b, {v: w}))
            return _all_matched(mine, theirs, free - {w}, known)
        case Recursion(), Recursion():
            names = {term.index: pattern.index, term.previous: pattern.previous}
            mine = (pattern.start, pattern.low, pattern.high, pattern.body)
            theirs = (term.start, term.low, term.high, substitute(term.body, names))
            return _all_matched(mine, theirs, free - set(names.values()), known)
        case _:
            return None


def _terms(links: tuple[tuple[str, Term], ...]) -> tuple[Term, ...]:
    return tuple(t for _, t in links)


def _all_matched(
    patterns: tuple[Term, ...],
    terms: tuple[Term, ...],
    free: frozenset[Var],
    known: Mapping[Var, Term],
) -> Mapping[Var, Term] | None:
    found: Mapping[Var, Term] | None = known
    for pattern, term in zip(patterns, terms, strict=True):
        if found is not None:
            found = matched(pattern, term, free, found)
    return found


def _same(a: Term, b: Term) -> bool:
    if a == b:
        return True
    try:
        return equal(a, b)
    except NoRationalForm:
        return False


def triggers(claim: Claim, var: Var) -> Iterator[Term]:
    """The subterms that say at which value of the variable the claim is wanted: f(… var …)."""
    found: dict[Term, None] = {}
    for term in terms_of(claim):
        for part in subterms(term):
            plain = isinstance(part, App) and part.op in ARITHMETIC
            if var in free_variables(part) and not plain and not isinstance(part, Var):
                found[part] = None
    yield from found
