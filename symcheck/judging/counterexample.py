"""A witness as it is shown: the point, the values of both sides, and what has no value.

The kernel has checked the witness; here mpmath evaluates it once more, and says so if it disagrees.
"""

from __future__ import annotations

from fractions import Fraction

from symcheck.judging.step_object import Counterexample, Reading
from symcheck.language.alpha import MARK
from symcheck.language.claim import And, Claim, Implies, Or, Rel, map_terms
from symcheck.language.context import Obligation
from symcheck.language.substitution import substitute
from symcheck.language.term import (
    App, Call, Derivative, Num, Term, Unknown, Var, binding, changed, free_variables, rebound,
)  # fmt: skip
from symcheck.printing.as_ascii import show_claim, show_term
from symcheck.search.numeric import NoValue, Number, Point, Undecided, arithmetic, evaluate
from symcheck.search.portfolio import Refutation
from symcheck.search.truth import clearly, holds

SHOWN_DIGITS = 6
LARGEST_EXACT, LARGEST_DENOMINATOR, SHORT = 10_000, 64, 100
"""Values are shown as fractions up to this size, with such a denominator or this one."""
CLOSE = 1e-40
"""What rounding may leave between a fraction and a value, relative to the value."""
ENOUGH_DIGITS = 7_000
"""More than any exact number has that the kernel compares."""


def counterexample_of(obligation: Obligation, refutation: Refutation) -> Counterexample:
    """The witness in words and numbers."""
    point = point_of(refutation)
    relation = failing_relation(obligation.goal, point)
    left = right = None
    if relation is not None:
        left, right = (value_text(side, point) for side in (relation.lhs, relation.rhs))
    return Counterexample(
        refutation.kind,
        tuple((var.name, show_term(value)) for var, value in refutation.point),
        tuple(
            Reading(name, f"{var.name} -> {show_term(body)}")
            for name, var, body in refutation.functions
        ),
        None if relation is None else show_claim(map_terms(relation, lettered)),
        left,
        right,
        None if refutation.subterm is None else show_term(lettered(refutation.subterm)),
        hypotheses_at(obligation.hypotheses, refutation),
    )


def hypotheses_at(hypotheses: tuple[Claim, ...], refutation: Refutation) -> tuple[str, ...]:
    """Each hypothesis with the values of its sides at the point, where it holds.

    Those that compare a variable with a number say nothing beside the point and are left out.
    """
    point = point_of(refutation)
    found = []
    for hypothesis in hypotheses:
        match hypothesis:
            case Rel(op, lhs, rhs) if not isinstance(lhs, Var | Num) or not isinstance(rhs, Num):
                left, right = value_text(lhs, point), value_text(rhs, point)
                if left is not None and right is not None:
                    found.append(f"{show_claim(hypothesis)} as {left} {op} {right}")
            case _:
                continue
    return tuple(found)


def lettered(term: Term) -> Term:
    """The term with plain letters for bound variables whose names were taken from them."""
    term = changed(term, lettered)
    if isinstance(term, Num | Var | App | Call | Unknown | Derivative):
        return term
    bound, inside, outside = binding(term)
    taken = {v.name for t in inside for v in free_variables(t)}
    names: list[Var] = []
    for var in bound:
        letters = "jkilmnpq" if var.sort != "real" else "xyzuvwst"
        name = next((c for c in letters if c not in taken), None)
        marked = var.name.startswith(MARK) and name is not None
        names.append(Var(name, var.sort) if marked and name is not None else var)
        taken.add(names[-1].name)
    renamed = dict(zip(bound, names, strict=True))
    parts = tuple(substitute(t, renamed) for t in inside)
    return rebound(term, tuple(names), parts, outside)


def point_of(refutation: Refutation) -> Point:
    """The witness with many digits; a value that mpmath cannot tell is left out."""
    values: dict[Var, Number] = {}
    for var, value in refutation.point:
        try:
            values[var] = evaluate(value, Point({}))
        except (NoValue, Undecided):
            continue
    functions = {name: _coefficients(body, var) for name, var, body in refutation.functions}
    return Point(values, functions)


def failing_relation(claim: Claim, point: Point) -> Rel | None:
    """The relation on account of which the claim fails at the point."""
    match claim:
        case Rel():
            return claim
        case And(parts):
            answers = [holds(p, point) for p in parts]
            culprit = answers.index(False) if False in answers else _first_unknown(answers)
            return None if culprit is None else failing_relation(parts[culprit], point)
        case Or(parts):
            return failing_relation(parts[-1], point)
        case Implies(_, conclusion):
            return failing_relation(conclusion, point)
        case _:
            return None


def is_contradicted(obligation: Obligation, refutation: Refutation) -> bool:
    """Whether the numbers clearly say that the point is no counterexample."""
    point = point_of(refutation)
    if any(clearly(h, point) is False for h in obligation.hypotheses):
        return True
    goal = obligation.goal
    if clearly(goal, point) is True:
        return True
    return isinstance(goal, Rel) and goal.op == "=" and _agree_to_the_end(goal, refutation)


def _agree_to_the_end(goal: Rel, refutation: Refutation) -> bool:
    """Whether the sides of an equality said to be false agree in more digits than they can."""
    if refutation.kind != "false":
        return False
    point = point_of(refutation)
    try:
        if abs(evaluate(goal.lhs, point) - evaluate(goal.rhs, point)) > 1e-30:
            return False
        values = {v: evaluate(t, Point({}), ENOUGH_DIGITS) for v, t in refutation.point}
        exact = Point(values, point.functions)
        sides = [evaluate(side, exact, ENOUGH_DIGITS) for side in (goal.lhs, goal.rhs)]
    except (NoValue, Undecided):
        return False
    mp = arithmetic(ENOUGH_DIGITS)
    return bool(abs(sides[0] - sides[1]) <= mp.mpf(10) ** -(ENOUGH_DIGITS - 500))


def _first_unknown(answers: list[bool | None]) -> int | None:
    return answers.index(None) if None in answers else None


def value_text(term: Term, point: Point) -> str | None:
    """The value, exact where that is a short fraction, else to six digits.

    None where there is none, or it cannot be told.
    """
    try:
        value = evaluate(term, point)
    except (NoValue, Undecided):
        return None
    mp = arithmetic()
    if abs(value) < LARGEST_EXACT:
        for below in (SHORT, *range(1, LARGEST_DENOMINATOR + 1)):
            above = mp.nint(value * below)
            if abs(value * below - above) <= CLOSE * abs(value):  # e⁻¹⁰⁰ is not 0
                return str(Fraction(int(above), below))
    text: str = mp.nstr(value, SHOWN_DIGITS)
    return text.removesuffix(".0")


def _coefficients(body: Term, var: Var) -> tuple[Number, ...]:
    """The coefficients of a polynomial, from the constant upwards."""
    match body:
        case Num(value):
            return (arithmetic().mpf(value.numerator) / value.denominator,)
        case Var() if body == var:
            return (0, 1)
        case App("neg", (a,)):
            return tuple(-c for c in _coefficients(a, var))
        case App("add", args):
            total: tuple[Number, ...] = ()
            for a in args:
                total = _sum(total, _coefficients(a, var))
            return total
        case App("mul", args):
            return _product([_coefficients(a, var) for a in args])
        case App("pow", (a, Num(n))):
            return _product([_coefficients(a, var)] * int(n))
        case _:
            raise ValueError("the reading of an unknown function is not a polynomial")


def _sum(a: tuple[Number, ...], b: tuple[Number, ...]) -> tuple[Number, ...]:
    longest = max(len(a), len(b))
    pad = [(*p, *(0,) * (longest - len(p))) for p in (a, b)]
    return tuple(x + y for x, y in zip(*pad, strict=True))


def _product(factors: list[tuple[Number, ...]]) -> tuple[Number, ...]:
    total: tuple[Number, ...] = (1,)
    for factor in factors:
        fresh = [0] * (len(total) + len(factor) - 1)
        for i, x in enumerate(total):
            for j, y in enumerate(factor):
                fresh[i + j] += x * y
        total = tuple(fresh)
    return total
