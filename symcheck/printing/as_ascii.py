"""Terms and claims in the ASCII syntax, so that what is printed reads back as what it was.

The reader makes terms of a *canonical shape*, and those read back identical:

- the first argument of a sum (a product) is not itself a sum (a product), and the opposite of a
  literal is a literal;
- a rational constant is an integer, or is written with decimals by the rule of `decimal`;
- unknown functions are not derived (order 0), nothing is called, derivatives are with respect to
  real variables;
- conjunctions and disjunctions have two parts or more, chains two links or more, and an infinite
  end of an interval is open.

Anything else is printed so that it reads back with the same meaning: a rational constant 1/3 as
the quotient ``1/3``, an unknown function C of order 1 as ``Subs(Derivative(C(t), t), t, a)``. What
a reader has to be told besides is the sort of each variable and which names are functions; calls
of defined functions are to be expanded first.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from symcheck.language.analysis import (
    Approach, Domain, Extremum, Infinite, Limit, Near, Order, Within,
)  # fmt: skip
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Iff, Implies, Member, Not, Or, Rel, Truth,
)  # fmt: skip
from symcheck.language.term import (
    ONE, App, Call, Derivative, Expectation, Integral, Law, Num, Probability, Recursion, Term,
    Unknown, Var, free_variables, summed,
)  # fmt: skip
from symcheck.reading.analysis_nodes import EXTREMA
from symcheck.reading.binders import derivative
from symcheck.reading.names import LAW_NAMES, SORTS, spelling_of

Level: TypeAlias = int
SUM, PRODUCT, OPPOSITE, POWER, ATOM = range(5)
IFF, IMPLIES, OR, AND, RELATION = range(5)

_NAMES = {"abs": "Abs", "min": "Min", "max": "Max"}
MOST_PLACES = 12


def show_term(term: Term) -> str:
    """The term in the ASCII syntax, with as few brackets as can be read safely.

    >>> x = Var("x")
    >>> show_term(App("div", (App("add", (x, App("neg", (ONE,)))), App("exp", (ONE,)))))
    '(x - 1)/e'
    """
    return _show(term, SUM, leading=True)


def show_claim(claim: Claim, whole: frozenset[str] = frozenset()) -> str:
    """The claim in the ASCII syntax, for a reader who is told that these names are integers.

    >>> show_claim(Implies(Rel("!=", Var("x"), ONE), Truth(True)))
    'x != 1 => True'
    """
    return _claim(claim, IFF, whole)


def decimal(value: Fraction) -> str | None:
    """A constant with decimals, where those are finite and a fraction would not be plainer.

    A quarter is 1/4, but 69/10 is 6.9 and 56/125 is 0.448.

    >>> [decimal(Fraction(n, d)) for n, d in ((69, 10), (-56, 125), (1, 4), (1, 300))]
    ['6.9', '-0.448', None, None]
    """
    below = value.denominator
    if below % 10 != 0 and below < 100:
        return None
    places, scale = 0, 1
    while scale % below != 0:
        if places == 3 * below.bit_length():
            return None
        places, scale = places + 1, scale * 10
    digits = str(abs(value.numerator) * (scale // below))
    sign = "-" if value < 0 else ""
    if places > MOST_PLACES:
        return f"{sign}{digits}e-{places}"
    digits = digits.zfill(places + 1)
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def _show(term: Term, least: Level, *, leading: bool) -> str:
    """The term, in brackets if it binds less than wanted or has a minus where none may lead."""
    bare = _level(term) >= least and (leading or not _begins_with_minus(term))
    text = _bare(term, leading=leading or not bare)
    return text if bare else f"({text})"


def _level(term: Term) -> Level:
    match term:
        case Num(value):
            if value.denominator != 1 and decimal(value) is None:
                return PRODUCT
            return OPPOSITE if value < 0 else ATOM
        case App("add", _):
            return SUM
        case App("mul" | "div", _):
            return PRODUCT
        case App("neg", _):
            return OPPOSITE
        case App("pow", _):
            return POWER
        case _:
            return ATOM


def _begins_with_minus(term: Term) -> bool:
    """Whether the term's own text begins so, and not that of a first argument."""
    return (isinstance(term, Num) and term.value < 0) or (
        isinstance(term, App) and term.op == "neg"
    )


def _bare(term: Term, *, leading: bool) -> str:
    match term:
        case Num(value):
            return decimal(value) or str(value)
        case Var(name):
            return spelling_of(name)
        case App("add", args):
            first = _show(args[0], SUM, leading=leading)
            return first + "".join(map(_summand, args[1:]))
        case App("neg", (a,)):
            return "-" + _show(a, POWER, leading=False)
        case App("mul", args):
            factors = (_show(a, OPPOSITE, leading=False) for a in args[1:])
            return "*".join((_show(args[0], PRODUCT, leading=leading), *factors))
        case App("div", (a, b)):
            above = _show(a, PRODUCT, leading=leading)
            return f"{above}/{_show(b, OPPOSITE, leading=False)}"
        case App("pow", (a, b)):
            base = "exp(1)" if a == App("exp", (ONE,)) else _show(a, ATOM, leading=False)
            return f"{base}^{_show(b, POWER, leading=False)}"
        case App("exp", (a,)) if a == ONE:
            return "e"
        case App("root", (Num(index), a)):
            shown = show_term(a)
            return f"sqrt({shown})" if index == 2 else f"root({shown}, {index})"
        case App("euler", _):
            return "EulerGamma"
        case App(op, args):
            return f"{_NAMES.get(op, op)}({_list(args)})" if args else op
        case Call(name, args):
            return f"{spelling_of(name)}({_list(args)})"
        case Unknown(name, 0, arg):
            return f"{spelling_of(name)}({show_term(arg)})"
        case Unknown(name, order, arg):
            bound = _unused(name, arg)
            body = derivative(Unknown(name, 0, bound), bound, order)
            assert isinstance(body, Derivative)
            return _derivative(Derivative(body.body, bound, arg))
        case Derivative():
            return _derivative(term)
        case _:
            return _bound(term)


def _bound(term: Recursion | Integral | Expectation | Probability) -> str:
    """A term that binds a variable, as its function and what it is about."""
    match term:
        case Recursion(start, index, previous, body, low, high):
            k, ends = spelling_of(index.name), f"{show_term(low)}, {show_term(high)}"
            parts = summed(term)
            if parts is not None:
                name = "Sum" if parts[0] == "add" else "Product"
                return f"{name}({show_term(parts[1])}, ({k}, {ends}))"
            names = f"({k}, {spelling_of(previous.name)})"
            return f"Recursion({show_term(start)}, {names}, {show_term(body)}, {ends})"
        case Integral(body, var, low, high):
            first = "-oo" if low is None else show_term(low)
            last = "oo" if high is None else show_term(high)
            return f"Integral({show_term(body)}, ({spelling_of(var.name)}, {first}, {last}))"
        case Expectation(body, var, law):
            return f"Expectation({show_term(body)}, {spelling_of(var.name)}, {_law(law)})"
        case Probability(first, links, var, law):
            event = show_term(first) + "".join(f" {op} {show_term(t)}" for op, t in links)
            return f"Probability({event}, {spelling_of(var.name)}, {_law(law)})"


def _law(law: Law) -> str:
    name = next(written for written, meant in LAW_NAMES.items() if meant == law.name)
    return f"{name}({_list(law.parameters)})"


def _summand(term: Term) -> str:
    """A summand that is not the first, with its sign."""
    match term:
        case App("neg", (a,)):
            return " - " + _show(a, PRODUCT, leading=False)
        case Num(value) if value < 0:
            return " - " + _show(Num(-value), PRODUCT, leading=False)
        case _:
            return " + " + _show(term, PRODUCT, leading=False)


def _list(terms: tuple[Term, ...]) -> str:
    return ", ".join(map(show_term, terms))


def _derivative(term: Derivative) -> str:
    """``Derivative(body, x)`` at x itself, ``Subs(Derivative(body, x), x, a)`` elsewhere."""
    body, order, name = term.body, 1, spelling_of(term.var.name)
    while isinstance(body, Derivative) and body.var == body.at == term.var and order < 9:
        body, order = body.body, order + 1
    times = name if order == 1 else f"({name}, {order})"
    shown = f"Derivative({show_term(body)}, {times})"
    return shown if term.at == term.var else f"Subs({shown}, {name}, {show_term(term.at)})"


def _unused(function: str, arg: Term) -> Var:
    """A variable to derive an unknown function by, apart from those of its argument."""
    taken = {v.name for v in free_variables(arg)} | {function}
    k, name = 0, "t"
    while name in taken:
        k, name = k + 1, f"t{k + 1}"
    return Var(name)


def _claim(claim: Claim, least: Level, whole: frozenset[str]) -> str:
    """The claim, in brackets if it binds less than wanted."""
    match claim:
        case Truth(value):
            return str(value)
        case Rel(op, lhs, rhs):
            return f"{show_term(lhs)} {op} {show_term(rhs)}"
        case Chain(_, ()):
            return "True"
        case Chain(first, links):
            return show_term(first) + "".join(f" {op} {show_term(t)}" for op, t in links)
        case Member():
            return f"{show_term(claim.term)} in {_interval(claim)}"
        case ForAll(var, part) | Exists(var, part) | ExistsOne(var, part):
            told = frozenset({spelling_of(var.name)})
            inner = whole | told if var.sort == "integer" else whole - told
            ranging = _ranging(var, whole)
            return f"{type(claim).__name__}({ranging}, {_claim(part, IFF, inner)})"
        case Near() | Within() | Extremum() | Limit() | Order():
            return _form(claim, whole)
        case Not(Truth(value)):
            return f"not {value}"
        case Not(part):
            return f"not ({_claim(part, IFF, whole)})"
        case And((part,)) | Or((part,)):
            return _claim(part, least, whole)
        case And(parts):
            text, level = " and ".join(_claim(p, RELATION, whole) for p in parts) or "True", AND
        case Or(parts):
            text, level = " or ".join(_claim(p, AND, whole) for p in parts) or "False", OR
        case Implies(a, b):
            text, level = f"{_claim(a, OR, whole)} => {_claim(b, IMPLIES, whole)}", IMPLIES
        case Iff(a, b):
            sides = (_claim(side, IMPLIES, whole) for side in (a, b))
            text, level = " <=> ".join(sides), IFF
    return text if level >= least else f"({text})"


def _interval(claim: Member) -> str:
    if claim.low is None and claim.high is None:
        return "Reals"
    low = "-oo" if claim.low is None else show_term(claim.low)
    high = "oo" if claim.high is None else show_term(claim.high)
    low_open = claim.low is not None and not claim.low_closed
    high_open = claim.high is not None and not claim.high_closed
    both = low_open + high_open == (claim.low is not None) + (claim.high is not None)
    kind = ".open" if both else ".Lopen" if low_open else ".Ropen" if high_open else ""
    return f"Interval{kind}({low}, {high})"


def _ranging(var: Var, whole: frozenset[str]) -> str:
    """A bound variable, with its sort unless the name alone says that it is a real one."""
    name = spelling_of(var.name)
    sort = next(written for written, meant in SORTS.items() if meant == var.sort)
    return name if var.sort == "real" and name not in whole else f"{name} in {sort}"


def _form(claim: Near | Within | Extremum | Limit | Order, whole: frozenset[str]) -> str:
    match claim:
        case Near():
            return f"{show_term(claim.term)} ≈ {with_places(claim.value, claim.places)}"
        case Within(lhs, rhs, tolerance, on):
            return f"within({_list((lhs, rhs, tolerance))}, {_domain(on)})"
        case Extremum(kind, body, on, value, places):
            name = next(written for written, meant in EXTREMA.items() if meant == kind)
            if places is not None and isinstance(value, Num):
                shown = f"≈ {with_places(value.value, places)}"
            else:
                shown = f"= {show_term(value)}"
            return f"{name}({show_term(body)}, {_domain(on)}) {shown}"
        case Limit(body, to, value):
            shown = _infinite(value) if isinstance(value, Infinite) else show_term(value)
            return f"limit({show_term(body)}, {_approach(to, whole)}) = {shown}"
        case Order(kind, body, gauge, to):
            name = "bigO" if kind == "O" else "littleO"
            return f"{name}({_list((body, gauge))}, {_approach(to, whole)})"


def with_places(value: Fraction, places: int) -> str:
    """A decimal number written with that many decimals."""
    whole, rest = divmod(abs(value) * 10**places, 10**places)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{int(rest):0{places}d}" if places else f"{sign}{whole}"


def _domain(on: Domain) -> str:
    where = _interval(Member(on.var, on.low, on.high, on.low_closed, on.high_closed))
    return f"{spelling_of(on.var.name)} in {where}"


def _approach(to: Approach, whole: frozenset[str]) -> str:
    place = _infinite(to.at) if isinstance(to.at, Infinite) else show_term(to.at)
    side = "" if to.side == "both" else f", {to.side}"
    return f"{_ranging(to.var, whole)}, {place}{side}"


def _infinite(value: Infinite) -> str:
    return "oo" if value.sign == 1 else "-oo"
