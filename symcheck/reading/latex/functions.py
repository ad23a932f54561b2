"""Functions that LaTeX has names for, and how each is read."""

from __future__ import annotations

from collections.abc import Mapping

from symcheck.language.term import ONE, App, Term, div, exp, ln, neg, sqrt

COMMANDS: Mapping[str, str] = {
    "exp": "exp", "ln": "ln", "log": "log", "sin": "sin", "cos": "cos", "tan": "tan",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "sinh": "sinh", "cosh": "cosh",
    "tanh": "tanh", "cot": "cot", "sec": "sec", "csc": "csc", "min": "min", "max": "max",
}  # fmt: skip
"""Commands that are functions."""
FRACTIONS = ("frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac")

WORDS: Mapping[str, str] = {
    **COMMANDS, "sgn": "sign", "sign": "sign", "erf": "erf", "abs": "abs", "floor": "floor",
    "ceil": "ceil", "arsinh": "asinh", "arcosh": "acosh", "artanh": "atanh", "asinh": "asinh",
    "acosh": "acosh", "atanh": "atanh", "asin": "asin", "acos": "acos", "atan": "atan",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "sqrt": "sqrt",
    "sigmoid": "sigmoid",
}  # fmt: skip
r"""Words that are functions in ``\operatorname{…}``, ``\mathrm{…}`` or ``\text{…}``."""

SQUARED_BY_NAME = frozenset({"ln", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "cot", "sec",
                             "csc"})  # fmt: skip
"""Functions of which sin² x means (sin x)²."""


def applied(name: str, args: tuple[Term, ...]) -> Term:
    """The function of that name at its arguments."""
    u = args[0]
    match name:
        case "cot":
            return div(App("cos", (u,)), App("sin", (u,)))
        case "sec" | "csc":
            return div(ONE, App("cos" if name == "sec" else "sin", (u,)))
        case "log":
            return ln(u)
        case "ceil":
            return neg(App("floor", (neg(u),)))
        case "sqrt":
            return sqrt(u)
        case "sigmoid":
            return div(ONE, App("add", (ONE, exp(neg(u)))))
        case _:
            return App(name, args)
