"""Products over any number of layers: the gradient of the first bias, vanishing and exploding."""

from sympy import Abs, Eq, Rational, exp, oo

from symcheck import (
    Derivation, derivation, diff, forall, implies, limit, prime, product_over,
)  # fmt: skip

QUARTER = Rational(1, 4)


def sigmoid(d: Derivation):
    return d.define("σ", lambda t: 1 / (1 + exp(-t)))


@derivation("The gradient of the first bias in a chain of n neurons", ref="eq. (122)")
def gradient(d: Derivation):
    a0, w1, b1 = d.reals("a0 w1 b1")
    n, j = d.integers("n j")
    w, b = d.sequence("w"), d.sequence("b")
    C = d.unknown("C")
    σ = sigmoid(d)
    z1 = d.define("z1", w1 * a0 + b1)
    a = d.recursive("a", σ(z1), lambda k, before: σ(w[k] * before + b[k]), at=1)

    def slopes(m):
        return product_over(w[j] * prime(σ)(w[j] * a(j - 1) + b[j]), j, 2, m)

    d.induction(
        n,
        1,
        lambda m: Eq(diff(a(m), b1), prime(σ)(z1) * slopes(m)),
        "each layer multiplies by the slope of its neuron, by the chain rule",
        label="activation",
    )
    d.given(n >= 1, "there is a layer")
    d.then(Eq(diff(a(n), b1), prime(σ)(z1) * slopes(n)), "the claim at n")
    d.then(
        Eq(diff(C(a(n)), b1), prime(σ)(z1) * slopes(n) * prime(C)(a(n))),
        "the chain rule once more, through the cost",
        label="cost",
    )


@derivation("A product of n factors of at most W/4")
def bound(d: Derivation):
    W = d.real("W")
    n, j = d.integers("n j")
    w, z = d.sequence("w"), d.sequence("z")
    σ = sigmoid(d)
    r = W / 4

    def slopes(m):
        return product_over(w[j] * prime(σ)(z[j]), j, 1, m)

    d.given(W >= 0, "a bound on absolute values")
    d.given(forall(j, Abs(w[j]) <= W), "on all weights")
    d.cite("sigmoid.bound", only="quarter", every="z")
    d.cite("sigmoid.slope", only="product", every="z")
    d.cite("sigmoid.range", only="between", every="z")
    d.then(forall(j, Abs(prime(σ)(z[j])) <= QUARTER), "the slope is positive, and at most 1/4")
    d.then(
        forall(j, Abs(w[j] * prime(σ)(z[j])) <= r),
        "the absolute value of a product",
        label="factor",
    )
    d.induction(
        n,
        0,
        lambda m: Abs(slopes(m)) <= r**m,
        "one more factor of at most W/4",
        label="product",
    )
    d.given(W < 4, "small weights")
    d.induction(n, 0, lambda m: r**m <= 1, "a factor below 1", label="powers")
    d.induction(
        n,
        0,
        lambda m: m * (1 - r) * r**m <= 1,
        "r·m(1 − r)rᵐ + (1 − r)rᵐ⁺¹ is at most r + (1 − r)",
        label="decay",
    )
    d.then(forall(n, implies(n >= 0, n * (1 - r) >= 0)), "neither factor is negative")
    d.then(
        forall(n, implies(n >= 0, n * (1 - r) * Abs(slopes(n)) <= 1)),
        "the product is at most rⁿ",
    )
    d.then(
        forall(n, implies(n >= 1, Abs(slopes(n)) <= 1 / (1 - r) / n)),
        "divide by n(1 − r)",
        label="explicit",
    )
    d.then(limit(slopes(n), n, oo, 0), "1/n tends to 0", label="vanishes")


@derivation("A product of n factors of at least c > 1")
def explode(d: Derivation):
    c = d.real("c")
    n, j = d.integers("n j")
    w, z = d.sequence("w"), d.sequence("z")
    σ = sigmoid(d)

    def slopes(m):
        return product_over(w[j] * prime(σ)(z[j]), j, 1, m)

    d.given(c > 1, "every layer enlarges")
    d.then(Eq(prime(σ)(0), QUARTER), "the slope at 0")
    d.then(
        Eq(4 * c * prime(σ)(0), c), "so there is such a layer: weight 4c, input 0", label="layer"
    )
    d.induction(
        n,
        0,
        lambda m: Eq(product_over(4 * c * prime(σ)(0), j, 1, m), c**m),
        "and any number of them",
        label="exists",
    )
    d.induction(n, 0, lambda m: c**m >= 1 + m * (c - 1), "Bernoulli", label="powers")
    d.given(forall(j, Abs(w[j] * prime(σ)(z[j])) >= c), "every factor is at least c")
    d.induction(
        n,
        0,
        lambda m: Abs(slopes(m)) >= c**m,
        "one more factor of at least c",
        label="product",
    )
    d.then(
        forall(n, implies(n >= 0, Abs(slopes(n)) >= 1 + n * (c - 1))),
        "join the two",
        label="explicit",
    )
    d.then(limit(Abs(slopes(n)), n, oo, oo), "it exceeds every bound", label="explodes")
