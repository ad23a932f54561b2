"""Relations solved for one exponential or logarithm: eᵛ against u becomes v against ln u, and back.

The difference of the sides is linear, with a rational coefficient, in an atom exp(v) or ln(u). The
relation then says something of that atom alone, and the lemma with the inverse function gives it
from a relation between arguments.
"""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq_mpoly

from symcheck.kernel.certificate import Certificate, Contradiction, Farkas, Product, Ring
from symcheck.kernel.lemmas import LEDGER
from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.claim import Claim, Rel, RelOp
from symcheck.language.forms import negation
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import App, Num, Term, div, sub
from symcheck.search.problem import Problem, having
from symcheck.search.provers.atoms import instance
from symcheck.search.provers.detaching import is_hopeless
from symcheck.search.workspace import Workspace, as_fraction, workspace

Step = tuple[Claim, Certificate]

LAWS: dict[tuple[str, RelOp], str] = {
    ("ln", ">="): "ln.below", ("ln", ">"): "ln.below-strict",
    ("ln", "<="): "ln.above", ("ln", "<"): "ln.above-strict", ("ln", "="): "ln.solves",
    ("exp", ">="): "exp.above", ("exp", ">"): "exp.above-strict",
    ("exp", "<="): "exp.below", ("exp", "<"): "exp.below-strict", ("exp", "="): "exp.solves",
}  # fmt: skip
"""The lemma that gives atom op rest, for the atom's operation and the relation."""

SAME: dict[tuple[str, RelOp], str] = {
    ("exp", "<="): "exp.monotone", ("exp", "<"): "exp.increasing",
    ("ln", "<="): "ln.monotone", ("ln", "<"): "ln.increasing",
}  # fmt: skip
"""The lemma that gives f(a) op f(b) for two atoms of one function."""


def by_inverse(problem: Problem, goal: Rel) -> Certificate | None:
    """Tries each exponential and logarithm in which the relation is linear."""
    if problem.depth > 5 or goal.op == "!=":
        return None
    try:
        space = workspace((goal.lhs, goal.rhs))
    except NoRationalForm:
        return None
    q = space.quotient(sub(goal.lhs, goal.rhs))
    if q is None or not q.den.is_constant():
        return None
    polynomial = q.num / q.den.leading_coefficient()
    for i, atom in enumerate(space.atoms):
        if isinstance(atom, App) and atom.op in ("exp", "ln"):
            isolated = _isolated(space, polynomial, i, goal.op)
            if isolated is not None:
                found = _apply(problem, goal, atom, *isolated)
                if found is not None:
                    return found
    return None


def _isolated(
    space: Workspace, polynomial: fmpq_mpoly, i: int, op: RelOp
) -> tuple[RelOp, Term] | None:
    """atom op rest, equivalent to polynomial op 0."""
    slope = polynomial.derivative(i)
    if not slope.is_constant() or slope.is_zero():
        return None
    c = slope.leading_coefficient()
    rest = space.frame.ring.gen(i) - polynomial / c
    turned: dict[RelOp, RelOp] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
    return (op if c > 0 else turned[op]), space.term(rest)


def _apply(problem: Problem, goal: Rel, atom: App, op: RelOp, rest: Term) -> Certificate | None:
    proof = _same_function(problem, atom, op, rest) or _by_law(problem, atom, op, rest)
    if proof is None:
        return None
    steps, shown = proof
    scale = _scale(goal, shown)
    if scale is None:
        return None
    if goal.op == "=":
        return having(problem.to(goal), steps, Ring(((Num(scale), shown),)))
    opposite = negation(goal)
    assert isinstance(opposite, Rel)
    farkas = Farkas((Product(abs(scale), (shown,)), Product(Fraction(1), (opposite,))))
    return having(problem.to(goal), steps, Contradiction(farkas))


def _scale(goal: Rel, shown: Rel) -> Fraction | None:
    """The rational c with goal.lhs − goal.rhs = c·(shown.lhs − shown.rhs)."""
    space = workspace((goal.lhs, goal.rhs, shown.lhs, shown.rhs))
    a, b = space.quotient(sub(goal.lhs, goal.rhs)), space.quotient(sub(shown.lhs, shown.rhs))
    if a is None or b is None or b.num.is_zero():
        return None
    ratio = space.quotient(div(sub(goal.lhs, goal.rhs), sub(shown.lhs, shown.rhs)))
    if ratio is None or not ratio.num.is_constant() or not ratio.den.is_constant():
        return None
    if ratio.num.is_zero():
        return None
    return as_fraction(ratio.num.leading_coefficient() / ratio.den.leading_coefficient())


def _by_law(problem: Problem, atom: App, op: RelOp, rest: Term) -> tuple[list[Step], Rel] | None:
    """atom op rest from the relation between the inverse function's value and the argument."""
    name = LAWS.get((atom.op, op))
    if name is None or "inverse law" in problem.spent:
        return None
    problem = problem.spending("inverse law")
    return _from_lemma(problem, name, x=atom.args[0] if atom.op == "ln" else rest,
                       y=rest if atom.op == "ln" else atom.args[0])  # fmt: skip


def _same_function(
    problem: Problem, atom: App, op: RelOp, rest: Term
) -> tuple[list[Step], Rel] | None:
    if not (isinstance(rest, App) and rest.op == atom.op):
        return None
    a, b = atom.args[0], rest.args[0]
    if op in (">", ">="):
        a, b, op = b, a, "<" if op == ">" else "<="
    name = SAME.get((atom.op, op))
    return None if name is None else _from_lemma(problem, name, x=a, y=b)


def _from_lemma(problem: Problem, name: str, **values: Term) -> tuple[list[Step], Rel] | None:
    """The steps that show the lemma's premises and then its conclusion."""
    from symcheck.search.provers.logic import solve, with_values  # noqa: PLC0415

    entry = LEDGER[name]
    named = {v: values[v.name] for v in entry.variables}
    steps: list[Step] = []
    known = with_values(problem, tuple(named.values()), steps)
    if known is None:
        return None
    for premise in entry.premises:
        at = substitute_in_claim(premise, named)
        if known.is_settled(at):
            continue
        if is_hopeless(known.to(at)):
            return None
        proof = solve(known.to(at).deeper())
        if proof is None:
            return None
        steps.append((at, proof))
        known = known.given(at)
    found = instance(known, name, **values)
    if found is None or not isinstance(found[0], Rel):
        return None
    return [*steps, found], found[0]
