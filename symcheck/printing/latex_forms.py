"""Terms that bind a variable, quantified claims and the claims of analysis, in LaTeX.

How other terms are set is the caller's, which hands its functions in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symcheck.language.analysis import (
    Approach, Domain, Extremum, Infinite, Limit, Near, Order, Within,
)  # fmt: skip
from symcheck.language.claim import Claim, Exists, ExistsOne, ForAll
from symcheck.language.term import (
    Expectation, Integral, Law, Num, Probability, Recursion, RelOp, Term, Var, summed,
)  # fmt: skip
from symcheck.printing.as_ascii import with_places
from symcheck.printing.latex_letters import latex_name

Set: TypeAlias = Callable[[Term], str]
"""Sets a term in LaTeX."""

RELATIONS: dict[RelOp, str] = {
    "=": "=", "!=": r"\ne", "<": "<", "<=": r"\le", ">": ">", ">=": r"\ge",
}  # fmt: skip
SETS = {"real": r"\mathbf{R}", "integer": r"\mathbf{Z}", "natural": r"\mathbf{N}"}
_EXTREMA = {
    "max": r"\max", "min": r"\min", "sup": r"\sup", "inf": r"\inf",
    "argmax": r"\operatorname*{arg\,max}", "argmin": r"\operatorname*{arg\,min}",
}  # fmt: skip


def bound_term(
    term: Recursion | Integral | Expectation | Probability, show: Set, factor: Set
) -> str:
    """A sum, a product, a recursion, an integral, an expectation or a probability."""
    match term:
        case Recursion(start, index, previous, body, low, high):
            k = latex_name(index.name)
            parts = summed(term)
            if parts is not None:
                sign = r"\sum" if parts[0] == "add" else r"\prod"
                body_shown = factor(parts[1])
                if parts[0] == "mul" and (r"\cdot" in body_shown or "/" in body_shown):
                    body_shown = rf"\left({body_shown}\right)"  # how far it reaches is a doubt
                return rf"{sign}_{{{k} = {show(low)}}}^{{{show(high)}}} {body_shown}"
            x = latex_name(previous.name)
            x = f"{{{x}}}" if "_" in x or "'" in x else x  # an index of its own follows
            rule = rf"{x}_{{{k}}} = \left.{show(body)}\right|_{{{x} = {x}_{{{k} - 1}}}}"
            begin = rf"{x}_{{{show(low)} - 1}} = {show(start)}"
            return rf"\left({x}_{{{show(high)}}} : {begin},\ {rule}\right)"
        case Integral(body, var, low, high):
            first = r"-\infty" if low is None else show(low)
            last = r"\infty" if high is None else show(high)
            return rf"\int_{{{first}}}^{{{last}}} {factor(body)} \,d{latex_name(var.name)}"
        case Expectation(body, var, law):
            return rf"\operatorname{{E}}_{{{_drawn(var, law, show)}}}\left[{show(body)}\right]"
        case Probability(first, links, var, law):
            event = show(first) + "".join(f" {RELATIONS[op]} {show(t)}" for op, t in links)
            return rf"\operatorname{{P}}_{{{_drawn(var, law, show)}}}\left({event}\right)"


def _drawn(var: Var, law: Law, show: Set) -> str:
    parameters = ", ".join(map(show, law.parameters))
    return rf"{latex_name(var.name)} \sim \mathrm{{{law.name.capitalize()}}}({parameters})"


def quantified(claim: ForAll | Exists | ExistsOne, show: Callable[[Claim], str]) -> str:
    """∀, ∃ and ∃! with the set over which the variable runs."""
    sign = {ForAll: r"\forall", Exists: r"\exists", ExistsOne: r"\exists!"}[type(claim)]
    where = rf"{latex_name(claim.var.name)} \in {SETS[claim.var.sort]}"
    return rf"{sign} {where}:\ {show(claim.part)}"


def form(claim: Near | Within | Extremum | Limit | Order, show: Set, factor: Set) -> str:
    """A claim of analysis."""
    match claim:
        case Near():
            return rf"{show(claim.term)} \approx {with_places(claim.value, claim.places)}"
        case Within(lhs, rhs, tolerance, on):
            x = latex_name(on.var.name)
            where = rf"\text{{ for }} {x} \in {_domain(on, show)}"
            near = rf"\text{{within }} {show(tolerance)} {where}"
            return rf"{show(lhs)} \approx {show(rhs)} \quad {near}"
        case Extremum(kind, body, on, value, places):
            under = rf"_{{{latex_name(on.var.name)} \in {_domain(on, show)}}}"
            reached = f"= {show(value)}"
            if places is not None and isinstance(value, Num):
                reached = rf"\approx {with_places(value.value, places)}"
            return rf"{_EXTREMA[kind]}{under} {factor(body)} {reached}"
        case Limit(body, to, value):
            limit = _infinite(value) if isinstance(value, Infinite) else show(value)
            return rf"\lim_{{{_approach(to, show)}}} {factor(body)} = {limit}"
        case Order(kind, body, gauge, to):
            near = rf"\quad ({_approach(to, show)})"
            return rf"{show(body)} = {kind}\left({show(gauge)}\right) {near}"


def _domain(on: Domain, show: Set) -> str:
    return interval(on.low, on.high, on.low_closed, on.high_closed, show)


def interval(
    low: Term | None, high: Term | None, low_closed: bool, high_closed: bool, show: Set
) -> str:
    """An interval; without ends, the reals."""
    if low is None and high is None:
        return SETS["real"]
    first = r"-\infty" if low is None else show(low)
    last = r"\infty" if high is None else show(high)
    opening = "[" if low is not None and low_closed else "("
    closing = "]" if high is not None and high_closed else ")"
    return rf"\left{opening}{first}, {last}\right{closing}"


def _approach(to: Approach, show: Set) -> str:
    place = _infinite(to.at) if isinstance(to.at, Infinite) else show(to.at)
    side = {"both": "", "above": "^{+}", "below": "^{-}"}[to.side]
    return rf"{latex_name(to.var.name)} \to {place}{side}"


def _infinite(value: Infinite) -> str:
    return r"\infty" if value.sign == 1 else r"-\infty"
