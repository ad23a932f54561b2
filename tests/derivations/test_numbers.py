"""The numbers of the derivations, computed once more by mpmath alone, with 50 digits.

Each is read from the claims themselves, and must be the rounding of what is computed here: up where
it bounds from above, down where it bounds from below, to the nearest where it is digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from mpmath import mp

from symcheck.derivations.load import load
from symcheck.language.claim import Claim
from symcheck.language.analysis import Extremum, Near
from symcheck.language.context import expand_claim
from symcheck.language.term import Num
from symcheck.printing.as_ascii import show_claim

FOLDER = Path(__file__).parents[2] / "derivations"
CLAIMS = {
    step.id: expand_claim(step.claim, {d.name: d for d in text.definitions})
    for text in load([FOLDER]).requested
    for step in text.steps
}
Real = Any


@pytest.fixture(autouse=True)
def fifty_digits() -> Any:
    with mp.workdps(50):
        yield


def claim(step: str) -> Claim:
    return CLAIMS[step]


def decimals(step: str) -> list[Fraction]:
    """The numbers that a claim writes with a decimal point, in order."""
    return [Fraction(t) for t in re.findall(r"\d+\.\d+", show_claim(claim(step)))]


def last_decimal(step: str) -> Fraction:
    return decimals(step)[-1]


def real(value: Fraction) -> Real:
    return mp.mpf(value.numerator) / value.denominator


def rounded(value: Real, places: int, direction: Callable[[Real], Real]) -> Fraction:
    """The value to so many decimals, by ``mp.ceil``, ``mp.floor`` or ``mp.nint``."""
    return Fraction(int(direction(value * mp.mpf(10) ** places)), 10**places)


def sigma(t: Real) -> Real:
    return 1 / (1 + mp.exp(-t))


def width(w: Real) -> Real:
    return 2 / w * mp.log(w * (1 + mp.sqrt(1 - 4 / w)) / 2 - 1)


def root() -> Real:
    """The k > 0 with k tanh k = 1/2."""
    return mp.findroot(lambda u: u * mp.tanh(u) - mp.mpf(1) / 2, mp.mpf("0.77"))


def best() -> Real:
    """The weight at which the width is greatest, from the slope of the width alone."""
    start, end = mp.mpf("6.8"), mp.mpf("7")
    return mp.findroot(lambda w: mp.diff(width, w), (start, end), solver="anderson", tol=1e-35)


# The widest region


def test_two_ways_lead_to_the_best_weight() -> None:
    w, k = best(), root()
    assert abs(w - 4 * mp.cosh(k) ** 2) < mp.mpf("1e-30")
    assert mp.nstr(w, 16) == "6.894151032272928"
    assert mp.nstr(width(w), 18) == "0.447743204694302849"
    assert abs(width(w) - 1 / mp.sinh(2 * k)) < mp.mpf("1e-40")


def test_the_parameter_at_the_top_is_between_two_neighbours() -> None:
    low, high = decimals("widest.bracket:below")[0], decimals("widest.bracket:above")[0]
    assert set(decimals("widest.between:between")) == {low, high}
    k = root()
    assert low == rounded(k, 7, mp.floor)
    # one digit more, and not the nearest, but near enough for six digits of the weight
    assert high.denominator % 10**7 == 0
    assert k < real(high)
    middle, half = decimals("widest.digits:weight")
    assert 4 * mp.cosh(real(high)) ** 2 <= real(middle + half)


def test_the_best_weight_in_digits() -> None:
    digits, half = decimals("widest.digits:weight")
    assert half == Fraction(1, 2 * 10**6)
    assert digits == rounded(best(), 6, mp.nint)


def test_the_greatest_width_in_digits() -> None:
    digits, half = decimals("widest.height:width")
    assert half == Fraction(1, 2 * 10**6)
    assert digits == rounded(width(best()), 6, mp.nint)


def test_the_greatest_width_from_above() -> None:
    """Rounded up from 1/sinh 2k at the neighbour below k, which is all that is known there."""
    below = real(decimals("widest.bracket:below")[0])
    assert last_decimal("widest.height:upper") == rounded(1 / mp.sinh(2 * below), 8, mp.ceil)
    assert real(last_decimal("widest.height:upper")) > width(best())


def test_the_bound_on_the_width() -> None:
    assert last_decimal("widest.bound:bound") == rounded(width(best()), 3, mp.ceil)
    w, least = decimals("widest.bound:reached")[0], last_decimal("widest.bound:reached")
    assert w == rounded(best(), 1, mp.nint)
    assert least == rounded(width(real(w)), 3, mp.floor)


def test_what_is_lost_at_6_9() -> None:
    w, lost = decimals("widest.loss:loss")[-2:]
    assert w == rounded(best(), 1, mp.nint)
    assert lost == rounded(width(best()) - width(real(w)), 7, mp.ceil)


def test_the_best_weight_of_the_grid() -> None:
    text = show_claim(claim("widest.grid:once"))
    wanted = int(re.findall(r"k != (\d+)", text)[0])
    last = int(re.findall(r"k <= (\d+)", show_claim(claim("widest.grid:2")))[0])
    widths = [width(4 + mp.mpf(k) / 10) for k in range(1, last + 1)]  # at 4 it is 0
    assert max(widths) == widths[wanted - 1]
    assert last_decimal("widest.grid:once") == Fraction(4) + Fraction(wanted, 10)
    assert 4 + mp.mpf(last) / 10 == mp.mpf("99.9")


@pytest.mark.parametrize(
    ("step", "exact"), [("widest.peak:weight", best), ("widest.peak:width", lambda: width(best()))]
)
def test_the_peak_in_digits(step: str, exact: Callable[[], Real]) -> None:
    said = claim(step)
    assert isinstance(said, Extremum)
    assert isinstance(said.value, Num)
    assert said.places is not None
    assert said.value.value == rounded(exact(), said.places, mp.nint)


def test_the_narrow_bound() -> None:
    assert last_decimal("widest.tail:narrow") == rounded(width(best()), 2, mp.ceil)


def test_the_logarithm_of_14_thirds() -> None:
    assert last_decimal("widest.bound:5") == rounded(mp.log(mp.mpf(14) / 3), 4, mp.ceil)


@pytest.mark.parametrize("far", [10, 1000, 10**6, 10**12])
def test_the_width_vanishes_like_the_bound_on_the_tail(far: int) -> None:
    (numerator,) = re.findall(r"<= (\d+)/sqrt\(w\)", show_claim(claim("widest.decline:tail")))
    assert width(mp.mpf(far)) < int(numerator) / mp.sqrt(far)


# The identity neuron


def test_the_error_at_four_inputs_is_that_of_the_best_neuron() -> None:
    """The best neuron is too high, too low, too high, too low by m at 0, 1/4, 3/4, 1.

    With 1/g(x) = α + β q^{4x}, the differences of the four reciprocals determine q and m.
    """

    def off(m: Real, q: Real) -> tuple[Real, Real]:
        values = (m, mp.mpf(1) / 4 - m, mp.mpf(3) / 4 + m, 1 - m)
        a, b, c, d = (1 / v for v in values)
        return (b - c) - (a - b) * q * (1 + q), (c - d) - (a - b) * q**3

    m, q = mp.findroot(off, (mp.mpf("0.055"), mp.mpf("0.24")))
    assert set(decimals("neuron.nolimit:points")) == {rounded(m, 6, mp.floor)}
    parted = decimals("neuron.nolimit:gentle")[0]
    assert parted == rounded(q, 5, mp.nint)
    assert decimals("neuron.nolimit:steep")[0] == parted


def test_no_neuron_nearby_is_better_at_the_four_inputs() -> None:
    """Searched from the best one on, w₁ and b at random steps and w₂ as well as can be."""
    least = real(decimals("neuron.nolimit:points")[0])
    for k in range(200):
        w1 = mp.mpf("5.68") + mp.sin(k) * 2
        b = -w1 / 2 + mp.sin(3 * k)
        w2 = 1 + mp.sin(7 * k) / 5
        errors = [abs(w2 * sigma(w1 * x + b) - x) for x in (0, 0.25, 0.75, 1)]
        assert max(errors) >= least


@pytest.mark.parametrize("step", ["neuron.near:best", "neuron.nolimit:best"])
def test_the_error_of_one_neuron_on_all_inputs(step: str) -> None:
    (weight, *_), bound = decimals(step), last_decimal(step)
    w1 = real(weight)

    def error(x: Real) -> Real:
        return sigma(w1 * (x - mp.mpf(1) / 2)) - x

    inner = mp.findroot(lambda x: mp.diff(error, x), mp.mpf("0.8"))
    most = max(abs(error(x)) for x in (mp.mpf(0), mp.mpf(1), inner, 1 - inner))
    grid = max(abs(error(mp.mpf(k) / 500)) for k in range(501))
    assert grid <= most
    assert bound == rounded(most, 4, mp.ceil)


def divisors(step: str, of: str) -> list[int]:
    """The integers by which a claim divides what is named."""
    return [int(n) for n in re.findall(re.escape(of) + r"/(\d+)", show_claim(claim(step)))]


def test_the_coefficients_of_the_sigmoid() -> None:
    half, quarter, none, third, nothing, fifth = mp.taylor(sigma, 0, 5)
    near = mp.mpf("1e-25")
    assert abs(half - mp.mpf(1) / 2) < near
    assert abs(none) < near
    assert abs(nothing) < near
    assert divisors("neuron.taylor:2", "t") == [int(mp.nint(1 / quarter))]
    assert divisors("neuron.taylor:2", "t^3") == [int(mp.nint(-1 / third))]
    assert divisors("neuron.taylor:2", "Abs(t)^5") == [int(mp.nint(1 / fifth))]
    assert divisors("neuron.cubic:cubic", "Abs(t)^3") == [int(mp.nint(-1 / third))]
    assert abs(1 / fifth - 480) < near * 10**6


def test_the_fifth_derivative_is_greatest_at_0() -> None:
    """|σ⁽⁵⁾| ≤ σ⁽⁵⁾(0) = 5!/480, so that Taylor's remainder is what is claimed."""
    (bound,) = divisors("neuron.taylor:2", "Abs(t)^5")
    at_zero = mp.diff(sigma, 0, 5)
    assert abs(at_zero - mp.factorial(5) / bound) < mp.mpf("1e-20")
    for k in range(1, 41):
        assert abs(mp.diff(sigma, mp.mpf(k) / 10, 5)) < at_zero


def test_the_error_of_the_neuron_that_adds_a_constant() -> None:
    """For a small weight the error at the ends is w₁²/96 to first order."""
    (bound,) = divisors("neuron.offset:bound", "w1^2")
    w1 = mp.mpf("1e-8")
    errors = [
        abs(4 / w1 * sigma(w1 * (x - mp.mpf(1) / 2)) - (x + 2 / w1 - mp.mpf(1) / 2)) / w1**2
        for x in (mp.mpf(0), mp.mpf(1) / 3, mp.mpf(1))
    ]
    assert max(errors) < mp.mpf(1) / bound
    assert abs(1 / max(errors) - bound) < mp.mpf("1e-10")


def test_the_least_error_at_the_ends_for_a_small_weight() -> None:
    """With w₁ = 1 and b far below 0, σ(1 + b)/σ(b) is nearly e, and no pair of ends does better."""
    assert show_claim(claim("neuron.small:small")).count(">= 1/(1 + e)") == 2
    b = mp.mpf(-60)
    w2 = 1 / (sigma(b) + sigma(1 + b))  # the errors at both ends are then equal
    error = abs(w2 * sigma(b))
    assert abs(error - abs(w2 * sigma(1 + b) - 1)) < mp.mpf("1e-40")
    assert 0 < error - 1 / (1 + mp.e) < mp.mpf("1e-20")


# What usually is


def bell(w: Real) -> Real:
    return mp.exp(-(w**2) / 2) / mp.sqrt(2 * mp.pi)


def digits(step: str) -> tuple[Fraction, int]:
    said = claim(step)
    assert isinstance(said, Near)
    return said.value, said.places


def test_how_often_a_weight_is_below_1() -> None:
    often = mp.quad(bell, [-1, 0, 1])
    assert show_claim(claim("usually.weight:within")).endswith("= erf(1/sqrt(2))")
    assert abs(often - mp.erf(1 / mp.sqrt(2))) < mp.mpf("1e-45")
    value, places = digits("usually.weight:about")
    assert (value, places) == (rounded(often, 4, mp.nint), 4)
    assert show_claim(claim("usually.weight:usually")).endswith("> 1/2")
    assert often > mp.mpf(1) / 2


def mean_logarithm() -> Real:
    return 2 * mp.quad(lambda w: mp.log(w) * bell(w), [0, mp.mpf("0.01"), 1, 4, 16])


def test_the_mean_logarithm_of_a_weight() -> None:
    formula = show_claim(claim("usually.rate:weight"))
    assert formula.endswith("= -((EulerGamma + ln(2))/2)")
    mean = mean_logarithm()
    assert abs(mean + (mp.euler + mp.log(2)) / 2) < mp.mpf("1e-30")
    assert digits("usually.rate:about") == (rounded(mean, 4, mp.nint), 4)


def test_the_mean_logarithm_of_a_factor() -> None:
    most = mean_logarithm() - mp.log(4)
    assert -last_decimal("usually.rate:rate") == rounded(most, 4, mp.ceil)
    assert show_claim(claim("usually.rate:10")).endswith("+ ln(1/4)")


def test_a_changed_digit_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests above depend on the digits of the claims: another one is not their rounding."""
    from symcheck.reading.ascii_syntax import read_claim  # noqa: PLC0415

    wrong = read_claim("Expectation(ln(abs(w)), w, Normal(0, 1)) ≈ -0.6353")
    monkeypatch.setitem(CLAIMS, "usually.rate:about", wrong)
    with pytest.raises(AssertionError):
        test_the_mean_logarithm_of_a_weight()
