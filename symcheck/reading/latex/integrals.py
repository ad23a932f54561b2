r"""Integrals in LaTeX, and where the dx is that ends what is integrated."""

from __future__ import annotations

from dataclasses import replace

from symcheck.language.term import ONE, Integral, Term, Var
from symcheck.reading.latex.bound import (
    binding, differential, infinite, is_differential, name_here, scripts,
)  # fmt: skip
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.names import is_name
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token

_FRACTIONS = ("frac", "tfrac", "dfrac")
_LIKE = ("frac", "tfrac", "dfrac", "sqrt", "pi", "sin", "cos", "tan", "exp", "ln", "log", "int")


def integral(cursor: Cursor, read: Readers) -> Term:
    r"""``\int_a^b f(x) \, dx``, also with the dx in a numerator."""
    cursor.take()
    place = cursor.at - 1
    below, above = scripts(cursor)
    if below is None or above is None:
        cursor.at = place
        message = "an integral without bounds is a function up to a constant"
        cursor.fail("not supported", message, r"write \int_{a}^{b}, or what its derivative is")
    ends: list[Term | None] = []
    for node, sign in ((below, -1), (above, 1)):
        end = cursor.inside(node) if isinstance(node, Group) else cursor.among((node,))
        beyond = infinite(end)
        if beyond is not None and beyond.sign != sign:
            end.at = 0
            end.fail("not supported", "this end is infinite to the wrong side", "swap the bounds")
        ends.append(read.whole(end) if beyond is None else None)
    at = _end_of_integrand(cursor)
    if at is None:
        cursor.at = place
        cursor.fail("syntax", "the dx of the integral is missing", r"write \int_0^1 f(x) \, dx")
    body_nodes, above_dx = cursor.nodes[cursor.at : at], cursor.peek(at + 1 - cursor.at)
    cursor.at = at
    if is_command(cursor.nodes[at], *_FRACTIONS):
        assert isinstance(above_dx, Group)
        var, rest = _above(cursor, above_dx)
        body_nodes = (*body_nodes, cursor.nodes[at], rest, cursor.nodes[at + 2])
        cursor.at = at + 3
    else:
        differential(cursor)
        var = Var(name_here(cursor, "the variable of the integral"))
    if not body_nodes:
        _refuse_operator(cursor)
        return Integral(ONE, var, ends[0], ends[1])
    with binding(cursor, var):
        body = read.whole(cursor.among(body_nodes))
    return Integral(body, var, ends[0], ends[1])


def _end_of_integrand(cursor: Cursor) -> int | None:
    r"""Where the dx that belongs to this integral is, or the fraction ``\frac{dx}{x}`` with it."""
    inner, nodes = 0, cursor.nodes
    for at in range(cursor.at, len(nodes) - 1):
        if is_differential(nodes, at) or _has_differential(nodes, at):
            if inner == 0:
                return at
            inner -= 1
        inner += is_command(nodes[at], "int")
    return None


def _has_differential(nodes: tuple[Node, ...], at: int) -> bool:
    """Whether a fraction stands here, at the end of whose numerator is a dx."""
    above, below = nodes[at + 1], nodes[at + 2] if at + 2 < len(nodes) else None
    if not (is_command(nodes[at], *_FRACTIONS) and isinstance(above, Group)):
        return False
    if isinstance(below, Group) and below.nodes and is_differential((*below.nodes, below), 0):
        return False  # a derivative dy/dx
    return _last_differential(above) is not None


def _last_differential(above: Group) -> int | None:
    """Where in a numerator the dx is with which it ends."""
    width = len(above.nodes)
    places = (at for at in range(max(width - 5, 0), width - 1))
    return next((at for at in places if is_differential(above.nodes, at)), None)


def _above(cursor: Cursor, above: Group) -> tuple[Var, Node]:
    """The variable of the dx in a numerator, and the numerator without it."""
    at = _last_differential(above)
    assert at is not None
    inside = cursor.inside(above)
    inside.at = at
    differential(inside)
    var = Var(name_here(inside, "the variable of the integral"))
    inside.finish()
    if at:
        return var, replace(above, nodes=above.nodes[:at])
    return var, Token("digit", "1", above.start, above.end)


def _refuse_operator(cursor: Cursor) -> None:
    r"""Refuse ``\int_0^1 dx f(x)``, in which the integrand may follow its differential."""
    node = cursor.peek()
    begins = isinstance(node, Group) or is_name(node) or is_sign(node, "(", "[", "|")
    if begins or (isinstance(node, Token) and (node.kind == "digit" or is_command(node, *_LIKE))):
        message = "what follows dx: a factor, or what is integrated?"
        cursor.fail("doubt", message, r"write \int_0^1 f(x) \, dx")
