"""The names of the ASCII syntax: which are taken, and how a variable that bears one is spelled.

A variable may be called ``e`` or ``lambda`` in a Python derivation, where the text would mean the
constant or nothing at all. It is then spelled with one more underscore, ``e_``; `name_of` and
`spelling_of` are inverse to each other, so distinct names stay distinct.
"""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Mapping
from typing import Literal

WORDS = frozenset({"and", "or", "not", "in", "True", "False"})
CONSTANTS = frozenset({"pi", "π", "e", "E", "EulerGamma"})
INFINITE = frozenset({"oo", "zoo", "nan"})

OPERATIONS: Mapping[str, str] = {
    "abs": "abs", "Abs": "abs", "exp": "exp", "ln": "ln", "sign": "sign", "sgn": "sign",
    "floor": "floor", "sin": "sin", "cos": "cos", "tan": "tan",
    "asin": "asin", "acos": "acos", "atan": "atan",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh",
    "asinh": "asinh", "acosh": "acosh", "atanh": "atanh",
    "min": "min", "Min": "min", "max": "max", "Max": "max", "erf": "erf",
}  # fmt: skip
"""Functions that are an operation of the language under this or another name."""

TERM_FUNCTIONS: Mapping[str, tuple[int, int | None]] = {
    **{name: (2, None) if op in ("min", "max") else (1, 1) for name, op in OPERATIONS.items()},
    "sqrt": (1, 1), "cbrt": (1, 1), "root": (2, 2), "real_root": (2, 2), "log": (1, 2),
    "sec": (1, 1), "csc": (1, 1), "cot": (1, 1), "ceiling": (1, 1), "ceil": (1, 1),
    "Integer": (1, 1), "Rational": (1, 2),
    "Derivative": (2, None), "diff": (2, None), "Subs": (3, 3),
    "Sum": (2, 2), "Product": (2, 2), "Integral": (2, 2), "Recursion": (5, 5),
    "Expectation": (3, 3), "Probability": (3, 3),
}  # fmt: skip
"""Functions that make terms, with the least and the greatest number of arguments."""

CLAIM_FUNCTIONS: Mapping[str, tuple[int, int | None]] = {
    "Eq": (2, 2), "Ne": (2, 2), "Lt": (2, 2), "Le": (2, 2), "Gt": (2, 2), "Ge": (2, 2),
    "And": (1, None), "Or": (1, None), "Not": (1, 1), "Implies": (2, 2), "Equivalent": (2, 2),
    "Contains": (2, 2), "ForAll": (2, 2), "Exists": (2, 2), "ExistsOne": (2, 2),
    "approx": (2, 2), "within": (4, 4), "bigO": (4, 5), "littleO": (4, 5),
}  # fmt: skip
"""Functions that make claims, likewise."""

EQUATED: Mapping[str, tuple[int, int]] = {
    "limit": (3, 4), "max_over": (2, 2), "min_over": (2, 2), "sup_over": (2, 2),
    "inf_over": (2, 2), "argmax_over": (2, 2), "argmin_over": (2, 2),
}  # fmt: skip
"""What stands on the left of an equality (or of approx) only, with its numbers of arguments."""

LAW_NAMES: Mapping[str, str] = {
    "Normal": "normal", "Uniform": "uniform", "Exponential": "exponential",
}  # fmt: skip

SORTS: Mapping[str, Literal["real", "integer", "natural"]] = {
    "Reals": "real",
    "Integers": "integer",
    "Naturals": "natural",
}

INTERVALS: Mapping[str, tuple[bool, bool]] = {
    "Interval": (True, True),
    "Interval.open": (False, False),
    "Interval.Lopen": (False, True),
    "Interval.Ropen": (True, False),
}
"""Spellings of intervals, and whether the low and the high end belong to them."""

RESERVED = frozenset(keyword.kwlist).union(
    WORDS,
    CONSTANTS,
    INFINITE,
    TERM_FUNCTIONS,
    CLAIM_FUNCTIONS,
    EQUATED,
    LAW_NAMES,
    SORTS,
    {"Interval"},
)
"""Names that cannot be variables as they stand."""

SUBSCRIPTS = frozenset("₀₁₂₃₄₅₆₇₈₉")
PRIME = "′"


def in_name(char: str, *, first: bool) -> bool:
    """Whether a name may have this character. Superscripts never: x² is not a name."""
    if char.isascii():
        return char.isalpha() or char == "_" or (not first and char.isdigit())
    if char.isalpha():
        return not unicodedata.decomposition(char).startswith("<super>")
    return not first and (char in SUBSCRIPTS or unicodedata.combining(char) != 0)


def name_of(spelling: str) -> str:
    """The name that a spelling stands for: without the underscore that sets it apart.

    >>> name_of("lambda_"), name_of("x_")
    ('lambda', 'x_')
    """
    kept_apart = spelling.endswith("_") and spelling.rstrip("_") in RESERVED
    return spelling[:-1] if kept_apart else spelling


def spelling_of(name: str) -> str:
    """How a name is written so that it reads as itself.

    A character that no name of the syntax can have is replaced by its code.

    >>> spelling_of("w₁"), spelling_of("a'"), spelling_of("e"), spelling_of("a b")
    ('w₁', 'a′', 'e_', 'a_u20_b')
    """
    stem = name.rstrip("'" + PRIME)
    primes = name[len(stem) :].replace("'", PRIME)
    stem = "".join(c if in_name(c, first=False) else f"_u{ord(c):x}_" for c in stem)
    if not stem or stem.startswith("__") or not in_name(stem[0], first=True):
        stem = f"u{stem}"
    return f"{stem}_" if not primes and stem.rstrip("_") in RESERVED else stem + primes
