r"""The claims of analysis in LaTeX: ``\lim``, ``\max`` and its like, ≈, O and o, →."""

from __future__ import annotations

from fractions import Fraction

from symcheck.language.analysis import (
    Approach, Domain, Extremum, ExtremumKind, Infinite, Limit, Near, Side, Within,
)  # fmt: skip
from symcheck.language.claim import Claim, Member, RelOp
from symcheck.language.term import MalformedTerm, Num, Term, Var, num
from symcheck.reading.latex import sets, terms
from symcheck.reading.latex.bound import binding, infinite, name_here, relation
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.names import base_name, is_name
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.numbers import power_of_ten
from symcheck.reading.latex.places import closing, reach

KINDS: dict[str, ExtremumKind] = {
    "max": "max", "min": "min", "sup": "sup", "inf": "inf", "argmax": "argmax",
    "argmin": "argmin",
}  # fmt: skip
_GOES = ("to", "rightarrow", "longrightarrow", "downarrow", "uparrow", "searrow", "nearrow")


_ABOUT = "what is near what? write ≈ a decimal number, or say within which bound, on which interval"


def leading_form(cursor: Cursor) -> Claim | None:
    r"""A limit or an extremum, if one begins here; else None."""
    if is_command(cursor.peek(), "lim"):
        return _limit(cursor)
    kind = _extremum_kind(cursor)
    return None if kind is None else _extremum(cursor, kind)


def _limit(cursor: Cursor) -> Claim:
    cursor.take()
    below = cursor.peek(1)
    if not is_sign(cursor.peek(), "_") or not isinstance(below, Group):
        cursor.at -= 1
        cursor.fail("context", "where does the variable go?", r"write \lim_{x \to 0}")
    cursor.at += 2
    to = approach(cursor.inside(below))
    with binding(cursor, to.var):
        body = terms.product(cursor)
    if is_sign(cursor.peek(), "+", "-"):
        message = "does the limit reach over the sum?"
        cursor.fail("doubt", message, r"write \lim_{x \to 0} \left( ... \right)")
    cursor.expect("=", r"write \lim_{x \to 0} f(x) = L")
    return Limit(body, to, _value(cursor))


def _value(cursor: Cursor) -> Term | Infinite:
    beyond = infinite(cursor)
    return terms.term(cursor) if beyond is None else beyond


def approach(cursor: Cursor) -> Approach:
    r"""``x \to a``, ``x \to 0^+``, ``n \to \infty``, which is all that is left."""
    name = name_here(cursor, "the variable that goes somewhere")
    if cursor.command(*_GOES) is None:
        cursor.fail("syntax", "where does it go?", r"write x \to 0")
    found = cursor.state.bound.get(name)
    var = cursor.state.known.variable(name) if found is None else found
    side: Side = "both"
    nodes = cursor.nodes[cursor.at :]
    if len(nodes) >= 2 and is_sign(nodes[-2], "^"):
        last = nodes[-1]
        inner = last.nodes[0] if isinstance(last, Group) and len(last.nodes) == 1 else last
        if is_sign(inner, "+", "-"):
            side = "above" if is_sign(inner, "+") else "below"
            nodes = nodes[:-2]
    inside = cursor.among(nodes)
    beyond = infinite(inside)
    place = terms.whole(inside) if beyond is None else beyond
    inside.finish()
    try:
        return Approach(var, place, side)
    except MalformedTerm as wrong:
        cursor.fail("not a term", str(wrong))


def _extremum_kind(cursor: Cursor) -> ExtremumKind | None:
    """The kind if an extremum over a set begins here; its name is passed."""
    begin = cursor.at
    node = cursor.peek()
    word = ""
    if isinstance(node, Token) and node.kind == "command" and node.text in (
        "max", "min", "sup", "inf", "argmax", "argmin", "arg"
    ):  # fmt: skip
        word, cursor.at = node.text, cursor.at + 1
        if word == "arg":
            after = cursor.command("max", "min")
            word = f"arg{after}" if after else ""
    elif is_command(node, "operatorname", "operatorname*", "mathrm"):
        word = base_name(cursor) or ""
    if word in KINDS and is_sign(cursor.peek(), "_"):
        return KINDS[word]
    cursor.at = begin
    return None


def _extremum(cursor: Cursor, kind: ExtremumKind) -> Claim:
    cursor.expect("_")
    below = cursor.take()
    if not isinstance(below, Group):
        below = Group("braces", (below,), below.start, below.end)
    on = _domain(cursor.inside(below))
    with binding(cursor, on.var):
        body = terms.product(cursor)
    if is_sign(cursor.peek(), "+", "-"):
        message = f"does the {kind} reach over the sum?"
        cursor.fail("doubt", message, rf"write \{kind}_{{...}} \left( ... \right)")
    if cursor.command("approx"):
        value, places = decimal(cursor)
        return Extremum(kind, body, on, num(value), places)
    cursor.expect("=", rf"write \{kind}_{{x \in [0, 1]}} f(x) = m")
    return Extremum(kind, body, on, terms.term(cursor))


def _domain(cursor: Cursor) -> Domain:
    r"""``x \in [0, 1]``, ``x \ge 4``, ``0 \le x \le 1``, ``x``."""
    begin = cursor.at
    if is_name(cursor.peek()):
        name = name_here(cursor, "the variable of the extremum")
        if cursor.done():
            return _made(cursor, name, None, None, False, False)
        if cursor.command("in"):
            found = sets.membership(cursor)(Var(name))
            cursor.finish()
            if not isinstance(found, Member):
                cursor.fail("not supported", "an extremum is over one interval", "write [a, b]")
            ends = (found.low, found.high, found.low_closed, found.high_closed)
            return _made(cursor, name, *ends)
    cursor.at = begin
    first, links = terms.term(cursor), list[tuple[RelOp, Term]]()
    while (op := relation(cursor)) is not None:
        links.append((op, terms.term(cursor)))
    cursor.finish()
    match first, links:
        case Var(name), [(">" | ">=" as op, bound)]:
            return _made(cursor, name, bound, None, op == ">=", False)
        case Var(name), [("<" | "<=" as op, bound)]:
            return _made(cursor, name, None, bound, False, op == "<=")
        case low, [("<" | "<=" as op, Var(name)), ("<" | "<=" as again, high)]:
            return _made(cursor, name, low, high, op == "<=", again == "<=")
        case _:
            cursor.fail("not supported", "over which interval?", r"write x \in [a, b]")


def _made(cursor: Cursor, name: str, low: Term | None, high: Term | None, *closed: bool) -> Domain:
    try:
        return Domain(Var(name), low, high, closed[0], closed[1])
    except MalformedTerm as wrong:
        cursor.fail("not a term", str(wrong))


def decimal(cursor: Cursor) -> tuple[Fraction, int]:
    """A decimal number with the number of its places, as ≈ wants one."""
    negative = cursor.sign("-") is not None
    begin = cursor.at
    found = terms.atom(cursor) if isinstance(cursor.peek(), Token) else None
    digits = [n.text for n in cursor.nodes[begin : cursor.at] if isinstance(n, Token)]
    text = "".join(digits)
    if not isinstance(found, Num) or not text or not set(text) <= set("0123456789."):
        cursor.at = begin
        cursor.fail("context", _ABOUT, "write ≈ 6.9")
    places = len(text.partition(".")[2])
    exponent = None
    if is_command(cursor.peek(), *terms.TIMES):
        cursor.at += 1
        exponent = power_of_ten(cursor)
        if exponent is None:
            cursor.fail("number", "a power of ten is wanted here", r"write 3.1 \cdot 10^{-7}")
    value = found.value * Fraction(10) ** (exponent or 0)
    return (-value if negative else value), places - (exponent or 0)


def approximation(cursor: Cursor, first: Term) -> Claim:
    """x ≈ 6.9, or f ≈ g within a bound on an interval."""
    cursor.take()
    begin = cursor.at
    at = next((k for k in reach(cursor) if _says_within(cursor.nodes[k])), None)
    if at is None:
        _refuse_functions(cursor, first)
        value, places = decimal(cursor)
        if places < 0:
            cursor.fail("not supported", "≈ shows no digit after the point", "state the bound")
        return Near(first, value, places)
    end = at - 1 if is_command(cursor.nodes[at - 1], "quad", "qquad") else at
    other = terms.whole(cursor.among(cursor.nodes[begin:end]))
    cursor.at = at + 1
    tolerance = terms.term(cursor)
    node = cursor.peek()
    if not (isinstance(node, Token) and node.kind == "text" and node.text.strip() in ("for", "on")):
        cursor.fail("context", "on which interval?", r"write \text{ for } x \in [0, 1]")
    cursor.at += 1
    name = name_here(cursor, "the variable of the interval")
    if cursor.command("in") is None:
        cursor.fail("syntax", "on which interval?", r"write x \in [0, 1]")
    found = sets.membership(cursor)(Var(name))
    if not isinstance(found, Member):
        cursor.fail("not supported", "an approximation is on one interval", "write [a, b]")
    ends = (found.low, found.high, found.low_closed, found.high_closed)
    return Within(first, other, tolerance, _made(cursor, name, *ends))


def _says_within(node: Node) -> bool:
    return isinstance(node, Token) and node.kind == "text" and node.text.strip() == "within"


def _refuse_functions(cursor: Cursor, first: Term) -> None:
    node = cursor.peek()
    number = isinstance(node, Token) and (node.kind == "digit" or node.text in ("-", "."))
    if not number:
        message = "≈ between functions needs an error bound or a limit: how near, and where?"
        hint = r"write f \approx g \quad \text{within } 0.1 \text{ for } x \in [0, 1]"
        cursor.fail("context", message, hint)


def tends(cursor: Cursor, body: Term) -> Claim:
    r"""``f(x) \to L \quad (x \to a)``."""
    cursor.take()
    nodes = cursor.nodes[cursor.at :]
    at = next((k for k, n in enumerate(nodes) if _begins_place(n)), None)
    if at is None:
        cursor.at -= 1
        cursor.fail("context", "as what goes where?", r"write f(x) \to L \quad (x \to 0)")
    inside = cursor.among(nodes[:at])
    value = _value(inside)
    inside.finish()
    cursor.at += at
    return Limit(body, approach_here(cursor), value)


def _begins_place(node: Node) -> bool:
    return is_command(node, "quad", "qquad") or (
        isinstance(node, Token) and node.kind == "text" and node.text.strip() == "as"
    )


def approach_here(cursor: Cursor) -> Approach:
    r"""``\quad (x \to 0)`` or ``\text{ as } x \to 0``, passed."""
    cursor.command("quad", "qquad")
    node = cursor.peek()
    if isinstance(node, Token) and node.kind == "text" and node.text.strip() == "as":
        cursor.at += 1
        node = cursor.peek()
    if isinstance(node, Group) and node.ends == ("(", ")"):
        cursor.at += 1
        return approach(cursor.inside(node))
    if not is_sign(node, "("):
        inside = cursor.among(cursor.nodes[cursor.at :])
        cursor.at = len(cursor.nodes)
        return approach(inside)
    close = closing(cursor)
    if close is None:
        cursor.fail("brackets", "these brackets are not closed", r"write (x \to 0)")
    inside = cursor.among(cursor.nodes[cursor.at + 1 : close])
    cursor.at = close + 1
    return approach(inside)
