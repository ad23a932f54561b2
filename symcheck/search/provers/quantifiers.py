"""Universal and existential claims: a fresh name, instances of what is known, values to exhibit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symcheck.kernel.certificate import (
    Cases, Certificate, Exhibit, Generalize, Known, Obtain, Specialize,
)  # fmt: skip
from symcheck.kernel.signs import has_value, settled
from symcheck.language.claim import (
    And, Claim, Exists, ForAll, Implies, Or, Rel, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.substitution import fresh_variable, instance_of, substitute_in_claim
from symcheck.language.term import (
    ZERO, Num, Term, Var, free_variables, is_integer_by_form, num, subterms,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS
from symcheck.search.matching import matched, triggers
from symcheck.search.points import sample
from symcheck.search.problem import Problem, having, relations
from symcheck.search.provers.detaching import detached, is_hopeless, settled_by_kernel
from symcheck.search.solving import solve_for
from symcheck.search.workspace import open_subterms

Step = tuple[Claim, Certificate]

MOST_INSTANCES = 10
MOST_VALUES = 14
DEEPEST = 6
PATIENCE = (0.5, 3.0)
"""Seconds for each value: most are wrong, and the right one often shows at once."""
SIMPLE = tuple(num(s) for s in ("0", "1", "-1", "2", "1/2", "1/4", "3", "-2", "4", "3/4", "10"))


def for_all(problem: Problem, goal: ForAll) -> Certificate | None:
    """The part, for a variable of which nothing is known."""
    from symcheck.search.provers.beside import all_beside  # noqa: PLC0415
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    granted = _granted(problem)
    if granted is not None:
        return granted
    var = new_name(problem, goal.var, goal.part)
    beside = all_beside(problem, goal)
    if beside is not None:
        return beside
    part = substitute_in_claim(goal.part, {goal.var: var})
    then = solve(replace(problem.to(part), points=NO_POINTS))
    return Generalize(var, then) if then is not None else None


def _granted(problem: Problem) -> Certificate | None:
    """The goal is among the instances of what is known."""
    steps: list[Step] = []
    ready = with_instances(detached(problem, steps, aimed_at=problem.goal), steps)
    settled_now = settled_by_kernel(ready) if steps else None
    return having(problem, steps, settled_now) if settled_now is not None else None


def new_name(problem: Problem, like: Var, claim: Claim) -> Var:
    """A variable of the same sort of which nothing in the problem speaks."""
    letter = {"real": "x", "integer": "k", "natural": "k"}[like.sort]
    return fresh_variable(Var(letter, like.sort), problem.names | variables_of(claim))


def obtained(problem: Problem) -> Certificate | None:
    """The goal with a name for what a known existential claim says there is; None if none is new.

    Answers with a certificate for the goal, or with None where that was not found either.
    """
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    for known in problem.facts.known:
        if not isinstance(known, Exists) or f"obtain {known}" in problem.spent:
            continue
        var = new_name(problem, known.var, known.part)
        part = substitute_in_claim(known.part, {known.var: var})
        named = replace(problem.spending(f"obtain {known}"), points=NO_POINTS).given(part)
        then = solve(named.to(problem.goal))
        return Obtain(known, var, then) if then is not None else None
    return None


def has_unopened(problem: Problem) -> bool:
    """Whether a known existential claim has not been given a name yet."""
    return any(
        isinstance(k, Exists) and f"obtain {k}" not in problem.spent for k in problem.facts.known
    )


def with_instances(problem: Problem, steps: list[Step]) -> Problem:
    """The problem with instances of the known universal claims at terms that it speaks of."""
    universals = [c for c in problem.facts.known if isinstance(c, ForAll)]
    if not universals or problem.depth > DEEPEST:
        return problem
    new = [t for claim, _ in steps for t in terms_of(claim)]
    ground = dict.fromkeys(s for t in (*terms_of(problem.goal), *new) for s in open_subterms(t))
    for universal in universals:
        for value in _wanted_at(problem, universal, list(ground)):
            instance = instance_of(universal.part, universal.var, value)
            if instance in problem.facts.known or not _is_of_sort(problem, universal.var, value):
                continue
            steps.append((instance, Specialize(universal, value, Known())))
            problem = problem.given(instance)
    return detached(problem, steps, aimed_at=None)


def _is_of_sort(problem: Problem, var: Var, value: Term) -> bool:
    if var.sort != "real" and not is_integer_by_form(value):
        return False
    if var.sort == "natural" and settled(Rel(">=", value, ZERO), problem.facts) is None:
        return False
    return has_value(value, problem.facts) is not None


def _wanted_at(problem: Problem, universal: ForAll, ground: list[Term]) -> list[Term]:
    """Values at which a subterm of the claim is one of these; if it has none, the variables.

    A large subterm that is met says more than a small one, such as |t|, which many terms meet.
    """
    var, found = universal.var, dict[Term, None]()
    patterns = list(triggers(universal.part, var))
    weights: dict[Term, int] = {}
    for pattern in patterns:
        for term in ground:
            at = matched(pattern, term, frozenset({var}), {})
            if at is not None and var in at:
                weights[at[var]] = max(weights.get(at[var], 0), _size(pattern))
    if patterns:
        enough = max(weights.values(), default=0) / 2
        return [value for value, weight in weights.items() if weight >= enough][:MOST_INSTANCES]
    for other in sorted(variables_of(problem.goal), key=lambda v: v.name):
        if other.sort == var.sort or (other.sort == "natural" and var.sort == "integer"):
            found[other] = None
    return list(found)[:MOST_INSTANCES]


def _size(term: Term) -> int:
    return sum(1 for _ in subterms(term))


def exists(problem: Problem, goal: Exists) -> Certificate | None:
    """The part at one of the values that suggest themselves."""
    from symcheck.search.provers.crossing import by_crossing  # noqa: PLC0415
    from symcheck.search.provers.near_place import near_place  # noqa: PLC0415
    from symcheck.search.provers.rates import is_out_of_the_question  # noqa: PLC0415
    from symcheck.search.provers.reaching import reached  # noqa: PLC0415

    granted = _granted(problem)
    if granted is not None:
        return granted
    if is_out_of_the_question(goal):
        return None
    special = near_place(problem, goal) or reached(problem, goal)
    if special is not None:
        return special
    steps: list[Step] = []
    known = with_instances(detached(problem, steps, aimed_at=None), steps)
    by_cases = _known_cases(known, goal)
    if by_cases is not None:
        return having(problem, steps, by_cases)
    likely = [
        value
        for value in _values(known, goal)
        if not is_hopeless(known.to(instance_of(goal.part, goal.var, value)))
    ]
    for seconds in PATIENCE:
        for rank, value in enumerate(likely):
            limit = PATIENCE[-1] if rank == 0 else seconds
            shown = None if known.is_late else exhibited(known.within(limit), goal, value)
            if shown is not None:
                return having(problem, steps, shown)
    found = by_crossing(known, goal)
    return having(problem, steps, found) if found is not None else None


def _known_cases(problem: Problem, goal: Exists) -> Certificate | None:
    """In each case of a known disjunction another value may serve."""
    for known in reversed(list(problem.facts.known)):
        if not isinstance(known, Or):
            continue
        if any(problem.is_settled(part) for part in known.parts):
            continue
        branches = []
        for part in known.parts:
            found = _at_plain_values(problem.given(part), goal)
            if found is None:
                break
            branches.append(found)
        if len(branches) == len(known.parts):
            return Cases(known, tuple(branches))
    return None


def _at_plain_values(problem: Problem, goal: Exists) -> Certificate | None:
    """At a value of a known relation of the same kind, or at a simple one, if that shows soon."""
    for value in (*_matching(problem, goal), *SIMPLE):
        if is_hopeless(problem.to(instance_of(goal.part, goal.var, value))):
            continue
        shown = exhibited(problem.within(PATIENCE[0]), goal, value)
        if shown is not None:
            return shown
    return None


def exhibited(problem: Problem, goal: Exists, value: Term) -> Certificate | None:
    """The existential goal by that value, which is shown to be one, of the right sort, first."""
    from symcheck.search.provers.logic import solve, with_values  # noqa: PLC0415

    steps: list[Step] = []
    known = with_values(problem, (value,), steps)
    if known is None or not _is_of_sort(known, goal.var, value):
        return None
    known = with_instances(known.to(instance_of(goal.part, goal.var, value)), steps)
    then = solve(known)
    return having(problem, steps, Exhibit(value, then)) if then is not None else None


def _values(problem: Problem, goal: Exists) -> Iterator[Term]:
    """What the variable equals, what is spoken of, simple numbers, numbers found by sampling."""
    found: dict[Term, None] = dict.fromkeys(_matching(problem, goal))
    names = sorted(problem.names, key=lambda v: v.name)
    spoken = {v for c in problem.facts.known for v in variables_of(c)} | variables_of(goal)
    for other in names:
        if other in spoken and other.sort == goal.var.sort:
            found[other] = None
    for rel in _relations_in(goal.part):
        if rel.op == "=" and goal.var in free_variables(rel.lhs) | free_variables(rel.rhs):
            solution = solve_for(rel, goal.var)
            if solution is not None:
                found[solution] = None
    for rel in relations(problem.facts):
        for side in (rel.lhs, rel.rhs):
            if not isinstance(side, Num) and len(found) < MOST_VALUES // 2:
                found[side] = None
    for rel in _relations_in(goal.part):
        for side in (rel.lhs, rel.rhs):
            if goal.var not in free_variables(side):
                found[side] = None
    found.update(dict.fromkeys(SIMPLE))
    yield from list(found)[: 2 * MOST_VALUES]
    points = sample(Obligation((goal.part,), goal.part), 6, 400)
    column = points.columns.get(goal.var)
    for x in () if column is None or variables_of(goal) else column:
        for denominator in (1, 2, 10, 1000):
            near = num(_rational(float(x), denominator))
            if near not in found:
                found[near] = None
                yield near


def _matching(problem: Problem, goal: Exists) -> list[Term]:
    """Values at which a relation of the part is one that is known."""
    found: dict[Term, None] = {}
    free = frozenset({goal.var})
    wanted = [r for r in _relations_in(goal.part) if goal.var in variables_of(r)]
    for rel in wanted:
        for known in problem.facts.known:
            if isinstance(known, Rel) and known.op == rel.op:
                at = matched(rel.lhs, known.lhs, free, {})
                at = None if at is None else matched(rel.rhs, known.rhs, free, at)
                if at is not None and goal.var in at:
                    found[at[goal.var]] = None
    return list(found)[:MOST_VALUES]


def _rational(value: float, denominator: int) -> str:
    from fractions import Fraction  # noqa: PLC0415

    return str(Fraction(value).limit_denominator(denominator))


def _relations_in(claim: Claim) -> Iterator[Rel]:
    match claim:
        case Rel():
            yield claim
        case And(parts) | Or(parts):
            for part in parts:
                yield from _relations_in(part)
        case Implies(_, conclusion):
            yield from _relations_in(conclusion)
