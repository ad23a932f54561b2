"""Memberships, quantified claims and the claims of analysis in the ASCII syntax.

``x ≈ 6.9`` or ``approx(x, 6.9)``, ``within(f, g, 1/10, x in Interval(0, 1))``,
``limit(f, x, oo) = 0`` (with ``above`` or ``below`` for one side), ``max_over(f, x in Interval(4,
oo)) = m`` and its like, ``bigO(f, x^5, x, 0)``, ``ForAll(x, …)``, ``Exists(n in Integers, …)``.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from symcheck.language.analysis import (
    Approach, Domain, Extremum, ExtremumKind, Infinite, Limit, Near, Order, Side, Within,
)  # fmt: skip
from symcheck.language.claim import Claim, Exists, ExistsOne, ForAll, Member
from symcheck.language.term import MalformedTerm, Num, Term, Var
from symcheck.reading.bound_nodes import bound, infinite
from symcheck.reading.context import Reading
from symcheck.reading.names import EQUATED, INTERVALS, SORTS
from symcheck.reading.term_nodes import check_count, term_of

ReadClaim: TypeAlias = Callable[[ast.expr, Reading], Claim]

EXTREMA: dict[str, ExtremumKind] = {
    "max_over": "max", "min_over": "min", "sup_over": "sup", "inf_over": "inf",
    "argmax_over": "argmax", "argmin_over": "argmin",
}  # fmt: skip


def named_form(name: str, args: list[ast.expr], reading: Reading, read: ReadClaim) -> Claim:
    """A claim written as a function of its parts."""
    match name:
        case "ForAll" | "Exists" | "ExistsOne":
            var, inner = _ranging(args[0], reading)
            part = read(args[1], inner)
            if name == "ForAll":
                return ForAll(var, part)
            return Exists(var, part) if name == "Exists" else ExistsOne(var, part)
        case "approx":
            value, places = digits(args[1], reading)
            return Near(term_of(args[0], reading), value, places)
        case "within":
            on, inner = _domain(args[3], reading)
            lhs, rhs = (term_of(side, inner) for side in args[:2])
            return Within(lhs, rhs, term_of(args[2], reading), on)
        case _:
            to, inner = _approach(args[2:], reading)
            body, gauge = (term_of(side, inner) for side in args[:2])
            return Order("O" if name == "bigO" else "o", body, gauge, to)


def equated(node: ast.Compare, reading: Reading) -> Claim:
    """``limit(f, x, a) = L`` and ``max_over(f, x in D) = m``, or ≈ a decimal number."""
    name = reading.callee(node.left)
    if len(node.ops) != 1 or name not in EQUATED or not isinstance(node.left, ast.Call):
        message = "limits and extrema stand alone, on the left of an equality"
        raise reading.refusal(node, "syntax", message, "write limit(f, x, a) = L, joined by and")
    about = isinstance(node.ops[0], ast.Is)
    if not about and not isinstance(node.ops[0], ast.Eq):
        hint = "write = or ≈; for an inequality, ForAll(x, x in D => f <= m)"
        raise reading.refusal(node, "syntax", f"{name} is compared by = or ≈", hint)
    args, value = node.left.args, node.comparators[0]
    check_count(node.left, name, len(args), EQUATED[name], reading)
    if name == "limit":
        return _limit(args, value, reading, about=about)
    on, inner = _domain(args[1], reading)
    body = term_of(args[0], inner)
    if about:
        number, places = digits(value, reading)
        return Extremum(EXTREMA[name], body, on, Num(number), places)
    return Extremum(EXTREMA[name], body, on, term_of(value, reading))


def approximation(node: ast.Compare, reading: Reading) -> Near:
    """``term ≈ 6.9``."""
    if len(node.ops) != 1:
        message = "an approximation is not part of a chain"
        raise reading.refusal(node, "syntax", message, "join claims with and")
    value, places = digits(node.comparators[0], reading)
    return Near(term_of(node.left, reading), value, places)


def digits(node: ast.expr, reading: Reading) -> tuple[Fraction, int]:
    """The value of a decimal literal, and how many decimals it is written with."""
    sign, number = 1, node
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, number = -1, node.operand
    token = reading.token(number)
    if token is None or token.kind != "number" or "e" in token.text.lower():
        hint = "write abs(a - b) <= 1/100, or within(f, g, 1/100, x in Interval(0, 1))"
        raise reading.refusal(node, "number", "a decimal number is wanted after ≈", hint)
    return sign * Fraction(token.text), len(token.text.partition(".")[2])


def member(left: ast.expr, right: ast.expr, reading: Reading) -> Member:
    """``x in Interval(a, b)``, with Interval.open, .Lopen and .Ropen, and ``x in Reals``."""
    found = reading.token(right)
    if found is not None and found.text == "Reals":
        return Member(term_of(left, reading), None, None, False, False)
    name = reading.callee(right)
    if name not in INTERVALS or not isinstance(right, ast.Call):
        message = "an interval is wanted after in"
        raise reading.refusal(right, "syntax", message, "write x in Interval(a, b)")
    check_count(right, name, len(right.args), (2, 2), reading)
    low, high = (
        None if infinite(end, reading) == sign else term_of(end, reading)
        for end, sign in zip(right.args, (-1, 1), strict=True)
    )
    closed = INTERVALS[name]
    return Member(
        term_of(left, reading), low, high, closed[0] and low is not None,
        closed[1] and high is not None,
    )  # fmt: skip


def _limit(args: list[ast.expr], value: ast.expr, reading: Reading, *, about: bool) -> Claim:
    if about:
        hint = "name it: Exists(L, limit(f, x, a) = L and L ≈ 0.5)"
        raise reading.refusal(value, "syntax", "a limit is equal to something", hint)
    to, inner = _approach(args[1:], reading)
    sign = infinite(value, reading)
    limit = Infinite(1 if sign > 0 else -1) if sign else term_of(value, reading)
    return Limit(term_of(args[0], inner), to, limit)


def _approach(args: list[ast.expr], reading: Reading) -> tuple[Approach, Reading]:
    """``x, a`` or ``x, a, above``; x may be ``n in Integers`` where a is infinite."""
    var, inner = _ranging(args[0], reading)
    sign = infinite(args[1], reading)
    at: Term | Infinite = Infinite(1 if sign > 0 else -1) if sign else term_of(args[1], reading)
    side: Side = "both"
    if len(args) == 3:
        token = reading.token(args[2])
        if token is None or token.text not in ("above", "below") or sign:
            raise reading.refusal(args[2], "arguments", "the side is above or below")
        side = "above" if token.text == "above" else "below"
    try:
        return Approach(var, at, side), inner
    except MalformedTerm as wrong:
        infinities = "oo" if var.sort == "natural" else "oo or -oo"
        hint = f"write {infinities} for the place"
        raise reading.refusal(args[0], "arguments", str(wrong), hint) from None


def _ranging(node: ast.expr, reading: Reading) -> tuple[Var, Reading]:
    """``x`` (an integer if it was declared one), or ``x in Reals``, ``Integers``, ``Naturals``."""
    if isinstance(node, ast.Compare) and [type(op) for op in node.ops] == [ast.In]:
        token = reading.token(node.comparators[0])
        if token is not None and token.text in SORTS:
            return bound(node.left, reading, SORTS[token.text])
        hint = "write ForAll(x, x in D => A), Exists(x, x in D and A)"
        raise reading.refusal(node, "arguments", "a variable runs over all of a sort", hint)
    token = reading.token(node)
    whole = token is not None and token.text in reading.integer
    return bound(node, reading, "integer" if whole else "real")


def _domain(node: ast.expr, reading: Reading) -> tuple[Domain, Reading]:
    """``x in Interval(0, 1)``: an interval of reals, whatever the sort of an x outside."""
    if not isinstance(node, ast.Compare) or [type(op) for op in node.ops] != [ast.In]:
        hint = "write x in Interval(0, 1)"
        raise reading.refusal(node, "arguments", "a domain is wanted here", hint)
    var, inner = bound(node.left, reading, "real")
    _refuse_integers(node.comparators[0], reading)
    where = member(node.left, node.comparators[0], reading)
    ends = (where.low, where.high)
    return Domain(var, *ends, where.low_closed, where.high_closed), inner


def _refuse_integers(where: ast.expr, reading: Reading) -> None:
    """Refuse ``Integers``, ``Naturals``, and one of them ``& Interval(0, 9)``, for a domain."""
    sets = [where.left, where.right] if isinstance(where, ast.BinOp) else [where]
    for token in map(reading.token, sets):
        if token is not None and SORTS.get(token.text, "real") != "real":
            message = "a domain is an interval of real numbers"
            hint = f"for integers, write ForAll(k in {token.text}, ...) and Exists"
            raise reading.refusal(where, "arguments", message, hint)
