"""`check`: does a certificate establish an obligation?

One function per kind of certificate; each says in a line why its rule is sound. A rule answers
with what the goal rests on, or refuses with a kind and a place. Nothing here searches, simplifies,
samples or times out. The logic is that of "holds at a point": at each point of the domain at which
the facts hold, so does the goal.
"""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.kernel import (
    algebra_rules, analysis_rules, chance_rules, integral_rules, quantifier_rules,
    recursion_rules,
)  # fmt: skip
from symcheck.kernel.certificate import (
    Absurd, Antiderivative, Average, Cases, Certificate, Choose, Clash, Contradiction, Cover,
    Detach, Exhibit, Farkas, Generalize, Have, Induction, Instance, Intermediate, Known,
    Likelier, Monotone, Obtain, Rewrite, Ring, Sign, Specialize, Split, Suppose, Taylor, Total,
    Unroll,
)  # fmt: skip
from symcheck.kernel.facts import NOTHING, Facts, Origins, assume
from symcheck.kernel.lemma import Lemma
from symcheck.kernel.lemmas import lemma
from symcheck.kernel.polynomial import NoRationalForm
from symcheck.kernel.refusal import Refusal, Refused
from symcheck.kernel.sequent import Sequent, fresh, values
from symcheck.kernel.signs import settled
from symcheck.language.alpha import canonical_claim
from symcheck.language.claim import (
    FALSE, And, Claim, Implies, Or, Rel, Truth, conjunction, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.forms import negation
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import MalformedTerm, Term, Var, is_integer_by_form


@dataclass(frozen=True, slots=True)
class Accepted:
    """The obligation holds; ``rests_on`` names hypotheses (``hyp:INDEX``) and ``lemma:ID``."""

    rests_on: Origins


def check(obligation: Obligation, certificate: Certificate) -> Accepted | Refusal:
    """Whether the certificate establishes the obligation; a refusal says why not, and where."""
    facts, scope = Facts(), variables_of(obligation.goal)
    try:
        for index, hypothesis in enumerate(obligation.hypotheses):
            facts = assume(facts, hypothesis, frozenset({f"hyp:{index}"}))
            scope |= variables_of(hypothesis)
        return Accepted(show(Sequent(facts, obligation.goal, scope), certificate))
    except Refused as refused:
        return refused.refusal
    except NoRationalForm:
        return Refusal("zero denominator", "a denominator is identically zero", None)
    except MalformedTerm as malformed:
        return Refusal("not unfolded", str(malformed), None)
    except RecursionError:
        return Refusal("too deep", "terms or certificates are nested too deeply", None)


def show(s: Sequent, c: Certificate) -> Origins:
    """What the goal rests on if the certificate establishes it. Raises `Refused`."""
    match c:
        case Known():
            return _known(s)
        case Sign():
            return _sign(s)
        case Split():
            return _split(s, c)
        case Choose():
            return _choose(s, c)
        case Suppose():
            return _suppose(s, c)
        case Have():
            return _have(s, c)
        case Detach():
            return _detach(s, c)
        case Cases():
            return _cases(s, c)
        case Total():
            return _total(s)
        case Contradiction():
            return _contradiction(s, c)
        case Absurd():  # from a contradiction anything follows
            return show(s.to(FALSE), c.then)
        case Clash():
            return _clash(s, c)
        case Instance():
            return _instance(s, c)
        case Rewrite():
            return _rewrite(s, c)
        case Ring():
            return algebra_rules.ring(s.goal, s.facts, c)
        case Farkas():
            return algebra_rules.farkas(s.goal, s.facts, c)
        case Cover():
            return analysis_rules.cover(s.goal, s.facts, c)
        case Monotone():
            return _monotone(s, c)
        case Taylor():
            return _taylor(s, c)
        case Intermediate():
            return analysis_rules.intermediate(s, c, show)
        case Antiderivative():
            return integral_rules.antiderivative(s, c, show)
        case Generalize():
            return quantifier_rules.generalize(s, c, show)
        case Specialize():
            return quantifier_rules.specialize(s, c, show)
        case Exhibit():
            return quantifier_rules.exhibit(s, c, show)
        case Obtain():
            return quantifier_rules.obtain(s, c, show)
        case Induction():
            return recursion_rules.induction(s, c, show)
        case Unroll():
            return recursion_rules.unroll(s, c)
        case Average():
            return chance_rules.average(s, c, show)
        case Likelier():
            return chance_rules.likelier(s, c, show)
        case _:
            raise Refused("unknown kind", f"{type(c).__name__} is no certificate", s.goal)


def _known(s: Sequent) -> Origins:
    """A ⊢ A."""
    origins = s.facts.origins(s.goal)
    if origins is None:
        raise Refused("not known", "the goal is not among the facts", s.goal)
    return origins


def _sign(s: Sequent) -> Origins:
    """Signs of sums, products, powers, …: see `signs.sign`."""
    origins = settled(s.goal, s.facts)
    if origins is None:
        raise Refused("not settled", "signs and bounds do not decide the goal", s.goal)
    return origins


def _split(s: Sequent, c: Split) -> Origins:
    """A and (A ⊢ B) give A ∧ B."""
    if not isinstance(s.goal, And) or len(s.goal.parts) != len(c.parts):
        raise Refused("wrong shape", "the goal is no conjunction of as many parts", s.goal)
    origins = NOTHING
    for part, proof in zip(s.goal.parts, c.parts, strict=True):
        found = show(s.to(part), proof)
        s, origins = s.given(part, found), origins | found
    return origins


def _choose(s: Sequent, c: Choose) -> Origins:
    """Aᵢ gives A₁ ∨ … ∨ Aₙ."""
    if not isinstance(s.goal, Or) or not 0 <= c.index < len(s.goal.parts):
        raise Refused("wrong shape", "the goal is no disjunction with such a part", s.goal)
    return show(s.to(s.goal.parts[c.index]), c.part)


def _suppose(s: Sequent, c: Suppose) -> Origins:
    """(A ⊢ B) gives A ⇒ B."""
    if not isinstance(s.goal, Implies):
        raise Refused("wrong shape", "the goal is no implication", s.goal)
    return show(s.given(s.goal.premise).to(s.goal.conclusion), c.then)


def _have(s: Sequent, c: Have) -> Origins:
    """A and (A ⊢ B) give B."""
    origins = show(s.to(c.claim), c.proof)
    return show(s.given(c.claim, origins), c.then)


def _detach(s: Sequent, c: Detach) -> Origins:
    """A ⇒ B and A give B."""
    implied = s.facts.origins(c.implication)
    if implied is None:
        raise Refused("not known", "the implication is not among the facts", c.implication)
    shown = show(s.to(c.implication.premise), c.proof)
    return show(s.given(c.implication.conclusion, implied | shown), c.then)


def _cases(s: Sequent, c: Cases) -> Origins:
    """A₁ ∨ … ∨ Aₙ and (Aᵢ ⊢ B for each i) give B."""
    origins = s.facts.origins(c.of)
    if origins is None or len(c.of.parts) != len(c.branches):
        raise Refused("not known", "the disjunction is not known, or a case is missing", c.of)
    for part, branch in zip(c.of.parts, c.branches, strict=True):
        origins |= show(s.given(part, origins), branch)
    return origins


def _total(s: Sequent) -> Origins:
    """Two real numbers are <, = or >. Both sides must have values without the goal's help."""
    covers = {"<": {-1}, "<=": {-1, 0}, "=": {0}, ">=": {0, 1}, ">": {1}, "!=": {-1, 1}}
    parts = s.goal.parts if isinstance(s.goal, Or) else ()
    relations = [p for p in parts if isinstance(p, Rel)]
    sides = {(r.lhs, r.rhs) for r in relations}
    if len(relations) != len(parts) or len(sides) != 1:
        raise Refused("wrong shape", "the goal does not compare two terms", s.goal)
    if set().union(*(covers[r.op] for r in relations)) != {-1, 0, 1}:
        raise Refused("not total", "the cases leave something out", s.goal)
    return values(s, sides.pop())


def _contradiction(s: Sequent, c: Contradiction) -> Origins:
    """Where all its terms have values, one of A and ¬A holds; (¬A ⊢ ⊥) gives A."""
    if not _is_plain(s.goal):
        raise Refused("wrong shape", "only ∧ and ∨ of relations are negated here", s.goal)
    valued = values(s, tuple(terms_of(s.goal)))
    return valued | show(s.given(negation(s.goal)).to(FALSE), c.then)


def _clash(s: Sequent, c: Clash) -> Origins:
    """A relation and its opposite never hold at one point."""
    if s.goal != FALSE:
        raise Refused("wrong shape", "a clash shows a contradiction", s.goal)
    origins = NOTHING
    for side in (c.relation, negation(c.relation)):
        found = settled(side, s.facts)
        if found is None:
            raise Refused("not settled", "one of the two relations is not settled", side)
        origins |= found
    return origins


def _is_plain(claim: Claim) -> bool:
    match claim:
        case And(parts) | Or(parts):
            return all(map(_is_plain, parts))
        case _:
            return isinstance(claim, Rel | Truth)


def _instance(s: Sequent, c: Instance) -> Origins:
    """A ledger lemma holds at all values of its variables at which its premises hold."""
    entry = lemma(c.lemma)
    at = dict(c.values)
    if entry is None:
        raise Refused("unknown lemma", f"the ledger has no {c.lemma}", s.goal)
    if set(at) != set(entry.variables):
        raise Refused("wrong variables", f"{c.lemma} speaks of other variables", s.goal)
    says = substitute_in_claim(entry.claim, at)
    if says != s.goal and canonical_claim(says) != canonical_claim(s.goal):
        raise Refused("other claim", f"that is not what {c.lemma} says there", s.goal)
    return _lemma_applies(s, entry, at) | {f"lemma:{c.lemma}"}


def _lemma_applies(s: Sequent, entry: Lemma, at: dict[Var, Term]) -> Origins:
    for var, value in at.items():
        if var.sort != "real" and not is_integer_by_form(value):
            raise Refused("wrong sort", f"{var.name} stands for an integer", s.goal, value)
    origins = values(s, tuple(at.values()))
    for premise in entry.premises:
        at_values = substitute_in_claim(premise, at)
        found = settled(at_values, s.facts)
        if found is None:
            raise Refused("premise not settled", f"{entry.id} needs more", at_values)
        origins |= found
    return origins


def _rewrite(s: Sequent, c: Rewrite) -> Origins:
    """Equal values may be exchanged: a = b makes P(a) and P(b) hold at the same points."""
    equated = s.facts.origins(c.equation)
    if equated is None or c.equation.op != "=":
        raise Refused("not known", "the equality is not among the facts", c.equation)
    if not algebra_rules.same_after_exchange(s.goal, c.goal, c.equation):
        raise Refused("other claim", "the equality does not lead from one to the other", c.goal)
    return equated | show(s.to(c.goal), c.proof)


def _monotone(s: Sequent, c: Monotone) -> Origins:
    """Mean value theorem: g(p) ≥ 0 and g′ ≥ 0 between p and x > p give g(x) ≥ 0.

    g is continuous from p to x because its operations are continuous where they have values (floor
    and sign are refused). Spivak, Calculus, ch. 11, theorem 4 and corollary 3.
    """
    fresh(s, c.between, c.base)
    plan = analysis_rules.monotone_plan(s.goal, s.facts, c)
    valued = values(s, tuple(terms_of(s.goal)))
    started = show(s.to(plan.start), c.start)
    inside = s.given(plan.inside)
    defined = show(inside.to(plan.defined), c.defined)
    slope = show(inside.given(plan.defined, defined).to(plan.slope), c.slope)
    return plan.origins | valued | started | defined | slope


def _taylor(s: Sequent, c: Taylor) -> Origins:
    """Taylor's theorem with Lagrange's remainder (Spivak, Calculus, ch. 20, theorem 4).

    If g is n times differentiable from p to x, then for some y between them
    g(x) = Σ_{k<n} g⁽ᵏ⁾(p)(x−p)ᵏ/k! + g⁽ⁿ⁾(y)(x−p)ⁿ/n!.
    """
    fresh(s, c.between, c.term, c.base, *c.derivatives)
    plan = analysis_rules.taylor_plan(s.goal, s.facts, c)
    valued = values(s, (c.base, c.var))
    inside = s.given(plan.inside)
    defined = show(inside.to(plan.defined), c.defined)
    known = inside.given(conjunction((plan.defined, plan.formula)), defined | plan.origins)
    return valued | plan.origins | defined | show(known, c.then)
