r"""Sets in which a claim says that a term lies: intervals, their unions, finite sets, ℝ, ℤ, ℕ."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symcheck.language.claim import And, Claim, Member, Not, Or, Rel
from symcheck.language.term import ONE, ZERO, Sort, Term, num
from symcheck.reading.latex import terms
from symcheck.reading.latex.bound import infinite
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.names import base_name
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.nodes import Group

Membership: TypeAlias = Callable[[Term], Claim]

NUMBERS: dict[str, Sort] = {
    "R": "real", "Z": "integer", "N": "natural", "ℝ": "real", "ℤ": "integer", "ℕ": "natural",
    "Reals": "real",
}  # fmt: skip


def number_set(cursor: Cursor) -> tuple[Sort, Membership | None] | None:
    r"""``\mathbb{R}``, ``\mathbf{Z}``, ``\mathbb{R}_{>0}``, ``\mathbb{N}^+``; None for another set.

    The membership is what the set says beyond the sort, None for all numbers of it.
    """
    node, after = cursor.peek(), cursor.peek(1)
    begin = cursor.at
    if is_command(node, "RR", "NN", "ZZ", "R", "N", "Z"):
        cursor.at += 1
        assert isinstance(node, Token)
        name = node.text[0]
    elif is_command(node, "mathbb", "mathbf", "mathrm") and after is not None:
        name = base_name(cursor) or ""
    elif isinstance(node, Token) and node.text in ("ℝ", "ℤ", "ℕ"):
        cursor.at += 1
        name = node.text
    else:
        return None
    if name not in NUMBERS:
        cursor.at = begin
        cursor.fail("not supported", f"the set {name} is not known here", r"write \mathbb{R}")
    sort = NUMBERS[name]
    return sort, _restricted(cursor, sort)


def _restricted(cursor: Cursor, sort: Sort) -> Membership | None:
    r"""What an index or exponent adds: ``_{>0}``, ``^+``, ``_{\ge 0}``, ``^*``."""
    if not is_sign(cursor.peek(), "_", "^"):
        return None
    cursor.take()
    node = cursor.take()
    inner = node.nodes if isinstance(node, Group) else (node,)
    texts = tuple(n.text for n in inner if isinstance(n, Token))
    least = ONE if sort != "real" else ZERO
    match texts:
        case ("+",) | ("-",) if sort == "real":
            cursor.at -= 1
            cursor.fail(
                "doubt", "is 0 in this set?", r"write \mathbb{R}_{>0} or \mathbb{R}_{\ge 0}"
            )
        case ("*",) if sort != "natural":
            return lambda t: Rel("!=", t, ZERO)
        case ("+", "+") if sort == "real":
            return lambda t: Rel(">", t, ZERO)
        case ("+",) | ("*",) | (">", "0"):
            return lambda t: Rel(">" if sort == "real" else ">=", t, least)
        case ("ge" | "geq" | "geqslant", digit) if digit.isdigit():
            return lambda t: Rel(">=", t, num(digit))
        case ("0",) if sort == "natural":
            return lambda t: Rel(">=", t, ZERO)
        case ("<", "0"):
            return lambda t: Rel("<", t, ZERO)
        case ("ne" | "neq", "0"):
            return lambda t: Rel("!=", t, ZERO)
        case _:
            cursor.at -= 1
            cursor.fail(
                "not supported", "this restriction of a set is not read", "state it as x > 0"
            )


def membership(cursor: Cursor) -> Membership:
    r"""An interval or a finite set; or of such a union, an intersection, a difference."""
    parts = [_one(cursor)]
    sign = ""
    while found := cursor.command(*_JOINING):
        if sign and (found != sign or found in _DIFFERENCE):
            cursor.at -= 1
            cursor.fail("doubt", "which sets go together?", "state the memberships one by one")
        sign = found
        parts.append(_one(cursor))
    first = parts[0]
    if len(parts) == 1:
        return first
    if sign == "cup":
        return lambda t: Or(tuple(part(t) for part in parts))
    if sign == "cap":
        return lambda t: And(tuple(part(t) for part in parts))
    return lambda t: And((first(t), Not(parts[1](t))))


_DIFFERENCE = ("setminus", "backslash", "smallsetminus")
_JOINING = ("cup", "cap", *_DIFFERENCE)


def _one(cursor: Cursor) -> Membership:
    node = cursor.peek()
    numbers = number_set(cursor)
    if numbers is not None:
        sort, restriction = numbers
        if restriction is None and sort != "real":
            cursor.fail("context", "that a number is whole is declared", f"say: {sort} n")
        return restriction or (lambda t: Member(t, None, None, False, False))
    if is_command(node, "{", "lbrace"):
        return _finite(cursor)
    if isinstance(node, Group) and node.kind == "delimited":
        if node.ends == ("{", "}"):
            cursor.at += 1
            return _listed(cursor.inside(node), at_end=True)
        if node.ends[0] in "([" and node.ends[1] in ")]":
            cursor.at += 1
            inner = cursor.inside(node)
            found = _ends(inner, node.ends[0] == "[", node.ends[1] == "]")
            inner.finish()
            return found
    begin = cursor.at
    opening = cursor.sign("(", "[", "]") or ("[" if cursor.command("lbrack") else None)
    if opening is None:
        cursor.fail(
            "not supported", "a set is wanted here", r"write [0, 1], (0, \infty), \mathbb{R}"
        )
    low_at = cursor.at
    at, depth = low_at, 1
    while at < len(cursor.nodes):
        node = cursor.nodes[at]
        if depth == 1 and is_sign(node, "[", "]"):
            break  # ]0, 1[ ends so
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        if depth == 0:
            break
        at += 1
    if at == len(cursor.nodes):
        cursor.at = begin
        cursor.fail("brackets", "this interval is not closed", "write [0, 1]")
    closing = cursor.nodes[at]
    inner = Cursor(cursor.nodes[low_at:at], closing.start, cursor.state)
    cursor.at = at + 1
    found = _ends(inner, opening == "[", is_sign(closing, "]"))
    inner.finish()
    return found


def _ends(cursor: Cursor, low_closed: bool, high_closed: bool) -> Membership:
    at = _separator(cursor)
    if at is None:
        cursor.fail(
            "syntax", "the two ends of an interval have a comma between them", "write [0, 1]"
        )
    low = _end(cursor.among(cursor.nodes[:at]), -1)
    high = _end(cursor.among(cursor.nodes[at + 1 :]), 1)
    cursor.at = len(cursor.nodes)
    if (low is None and low_closed) or (high is None and high_closed):
        cursor.at = at if low is None and low_closed else len(cursor.nodes)
        cursor.fail(
            "syntax", "an infinite end does not belong to an interval", r"write [0, \infty)"
        )
    return lambda t: Member(t, low, high, low_closed, high_closed)


def _separator(cursor: Cursor) -> int | None:
    """Where the comma between the two ends is, outside of brackets."""
    depth = 0
    for place, node in enumerate(cursor.nodes):
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        if depth == 0 and is_sign(node, ",", ";"):
            return place
    return None


def _end(cursor: Cursor, sign: int) -> Term | None:
    beyond = infinite(cursor)
    if beyond is not None and beyond.sign != sign:
        cursor.at = 0
        cursor.fail("syntax", "this end is infinite to the wrong side")
    if beyond is None:
        return terms.whole(cursor)
    cursor.finish()
    return None


def _finite(cursor: Cursor) -> Membership:
    begin = cursor.at
    cursor.take()
    found = _listed(cursor, at_end=False)
    if cursor.command("}", "rbrace") is None:
        cursor.at = begin if cursor.done() else cursor.at
        cursor.fail("brackets", r"\} is missing here")
    return found


def _listed(cursor: Cursor, *, at_end: bool) -> Membership:
    values = [terms.term(cursor)]
    while cursor.sign(","):
        values.append(terms.term(cursor))
    if at_end:
        cursor.finish()
    return lambda t: Or(tuple(Rel("=", t, v) for v in values))
