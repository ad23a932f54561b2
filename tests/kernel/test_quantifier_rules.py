"""The rules for ∀ and ∃: what they show, and what they refuse, with the reason."""

from __future__ import annotations

import pytest
from cases import combination, first, k, m, obligation, product, t, term, u, written, x, y

from symcheck.kernel.certificate import (
    Certificate, Exhibit, Generalize, Have, Known, Obtain, Ring, Sign, Specialize, Split, Suppose,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.language.alpha import canonical_claim
from symcheck.language.claim import Claim, Exists, ForAll, Rel
from symcheck.language.context import Obligation
from symcheck.language.forms import unfold
from symcheck.language.term import Term, Var

v = Var("v")
NATURAL = Var("i", "natural")


def known(text: str) -> Claim:
    """A claim as it stands among the facts."""
    return canonical_claim(unfold(written(text)))


def at(universal: str, value: Term, then: Certificate) -> Specialize:
    """A known universal claim at a value."""
    found = known(universal)
    assert isinstance(found, ForAll)
    return Specialize(found, value, then)


def some(existing: str, var: Var, then: Certificate) -> Obtain:
    """A name for what is known to exist."""
    found = known(existing)
    assert isinstance(found, Exists)
    return Obtain(found, var, then)


EVERY_C = "ForAll(x, C(x) >= 0)"
WHOLE_C = "ForAll(n in Integers, C(n) >= 0)"
COUNTED_C = "ForAll(n in Naturals, C(n) >= 0)"
SOME_C = "Exists(x, C(x) > 0)"
GREATER = "ForAll(x, Exists(y, y > x))"
A_MEAN = "Expectation(1/w, w, Normal(0, 1))"

ACCEPTED: list[tuple[str, Obligation, Certificate]] = [
    ("a square for every number", obligation("ForAll(x, x^2 >= 0)"), Generalize(u, Sign())),
    ("a natural number is not negative", obligation("ForAll(n in Naturals, n >= 0)"),
     Generalize(NATURAL, Sign())),
    ("under a premise", obligation("ForAll(x, x > 0 => 1/x > 0)"),
     Generalize(u, Suppose(Sign()))),
    ("two variables", obligation("ForAll(x, ForAll(n in Integers, x + n = n + x))"),
     Generalize(u, Generalize(k, Ring()))),
    ("a bound name that a fact speaks of", obligation("ForAll(x, x^2 >= 0)", "x = 7"),
     Generalize(u, Sign())),

    ("at a number", obligation("C(3) >= 0", EVERY_C), at(EVERY_C, term("3"), Known())),
    ("at a term that has a value", obligation("C(1/y) >= 0", EVERY_C, "y != 0"),
     at(EVERY_C, term("1/y"), Known())),
    ("at an integer", obligation("C(2*k + 1) >= 0", WHOLE_C),
     at(WHOLE_C, term("2*k + 1"), Known())),
    ("at an integer that is not negative", obligation("C(k) >= 0", COUNTED_C, "k >= 0"),
     at(COUNTED_C, k, Known())),
    ("at a name that is bound inside", obligation("Exists(x, x > y)", GREATER),
     at(GREATER, y, Known())),

    ("a root", obligation("Exists(x, x^2 = 4)"), Exhibit(term("-2"), Ring())),
    ("a reciprocal", obligation("Exists(x, x*y = 1)", "y != 0"), Exhibit(term("1/y"), Ring())),
    ("a greater number", obligation("ForAll(y, Exists(x, x > y))"),
     Generalize(u, Exhibit(term("u + 1"), combination(
         product(1, "u + 1 <= u"), product(1, "1 > 0"))))),
    ("a natural number", obligation("Exists(n in Naturals, n^2 = 9)"), Exhibit(term("3"), Ring())),
    ("an integer power of an integer", obligation("Exists(n in Integers, (-1)^n = 1)"),
     Exhibit(term("2"), Ring())),

    ("what there is, weakened", obligation("Exists(y, C(y) >= 0)", SOME_C),
     some(SOME_C, u, Exhibit(u, Known()))),
    ("a name of its sort", obligation("Exists(x, C(x) > 0)", "Exists(n in Integers, C(n) > 0)"),
     some("Exists(n in Integers, C(n) > 0)", k, Exhibit(k, Known()))),
    ("two of them", obligation("Exists(x, Exists(y, C(x) > 0 and D(y) > 0))", SOME_C,
                               "Exists(x, D(x) > 0)"),
     some(SOME_C, u, some("Exists(x, D(x) > 0)", v, Exhibit(u, Exhibit(
         v, Split((Known(), Known()))))))),
    ("quantifiers exchanged in the one direction",
     obligation("ForAll(x, Exists(y, y > x))", "Exists(y, ForAll(x, y > x))"),
     some("Exists(y, ForAll(x, y > x))", v, Generalize(u, Specialize(
         ForAll(Var("·1a"), Rel(">", v, Var("·1a"))), u,
         Exhibit(v, Known()))))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate"), [c[1:] for c in ACCEPTED], ids=[c[0] for c in ACCEPTED]
)
def test_accepted(said: Obligation, certificate: Certificate) -> None:
    result = check(said, certificate)
    assert isinstance(result, Accepted), result


REFUSED: list[tuple[str, Obligation, Certificate, str]] = [
    ("for every number what is known of one", obligation("ForAll(y, y > 0)", "x > 0"),
     Generalize(x, Known()), "not fresh"),
    ("a number that the goal speaks of", obligation("ForAll(y, y <= x)"),
     Generalize(x, Ring()), "not fresh"),
    ("a real number of the name of an integer", obligation("ForAll(y, y > 0)", "k > 0"),
     Generalize(Var("k"), Sign()), "not fresh"),
    ("an integer for every number", obligation("ForAll(x, floor(x) = x)"),
     Generalize(k, Ring()), "wrong sort"),
    ("a natural number for every integer", obligation("ForAll(n in Integers, n >= 0)"),
     Generalize(NATURAL, Sign()), "wrong sort"),
    ("a number for every integer", obligation("ForAll(n in Integers, (-1)^n != 0)"),
     Generalize(u, Sign()), "wrong sort"),
    ("no universal claim", obligation("x^2 >= 0"), Generalize(u, Sign()), "wrong shape"),
    ("an existential claim", obligation("Exists(x, x^2 >= 0)"), Generalize(u, Sign()),
     "wrong shape"),
    ("a quotient without value somewhere", obligation("ForAll(x, x/x = 1)"),
     Generalize(u, Ring()), "no value shown"),
    ("a number of which something was shown before", obligation("ForAll(x, x > 0)"),
     first("exp(u) > 0", Sign(), Generalize(u, Sign())), "not fresh"),
    ("one number for two variables", obligation("ForAll(x, ForAll(y, x = y))"),
     Generalize(u, Generalize(u, Ring())), "not fresh"),
    *((f"a variable called {name} for the index of a sum",
       obligation("ForAll(n in Integers, Sum(n, (j, 0, 2)) = Sum(j, (j, 0, 2)))"),
       Generalize(Var(name, "integer"), Ring()), "not an identity")
      for name in ("·1k", "·1a", "·0a", "j")),
    *((f"a variable called {name} for the value before",
       obligation("ForAll(x, Recursion(1, (k, s), x, 1, 2) = Recursion(1, (k, s), s, 1, 2))"),
       Generalize(Var(name), Ring()), "not an identity")
      for name in ("·1x", "·1b", "s")),

    ("at a term without value", obligation("C(1/y) >= 0", EVERY_C),
     at(EVERY_C, term("1/y"), Known()), "no value shown"),
    ("at a half for an integer", obligation("C(1/2) >= 0", WHOLE_C),
     at(WHOLE_C, term("1/2"), Known()), "wrong sort"),
    ("at 2/2, which is no integer by its form", obligation("C(2/2) >= 0", WHOLE_C),
     at(WHOLE_C, term("2/2"), Known()), "wrong sort"),
    ("at floor, which is none either", obligation("C(floor(y)) >= 0", WHOLE_C),
     at(WHOLE_C, term("floor(y)"), Known()), "wrong sort"),
    ("at an integer that may be negative", obligation("C(k) >= 0", COUNTED_C),
     at(COUNTED_C, k, Known()), "not settled"),
    ("at −1 for a natural number", obligation("C(-1) >= 0", COUNTED_C),
     at(COUNTED_C, term("-1"), Known()), "not settled"),
    ("a universal claim that is not known", obligation("C(3) >= 0", SOME_C),
     at(EVERY_C, term("3"), Known()), "not known"),
    ("a universal claim that may hold", obligation("C(3) >= 0", f"{EVERY_C} or x = 1"),
     at(EVERY_C, term("3"), Known()), "not known"),
    ("a real exponent at 2 is no square", obligation("C(2) = x^2", "ForAll(y, C(y) = x^y)"),
     at("ForAll(y, C(y) = x^y)", term("2"), Known()), "not known"),
    ("at a name that is bound inside, which takes it", obligation("Exists(y, y > y)", GREATER),
     at(GREATER, y, Known()), "not known"),
    ("at an expectation that may not exist", obligation(f"{A_MEAN} = {A_MEAN}"),
     Have(known("ForAll(x, x = x)"), Generalize(u, Ring()),
          at("ForAll(x, x = x)", term(A_MEAN), Known())), "no value shown"),

    ("a reciprocal of 0", obligation("Exists(x, x*y = y/y)"), Exhibit(term("1/y"), Ring()),
     "no value shown"),
    ("a wrong root", obligation("Exists(x, x^2 = 2)"), Exhibit(term("1"), Ring()),
     "not an identity"),
    ("a half for an integer", obligation("Exists(n in Integers, 2*n = 1)"),
     Exhibit(term("1/2"), Ring()), "wrong sort"),
    ("a negative natural number", obligation("Exists(n in Naturals, n + 1 = 0)"),
     Exhibit(term("-1"), Ring()), "not settled"),
    ("an unknown natural number", obligation("Exists(n in Naturals, n = k)"),
     Exhibit(k, Ring()), "not settled"),
    ("no existential claim", obligation("ForAll(x, x = x)"), Exhibit(term("1"), Ring()),
     "wrong shape"),
    ("a real power that looks like a square", obligation("Exists(y, (-1)^y = 1)"),
     Exhibit(term("2"), Ring()), "no value shown"),
    ("0 to the power of the number 0", obligation("Exists(x, 0^x = 1)"),
     Exhibit(term("0"), Ring()), "no value shown"),
    ("a number that depends on the one to come", obligation("Exists(y, ForAll(x, y = x))"),
     Exhibit(Var("·1a"), Generalize(u, Ring())), "not an identity"),
    ("an expectation that may not exist", obligation("Exists(x, x = x)"),
     Exhibit(term(A_MEAN), Ring()), "no value shown"),

    ("a name that the goal speaks of", obligation("C(y) > 0", SOME_C),
     some(SOME_C, y, Known()), "not fresh"),
    ("a name that a hypothesis speaks of", obligation("Exists(x, C(x) > 0 and x > 3)", SOME_C,
                                                      "y > 3"),
     some(SOME_C, y, Exhibit(y, Split((Known(), Known())))), "not fresh"),
    ("one name for two", obligation("Exists(x, C(x) > 0 and D(x) > 0)", SOME_C,
                                    "Exists(x, D(x) > 0)"),
     some(SOME_C, u, some("Exists(x, D(x) > 0)", u, Exhibit(u, Split((Known(), Known()))))),
     "not fresh"),
    ("an integer for a number", obligation("Exists(n in Integers, C(n) > 0)", SOME_C),
     some(SOME_C, k, Exhibit(k, Known())), "wrong sort"),
    ("a natural number for an integer",
     obligation("Exists(n in Naturals, C(n) > 0)", "Exists(n in Integers, C(n) > 0)"),
     some("Exists(n in Integers, C(n) > 0)", NATURAL, Exhibit(NATURAL, Known())), "wrong sort"),
    ("what is not known to exist", obligation("Exists(y, C(y) >= 0)", "C(1) >= 0"),
     some(SOME_C, u, Exhibit(u, Known())), "not known"),
    ("a number of the name of an integer", obligation("Exists(y, C(y) > 0 and y = m)", SOME_C,
                                                      "m > 0"),
     some(SOME_C, Var("m"), Exhibit(m, Split((Known(), Ring())))), "not fresh"),
    ("a name that leaves its proof", obligation("C(3) > 0", SOME_C),
     first("C(u) > 0", some(SOME_C, u, Known()), Known()), "not fresh"),
    ("quantifiers exchanged in the other direction",
     obligation("Exists(y, ForAll(x, y > x))", GREATER),
     Exhibit(v, Generalize(u, at(GREATER, u, some("Exists(y, y > u)", v, Known())))),
     "not fresh"),
    ("a number that is named too late",
     obligation("Exists(y, ForAll(x, y > x))", GREATER),
     Exhibit(v, Generalize(u, at(GREATER, u, some("Exists(y, y > u)", t, Known())))),
     "not known"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate", "kind"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(said: Obligation, certificate: Certificate, kind: str) -> None:
    refusal = check(said, certificate)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.kind == kind
