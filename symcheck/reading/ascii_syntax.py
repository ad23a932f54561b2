"""Claims and terms in the ASCII syntax that SymPy users type.

Powers are ``^`` or ``**``, equality ``=`` or ``==``; relations may be chained; claims are joined by
``not``, ``and``, ``or``, ``=>`` (to the right) and ``<=>``, tightest first, or by SymPy's printed
forms (``And``, ``Le``, ``Implies``, …). The text is cut into tokens, brought into a form that
Python's parser takes, and the tree is read node by node. Nothing is evaluated.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import TypeVar

from symcheck.language.claim import (
    And, Chain, Claim, Iff, Implies, Not, Or, Rel, RelOp, Truth, terms_of,
)  # fmt: skip
from symcheck.language.term import Term
from symcheck.reading.binders import MOST_LEVELS, is_deep
from symcheck.reading.errors import ReadError
from symcheck.reading.analysis_nodes import approximation, equated, member, named_form
from symcheck.reading.bound_nodes import RELATIONS
from symcheck.reading.context import Reading
from symcheck.reading.names import CLAIM_FUNCTIONS, EQUATED, PRIME, RESERVED
from symcheck.reading.python_form import (
    IFF, IMPLIES, PythonForm, check_depth, check_order, python_form,
)  # fmt: skip
from symcheck.reading.term_nodes import check_count, term_of
from symcheck.reading.tokens import Token, tokenize

MOST_COPYING = 50
_COPYING = {"Subs", "cot"}

_WRITE_A_RELATION = "write a relation, such as x^2 >= 0"
_NOT_AT_LEAST = "=> is an implication between claims; for at least, write >="

_Read = TypeVar("_Read", Term, Claim)

_NAMED_RELATIONS: dict[str, RelOp] = {
    "Eq": "=", "Ne": "!=", "Lt": "<", "Le": "<=", "Gt": ">", "Ge": ">=",
}  # fmt: skip


def read_claim(text: str, *, integer: Iterable[str] = (), functions: Iterable[str] = ()) -> Claim:
    """The claim that a text makes, as written.

    ``integer`` names the variables that are integers, all others being real; ``functions`` names
    the unknown functions. Both are spelled as in the text. Raises `ReadError`, and nothing else,
    for a text that cannot be read.

    >>> read_claim("0.1 <= x") == read_claim("Le(Rational(1, 10), x)")
    True
    >>> read_claim("2x > 0")
    Traceback (most recent call last):
    ...
    symcheck.reading.errors.ReadError: column 2: an operator is missing before x (write 2*x)
    """
    claim = _read(text, integer, functions, _claim)
    _check_levels(terms_of(claim))
    return claim


def read_term(text: str, *, integer: Iterable[str] = (), functions: Iterable[str] = ()) -> Term:
    """The term that a text denotes, as written; otherwise like `read_claim`.

    >>> from symcheck.language.term import Var, div
    >>> read_term("x/x") == div(Var("x"), Var("x"))
    True
    """
    term = _read(text, integer, functions, term_of)
    _check_levels((term,))
    return term


def _read(
    text: str,
    integer: Iterable[str],
    functions: Iterable[str],
    visit: Callable[[ast.expr, Reading], _Read],
) -> _Read:
    declared = frozenset(name.replace("'", PRIME) for name in functions)
    taken = sorted(declared & RESERVED)
    if taken:
        message = f"{taken[0]} cannot be declared as a function: it has a meaning already"
        raise ReadError("name", 1, message, f"call it {taken[0]}_")
    tokens = tokenize(text)
    check_order(tokens)
    check_depth(tokens)
    copying = [t for t in tokens if t.kind == "name" and t.text in _COPYING]
    if len(copying) > MOST_COPYING:
        message = f"there are more than {MOST_COPYING} substitutions"
        raise ReadError("too long", copying[-1].column, message, "carry some of them out")
    form = python_form(tokens)
    whole = frozenset(name.replace("'", PRIME) for name in integer)
    try:
        return visit(_parse(form, tokens), Reading(tokens, form.columns, whole, declared))
    except (RecursionError, MemoryError):
        message = "this has too many parts"
        raise ReadError("too long", 1, message, "define names for some of them") from None


def _check_levels(terms: Iterable[Term]) -> None:
    if any(map(is_deep, terms)):
        message = f"a term is nested more than {MOST_LEVELS} deep"
        raise ReadError("too deep", 1, message, "define names for its parts")


def _parse(form: PythonForm, tokens: tuple[Token, ...]) -> ast.expr:
    try:
        return ast.parse(form.source, mode="eval").body
    except SyntaxError as error:
        offset = (error.offset or 1) - 1
        column = max((c for at, c in form.columns.items() if at <= offset), default=1)
        negated = any(t.text == "not" for t in tokens)
        hint = "put brackets around not (...)" if negated else ""
        raise ReadError("syntax", column, "this cannot be read", hint) from None


def _claim(node: ast.expr, reading: Reading, hint: str = _WRITE_A_RELATION) -> Claim:
    match node:
        case ast.Compare():
            return _relations(node, reading)
        case ast.BoolOp(ast.And(), values):
            return And(_claims(values, reading))
        case ast.BoolOp(ast.Or(), values):
            return Or(_claims(values, reading))
        case ast.BinOp(_, ast.BitAnd(), _):
            return And(_claims(_row(node, ast.BitAnd), reading))
        case ast.BinOp(_, ast.BitOr(), _):
            return Or(_claims(_row(node, ast.BitOr), reading))
        case ast.UnaryOp(ast.Not() | ast.Invert(), operand):
            return Not(_claim(operand, reading))
        case ast.Constant(bool(value)):
            return Truth(value)
        case ast.Call(ast.Name(name), [a, b]) if name == IMPLIES:
            return Implies(*_claims((a, b), reading, _NOT_AT_LEAST))
        case ast.Call(ast.Name(name), [a, b]) if name == IFF:
            return Iff(*_claims((a, b), reading))
        case ast.Call(_, args) if (name := reading.callee(node)) in CLAIM_FUNCTIONS:
            check_count(node, name, len(args), CLAIM_FUNCTIONS[name], reading)
            return _named(name, args, reading)
        case _:
            term_of(node, reading)  # what is wrong inside it comes first
            raise reading.refusal(node, "not a claim", "this is a term, not a claim", hint)


def _claims(
    nodes: Iterable[ast.expr], reading: Reading, hint: str = _WRITE_A_RELATION
) -> tuple[Claim, ...]:
    return tuple(_claim(node, reading, hint) for node in nodes)


def _row(node: ast.expr, op: type[ast.operator]) -> list[ast.expr]:
    """The operands of ``a & b & c``, left to right."""
    operands: list[ast.expr] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, op):
        operands.append(node.right)
        node = node.left
    return [node, *operands[::-1]]


def _relations(node: ast.Compare, reading: Reading) -> Claim:
    if any(isinstance(op, ast.In) for op in node.ops):
        if len(node.ops) > 1:
            message = "a membership is not part of a chain"
            raise reading.refusal(node, "syntax", message, "join claims with and")
        return member(node.left, node.comparators[0], reading)
    if any(reading.callee(side) in EQUATED for side in (node.left, *node.comparators)):
        return equated(node, reading)
    if any(isinstance(op, ast.Is) for op in node.ops):
        return approximation(node, reading)
    first, *terms = (term_of(side, reading) for side in (node.left, *node.comparators))
    links = tuple((RELATIONS[type(op)], t) for op, t in zip(node.ops, terms, strict=True))
    if len(links) == 1:
        return Rel(links[0][0], first, links[0][1])
    return Chain(first, links)


def _named(name: str, args: list[ast.expr], reading: Reading) -> Claim:
    if name in _NAMED_RELATIONS:
        lhs, rhs = (term_of(arg, reading) for arg in args)
        return Rel(_NAMED_RELATIONS[name], lhs, rhs)
    if name == "Contains":
        return member(args[0], args[1], reading)
    if name in ("ForAll", "Exists", "ExistsOne", "approx", "within", "bigO", "littleO"):
        return named_form(name, args, reading, _claim)
    claims = _claims(args, reading)
    match name:
        case "Not":
            return Not(claims[0])
        case "Implies":
            return Implies(*claims)
        case "Equivalent":
            return Iff(*claims)
        case _:
            if len(claims) == 1:
                return claims[0]
            return And(claims) if name == "And" else Or(claims)
