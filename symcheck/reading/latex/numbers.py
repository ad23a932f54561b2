r"""Numbers in LaTeX: digits with a point, powers of ten, and what only looks like a number."""

from __future__ import annotations

from symcheck.language.term import Term, num
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.tokens import Token

MOST_DIGITS = 400


def number(cursor: Cursor) -> Term:
    """The number that stands here: digits without a space between, and perhaps a point."""
    begin = cursor.at
    text, last = "", None
    while True:
        node = cursor.peek()
        if not isinstance(node, Token) or (last is not None and not _adjoins(last, node)):
            break
        if node.kind != "digit" and not (node.text == "." and "." not in text):
            break
        if node.text == "." and not _digit_follows(cursor, node):
            break
        text, last, cursor.at = text + node.text, node, cursor.at + 1
    if text in ("", "."):
        cursor.fail("number", "a number is wanted here", "write 0.5")
    if last is not None:
        _refuse_other_ways(cursor, text, last, begin)
    return num(text)


def _adjoins(before: Token, node: Token) -> bool:
    """Whether no space is between them; what one command stands for is in one place."""
    return node.start == before.end or (node.start, node.end) == (before.start, before.end)


def _digit_follows(cursor: Cursor, dot: Token) -> bool:
    after = cursor.peek(1)
    return isinstance(after, Token) and after.kind == "digit" and _adjoins(dot, after)


def _refuse_other_ways(cursor: Cursor, text: str, last: Token, begin: int) -> None:
    """Refuse commas between digits, and the e of programs, which is read as the number e."""
    node, after = cursor.peek(), cursor.peek(1)
    if len(text) > MOST_DIGITS:
        cursor.at = begin
        cursor.fail("too long", f"a number of more than {MOST_DIGITS} digits")
    if len(text) > 1 and text[0] == "0" and text[1] != ".":
        cursor.at = begin
        cursor.fail("number", "a number begins with 0", "write 0.5, or leave out the 0")
    if isinstance(node, Group):
        comma = is_braces(node) and node.start == last.end and len(node.nodes) == 1
        comma = comma and is_sign(node.nodes[0], ",")
    else:
        comma = is_sign(node, ",") and _thousands_follow(cursor, last)
    if comma:
        hint = "write 1000 for a thousand, 1.5 for one and a half"
        cursor.fail("doubt", "a comma in a number", hint)
    if not isinstance(node, Token) or not isinstance(after, Token):
        return
    adjoin = node.start == last.end and after.start == node.end
    if adjoin and node.text in ("e", "E") and (after.kind == "digit" or after.text in ("-", "+")):
        hint = r"write 3 \cdot 10^{-7}, or put a space before e"
        cursor.fail("doubt", "e in a number: a power of ten, or e = 2.718...", hint)


def _thousands_follow(cursor: Cursor, last: Token) -> bool:
    """Whether a comma and three digits follow that are no number by themselves: 1,000."""
    nodes = [cursor.peek(k) for k in range(5)]
    tokens = [n for n in nodes if isinstance(n, Token)]
    if len(tokens) < 4 or not all(t.kind == "digit" for t in tokens[1:4]):
        return False
    joined = all(a.end == b.start for a, b in zip([last, *tokens[:3]], tokens[:4], strict=True))
    return joined and tokens[1].text == "0"


def power_of_ten(cursor: Cursor) -> int | None:
    r"""The exponent of ``10^{-7}`` as it stands in scientific notation, passed; else None."""
    one, zero, hat, exponent = (cursor.peek(k) for k in range(4))
    if not (_is_digit(one, "1") and _is_digit(zero, "0") and is_sign(hat, "^")):
        return None
    nodes = exponent.nodes if isinstance(exponent, Group) and is_braces(exponent) else (exponent,)
    minus = bool(nodes) and is_sign(nodes[0], "-")
    digits = nodes[1:] if minus else nodes
    text = "".join(n.text for n in digits if isinstance(n, Token) and n.kind == "digit")
    if not text or len(text) != len(digits) or len(text) > 4:
        return None
    cursor.at += 4
    return -int(text) if minus else int(text)


def _is_digit(node: Node | None, text: str) -> bool:
    return isinstance(node, Token) and node.kind == "digit" and node.text == text


def is_numeric(node: Node | None) -> bool:
    """Whether a node is a digit, or braces with digits alone."""
    if isinstance(node, Group):
        return is_braces(node) and all(map(is_numeric, node.nodes))
    return isinstance(node, Token) and node.kind == "digit"


def begins_with_digit(node: Node | None) -> bool:
    """Whether what is seen first is a digit or a point: in ``2{3}`` that of the braces."""
    while isinstance(node, Group) and is_braces(node) and node.nodes:
        node = node.nodes[0]
    return isinstance(node, Token) and (node.kind == "digit" or is_sign(node, "."))


def is_looser(node: Node | None, signs: str = "+-") -> bool:
    r"""Whether braces, which are not seen, hold a sum (or, with ``/``, a quotient)."""
    if not isinstance(node, Group) or not is_braces(node):
        return False
    if len(node.nodes) == 1:
        return is_looser(node.nodes[0], signs)
    depth = 0
    for inner in node.nodes:
        depth += is_sign(inner, "(", "[") - is_sign(inner, ")", "]")
        commands = is_command(inner, "pm", "mp") or ("/" in signs and is_command(inner, "div"))
        if depth == 0 and (commands or is_sign(inner, *signs)):
            return True
    return False
