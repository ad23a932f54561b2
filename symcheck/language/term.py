"""Terms: real-valued expressions, kept as written.

Nothing is evaluated when a term is built: ``div(x, x)`` stays ``x/x``. A term has a value at a
point or it has none (see `definedness`). Equality of terms is equality of what was written.

>>> div(x := Var("x"), x) == Num(Fraction(1))
False
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

Sort: TypeAlias = Literal["real", "integer", "natural"]

RelOp: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]

ARITY: Mapping[str, int | None] = {
    "add": None, "mul": None, "neg": 1, "div": 2, "pow": 2, "root": 2, "abs": 1,
    "exp": 1, "ln": 1, "sin": 1, "cos": 1, "asin": 1, "atan": 1, "pi": 0,
    "min": None, "max": None, "sign": 1, "floor": 1, "erf": 1, "euler": 0,
    "log": 2, "tan": 1, "acos": 1, "sinh": 1, "cosh": 1, "tanh": 1,
    "asinh": 1, "acosh": 1, "atanh": 1,
}  # fmt: skip
"""Operations and their number of arguments; None means two or more.

``root`` is (index literal ≥ 2, radicand); ``log`` is (argument, base); ``erf`` is the error
function; ``euler`` is Euler's constant γ = lim (1 + 1/2 + … + 1/n − ln n).
"""

LAWS: Mapping[str, int] = {"normal": 2, "uniform": 2, "exponential": 1}
"""Laws on ℝ by their densities, with the number of parameters.

``normal`` is (mean, standard deviation > 0), ``uniform`` (low < high), ``exponential`` (rate > 0).
"""

DERIVED = frozenset({"log", "tan", "acos", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"})
"""Operations that `forms` unfolds to the others; the kernel never meets them."""


class MalformedTerm(ValueError):
    """A term that cannot be built: unknown operation or wrong number of arguments."""


@dataclass(frozen=True, slots=True)
class Num:
    """A rational constant."""

    value: Fraction
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        """Hash once: the hash of a fraction is a division modulo a large prime."""
        object.__setattr__(self, "_hash", hash(self.value))

    def __hash__(self) -> int:
        return self._hash


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


@dataclass(frozen=True, slots=True)
class Recursion:
    """x_high, where x_{low−1} = start and x_k = body(k, x_{k−1}) for low ≤ k ≤ high.

    ``index`` (k) and ``previous`` (x_{k−1}) are bound in ``body``; with high < low it is the start.
    Sums and products over an index are recursions that add or multiply.
    """

    start: Term
    index: Var
    previous: Var
    body: Term
    low: Term
    high: Term

    def __post_init__(self) -> None:
        """Refuse an index or an end that is no integer by its form."""
        ends = is_integer_by_form(self.low) and is_integer_by_form(self.high)
        if not ends or self.index.sort != "integer" or self.previous.sort != "real":
            raise MalformedTerm("a recursion runs over integers, from one integer to another")
        if self.index.name == self.previous.name:
            raise MalformedTerm("the index of a recursion and the value before need two names")


@dataclass(frozen=True, slots=True)
class Integral:
    """The integral of ``body`` over ``var`` from low to high; None is −∞ or ∞.

    If high < low it is the opposite of that from high to low. That it has a value is never taken
    for granted: it is shown, for a body that is continuous from end to end.
    """

    body: Term
    var: Var
    low: Term | None
    high: Term | None

    def __post_init__(self) -> None:
        """Refuse a variable that is no real one."""
        _must_be_real(self.var)


@dataclass(frozen=True, slots=True)
class Law:
    """A law of `LAWS` with its parameters."""

    name: str
    parameters: tuple[Term, ...]

    def __post_init__(self) -> None:
        """Refuse unknown laws and wrong numbers of parameters."""
        if LAWS.get(self.name) != len(self.parameters):
            raise MalformedTerm(f"there is no law {self.name} of {len(self.parameters)} parameters")


@dataclass(frozen=True, slots=True)
class Expectation:
    """E body for a ``var`` of that law: the integral of body times the density.

    It has a value where that integral exists absolutely; body may lack one on a null set.
    """

    body: Term
    var: Var
    law: Law

    def __post_init__(self) -> None:
        """Refuse a variable that is no real one: the laws are laws on ℝ."""
        _must_be_real(self.var)


@dataclass(frozen=True, slots=True)
class Probability:
    """The probability that ``first op₁ t₁ op₂ t₂ …`` holds, for a ``var`` of that law.

    Where a term has no value the event does not hold. Events of this language are Borel sets.
    """

    first: Term
    links: tuple[tuple[RelOp, Term], ...]
    var: Var
    law: Law

    def __post_init__(self) -> None:
        """Refuse a variable that is no real one: the laws are laws on ℝ."""
        _must_be_real(self.var)


Binder: TypeAlias = Derivative | Recursion | Integral | Expectation | Probability
Term: TypeAlias = (
    Num | Var | App | Call | Unknown | Derivative | Recursion | Integral | Expectation | Probability
)


def _must_be_real(var: Var) -> None:
    if var.sort != "real":
        raise MalformedTerm(f"{var.name} runs over the reals here, and is no real variable")


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


def sum_over(body: Term, index: Var, low: Term, high: Term) -> Recursion:
    """The sum of body over index = low, …, high."""
    return _accumulated("add", ZERO, body, index, low, high)


def product_over(body: Term, index: Var, low: Term, high: Term) -> Recursion:
    """The product of body over index = low, …, high."""
    return _accumulated("mul", ONE, body, index, low, high)


def _accumulated(op: str, start: Term, body: Term, index: Var, low: Term, high: Term) -> Recursion:
    names = {v.name for v in free_variables(body)} | {index.name}
    so_far = next(n for k in range(len(names) + 1) if (n := f"s{k or ''}") not in names)
    return Recursion(start, index, Var(so_far), App(op, (Var(so_far), body)), low, high)


def summed(term: Term) -> tuple[Literal["add", "mul"], Term] | None:
    """The operation and the summand, or factor, of a recursion that is a sum or a product."""
    match term:
        case Recursion(start, _, so_far, App("add" | "mul" as op, (first, body))):
            plain = first == so_far and so_far not in free_variables(body)
            empty = ZERO if op == "add" else ONE
            return (op, body) if plain and start == empty else None
        case _:
            return None


def children(term: Term) -> tuple[Term, ...]:
    """The immediate subterms, in order, those under a bound variable among them."""
    match term:
        case App(_, args) | Call(_, args):
            return args
        case Unknown(_, _, arg):
            return (arg,)
        case Num() | Var():
            return ()
        case _:
            _, inside, outside = binding(term)
            return (*inside, *outside)


def binding(term: Binder) -> tuple[tuple[Var, ...], tuple[Term, ...], tuple[Term, ...]]:
    """The variables that a term binds, its subterms in which they are bound, and the others."""
    match term:
        case Derivative(body, var, at):
            return (var,), (body,), (at,)
        case Recursion(start, index, previous, body, low, high):
            return (index, previous), (body,), (start, low, high)
        case Integral(body, var, low, high):
            return (var,), (body,), tuple(end for end in (low, high) if end is not None)
        case Expectation(body, var, law):
            return (var,), (body,), law.parameters
        case Probability(first, links, var, law):
            return (var,), (first, *(t for _, t in links)), law.parameters


def rebound(
    term: Binder, bound: tuple[Var, ...], inside: tuple[Term, ...], outside: tuple[Term, ...]
) -> Binder:
    """The term of the same kind with other parts, in the order of `binding`."""
    match term:
        case Derivative():
            return Derivative(inside[0], bound[0], outside[0])
        case Recursion():
            start, low, high = outside
            return Recursion(start, bound[0], bound[1], inside[0], low, high)
        case Integral(_, _, low, high):
            ends = iter(outside)
            first = None if low is None else next(ends)
            return Integral(inside[0], bound[0], first, None if high is None else next(ends))
        case Expectation(_, _, law):
            return Expectation(inside[0], bound[0], Law(law.name, outside))
        case Probability(_, links, _, law):
            ops = (op for op, _ in links)
            event = tuple(zip(ops, inside[1:], strict=True))
            return Probability(inside[0], event, bound[0], Law(law.name, outside))


def changed(term: Term, change: Callable[[Term], Term]) -> Term:
    """The term with each immediate subterm changed, those under a bound variable too."""
    match term:
        case Num() | Var():
            return term
        case App(op, args):
            return App(op, tuple(map(change, args)))
        case Call(name, args):
            return Call(name, tuple(map(change, args)))
        case Unknown(name, order, arg):
            return Unknown(name, order, change(arg))
        case _:
            bound, inside, outside = binding(term)
            return rebound(term, bound, tuple(map(change, inside)), tuple(map(change, outside)))


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
        case Num() | App() | Call() | Unknown():
            return frozenset[Var]().union(*map(free_variables, children(term)))
        case _:
            bound, inside, outside = binding(term)
            inner = frozenset[Var]().union(*map(free_variables, inside)) - set(bound)
            return inner.union(*map(free_variables, outside))


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
