r"""Names in LaTeX: a letter, a Greek letter or a word in a font, with subscripts, accents, primes.

``w_1`` is the name w_1, ``a_{\mathrm{out}}`` is a_out, ``w_{i,j}`` is w_i_j, ``\hat{y}`` is ŷ.
"""

from __future__ import annotations

import unicodedata

from symcheck.printing.latex_letters import GREEK
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.nodes import Group, Node

LETTERS = {
    **{name: sign for sign, name in reversed(list(GREEK.items()))},
    "epsilon": "ε", "varepsilon": "ε", "phi": "φ", "varphi": "φ", "mu": "μ", "kappa": "κ",
    "vartheta": "ϑ", "varrho": "ϱ", "varsigma": "ς", "varkappa": "ϰ", "hbar": "ℏ", "ell": "ℓ",
    "imath": "ı", "jmath": "ȷ", "omicron": "ο",
}  # fmt: skip
for _taken in ("partial", "pi"):
    LETTERS.pop(_taken, None)

FONTS = frozenset({
    "mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathnormal", "boldsymbol", "bm", "mathcal",
    "mathscr", "mathfrak", "mathbb", "operatorname", "operatorname*",
})  # fmt: skip
UPRIGHT = frozenset({"mathrm", "mathbb", "operatorname", "operatorname*"})
"""Fonts in which a word may be the name of an operator."""
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304",
    "tilde": "\u0303", "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308",
    "vec": "\u20d7", "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
}  # fmt: skip
SUBSCRIPT_WORDS = {"infty": "∞", "pi": "π", "ast": "ast", "star": "star", "prime": "prime"}


def is_name(node: Node | None) -> bool:
    """Whether a name begins here."""
    match node:
        case Token("letter"):
            return True
        case Token("command", text):
            return text in LETTERS or text in ACCENTS or text in FONTS
        case _:
            return False


def base_name(cursor: Cursor) -> str | None:
    """The name that begins here without what is written below it; None if none does."""
    node = cursor.peek()
    if isinstance(node, Token) and node.kind == "letter":
        cursor.at += 1
        return LETTER_OF.get(node.text, node.text)
    if not isinstance(node, Token) or node.kind != "command":
        return None
    if node.text in LETTERS:
        cursor.at += 1
        return LETTERS[node.text]
    if node.text in ACCENTS or node.text in FONTS:
        word = _word(cursor.peek(1))
        if word is None:
            return None
        if node.text in ACCENTS:
            if len(unicodedata.normalize("NFC", word)) != 1:
                return None
            word = unicodedata.normalize("NFC", word + ACCENTS[node.text])
        cursor.at += 2
        return word
    return None


LETTER_OF = {"ϵ": "ε", "ϕ": "φ", "µ": "μ"}
"""Letters that are one name in two shapes."""


def _word(node: Node | None) -> str | None:
    """Letters and digits in braces, or a single one, as one word."""
    if isinstance(node, Token) and node.kind in ("letter", "text"):
        return node.text.strip() or None
    if isinstance(node, Token) and node.kind == "command" and node.text in LETTERS:
        return LETTERS[node.text]
    if not isinstance(node, Group) or node.kind != "braces" or not node.nodes:
        return None
    letters: list[str] = []
    for inner in node.nodes:
        match inner:
            case Token("letter" | "digit", text):
                letters.append(text)
            case Token("command", text) if text in LETTERS:
                letters.append(LETTERS[text])
            case Token("sign" | "command", "-" | "_" as joint):
                letters.append(joint)
            case _:
                return None
    word = "".join(letters)
    return word if word[0].isalpha() else None


def subscript(node: Node) -> tuple[str, ...] | None:
    """The parts of a subscript that belongs to a name; None if it is a formula, as in x_{n+1}."""
    nodes = node.nodes if isinstance(node, Group) and node.kind == "braces" else (node,)
    parts: list[str] = [""]
    at = 0
    while at < len(nodes):
        inner = nodes[at]
        match inner:
            case Token("letter" | "digit", text):
                parts[-1] += text
            case Token("text", text):
                parts[-1] += "".join(c for c in text if c.isalnum())
            case Token("command", text) if text in LETTERS:
                parts[-1] += LETTERS[text]
            case Token("command", text) if text in SUBSCRIPT_WORDS:
                parts[-1] += SUBSCRIPT_WORDS[text]
            case Token("command", text) if text in FONTS and at + 1 < len(nodes):
                word = _below(nodes[at + 1])
                if word is None:
                    return None
                parts[-1] += word
                at += 1
            case Token("sign", ","):
                parts.append("")
            case Token("sign", "*"):
                parts[-1] += "ast"
            case Group("braces"):
                inside = subscript(inner)
                if inside is None:
                    return None
                parts[-1] += inside[0]
                parts.extend(inside[1:])
            case _:
                return None
        at += 1
    return tuple(parts) if all(parts) else None


def _below(node: Node) -> str | None:
    inside = subscript(node)
    return None if inside is None or len(inside) != 1 else inside[0]


def is_prime(node: Node | None) -> bool:
    r"""Whether a node is a prime as it stands in an exponent: ``\prime`` or '."""
    return is_command(node, "prime") or is_sign(node, "'")


def primes(cursor: Cursor) -> int:
    r"""The number of primes here: ', ``^\prime``, ``^{\prime\prime}``, ``^{(n)}``; passed."""
    count = 0
    while True:
        if cursor.sign("'"):
            count += 1
            continue
        exponent = cursor.peek(1) if is_sign(cursor.peek(), "^") else None
        if exponent is None:
            return count
        if is_prime(exponent):
            count += 1
        elif (
            isinstance(exponent, Group)
            and is_braces(exponent)
            and exponent.nodes
            and all(map(is_prime, exponent.nodes))
        ):
            count += len(exponent.nodes)
        elif (order := _order(exponent)) is not None and count == 0:
            count += order
        else:
            return count
        cursor.at += 2


def plain_primes(cursor: Cursor) -> int:
    r"""The number of primes that are written as such, passed: not ``^{(n)}``."""
    begin, count = cursor.at, primes(cursor)
    if count and any(_order(n) is not None for n in cursor.nodes[begin : cursor.at]):
        cursor.at = begin
        return 0
    return count


def _order(node: Node) -> int | None:
    """The order of a derivative written f^{(n)}."""
    match node:
        case Group("braces", (Token("sign", "("), Token("digit", digit), Token("sign", ")"))):
            return int(digit)
        case _:
            return None
