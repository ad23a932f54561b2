"""Python's syntax tree of a line, as a term. A node that is not listed here is refused.

Sums and products that lean to the left become one n-ary operation, as ``a - b + c`` is written;
nothing else is rearranged and nothing is computed.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from difflib import get_close_matches
from fractions import Fraction

from symcheck.language.substitution import substitute
from symcheck.language.term import (
    ONE, PI, App, Num, Term, Unknown, Var, add, div, exp, ln, mul, neg, power, root, sqrt,
)  # fmt: skip
from symcheck.reading.binders import HIGHEST_ORDER, derivative, derivative_of_unknown, fits
from symcheck.reading.bound_nodes import STANDING, with_bound_variable
from symcheck.reading.context import Reading
from symcheck.reading.names import (
    CLAIM_FUNCTIONS, CONSTANTS, EQUATED, INFINITE, INTERVALS, LAW_NAMES, OPERATIONS, PRIME,
    RESERVED, TERM_FUNCTIONS, name_of,
)  # fmt: skip

_WHAT_IT_IS = "to compare claims, write <=>; to join them, and, or, =>"


def term_of(node: ast.expr, reading: Reading) -> Term:
    """The term that a node is. Raises `ReadError` where it is none."""
    match node:
        case ast.BinOp(_, ast.Add() | ast.Sub(), _):
            first, rest = _spine(node, (ast.Add, ast.Sub))
            summands = [term_of(first, reading)]
            for op, right in rest:
                part = term_of(right, reading)
                summands.append(part if isinstance(op, ast.Add) else neg(part))
            return add(*summands)
        case ast.BinOp(_, ast.Mult(), _):
            first, rest = _spine(node, (ast.Mult,))
            return mul(term_of(first, reading), *(term_of(right, reading) for _, right in rest))
        case ast.BinOp(left, ast.Div(), right):
            return div(term_of(left, reading), term_of(right, reading))
        case ast.BinOp(left, ast.Pow(), right):
            base = reading.token(left)
            if base is not None and base.text in ("e", "E"):
                return exp(term_of(right, reading))
            return power(term_of(left, reading), term_of(right, reading))
        case ast.UnaryOp(ast.USub(), operand):
            return neg(term_of(operand, reading))
        case ast.UnaryOp(ast.UAdd(), operand):
            return term_of(operand, reading)
        case ast.Name() if (token := reading.token(node)) is not None:
            if token.kind == "number":
                return Num(Fraction(token.text))
            return _named(node, token.text, reading)
        case ast.Call(_, args) if name := reading.callee(node):
            return _applied(node, name, args, reading)
        case ast.Tuple():
            message = "a list of terms is not a term"
            raise reading.refusal(node, "not a term", message, "join claims with and")
        case _:
            message = "a claim stands where a term is wanted"
            raise reading.refusal(node, "not a term", message, _WHAT_IT_IS)


def _spine(
    node: ast.expr, ops: tuple[type[ast.operator], ...]
) -> tuple[ast.expr, list[tuple[ast.operator, ast.expr]]]:
    """The leftmost operand of a row of operations, and the others with what stands before them."""
    rest: list[tuple[ast.operator, ast.expr]] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ops):
        rest.append((node.op, node.right))
        node = node.left
    return node, rest[::-1]


def _named(node: ast.expr, name: str, reading: Reading) -> Term:
    if name in CONSTANTS:
        if name == "EulerGamma":
            return App("euler", ())
        return exp(ONE) if name in ("e", "E") else PI
    if name in INFINITE:
        message = f"{name} is not a number"
        raise reading.refusal(node, "name", message, "x in Interval(a, oo) is x >= a")
    if name.rstrip(PRIME) in reading.functions:
        hint = f"write {name}(...)"
        raise reading.refusal(node, "arguments", f"{name} is a function", hint)
    if name in RESERVED or "." in name:
        hint = f"a variable of that name is written {name}_"
        raise reading.refusal(node, "name", f"{name} is not a variable", hint)
    if name in reading.natural:
        return Var(name_of(name), "natural")
    return Var(name_of(name), "integer" if name in reading.integer else "real")


def check_count(
    node: ast.expr, name: str, count: int, allowed: tuple[int, int | None], reading: Reading
) -> None:
    """Refuse a wrong number of arguments."""
    least, most = allowed
    if count < least or (most is not None and count > most):
        several = "or more" if most is None else f"or {most}"
        wanted = f"{least}" if most == least else f"{least} {several}"
        message = f"{name} takes {wanted} argument{'' if wanted == '1' else 's'}, not {count}"
        raise reading.refusal(node, "arguments", message)


def _instead_of(name: str, reading: Reading) -> str:
    """What to write for a name that is called and not known."""
    called = (*TERM_FUNCTIONS, *CLAIM_FUNCTIONS, *EQUATED, *LAW_NAMES, *reading.functions)
    plain = {known.lower(): known for known in called}
    close = get_close_matches(name.lower(), plain, n=1, cutoff=0.7)
    if close:
        return f"did you mean {plain[close[0]]}? For a product, write {name}*(...)"
    return f"write {name}*(...) for a product, or declare the function {name}"


def _applied(node: ast.expr, name: str, args: list[ast.expr], reading: Reading) -> Term:
    stem = name.rstrip(PRIME)
    if stem in reading.functions:
        check_count(node, name, len(args), (1, 1), reading)
        order, arg = len(name) - len(stem), term_of(args[0], reading)
        if order == 0:
            return Unknown(name_of(stem), 0, arg)
        return derivative_of_unknown(name_of(stem), order, arg, _bound_variable(reading))
    if name in CLAIM_FUNCTIONS or name in INTERVALS:
        message = f"{name}(...) stands where a term is wanted"
        raise reading.refusal(node, "not a term", message, _WHAT_IT_IS)
    if name in EQUATED or name in LAW_NAMES:
        message = f"{name}(...) stands where a term is wanted"
        raise reading.refusal(node, "not a term", message, STANDING[name])
    if name not in TERM_FUNCTIONS:
        hint = _instead_of(name, reading)
        message = f"{name} is called and is not a known function"
        raise reading.refusal(node, "undeclared function", message, hint)
    check_count(node, name, len(args), TERM_FUNCTIONS[name], reading)
    match name:
        case "Rational" | "Integer":
            return _rational(node, args, reading)
        case "Derivative" | "diff":
            return _derivative(args, reading)
        case "Subs":
            return _substituted(node, args, reading)
        case "Sum" | "Product" | "Integral" | "Recursion" | "Expectation" | "Probability":
            return with_bound_variable(node, name, args, reading, term_of)
        case "root" | "real_root":
            return root(_root_index(args[1], reading), term_of(args[0], reading))
    terms = tuple(term_of(arg, reading) for arg in args)
    u = terms[0]
    match name:
        case "sqrt":
            return sqrt(u)
        case "cbrt":
            return root(3, u)
        case "log":
            return App("log", terms) if len(terms) == 2 else ln(u)
        case "sec":
            return div(ONE, App("cos", (u,)))
        case "csc":
            return div(ONE, App("sin", (u,)))
        case "cot":
            x = Var("x")
            _check_size(node, mul(x, x), {x: u}, reading)
            return div(App("cos", (u,)), App("sin", (u,)))
        case "ceiling" | "ceil":
            return neg(App("floor", (neg(u),)))
        case _:
            return App(OPERATIONS[name], terms)


def _whole(node: ast.expr, reading: Reading) -> int | None:
    """The value of an integer literal, with or without a sign; of anything else nothing."""
    match node:
        case ast.UnaryOp(ast.USub(), operand):
            value = _whole(operand, reading)
            return None if value is None else -value
        case _:
            token = reading.token(node)
            return int(token.text) if token and token.text.isdecimal() else None


def _rational(node: ast.expr, args: list[ast.expr], reading: Reading) -> Num:
    parts = [_whole(arg, reading) for arg in args]
    top, below = parts[0], parts[-1] if len(parts) == 2 else 1
    if top is None or below is None:
        message = "Rational and Integer take integers written out"
        raise reading.refusal(node, "number", message, "write the quotient with /")
    if below == 0:
        raise reading.refusal(args[1], "number", "the denominator is 0")
    return Num(Fraction(top, below))


def _root_index(node: ast.expr, reading: Reading) -> int:
    index = _whole(node, reading)
    if index is None or index < 2:
        message = "the index of a root is an integer written out, 2 or more"
        raise reading.refusal(node, "arguments", message, "write x^(1/n) for a power")
    return index


def _variable(node: ast.expr, reading: Reading, real: bool = False) -> Var:
    token = reading.token(node)
    found = term_of(node, reading) if token and token.kind == "name" else None
    if not isinstance(found, Var):
        raise reading.refusal(node, "arguments", "a variable is wanted here")
    if real and found.sort != "real":
        message = f"{found.name} is an integer, and a derivative needs a real variable"
        raise reading.refusal(node, "arguments", message)
    return found


def _bound_variable(reading: Reading) -> Var:
    name = "t"
    while name in reading.integer or name in reading.functions:
        name += "_"
    return Var(name)


def _derivative(args: list[ast.expr], reading: Reading) -> Term:
    """``Derivative(body, x, (y, 2))``, variable by variable."""
    term = term_of(args[0], reading)
    for arg in args[1:]:
        match arg:
            case ast.Tuple([variable, times]):
                order = _whole(times, reading)
            case _:
                variable, order = arg, 1
        if order is None or not 1 <= order <= HIGHEST_ORDER:
            message = f"the order of a derivative is an integer from 1 to {HIGHEST_ORDER}"
            raise reading.refusal(arg, "arguments", message)
        term = derivative(term, _variable(variable, reading, real=True), order)
    return term


def _substituted(node: ast.expr, args: list[ast.expr], reading: Reading) -> Term:
    """``Subs(body, x, a)`` and ``Subs(body, (x, y), (a, b))``, all variables at once."""
    variables, points = (a.elts if isinstance(a, ast.Tuple) else [a] for a in args[1:])
    if len(variables) != len(points):
        message = f"{len(variables)} variables and {len(points)} values"
        raise reading.refusal(node, "arguments", message)
    values = {
        _variable(v, reading): term_of(p, reading) for v, p in zip(variables, points, strict=True)
    }
    body = term_of(args[0], reading)
    _check_size(node, body, values, reading)
    return substitute(body, values)


def _check_size(node: ast.expr, body: Term, values: Mapping[Var, Term], reading: Reading) -> None:
    if not fits(body, values):
        raise reading.refusal(node, "too long", "this substitution makes the term too large")
