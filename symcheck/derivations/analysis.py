"""What an author writes of analysis: ≈, limits, extrema, sums over an index, expectations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, NoReturn, TypeAlias

import sympy

from symcheck.derivations.kept import kept
from symcheck.language.analysis import (
    Approach, Domain, Extremum, ExtremumKind, Infinite, Limit, Near, Order, Side, Within,
)  # fmt: skip
from symcheck.language.claim import Claim
from symcheck.language.term import MalformedTerm, Num, Term
from symcheck.search.bridges.from_sympy import (
    ConversionError, ConversionProblem, Names, term_from_sympy, variable_from_sympy,
)  # fmt: skip

FormKind: TypeAlias = Literal["approx", "within", "limit", "order", "extremum"]

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class FormStatement:
    """A claim of analysis, with its parts as SymPy expressions, by name."""

    kind: FormKind
    parts: Mapping[str, Any]

    def __bool__(self) -> NoReturn:
        raise TypeError("a claim is neither true nor false here: join claims with all_of, any_of")


def approx(term: Any, digits: str) -> FormStatement:
    """The term is the decimal number to half a unit of its last digit: ``approx(x, "6.9")``."""
    return FormStatement("approx", {"term": term, "digits": _digits(digits)})


def within(
    first: Any, second: Any, tolerance: Any, x: Any, left: str, low: Any, high: Any, right: str
) -> FormStatement:
    """Two functions of x differ by at most so much: ``within(f, g, ε, x, "[", 0, 1, "]")``."""
    on = _domain(x, left, low, high, right)
    return FormStatement("within", {"first": first, "second": second, "by": tolerance, **on})


def limit(term: Any, x: Any, at: Any, value: Any, side: Side = "both") -> FormStatement:
    """The term tends to the value as x goes to a place, which like the value may be ``oo``."""
    if side not in ("both", "below", "above"):
        raise TypeError('the side of a limit is "below" or "above"')
    if side != "both" and _infinite(at) is not None:
        raise TypeError("a limit at oo or -oo has no side")
    parts = {"term": term, "x": x, "at": at, "value": value, "side": side}
    return FormStatement("limit", parts)


def big_o(term: Any, gauge: Any, x: Any, at: Any) -> FormStatement:
    """The term is at most a constant times the gauge near the place: ``big_o(f, t**5, t, 0)``."""
    parts = {"term": term, "gauge": gauge, "x": x, "at": at, "kind": "O"}
    return FormStatement("order", parts)


def little_o(term: Any, gauge: Any, x: Any, at: Any) -> FormStatement:
    """The term is at most any constant times the gauge, near enough to the place."""
    parts = {"term": term, "gauge": gauge, "x": x, "at": at, "kind": "o"}
    return FormStatement("order", parts)


def max_on(
    term: Any, x: Any, left: str, low: Any, high: Any, right: str, value: Any = None,
    about: str | None = None,
) -> FormStatement:  # fmt: skip
    """The greatest value on an interval: ``max_on(f, x, "[", 0, 1, "]", m)``.

    It is attained there. ``about="0.45"`` in place of the value says what it is approximately.
    """
    return _extremum("max", term, _domain(x, left, low, high, right), value, about)


def min_on(
    term: Any, x: Any, left: str, low: Any, high: Any, right: str, value: Any = None,
    about: str | None = None,
) -> FormStatement:  # fmt: skip
    """The least value on an interval, likewise."""
    return _extremum("min", term, _domain(x, left, low, high, right), value, about)


def sup_on(
    term: Any, x: Any, left: str, low: Any, high: Any, right: str, value: Any = None,
    about: str | None = None,
) -> FormStatement:  # fmt: skip
    """The least upper bound on an interval, attained or not."""
    return _extremum("sup", term, _domain(x, left, low, high, right), value, about)


def inf_on(
    term: Any, x: Any, left: str, low: Any, high: Any, right: str, value: Any = None,
    about: str | None = None,
) -> FormStatement:  # fmt: skip
    """The greatest lower bound on an interval, attained or not."""
    return _extremum("inf", term, _domain(x, left, low, high, right), value, about)


def argmax_on(
    term: Any, x: Any, left: str, low: Any, high: Any, right: str, value: Any = None,
    about: str | None = None,
) -> FormStatement:  # fmt: skip
    """The one place of an interval at which the term is greatest."""
    return _extremum("argmax", term, _domain(x, left, low, high, right), value, about)


def argmin_on(
    term: Any, x: Any, left: str, low: Any, high: Any, right: str, value: Any = None,
    about: str | None = None,
) -> FormStatement:  # fmt: skip
    """The one place of an interval at which the term is least."""
    return _extremum("argmin", term, _domain(x, left, low, high, right), value, about)


def _extremum(
    kind: ExtremumKind, term: Any, on: dict[str, Any], value: Any, about: str | None
) -> FormStatement:
    if (value is None) == (about is None):
        raise TypeError(f'write the value, or about="0.45": {kind}_on(f, x, "[", 0, 1, "]", m)')
    digits = None if about is None else _digits(about)
    parts = {"kind": kind, "term": term, "value": value, "digits": digits, **on}
    return FormStatement("extremum", parts)


def sum_over(term: Any, index: Any, low: Any, high: Any) -> sympy.Expr:
    """The sum of the term over an integer variable, from low to high."""
    return kept("sum_over", term, index, low, high)


def product_over(term: Any, index: Any, low: Any, high: Any) -> sympy.Expr:
    """The product of the term over an integer variable, from low to high."""
    return kept("product_over", term, index, low, high)


def integral(term: Any, x: Any, low: Any, high: Any) -> sympy.Expr:
    """The integral over x; an end may be ``oo``. It is read and printed, and not judged yet."""
    return kept("integral", term, x, low, high)


def normal(mean: Any, deviation: Any) -> sympy.Expr:
    """The normal law with that mean and standard deviation."""
    return kept("normal", mean, deviation)


def uniform(low: Any, high: Any) -> sympy.Expr:
    """The uniform law on an interval."""
    return kept("uniform", low, high)


def exponential(rate: Any) -> sympy.Expr:
    """The exponential law with that rate."""
    return kept("exponential", rate)


def expectation(term: Any, variable: Any, law: Any) -> sympy.Expr:
    """The mean of the term for a variable of that law: ``expectation(w**2, w, normal(0, 1))``."""
    return kept("expectation", term, variable, law)


def probability(event: Any, variable: Any, law: Any) -> sympy.Expr:
    """The probability of a relation, or of a chain of them, for a variable of that law."""
    if isinstance(event, sympy.core.relational.Relational):
        row = (event.lhs, event.rel_op, event.rhs)
    elif getattr(event, "kind", None) == "chain":
        row = event.parts
    else:
        raise TypeError("an event is a relation or a chain: probability(Abs(w) < 1, w, law)")
    marked = (sympy.Symbol(part) if isinstance(part, str) else part for part in row)
    return kept("probability", variable, law, *marked)


def form_of(written: FormStatement, names: Names) -> Claim:
    """The claim that a statement of analysis says. Raises `ConversionError`."""
    try:
        return _form_of(written, names)
    except MalformedTerm as wrong:
        hint = "for integers, write forall and exists"
        raise ConversionError(ConversionProblem("not-a-variable", str(wrong), hint)) from None


def _form_of(written: FormStatement, names: Names) -> Claim:
    parts = written.parts

    def term(name: str) -> Term:
        return term_from_sympy(parts[name], names)

    match written.kind:
        case "approx":
            return Near(term("term"), *parts["digits"])
        case "within":
            return Within(term("first"), term("second"), term("by"), _domain_of(parts, names))
        case "limit":
            to = _approach_of(parts, names)
            value = _infinite(parts["value"])
            return Limit(term("term"), to, term("value") if value is None else value)
        case "order":
            to = _approach_of(parts, names)
            return Order(parts["kind"], term("term"), term("gauge"), to)
        case "extremum":
            on = _domain_of(parts, names)
            if parts["digits"] is None:
                return Extremum(parts["kind"], term("term"), on, term("value"))
            value, places = parts["digits"]
            return Extremum(parts["kind"], term("term"), on, Num(value), places)


def _domain(x: Any, left: str, low: Any, high: Any, right: str) -> dict[str, Any]:
    if left not in ("[", "(") or right not in ("]", ")"):
        raise TypeError('an interval is written x, "[", low, high, ")"')
    closed = {"low_closed": left == "[", "high_closed": right == "]"}
    return {"x": x, "low": low, "high": high, **closed}


def _domain_of(parts: Mapping[str, Any], names: Names) -> Domain:
    low, high = (
        None if end is None or end == outermost else term_from_sympy(end, names)
        for end, outermost in ((parts["low"], -sympy.oo), (parts["high"], sympy.oo))
    )
    low_closed = parts["low_closed"] and low is not None
    high_closed = parts["high_closed"] and high is not None
    return Domain(variable_from_sympy(parts["x"], names), low, high, low_closed, high_closed)


def _approach_of(parts: Mapping[str, Any], names: Names) -> Approach:
    at = _infinite(parts["at"])
    place = term_from_sympy(parts["at"], names) if at is None else at
    var = variable_from_sympy(parts["x"], names)
    if at is None and var.sort != "real":
        message = f"{var.name} is an integer, which goes to no number"
        problem = ConversionProblem("arguments", message, "write oo or -oo for the place")
        raise ConversionError(problem)
    return Approach(var, place, parts.get("side", "both"))


def _infinite(written: Any) -> Infinite | None:
    if written == sympy.oo:
        return Infinite(1)
    return Infinite(-1) if written == -sympy.oo else None


def _digits(text: Any) -> tuple[Fraction, int]:
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise TypeError(f'digits are text such as "6.9", which shows how many count; not {text!r}')
    return Fraction(text), len(text.partition(".")[2])
