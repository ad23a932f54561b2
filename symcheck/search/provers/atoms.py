"""Facts about the opaque subterms of a problem: instances of ledger lemmas.

For each atom its defining and bounding lemmas whose premises are settled; for pairs of exponentials
and logarithms the laws that connect them. Each fact comes with its certificate. Shapes follow
PROVING.md, "Abstraction of kernels".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations

from flint import fmpz

from symcheck.kernel.certificate import Certificate, Instance
from symcheck.kernel.signs import has_value, settled
from symcheck.kernel.lemmas import LEDGER
from symcheck.kernel.polynomial import NoRationalForm, atom_key, equal
from symcheck.language.alpha import canonical_claim
from symcheck.language.claim import Claim, Rel
from symcheck.language.definedness import literal_value
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import (
    App, Num, Term, Var, add, free_variables, is_integer_by_form, ln, mul, neg, num,
)  # fmt: skip
from symcheck.search.problem import Problem, relations, terms_in
from symcheck.search.workspace import all_atoms

Step = tuple[Claim, Certificate]

LARGEST_FACTORED = 10**12

ALONE = {
    "exp": ("exp.positive", "exp.tangent", "exp.upper"),
    "ln": ("ln.tangent", "ln.lower"),
    "abs": ("abs.nonnegative", "abs.above", "abs.below", "abs.square"),
    "sin": ("sin.at-most-one", "sin.at-least", "trig.circle", "sin.below-identity"),
    "cos": ("cos.at-most-one", "cos.at-least", "trig.circle", "cos.above-quadratic"),
    "asin": ("asin.inverse", "asin.upper", "asin.lower"),
    "atan": ("atan.upper", "atan.lower", "atan.below-identity"),
    "floor": ("floor.below", "floor.above"),
    "sign": ("sign.positive", "sign.negative", "sign.zero"),
}
"""The lemmas about one atom f(x), with its argument for x."""

BETTER = {
    "exp.tangent": "exp.tangent-strict", "exp.upper": "exp.upper-strict",
    "ln.tangent": "ln.tangent-strict", "ln.lower": "ln.lower-strict",
}  # fmt: skip


def instance(problem: Problem, name: str, **values: Term) -> Step | None:
    """The lemma at those terms with its certificate, if the kernel would accept it here."""
    entry = LEDGER[name]
    named = {v: values[v.name] for v in entry.variables}
    for premise in entry.premises:
        if settled(substitute_in_claim(premise, named), problem.facts) is None:
            return None
    if any(has_value(t, problem.facts) is None for t in named.values()):
        return None
    pairs = tuple(sorted(named.items(), key=lambda item: item[0].name))
    return canonical_claim(substitute_in_claim(entry.claim, named)), Instance(name, pairs)


def atoms_in(problem: Problem) -> tuple[Term, ...]:
    """The distinct atoms of the problem that have values, inner ones first."""
    found = all_atoms(terms_in(problem)).values()
    return tuple(a for a in found if has_value(a, problem.facts) is not None)


def facts_about_atoms(problem: Problem) -> list[Step]:
    """What the ledger says about each atom and each pair of them, and is not known yet."""
    steps = [*_about_each(problem), *_about_pairs(problem), *_about_integers(problem)]
    return [s for s in steps if s[0] not in problem.facts.known]


def _about_integers(problem: Problem) -> Iterator[Step]:
    """m < n gives m + 1 ≤ n between integers by form."""
    for rel in relations(problem.facts):
        whole = is_integer_by_form(rel.lhs) and is_integer_by_form(rel.rhs)
        if rel.op == "<" and whole and free_variables(rel.lhs) | free_variables(rel.rhs):
            yield from _present(instance(problem, "integer.gap", m=rel.lhs, n=rel.rhs))


def _about_each(problem: Problem) -> Iterator[Step]:
    for atom in atoms_in(problem):
        match atom:
            case App("root", (Num(index), u)):
                yield from _root(problem, int(index), u)
            case App("abs", (u,)):
                yield from _absolute(problem, u)
            case App("max" | "min" as op, (a, b)):
                yield from _present(
                    instance(problem, f"{op}.left", x=a, y=b),
                    instance(problem, f"{op}.right", x=a, y=b),
                )
            case App("pow", (base, exponent)):
                yield from _power(problem, base, exponent)
            case App(op, (u,)):
                for name in ALONE.get(op, ()):
                    better = BETTER.get(name)
                    found = instance(problem, better, x=u) if better else None
                    yield from _present(found or instance(problem, name, x=u))
                yield from _special(problem, op, u)


def _present(*steps: Step | None) -> Iterator[Step]:
    yield from (s for s in steps if s is not None)


def _root(problem: Problem, index: int, u: Term) -> Iterator[Step]:
    names = {
        2: ("sqrt.nonnegative", "sqrt.square"),
        3: ("cbrt.cube",),
        4: ("root4.power",),
        5: ("root5.power",),
    }
    for name in names.get(index, ()):
        yield from _present(instance(problem, name, x=u))
    match index, u:
        case 2, App("pow", (base, Num(n))) if n == 2:
            yield from _present(instance(problem, "sqrt.of-square", x=base))
        case 2, App("mul", (a, b)):
            yield from _present(
                instance(problem, "sqrt.product", x=a, y=b)
                or instance(problem, "sqrt.product", x=neg(a), y=neg(b))
            )


def _absolute(problem: Problem, u: Term) -> Iterator[Step]:
    known = instance(problem, "abs.of-nonnegative", x=u) or instance(
        problem, "abs.of-nonpositive", x=u
    )
    if known is not None:
        yield known
        return
    for name in ALONE["abs"]:
        yield from _present(instance(problem, name, x=u))
    match u:
        case App("mul", args):
            rest = mul(*args[1:])
            yield from _present(instance(problem, "abs.product", x=args[0], y=rest))
        case App("pow", (a, n)) if is_integer_by_form(n):
            yield from _present(instance(problem, "abs.power", x=a, n=n))
        case App("div", (a, b)):
            yield from _present(instance(problem, "abs.quotient", x=a, y=b))
        case App("neg", (a,)):
            yield from _present(instance(problem, "abs.opposite", x=a))
        case App("add", args):
            yield from _present(instance(problem, "abs.triangle", x=args[0], y=add(*args[1:])))


def _power(problem: Problem, base: Term, exponent: Term) -> Iterator[Step]:
    if literal_value(exponent) == Fraction(1, 2):
        yield from _present(instance(problem, "power.half", x=base))
    yield from _present(instance(problem, "power.real", x=base, y=exponent))
    yield from _next_power(problem, base, exponent)
    match base, exponent:
        case App("add", (Num(value), u)), Var(_, sort) if sort != "real" and value == 1:
            yield from _present(instance(problem, "power.bernoulli", n=exponent, x=u))


def _next_power(problem: Problem, base: Term, exponent: Term) -> Iterator[Step]:
    """x^(k + 1) = x^k · x."""
    match exponent:
        case App("add", (*rest, Num(value))) if value.denominator == 1 and value > 0:
            k, more = add(*rest), Num(value)
            if is_integer_by_form(k):
                yield from _present(
                    instance(problem, "power.sum-natural", x=base, m=k, n=more)
                    or instance(problem, "power.sum", x=base, m=k, n=more)
                )
        case _:
            return


def _special(problem: Problem, op: str, u: Term) -> Iterator[Step]:
    """Values at special arguments and the laws for sums, products and opposites inside."""
    match op, u:
        case "exp", App("ln", (v,)):
            yield from _present(instance(problem, "exp.ln", x=v))
        case "exp", App("add", args):
            yield from _present(instance(problem, "exp.sum", x=args[0], y=add(*args[1:])))
        case "exp", App("neg", (v,)):
            yield from _present(instance(problem, "exp.opposite", x=v))
        case "exp", App("mul", (Num(k), v)) if k.denominator == 1:
            yield from _present(instance(problem, "exp.multiple", n=Num(k), x=v))
        case "ln", Num(value):
            yield from _logarithm_of_number(problem, value)
        case "ln", App("exp", (v,)):
            yield from _present(instance(problem, "ln.exp", x=v))
        case "ln", App("mul", args):
            yield from _present(instance(problem, "ln.product", x=args[0], y=mul(*args[1:])))
        case "ln", App("div", (a, b)):
            yield from _present(instance(problem, "ln.quotient", x=a, y=b))
        case "ln", App("root", (Num(index), v)) if index == 2:
            yield from _present(instance(problem, "ln.sqrt", x=v))
        case "ln", App("pow", (v, Num(k))) if k.denominator == 1:
            yield from _present(instance(problem, "ln.power", x=v, n=Num(k)))
        case (("sin" | "cos"), App("add", (a, *rest))):
            yield from _present(
                instance(problem, "sin.sum", x=a, y=add(*rest)),
                instance(problem, "cos.sum", x=a, y=add(*rest)),
            )
        case (("sin" | "cos"), App("mul", (Num(k), v))) if k == 2:
            yield from _present(
                instance(problem, "sin.double", x=v), instance(problem, "cos.double", x=v)
            )
        case (("sin" | "cos" | "atan"), App("neg", (v,))):
            yield from _present(instance(problem, f"{op}.opposite", x=v))
    key = atom_key(App(op, (u,)))
    for entry in LEDGER.values():  # values at named points: exp.zero, ln.one, sin.pi, …
        at_point = entry.claim.lhs if isinstance(entry.claim, Rel) else None
        if not entry.variables and isinstance(at_point, App) and atom_key(at_point) == key:
            yield from _present(instance(problem, entry.id))


def _logarithm_of_number(problem: Problem, value: Fraction) -> Iterator[Step]:
    """ln of a rational by its prime factors: ln 12 = ln 4 + ln 3, ln 4 = 2 ln 2, and so on."""
    if value.denominator > 1:
        above, below = num(value.numerator), num(value.denominator)
        yield from _present(instance(problem, "ln.quotient", x=above, y=below))
        yield from _logarithm_of_number(problem, Fraction(value.denominator))
    rest = value.numerator
    factors = fmpz(rest).factor() if 1 < rest < LARGEST_FACTORED else []
    for p, k in factors:
        prime_power = Fraction(int(p) ** int(k))
        if k > 1:
            yield from _present(instance(problem, "ln.power", x=num(int(p)), n=num(int(k))))
        rest //= int(prime_power)
        if rest > 1:
            yield from _present(instance(problem, "ln.product", x=Num(prime_power), y=num(rest)))


def _about_pairs(problem: Problem) -> Iterator[Step]:
    atoms = atoms_in(problem)
    exps = [a.args[0] for a in atoms if isinstance(a, App) and a.op == "exp"]
    lns = [a.args[0] for a in atoms if isinstance(a, App) and a.op == "ln"]
    for u, v in combinations(exps[:8], 2):
        yield from _exponentials(problem, u, v)
    for u in exps[:6]:
        for a in lns[:4]:
            yield from _exponential_of_logarithm(problem, u, a)
    for u, v, w in permutations(exps[:6], 3):
        if str(v) < str(w) and _same(u, add(v, w)):
            yield from _present(instance(problem, "exp.sum", x=v, y=w))
    for a, b in combinations(lns[:6], 2):
        yield from _present(instance(problem, "ln.reciprocal", x=a, y=b))
    yield from _tangents_at_constants(problem, exps[:8], lns[:6])


def _exponential_of_logarithm(problem: Problem, u: Term, a: Term) -> Iterator[Step]:
    """e^(ln a) = a and e^(−ln a)·e^(ln a) = 1, however the exponent is written."""
    positive, negative = _same(u, ln(a)), _same(u, neg(ln(a)))
    if positive or negative:
        yield from _present(instance(problem, "exp.ln", x=a))
    if negative:
        yield from _present(instance(problem, "exp.opposite", x=ln(a)))


def _tangents_at_constants(problem: Problem, exps: list[Term], lns: list[Term]) -> Iterator[Step]:
    """Tangents at the constants c for which ln c or eᶜ is written anyway."""
    for u, c in permutations(lns, 2):
        if not free_variables(c) and free_variables(u):
            yield from _present(
                instance(problem, "ln.tangent-at", x=u, c=c),
                instance(problem, "ln.lower-at", x=u, c=c),
            )
    for u, c in permutations(exps, 2):
        if not free_variables(c) and free_variables(u):
            yield from _present(instance(problem, "exp.tangent-at", x=u, c=c))


def _exponentials(problem: Problem, u: Term, v: Term) -> Iterator[Step]:
    """e^{−v}·e^v = 1, and e^{nv} = (e^v)ⁿ for small n."""
    if _same(u, neg(v)):
        yield from _present(instance(problem, "exp.opposite", x=v))
        return
    for k in (2, 3, 4, -2, -3):
        for a, b in ((u, v), (v, u)):
            if _same(a, mul(num(k), b)):
                yield from _present(instance(problem, "exp.multiple", n=num(k), x=b))


def _same(a: Term, b: Term) -> bool:
    try:
        return equal(a, b)
    except NoRationalForm:
        return False
