"""A neuron that passes its input on: small weights, and how close w₂ σ(w₁x + b) comes to x."""

from sympy import Abs, Eq, Ne, Rational, exp

from symcheck import (
    Derivation, all_of, any_of, big_o, chain, derivation, exists, forall, implies, limit, member,
)  # fmt: skip

QUARTER, HALF, THREE_QUARTERS = Rational(1, 4), Rational(1, 2), Rational(3, 4)

W1 = Rational("5.648")  # with b = −w₁/2 and w₂ = 1 close to the best neuron
M = Rational("0.055255")  # no neuron stays below this error at all of 0, 1/4, 3/4 and 1
Q = Rational("0.24184")  # e^(−w₁/4) between a gentle neuron and a steep one


def sigmoid(d: Derivation):
    return d.define("σ", lambda t: 1 / (1 + exp(-t)))


def neuron(d: Derivation, w1, b, w2):
    σ = sigmoid(d)
    return d.define("g", lambda x: w2 * σ(w1 * x + b))


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
    σ = sigmoid(d)
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


@derivation("The order of the error near 0", ref="exercise on the identity neuron")
def order(d: Derivation):
    t = d.real("t")
    σ = sigmoid(d)

    d.cite(taylor, only=2, every="t")
    d.then(
        big_o(σ(t) - HALF - t / 4 + t**3 / 48, t**5, t, 0),
        "the constant is 1/480, the radius 1",
        label="order",
    )


@derivation("Reciprocals reverse the order of positive numbers")
def reciprocal(d: Derivation):
    x, y = d.reals("x y")

    d.given(x > 0)
    d.given(x <= y)
    d.then(1 / y <= 1 / x, "divide by x y", label="order")


@derivation("The reciprocals of four values", ref="exercise on the identity neuron")
def reciprocals(d: Derivation):
    w1, b, w2 = d.reals("w1 b w2")
    g = neuron(d, w1, b, w2)
    q = d.define("q", exp(-w1 / 4))
    α = d.define("α", 1 / w2)
    β = d.define("β", exp(-b) / w2)

    d.given(w2 > 0, "otherwise no value is positive")
    d.then(Eq(exp(-(w1 * 0 + b)), exp(-b)), "0 · w₁ is 0")
    d.then(Eq(1 / g(0), α + β), "turn the fraction over", label="zero")
    d.then(Eq(exp(-(w1 * QUARTER + b)), q * exp(-b)), "the exponential of a sum")
    d.then(Eq(1 / g(QUARTER), α + β * q), "turn the fraction over", label="first")
    d.then(Eq(exp(-(3 * w1 / 4)), q**3), "three times the exponent")
    d.then(Eq(exp(-(w1 * THREE_QUARTERS + b)), q**3 * exp(-b)), "the exponential of a sum")
    d.then(Eq(1 / g(THREE_QUARTERS), α + β * q**3), "turn the fraction over", label="third")
    d.then(Eq(exp(-w1), q**4), "four times the exponent")
    d.then(Eq(exp(-(w1 * 1 + b)), exp(-w1) * exp(-b)), "the exponential of a sum")
    d.then(Eq(1 / g(1), α + β * q**4), "turn the fraction over", label="fourth")


@derivation("Bounds that carry over to the third of α + β, α + βq, α + βq³")
def outer(d: Derivation):
    q, α, β = d.reals("q α β")
    A, B, C = 1 / M, 1 / (QUARTER - M), 1 / (THREE_QUARTERS + M)
    u0, u1, u3 = α + β, α + β * q, α + β * q**3

    d.given(q >= Q, "q is not too small")
    d.given(u0 >= A)
    d.given(u1 <= B)
    d.then(Eq(u3, (1 + q + q**2) * u1 - q * (1 + q) * u0), "multiply out")
    d.then(q * (1 + q) >= Q * (1 + Q), "both factors grow with q")
    d.then(u3 <= (1 + q + q**2) * B - q * (1 + q) * A, "one coefficient is positive, one negative")
    d.equals(B - q * (1 + q) * (A - B), "collect")
    d.at_most(B - Q * (1 + Q) * (A - B), "A is greater than B")
    d.at_most(C, "by calculation")
    d.then(u3 <= C, "the row from end to end", label="end")


@derivation("Bounds that carry over to the third of α + βq, α + βq³, α + βq⁴")
def inner(d: Derivation):
    q, α, β = d.reals("q α β")
    B, C, D = 1 / (QUARTER - M), 1 / (THREE_QUARTERS + M), 1 / (1 - M)
    u1, u3, u4 = α + β * q, α + β * q**3, α + β * q**4

    d.given(q > 0)
    d.given(q <= Q, "q is small")
    d.given(u1 <= B)
    d.given(u3 >= C)
    d.then(Eq((1 + q) * u4, (1 + q + q**2) * u3 - q**2 * u1), "multiply out")
    d.then(
        (1 + q) * u4 >= (1 + q + q**2) * C - q**2 * B, "one coefficient is positive, one negative"
    )
    d.then(q**2 * (B - C) <= (1 + q) * (C - D), "a parabola that opens upward, below at 0 and Q")
    d.then((1 + q) * u4 >= (1 + q) * D, "put one into the other")
    d.then(u4 >= D, "divide by 1 + q", label="end")


@derivation("A neuron that is not steep fails at 0, 1/4 or 3/4", ref="identity neuron")
def gentle(d: Derivation):
    w1, b, w2 = d.reals("w1 b w2")
    g = neuron(d, w1, b, w2)
    q = d.define("q", exp(-w1 / 4))
    α = d.define("α", 1 / w2)
    β = d.define("β", exp(-b) / w2)

    d.given(w2 > 0, "otherwise no value is positive")
    d.given(q >= Q, "the weight is not too large")
    d.given(Abs(g(0)) < M, "the value at 0 is close")
    d.given(Abs(g(QUARTER) - QUARTER) < M, "the value at 1/4 is close")
    d.then(g(QUARTER) >= QUARTER - M, "the distance bounds the difference")
    d.cite(reciprocal, only="order", x=QUARTER - M, y=g(QUARTER))
    d.then(1 / g(QUARTER) <= 1 / (QUARTER - M), "take reciprocals of positive numbers")
    d.then(chain(0, "<", g(0), "<=", M), "the neuron is positive, and close to 0")
    d.then(1 / g(0) >= 1 / M, "take reciprocals of positive numbers")
    d.then(g(THREE_QUARTERS) > 0, "a product of positive numbers")
    d.cite(reciprocals, only=("zero", "first", "third"))
    d.then(α + β >= 1 / M, "put the sum for the reciprocal")
    d.then(α + β * q <= 1 / (QUARTER - M), "put the sum for the reciprocal")
    d.cite(outer, only="end", q=q, α=α, β=β)
    d.then(1 / g(THREE_QUARTERS) <= 1 / (THREE_QUARTERS + M), "these bounds carry over")
    d.then(g(THREE_QUARTERS) >= THREE_QUARTERS + M, "take reciprocals again")
    d.then(Abs(g(THREE_QUARTERS) - THREE_QUARTERS) >= M, "too high", label="end")


@derivation("A steep neuron fails at 1/4, 3/4 or 1", ref="identity neuron")
def sharp(d: Derivation):
    w1, b, w2 = d.reals("w1 b w2")
    g = neuron(d, w1, b, w2)
    q = d.define("q", exp(-w1 / 4))
    α = d.define("α", 1 / w2)
    β = d.define("β", exp(-b) / w2)

    d.given(w2 > 0, "otherwise no value is positive")
    d.given(q <= Q, "the weight is large")
    d.given(Abs(g(QUARTER) - QUARTER) < M, "the value at 1/4 is close")
    d.given(Abs(g(THREE_QUARTERS) - THREE_QUARTERS) < M, "the value at 3/4 is close")
    d.then(g(QUARTER) >= QUARTER - M, "the distance bounds the difference")
    d.then(g(THREE_QUARTERS) <= THREE_QUARTERS + M, "the distance bounds the difference")
    d.then(g(THREE_QUARTERS) > 0, "a product of positive numbers")
    d.then(g(1) > 0, "a product of positive numbers")
    d.then(1 / g(QUARTER) <= 1 / (QUARTER - M), "take reciprocals of positive numbers")
    d.then(
        1 / g(THREE_QUARTERS) >= 1 / (THREE_QUARTERS + M), "take reciprocals of positive numbers"
    )
    d.cite(reciprocals, only=("first", "third", "fourth"))
    d.then(α + β * q <= 1 / (QUARTER - M), "put the sum for the reciprocal")
    d.then(α + β * q**3 >= 1 / (THREE_QUARTERS + M), "put the sum for the reciprocal")
    d.cite(inner, only="end", q=q, α=α, β=β)
    d.then(1 / g(1) >= 1 / (1 - M), "these bounds carry over")
    d.then(g(1) <= 1 - M, "take reciprocals again")
    d.then(Abs(g(1) - 1) >= M, "too low", label="end")


@derivation("A neuron that is close at every input", ref="exercise on the identity neuron")
def near(d: Derivation):
    x = d.real("x")
    σ = sigmoid(d)
    near = σ(W1 * x - W1 / 2)

    d.given(chain(0, "<=", x, "<=", 1), "an input")
    d.then(near < x + Rational("0.0561"), "by calculation")
    d.then(near > x - Rational("0.0561"), "by calculation")
    d.then(Abs(near - x) < Rational("0.0561"), "both together", label="best")
    d.then(
        chain(x - Rational("0.0561"), "<", near, "<", x + Rational("0.0561")),
        "the same without the absolute value",
        label="between",
    )


@derivation("No neuron is close at four inputs", ref="exercise on the identity neuron")
def nolimit(d: Derivation):
    w1, b, w2, x = d.reals("w1 b w2 x")
    σ = sigmoid(d)
    g = d.define("g", lambda t: w2 * σ(w1 * t + b))
    q = d.define("q", exp(-w1 / 4))
    far0 = Abs(g(0)) >= M
    far1 = Abs(g(QUARTER) - QUARTER) >= M
    far3 = Abs(g(THREE_QUARTERS) - THREE_QUARTERS) >= M
    far4 = Abs(g(1) - 1) >= M

    d.then(implies(w2 <= 0, g(QUARTER) <= 0), "σ is positive")
    d.then(implies(w2 <= 0, far1), "1/4 is more than m", label="negative")
    d.cite(gentle, only="end")
    d.then(
        implies(all_of(w2 > 0, q >= Q), any_of(far0, far1, far3)),
        "if 0 and 1/4 are close then 3/4 is not",
        label="gentle",
    )
    d.cite(sharp, only="end")
    d.then(
        implies(all_of(w2 > 0, q <= Q), any_of(far1, far3, far4)),
        "if 1/4 and 3/4 are close then 1 is not",
        label="steep",
    )
    d.then(
        any_of(w2 <= 0, all_of(w2 > 0, q >= Q), all_of(w2 > 0, q <= Q)),
        "these cases are all there are",
    )
    d.then(any_of(far0, far1, far3, far4), "one of the three cases holds", label="points")
    d.then(
        exists(x, all_of(member(x, "[", 0, 1, "]"), Abs(g(x) - x) >= M)),
        "so at one of these inputs",
        label="largest",
    )
    d.cite(near, only="best", every="x")
    d.then(
        forall(
            x,
            implies(
                chain(0, "<=", x, "<=", 1),
                Abs(1 * σ(W1 * x - W1 / 2) - x) < Rational("0.0561"),
            ),
        ),
        "and little more is enough",
        label="best",
    )


@derivation("How far the sigmoid is from its tangent", ref="exercise on the identity neuron")
def cubic(d: Derivation):
    t = d.real("t")
    σ = sigmoid(d)

    d.then(
        Abs(σ(t) - HALF - t / 4) <= Abs(t) ** 3 / 48,
        "Taylor to order 2, where the term is 0; the third derivative is at most 1/8 in size",
        label="cubic",
    )


@derivation("How far a scaled sigmoid is from a line", ref="exercise on the identity neuron")
def scaled(d: Derivation):
    w1, x = d.reals("w1 x")
    σ = sigmoid(d)
    b = d.define("b", -w1 / 2)
    w2 = d.define("w2", 4 / w1)
    t = d.define("t", w1 * (x - HALF))
    W = Abs(w1)

    d.given(Ne(w1, 0), "the input matters at all")
    d.given(chain(0, "<=", x, "<=", 1), "an input")
    d.then(Eq(w1 * x + b, t), "collect")
    d.then(Abs(x - HALF) <= HALF, "1/2 is the middle")
    d.then(Eq(Abs(t), W * Abs(x - HALF)), "the absolute value of a product")
    d.then(Abs(t) <= W / 2, "put one into the other")
    d.then(Abs(t) ** 3 <= (W / 2) ** 3, "cubes of non-negative numbers")
    d.cite(cubic, only="cubic", t=t)
    d.then(Abs(σ(t) - HALF - t / 4) <= W**3 / 384, "divide by 48")
    d.then(
        Eq(w2 * σ(w1 * x + b) - (x + 2 / w1 - HALF), 4 / w1 * (σ(t) - HALF - t / 4)),
        "take 4/w₁ out",
    )
    d.then(Eq(Abs(4 / w1), 4 / W), "the absolute value of a quotient")
    d.then(
        Eq(Abs(4 / w1 * (σ(t) - HALF - t / 4)), 4 / W * Abs(σ(t) - HALF - t / 4)),
        "the absolute value of a product",
    )
    d.then(4 / W * Abs(σ(t) - HALF - t / 4) <= W**2 / 96, "multiply by 4/|w₁|")
    d.then(
        Abs(w2 * σ(w1 * x + b) - (x + 2 / w1 - HALF)) <= w1**2 / 96,
        "the last three lines together",
        label="bound",
    )


@derivation("The hint gives x up to a constant", ref="exercise on the identity neuron")
def offset(d: Derivation):
    w1, x = d.reals("w1 x")
    σ = sigmoid(d)
    error = 4 / w1 * σ(w1 * x - w1 / 2) - (x + 2 / w1 - HALF)

    d.given(chain(0, "<=", x, "<=", 1), "an input")
    d.cite(scaled, only="bound", every="w1")
    d.then(forall(w1, implies(Abs(w1) > 0, Abs(error) <= w1**2 / 96)), "b is −w₁/2", label="bound")
    d.then(limit(error, w1, 0, 0), "the bound tends to 0", label="limit")


@derivation("The two ends of the interval are far apart for a small weight", ref="identity neuron")
def apart(d: Derivation):
    w1, b, w2 = d.reals("w1 b w2")
    σ = sigmoid(d)
    W = Abs(w1)
    m = 1 / (1 + exp(W))

    d.then(exp(W) >= 1, "|w₁| is not negative")
    d.then(-b <= W + -(w1 + b), "w₁ is at most |w₁|")
    d.then(exp(-b) <= exp(W + -(w1 + b)), "exp is increasing")
    d.equals(exp(W) * exp(-(w1 + b)), "the exponential of a sum")
    d.then(1 + exp(-b) <= exp(W) * (1 + exp(-(w1 + b))), "add 1, which is at most e^|w₁|")
    d.then(σ(w1 + b) <= exp(W) * σ(b), "divide by both sums", label="ratio")
    d.given(Abs(w2 * σ(b)) < m, "the value at 0 is close")
    d.then(Eq(Abs(w2 * σ(b)), Abs(w2) * σ(b)), "σ is positive")
    d.then(Abs(w2) * σ(b) < m, "put one for the other")
    d.then(w2 * σ(w1 + b) <= Abs(w2) * σ(w1 + b), "w₂ is at most |w₂|")
    d.at_most(Abs(w2) * (exp(W) * σ(b)), "as shown above")
    d.less_than(exp(W) * m, "the value at 0 is close")
    d.equals(1 - m, "take 1 − m together")
    d.then(Abs(w2 * σ(w1 + b) - 1) >= m, "too low", label="far")


@derivation("A small weight leaves a large error at an end", ref="exercise on the identity neuron")
def small(d: Derivation):
    w1, b, w2, x = d.reals("w1 b w2 x")
    σ = sigmoid(d)
    m = 1 / (1 + exp(Abs(w1)))
    e = exp(1)
    at0, at1 = Abs(w2 * σ(b)), Abs(w2 * σ(w1 + b) - 1)

    d.cite(apart, only="far")
    d.then(
        any_of(at0 >= m, at1 >= m),
        "if one end is close, the other is not",
        label="ends",
    )
    d.given(Abs(w1) <= 1, "a small weight")
    d.then(exp(Abs(w1)) <= e, "exp is increasing")
    d.then(m >= 1 / (1 + e), "a reciprocal of something smaller")
    d.then(implies(at0 >= m, at0 >= 1 / (1 + e)), "at least something larger")
    d.then(implies(at1 >= m, at1 >= 1 / (1 + e)), "at least something larger")
    d.then(
        any_of(at0 >= 1 / (1 + e), at1 >= 1 / (1 + e)),
        "in either case",
        label="small",
    )
    d.then(
        exists(
            x,
            all_of(member(x, "[", 0, 1, "]"), Abs(w2 * σ(w1 * x + b) - x) >= 1 / (1 + e)),
        ),
        "so at one of the ends",
        label="largest",
    )
