"""The ASCII syntax cut into tokens, with the mathematical letters and signs that people paste."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from symcheck.reading.errors import ReadError
from symcheck.reading.names import INTERVALS, PRIME, WORDS, in_name

MOST_CHARACTERS = 20_000
MOST_DIGITS = 4_000
"""Digits of a number together with its exponent: no more than Python prints and reads back."""

TokenKind: TypeAlias = Literal["name", "number", "word", "op"]


@dataclass(frozen=True, slots=True)
class Token:
    """A name, a number, a word (``and or not in True False``) or a sign, and its column from 1.

    Signs come in one spelling each: ``^`` for a power, ``=`` for equality.
    """

    kind: TokenKind
    text: str
    column: int


_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SIGN = re.compile(r"<=>|=>|<=|>=|==|!=|\*\*|[-+*/^=<>(),&|~≈]")
_SUPERSCRIPT = re.compile(r"⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_ORDINARY = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PRIMES: Mapping[str, int] = {"'": 1, "′": 1, "″": 2, "‴": 3}

_SAME: Mapping[str, str] = {
    "**": "^", "==": "=", "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "≠": "!=",
    "·": "*", "⋅": "*", "×": "*", "∗": "*", "−": "-", "÷": "/",
    "¬": "not", "∧": "and", "∨": "or", "∈": "in", "⇒": "=>", "⟹": "=>", "⇔": "<=>", "⟺": "<=>",
    "∞": "oo", "√": "sqrt", "≈": "≈",
}  # fmt: skip

_INSTEAD: Mapping[str, str] = {
    "=<": "write <=", "<>": "write !=", ":=": "write =", "->": "write => for an implication",
    "&&": "write and", "||": "write or", "//": "write floor(a/b)", "%": "write a - b*floor(a/b)",
    "!": "factorials are not read", "[": "write ( )", "]": "write ( )", "{": "write ( )",
    "}": "write ( )", '"': "there are no strings", "'": "there are no strings",
    "`": "there are no strings",
    "±": "write both cases, joined by or", "∆": "write the Greek letter Δ",
    "→": "write => for an implication", ".": "there are no attributes; a number is written 0.5",
    ":": "there are no slices, lambdas or annotations", ";": "one claim at a time",
    "\\": "this is not LaTeX", "$": "this is not LaTeX", "ⁿ": "write x^n",
}  # fmt: skip
_WRONG_PAIR = re.compile("|".join(re.escape(s) for s in _INSTEAD if len(s) == 2))


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text. Raises `ReadError` at the first character that begins none.

    >>> [t.text for t in tokenize("2**x ≤ w₁²")]
    ['2', '^', 'x', '<=', 'w₁', '^', '2']
    """
    if len(text) > MOST_CHARACTERS:
        message = f"the text has {len(text)} characters, and {MOST_CHARACTERS} is the limit"
        raise ReadError("too long", 1, message, "split it into several claims")
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        else:
            tokens, at = _next(text, at)
            found.extend(tokens)
    return tuple(found)


def _next(text: str, at: int) -> tuple[tuple[Token, ...], int]:
    """The tokens that begin at a place (a superscript makes several), and where they end."""
    char, column = text[at], at + 1
    if in_name(char, first=True):
        return _name(text, at)
    if number := _NUMBER.match(text, at):
        return (Token("number", _bounded(number[0], column), column),), number.end()
    if wrong := _WRONG_PAIR.match(text, at):
        raise ReadError("character", column, f"{wrong[0]} is not read here", _INSTEAD[wrong[0]])
    if power := _SUPERSCRIPT.match(text, at):
        return _superscript(text, power, column), power.end()
    if char == "√" and not text[at + 1 :].lstrip().startswith("("):
        raise ReadError("character", column, "how far does the root reach?", "write √( )")
    sign = _SIGN.match(text, at)
    spelled = sign[0] if sign else char
    plain = _SAME.get(spelled, spelled if sign else "")
    if not plain:
        shown = char if char.isprintable() else f"U+{ord(char):04X}"
        hint = _INSTEAD.get(char, "")
        raise ReadError("character", column, f"the character {shown} is not read here", hint)
    kind: TokenKind = "word" if plain in WORDS else "name" if plain.isalpha() else "op"
    return (Token(kind, plain, column),), at + len(spelled)


def _name(text: str, start: int) -> tuple[tuple[Token, ...], int]:
    end = start + 1
    while end < len(text) and in_name(text[end], first=False):
        end += 1
    name, column = text[start:end], start + 1
    for interval in INTERVALS:
        if name == "Interval" and text.startswith(interval, start):
            name, end = interval, start + len(interval)
    if name in WORDS:
        return (Token("word", name, column),), end
    if keyword.iskeyword(name):
        hint = f"a variable of that name is written {name}_"
        raise ReadError("name", column, f"{name} means nothing here", hint)
    if name.startswith("__"):
        raise ReadError("name", column, "a name begins with one underscore at most")
    while end < len(text) and text[end] in _PRIMES:
        name += PRIME * _PRIMES[text[end]]
        end += 1
    return (Token("name", name, column),), end


def _superscript(text: str, power: re.Match[str], column: int) -> tuple[Token, ...]:
    if text[power.end() :].lstrip().startswith(("^", "**")):
        raise ReadError("syntax", column, "a power of a power needs brackets", "write (x^2)^n")
    digits = power[0].translate(_ORDINARY)
    sign = (Token("op", "-", column),) if digits.startswith("⁻") else ()
    number = Token("number", _bounded(digits.lstrip("⁻"), column), column)
    return (Token("op", "^", column), *sign, number)


def _bounded(number: str, column: int) -> str:
    """The number, if it is of a size that one can write out."""
    mantissa, _, exponent = number.lower().partition("e")
    shift = exponent.lstrip("+-").lstrip("0")
    if len(shift) > 6 or len(mantissa) + int(shift or 0) > MOST_DIGITS:
        message = f"a number has at most {MOST_DIGITS} digits, its exponent counted in"
        raise ReadError("number", column, message, "write a power, such as 10^n")
    return number
