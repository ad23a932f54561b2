"""Terms that bind a variable: sums, products, recursions, integrals, expectations."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from symcheck.language.term import (
    LAWS, Expectation, Integral, Law, MalformedTerm, Probability, Recursion, RelOp, Sort, Term,
    Var, product_over, sum_over,
)  # fmt: skip
from symcheck.reading.context import Reading
from symcheck.reading.names import EQUATED, LAW_NAMES, PRIME, RESERVED, name_of

Read: TypeAlias = Callable[[ast.expr, Reading], Term]


def bound(node: ast.expr, reading: Reading, sort: Sort) -> tuple[Var, Reading]:
    """The variable of that sort that a node names, and how to read where it is bound."""
    token = reading.token(node)
    name = token.text if token is not None and token.kind == "name" else ""
    if not name or name in RESERVED or name in reading.functions or PRIME in name:
        raise reading.refusal(node, "arguments", "a variable is wanted here")
    inner = replace(
        reading,
        integer=reading.integer | {name} if sort == "integer" else reading.integer - {name},
        natural=reading.natural | {name} if sort == "natural" else reading.natural - {name},
    )
    return Var(name_of(name), sort), inner


def infinite(node: ast.expr, reading: Reading) -> int:
    """1 for ``oo`` and ``+oo``, −1 for ``-oo``, 0 for anything else."""
    match node:
        case ast.UnaryOp(ast.USub() | ast.UAdd() as op, operand):
            found, sign = reading.token(operand), -1 if isinstance(op, ast.USub) else 1
        case _:
            found, sign = reading.token(node), 1
    return sign if found is not None and found.text == "oo" else 0


def with_bound_variable(
    node: ast.expr, name: str, args: list[ast.expr], reading: Reading, read: Read
) -> Term:
    """``Sum(f, (j, 1, n))``, ``Recursion(start, (k, x), f, 1, n)``, ``Expectation(f, w, law)``."""
    try:
        match name, args:
            case "Recursion", [start, ast.Tuple([k, x]), body, low, high]:
                index, inner = bound(k, reading, "integer")
                previous, inner = bound(x, inner, "real")
                ends = (_end(name, end, reading, read) for end in (low, high))
                return Recursion(read(start, reading), index, previous, read(body, inner), *ends)
            case "Integral", [body, ast.Tuple([x, low, high])]:
                var, inner = bound(x, reading, "real")
                limits = (
                    None if infinite(end, reading) == sign else read(end, reading)
                    for end, sign in ((low, -1), (high, 1))
                )
                return Integral(read(body, inner), var, *limits)
            case "Sum" | "Product", [body, ast.Tuple([j, low, high])]:
                index, inner = bound(j, reading, "integer")
                make = sum_over if name == "Sum" else product_over
                ends = (_end(name, end, reading, read) for end in (low, high))
                return make(read(body, inner), index, *ends)
            case "Expectation" | "Probability", [body, w, law]:
                var, inner = bound(w, reading, "real")
                if name == "Expectation":
                    return Expectation(read(body, inner), var, _law(law, reading, read))
                return _probability(body, var, _law(law, reading, read), inner, read)
    except MalformedTerm as wrong:
        raise reading.refusal(node, "arguments", str(wrong)) from None
    raise reading.refusal(node, "arguments", f"that is not how {name} is written", SHAPES[name])


def _end(name: str, node: ast.expr, reading: Reading, read: Read) -> Term:
    """Where a sum, a product or a recursion begins or ends."""
    if infinite(node, reading):
        hint = f"write limit({name}(...), n, oo) = L"
        raise reading.refusal(node, "arguments", f"{name} ends at an integer", hint)
    return read(node, reading)


SHAPES: Mapping[str, str] = {
    "Sum": "write Sum(f, (j, 1, n))", "Product": "write Product(f, (j, 1, n))",
    "Integral": "write Integral(f, (x, 0, 1))",
    "Recursion": "write Recursion(start, (k, x), f, 1, n)",
    "Expectation": "write Expectation(f, w, Normal(0, 1))",
    "Probability": "write Probability(abs(w) < 1, w, Normal(0, 1))",
}  # fmt: skip


STANDING: Mapping[str, str] = {
    **{name: f"write {name}(f, x in D) = m, alone on the left" for name in EQUATED},
    "limit": "write limit(f, x, a) = L, alone on the left",
    **{name: f"write Expectation(f, w, {name}(...))" for name in LAW_NAMES},
}
"""Where a limit, an extremum or a law belongs."""


def _law(node: ast.expr, reading: Reading, read: Read) -> Law:
    name = reading.callee(node)
    if name not in LAW_NAMES or not isinstance(node, ast.Call):
        hint = "write Normal(mean, deviation), Uniform(low, high) or Exponential(rate)"
        raise reading.refusal(node, "arguments", "a law is wanted here", hint)
    wanted = LAWS[LAW_NAMES[name]]
    if len(node.args) != wanted:
        message = f"{name} takes {wanted} argument{'s' * (wanted > 1)}, not {len(node.args)}"
        raise reading.refusal(node, "arguments", message)
    return Law(LAW_NAMES[name], tuple(read(a, reading) for a in node.args))


RELATIONS: Mapping[type[ast.cmpop], RelOp] = {
    ast.Eq: "=", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


def _probability(node: ast.expr, var: Var, law: Law, reading: Reading, read: Read) -> Term:
    match node:
        case ast.Compare(first, ops, others) if all(type(op) in RELATIONS for op in ops):
            terms = (read(t, reading) for t in others)
            links = tuple(zip((RELATIONS[type(op)] for op in ops), terms, strict=True))
            return Probability(read(first, reading), links, var, law)
        case _:
            raise reading.refusal(node, "arguments", "an event is a relation, or a chain of them")
