"""Terms and claims at random: of the shape that the ASCII reader makes, and of any shape."""

from fractions import Fraction

from hypothesis import strategies as st

from symcheck.language.claim import And, Chain, Iff, Implies, Member, Not, Or, Rel, Truth
from symcheck.language.term import (
    ONE, PI, App, Call, Derivative, Num, Unknown, Var, binding, exp, num, rebound,
)  # fmt: skip

OPS = ("=", "!=", "<", "<=", ">", ">=")
UNARY = ("abs", "exp", "ln", "sin", "cos", "asin", "atan", "sign", "floor", "tan", "acos", "sinh",
         "cosh", "tanh", "asinh", "acosh", "atanh")  # fmt: skip
NAMES = ("x", "y", "t", "w1", "w₁", "σ", "Δ", "a′", "e", "lambda", "x_", "a_prime", "min", "wa")

reals = st.sampled_from(NAMES).map(Var)
variables = st.one_of(reals, st.just(Var("n", "integer")))
written = st.one_of(
    st.integers(-12, 12).map(num),
    st.sampled_from(["6.9", "0.448", "-0.01", "0.1", "1e-20", "12.5e3", "-1e-13", "0.007"]).map(
        num
    ),
)
rationals = st.fractions(-20, 20, max_denominator=400).map(Num)


def _applied(op, terms):
    return terms.map(lambda a: App(op, (a,)))


def _several(op, terms):
    def build(args):
        first = args[0]
        flat = isinstance(first, App) and first.op == op and op in ("add", "mul")
        return App(op, first.args + tuple(args[1:]) if flat else tuple(args))

    return st.lists(terms, min_size=2, max_size=4).map(build)


def _grown(terms):
    """Operations as the reader makes them; see `symcheck.printing.as_ascii`."""
    unary = st.sampled_from(UNARY).flatmap(lambda op: _applied(op, terms))
    opposite = terms.map(lambda a: Num(-a.value) if isinstance(a, Num) else App("neg", (a,)))
    binary = st.sampled_from(("div", "pow", "log")).flatmap(
        lambda op: st.tuples(terms, terms).map(lambda args: App(op, args))
    )
    roots = st.tuples(st.integers(2, 9).map(num), terms).map(lambda args: App("root", args))
    several = st.sampled_from(("add", "mul", "add", "mul", "min", "max")).flatmap(
        lambda op: _several(op, terms)
    )
    unknown = terms.map(lambda a: Unknown("C", 0, a))
    derived = st.builds(Derivative, terms, reals, terms)
    at_itself = st.builds(lambda body, var: Derivative(body, var, var), terms, reals)
    return st.one_of(unary, opposite, binary, roots, several, several, unknown, derived, at_itself)


def _grown_any(terms):
    """The same, and what only other readers and the bridges make."""
    nested = st.sampled_from(("add", "mul", "min")).flatmap(
        lambda op: st.lists(terms, min_size=2, max_size=3).map(lambda a: App(op, tuple(a)))
    )
    unknown = st.builds(Unknown, st.just("C"), st.integers(0, 3), terms)
    return st.one_of(_grown(terms), nested, _applied("neg", terms), unknown)


leaves = st.one_of(variables, written, st.just(PI), st.just(exp(ONE)))
read_terms = st.recursive(leaves, _grown, max_leaves=12)
any_terms = st.recursive(st.one_of(leaves, rationals), _grown_any, max_leaves=12)
any_terms_with_calls = st.recursive(
    st.one_of(leaves, rationals),
    lambda t: st.one_of(_grown_any(t), t.map(lambda a: Call("σ", (a,)))),
    max_leaves=12,
)


def claims_over(terms):
    """Claims of the shape that the reader makes, over given terms."""
    ops = st.sampled_from(OPS)
    ends = st.one_of(st.none(), terms)
    members = st.builds(
        lambda t, low, high, closed: Member(
            t, low, high, low is not None and closed[0], high is not None and closed[1]
        ),
        terms, ends, ends, st.tuples(st.booleans(), st.booleans()),
    )  # fmt: skip
    links = st.lists(st.tuples(ops, terms), min_size=2, max_size=3).map(tuple)
    simple = st.one_of(
        st.builds(Rel, ops, terms, terms),
        st.builds(Chain, terms, links),
        members,
        st.booleans().map(Truth),
    )
    return st.recursive(simple, joined, max_leaves=5)


def joined(claims):
    parts = st.lists(claims, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        parts.map(And), parts.map(Or), claims.map(Not),
        st.builds(Implies, claims, claims), st.builds(Iff, claims, claims),
    )  # fmt: skip


read_claims = claims_over(read_terms)


def plain(term, depth=0):
    """A term with the differences gone that do not change its meaning.

    Quotients of literals are written out, signs of literals drawn in, sums flattened, orders of
    unknown functions written as derivatives, and bound variables numbered.
    """
    match term:
        case Num(value) if value.denominator != 1 and not _has_decimals(value):
            return App("div", (num(value.numerator), num(value.denominator)))
        case App("neg", (a,)):
            return _opposite(plain(a, depth))
        case App(op, args):
            parts = tuple(plain(a, depth) for a in args)
            first = parts[0] if parts else None
            if op in ("add", "mul") and isinstance(first, App) and first.op == op:
                parts = first.args + parts[1:]
            return App(op, parts)
        case Unknown(name, order, arg):
            body, var = Unknown(name, 0, Var("t")), Var("t")
            for _ in range(order - 1):
                body = Derivative(body, var, var)
            if order:
                return plain(Derivative(body, var, arg), depth)
            return Unknown(name, 0, plain(arg, depth))
        case Num() | Var() | Call():
            return term
        case _:
            bound, inside, outside = binding(term)
            numbered = tuple(Var(f"bound {depth} {k}", v.sort) for k, v in enumerate(bound))
            for old, new in zip(bound, numbered, strict=True):
                inside = tuple(_renamed(t, old, new) for t in inside)
            inner = tuple(plain(t, depth + 1) for t in inside)
            return rebound(term, numbered, inner, tuple(plain(t, depth) for t in outside))


def _has_decimals(value: Fraction) -> bool:
    below = value.denominator
    while below % 2 == 0:
        below //= 2
    while below % 5 == 0:
        below //= 5
    return below == 1 and (value.denominator % 10 == 0 or value.denominator >= 100)


def _opposite(term):
    match term:
        case Num(value):
            return Num(-value)
        case App("div", (Num(value), below)):
            return App("div", (Num(-value), below))
        case _:
            return App("neg", (term,))


def _renamed(term, old, new):
    """The term with a free variable renamed to one that occurs nowhere."""
    match term:
        case Var():
            return new if term == old else term
        case App(op, args):
            return App(op, tuple(_renamed(a, old, new) for a in args))
        case Unknown(name, order, arg):
            return Unknown(name, order, _renamed(arg, old, new))
        case Num() | Call():
            return term
        case _:
            bound, inside, outside = binding(term)
            moved = inside if old in bound else tuple(_renamed(t, old, new) for t in inside)
            return rebound(term, bound, moved, tuple(_renamed(t, old, new) for t in outside))
