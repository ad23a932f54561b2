r"""A second reader of LaTeX, which shares nothing with the first: straight from text to a number.

It knows fractions, roots, powers, signs, products with and without a dot, bars, brackets, and some
functions; it looks at characters, makes no terms, and takes one reading where there are two.
"""

import math
import re

PIECE = re.compile(r"\\[A-Za-z]+|\d|[A-Za-z](?:_\d|_\{\w+\})?|\S")


def periodic(function):
    """The function where rounding does not change its value much."""

    def apply(x):
        if math.fabs(x) > 1e4:
            raise ValueError("too large to compare")
        return function(x)

    return apply


FUNCTIONS = {
    "sin": periodic(math.sin), "cos": periodic(math.cos), "tan": periodic(math.tan),
    "ln": math.log, "log": math.log,
    "exp": math.exp, "tanh": math.tanh, "arctan": math.atan,
}  # fmt: skip
GREEK = ("alpha", "beta", "theta", "omega")
STOPS = {"+", "-", "/", ")", "]", "}", "|", "⟩", ""}


class Reader:
    def __init__(self, text, values):
        text = text.replace(r"\left|", "⟨").replace(r"\right|", "⟩")
        for word in (r"\left", r"\right", r"\bigl", r"\bigr", r"\,"):
            text = text.replace(word, " ")
        self.pieces, self.at, self.values, self.bars = PIECE.findall(text), 0, values, 0

    def next(self):
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def take(self, wanted=None):
        piece = self.next()
        assert piece, "the text ends too soon"
        assert wanted in (None, piece), f"{wanted} at {self.at} in {self.pieces}"
        self.at += 1
        return piece

    def sum(self):
        total, sign = 0.0, 1
        if self.next() in ("+", "-"):
            sign = -1 if self.take() == "-" else 1
        total += sign * self.product()
        while self.next() in ("+", "-"):
            sign = -1 if self.take() == "-" else 1
            total += sign * self.product()
        return total

    def product(self):
        total = self.power()
        while True:
            if self.next() in (r"\cdot", r"\times"):
                self.take()
                total *= self.power()
            elif self.next() == "/":
                self.take()
                total /= self.power()
            elif self.next() in STOPS and not (self.next() == "|" and self.bars == 0):
                return total
            else:
                total *= self.power()

    def power(self):
        base = self.atom()
        if self.next() == "^":
            self.take()
            return math.pow(base, self.argument())
        return base

    def argument(self):
        if self.next() == "{":
            return self.group("{", "}")
        return float(self.take()) if self.next().isdigit() else self.atom()

    def group(self, opening, closing):
        self.take(opening)
        bars, self.bars = self.bars, 0
        value = self.sum()
        self.bars = bars
        self.take(closing)
        return value

    def atom(self):
        piece = self.next()
        if piece.isdigit() or piece == ".":
            digits = self.take()
            while self.next().isdigit() or self.next() == ".":
                digits += self.take()
            return float(digits)
        for opening, closing in ("()", "[]", "{}"):
            if piece == opening:
                return self.group(opening, closing)
        if piece == "⟨":
            return math.fabs(self.group("⟨", "⟩"))
        self.take()
        match piece[1:] if piece[0] == "\\" else piece:
            case "|":
                self.bars += 1
                value = math.fabs(self.sum())
                self.bars -= 1
                self.take("|")
                return value
            case "frac":
                above = self.argument()
                return above / self.argument()
            case "sqrt":
                index = 2.0
                if self.next() == "[":
                    index = self.group("[", "]")
                return math.pow(self.argument(), 1 / index)
            case "pi":
                return math.pi
            case "e":
                return math.e
            case name if piece[0] == "\\" and name in FUNCTIONS:
                return self.function(FUNCTIONS[name])
            case name if piece[0] != "\\" or name in GREEK:
                return self.values[name]
        raise AssertionError(f"{piece} is not known to this reader")

    def function(self, apply):
        exponent = 1.0
        if self.next() == "^":
            self.take()
            exponent = self.argument()
        if self.next() in ("(", "["):
            inside = self.atom()
        else:
            inside = self.power()
            while re.fullmatch(r"[a-zA-Z].*|\\pi|\\(alpha|beta|theta|omega)", self.next()):
                inside *= self.power()
        return math.pow(apply(inside), exponent)


def value_by_hand(text, values):
    """The value of a formula where its letters have these values."""
    reader = Reader(text, values)
    found = reader.sum()
    assert reader.at == len(reader.pieces), f"left over: {reader.pieces[reader.at :]}"
    return found
