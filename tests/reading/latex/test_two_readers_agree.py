"""Where a second reader, which shares no code, reads a formula too, both find the same values."""

import math
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from latex_by_hand import GREEK, periodic, value_by_hand
from test_fragments_of_arithmetic import RIGHT as ARITHMETIC
from test_fragments_of_functions import RIGHT as FUNCTIONS
from test_fragments_of_names import RIGHT as NAMES

from symcheck.language.term import App, Num, Var
from symcheck.reading.errors import ReadError
from symcheck.reading.latex.read import read_term

LETTERS = [*"abcnpqrstuvwxyz", *GREEK]
POINTS = (
    {name: 0.5 + 0.13 * k for k, name in enumerate(LETTERS)},
    {name: 2.9 - 0.11 * k for k, name in enumerate(LETTERS)},
    {name: 1.1 + 0.7 * math.sin(5 * k) for k, name in enumerate(LETTERS)},
)
OPERATIONS = {
    "add": lambda *a: math.fsum(a), "mul": lambda *a: math.prod(a), "neg": lambda a: -a,
    "div": lambda a, b: a / b, "pow": math.pow, "abs": math.fabs, "exp": math.exp,
    "sin": periodic(math.sin), "cos": periodic(math.cos), "tan": periodic(math.tan),
    "ln": math.log, "tanh": math.tanh,
    "atan": math.atan, "root": lambda n, a: math.pow(a, 1 / n), "pi": lambda: math.pi,
}  # fmt: skip


def value(term, values):
    """The value of a term, by its own definition."""
    match term:
        case Num(number):
            return float(number)
        case Var("α" | "β" | "θ" | "ω" as name):
            return values[dict(zip("αβθω", GREEK, strict=True))[name]]
        case Var(name):
            return values[name]
        case App(op, args):
            return OPERATIONS[op](*(value(a, values) for a in args))


def at(point, compute):
    """The value, None where there is none among the reals or it is too large to compare."""
    try:
        found = compute(point)
    except (ArithmeticError, ValueError):
        return None
    return None if math.fabs(found) > 1e100 else found


def disagreement(text):
    """Where the two readers differ about a text that the first one reads."""
    term = read_term(text).term
    for point in POINTS:
        ours = at(point, lambda p: value(term, p))
        theirs = at(point, lambda p: value_by_hand(text, p))
        if ours is None or theirs is None:
            if ours is not theirs:
                return f"{text}: {ours} against {theirs}"
        elif not math.isclose(ours, theirs, rel_tol=1e-7, abs_tol=1e-9):
            return f"{text}: {ours} against {theirs}"
    return None


class Author:
    """Someone who writes formulas with or without braces, dots and spaces, as choices come."""

    def __init__(self, choose):
        self.choose = choose

    def sum(self, depth):
        parts = [self.product(depth) for _ in range(self.choose([1, 1, 2, 3]))]
        text = self.choose(["", "", "", "-"]) + parts[0]
        return text + "".join(self.choose(["+", "-", " - "]) + part for part in parts[1:])

    def product(self, depth):
        text = self.factor(depth)
        for _ in range(self.choose([0, 0, 1, 1, 2])):
            joint = self.choose(["", " ", r"\,", r" \cdot ", r" \times ", "/"])
            text += joint + self.factor(depth)
        return text

    def factor(self, depth):
        base = self.atom(depth)
        kind = self.choose(["plain"] * 4 + ["digit", "letter", "braces"])
        if kind == "plain" or base[0] == "\\":
            return base
        exponent = {"digit": self.choose("23"), "letter": self.choose("ab")}.get(kind)
        return f"{base}^{exponent or '{' + self.sum(depth - 1) + '}'}"

    def atom(self, depth):
        letter = self.choose(["a", "b", "x", "y", "t", "w", "e", r"\alpha ", r"\theta ", r"\pi "])
        simple = [letter, letter, self.choose(["2", "3", "10", "0.5", "1.25", "7"])]
        if depth <= 0:
            return self.choose(simple)
        inner, other = self.sum(depth - 1), self.sum(depth - 1)
        name = self.choose([r"\sin", r"\cos", r"\ln", r"\exp", r"\tanh", r"\arctan"])
        squared = self.choose(["", "", "^2"])
        return self.choose([
            *simple, f"({inner})", rf"\left({inner}\right)", f"[{inner}]", f"{{{inner}}}",
            rf"\frac{{{inner}}}{{{other}}}", r"\frac12", rf"\frac {letter}{{{inner}}}",
            rf"\sqrt{{{inner}}}", rf"\sqrt[3]{{{inner}}}", rf"\left|{inner}\right|", f"|{inner}|",
            rf"{name}({inner})", rf"{name}\left({inner}\right)", rf"{name}{squared} {letter}",
            rf"{name}{squared} 2{letter}", rf"{name} {letter}{letter}", f"e^{{{inner}}}",
        ])  # fmt: skip


@st.composite
def formulas(draw):
    return Author(lambda options: draw(st.sampled_from(list(options)))).sum(draw(st.integers(0, 3)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(formulas())
def test_a_formula_that_is_read_has_the_value_that_a_second_reader_gives_it(text):
    try:
        found = disagreement(text)
    except ReadError:
        return
    assert found is None


def test_many_formulas_are_read_and_none_differs():
    source = random.Random(20)
    read = 0
    for _ in range(1500):
        text = Author(source.choice).sum(source.randint(0, 3))
        try:
            assert disagreement(text) is None
        except ReadError:
            continue
        read += any(
            at(point, lambda p, text=text: value_by_hand(text, p)) is not None for point in POINTS
        )
    assert read > 300


def known_to_both(text):
    try:
        value_by_hand(text, POINTS[0])
    except (AssertionError, KeyError):
        return False
    except (ArithmeticError, ValueError):
        pass
    return True


TABLES = [row[1] for row in (*ARITHMETIC, *NAMES, *FUNCTIONS) if len(row) == 3]
SHARED = list(filter(known_to_both, TABLES))


def test_the_second_reader_knows_many_fragments_of_the_tables():
    assert len(SHARED) > 120


@pytest.mark.parametrize("text", SHARED)
def test_a_fragment_of_the_tables_has_the_value_that_a_second_reader_gives_it(text):
    assert disagreement(text) is None
