"""Where a sigmoid neuron is steep, |w σ′(wa + b)| ≥ 1, and how wide that region is."""

from sympy import Abs, Eq, Ne, Rational, exp, ln, sqrt

from symcheck import Derivation, all_of, any_of, chain, derivation, iff, implies, prime


def sigmoid(d: Derivation):
    return d.define("σ", lambda t: 1 / (1 + exp(-t)))


@derivation("Only a large weight makes a neuron steep", ref="exercise before eq. (123), part 1")
def weight(d: Derivation):
    w, a, b = d.reals("w a b")
    σ = sigmoid(d)
    z = d.define("z", w * a + b)
    slope = prime(σ)(z)

    d.given(Abs(w * slope) >= 1, "the neuron is steep at a")
    d.cite("sigmoid.bound", only="quarter", z=z)
    d.cite("sigmoid.slope", only="product", z=z)
    d.cite("sigmoid.range", only="between", z=z)
    d.then(slope > 0, "σ(z) and 1 − σ(z) are positive")
    d.then(Eq(Abs(w * slope), Abs(w) * slope), "the slope is its own absolute value")
    d.then(Abs(w * slope) <= Abs(w) * Rational(1, 4), "the slope is at most 1/4")
    d.then(Abs(w) >= 4, "so 1 ≤ |w|/4")


@derivation("Steepness without the derivative", ref="exercise before eq. (123), part 2")
def slope(d: Derivation):
    w, a, b = d.reals("w a b")
    σ = sigmoid(d)
    z = d.define("z", w * a + b)
    s = σ(z)

    d.given(Ne(w, 0), "the input matters at all")
    d.cite("sigmoid.slope", only="product", z=z)
    d.cite("sigmoid.range", only="between", z=z)
    d.then(s * (1 - s) > 0, "both factors are positive")
    d.then(Eq(Abs(w * prime(σ)(z)), Abs(w) * (s * (1 - s))), "|w| times a positive number")
    d.then(
        iff(Abs(w * prime(σ)(z)) >= 1, s * (1 - s) >= 1 / Abs(w)),
        "divide by |w|, which is positive",
        label="iff",
    )


@derivation("The quadratic for the activation", ref="exercise before eq. (123), part 2")
def roots(d: Derivation):
    w, s = d.reals("w s")
    W = Abs(w)
    r = sqrt(1 - 4 / W)
    low, high = (1 - r) / 2, (1 + r) / 2
    quadratic = s**2 - s + 1 / W

    d.given(W >= 4, "otherwise there is no real root")
    d.then(1 - 4 / W >= 0, "4/|w| is at most 1")
    d.then(Eq(r**2, 1 - 4 / W), "what a square root is")
    d.then(Eq(quadratic, (s - low) * (s - high)), "the roots add up to 1, their product is 1/|w|")
    d.then(low <= high, "a square root is not negative")
    d.then(
        iff(Eq((s - low) * (s - high), 0), any_of(Eq(s, low), Eq(s, high))),
        "a product vanishes where a factor does",
    )
    d.then(
        iff(Eq(quadratic, 0), any_of(Eq(s, low), Eq(s, high))),
        "put the product for the quadratic",
        label="zeros",
    )
    d.then(implies(s < low, (s - low) * (s - high) > 0), "both factors are negative")
    d.then(implies(s > high, (s - low) * (s - high) > 0), "both factors are positive")
    d.then(
        implies(chain(low, "<=", s, "<=", high), (s - low) * (s - high) <= 0),
        "the factors have opposite signs, or one is 0",
    )
    d.then(
        iff(quadratic <= 0, chain(low, "<=", s, "<=", high)),
        "so the quadratic is positive outside the roots and not between them",
        label="between",
    )


@derivation("The left end of the steep region", ref="exercise before eq. (123), part 2")
def left(d: Derivation):
    w, a, b = d.reals("w a b")
    σ = sigmoid(d)
    z = d.define("z", w * a + b)
    W = Abs(w)
    r = sqrt(1 - 4 / W)

    d.given(W >= 4, "otherwise no input is steep")
    d.then(r < 1, "4/|w| is positive")
    d.then(
        Eq(2 / (1 - r) - 1, W * (1 + r) / 2 - 1),
        "multiply above and below by 1 + r, since (1 − r)(1 + r) = 4/|w|",
    )
    d.given(Abs(w * prime(σ)(z)) >= 1, "the neuron is steep at a")
    d.then(Ne(w, 0), "|w| is positive")
    d.cite(slope, only="iff")
    d.then(σ(z) * (1 - σ(z)) >= 1 / W, "steepness in terms of σ")
    d.then(σ(z) ** 2 - σ(z) + 1 / W <= 0, "bring everything to one side")
    d.cite(roots, only="between", s=σ(z))
    d.then((1 - r) / 2 <= 1 / (1 + exp(-z)), "σ(z) lies between the roots")
    d.then(1 + exp(-z) <= 2 / (1 - r), "take reciprocals of positive numbers")
    d.then(exp(-z) <= 2 / (1 - r) - 1, "subtract 1")
    d.at_most(W * (1 + r) / 2 - 1, "they are equal, as shown above")
    d.then(-z <= ln(W * (1 + r) / 2 - 1), "ln is increasing")
    d.then(z >= -ln(W * (1 + r) / 2 - 1), "change signs", label="end")


@derivation("The right end of the steep region", ref="exercise before eq. (123), part 2")
def right(d: Derivation):
    w, a, b = d.reals("w a b")
    σ = sigmoid(d)
    z = d.define("z", w * a + b)
    W = Abs(w)
    r = sqrt(1 - 4 / W)

    d.given(W >= 4, "otherwise no input is steep")
    d.then(r < 1, "4/|w| is positive")
    d.then(r >= 0, "a square root is not negative")
    d.then(
        Eq(2 / (1 + r) - 1, W * (1 - r) / 2 - 1),
        "multiply above and below by 1 − r, since (1 + r)(1 − r) = 4/|w|",
    )
    d.then(W * (1 - r) / 2 - 1 > 0, "it is (1 − r)/(1 + r)")
    d.given(Abs(w * prime(σ)(z)) >= 1, "the neuron is steep at a")
    d.then(Ne(w, 0), "|w| is positive")
    d.cite(slope, only="iff")
    d.then(σ(z) * (1 - σ(z)) >= 1 / W, "steepness in terms of σ")
    d.then(σ(z) ** 2 - σ(z) + 1 / W <= 0, "bring everything to one side")
    d.cite(roots, only="between", s=σ(z))
    d.then(1 / (1 + exp(-z)) <= (1 + r) / 2, "σ(z) lies between the roots")
    d.then(1 + exp(-z) >= 2 / (1 + r), "take reciprocals of positive numbers")
    d.then(exp(-z) >= 2 / (1 + r) - 1, "subtract 1")
    d.then(exp(-z) >= W * (1 - r) / 2 - 1, "they are equal, as shown above")
    d.then(-z >= ln(W * (1 - r) / 2 - 1), "ln is increasing")
    d.then(z <= -ln(W * (1 - r) / 2 - 1), "change signs", label="end")


@derivation("The two ends are opposite", ref="exercise before eq. (123), part 2")
def both(d: Derivation):
    w, a, b = d.reals("w a b")
    σ = sigmoid(d)
    z = d.define("z", w * a + b)
    W = Abs(w)
    r = sqrt(1 - 4 / W)
    P = W * (1 + r) / 2 - 1
    Q = W * (1 - r) / 2 - 1
    steep = Abs(w * prime(σ)(z)) >= 1

    d.given(W >= 4, "otherwise no input is steep")
    d.then(1 - 4 / W >= 0, "4/|w| is at most 1")
    d.then(P >= 1, "|w|/2 − 1 is at least 1", label="least")
    d.then(Eq(P * Q, 1), "|w|²(1 − r²)/4 = |w|, and the rest cancels", label="product")
    d.then(Eq(Q, 1 / P), "divide by the first factor")
    d.then(Eq(ln(Q), -ln(P)), "the logarithm of a reciprocal", label="opposite")
    d.cite(left, only="end")
    d.cite(right, only="end")
    d.then(implies(steep, chain(-ln(P), "<=", z, "<=", -ln(Q))), "both ends together")
    d.then(implies(steep, Abs(z) <= ln(P)), "−ln Q is ln P", label="within")


@derivation("Every input between the ends is steep")
def converse(d: Derivation):
    w, a, b = d.reals("w a b")
    σ = sigmoid(d)
    z = d.define("z", w * a + b)
    W = Abs(w)
    r = sqrt(1 - 4 / W)
    P = W * (1 + r) / 2 - 1
    E = exp(-z)

    d.given(W >= 4, "otherwise no input is steep")
    d.given(Abs(z) <= ln(P), "z lies between the ends")
    d.then(1 - 4 / W >= 0, "4/|w| is at most 1")
    d.then(P >= 1, "|w|/2 − 1 is at least 1")
    d.then(E <= P, "−z is at most ln P, and exp is increasing")
    d.then(E >= 1 / P, "−z is at least −ln P, and exp is increasing")
    d.then((P - E) * (E - 1 / P) >= 0, "neither factor is negative")
    d.then(Eq(P + 1 / P, W - 2), "1/P is |w|(1 − r)/2 − 1")
    d.then((1 + E) ** 2 <= W * E, "multiply out: (P + 1/P) E ≥ E² + 1")
    d.then(Eq(σ(z) * (1 - σ(z)), E / (1 + E) ** 2), "1 − σ is e^(−z)/(1 + e^(−z))")
    d.then(σ(z) * (1 - σ(z)) >= 1 / W, "divide by |w| (1 + e^(−z))²")
    d.then(Ne(w, 0), "|w| is positive")
    d.cite(slope, only="iff")
    d.then(Abs(w * prime(σ)(z)) >= 1, "steepness in terms of σ", label="steep")


@derivation("The steep region exactly", ref="exercise before eq. (123), part 2")
def iff_(d: Derivation):
    w, a, b = d.reals("w a b")
    σ = sigmoid(d)
    z = d.define("z", w * a + b)
    W = Abs(w)
    L = ln(W * (1 + sqrt(1 - 4 / W)) / 2 - 1)
    steep = Abs(w * prime(σ)(z)) >= 1

    d.given(W >= 4, "otherwise no input is steep")
    d.cite(both, only="within")
    d.cite(converse, only="steep")
    d.then(iff(Abs(z) <= L, steep), "one direction each", label="iff")


@derivation("How wide the steep region is", ref="eq. (123)")
def width(d: Derivation):
    w, a, a2, b = d.reals("w a a2 b")
    σ = sigmoid(d)
    W = Abs(w)
    r = sqrt(1 - 4 / W)
    P = W * (1 + r) / 2 - 1
    L = ln(P)
    first, last = (-L - b) / w, (L - b) / w

    def steep(x):
        return Abs(w * prime(σ)(w * x + b)) >= 1

    d.given(W >= 4, "otherwise no input is steep")
    d.then(1 - 4 / W >= 0, "4/|w| is at most 1")
    d.then(P >= 1, "|w|/2 − 1 is at least 1")
    d.then(L >= 0, "the logarithm of a number that is at least 1")
    d.then(Ne(w, 0), "|w| is positive")
    d.cite(both, only="within")
    d.cite(both, only="within", a=a2)
    d.then(
        implies(all_of(steep(a), steep(a2)), Abs(w * (a - a2)) <= 2 * L),
        "w(a − a2) is the difference of two numbers between −L and L",
    )
    d.then(Eq(Abs(w * (a - a2)), W * Abs(a - a2)), "the absolute value of a product")
    d.then(
        implies(all_of(steep(a), steep(a2)), Abs(a - a2) <= 2 * L / W),
        "divide by |w|",
        label="bound",
    )

    d.then(Eq(w * first + b, -L), "at the first end")
    d.then(Eq(w * last + b, L), "at the last end")
    d.then(Abs(w * first + b) <= L, "|−L| is L")
    d.then(Abs(w * last + b) <= L, "|L| is L")
    d.cite(iff_, only="iff", a=first)
    d.cite(iff_, only="iff", a=last)
    d.then(steep(first), "the region includes its first end")
    d.then(steep(last), "and its last")
    d.then(Eq(last - first, 2 * L / w), "what is left of the difference")
    d.then(Eq(Abs(2 * L / w), 2 * L / W), "L is not negative")
    d.then(Eq(Abs(last - first), 2 * L / W), "put one for the other", label="attained")
