"""Why a claim of analysis is false, in words: only what the kernel accepts a certificate of.

What a limit or an extremum is instead is guessed, and proved before it is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from symcheck.judging import codes
from symcheck.judging.counterexample import value_text
from symcheck.judging.denials import Denial
from symcheck.language.analysis import (
    Approach, Extremum, Infinite, Limit, Near, Order, Side, Within,
)  # fmt: skip
from symcheck.language.analysis_forms import inside, meaning_of
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Implies, Member, Rel,
)  # fmt: skip
from symcheck.language.context import Context, close
from symcheck.language.forms import links
from symcheck.language.term import ZERO, Term, Var, absolute, div
from symcheck.printing.as_ascii import show_claim, show_term
from symcheck.search.numeric import NoValue, Point, Undecided, evaluate
from symcheck.search.portfolio import prove
from symcheck.search.tendencies import extreme, guessed, tendency
from symcheck.search.truth import holds, is_quantified

A_WHILE = 3.0
"""Seconds for the proof of what holds instead."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, a phrase, and the relation that fails with the values of its sides, if one does."""

    code: str
    text: str
    relation: str | None = None
    left: str | None = None
    right: str | None = None


def reason_of(denial: Denial, seconds: float) -> Reason:
    """The reason for which the claim fails."""
    longer = min(A_WHILE, seconds / 3)
    match denial.form:
        case Limit() as limit:
            return _of_limit(limit, denial, longer)
        case Extremum() as extremum:
            return _of_extremum(extremum, denial, longer)
        case Order() as order:
            return _of_order(order, denial, longer)
        case ExistsOne() as one:
            return _of_one(one, denial)
        case Near() as near:
            return _of_near(near, denial)
        case Within():
            return replace(_of_values(denial), code=codes.APPROXIMATION)
        case _:
            return _of_values(denial)


def _of_values(denial: Denial) -> Reason:
    """A relation at the values that were exhibited; or that nothing is as claimed."""
    place = ", ".join(f"{v.name} = {show_term(t)}" for v, t in denial.values)
    at = f"at {place}, " if place else ""
    point = _numbers(denial.values)
    relation = _failing(denial.part, point)
    if relation is not None:
        left, right = (value_text(side, point) for side in (relation.lhs, relation.rhs))
        shown = show_claim(relation)
        text = f"{at}{shown} is false"
        if left is not None and right is not None:
            text += f": the sides are {left} and {right}"
        return Reason(codes.code_of_false(relation.op), text, shown, left, right)
    if isinstance(denial.part, Exists):
        var = denial.part.var
        return Reason(
            codes.NOTHING_SUCH, f"{at}there is no {var.name} with {show_claim(denial.part.part)}"
        )
    return Reason(codes.NOTHING_SUCH, f"{at}{show_claim(denial.part)} is false")


def _of_near(near: Near, denial: Denial) -> Reason:
    found = _of_values(denial)
    text = f"{show_claim(near)} is false"
    if found.left is not None:
        gap, unit = (_decimal(text) for text in (found.left, found.right))
        text += f": they are {gap} apart, and half a unit of the last digit is {unit}"
    return replace(found, code=codes.APPROXIMATION, text=text)


def _decimal(value: str | None) -> str | None:
    """A value as an approximation is spoken of: in decimals."""
    return f"{float(Fraction(value)):.6g}" if value is not None and "/" in value else value


def _failing(claim: Claim, point: Point) -> Rel | None:
    """The relation that fails at the point, by evaluation."""
    match claim:
        case Rel():
            return claim
        case Chain() | Member():
            return _failing(links(claim), point)
        case And(parts):
            plain = [p for p in parts if not is_quantified(p)]
            failing = [p for p in plain if holds(p, point) is False]
            return _failing(failing[0], point) if failing else None
        case Implies(_, conclusion):
            return _failing(conclusion, point)
        case Near():
            return _failing(meaning_of(claim), point)
        case _:
            return None


def _numbers(values: tuple[tuple[Var, Term], ...]) -> Point:
    found = {}
    for var, term in values:
        try:
            found[var] = evaluate(term, Point({}))
        except (NoValue, Undecided):
            continue
    return Point(found)


def _shown(claim: Claim, seconds: float) -> bool:
    """Whether the kernel accepts a proof of the closed claim that is found in that time."""
    return prove(close(Context(), claim), seconds) is not None


def _of_limit(limit: Limit, denial: Denial, moment: float) -> Reason:
    found = limits_of(limit.body, limit.to, moment)
    where = f"as {_arrow(limit.to)}"
    body = show_term(limit.body)
    match found:
        case {"both": value}:
            return Reason(codes.LIMIT, f"the limit is {_value(value)}")
        case {"below": left, "above": right} if left != right:
            text = f"the one-sided limits differ: {_value(left)} from below, {_value(right)}"
            return Reason(codes.LIMIT, f"{text} from above")
    for side, value in found.items():
        if value != limit.value:
            return Reason(codes.LIMIT, f"the limit from {side} is {_value(value)}")
    if denial.values and isinstance(limit.value, Infinite):
        bound = show_term(denial.values[0][1])
        side = "above" if limit.value.sign > 0 else "below"
        return Reason(codes.LIMIT, f"{body} does not stay {side} {bound} {where}")
    if denial.values and not isinstance(limit.value, Infinite):
        near = f"within {show_term(denial.values[0][1])} of {show_term(limit.value)}"
        return Reason(codes.LIMIT, f"{body} does not stay {near} {where}")
    return Reason(codes.LIMIT, f"{body} does not tend to {_value(limit.value)} {where}")


def limits_of(body: Term, to: Approach, moment: float) -> dict[Side, Term | Infinite]:
    """The limit if it was found and proved; else those from one side, if they were."""
    if isinstance(to.at, Infinite) or to.side != "both":
        guess = tendency(body, to, "below" if to.side == "below" else "above")
        ok = guess is not None and _shown(Limit(body, to, guess), moment)
        return {"both": guess} if ok and guess is not None else {}
    left, right = tendency(body, to, "below"), tendency(body, to, "above")
    if left is not None and left == right:
        return {"both": left} if _shown(Limit(body, to, left), moment) else {}
    found: dict[Side, Term | Infinite] = {}
    sides: tuple[tuple[Side, Term | Infinite | None], ...] = (("below", left), ("above", right))
    for side, guess in sides:
        if guess is not None and _shown(Limit(body, replace(to, side=side), guess), moment):
            found[side] = guess
    return found


def _value(value: Term | Infinite) -> str:
    if isinstance(value, Infinite):
        return "oo" if value.sign > 0 else "-oo"
    return show_term(value)


def _arrow(to: Approach) -> str:
    return f"{to.var.name} -> {_value(to.at)}"


WORDS = {
    "max": ("maximum", "<", "less"), "sup": ("supremum", "<", "less"),
    "min": ("minimum", ">", "greater"), "inf": ("infimum", ">", "greater"),
    "argmax": ("maximum", "<", "less"), "argmin": ("minimum", ">", "greater"),
}  # fmt: skip


def _of_extremum(claim: Extremum, denial: Denial, moment: float) -> Reason:
    word, strict, _ = WORDS[claim.kind]
    body, value = show_term(claim.body), show_term(claim.value)
    if claim.places is not None:
        text = f"the {word} is not {show_claim(claim).split('≈')[-1].strip()} to the digits shown"
        if claim.kind in ("argmax", "argmin"):
            text = f"the place of the {word} is not near {value}"
        return Reason(codes.EXTREMUM, _with_true_one(claim, text, moment))
    if claim.kind in ("argmax", "argmin"):
        return _of_place(claim, denial, word)
    if denial.values and isinstance(denial.part, Rel):
        found = _of_values(denial)
        return replace(found, code=codes.EXTREMUM, text=_with_true_one(claim, found.text, moment))
    if claim.kind in ("max", "min"):
        closest = replace(claim, kind="sup" if claim.kind == "max" else "inf")
        beyond = Rel("<" if strict == "<" else ">", claim.body, claim.value)
        everywhere = ForAll(claim.on.var, Implies(inside(claim.on), beyond))
        apart = _shown(everywhere, moment)
        tail = f": {body} {strict} {value} everywhere on it" if apart else ""
        if _shown(closest, moment):
            bound = "supremum" if claim.kind == "max" else "infimum"
            text = f"{value} is the {bound} and is not attained on the interval{tail}"
            return Reason(codes.NOT_ATTAINED, text)
        text = f"{value} is not attained on the interval{tail}"
        return Reason(codes.NOT_ATTAINED, _with_true_one(claim, text, moment))
    if denial.values:
        gap = show_term(denial.values[0][1])
        text = f"{body} stays {gap} or more away from {value} on the interval"
        return Reason(codes.EXTREMUM, _with_true_one(claim, text, moment))
    return Reason(codes.EXTREMUM, f"the {word} is not {value}")


def _with_true_one(claim: Extremum, text: str, moment: float) -> str:
    """The phrase with what the extremum is instead, if that is proved."""
    word = WORDS[claim.kind][0]
    sign = 1 if WORDS[claim.kind][1] == "<" else -1
    seen = extreme(claim.body, claim.on, sign)
    if seen is None:
        return text
    guess = guessed(seen[0 if claim.kind in ("argmax", "argmin") else 1], 1e-5)
    if guess is None or guess == claim.value:
        return text
    if not _shown(replace(claim, value=guess, places=None), moment):
        return text
    place = "place of the " if claim.kind in ("argmax", "argmin") else ""
    return f"{text}; the {place}{word} is {show_term(guess)}"


def _of_place(claim: Extremum, denial: Denial, word: str) -> Reason:
    """Of argmax = p: p is not in the domain; it is larger elsewhere; or just as large."""
    value, body = show_term(claim.value), show_term(claim.body)
    if not denial.values:
        text = f"{value} is not in the interval"
        return Reason(codes.EXTREMUM, text)
    found = _of_values(denial)
    if isinstance(denial.part, Rel) and denial.part.op == "!=":
        place = ", ".join(f"{v.name} = {show_term(t)}" for v, t in denial.values)
        text = f"at {place}, {body} has the same value as at {value}: the place is not the only one"
        return Reason(codes.EXTREMUM, text, found.relation, found.left, found.right)
    return replace(found, code=codes.EXTREMUM)


def _of_order(order: Order, denial: Denial, moment: float) -> Reason:
    body, gauge = show_term(order.body), show_term(order.gauge)
    ratio = div(absolute(order.body), absolute(order.gauge))
    found = limits_of(ratio, order.to, moment)
    arrow = _arrow(order.to)
    for side, value in found.items():
        wrong = value == Infinite(1) or (order.kind == "o" and value != ZERO)
        if wrong:
            also = "" if side == "both" else f" from {side}"
            text = f"abs({body})/abs({gauge}) tends to {_value(value)} as {arrow}{also}"
            return Reason(codes.ORDER, text)
    if denial.values:
        constant = show_term(denial.values[0][1])
        text = f"abs({body}) does not stay below {constant}*abs({gauge}) as {arrow}"
        return Reason(codes.ORDER, text)
    return Reason(codes.ORDER, f"abs({body}) is below no multiple of abs({gauge}) as {arrow}")


def _of_one(one: ExistsOne, denial: Denial) -> Reason:
    if len(denial.values) == 2:
        (_, first), (_, second) = denial.values
        name, parts = one.var.name, (show_term(first), show_term(second))
        text = f"both {name} = {parts[0]} and {name} = {parts[1]} meet it"
        return Reason(codes.MORE_THAN_ONE, text)
    if isinstance(denial.part, Exists):
        return Reason(codes.NOTHING_SUCH, f"there is no {one.var.name} with {show_claim(one.part)}")
    return _of_values(denial)
