r"""Directives: what a comment says to symcheck.

``real w a b; natural n; function C; define \sigma(z) = 1/(1 + e^{-z}); assume |w| \ge 4;
ignore SC201 because …``, on one line or several. ``document:`` in front of one makes it hold
everywhere instead of in its section.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias

Word: TypeAlias = Literal[
    "real", "integer", "natural", "function", "define", "assume", "ignore", "euler"
]
WORDS: tuple[Word, ...] = (
    "real", "integer", "natural", "function", "define", "assume", "ignore", "euler",
)  # fmt: skip
PLURALS = {"reals": "real", "integers": "integer", "naturals": "natural", "functions": "function"}


@dataclass(frozen=True, slots=True)
class Order:
    """One thing that a directive says; ``start`` is where its text begins in the comment."""

    word: Word
    text: str
    start: int
    everywhere: bool


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in a directive that means nothing."""

    start: int
    message: str
    hint: str


def orders_of(text: str) -> tuple[tuple[Order, ...], tuple[Mistake, ...]]:
    """What a comment says after ``symcheck:``, and what in it cannot be understood.

    >>> orders_of("naturl n")[1][0].hint
    'did you mean natural?'
    """
    orders: list[Order] = []
    mistakes: list[Mistake] = []
    at = 0
    for part in _parts(text):
        start = at + len(part) - len(part.lstrip())
        at += len(part) + 1
        said = part.strip()
        everywhere = said.lower().startswith("document:")
        if everywhere:
            rest = said[len("document:") :]
            start += len(said) - len(rest.lstrip())
            said = rest.strip()
        if not said:
            continue
        word, _, rest = said.partition(" ")
        word = word.split("\n")[0].rstrip(":").lower()
        name = PLURALS.get(word, word)
        begin = start + len(said) - len(said[len(word) :].lstrip(" :\n\t"))
        content = text[begin : start + len(said)]
        known = next((w for w in WORDS if w == name), None)
        if known is None:
            close = get_close_matches(word, (*WORDS, *PLURALS), n=1, cutoff=0.6)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(WORDS)}"
            mistakes.append(Mistake(start, f"{word} is no word of a directive", hint))
        elif not content.strip() and known != "euler":
            mistakes.append(Mistake(start, f"{known} says nothing", _example(known)))
        else:
            orders.append(Order(known, content, begin, everywhere))
    return tuple(orders), tuple(mistakes)


def _parts(text: str) -> list[str]:
    """The text between semicolons, outside of braces."""
    parts, depth = [""], 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if char == ";" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _example(word: Word) -> str:
    return {
        "real": "write real w a b", "integer": "write integer n", "natural": "write natural n",
        "function": "write function C", "define": r"write define f(x) = x^2",
        "assume": r"write assume |w| \ge 4", "ignore": "write ignore SC201 because ...",
        "euler": "",
    }[word]  # fmt: skip
