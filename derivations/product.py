"""The gradient of an early layer is a product, one factor w σ′(z) for each later layer."""

from sympy import Abs, Eq, Rational, exp

from symcheck import Derivation, all_of, derivation, diff, implies, prime


def sigmoid(d: Derivation):
    return d.define("σ", lambda t: 1 / (1 + exp(-t)))


@derivation("The gradient of the first bias in a chain of four neurons", ref="eq. (122)")
def eq122(d: Derivation):
    a0, w1, w2, w3, w4 = d.reals("a0 w1 w2 w3 w4")
    b1, b2, b3, b4 = d.reals("b1 b2 b3 b4")
    C = d.unknown("C")
    σ = sigmoid(d)
    z1 = d.define("z1", w1 * a0 + b1)
    a1 = d.define("a1", σ(z1))
    z2 = d.define("z2", w2 * a1 + b2)
    a2 = d.define("a2", σ(z2))
    z3 = d.define("z3", w3 * a2 + b3)
    a3 = d.define("a3", σ(z3))
    z4 = d.define("z4", w4 * a3 + b4)
    a4 = d.define("a4", σ(z4))

    s1, s2, s3, s4 = (prime(σ)(z) for z in (z1, z2, z3, z4))

    d.then(Eq(diff(a1, b1), s1), "z1 grows with b1 at rate 1")
    d.then(Eq(diff(a2, b1), s1 * w2 * s2), "chain rule through z2")
    d.then(Eq(diff(a3, b1), s1 * w2 * s2 * w3 * s3), "chain rule through z3")
    d.then(
        Eq(diff(C(a4), b1), s1 * w2 * s2 * w3 * s3 * w4 * s4 * prime(C)(a4)),
        "chain rule through z4, and then through C",
    )


@derivation("One factor with a weight below 1")
def factor(d: Derivation):
    w, z = d.reals("w z")
    σ = sigmoid(d)
    slope = prime(σ)(z)

    d.given(Abs(w) < 1, "a small weight")
    d.cite("sigmoid.slope", only="product")
    d.cite("sigmoid.range", only="between")
    d.cite("sigmoid.bound", only="quarter")
    d.then(slope > 0, "σ(z) and 1 − σ(z) are positive")
    d.then(Eq(Abs(w * slope), Abs(w) * slope), "the slope is its own absolute value")
    d.then(Abs(w) * slope < slope, "|w| < 1")
    d.then(Abs(w * slope) < Rational(1, 4), "the slope is at most 1/4", label="quarter")


@derivation("A product of three factors, each below 1/4 in absolute value")
def three(d: Derivation):
    p, q, r = d.reals("p q r")

    d.given(Abs(p) < Rational(1, 4))
    d.given(Abs(q) < Rational(1, 4))
    d.given(Abs(r) < Rational(1, 4))
    d.then(Eq(Abs(p * q), Abs(p) * Abs(q)), "the absolute value of a product")
    d.then(Abs(p * q) < Rational(1, 16), "1/4 · 1/4")
    d.then(Eq(Abs(p * q * r), Abs(p * q) * Abs(r)), "the absolute value of a product")
    d.then(Abs(p * q * r) < Rational(1, 64), "1/16 · 1/4", label="product")


@derivation("Three layers with weights below 1")
def layers(d: Derivation):
    w2, w3, w4 = d.reals("w2 w3 w4")
    z2, z3, z4 = d.reals("z2 z3 z4")
    σ = sigmoid(d)
    p = w2 * prime(σ)(z2)
    q = w3 * prime(σ)(z3)
    r = w4 * prime(σ)(z4)

    d.given(Abs(w2) < 1)
    d.given(Abs(w3) < 1)
    d.given(Abs(w4) < 1)
    d.cite(factor, only="quarter", w=w2, z=z2)
    d.cite(factor, only="quarter", w=w3, z=z3)
    d.cite(factor, only="quarter", w=w4, z=z4)
    d.then(Abs(p) < Rational(1, 4), "the second layer is such a factor")
    d.then(Abs(q) < Rational(1, 4), "and the third")
    d.then(Abs(r) < Rational(1, 4), "and the fourth")
    d.cite(three, only="product", p=p, q=q, r=r)
    d.then(Abs(p * q * r) < Rational(1, 64), "1/4 · 1/4 · 1/4", label="product")


@derivation("Small weights make small factors, and the product smaller still")
def small(d: Derivation):
    w, z = d.reals("w z")
    w2, w3, w4 = d.reals("w2 w3 w4")
    z2, z3, z4 = d.reals("z2 z3 z4")
    σ = sigmoid(d)
    p = w2 * prime(σ)(z2)
    q = w3 * prime(σ)(z3)
    r = w4 * prime(σ)(z4)

    d.cite(factor, only="quarter")
    d.then(implies(Abs(w) < 1, Abs(w * prime(σ)(z)) < Rational(1, 4)), "|σ′| is at most 1/4")
    d.cite(layers, only="product")
    d.then(
        implies(all_of(Abs(w2) < 1, Abs(w3) < 1, Abs(w4) < 1), Abs(p * q * r) < Rational(1, 64)),
        "1/4 · 1/4 · 1/4",
    )
