"""Expectations and probabilities: what the rules show, and what they refuse, with the reason."""

from __future__ import annotations

import pytest
from cases import combination, first, instance, m, obligation, product, rel, term, u

from symcheck.kernel.certificate import (
    Average, Certificate, Known, Likelier, Ring, Sign, Split, Total,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.language.alpha import canonical
from symcheck.language.context import Obligation
from symcheck.language.term import ONE, ZERO, Expectation

N, U, E = "Normal(0, 1)", "Uniform(0, 1)", "Exponential(2)"


def mean(body: str, law: str = N) -> Expectation:
    """The expectation of a body over w, as it stands among the facts."""
    found = canonical(term(f"Expectation({body}, w, {law})"))
    assert isinstance(found, Expectation)
    return found


def averaged(constant: str, rows: dict[str, str], law: str, proof: Certificate) -> Average:
    """A combination of expectations of that law: their bodies, with coefficients."""
    parts = tuple((canonical(term(k)), mean(body, law)) for body, k in rows.items())
    return Average(term(constant), parts, u, proof)


def finite(*bodies: str, law: str = N) -> tuple[str, ...]:
    """That these expectations exist."""
    return tuple(f"Expectation({b}, w, {law}) = Expectation({b}, w, {law})" for b in bodies)


MEAN = "Expectation(w, w, Normal(0, 1))"
NULL_SET = "Expectation(w/w, w, {}) = 1"
SPREAD = "Expectation(abs(w), w, {0}) = Expectation(w, w, {0})"

ACCEPTED: list[tuple[str, Obligation, Certificate]] = [
    ("a constant", obligation(f"Expectation(3, w, {N}) = 3"), averaged("3", {}, N, Ring())),
    ("a multiple and a constant",
     obligation(f"Expectation(2*w + 1, w, {N}) = 1 + 2*{MEAN}", *finite("w")),
     averaged("1", {"w": "2"}, N, Ring())),
    ("two expectations",
     obligation(f"Expectation(w^2 - x*w, w, {N}) = Expectation(w^2, w, {N}) - x*{MEAN}",
                *finite("w", "w^2")),
     averaged("0", {"w^2": "1", "w": "-x"}, N, Ring())),
    ("a square is not negative", obligation(f"Expectation(w^2, w, {N}) >= 0", *finite("w^2")),
     averaged("0", {}, N, Sign())),
    ("a body without value on the border of the support", obligation(NULL_SET.format(U)),
     averaged("1", {}, U, Ring())),
    ("what is positive almost surely", obligation(SPREAD.format(E), *finite("w", law=E)),
     averaged("0", {"w": "1"}, E, first(
         "abs(u) = u", instance("abs.of-nonnegative", x="u"),
         Ring(((ONE, rel("abs(u) = u")),))))),
    ("a law with parameters", obligation(
        "Expectation(w, w, Normal(y, x)) <= 1 + Expectation(w, w, Normal(y, x))",
        "Expectation(w, w, Normal(y, x)) = y"),
     averaged("1", {"w": "1"}, "Normal(y, x)", combination(
         product(1, "u > 1 + 1*u"), product(1, "1 > 0")))),

    ("a half-line and its border", obligation(f"Probability(w < 0, w, {N}) <= "
                                              f"Probability(w <= 0, w, {N})"),
     Likelier(u, Sign())),
    ("a part of a chain", obligation(f"Probability(0 < w < x, w, {N}) <= "
                                     f"Probability(w < x, w, {N})"), Likelier(u, Known())),
    ("at most 1", obligation("Probability(w^2 < y, w, Normal(x, 1)) <= 1"), Likelier(u, Known())),
    ("what holds on the support", obligation(f"Probability(w = w, w, {E}) <= "
                                             f"Probability(w > 0, w, {E})"), Likelier(u, Known())),
    ("an event whose term may have no value", obligation(
        f"Probability(1/w > 0, w, {N}) <= Probability(w != 0, w, {N})"), Likelier(u, Known())),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate"), [c[1:] for c in ACCEPTED], ids=[c[0] for c in ACCEPTED]
)
def test_accepted(said: Obligation, certificate: Certificate) -> None:
    result = check(said, certificate)
    assert isinstance(result, Accepted), result


def same(body: str, law: str = N) -> Obligation:
    """That an expectation is what it is: true just if it exists."""
    return obligation(*finite(body, law=law))


REFUSED: list[tuple[str, Obligation, Certificate, str]] = [
    ("a wrong constant", obligation(f"Expectation(3, w, {N}) = 4"), averaged("4", {}, N, Ring()),
     "not an identity"),
    ("another constant than in the goal", obligation(f"Expectation(3, w, {N}) = 4"),
     averaged("3", {}, N, Ring()), "not an identity"),
    ("E is not multiplicative",
     obligation(f"Expectation(w*w, w, {N}) = {MEAN}*{MEAN}", *finite("w")),
     averaged("0", {"w": MEAN}, N, Ring()), "not an identity"),
    ("a coefficient that is the random variable",
     obligation(f"Expectation(w*w, w, {N}) = u*{MEAN}", *finite("w")),
     averaged("0", {"w": "u"}, N, Ring()), "not fresh"),
    ("a constant that is the random variable", obligation(f"Expectation(w, w, {N}) = u"),
     averaged("u", {}, N, Ring()), "not fresh"),
    ("a value of which something is known", obligation(f"Expectation(w, w, {N}) = 3", "u = 3"),
     averaged("3", {}, N, Known()), "not fresh"),
    ("a value that is an integer", obligation(f"Expectation(floor(w), w, {N}) = 0"),
     Average(ZERO, (), m, Ring()), "not fresh"),
    ("expectations of two laws",
     obligation(f"Expectation(w, w, {N}) = Expectation(w, w, {U})", *finite("w", law=U)),
     averaged("0", {"w": "1"}, U, Ring()), "other law"),
    ("a law with other parameters",
     obligation("Expectation(w, w, Normal(x, 1)) = Expectation(w, w, Normal(y, 1))",
                *finite("w", law="Normal(y, 1)")),
     averaged("0", {"w": "1"}, "Normal(y, 1)", Ring()), "other law"),
    ("a part that may not exist", same("1/w"), averaged("0", {"1/w": "1"}, N, Ring()),
     "no value shown"),
    ("0 times a part that does not exist",
     obligation(f"Expectation(0, w, {N}) = 0*Expectation(1/w, w, {N})"),
     averaged("0", {"1/w": "0"}, N, Ring()), "no value shown"),
    ("a coefficient without value", obligation(f"Expectation(w/x, w, {N}) = {MEAN}/x",
                                               *finite("w")),
     averaged("0", {"w": "1/x"}, N, Ring()), "no value shown"),
    ("a constant without value", obligation(f"Expectation(1/x, w, {N}) = 1/x"),
     averaged("1/x", {}, N, Ring()), "no value shown"),
    ("a deviation that may be 0", obligation("Expectation(1, w, Normal(0, y)) = 1", "y >= 0"),
     averaged("1", {}, "Normal(0, y)", Ring()), "not settled"),
    ("a uniform law on nothing", obligation("Expectation(1, w, Uniform(1, 0)) = 1"),
     averaged("1", {}, "Uniform(1, 0)", Ring()), "not settled"),
    ("a rate that may be negative", obligation("Expectation(1, w, Exponential(x)) = 1", "x != 0"),
     averaged("1", {}, "Exponential(x)", Ring()), "not settled"),
    ("a law whose mean has no value", obligation("Expectation(1, w, Normal(1/x, 1)) = 1"),
     averaged("1", {}, "Normal(1/x, 1)", Ring()), "no value shown"),
    ("an upper bound of what may not exist", obligation(f"Expectation(-1/w^2, w, {N}) <= 0"),
     averaged("0", {}, N, Sign()), "no value shown"),
    ("a lower bound of what may not exist", obligation(f"Expectation(exp(w^2), w, {N}) >= 0"),
     averaged("0", {}, N, Sign()), "no value shown"),
    ("a body without value on half of the line",
     obligation(f"Expectation(sqrt(w)/sqrt(w), w, {N}) = 1"), averaged("1", {}, N, Ring()),
     "no value shown"),
    ("a body without value at a point of the support, which is not seen to be null",
     obligation(NULL_SET.format(N)), averaged("1", {}, N, Ring()), "no value shown"),
    ("what is positive on half of the line only", obligation(SPREAD.format(N), *finite("w")),
     averaged("0", {"w": "1"}, N, first(
         "abs(u) = u", instance("abs.of-nonnegative", x="u"), Ring())), "premise not settled"),
    ("a support of another law", obligation(SPREAD.format("Uniform(-1, 1)"),
                                            *finite("w", law="Uniform(-1, 1)")),
     averaged("0", {"w": "1"}, "Uniform(-1, 1)", first(
         "abs(u) = u", instance("abs.of-nonnegative", x="u"), Ring())), "premise not settled"),
    ("less for less or equal", obligation(f"Expectation(w^2, w, {N}) > 0", *finite("w^2")),
     averaged("0", {}, N, Sign()), "wrong shape"),
    ("different for equal", obligation(f"Expectation(w^2, w, {N}) != 0", *finite("w^2")),
     averaged("0", {}, N, Sign()), "wrong shape"),
    ("the expectation on the right", obligation(f"0 <= Expectation(w^2, w, {N})", *finite("w^2")),
     averaged("0", {}, N, Sign()), "wrong shape"),
    ("no expectation", obligation("x = x"), averaged("x", {}, N, Ring()), "wrong shape"),
    ("the other direction", obligation(f"Expectation(w^2, w, {N}) <= 0", *finite("w^2")),
     averaged("0", {}, N, Sign()), "not settled"),
    ("an expectation that is one by the same term", same("1/w"), Ring(), "no value shown"),
    ("by signs", same("1/w"), Sign(), "not settled"),
    ("by the order of the reals",
     obligation("{0} < {0} or {0} = {0} or {0} > {0}".format(f"Expectation(1/w, w, {N})")),
     Total(), "no value shown"),
    ("0 times an expectation", obligation(f"0*Expectation(1/w, w, {N}) = 0"), Sign(),
     "not settled"),
    ("an integral that may diverge", obligation("Integral(1/t, (t, 0, 1)) = "
                                                "Integral(1/t, (t, 0, 1))"), Sign(),
     "not settled"),

    ("the larger event first", obligation(f"Probability(w <= 0, w, {N}) <= "
                                          f"Probability(w < 0, w, {N})"), Likelier(u, Sign()),
     "not settled"),
    ("an event that has no value", obligation(f"Probability(w = w, w, {N}) <= "
                                              f"Probability(1/w = 1/w, w, {N})"),
     Likelier(u, Ring()), "no value shown"),
    ("events of two laws", obligation(f"Probability(w < 0, w, {N}) <= "
                                      f"Probability(w < 0, w, {U})"), Likelier(u, Known()),
     "other law"),
    ("events of one law at other parameters",
     obligation("Probability(w < 0, w, Normal(x, 1)) <= Probability(w < 0, w, Normal(y, 1))"),
     Likelier(u, Known()), "other law"),
    ("a value of which something is known", obligation(
        f"Probability(w = w, w, {N}) <= Probability(w > 3, w, {N})", "u > 3"),
     Likelier(u, Known()), "not fresh"),
    ("a value that the law speaks of", obligation(
        "Probability(w = w, w, Normal(u, 1)) <= Probability(w = u, w, Normal(u, 1))"),
     Likelier(u, Ring()), "not fresh"),
    ("an integer value", obligation(f"Probability(w = w, w, {N}) <= "
                                    f"Probability(floor(w) = w, w, {N})"), Likelier(m, Ring()),
     "not fresh"),
    ("strictly likelier", obligation(f"Probability(w < 0, w, {N}) < "
                                     f"Probability(w <= 0, w, {N})"), Likelier(u, Sign()),
     "wrong shape"),
    ("turned round", obligation(f"Probability(w <= 0, w, {N}) >= Probability(w < 0, w, {N})"),
     Likelier(u, Sign()), "wrong shape"),
    ("less than 1", obligation(f"Probability(w = w, w, {N}) < 1"), Likelier(u, Known()),
     "wrong shape"),
    ("at most a half", obligation(f"Probability(w < 1, w, {N}) <= 1/2"), Likelier(u, Known()),
     "other law"),
    ("at most 1, of a law with deviation 0", obligation("Probability(w < 1, w, Normal(0, y)) <= 1",
                                                        "y >= 0"), Likelier(u, Known()),
     "no value shown"),
    ("a comparison of parameters that is not known",
     obligation(f"Probability(w < x, w, {N}) <= Probability(w < y, w, {N})"),
     Likelier(u, combination(product(1, "u >= y"), product(1, "u < x"), product(1, "x <= y"))),
     "not known"),
    ("half of a chain", obligation(f"Probability(w > 0, w, {N}) <= "
                                   f"Probability(0 < w < 1, w, {N})"),
     Likelier(u, Split((Known(), Known()))), "not known"),
    ("a half-line that the support is thought to be", obligation(
        f"Probability(w = w, w, {U}) <= Probability(w < 1/2, w, {U})"), Likelier(u, Sign()),
     "not settled"),
    ("no probability", obligation("x <= 1", "x <= 1"), Likelier(u, Known()), "wrong shape"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate", "kind"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(said: Obligation, certificate: Certificate, kind: str) -> None:
    refusal = check(said, certificate)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.kind == kind
