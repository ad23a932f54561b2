"""The sigmoid σ(z) = 1/(1 + e^(−z)): its slope, how steep it gets, and where its values lie."""

from sympy import Eq, Rational, exp

from symcheck import Derivation, chain, derivation, iff, implies, prime


def sigmoid(d: Derivation):
    return d.define("σ", lambda t: 1 / (1 + exp(-t)))


@derivation("The slope of the sigmoid", ref="before eq. (123)")
def slope(d: Derivation):
    z = d.real("z")
    σ = sigmoid(d)

    d.then(1 + exp(-z) > 0, "exp is positive")
    d.then(Eq(prime(σ)(z), exp(-z) / (1 + exp(-z)) ** 2), "quotient rule and chain rule")
    d.then(Eq(exp(-z) / (1 + exp(-z)), 1 - σ(z)), "1 is (1 + exp(-z))/(1 + exp(-z))")
    d.then(
        Eq(prime(σ)(z), σ(z) * (1 - σ(z))),
        "one factor is σ, the other is 1 − σ",
        label="product",
    )


@derivation("The values of the sigmoid")
def range_(d: Derivation):
    x, y, z = d.reals("x y z")
    σ = sigmoid(d)

    d.then(exp(-z) > 0, "exp is positive")
    d.then(
        chain(0, "<", σ(z), "<", 1),
        "the denominator is positive, and greater than the numerator",
        label="between",
    )
    d.then(implies(x < y, exp(-y) < exp(-x)), "exp is increasing")
    d.then(
        implies(x < y, σ(x) < σ(y)),
        "the reciprocal of a smaller positive number is greater",
        label="increasing",
    )
    d.then(Eq(exp(-z) * exp(z), 1), "exp turns the sum −z + z = 0 into a product")
    d.then(Eq(σ(-z), 1 - σ(z)), "multiply above and below by exp(-z)", label="symmetric")


@derivation("The sigmoid is steepest at 0", ref="before eq. (123)")
def bound(d: Derivation):
    z = d.real("z")
    σ = sigmoid(d)
    s = σ(z)

    d.cite(slope, only="product")
    d.then(Eq(s * (1 - s), Rational(1, 4) - (s - Rational(1, 2)) ** 2), "complete the square")
    d.then(prime(σ)(z) <= Rational(1, 4), "a square is not negative", label="quarter")
    d.then(Eq(σ(0), Rational(1, 2)), "exp(0) = 1")
    d.cite(slope, only="product", z=0)
    d.then(Eq(prime(σ)(0), Rational(1, 4)), "1/2 · (1 − 1/2)")
    d.then(
        iff(Eq(prime(σ)(z), Rational(1, 4)), Eq(s, Rational(1, 2))),
        "the square vanishes just where s = 1/2",
    )
    d.then(iff(Eq(s, Rational(1, 2)), Eq(exp(-z), 1)), "take reciprocals, subtract 1")
    d.then(iff(Eq(exp(-z), 1), Eq(z, 0)), "exp takes each value once")
    d.then(iff(Eq(prime(σ)(z), Rational(1, 4)), Eq(z, 0)), "the last three lines together")
