"""Claims of analysis at random: sums, recursions, integrals, chances, quantifiers, and the forms.

A text cannot tell two variables of one name apart, so where a name is bound, every variable of
that name has the sort of the bound one.
"""

from dataclasses import replace
from fractions import Fraction

from claims_at_random import OPS, any_terms, claims_over, joined, read_terms
from hypothesis import strategies as st

from symcheck.language.analysis import (
    Approach, Domain, Extremum, Infinite, Limit, Near, Order, Within,
)  # fmt: skip
from symcheck.language.claim import Exists, ExistsOne, ForAll, bound_variable, rebuilt
from symcheck.language.term import (
    LAWS, ONE, App, Derivative, Expectation, Integral, Law, MalformedTerm, Num, Probability,
    Recursion, Var, add, binding, changed, num, product_over, rebound, sub, sum_over, summed,
)  # fmt: skip

REAL_NAMES = ("x", "y", "t", "w1", "σ", "e", "lambda", "z")
WHOLE_NAMES = ("j", "k", "x", "y", "n", "e")
real_variables = st.sampled_from(REAL_NAMES).map(Var)
indices = st.sampled_from(WHOLE_NAMES).map(lambda name: Var(name, "integer"))
n = Var("n", "integer")
whole = st.one_of(
    st.integers(-9, 99).map(num), st.sampled_from((n, add(n, ONE), sub(n, num(2)))), st.just(n)
)


def scoped(term, var):
    """The term with every variable of the bound one's name made that one.

    Raises `MalformedTerm` where a text could not say it: a derivative by an integer's name.
    """
    match term:
        case Var(name):
            return var if name == var.name else term
        case Derivative(_, bound, _) if bound.name == var.name and var.sort != "real":
            raise MalformedTerm("that name is an integer's")
        case Derivative() | Recursion() | Integral() | Expectation() | Probability():
            bound, inside, outside = binding(term)
            shadowed = var.name in {v.name for v in bound}
            inner = inside if shadowed else tuple(scoped(t, var) for t in inside)
            return rebound(term, bound, inner, tuple(scoped(t, var) for t in outside))
        case _:
            return changed(term, lambda t: scoped(t, var))


def scoped_in_claim(claim, var):
    """Likewise; where a name is an integer's, a form's own variable of that name is one too."""
    bound = bound_variable(claim)
    if bound is not None and bound.name == var.name:
        if bound.sort == "real" != var.sort:
            raise MalformedTerm("that name is an integer's")
        return rebuilt(claim, bound, lambda t: t, lambda t: scoped(t, var), lambda p: p)
    return rebuilt(
        claim, bound, lambda t: scoped(t, var), lambda t: scoped(t, var),
        lambda p: scoped_in_claim(p, var),
    )  # fmt: skip


def _bind(build, bound, *inside):
    """What ``build`` makes of the variables and of the terms in which they are bound.

    A name that cannot be bound in those terms is replaced by one that does not occur.
    """
    try:
        within = inside
        for var in bound:
            within = tuple(scoped(t, var) for t in within)
        return build(bound, within)
    except MalformedTerm:
        return build(tuple(Var(f"v{k}", v.sort) for k, v in enumerate(bound)), inside)


def _laws(terms):
    return st.sampled_from(sorted(LAWS)).flatmap(
        lambda name: st.tuples(*[terms] * LAWS[name]).map(lambda parts: Law(name, parts))
    )


def _binders(terms):
    ends = st.one_of(st.none(), terms)
    links = st.lists(st.tuples(st.sampled_from(OPS), terms), min_size=1, max_size=2)

    def summation(make, body, index, low, high):
        return _bind(lambda v, t: make(t[0], v[0], low, high), (index,), body)

    def recursion(start, index, previous, body, low, high):
        def build(bound, inside):
            return Recursion(start, *bound, inside[0], low, high)

        previous = previous if previous.name != index.name else Var("previous")
        found = _bind(build, (index, previous), body)
        return found if summed(found) is None else Recursion(ONE, index, previous, ONE, low, high)

    def integral(body, var, low, high):
        return _bind(lambda v, t: Integral(t[0], v[0], low, high), (var,), body)

    def expectation(body, var, law):
        return _bind(lambda v, t: Expectation(t[0], v[0], law), (var,), body)

    def probability(first, row, var, law):
        def build(bound, inside):
            event = tuple(zip((op for op, _ in row), inside[1:], strict=True))
            return Probability(inside[0], event, bound[0], law)

        return _bind(build, (var,), first, *(t for _, t in row))

    return st.one_of(
        st.builds(summation, st.sampled_from((sum_over, product_over)), terms, indices, whole,
                  whole),
        st.builds(recursion, terms, indices, real_variables, terms, whole, whole),
        st.builds(integral, terms, real_variables, ends, ends),
        st.builds(expectation, terms, real_variables, _laws(terms)),
        st.builds(probability, terms, links, real_variables, _laws(terms)),
    )  # fmt: skip


def _grown(terms):
    """Terms that bind variables, and a few operations on them."""
    pairs = st.tuples(st.sampled_from(("div", "pow", "max")), terms, terms)
    return st.one_of(
        _binders(terms), _binders(terms),
        pairs.map(lambda p: App(p[0], p[1:])),
        terms.map(lambda t: Num(-t.value) if isinstance(t, Num) else App("neg", (t,))),
        terms.map(lambda t: App("mul", (num(2), t))),
    )  # fmt: skip


bound_terms = st.recursive(read_terms, _grown, max_leaves=5)
any_bound_terms = st.recursive(any_terms, _grown, max_leaves=5)


def _decimals():
    return st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 8)).map(
        lambda pair: (Fraction(pair[0], 10 ** pair[1]), pair[1])
    )


bound_in_claims = st.one_of(
    real_variables, indices, st.sampled_from(("m", "x")).map(lambda name: Var(name, "natural"))
)


def _domains(terms):
    ends = st.one_of(st.none(), terms)
    return st.builds(
        lambda var, low, high, closed: Domain(
            var, low, high, low is not None and closed[0], high is not None and closed[1]
        ),
        real_variables, ends, ends, st.tuples(st.booleans(), st.booleans()),
    )  # fmt: skip


infinite = st.sampled_from((Infinite(1), Infinite(-1)))


def _approaches(terms):
    sides = st.sampled_from(("both", "below", "above"))
    return st.one_of(
        st.builds(Approach, real_variables, terms, sides),
        st.builds(Approach, st.one_of(real_variables, indices), infinite),
    )


def forms_over(terms):
    """≈, extrema, limits and orders of magnitude."""
    kinds = st.sampled_from(("max", "min", "sup", "inf", "argmax", "argmin"))

    def over(build, on, *inside):
        return _bind(lambda v, t: build(replace(on, var=v[0]), t), (on.var,), *inside)

    def within(lhs, rhs, tolerance, on):
        return over(lambda on, sides: Within(*sides, tolerance, on), on, lhs, rhs)

    def extremum(kind, body, on, value):
        return over(lambda on, inside: Extremum(kind, *inside, on, value), on, body)

    def about(kind, body, on, decimal):
        value, places = Num(decimal[0]), decimal[1]
        return over(lambda on, inside: Extremum(kind, *inside, on, value, places), on, body)

    def limit(body, to, value):
        return going(lambda to, inside: Limit(*inside, to, value), to, body)

    def order(kind, body, gauge, to):
        return going(lambda to, inside: Order(kind, *inside, to), to, body, gauge)

    def going(build, to, *inside):
        return _bind(lambda v, t: build(Approach(v[0], to.at, to.side), t), (to.var,), *inside)

    return st.one_of(
        st.builds(lambda t, d: Near(t, *d), terms, _decimals()),
        st.builds(within, terms, terms, terms, _domains(terms)),
        st.builds(extremum, kinds, terms, _domains(terms), terms),
        st.builds(about, kinds, terms, _domains(terms), _decimals()),
        st.builds(limit, terms, _approaches(terms), st.one_of(infinite, terms)),
        st.builds(order, st.sampled_from(("O", "o")), terms, terms, _approaches(terms)),
    )  # fmt: skip


def _quantified(claims):
    def bind(kind, var, part):
        try:
            return kind(var, scoped_in_claim(part, var))
        except MalformedTerm:
            return kind(Var("v0", var.sort), part)

    kinds = st.sampled_from((ForAll, Exists, ExistsOne))
    return st.one_of(st.builds(bind, kinds, bound_in_claims, claims), joined(claims))


def analysis_over(terms):
    """Claims of analysis, quantified and joined, over given terms."""
    simple = st.one_of(forms_over(terms), forms_over(terms), claims_over(terms))
    return st.recursive(simple, _quantified, max_leaves=4)


analysis_claims = analysis_over(bound_terms)
any_analysis_claims = analysis_over(any_bound_terms)
