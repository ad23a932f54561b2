"""Expectations and probabilities."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, beyond, check, false, judged, true

TRUE = (
    true("the mean of a normal law", "Expectation(w, w, Normal(0, 1)) = 0"),
    true("another mean", "Expectation(w, w, Normal(3, 2)) = 3"),
    true("a variance", "Expectation((w - 3)^2, w, Normal(3, 2)) = 4"),
    true("the second moment", "Expectation(w^2, w, Normal(0, 1)) = 1"),
    true("another second moment", "Expectation(w^2, w, Normal(3, 2)) = 13"),
    true("a polynomial", "Expectation(w^2 + w, w, Normal(1, 2)) = 6"),
    true("a linear function", "Expectation(2*w + 1, w, Normal(3, 2)) = 7"),
    true("a constant", "Expectation(5, w, Normal(0, 1)) = 5"),
    true("the mean of a uniform law", "Expectation(w, w, Uniform(0, 1)) = 1/2"),
    true("its second moment", "Expectation(w^2, w, Uniform(0, 1)) = 1/3"),
    true("between any ends", "Expectation(w, w, Uniform(a, b)) = (a+b)/2", ["a < b"]),
    true("the mean of an exponential law", "Expectation(w, w, Exponential(2)) = 1/2"),
    true("the sign of E ln|w|", "Expectation(ln(abs(w)), w, Normal(0, 1)) < 0"),
    true("half of a normal law", "Probability(w < 0, w, Normal(0, 1)) = 1/2"),
    true("a quarter of an interval", "Probability(w < 1/4, w, Uniform(0, 1)) = 1/4"),
    true("an exponential tail", "Probability(w > 1, w, Exponential(1)) = exp(-1)"),
    true("a sure event", "Probability(w > 0, w, Exponential(1)) = 1"),
    true("an impossible event", "Probability(w < -1, w, Uniform(0, 1)) = 0"),
    true(
        "a likelier event",
        "Probability(w > 2, w, Normal(0, 1)) <= Probability(w > 1, w, Normal(0, 1))",
    ),
)

FALSE = (
    false("a wrong mean", "Expectation(w, w, Normal(0, 1)) = 1", "SC443", "is false"),
    false("the deviation for the mean", "Expectation(w, w, Normal(3, 2)) = 2", "SC443"),
    false("the deviation for the variance", "Expectation((w - 3)^2, w, Normal(3, 2)) = 2", "SC443"),
    false("E w² is not (E w)²", "Expectation(w^2, w, Normal(0, 1)) = 0", "SC641"),
    false("without the constant", "Expectation(2*w + 1, w, Normal(3, 2)) = 6", "SC443"),
    false("a wrong constant", "Expectation(5, w, Normal(0, 1)) = 6", "SC443"),
    false("an end for the mean", "Expectation(w, w, Uniform(0, 1)) = 1", "SC443"),
    false("a strict bound", "Expectation(w, w, Uniform(0, 2)) < 1", "SC517"),
    false("the square of the mean", "Expectation(w^2, w, Uniform(0, 1)) = 1/4", "SC641"),
    false("the rate for the mean", "Expectation(w, w, Exponential(2)) = 2", "SC443"),
    false("the wrong sign", "Expectation(ln(abs(w)), w, Normal(0, 1)) > 0", "SC524"),
    false(
        "the wrong sign, in full",
        "Expectation(ln(abs(w)), w, Normal(0, 1)) = (EulerGamma + ln(2))/2",
        "SC444",
    ),
    false("half is not a third", "Probability(w < 0, w, Normal(0, 1)) = 1/3", "SC443"),
    false("the other side", "Probability(w < 1/4, w, Uniform(0, 1)) = 3/4", "SC401"),
    false("beyond 1", "Probability(w > 1, w, Exponential(1)) = exp(1)", "SC444"),
    false("a sure event", "Probability(w > 0, w, Exponential(1)) = 0", "SC443"),
    false("more than sure", "Probability(abs(w) < 1, w, Normal(0, 1)) > 1", "SC524"),
    false(
        "a likelier event",
        "Probability(abs(w) < 2, w, Normal(0, 1)) < Probability(abs(w) < 1, w, Normal(0, 1))",
        "SC524",
    ),
    false("an impossible event", "Probability(w < -1, w, Uniform(0, 1)) = 1/2", "SC401"),
    false(
        "at parameters",
        "Expectation(w, w, Normal(m, s)) = s",
        "SC401",
        "at m = 0, s = 1",
        given=["s > 0"],
    ),
    false("no law", "Expectation(w, w, Normal(0, -1)) = 0", "SC202", "has no value"),
    beyond(
        "an expectation that does not exist",
        "Expectation(1/w, w, Normal(0, 1)) = 0",
        "that it does not exist is not in the ledger",
    ),
    beyond(
        "a divergent expectation",
        "Expectation(1/w, w, Uniform(0, 1)) = 1",
        "that it does not exist is not in the ledger",
    ),
    beyond(
        "below an exponential law",
        "Probability(w < 0, w, Exponential(1)) = 1/2",
        "the ledger has no complements",
    ),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
