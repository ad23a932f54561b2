"""SymPy expressions to terms and claims, keeping what was written.

SymPy stores x/y as x·y⁻¹ and −x as (−1)·x; those come back as the quotient and the opposite they
were written as. Sums and products run in the order written. What has no meaning here (floats,
complex numbers, infinities, symbols nobody declared) is refused with what to write instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import sympy
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from symcheck.language.claim import Claim, Rel, RelOp
from symcheck.language.substitution import fresh_variable
from symcheck.language.term import (
    LAWS, ONE, PI, App, Call, Derivative, Expectation, Integral, Law, MalformedTerm, Num,
    Probability, Term, Unknown, Var, div, exp, is_integer_by_form, mul, neg, power, product_over,
    root, sqrt, sum_over,
)  # fmt: skip

PRIME = "′"
"""Ends the name of a function to say its derivative: σ′ of a function σ."""

FORMS = frozenset({
    "maximum", "minimum", "diff", "root", "sum_over", "product_over", "integral", "expectation",
    "probability", *LAWS,
})  # fmt: skip
"""Undefined functions of these names stand for operations that SymPy would evaluate."""

ConversionKind: TypeAlias = Literal[
    "float", "complex", "infinite", "text", "truth-value", "foreign-symbol", "undeclared-function",
    "arguments", "not-a-variable", "refused-form", "not-a-term", "not-a-claim",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConversionProblem:
    """What could not be read, and what to write instead."""

    kind: ConversionKind
    message: str
    hint: str


class ConversionError(ValueError):
    """Raised with a `ConversionProblem`."""

    def __init__(self, problem: ConversionProblem) -> None:
        super().__init__(f"{problem.message}: {problem.hint}")
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Names:
    """What the symbols and functions of an expression stand for."""

    symbols: Mapping[sympy.Symbol, Var] = field(default_factory=dict)
    functions: Mapping[str, int] = field(default_factory=dict)
    """Functions the author has defined, with their number of arguments."""
    unknowns: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    """The symbols, by name, that abbreviate a term: no derivative is with respect to them."""
    whole: frozenset[str] = frozenset()
    """Functions that are defined at integers only."""


NO_NAMES = Names()

_OPERATIONS: dict[Any, str] = {
    sympy.exp: "exp", sympy.Abs: "abs", sympy.sin: "sin", sympy.cos: "cos", sympy.tan: "tan",
    sympy.asin: "asin", sympy.acos: "acos", sympy.atan: "atan", sympy.sinh: "sinh",
    sympy.cosh: "cosh", sympy.tanh: "tanh", sympy.asinh: "asinh", sympy.acosh: "acosh",
    sympy.atanh: "atanh", sympy.sign: "sign", sympy.floor: "floor", sympy.erf: "erf",
}  # fmt: skip

_RELATIONS: dict[Any, RelOp] = {
    sympy.Eq: "=", sympy.Ne: "!=", sympy.Lt: "<", sympy.Le: "<=", sympy.Gt: ">", sympy.Ge: ">=",
}  # fmt: skip

_REFUSED: dict[Any, str] = {
    sympy.And: "all_of(A, B)",
    sympy.Or: "any_of(A, B)",
    sympy.Not: "negation(A)",
    sympy.Implies: "implies(A, B)",
    sympy.Equivalent: "iff(A, B)",
    sympy.Contains: 'member(x, "[", low, high, "]")',
    sympy.Max: "maximum(a, b)",
    sympy.Min: "minimum(a, b)",
    sympy.Derivative: "diff(term, x), or prime(f)(x)",
    sympy.Subs: "prime(f)(a) for the derivative of f at a",
    sympy.Piecewise: "implies(condition, claim) for each case",
    sympy.ceiling: "-floor(-x)",
    sympy.Pow: "x**y",
    sympy.Integral: "integral(term, x, low, high)",
    sympy.Sum: "sum_over(term, j, low, high)",
    sympy.Product: "product_over(term, j, low, high)",
    sympy.Limit: "limit(term, x, a, value), which is a claim",
}


def term_from_sympy(expr: Any, names: Names = NO_NAMES) -> Term:
    """The term that was written.

    Raises `ConversionError` for what is not a term over the reals. Ints and fractions are taken;
    text is not, since SymPy would execute it.

    >>> x = sympy.Symbol("x", real=True)
    >>> with sympy.evaluate(False):
    ...     e = x / x
    >>> term_from_sympy(e, Names({x: Var("x")})) == div(Var("x"), Var("x"))
    True
    """
    match expr:
        case bool():
            raise _truth_value()
        case int() | Fraction():
            return Num(Fraction(expr))
        case float() | sympy.Float():
            raise _refuse("float", f"{expr} is a float", 'write Rational(1, 2) or Rational("0.5")')
        case str():
            raise _refuse("text", f"{expr!r} is text", "write the expression without quotes")
        case sympy.Rational():
            return Num(Fraction(int(expr.p), int(expr.q)))
        case sympy.Symbol():
            return _symbol(expr, names)
        case sympy.Add():
            return App("add", tuple(term_from_sympy(a, names) for a in _written(expr)))
        case sympy.Mul():
            return _product(_written(expr), names)
        case sympy.Pow():
            return _power(expr, names)
        case AppliedUndef():
            return _application(expr, names)
        case _:
            return _operation(expr, names)


def claim_from_sympy(written: Any, names: Names = NO_NAMES) -> Claim:
    """The relation that was written with ``<``, ``<=``, ``>``, ``>=``, ``Eq`` or ``Ne``.

    Raises `ConversionError`, also for a bare true or false: SymPy decided it before it was read.
    """
    if isinstance(written, bool) or written in (sympy.true, sympy.false):
        raise _truth_value()
    if isinstance(written, Relational) and type(written) in _RELATIONS:
        lhs, rhs = (term_from_sympy(side, names) for side in written.args)
        return Rel(_RELATIONS[type(written)], lhs, rhs)
    if isinstance(written, Boolean) and type(written) in _REFUSED:
        raise _refused_form(written)
    raise _refuse("not-a-claim", f"{written} is not a claim", "write a relation, such as x <= 1")


def _refuse(kind: ConversionKind, message: str, hint: str) -> ConversionError:
    return ConversionError(ConversionProblem(kind, message, hint))


def _truth_value() -> ConversionError:
    return _refuse(
        "truth-value",
        "this became a bare true or false before symcheck could read it",
        'write chain(3, ">=", 2) for a relation between numbers, Eq(a, b) for a == b',
    )


def _refused_form(expr: Any) -> ConversionError:
    name = type(expr).__name__
    return _refuse("refused-form", f"SymPy evaluates {name}", f"write {_REFUSED[type(expr)]}")


def _written(expr: Any) -> tuple[Any, ...]:
    """The arguments in the order written: ``a + b + c`` is stored as ``(a + b) + c``."""
    first, *rest = expr.args
    parts: list[Any] = []
    while type(first) is type(expr):
        parts = [*first.args[1:], *rest]
        first, rest = first.args[0], parts
    return (first, *rest)


def _symbol(expr: Any, names: Names) -> Var:
    found = names.symbols.get(expr)
    if found is None:
        hint = f'write {expr} = d.real("{expr}")'
        raise _refuse("foreign-symbol", f"the symbol {expr} was not declared", hint)
    return found


def _product(factors: tuple[Any, ...], names: Names) -> Term:
    """Factors left to right; a reciprocal after the first place divides what stands before it."""
    first, *rest = factors
    if isinstance(first, sympy.Rational) and first < 0:
        bare = tuple(rest) if first == -1 else (-first, *rest)
        return neg(_product(bare, names))
    before = [term_from_sympy(first, names)]
    for factor in rest:
        if isinstance(factor, sympy.Pow) and factor.exp == -1:
            before = [div(mul(*before), term_from_sympy(factor.base, names))]
        else:
            before.append(term_from_sympy(factor, names))
    return mul(*before)


def _power(expr: Any, names: Names) -> Term:
    base, exponent = expr.base, expr.exp
    if base == sympy.E:
        return exp(term_from_sympy(exponent, names))
    inner = term_from_sympy(base, names)
    if exponent == -1:
        return div(ONE, inner)
    if exponent == sympy.Rational(1, 2):
        return sqrt(inner)
    if exponent == sympy.Rational(-1, 2):
        return div(ONE, sqrt(inner))
    return power(inner, term_from_sympy(exponent, names))


def _operation(expr: Any, names: Names) -> Term:
    if expr == sympy.pi:
        return PI
    if expr == sympy.E:
        return exp(ONE)
    if expr == sympy.EulerGamma:
        return App("euler", ())
    if expr == sympy.I:
        raise _refuse("complex", "I is not a real number", "state the claim over the reals")
    if expr in (sympy.oo, -sympy.oo, sympy.zoo, sympy.nan):
        raise _refuse("infinite", f"{expr} is not a real number", "leave out an infinite end")
    kind = type(expr)
    if kind in _OPERATIONS:
        return App(_OPERATIONS[kind], (term_from_sympy(expr.args[0], names),))
    if kind is sympy.log:
        args = tuple(term_from_sympy(a, names) for a in expr.args)
        return App("ln" if len(args) == 1 else "log", args)
    if kind in _REFUSED:
        raise _refused_form(expr)
    if expr in (sympy.true, sympy.false):
        raise _truth_value()
    known = "numbers, declared variables, + - * / **, sqrt, Abs, exp, ln, sin and the like"
    raise _refuse("not-a-term", f"{expr} ({kind.__name__}) is not a term", f"there are {known}")


def variable_from_sympy(expr: Any, names: Names = NO_NAMES) -> Var:
    """The declared variable that is to be bound. Raises `ConversionError` for anything else."""
    found = names.symbols.get(expr) if isinstance(expr, sympy.Symbol) else None
    if found is None or found.name in names.abbreviations:
        hint = 'declare it, such as x = d.real("x")'
        raise _refuse("not-a-variable", f"{expr} is not a declared variable", hint)
    return found


def _law(expr: Any, names: Names) -> Law:
    name = expr.func.__name__ if isinstance(expr, AppliedUndef) else ""
    if name not in LAWS:
        raise _refuse("not-a-term", f"{expr} is no law", "write normal(0, 1), uniform(0, 1)")
    return Law(name, tuple(term_from_sympy(a, names) for a in expr.args))


def _binding(name: str, given: tuple[Any, ...], names: Names) -> Term:
    """A term that binds a variable, from the arguments of its undefined function."""
    try:
        match name, given:
            case "sum_over" | "product_over", (body, index, low, high):
                make = sum_over if name == "sum_over" else product_over
                ends = (term_from_sympy(end, names) for end in (low, high))
                return make(term_from_sympy(body, names), variable_from_sympy(index, names), *ends)
            case "integral", (body, x, low, high):
                first, last = (
                    None if end == outermost else term_from_sympy(end, names)
                    for end, outermost in ((low, -sympy.oo), (high, sympy.oo))
                )
                var = variable_from_sympy(x, names)
                return Integral(term_from_sympy(body, names), var, first, last)
            case "expectation", (body, w, law):
                var = variable_from_sympy(w, names)
                return Expectation(term_from_sympy(body, names), var, _law(law, names))
            case "probability", (w, law, first, *rest):
                ops = (relation.name for relation in rest[::2])
                terms = (term_from_sympy(t, names) for t in rest[1::2])
                links = tuple((_EVENTS[op], t) for op, t in zip(ops, terms, strict=True))
                var = variable_from_sympy(w, names)
                return Probability(term_from_sympy(first, names), links, var, _law(law, names))
    except MalformedTerm as wrong:
        hint = 'an index is an integer variable, d.integer("j"), and any other a real one'
        raise _refuse("arguments", str(wrong), hint) from None
    raise _refuse("not-a-term", f"{name} is a law, not a term", "write expectation(f, w, law)")


_EVENTS: dict[str, RelOp] = {
    "==": "=", "=": "=", "!=": "!=", "≠": "!=", "<": "<", "<=": "<=", "≤": "<=", ">": ">",
    ">=": ">=", "≥": ">=",
}  # fmt: skip


def _application(expr: Any, names: Names) -> Term:
    name = expr.func.__name__
    if name in FORMS and name not in ("maximum", "minimum", "diff", "root"):
        return _binding(name, expr.args, names)
    args = tuple(term_from_sympy(a, names) for a in expr.args)
    match name:
        case "maximum" | "minimum":
            return App(name[:3], args)
        case "root":
            return root(int(expr.args[1]), args[0])
        case "diff":
            var = args[1]
            if not isinstance(var, Var) or var.name in names.abbreviations:
                hint = "differentiate with respect to a declared variable"
                raise _refuse("not-a-variable", f"{expr.args[1]} is not a variable", hint)
            return Derivative(args[0], var, var)
    base, order = name.rstrip(PRIME), len(name) - len(name.rstrip(PRIME))
    if base in names.whole and not all(map(is_integer_by_form, args)):
        hint = "write an integer variable, or an integer plus one"
        raise _refuse("arguments", f"{base} takes integers only, not {expr.args[0]}", hint)
    if base in names.unknowns and len(args) == 1:
        return Unknown(base, order, args[0])
    if base not in names.functions:
        hint = f'define it with d.define("{base}", lambda t: ...) or d.unknown("{base}")'
        raise _refuse("undeclared-function", f"the function {base} was not declared", hint)
    if len(args) != names.functions[base] or (order and len(args) != 1):
        message = f"{name} does not take {len(args)} arguments"
        raise _refuse("arguments", message, f"{base} was defined with {names.functions[base]}")
    if order == 0:
        return Call(base, args)
    taken = frozenset(names.symbols.values())
    bound = Var("t") if "t" not in {v.name for v in taken} else fresh_variable(Var("t"), taken)
    body: Term = Call(base, (bound,))
    for _ in range(order - 1):
        body = Derivative(body, bound, bound)
    return Derivative(body, bound, args[0])
