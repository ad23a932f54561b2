r"""Terms between two signs: ``( )``, ``[ ]``, ``| |``, ``\left … \right``, floors, radicals."""

from __future__ import annotations

from symcheck.language.term import App, Num, Term, absolute, neg, root, sqrt
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.derivatives import evaluated_at
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.sums import is_recursion, recursion
from symcheck.reading.latex.tokens import Token

_PAIR = "this is a pair or a row of terms, not a number"
_NORM = ("‖x‖ is the norm of a vector", "write |x| for a number")


def opens_bar(node: Node | None) -> bool:
    """Whether a bar stands here that may open: all but those made to close."""
    return is_sign(node, "|") or is_command(node, "vert", "lvert")


def closes_bar(node: Node | None) -> bool:
    """Whether a bar stands here that may close."""
    return is_sign(node, "|") or is_command(node, "vert", "rvert")


def until(cursor: Cursor, read: Readers, *closing: str) -> Term:
    """The term up to a command that closes it."""
    begin, bars, cursor.bars = cursor.at - 1, cursor.bars, 0
    found = read.term(cursor)
    if cursor.command(*closing) is None:
        _missing(cursor, begin, rf"\{closing[0]}")
    cursor.bars = bars
    return found


def bracketed(cursor: Cursor, opening: str, read: Readers) -> Term:
    """The term in round or square brackets."""
    begin, bars = cursor.at, cursor.bars
    cursor.at, cursor.bars = cursor.at + 1, 0
    found = read.term(cursor)
    closing = ")" if opening == "(" else "]"
    if cursor.sign(closing) is None:
        if is_sign(cursor.peek(), ","):
            cursor.at = begin
            cursor.fail("not a term", _PAIR)
        _missing(cursor, begin, closing)
    cursor.bars = bars
    return found


def _missing(cursor: Cursor, begin: int, closing: str) -> None:
    """Refuse what stands here instead of the end; at the end, what was opened."""
    if cursor.done():
        cursor.at = begin
        cursor.fail(
            "brackets", f"this is not closed: {closing} is missing", f"close with {closing}"
        )
    cursor.fail("brackets", f"{closing} is missing here", f"close with {closing}")


def between_bars(cursor: Cursor, read: Readers) -> Term:
    """The absolute value between two bars."""
    begin = cursor.at
    directed = is_command(cursor.peek(), "lvert")
    if not opens_bar(cursor.peek()):
        cursor.fail("brackets", "this bar closes nothing", r"write \left| ... \right|")
    cursor.at, cursor.bars = cursor.at + 1, cursor.bars + 1
    found = read.term(cursor)
    if not closes_bar(cursor.peek()) or (directed and not is_command(cursor.peek(), "rvert")):
        _missing(cursor, begin, r"\rvert" if directed else "|")
    cursor.at += 1
    cursor.bars -= 1
    if not directed and cursor.bars == 0:
        _refuse_two_ways(cursor)
    return absolute(found)


def _refuse_two_ways(cursor: Cursor) -> None:
    """Refuse |a|b|c|, which is |a| b |c| or |a |b| c|."""
    node = cursor.peek()
    loose = isinstance(node, Token) and node.kind in ("letter", "digit")
    at = cursor.at
    while loose and at < len(cursor.nodes) and at < cursor.at + 20:
        inner = cursor.nodes[at]
        if is_sign(inner, "|"):
            message = "bars that open and close alike: |a| b |c| or |a |b| c|"
            cursor.fail("doubt", message, r"write \left| ... \right|, or \cdot between")
        if not isinstance(inner, Token) or inner.kind not in ("letter", "digit"):
            return
        at += 1


def delimited(cursor: Cursor, node: Group, read: Readers) -> Term:
    r"""The term between ``\left`` and ``\right``."""
    inner = cursor.inside(node)
    match node.ends:
        case ("(", ")") if is_recursion(node):
            cursor.at += 1
            return recursion(cursor, node, read)
        case ("(", ")") | ("[", "]") | ("{", "}"):
            return _grouped(cursor, inner, read)
        case ("|", "|"):
            cursor.at += 1
            return absolute(read.whole(inner))
        case ("⌊", "⌋"):
            cursor.at += 1
            return App("floor", (read.whole(inner),))
        case ("⌈", "⌉"):
            cursor.at += 1
            return neg(App("floor", (neg(read.whole(inner)),)))
        case (".", "|"):
            cursor.at += 1
            return evaluated_at(cursor, inner, read)
        case ("‖", "‖"):
            cursor.fail("not supported", *_NORM)
        case (left, right):
            cursor.fail("not a term", rf"\left{left} ... \right{right} is no bracket around a term")


def _grouped(cursor: Cursor, inner: Cursor, read: Readers) -> Term:
    if inner.done():
        inner.fail("empty", "there is nothing here", "write a term")
    found = read.term(inner)
    if is_sign(inner.peek(), ","):
        cursor.fail("not a term", _PAIR)
    inner.finish()
    cursor.at += 1
    return found


def radical(cursor: Cursor, read: Readers) -> Term:
    r"""What ``\sqrt`` says, with its index in square brackets."""
    if not is_sign(cursor.peek(), "["):
        return sqrt(read.argument(cursor))
    cursor.at += 1
    place = cursor.at
    index = read.term(cursor)
    cursor.expect("]", r"write \sqrt[3]{x}")
    if not isinstance(index, Num) or index.value.denominator != 1 or index.value < 2:
        cursor.at = place
        cursor.fail("number", "the index of a root is an integer, 2 or more", "write x^{1/n}")
    return root(int(index.value), read.argument(cursor))
