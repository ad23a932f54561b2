r"""What terms that bind a variable are made of: its name, its reach, relations, dx and ∞."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from symcheck.language.analysis import Infinite
from symcheck.language.term import RelOp, Var
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.names import base_name, is_name, primes, subscript
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.tokens import Token

RELATIONS: dict[str, RelOp] = {
    "=": "=", "<": "<", ">": ">", "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=",
    "geq": ">=", "geqslant": ">=", "ne": "!=", "neq": "!=", "lt": "<", "gt": ">", "eq": "=",
    "leqq": "<=", "geqq": ">=",
}  # fmt: skip
"""Signs and commands that relate two terms."""


def name_here(cursor: Cursor, what: str) -> str:
    """The plain name that stands here, with its index and primes."""
    base = base_name(cursor) if is_name(cursor.peek()) else None
    if base is None:
        cursor.fail("name", f"a name is wanted here: {what}")
    if is_sign(cursor.peek(), "_"):
        node = cursor.peek(1)
        parts = None if node is None else subscript(node)
        if parts is None:
            cursor.fail("name", "an index of letters and digits is wanted here")
        cursor.at += 2
        base = "_".join((base, *parts))
    base += "′" * primes(cursor)
    return cursor.state.known.spellings.get(base, base)


@contextmanager
def binding(cursor: Cursor, *variables: Var) -> Iterator[None]:
    """Within this, the names stand for these variables."""
    before = cursor.state.bound
    cursor.state.bound = {**before, **{v.name: v for v in variables}}
    try:
        yield
    finally:
        cursor.state.bound = before


def relation(cursor: Cursor) -> RelOp | None:
    r"""The relation between two terms that stands here, passed; ``\not`` turns it round."""
    node = cursor.peek()
    if isinstance(node, Token) and node.kind in ("sign", "command") and node.text in RELATIONS:
        cursor.at += 1
        return RELATIONS[node.text]
    after = cursor.peek(1)
    if is_command(node, "not") and is_sign(after, "="):
        cursor.at += 2
        return "!="
    return None


def scripts(cursor: Cursor) -> tuple[Node | None, Node | None]:
    """What stands below and above a sign, in either order; passed."""
    below = above = None
    while True:
        if below is None and cursor.sign("_"):
            below = cursor.take()
        elif above is None and cursor.sign("^"):
            above = cursor.take()
        else:
            return below, above


def infinite(cursor: Cursor) -> Infinite | None:
    """∞ or −∞, if it stands here by itself; passed."""
    signed = is_sign(cursor.peek(), "+", "-")
    minus = is_sign(cursor.peek(), "-")
    if not is_command(cursor.peek(1 if signed else 0), "infty"):
        return None
    after = cursor.peek(2 if signed else 1)
    if is_sign(after, "+", "-", "*", "/", "^", "_", "(") or is_command(after, "cdot", "times"):
        return None
    cursor.at += 2 if signed else 1
    return Infinite(-1 if minus else 1)


def differential(cursor: Cursor) -> str | None:
    """The d or ∂ at the beginning, passed."""
    node = cursor.peek()
    if isinstance(node, Token) and node.kind == "letter" and node.text == "d":
        cursor.at += 1
        return "d"
    if is_command(node, "partial"):
        cursor.at += 1
        return "∂"
    inside = cursor.peek(1)
    if is_command(node, "mathrm") and _is_upright_d(inside):
        cursor.at += 2
        return "d"
    return None


def is_differential(nodes: tuple[Node, ...], at: int) -> bool:
    """Whether a dx stands at a place."""
    node = nodes[at]
    if is_command(node, "mathrm"):
        return _is_upright_d(nodes[at + 1]) and at + 2 < len(nodes) and is_name(nodes[at + 2])
    d = isinstance(node, Token) and node.kind == "letter" and node.text == "d"
    return d and is_name(nodes[at + 1])


def _is_upright_d(node: Node | None) -> bool:
    r"""Whether what follows ``\mathrm`` is a d, in braces or not."""
    if isinstance(node, Group) and is_braces(node) and len(node.nodes) == 1:
        node = node.nodes[0]
    return isinstance(node, Token) and node.kind == "letter" and node.text == "d"
