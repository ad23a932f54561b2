"""Terms to SymPy expressions, for search. What comes back from SymPy is never trusted."""

from __future__ import annotations

from typing import Any

import sympy

from symcheck.language.term import (
    App, Call, Derivative, MalformedTerm, Num, Term, Unknown, Var,
)  # fmt: skip
from symcheck.search.bridges.from_sympy import PRIME

_FUNCTIONS: dict[str, Any] = {
    "abs": sympy.Abs, "exp": sympy.exp, "ln": sympy.log, "log": sympy.log, "sin": sympy.sin,
    "cos": sympy.cos, "asin": sympy.asin, "atan": sympy.atan, "sign": sympy.sign,
    "floor": sympy.floor, "tan": sympy.tan, "acos": sympy.acos, "sinh": sympy.sinh,
    "cosh": sympy.cosh, "tanh": sympy.tanh, "asinh": sympy.asinh, "acosh": sympy.acosh,
    "atanh": sympy.atanh, "erf": sympy.erf,
}  # fmt: skip


def symbol_of(var: Var) -> sympy.Symbol:
    """The SymPy symbol of a variable, with the assumptions of its sort."""
    match var.sort:
        case "real":
            return sympy.Symbol(var.name, real=True)
        case "integer":
            return sympy.Symbol(var.name, integer=True)
        case "natural":
            return sympy.Symbol(var.name, integer=True, nonnegative=True)


def to_sympy(term: Term, *, evaluate: bool = True) -> sympy.Expr:
    """The term as SymPy has it; with ``evaluate=False``, as it was written.

    A root of odd index is the real one. Raises `MalformedTerm` for a derivative: unfold it first.

    >>> to_sympy(App("div", (Var("x"), Var("x"))))
    1
    >>> to_sympy(App("div", (Var("x"), Var("x"))), evaluate=False)
    x/x
    """
    with sympy.evaluate(evaluate):
        return _converted(term)


def _converted(term: Term) -> Any:
    match term:
        case Num(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Var():
            return symbol_of(term)
        case App("root", (Num(index), a)):
            return _root(int(index), _converted(a))
        case App(op, args):
            return _applied(op, [_converted(a) for a in args])
        case Call(name, args):
            return sympy.Function(name)(*map(_converted, args))
        case Unknown(name, order, arg):
            return sympy.Function(name + PRIME * order)(_converted(arg))
        case Derivative():
            raise MalformedTerm("a derivative must be unfolded before it goes to SymPy")
        case _:
            raise MalformedTerm("sums, products, integrals and expectations do not go to SymPy")


def _applied(op: str, args: list[Any]) -> Any:
    match op:
        case "add":
            return sympy.Add(*args)
        case "mul":
            return sympy.Mul(*args)
        case "neg":
            return sympy.Mul(-1, args[0])  # -args[0] would drop a second minus
        case "div":
            return args[0] / args[1]
        case "pow":
            return args[0] ** args[1]
        case "pi":
            return sympy.pi
        case "euler":
            return sympy.EulerGamma
        case "min" | "max":
            if sympy.core.parameters.global_parameters.evaluate:
                return (sympy.Min if op == "min" else sympy.Max)(*args)
            return sympy.Function(op + "imum")(*args)
        case _:
            return _FUNCTIONS[op](*args)


def _root(index: int, radicand: Any) -> Any:
    if index == 2:
        return sympy.sqrt(radicand)
    if not sympy.core.parameters.global_parameters.evaluate:
        return sympy.Function("root")(radicand, index)
    if index % 2 == 0:
        return radicand ** sympy.Rational(1, index)
    return sympy.sign(radicand) * sympy.Abs(radicand) ** sympy.Rational(1, index)
