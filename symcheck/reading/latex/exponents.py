r"""Exponents that may be something else than an exponent: ``x^T``, ``x^{(i)}``, ``a^{[l]}``."""

from __future__ import annotations

from symcheck.reading.latex.cursor import Cursor, is_braces, is_sign
from symcheck.reading.latex.names import FONTS, is_name
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.tokens import Token


def check_exponent(cursor: Cursor, begin: int) -> None:
    """Refuse an exponent, which follows here, that is as likely the mark of an index.

    What is raised begins at ``begin``.
    """
    node = cursor.peek(1)
    inner: tuple[Node, ...] = (node,) if node is not None else ()
    if isinstance(node, Group) and is_braces(node):
        inner = node.nodes
    raised = cursor.nodes[begin]
    declared = "T" in cursor.state.known.sorts or "T" in cursor.state.bound
    if _is_transposition(inner) and not declared:
        cursor.at += 1
        message = "T in an exponent: a matrix transposed, which is not read, or a power"
        cursor.fail("doubt", message, "write the components, or say: real T")
    named = is_name(raised) or isinstance(raised, Group)
    if named and isinstance(node, Group) and _is_index(inner):
        cursor.at += 1
        message = "brackets in an exponent: an index above, a derivative, or a power"
        cursor.fail("doubt", message, "write x_{i} for an index, x^{i} for a power")


def _is_transposition(nodes: tuple[Node, ...]) -> bool:
    if len(nodes) == 2 and isinstance(nodes[0], Token) and nodes[0].text in FONTS:
        group = nodes[1]
        nodes = group.nodes if isinstance(group, Group) else nodes[1:]
    return len(nodes) == 1 and isinstance(nodes[0], Token) and nodes[0].text in ("T", "intercal")


_BRACKETS = (("(", ")"), ("[", "]"))


def _is_index(nodes: tuple[Node, ...]) -> bool:
    """Whether brackets hold letters and digits alone, or are square."""
    if len(nodes) == 1 and isinstance(nodes[0], Group) and nodes[0].ends in _BRACKETS:
        inside, square = nodes[0].nodes, nodes[0].ends == ("[", "]")
    elif len(nodes) > 2 and is_sign(nodes[0], "(", "[") and is_sign(nodes[-1], ")", "]"):
        inside, square = nodes[1:-1], is_sign(nodes[0], "[")
    else:
        return False
    return square or all(isinstance(n, Token) and n.kind in ("letter", "digit") for n in inside)
