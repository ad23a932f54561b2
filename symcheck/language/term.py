"""Terms: real-valued expressions, kept as written.

Nothing is evaluated when a term is built: ``div(x, x)`` stays ``x/x``. A term has a value at a
point or it has none (see `definedness`). Equality of terms is equality of what was written.

>>> div(x := Var("x"), x) == Num(Fraction(1))
False
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

Sort: TypeAlias = Literal["real", "integer", "natural"]

ARITY: Mapping[str, int | None] = {
    "add": None, "mul": None, "neg": 1, "div": 2, "pow": 2, "root": 2, "abs": 1,
    "exp": 1, "ln": 1, "sin": 1, "cos": 1, "asin": 1, "atan": 1, "pi": 0,
    "min": None, "max": None, "sign": 1, "floor": 1,
    "log": 2, "tan": 1, "acos": 1, "sinh": 1, "cosh": 1, "tanh": 1,
    "asinh": 1, "acosh": 1, "atanh": 1,
}  # fmt: skip
"""Operations and their number of arguments; None means two or more.

``root`` is (index literal ≥ 2, radicand); ``log`` is (argument, base).
"""

DERIVED = frozenset({"log", "tan", "acos", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"})
"""Operations that `forms` unfolds to the others; the kernel never meets them."""


class MalformedTerm(ValueError):
    """A term that cannot be built: unknown operation or wrong number of arguments."""


@dataclass(frozen=True, slots=True)
class Num:
    """A rational constant."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Var:
    """A variable. Its sort is part of it, so that x^n means one thing wherever it stands."""

    name: str
    sort: Sort = "real"


@dataclass(frozen=True, slots=True)
class App:
    """An operation of `ARITY` applied to arguments."""

    op: str
    args: tuple[Term, ...]
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        """Refuse unknown operations and wrong numbers of arguments."""
        if self.op not in ARITY:
            raise MalformedTerm(f"unknown operation {self.op!r}")
        wanted = ARITY[self.op]
        if len(self.args) != wanted and not (wanted is None and len(self.args) >= 2):
            raise MalformedTerm(f"{self.op} takes {wanted or 'two or more'} arguments")
        if self.op == "root" and not _is_root_index(self.args[0]):
            raise MalformedTerm("the index of a root is an integer literal, 2 or more")
        object.__setattr__(self, "_hash", hash((self.op, self.args)))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[App], tuple[str, tuple[Term, ...]]]:
        return App, (self.op, self.args)  # another process hashes text differently


@dataclass(frozen=True, slots=True)
class Call:
    """An author-defined function applied; an abbreviation that a context expands."""

    name: str
    args: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """The order-th derivative of an unknown differentiable function, at an argument."""

    name: str
    order: int
    arg: Term


@dataclass(frozen=True, slots=True)
class Derivative:
    """The derivative of ``body`` as a function of ``var``, at ``at``. ``var`` is bound in ``body``.

    It has a value exactly where that function is differentiable.
    """

    body: Term
    var: Var
    at: Term


Term: TypeAlias = Num | Var | App | Call | Unknown | Derivative


def _is_root_index(term: Term) -> bool:
    return isinstance(term, Num) and term.value.denominator == 1 and term.value >= 2


def num(value: int | str | Fraction) -> Num:
    """The rational constant, exactly: ``num("6.9")`` is 69/10. Floats are refused.

    >>> num(0.1)
    Traceback (most recent call last):
    ...
    TypeError: a float is not a rational constant: write num("0.1")
    """
    if isinstance(value, float):
        raise TypeError(f'a float is not a rational constant: write num("{value}")')
    return Num(Fraction(value))


ZERO, ONE, TWO = num(0), num(1), num(2)
PI = App("pi", ())


def add(*terms: Term) -> Term:
    """The sum; of one term, that term."""
    return terms[0] if len(terms) == 1 else App("add", terms)


def sub(a: Term, b: Term) -> Term:
    """The difference a − b, which is a + (−b)."""
    return App("add", (a, neg(b)))


def mul(*terms: Term) -> Term:
    """The product; of one term, that term."""
    return terms[0] if len(terms) == 1 else App("mul", terms)


def neg(a: Term) -> Term:
    """The opposite −a; of a literal, the opposite literal."""
    return Num(-a.value) if isinstance(a, Num) else App("neg", (a,))


def div(a: Term, b: Term) -> Term:
    """The quotient a/b."""
    return App("div", (a, b))


def power(a: Term, b: Term) -> Term:
    """The power a^b (see `definedness` for what an exponent is)."""
    return App("pow", (a, b))


def root(index: int, a: Term) -> Term:
    """The real root of that index."""
    return App("root", (num(index), a))


def sqrt(a: Term) -> Term:
    """The square root."""
    return root(2, a)


def exp(a: Term) -> Term:
    """The exponential function; e itself is ``exp(ONE)``."""
    return App("exp", (a,))


def ln(a: Term) -> Term:
    """The natural logarithm."""
    return App("ln", (a,))


def absolute(a: Term) -> Term:
    """The absolute value."""
    return App("abs", (a,))


def children(term: Term) -> tuple[Term, ...]:
    """The immediate subterms, in order; the body of a derivative is one of them."""
    match term:
        case App(_, args) | Call(_, args):
            return args
        case Unknown(_, _, arg):
            return (arg,)
        case Derivative(body, _, at):
            return (body, at)
        case _:
            return ()


def subterms(term: Term) -> Iterator[Term]:
    """Every subterm, inner ones first, the term itself last; repeats are kept."""
    for child in children(term):
        yield from subterms(child)
    yield term


@lru_cache(maxsize=100_000)
def free_variables(term: Term) -> frozenset[Var]:
    """The variables on which the value may depend."""
    match term:
        case Var():
            return frozenset({term})
        case Derivative(body, var, at):
            return (free_variables(body) - {var}) | free_variables(at)
        case _:
            return frozenset[Var]().union(*map(free_variables, children(term)))


def is_integer_by_form(term: Term) -> bool:
    """Whether an exponent counts as an integer: literals and integer variables under + − ·.

    >>> is_integer_by_form(div(num(2), num(2)))
    False
    """
    match term:
        case Num(value):
            return value.denominator == 1
        case Var(_, sort):
            return sort != "real"
        case App("add" | "mul" | "neg", args):
            return all(map(is_integer_by_form, args))
        case _:
            return False
