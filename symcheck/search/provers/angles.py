"""Facts about sines, cosines and logarithms that need more than an instance of one lemma.

Signs of sin u and cos u where u is shown to lie in the right interval; double angles, however the
argument is written; ln vᵏ for an even k, where v may be negative.
"""

from __future__ import annotations

from itertools import islice, permutations

from symcheck.kernel.certificate import Certificate, Contradiction, Instance, Rewrite, Ring
from symcheck.kernel.facts import NOTHING, Facts, assume
from symcheck.kernel.lemmas import LEDGER
from symcheck.kernel.polynomial import NoRationalForm, equal
from symcheck.kernel.signs import has_value
from symcheck.language.claim import FALSE, Claim, Rel, terms_of
from symcheck.language.forms import negation
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import PI, ZERO, App, Num, Term, Var, absolute, mul, num, power
from symcheck.search.problem import Problem, having, relations, terms_in
from symcheck.search.provers.atoms import instance
from symcheck.search.provers.detaching import is_hopeless
from symcheck.search.provers.farkas import contradiction
from symcheck.search.workspace import atoms_of, open_subterms

Step = tuple[Claim, Certificate]

MOST_ANGLES = 4
A_MOMENT = 0.1
SIGNS = {"sin": ("sin.positive", "sin.nonnegative"), "cos": ("cos.positive", "cos.nonnegative")}


def signs_of_angles(problem: Problem) -> list[Step]:
    """sin u > 0 for 0 < u < π and the like, for those of the goal, where that follows linearly."""
    found: list[Step] = []
    inside = (s for t in terms_of(problem.goal) for s in open_subterms(t))
    angles = dict.fromkeys(s for s in inside if isinstance(s, App) and s.op in SIGNS)
    for atom in islice(angles, MOST_ANGLES):
        for name in SIGNS[atom.op]:
            steps = _sign(problem, name, atom.args[0])
            if steps:
                found += steps
                break
    return found


def _sign(problem: Problem, name: str, u: Term) -> list[Step]:
    entry, x = LEDGER[name], Var("x")
    claim = substitute_in_claim(entry.claim, {x: u})
    if problem.is_settled(claim) or has_value(u, problem.facts) is None:
        return []
    steps: list[Step] = []
    for premise in entry.premises:
        there = substitute_in_claim(premise, {x: u})
        assert isinstance(there, Rel)
        if problem.is_settled(there):
            continue
        proof = None if is_hopeless(problem.to(there)) else _linearly(problem, there)
        if proof is None:
            return []
        steps.append((there, proof))
    return [*steps, (claim, Instance(name, ((x, u),)))]


def _linearly(problem: Problem, claim: Rel) -> Certificate | None:
    """From the relations between variables, numbers and π alone."""
    kept = Facts()
    for rel in relations(problem.facts):
        if rel.op != "!=" and all(map(_is_plain, (rel.lhs, rel.rhs))):
            kept = assume(kept, rel, NOTHING)
    opposite = negation(claim)
    assert isinstance(opposite, Rel)
    alone = Problem(kept, FALSE, problem.deadline).within(A_MOMENT).given(Rel(">", PI, ZERO))
    then = contradiction(alone.given(opposite), 0, opposite)
    return None if then is None else Contradiction(then)


def _is_plain(term: Term) -> bool:
    return all(isinstance(atom, Var) or atom == PI for atom in atoms_of(term))


def _written(problem: Problem) -> list[App]:
    """The distinct applications in the goal and the known relations."""
    parts = dict.fromkeys(s for t in terms_in(problem) for s in open_subterms(t))
    return [s for s in parts if isinstance(s, App)]


def double_angles(problem: Problem) -> list[Step]:
    """sin u and cos u by those of v, where u = 2v however the two are written."""
    found: list[Step] = []
    trig = [t for t in _written(problem) if t.op in SIGNS]
    trig = [t for t in trig if has_value(t, problem.facts) is not None] if len(trig) > 1 else []
    for outer, inner in permutations(trig[:6], 2):
        u, v = outer.args[0], inner.args[0]
        if _same(u, mul(num(2), v)):
            step = instance(problem, f"{outer.op}.double", x=v)
            circle = instance(problem, "trig.circle", x=v)
            found += [s for s in (step, circle) if s is not None]
    return [s for s in dict(found).items() if s[0] not in problem.facts.known]


def _same(a: Term, b: Term) -> bool:
    try:
        return equal(a, b)
    except NoRationalForm:
        return False


def even_logarithms(problem: Problem) -> list[Step]:
    """ln vᵏ = k·ln |v| for an even k and a v ≠ 0 of which no more is known."""
    found: list[Step] = []
    for atom in _written(problem):
        match atom:
            case App("ln", (App("pow", (v, Num(k))) as whole,)) if k % 2 == 0 and k > 0:
                found += _even_logarithm(problem, v, Num(k), whole)
            case _:
                continue
    return [s for s in found if s[0] not in problem.facts.known]


def _even_logarithm(problem: Problem, v: Term, k: Num, whole: Term) -> list[Step]:
    if problem.is_settled(Rel(">", v, ZERO)):
        return []
    size = power(absolute(v), k)
    outer = instance(problem, "abs.power", x=v, n=k)
    bare = instance(problem, "abs.of-nonnegative", x=whole)
    law = instance(problem, "ln.power", x=absolute(v), n=k)
    if outer is None or bare is None or law is None:
        return []
    first, second = (s[0] for s in (bare, outer))
    assert isinstance(first, Rel)
    assert isinstance(second, Rel)
    same = Rel("=", whole, size)
    proof = Ring(((num(-1), first), (num(1), second)))
    steps: list[Step] = [bare, outer, (same, proof)]
    claim = Rel("=", App("ln", (whole,)), mul(k, App("ln", (absolute(v),))))
    written = Rel("=", App("ln", (size,)), claim.rhs)
    last = Rewrite(same, written, law[1])
    return [(claim, having(problem.to(claim), steps, last))]
