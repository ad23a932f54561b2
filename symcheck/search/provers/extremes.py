"""Beyond a maximum is beyond both of its parts; below a minimum is below both."""

from __future__ import annotations

from fractions import Fraction

from symcheck.kernel.certificate import Certificate, Contradiction, Farkas, Have, Product
from symcheck.language.claim import Claim, Rel
from symcheck.language.forms import negation
from symcheck.language.term import App, Term
from symcheck.search.problem import Problem, relations
from symcheck.search.provers.atoms import instance

Step = tuple[Claim, Certificate]


def parts_of_extremes(problem: Problem) -> list[Step]:
    """x > a and x > b of each known x > max(a, b), and likewise for min and the other relations."""
    found: list[Step] = []
    pending = [r for r in relations(problem.facts) if r.op in ("<", "<=")]
    while pending:
        rel = pending.pop()
        for op, extreme, side in (("max", rel.lhs, "left"), ("min", rel.rhs, "right")):
            if not isinstance(extreme, App) or extreme.op != op or len(extreme.args) != 2:
                continue
            for name, part in zip(("left", "right"), extreme.args, strict=True):
                new = Rel(rel.op, part, rel.rhs) if side == "left" else Rel(rel.op, rel.lhs, part)
                step = _through(problem, rel, new, f"{op}.{name}", extreme.args)
                if step is not None and new not in problem.facts.known:
                    found.append(step)
                    problem = problem.given(new)
                    pending.append(new)
    return found


def _through(
    problem: Problem, rel: Rel, new: Rel, lemma: str, args: tuple[Term, ...]
) -> Step | None:
    bound = instance(problem, lemma, x=args[0], y=args[1])
    opposite = negation(new)
    if bound is None or not isinstance(bound[0], Rel) or not isinstance(opposite, Rel):
        return None
    one = Fraction(1)
    products = tuple(Product(one, (fact,)) for fact in (rel, bound[0], opposite))
    return new, Contradiction(Have(*bound, Farkas(products)))
