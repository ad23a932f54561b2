r"""What stands side by side and may be no product: ``f(x)``, ``sin x`` as plain letters, ``dx``."""

from __future__ import annotations

from symcheck.language.term import Num, Term
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.functions import FRACTIONS, WORDS
from symcheck.reading.latex.names import LETTERS, is_name
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.numbers import begins_with_digit, is_looser, is_numeric
from symcheck.reading.latex.tokens import Token

_LONGEST = 7
_PROSE = frozenset({"or", "and", "not", "if", "unless", "let", "for", "then", "where", "otherwise"})
_SPELLED = frozenset({*(w for w in WORDS if len(w) > 1), "pi", "lim", "sup", "inf", "sum", "frac",
                      *(w for w in LETTERS if len(w) > 3), "beta", "infty",
                      *_PROSE})  # fmt: skip
"""Words that, letter by letter, are likely a command without its backslash, or prose."""


def refuse_word(cursor: Cursor) -> None:
    r"""Refuse letters without a space that spell a command, or dx, unless each was declared."""
    word = _letters(cursor)
    if len(word) < 2:
        return
    known, bound = cursor.state.known.sorts, cursor.state.bound
    for width in range(len(word), 1, -1):
        found = word[:width]
        declared = all(c in known or c in bound for c in found)
        if found in _SPELLED and not declared:
            what = "a word" if found in _PROSE else "a command without its backslash"
            message = f"{found}: a product of letters, or {what}"
            hint = rf"write \{found} or \text{{{found}}}, or put spaces between the letters"
            cursor.fail("doubt", message, hint)
    if word[0] == "d" and "d" not in known and "d" not in bound:
        message = f"{word[:2]}: a differential, or the product of d and {word[1]}"
        hint = r"write \frac{dy}{dx} for a derivative, or say: real d"
        cursor.fail("doubt", message, hint)


def _letters(cursor: Cursor) -> str:
    """The ASCII letters that stand here without a space between them."""
    word, end = "", None
    for ahead in range(_LONGEST):
        node = cursor.peek(ahead)
        if not isinstance(node, Token) or node.kind != "letter" or not node.text.isascii():
            break
        if end is not None and node.start != end:
            break
        word, end = word + node.text, node.end
    return word


def check_product(cursor: Cursor, name: str, begin: int, *, habitual: bool = False) -> None:
    """Refuse a name before brackets that hold no sum: a function at a place, or a product.

    Likewise with a power between, as in f²(x); after a name that is a function by habit, always.
    """
    node, raised = cursor.peek(), False
    at = cursor.at
    if is_sign(node, "^"):
        node, raised, at = cursor.peek(2), True, cursor.at + 2
    if name == "e" and not _holds_letter(cursor):
        return
    if isinstance(node, Group):
        if node.kind != "delimited" or node.ends not in (("(", ")"), ("[", "]")):
            return
        holds_sum = _holds_sum(node.nodes, 0)
    elif is_sign(node, "(", "["):
        holds_sum = _holds_sum(cursor.nodes, at + 1)
        if is_sign(node, "[") and name not in ("E", "P", "V"):
            return
    else:
        return
    if not holds_sum or (raised and habitual) or is_sign(node, "["):
        cursor.at = begin
        message = f"{name}(...): a function at a place, or a product"
        cursor.fail("doubt", message, f"say: function {name}, or real {name}")


def _holds_letter(cursor: Cursor) -> bool:
    """Whether brackets with a single letter in them stand here."""
    node = cursor.peek()
    if isinstance(node, Group):
        return len(node.nodes) == 1 and is_name(node.nodes[0])
    return is_name(cursor.peek(1)) and is_sign(cursor.peek(2), ")")


def _holds_sum(nodes: tuple[Node, ...], begin: int) -> bool:
    """Whether a sum stands between a place and the bracket that closes there."""
    depth = 0
    for at in range(begin, len(nodes)):
        node = nodes[at]
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        if depth < 0:
            return False
        if depth == 0 and at > begin and (is_sign(node, "+", "-") or is_command(node, "pm", "mp")):
            return True
    return False


def refuse_unseen(cursor: Cursor, node: Node | None, signs: str = "+-") -> None:
    """Refuse braces around a sum where they matter: they are not seen on the page."""
    if is_looser(node, signs) and node is not None:
        message = "braces are not seen: does the sign around them reach over all that is in them?"
        hint = "write round brackets, or leave out the braces"
        cursor.refuse("doubt", node.start, message, hint)


def check_operator(cursor: Cursor, before: Node | None, signs: str) -> None:
    """Refuse a sum in braces on either side of · or /, and a sign after it."""
    refuse_unseen(cursor, before, signs)
    refuse_unseen(cursor, cursor.peek(), signs)
    node = cursor.peek()
    if is_sign(node, "+", "-") or is_command(node, "pm", "mp"):
        cursor.fail("syntax", "two operators side by side", r"put brackets around the sign: (-x)")


def check_side_by_side(cursor: Cursor, before: Term, slashed: bool) -> None:
    """Refuse what may not follow a factor without a sign, or has two readings there."""
    node = cursor.peek()
    if slashed:
        message = "after a slash, side by side: a/b c is (a/b)c or a/(bc)"
        cursor.fail("doubt", message, r"write \frac{a}{b} c or \frac{a}{b c}")
    if begins_with_digit(node):
        hint = "write a product with \\cdot, a power x^{12} or an index x_{12} with braces"
        cursor.fail("juxtaposition", "a number follows without a sign", hint)
    literal = isinstance(before, Num) and before.value.denominator == 1
    if literal and is_command(node, *FRACTIONS) and all(is_numeric(cursor.peek(k)) for k in (1, 2)):
        message = "a number and a fraction side by side: a product or a mixed number"
        cursor.fail("doubt", message, r"write 2 \cdot \frac12 or \frac52")
