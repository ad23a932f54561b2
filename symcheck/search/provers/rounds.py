"""Recursions and integers: last rounds, and induction."""

from __future__ import annotations

from dataclasses import replace

from symcheck.kernel.certificate import (
    Certificate, Contradiction, Detach, Induction, Known, Rewrite, Ring, Specialize, Unroll,
)  # fmt: skip
from symcheck.kernel.signs import has_value
from symcheck.kernel.polynomial import equal
from symcheck.language.claim import (
    FALSE, Claim, ForAll, Implies, Rel, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.definedness import earlier
from symcheck.language.forms import negation
from symcheck.language.substitution import (
    fresh_variable, instance_of, substitute, substitute_in_claim,
)  # fmt: skip
from symcheck.language.term import (
    ONE, ZERO, App, Num, Recursion, Term, Var, add, free_variables, is_integer_by_form, mul, num,
    sub, subterms,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS
from symcheck.search.points import flat
from symcheck.search.problem import Problem, terms_in
from symcheck.search.provers.atoms import instance
from symcheck.search.workspace import open_subterms, workspace

Step = tuple[Claim, Certificate]

MOST_ROUNDS = 6


def last_rounds(problem: Problem) -> list[Step]:
    """Each recursion of which it is plain, or follows linearly, whether it has a round: unrolled.

    Only as far back as an index that is written, or down to the start from a literal one.
    """
    found: list[Step] = []
    pending = list(dict.fromkeys(_recursions(problem)))
    for _ in range(MOST_ROUNDS):
        following: list[Recursion] = []
        for term in pending:
            for step in _unrolled(problem, term):
                found.append(step)
                problem = problem.given(step[0])
                claim = step[0]
                if isinstance(claim, Rel) and claim.lhs == term and isinstance(term.high, Num):
                    following += [s for s in open_subterms(claim.rhs) if isinstance(s, Recursion)]
        if not following or problem.is_late:
            break
        pending = list(dict.fromkeys(following))
    return [*found, *_absolute_rounds(problem, found)]


def _absolute_rounds(problem: Problem, rounds: list[Step]) -> list[Step]:
    """|x_h| as a product of absolute values, where the last round multiplies and |x_h| is asked."""
    found: list[Step] = []
    asked = {s for t in terms_in(problem) for s in open_subterms(t)}
    for equation, _ in rounds:
        match equation:
            case Rel("=", Recursion() as whole, App("mul", (before, *rest)) as last):
                size = App("abs", (whole,))
                factors = instance(problem, "abs.product", x=before, y=mul(*rest))
                if size in asked and factors is not None:
                    there = App("abs", (last,))
                    same = Rel("=", there, there)
                    found.append((Rel("=", size, there), Rewrite(equation, same, Ring())))
                    found.append(factors)
            case _:
                continue
    return found


def by_known_step(problem: Problem, goal: Claim) -> Certificate | None:
    """Induction whose step is a known universal claim: A(k) gives A(k + 1), for all k."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    universals = [c for c in problem.facts.known if isinstance(c, ForAll)]
    for index in _indices(goal) if universals else []:
        low = _least(problem, index)
        if low is None:
            continue
        following = substitute_in_claim(goal, {index: add(index, ONE)})
        for universal in universals:
            here = instance_of(universal.part, universal.var, index)
            if universal.var.sort != "integer" or _implications_to(here, following) is None:
                continue
            k = fresh_variable(Var("k", "integer"), problem.names | variables_of(goal) | {index})
            plain = replace(problem, points=NO_POINTS)
            base = solve(plain.to(substitute_in_claim(goal, {index: low})).deeper())
            supposed = plain.given(Rel("<=", low, k)).given(substitute_in_claim(goal, {index: k}))
            following = substitute_in_claim(goal, {index: add(k, ONE)})
            used = _implications_to(instance_of(universal.part, universal.var, k), following)
            step: Certificate | None = Known()
            for implication in reversed(used or ()):
                premise = solve(supposed.to(implication.premise).deeper())
                step = Detach(implication, premise, step) if premise and step else None
            if base is not None and step is not None and used is not None:
                return Induction(index, low, k, base, Specialize(universal, k, step))
    return None


def _implications_to(claim: Claim, wanted: Claim) -> tuple[Implies, ...] | None:
    """The implications, outer ones first, whose premises lead to the wanted part of a claim."""
    if wanted in flat([claim]):
        return ()
    for part in flat([claim]):
        if isinstance(part, Implies):
            inner = _implications_to(part.conclusion, wanted)
            if inner is not None:
                return (part, *inner)
    return None


def _recursions(problem: Problem) -> list[Recursion]:
    bound = [s for t in terms_in(problem) for s in open_subterms(t) if isinstance(s, Recursion)]
    inside = {v for r in bound for v in (r.index, r.previous)}
    return [r for r in bound if not free_variables(r) & inside or has_value(r, problem.facts)]


def _unrolled(problem: Problem, term: Recursion) -> list[Step]:
    if has_value(term, problem.facts) is None:
        return []
    empty, running = Rel("<", term.high, term.low), Rel("<=", term.low, term.high)
    for claim in (empty, running):
        steps: list[Step] = []
        if not problem.is_settled(claim):
            proof = _linear(problem, claim)
            if proof is None:
                continue
            steps.append((claim, proof))
        if claim == empty:
            return [*steps, (Rel("=", term, term.start), Unroll(ZERO))]
        below = index_before(term.high)
        if not _is_wanted(problem, term, below):
            return []
        last = {term.index: term.high, term.previous: earlier(term, below)}
        return [*steps, (Rel("=", term, substitute(term.body, last)), Unroll(below))]
    return []


def _is_wanted(problem: Problem, term: Recursion, below: Term) -> bool:
    """Whether the round before stands in the problem, or the index is a literal one."""
    if isinstance(term.high, Num):
        return True
    if isinstance(term.high, App):
        return True
    return any(equal(below, r.high) for r in _recursions(problem) if r.low == term.low)


def index_before(high: Term) -> Term:
    """high − 1 in the plainest form."""
    match high:
        case Num(value):
            return Num(value - 1)
        case App("add", (k, one)) if one == ONE:
            return k
        case _:
            space = workspace((high,))
            found = space.quotient(sub(high, ONE))
            plain = None if found is None else space.term(found.num / found.den)
            return plain if plain is not None and is_integer_by_form(plain) else sub(high, ONE)


def _linear(problem: Problem, claim: Rel) -> Certificate | None:
    from symcheck.search.provers.farkas import contradiction  # noqa: PLC0415

    if has_value(claim.lhs, problem.facts) is None or has_value(claim.rhs, problem.facts) is None:
        return None
    opposite = negation(claim)
    assert isinstance(opposite, Rel)
    whole = [
        r
        for r in problem.facts.known
        if isinstance(r, Rel) and is_integer_by_form(r.lhs) and is_integer_by_form(r.rhs)
    ]
    plain = replace(problem, facts=type(problem.facts)())
    for rel in whole:
        plain = plain.given(rel)
    then = contradiction(plain.given(opposite).to(FALSE).within(0.3), 0, opposite)
    return Contradiction(then) if then is not None else None


def by_induction(problem: Problem, goal: Claim) -> Certificate | None:
    """Induction on an integer that a recursion or a power runs up to, from its least value."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    if "induction" in problem.spent or problem.depth > 4:
        return None
    spent = replace(problem.spending("induction"), points=NO_POINTS)
    for index in _indices(goal):
        low = _least(problem, index)
        if low is None or _is_spoken_of(problem, index):
            continue
        k = fresh_variable(Var("k", "integer"), problem.names | variables_of(goal) | {index})
        base = solve(spent.to(substitute_in_claim(goal, {index: low})).deeper())
        if base is None:
            continue
        supposed = spent.given(Rel("<=", low, k)).given(substitute_in_claim(goal, {index: k}))
        following = substitute_in_claim(goal, {index: add(k, ONE)})
        step = solve(supposed.to(following).deeper())
        if step is not None:
            return Induction(index, low, k, base, step)
    return None


def _is_spoken_of(problem: Problem, index: Var) -> bool:
    """Whether anything but bounds is known of the integer, as in the step of an induction."""
    known = (c for c in problem.facts.known if isinstance(c, Rel) and index in variables_of(c))
    return any(index not in (c.lhs, c.rhs) for c in known)


def _indices(goal: Claim) -> list[Var]:
    """The integer variables in ends of recursions, in exponents, and then any others."""
    found: dict[Var, None] = {}
    for term in terms_of(goal):
        for part in subterms(term):
            match part:
                case Recursion(_, _, _, _, _, high):
                    found.update(dict.fromkeys(sorted(free_variables(high), key=_name)))
                case App("pow", (_, exponent)):
                    whole = (v for v in free_variables(exponent) if v.sort != "real")
                    found.update(dict.fromkeys(sorted(whole, key=_name)))
    free = variables_of(goal)
    return [v for v in found if v.sort != "real" and v in free]


def _name(var: Var) -> str:
    return var.name


def _least(problem: Problem, index: Var) -> Term | None:
    """The greatest literal that is known to be at most the integer."""
    if index.sort == "natural":
        return num(0)
    bounds = problem.facts.bounds.get(index, ())
    lows = [b.value for b in bounds if b.op == ">=" and b.value.denominator == 1]
    return Num(max(lows)) if lows else None
