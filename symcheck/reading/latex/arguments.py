"""Terms in brackets with commas between them, as functions take them."""

from __future__ import annotations

from symcheck.language.term import Term
from symcheck.reading.latex.cursor import Cursor, is_sign
from symcheck.reading.latex.nodes import Group
from symcheck.reading.latex.readers import Readers


def opens_arguments(cursor: Cursor, signs: str = "(") -> bool:
    r"""Whether brackets begin here: round ones, or any with ``\\left``."""
    node = cursor.peek()
    if isinstance(node, Group):
        return node.kind == "delimited" and node.ends in (("(", ")"), ("[", "]"))
    return is_sign(node, *signs)


def arguments(cursor: Cursor, read: Readers) -> tuple[Term, ...]:
    """The terms in brackets, with commas between them."""
    node = cursor.peek()
    if isinstance(node, Group):
        cursor.at += 1
        inner = cursor.inside(node)
        found = row(inner, read)
        inner.finish()
        return found
    begin, opening = cursor.at, cursor.sign("(", "[")
    bars, cursor.bars = cursor.bars, 0
    found = row(cursor, read)
    closing = ")" if opening == "(" else "]"
    if cursor.done():
        cursor.at = begin
        cursor.fail(
            "brackets", f"this is not closed: {closing} is missing", f"close with {closing}"
        )
    cursor.expect(closing, "close the brackets of the arguments")
    cursor.bars = bars
    return found


def row(cursor: Cursor, read: Readers) -> tuple[Term, ...]:
    """The terms that stand here with commas between them."""
    found = [read.term(cursor)]
    while cursor.sign(",", ";"):
        found.append(read.term(cursor))
    return tuple(found)
