"""What is printed in LaTeX reads back as what it was."""

from analysis_at_random import analysis_claims, bound_terms
from claims_at_random import read_claims, read_terms
from hypothesis import HealthCheck, assume, given, settings

from symcheck.language.alpha import canonical, canonical_claim
from symcheck.language.claim import bound_variable, parts_of, terms_of
from symcheck.language.term import App, Unknown, Var, binding, subterms
from symcheck.printing.as_latex import latex_claim, latex_name, latex_term
from symcheck.reading.latex.known import Known
from symcheck.reading.latex.read import read_claim, read_term

many = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


def names_in(terms):
    """All variables, bound ones too, of terms."""
    found = {}
    for term in terms:
        for s in subterms(term):
            for var in (s,) if isinstance(s, Var) else _binds(s):
                found.setdefault(var.name, set()).add(var.sort)
    return found


def _is_exp(s):
    return isinstance(s, App) and s.op == "exp"


def _binds(s):
    try:
        return binding(s)[0]
    except TypeError:
        return ()


def known_of(terms, bound=()):
    """What a reader has to be told to read these terms; assumes that LaTeX can tell them apart."""
    found = names_in(terms)
    for var in bound:
        found.setdefault(var.name, set()).add(var.sort)
    assume(all(len(sorts) == 1 for sorts in found.values()))
    spellings, sorts = {}, {}
    for name, (sort,) in found.items():
        read = read_term(latex_name(name), Known(sorts={"e": "real"})).term
        assert isinstance(read, Var), (name, latex_name(name), read)
        assume(spellings.setdefault(read.name, name) == name)
        sorts[name] = sort
    unknowns = frozenset(s.name for t in terms for s in subterms(t) if isinstance(s, Unknown))
    euler = any(s == App("euler", ()) for t in terms for s in subterms(t))
    assume(not (euler and "γ" in sorts))
    assume("e" not in sorts or not any(_is_exp(s) for t in terms for s in subterms(t)))
    assume(not unknowns & set(sorts))
    return Known(unknowns=unknowns, sorts=sorts, spellings=spellings, euler=euler)


@many
@given(read_terms)
def test_a_term_reads_back(term):
    assert canonical(read_term(latex_term(term), known_of([term])).term) == canonical(term)


@many
@given(bound_terms)
def test_a_term_that_binds_variables_reads_back(term):
    assert canonical(read_term(latex_term(term), known_of([term])).term) == canonical(term)


def bound_in(claim):
    var = bound_variable(claim)
    inner = [v for part in parts_of(claim) for v in bound_in(part)]
    return inner if var is None else [var, *inner]


@many
@given(read_claims)
def test_a_claim_reads_back(claim):
    known = known_of(list(terms_of(claim)))
    assert canonical_claim(read_claim(latex_claim(claim), known).claim) == canonical_claim(claim)


@many
@given(analysis_claims)
def test_a_claim_of_analysis_reads_back(claim):
    known = known_of(list(terms_of(claim)), bound_in(claim))
    assert canonical_claim(read_claim(latex_claim(claim), known).claim) == canonical_claim(claim)
