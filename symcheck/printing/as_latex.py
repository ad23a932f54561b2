"""Terms and claims in LaTeX, as a textbook sets them, for pdflatex with amsmath.

What is printed reads back as what it was, for terms of the shape that readers make (see
`symcheck.printing.as_ascii`) and a reader who knows the names. Where two terms look alike on
paper, as −(ab) and (−a)b do, braces that print nothing tell them apart.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from symcheck.language.analysis import Extremum, Limit, Near, Order, Within
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Iff, Implies, Member, Not, Or, Rel, Truth,
)  # fmt: skip
from symcheck.language.term import (
    ONE, App, Call, Derivative, Expectation, Integral, Num, Probability, Recursion, Term, Unknown,
    Var, free_variables, is_integer_by_form,
)  # fmt: skip
from symcheck.printing import latex_forms
from symcheck.printing.as_ascii import decimal
from symcheck.printing.latex_letters import latex_name, latex_text

__all__ = ["latex_claim", "latex_name", "latex_term", "latex_text"]

SUM, OPPOSITE, PRODUCT, POWER, ATOM = range(5)

Style: TypeAlias = Literal["display", "inner", "script"]
"""Quotients are stacked in display, slanted in exponents, and slanted if simple within others."""

_FUNCTIONS = {
    "exp": r"\exp", "ln": r"\ln", "sin": r"\sin", "cos": r"\cos", "tan": r"\tan",
    "asin": r"\arcsin", "acos": r"\arccos", "atan": r"\arctan",
    "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh",
    "asinh": r"\operatorname{arsinh}", "acosh": r"\operatorname{arcosh}",
    "atanh": r"\operatorname{artanh}",
    "erf": r"\operatorname{erf}", "sign": r"\operatorname{sgn}", "min": r"\min", "max": r"\max",
}  # fmt: skip
_SQUARED_BY_NAME = {"ln", "sin", "cos", "tan", "sinh", "cosh", "tanh"}
_RELATIONS = latex_forms.RELATIONS
_LONGEST_EXPONENT = 24


def latex_term(term: Term) -> str:
    r"""The term in LaTeX mathematics.

    >>> latex_term(App("div", (ONE, App("exp", (App("neg", (Var("z"),)),)))))
    '\\frac{1}{e^{-z}}'
    """
    return _show(term, SUM, "display")


def latex_claim(claim: Claim) -> str:
    r"""The claim in LaTeX mathematics, on one line.

    >>> latex_claim(Implies(Rel("!=", Var("w1"), ONE), Rel(">=", Var("σ"), ONE)))
    'w_{1} \\ne 1 \\implies \\sigma \\ge 1'
    """
    return _claim(claim, 0)


def _show(term: Term, least: int, style: Style, *, leading: bool = True) -> str:
    """The term, in brackets if it binds less than wanted or has a minus where none may lead."""
    level = _level(term, style)
    bare = level >= least and (leading or level != OPPOSITE)
    text = _bare(term, style, leading=leading or not bare)
    return text if bare else _brackets(text)


def _brackets(text: str) -> str:
    tall = any(sign in text for sign in (r"\frac", r"\sqrt", r"\left.", r"\left("))
    return rf"\left({text}\right)" if tall else f"({text})"


def _level(term: Term, style: Style) -> int:
    match term:
        case Num(value):
            if value < 0:
                return OPPOSITE
            if value.denominator == 1:
                return ATOM
            if written := decimal(value):
                return PRODUCT if "e" in written else ATOM
            return POWER if style == "display" else PRODUCT
        case App("add", _):
            return SUM
        case App("neg", (App("floor", (App("neg", _),)),)):
            return ATOM
        case App("neg", _):
            return OPPOSITE
        case App("mul", _):
            return PRODUCT
        case App("div", (a, b)):
            return PRODUCT if _is_slanted(a, b, style) else POWER
        case App("abs" | "floor" | "pi" | "euler" | "min" | "max", _):
            return ATOM
        case App("exp", (a,)) if a == ONE:
            return ATOM
        case Recursion() | Integral():
            return PRODUCT
        case Derivative():
            return POWER if _is_primed(term) or term.at != term.var else PRODUCT
        case App():
            return POWER
        case _:
            return ATOM


def _is_primed(term: Derivative) -> bool:
    """Whether it is set as f′(a), for a function of one variable."""
    body = term.body
    while isinstance(body, Derivative) and body.var == body.at == term.var:
        body = body.body
    match body:
        case Call(_, (arg,)) | Unknown(_, _, arg):
            return arg == term.var
        case _:
            return False


def _is_slanted(a: Term, b: Term, style: Style) -> bool:
    return style == "script" or (style == "inner" and _is_simple(a) and _is_simple(b))


def _is_simple(term: Term) -> bool:
    match term:
        case Num(value):
            return value.denominator == 1
        case App("abs", (a,)):
            return _is_simple(a)
        case App("pi", _) | Var():
            return True
        case _:
            return False


def _bare(term: Term, style: Style, *, leading: bool) -> str:
    match term:
        case Num():
            return _number(term, style)
        case Var(name):
            return latex_name(name)
        case App("add", args):
            first = _show(args[0], SUM, style, leading=leading)
            return first + "".join(_summand(a, style) for a in args[1:])
        case App("neg", (App("floor", (App("neg", (a,)),)),)):
            return rf"\left\lceil {_show(a, SUM, style)} \right\rceil"
        case App("neg", (a,)):
            return "-" + _opposed(a, style)
        case App("mul", args):
            return _product(args, style, leading)
        case App("div", (a, b)):
            return _quotient(a, b, style, leading)
        case App("pow", (a, b)):
            return _power(a, b, style)
        case App("root", (Num(index), a)):
            inside = _show(a, SUM, "script" if style == "script" else "inner")
            return rf"\sqrt{{{inside}}}" if index == 2 else rf"\sqrt[{index}]{{{inside}}}"
        case App("abs", (a,)):
            return rf"\left|{_show(a, SUM, style)}\right|"
        case App("floor", (a,)):
            return rf"\left\lfloor {_show(a, SUM, style)} \right\rfloor"
        case App("pi", _):
            return r"\pi"
        case App("euler", _):
            return r"\gamma"
        case App("exp", (a,)):
            return _exponential(a, style)
        case App("log", (a, base)):
            return rf"\log_{{{_show(base, SUM, 'script')}}}{_arguments((a,), style)}"
        case App(op, args):
            return _FUNCTIONS[op] + _arguments(args, style)
        case Call(name, args):
            return latex_name(name) + _arguments(args, style)
        case Unknown(name, 0, arg) if is_integer_by_form(arg) and free_variables(arg):
            return rf"{latex_name(name)}_{{{_show(arg, SUM, 'script')}}}"  # a sequence
        case Unknown(name, order, arg):
            return latex_name(name) + _primes(order) + _arguments((arg,), style)
        case Derivative():
            return _derivative(term, style)
        case Recursion() | Integral() | Expectation() | Probability():
            return latex_forms.bound_term(term, lambda t: _show(t, SUM, style), _factor)


def _opposed(term: Term, style: Style) -> str:
    """What stands after a leading minus, which otherwise binds to the first factor alone."""
    shown = _show(term, PRODUCT, style, leading=False)
    if isinstance(term, Num) and shown[0] != "(":
        return rf"{{{shown}}}"
    return rf"{{{shown}}}" if _level(term, style) == PRODUCT else shown


def _factor(term: Term) -> str:
    return _show(term, PRODUCT, "display", leading=False)


def _number(term: Num, style: Style) -> str:
    value = abs(term.value)
    sign = "-" if term.value < 0 else ""
    if value.denominator == 1:
        return f"{sign}{value}"
    written = decimal(value)
    if written is not None:
        mantissa, _, exponent = written.partition("e")
        return sign + mantissa + (rf" \cdot 10^{{{exponent}}}" if exponent else "")
    if style == "display":
        return rf"{sign}\frac{{{value.numerator}}}{{{value.denominator}}}"
    return f"{sign}{value}"


def _summand(term: Term, style: Style) -> str:
    """A summand that is not the first, with its sign."""
    match term:
        case Num(value) if value < 0:
            return " - " + _show(Num(-value), PRODUCT, style)
        case App("neg", (a,)) if _level(term, style) == OPPOSITE:
            return " - " + _show(a, PRODUCT, style, leading=False)
        case _:
            return " + " + _show(term, PRODUCT, style, leading=False)


def _product(args: tuple[Term, ...], style: Style, leading: bool) -> str:
    """Factors side by side; a dot where two numbers, or a number and a quotient, would merge."""
    text, before = "", None
    for factor in args:
        first = before is None
        least = OPPOSITE if first and leading and _is_plain_opposite(factor, style) else POWER
        shown = _show(factor, least, style, leading=first and leading)
        if not first:
            follows = shown.lstrip("{")[0].isdigit()
            merges = follows or (isinstance(before, Num) and shown.startswith(r"\frac"))
            text += r" \cdot " if merges else " "
        text, before = text + shown, factor
    return text


def _is_plain_opposite(term: Term, style: Style) -> bool:
    match term:
        case App("neg", (a,)):
            return _level(a, style) >= POWER
        case Num(value):
            return value < 0 and _level(Num(-value), style) >= POWER
        case _:
            return False


def _quotient(a: Term, b: Term, style: Style, leading: bool) -> str:
    if _is_slanted(a, b, style):
        least = OPPOSITE if leading and _is_plain_opposite(a, style) else PRODUCT
        above = _show(a, least, style, leading=leading)
        return f"{above}/{_show(b, POWER, style, leading=False)}"
    return rf"\frac{{{_show(a, SUM, 'inner')}}}{{{_show(b, SUM, 'inner')}}}"


def _power(a: Term, b: Term, style: Style) -> str:
    exponent = _show(b, SUM, "script")
    match a, b:
        case App(op, args), Num(value) if op in _SQUARED_BY_NAME and value >= 2:
            return f"{_FUNCTIONS[op]}^{{{exponent}}}{_arguments(args, style)}"
        case ((App("exp", (Num(value),)) | Num(value)), _) if value in (1, 10) and a != ONE:
            return rf"{{{_show(a, ATOM, style)}}}^{{{exponent}}}"  # no exp, no power of ten
        case _:
            return f"{_show(a, ATOM, style, leading=False)}^{{{exponent}}}"


def _exponential(a: Term, style: Style) -> str:
    if a == ONE:
        return "e"
    exponent = _show(a, SUM, "script")
    stacked = any(sign in exponent for sign in ("^", r"\frac", r"\sqrt", r"\exp"))
    if style == "script" or stacked or len(exponent) > _LONGEST_EXPONENT:
        return r"\exp" + _arguments((a,), style)
    return f"e^{{{exponent}}}"


def _arguments(args: tuple[Term, ...], style: Style) -> str:
    return _brackets(", ".join(_show(a, SUM, style) for a in args))


def _primes(order: int) -> str:
    return "'" * order if order <= 3 else f"^{{({order})}}"


def _derivative(term: Derivative, style: Style) -> str:
    """f′(a) for a function of one variable, d/dx of a formula, ∂C/∂x of what only has a name."""
    var, body, order = term.var, term.body, 1
    while isinstance(body, Derivative) and body.var == body.at == var:
        body, order = body.body, order + 1
    match body:
        case Call(name, (arg,)) if arg == var:
            return latex_name(name) + _primes(order) + _arguments((term.at,), style)
        case Unknown(name, known, arg) if arg == var:
            return latex_name(name) + _primes(known + order) + _arguments((term.at,), style)
    x = latex_name(var.name)
    times = f"^{{{order}}}" if order > 1 else ""
    match body:
        case Call(name, _) | Unknown(name, 0, _):
            operator = rf"\frac{{\partial{times}}}{{\partial {x}{times}}}"
            shown = rf"{operator} {_show(body, POWER, style)}"
        case Var(name):
            shown = rf"\frac{{\partial{times} {latex_name(name)}}}{{\partial {x}{times}}}"
        case _:
            shown = rf"\frac{{d{times}}}{{d {x}{times}}}" + _brackets(_show(body, SUM, style))
    if term.at == var:
        return shown
    return rf"\left.{shown}\right|_{{{x} = {_show(term.at, SUM, 'script')}}}"


def _claim(claim: Claim, least: int) -> str:
    """The claim, in brackets if it binds less than wanted: ⇔ 0, ⇒ 1, ∧ and ∨ 2, the rest 3."""
    match claim:
        case Truth(value):
            return rf"\mathrm{{{str(value).lower()}}}"
        case Rel(op, lhs, rhs):
            return f"{latex_term(lhs)} {_RELATIONS[op]} {latex_term(rhs)}"
        case Chain(first, links):
            row = (f" {_RELATIONS[op]} {latex_term(t)}" for op, t in links)
            return latex_term(first) + "".join(row)
        case Member():
            return _membership(claim)
        case ForAll() | Exists() | ExistsOne():
            return _brackets_below(latex_forms.quantified(claim, lambda c: _claim(c, 0)), least)
        case Near() | Within() | Extremum() | Limit() | Order():
            return latex_forms.form(claim, latex_term, _factor)
        case Not(part):
            return rf"\lnot {_brackets(_claim(part, 0))}"
        case And((part,)) | Or((part,)):
            return _claim(part, least)
        case And(()) | Or(()):
            return _claim(Truth(isinstance(claim, And)), least)
        case And(parts):
            text, level = r" \land ".join(_claim(p, 3) for p in parts), 2
        case Or(parts):
            text, level = r" \lor ".join(_claim(p, 3) for p in parts), 2
        case Implies(a, b):
            text, level = rf"{_claim(a, 2)} \implies {_claim(b, 2)}", 1
        case Iff(a, b):
            text, level = rf"{_claim(a, 1)} \iff {_claim(b, 1)}", 0
    return text if level >= least else _brackets(text)


def _brackets_below(text: str, least: int) -> str:
    """A quantified claim reaches as far as it can, so that inside others it is in brackets."""
    return text if least == 0 else _brackets(text)


def _membership(claim: Member) -> str:
    ends = (claim.low, claim.high)
    interval = latex_forms.interval(*ends, claim.low_closed, claim.high_closed, latex_term)
    return rf"{latex_term(claim.term)} \in {interval}"
