"""What "usually" means for weights drawn from the standard normal law, layer by layer."""

from sympy import Abs, Eq, EulerGamma, Rational, erf, exp, ln, sqrt

from symcheck import Derivation, approx, derivation, expectation, normal, prime, probability

QUARTER = Rational(1, 4)


def sigmoid(d: Derivation):
    return d.define("σ", lambda t: 1 / (1 + exp(-t)))


@derivation("How often a weight is below 1, and a factor below 1/4", ref="after eq. (122)")
def weight(d: Derivation):
    w, z = d.reals("w z")
    σ = sigmoid(d)
    law = normal(0, 1)
    small = probability(Abs(w) < 1, w, law)

    d.then(Eq(small, erf(1 / sqrt(2))), "the normal law within one deviation", label="within")
    d.then(approx(small, "0.6827"), "by calculation", label="about")
    d.cite("product.factor", only="quarter", every="w")
    d.then(
        small <= probability(Abs(w * prime(σ)(z)) < QUARTER, w, law),
        "a small weight makes a small factor, whatever z is",
        label="likelier",
    )
    d.then(probability(Abs(w * prime(σ)(z)) < QUARTER, w, law) > Rational(1, 2),
           "0.6827 is more than a half", label="usually")  # fmt: skip


@derivation("The mean logarithm of a multiple")
def multiple(d: Derivation):
    w, s = d.reals("w s")
    law = normal(0, 1)

    d.given(s > 0)
    d.then(
        Eq(expectation(ln(Abs(w * s)), w, law), expectation(ln(Abs(w)), w, law) + ln(s)),
        "the logarithm of a product, and the mean of a constant",
        label="sum",
    )


@derivation("The mean logarithm of a factor", ref="after eq. (122)")
def rate(d: Derivation):
    w, z = d.reals("w z")
    σ = sigmoid(d)
    law = normal(0, 1)
    of_weight = expectation(ln(Abs(w)), w, law)
    of_factor = expectation(ln(Abs(w * prime(σ)(z))), w, law)

    d.then(Eq(of_weight, -(EulerGamma + ln(2)) / 2), "a known integral", label="weight")
    d.then(approx(of_weight, "-0.6352"), "by calculation", label="about")
    d.cite("sigmoid.bound", only="quarter")
    d.cite("sigmoid.slope", only="product")
    d.cite("sigmoid.range", only="between")
    d.then(prime(σ)(z) > 0, "both of its factors are positive")
    d.cite(multiple, only="sum", s=prime(σ)(z))
    d.then(Eq(of_factor, of_weight + ln(prime(σ)(z))), "w is multiplied by the slope", label="sum")
    d.then(ln(prime(σ)(z)) <= ln(QUARTER), "the slope is at most 1/4")
    d.then(of_factor <= of_weight + ln(QUARTER), "put one into the other")
    d.at_most(Rational("-2.0214"), "−0.6352 − ln 4, by calculation")
    d.then(of_factor <= Rational("-2.0214"), "the row from end to end", label="rate")
