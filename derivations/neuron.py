"""A neuron that passes its input on: small weights, and the sigmoid close to its tangent."""

from sympy import Abs, Eq, Rational, exp

from symcheck import Derivation, chain, derivation


@derivation("Inputs measured from 1/2", ref="exercise on the identity neuron")
def shift(d: Derivation):
    w1, Δ = d.reals("w1 Δ")
    b = d.define("b", -w1 / 2)
    x = d.define("x", Rational(1, 2) + Δ)

    d.then(Eq(w1 * x + b, w1 * Δ), "w₁/2 cancels")


@derivation("Within a distance is between two bounds")
def within(d: Derivation):
    s, c, r = d.reals("s c r")

    d.given(Abs(s - c) <= r, "s is within r of c")
    d.then(chain(c - r, "<=", s, "<=", c + r), "s − c is at most r, and so is c − s", "bounds")


@derivation("How far the sigmoid is from a cubic", ref="exercise on the identity neuron")
def taylor(d: Derivation):
    t = d.real("t")
    σ = d.define("σ", lambda z: 1 / (1 + exp(-z)))
    c = d.define("c", lambda z: Rational(1, 2) + z / 4 - z**3 / 48)
    r = d.define("r", lambda z: Abs(z) ** 5 / 480)

    d.given(Abs(t) <= 1, "near 0")
    d.then(
        Abs(σ(t) - Rational(1, 2) - t / 4 + t**3 / 48) <= Abs(t) ** 5 / 480,
        "Taylor to order 4, where the term is 0; the fifth derivative is at most 1/4 in size",
    )
    d.cite(within, only="bounds", s=σ(t), c=c(t), r=r(t))
    d.then(
        chain(c(t) - r(t), "<=", σ(t), "<=", c(t) + r(t)),
        "the same without the absolute value",
        label="between",
    )
