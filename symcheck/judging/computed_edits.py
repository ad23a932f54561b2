"""Edits whose content is computed: the number that fits, what is missing, all solutions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from symcheck.judging.comparing import numbers
from symcheck.judging.diagnose_analysis import missing_term
from symcheck.judging.edits import Edit, EditKind, exchanged, neat, numbers_in
from symcheck.judging.mistakes.mistake import Identity
from symcheck.judging.patterns import pattern
from symcheck.judging.rewriting import rewritten
from symcheck.judging.simplest import expanded, tidied, without_denominator
from symcheck.language.analysis import Extremum, ExtremumKind, Infinite, Limit, Near, Order
from symcheck.language.claim import Claim, Or, Rel
from symcheck.language.forms import unfold_term
from symcheck.language.term import (
    App, Derivative, Integral, MalformedTerm, Num, PI, Recursion, Term, Var, ZERO, add, changed,
    div, free_variables, mul, neg, sub, subterms,
)  # fmt: skip  # fmt: skip
from symcheck.search.bridges.from_sympy import ConversionError, Names, term_from_sympy
from symcheck.search.bridges.in_time import within
from symcheck.search.bridges.to_sympy import symbol_of, to_sympy
from symcheck.search.floats import Floats, Points
from symcheck.search.numeric import NoValue, Point, Undecided, evaluate
from symcheck.search.tendencies import extreme, guessed, tendency

SMALL = 9
"""Parts of a term that is still a small thing to add."""
SHORT = 14
FEWEST, CLOSELY = 3, 1e-9
LARGEST, MOST_ROOTS, A_MOMENT = 40, 4, 0.5
"""Of equations that are solved: parts, roots, seconds."""
SOME = tuple(Fraction(s) for s in ("1", "2", "3", "4", "5", "6", "1/2", "-1", "1/3", "-2", "8"))
"""Numbers that are tried where a term does not depend on its number linearly."""


def computed(
    claim: Claim, before: tuple[Claim, ...], rule: Identity | None, points: Points
) -> Iterator[Edit]:
    """The edits of a claim that are computed from its sides, its premises or the true rule."""
    match claim:
        case Rel("=", lhs, rhs):
            yield from _fitting_numbers(claim, points)
            yield from _solutions(claim, before)
            yield from _closed_value(claim, points)
            yield from _missing(claim)
            if rule is not None:
                yield from _by_rule(rule, lhs, rhs)
            yield from _worked_out(lhs, rhs)
            yield from _in_radians(claim)
        case Rel("<" | "<=" | ">" | ">=", _, _):
            yield from _fitting_bound(claim, points)
        case Or(parts) if all(isinstance(p, Rel) and p.op == "=" for p in parts):
            yield from _solutions(claim, before)
        case Limit() | Extremum():
            yield from _value(claim)
        case Near():
            yield from _rounded(claim)
        case Order():
            yield from _coefficient(claim)
        case _:
            return


def _fitting_numbers(rel: Rel, points: Points) -> Iterator[Edit]:
    """The right side with one number changed to what fits."""
    wanted = _values(rel.lhs, points)
    found: dict[Term, tuple[Fraction, EditKind]] = {}
    for number, path in numbers_in(rel.rhs):
        for exact in (*_by_line(rel.rhs, number, path, wanted, points), *SOME):
            put = exchanged(rel.rhs, path, Num(exact))
            if exact != number.value and _fits(put, wanted, points):
                found[put] = exact, "sign" if exact == -number.value else "number"
    for put in sorted(found, key=lambda t: (found[t][0].denominator, abs(found[t][0]))):
        yield Edit(found[put][1], Rel("=", rel.lhs, put))


def _closed_value(rel: Rel, points: Points) -> Iterator[Edit]:
    """A left side without variables, and the simple number that it seems to be."""
    if free_variables(rel.lhs) or points.size == 0:
        return
    seen = _values(rel.lhs, points)[0]
    guess = guessed(float(seen), CLOSELY) if np.isfinite(seen) else None
    if guess is not None:
        yield Edit("value", Rel("=", rel.lhs, guess))


def _by_line(
    term: Term, number: Num, path: tuple[int, ...], wanted: Floats, points: Points
) -> Iterator[Fraction]:
    """What the number must be if the term depends on it linearly."""
    at = [_values(exchanged(term, path, Num(number.value + d)), points) for d in (0, 1, 2)]
    with np.errstate(all="ignore"):
        straight = np.isclose(at[2] - at[1], at[1] - at[0], rtol=1e-9)
        change = (wanted - at[0]) / (at[1] - at[0])
    usable = straight & np.isfinite(change)
    if np.count_nonzero(usable) >= min(FEWEST, points.size):
        yield number.value + Fraction(float(change[usable][0])).limit_denominator(60)


def _fits(term: Term, wanted: Floats, points: Points) -> bool:
    seen = _values(term, points)
    told = np.isfinite(seen) & np.isfinite(wanted)
    if np.count_nonzero(told) < min(FEWEST, points.size):
        return False
    return bool(np.allclose(seen[told], wanted[told], rtol=1e-9, atol=1e-9))


def _values(term: Term, points: Points) -> Floats:
    try:
        return numbers(unfold_term(term, {}), points)
    except MalformedTerm:
        return np.full(points.size, np.nan)


def _missing(rel: Rel) -> Iterator[Edit]:
    """The right side with the term, or the factor, that it lacks, if that is small."""
    lhs = _plain(rel.lhs)
    if lhs is None:
        return
    rest = expanded(sub(lhs, rel.rhs))
    if rest is not None and rest != ZERO and _is_small(rest):
        ours = rel.rhs.args if isinstance(rel.rhs, App) and rel.rhs.op == "add" else (rel.rhs,)
        yield Edit("term", Rel("=", rel.lhs, add(*ours, rest)))
    factor = None if rel.rhs == ZERO else expanded(div(lhs, rel.rhs))
    if factor is not None and _is_small(factor):
        whole = tidied(mul(factor, rel.rhs))
        plain = isinstance(factor, Num | Var)
        for form in (mul(factor, rel.rhs) if plain else None, whole):
            if form is not None:
                yield Edit("factor" if plain else "worked out", Rel("=", rel.lhs, form))


def _in_radians(rel: Rel) -> Iterator[Edit]:
    """The left side with the angles of sine and cosine taken for degrees and put in radians."""
    found = _turned(rel.lhs)
    if found != rel.lhs:
        yield Edit("function", Rel("=", found, rel.rhs))


def _turned(term: Term) -> Term:
    match term:
        case App("sin" | "cos" | "tan" as op, (Num(angle),)) if angle != 0:
            part = Fraction(angle, 180)
            above = PI if part.numerator == 1 else mul(Num(Fraction(part.numerator)), PI)
            return App(op, (div(above, Num(Fraction(part.denominator))),))
        case _:
            return changed(term, _turned)


def _worked_out(lhs: Term, rhs: Term) -> Iterator[Edit]:
    """The left side multiplied out, or as SymPy puts it, if that is short."""
    plain = _plain(lhs)
    for form in (None if plain is None else expanded(plain), plain):
        if form is None or form == rhs or _size(form) > SHORT:
            continue
        if _size(form) < _size(lhs) or tidied(form) != tidied(lhs):
            yield Edit("worked out", Rel("=", lhs, form))


def _size(term: Term) -> int:
    return sum(1 for _ in subterms(term))


def _plain(term: Term) -> Term | None:
    """The term without derivatives, if SymPy can take it."""
    try:
        plain = unfold_term(term, {})
    except MalformedTerm:
        return None
    if any(isinstance(s, Derivative | Integral | Recursion) for s in subterms(plain)):
        return None
    return tidied(plain) or plain


def _is_small(term: Term) -> bool:
    """Whether the term is one thing to add or to multiply by, and no sum."""
    is_sum = isinstance(term, App) and term.op == "add"
    return not is_sum and sum(1 for _ in subterms(term)) <= SMALL


def _by_rule(rule: Identity, lhs: Term, rhs: Term) -> Iterator[Edit]:
    """The side that the false rule was applied to, with the true rule applied."""
    if rule.right is None:
        return
    before, right = pattern(rule.before), pattern(rule.right)
    for result in (r.term for r in rewritten(before, right, lhs)):
        plain = _plain(result)
        forms = [neat(result), *((plain, expanded(plain)) if plain is not None else ())]
        fit = [f for f in forms if f is not None and f != rhs and not _is_bound(f)]
        for form in sorted(fit, key=_size):
            yield Edit("rule", Rel("=", lhs, form))


def _is_bound(term: Term) -> bool:
    return any(isinstance(s, Derivative) for s in subterms(term))


def _solutions(claim: Rel | Or, before: tuple[Claim, ...]) -> Iterator[Edit]:
    """All solutions of an equation before, where some were given."""
    if isinstance(claim, Rel):
        yield from _with_lost_factor(claim, before)
    parts = claim.parts if isinstance(claim, Or) else (claim,)
    names = {p.lhs for p in parts if isinstance(p, Rel) and isinstance(p.lhs, Var)}
    if len(names) != 1:
        return
    var = names.pop()
    assert isinstance(var, Var)
    for premise in before:
        if (
            isinstance(premise, Rel)
            and premise.op == "="
            and var in free_variables(sub(premise.lhs, premise.rhs))
        ):
            found = solutions_of(premise, var)
            if found:
                given = [p.rhs for p in parts if isinstance(p, Rel)]
                first = [s for s in given if s in found]
                ordered = (*first, *(s for s in found if s not in first))
                relations = tuple(Rel("=", var, s) for s in ordered)
                yield Edit("solutions", relations[0] if len(relations) == 1 else Or(relations))


def _with_lost_factor(claim: Rel, before: tuple[Claim, ...]) -> Iterator[Edit]:
    """The equation, or that the factor is 0 by which one before was divided."""
    for premise in before:
        if isinstance(premise, Rel) and premise.op == "=":
            factor = without_denominator(
                div(sub(premise.lhs, premise.rhs), sub(claim.lhs, claim.rhs))
            )
            if factor is not None and free_variables(factor) and _size(factor) <= SHORT:
                yield Edit("solutions", Or((claim, Rel("=", *_sides(factor)))))


def _sides(factor: Term) -> tuple[Term, Term]:
    """The sides of factor = 0, put as u = v where the factor is u − v."""
    match factor:
        case App("add", (a, App("neg", (b,)))):
            return a, b
        case App("add", (App("neg", (b,)), a)):
            return a, b
        case App("add", (Num(value), a)) | App("add", (a, Num(value))):
            return a, Num(-value)
        case App("neg", (a,)):
            return a, ZERO
        case _:
            return factor, ZERO


def solutions_of(equation: Rel, var: Var) -> tuple[Term, ...]:
    """The real solutions that SymPy finds, if they are few; a guess, to be proved."""
    body = sub(equation.lhs, equation.rhs)
    if _size(body) > LARGEST:
        return ()
    names = Names({symbol_of(v): v for v in free_variables(body)})
    try:
        found = within(A_MOMENT, lambda: _roots(to_sympy(body), symbol_of(var))) or ()
        return tuple(term_from_sympy(r, names) for r in found)
    except (ConversionError, MalformedTerm):
        return ()


def _roots(body: Any, var: Any) -> tuple[Any, ...]:
    import sympy  # noqa: PLC0415

    polynomial = sympy.Poly(sympy.numer(sympy.together(body)), var)
    most = MOST_ROOTS if not polynomial.free_symbols_in_domain else 2
    if polynomial.degree() > most:
        return ()
    roots = sympy.roots(polynomial)
    if sum(roots.values()) != polynomial.degree():
        return ()
    real = [r for r in roots if r.is_real is not False]
    return tuple(sorted(real, key=sympy.default_sort_key))


def _fitting_bound(rel: Rel, points: Points) -> Iterator[Edit]:
    """An inequality with a number for a bound, and the bound that is met."""
    if not isinstance(rel.rhs, Num) or points.size == 0:
        return
    seen = _values(rel.lhs, points)
    seen = seen[np.isfinite(seen)]
    if len(seen) == 0:
        return
    best = float(np.max(seen) if rel.op in ("<", "<=") else np.min(seen))
    guess = guessed(best, 1e-9)
    if isinstance(guess, Num):
        yield Edit("number", Rel("<=" if rel.op in ("<", "<=") else ">=", rel.lhs, guess))
    yield Edit("sign", Rel(rel.op, rel.lhs, Num(-rel.rhs.value)))


def _value(claim: Limit | Extremum) -> Iterator[Edit]:
    """A limit or an extremum with the value that it seems to have."""
    if isinstance(claim, Limit):
        found = tendency(claim.body, claim.to, "below" if claim.to.side == "below" else "above")
        if found is not None and found != claim.value:
            yield Edit("value", Limit(claim.body, claim.to, found))
        return
    sign = 1 if claim.kind in ("max", "sup", "argmax") else -1
    seen = extreme(claim.body, claim.on, sign)
    if seen is not None:
        guess = guessed(seen[0 if claim.kind in ("argmax", "argmin") else 1], 1e-5)
        if guess is not None:
            if guess != claim.value:
                yield Edit("value", Extremum(claim.kind, claim.body, claim.on, guess))
            bounds: dict[ExtremumKind, ExtremumKind] = {"max": "sup", "min": "inf"}
            if claim.kind in bounds:
                kind = bounds[claim.kind]
                yield Edit("value", Extremum(kind, claim.body, claim.on, guess))


def _rounded(claim: Near) -> Iterator[Edit]:
    """An approximation with the digits that are right."""
    try:
        seen = evaluate(claim.term, Point({}))
    except (NoValue, Undecided):
        return
    scale = 10**claim.places
    yield Edit("number", Near(claim.term, Fraction(round(seen * scale), scale), claim.places))


def _coefficient(order: Order) -> Iterator[Edit]:
    """An expansion with its first wrong coefficient put right."""
    if isinstance(order.to.at, Infinite):
        return
    missing = missing_term(order)
    if missing is not None:
        parts = (
            order.body.args
            if isinstance(order.body, App) and order.body.op == "add"
            else (order.body,)
        )
        yield Edit("term", Order(order.kind, add(*parts, neg(missing)), order.gauge, order.to))
