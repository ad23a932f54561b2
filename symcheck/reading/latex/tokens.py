r"""LaTeX mathematics cut into tokens, each with its place.

Letters and digits are single tokens, as they are to TeX; a command is one token. Unicode signs
arrive as the command that sets them (≤ as ``\le``), superscripts and subscripts as ``^`` and ``_``.
Spaces and comments are dropped; what cannot be a token is an error with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from symcheck.reading.errors import ReadError

TokenKind: TypeAlias = Literal["letter", "digit", "command", "sign", "text"]

MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: a letter, digit or sign, or a command without its backslash."""

    kind: TokenKind
    text: str
    start: int
    end: int


UNICODE: Mapping[str, str] = {
    "≤": "le", "⩽": "le", "≦": "le", "≥": "ge", "⩾": "ge", "≧": "ge", "≠": "ne", "≈": "approx",
    "≡": "equiv", "∼": "sim", "≪": "ll", "≫": "gg", "∝": "propto", "≔": "coloneqq",
    "±": "pm", "∓": "mp", "·": "cdot", "⋅": "cdot", "∙": "cdot", "×": "times", "÷": "div",
    "∗": "ast", "√": "sqrt", "∞": "infty", "∈": "in", "∉": "notin", "∪": "cup", "∩": "cap",
    "∀": "forall", "∃": "exists", "¬": "lnot", "∧": "land", "∨": "lor", "⇒": "implies",
    "⟹": "implies", "⇔": "iff", "⟺": "iff", "→": "to", "⟶": "to", "↦": "mapsto", "∑": "sum",
    "∏": "prod", "∫": "int", "∂": "partial", "…": "ldots", "⋯": "cdots", "∴": "therefore",
    "ℝ": "RR", "ℕ": "NN", "ℤ": "ZZ", "⌊": "lfloor", "⌋": "rfloor", "⌈": "lceil", "⌉": "rceil",
    "‖": "Vert", "∥": "Vert", "∣": "vert", "°": "degree",
}  # fmt: skip
"""Signs and the commands that set them."""

_PLAIN = {
    "−": "-",
    "–": "-",
    "′": "'",
    "∶": ":",
    "⁄": "/",
    "∕": "/",
    "（": "(",
    "）": ")",
    "，": ",",
}
_SIGNS = frozenset("+-*/=<>()[]|,.;:!'^_&{}~#")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|.)", re.DOTALL)
_STARRED = frozenset({"operatorname*", "tag*"})
_TEXT = frozenset({"text", "textrm", "textnormal", "mbox", "hbox", "textit", "textbf", "intertext"})
_KEPT = frozenset("ϑϱςϰϖℓℏ")
"""Letters that commands set, and that are not another letter in another shape."""
SPACES = frozenset({
    ",", ";", ":", "!", " ", ">", "quad", "qquad", "enspace", "enskip", "thinspace", "medspace",
    "thickspace", "negthinspace", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle",
    "limits", "nolimits", "nonumber", "notag", "hfill", "noindent", "allowbreak", "relax", "strut",
    "centering", "small", "large", "Large", "bigskip", "medskip", "smallskip", "protect",
})  # fmt: skip
"""Commands that change how a line looks and not what it says; ``quad`` and ``qquad`` are kept."""
KEPT_SPACES = frozenset({"quad", "qquad"})


def tokenize(text: str) -> tuple[Token, ...]:
    r"""The tokens of a text, in order.

    >>> [t.text for t in tokenize(r"\frac12 w_1 ≤ x²")]
    ['frac', '1', '2', 'w', '_', '1', 'le', 'x', '^', '{', '2', '}']
    """
    if len(text) > MOST_CHARACTERS:
        message = f"this has more than {MOST_CHARACTERS} characters"
        raise ReadError("too long", MOST_CHARACTERS + 1, message, "write it in several displays")
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        char = text[at]
        if char == "%":
            newline = text.find("\n", at)
            at = len(text) if newline < 0 else newline
        elif char.isspace() or char in "\u200b\u200c\u200d\u2061\u2062\u2063\ufeff":
            at += 1
        elif char == "\\":
            token, at = _command(text, at)
            yield from () if _is_space(token) else (token,)
        elif _script_of(char):
            run, at = _script_run(text, at)
            yield from run
        elif char in UNICODE:
            yield Token("command", UNICODE[char], at, at + 1)
            at += 1
        elif char in _SIGNS or char in _PLAIN:
            yield Token("sign", _PLAIN.get(char, char), at, at + 1)
            at += 1
        elif char.isascii() and char.isdigit():
            yield Token("digit", char, at, at + 1)
            at += 1
        elif char.isalpha():
            letter = char if char in _KEPT else unicodedata.normalize("NFKC", char)
            if len(letter) != 1 or not letter.isalpha() or not _is_known(letter):
                raise _strange(char, at)
            end = at + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            marked = unicodedata.normalize("NFC", letter + text[at + 1 : end])
            is_pi = marked == "π"
            yield Token("command", "pi", at, end) if is_pi else Token("letter", marked, at, end)
            at = end
        else:
            raise _strange(char, at)


def _is_known(letter: str) -> bool:
    """Whether a letter is Latin or Greek: others look like those, and are not."""
    return letter in _KEPT or unicodedata.name(letter, "").startswith(("LATIN", "GREEK"))


def _strange(char: str, at: int) -> ReadError:
    name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
    return ReadError("character", at + 1, f"{char!r} ({name}) is not a sign known here")


def _is_space(token: Token) -> bool:
    return token.kind == "command" and token.text in SPACES - KEPT_SPACES


def _command(text: str, at: int) -> tuple[Token, int]:
    found = _COMMAND.match(text, at)
    if found is None:
        raise ReadError("syntax", at + 1, "a backslash stands at the end", "name a command")
    name, end = found[0][1:], found.end()
    if name.endswith("*") and len(name) > 1 and name not in _STARRED:
        name, end = name[:-1], end - 1  # the star is a sign of its own
    if name in _TEXT or name.removesuffix("*") in ("tag", "label"):
        return _with_prose(text, name.removesuffix("*"), at, end)
    return Token("command", name, at, end), end


def _with_prose(text: str, name: str, at: int, end: int) -> tuple[Token, int]:
    r"""``\text{…}`` as one token, since what is in it is prose; likewise tags and labels."""
    start = end
    while start < len(text) and text[start].isspace():
        start += 1
    if start == len(text) or text[start] != "{":
        raise ReadError("brackets", at + 1, rf"\{name} lacks its braces", rf"write \{name}{{...}}")
    depth, close = 0, start
    while close < len(text):
        if text[close] == "\\":
            close += 2
            continue
        depth += (text[close] == "{") - (text[close] == "}")
        if depth == 0:
            break
        close += 1
    if close >= len(text):
        raise ReadError("brackets", start + 1, "this brace is not closed", "close it with }")
    inside = text[start + 1 : close]
    if name in ("tag", "label"):
        return Token("command", "thinspace" if name == "label" else "tag", at, close + 1), close + 1
    return Token("text", inside, at, close + 1), close + 1


def _script_of(char: str) -> str:
    kind, _, code = unicodedata.decomposition(char).partition(" ")
    return {"<super>": "^", "<sub>": "_"}.get(kind, "") if " " not in code else ""


def _script_run(text: str, at: int) -> tuple[list[Token], int]:
    """A run of superscript (or subscript) characters, as ^{…} (or _{…})."""
    sign, end = _script_of(text[at]), at
    inside: list[Token] = []
    while end < len(text) and _script_of(text[end]) == sign:
        plain = unicodedata.normalize("NFKC", text[end])
        plain = _PLAIN.get(plain, plain)
        kind: TokenKind = "digit" if plain.isdigit() else "letter" if plain.isalpha() else "sign"
        inside.append(Token(kind, plain, end, end + 1))
        end += 1
    opening, closing = Token("sign", "{", at, at), Token("sign", "}", end, end)
    return [Token("sign", sign, at, at), opening, *inside, closing], end
