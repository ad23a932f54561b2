"""At which weight the steep region is widest: the maximum of its width f(w) as w grows from 4."""

from sympy import Abs, Eq, Ne, Rational, S, cosh, exp, ln, oo, sinh, sqrt, tanh

from symcheck import (
    Derivation, all_of, any_of, approx, argmax_on, chain, derivation, diff, exists, exists_one,
    forall, implies, limit, max_on,
)  # fmt: skip

A, B = Rational("0.7717023"), Rational("0.77170234")  # around the k with k tanh k = 1/2
ε = Rational("0.0000005")  # half a unit of the sixth digit after the point


def width(d: Derivation):
    return d.define("f", lambda w: 2 / w * ln(w * (1 + sqrt(1 - 4 / w)) / 2 - 1))


def parts(d: Derivation):
    r = d.define("r", lambda w: sqrt(1 - 4 / w))
    P = d.define("P", lambda w: w * (1 + r(w)) / 2 - 1)
    u = d.define("u", lambda w: ln(P(w)) / 2)
    return r, P, u


def root(d: Derivation):
    k = d.real("k")
    d.given(k > 0)
    d.given(Eq(k * tanh(k), Rational(1, 2)), "the slope of u/cosh² u vanishes at k")
    return k


@derivation("The region opens at w = 4", ref="after eq. (123)")
def zero(d: Derivation):
    w = d.real("w")
    f = width(d)
    r = sqrt(1 - 4 / w)
    P = w * (1 + r) / 2 - 1

    d.then(Eq(sqrt(1 - S(4) / 4), 0), "the root of 1 − 1")
    d.then(Eq(4 * (1 + sqrt(1 - S(4) / 4)) / 2 - 1, 1), "4 · 1/2 − 1")
    d.then(Eq(f(4), 0), "ln 1 = 0", label="four")

    d.given(w > 4, "a wider weight")
    d.then(1 - 4 / w > 0, "4/w is less than 1")
    d.then(r > 0, "the root of a positive number", label="root")
    d.then(P > 1, "w/2 − 1 is more than 1", label="power")
    d.then(ln(P) > 0, "the logarithm of a number above 1", label="logarithm")
    d.then(f(w) > 0, "a product of positive numbers", label="positive")


@derivation("The greatest width", ref="after eq. (123)")
def bound(d: Derivation):
    w = d.real("w")
    f = width(d)
    r = sqrt(1 - 4 / w)
    P = w * (1 + r) / 2 - 1
    c = Rational(14, 3)  # near P at the weight where f is greatest

    d.given(w >= 4, "otherwise no input is steep")
    d.then(1 - 4 / w >= 0, "4/w is at most 1")
    d.then(P >= 1, "w/2 − 1 is at least 1")
    d.then(ln(P) <= P / c + ln(c) - 1, "the graph of ln lies below its tangent at 14/3")
    d.then(ln(c) <= Rational("1.5405"), "by calculation")
    d.then(ln(P) <= 3 * P / 14 + Rational("0.5405"), "put one into the other")
    d.then(Eq(r**2, 1 - 4 / w), "what a square root is")
    d.then(
        Eq(4567 * (4567 * r**2 - 6000 * r + 1977), (4567 * r - 3000) ** 2 + 28959),
        "complete the square",
    )
    d.then(4567 * r**2 - 6000 * r + 1977 > 0, "a square is not negative")
    d.then(
        Eq(
            Rational("0.224") * w - 3 * P / 14 - Rational("0.5405"),
            w * (4567 * r**2 - 6000 * r + 1977) / 56000,
        ),
        "write w(1 − r²)/4 for 1",
    )
    d.then(3 * P / 14 + Rational("0.5405") <= Rational("0.224") * w, "the right side is positive")
    d.then(ln(P) <= Rational("0.224") * w, "join the two bounds")
    d.then(f(w) <= Rational("0.448"), "multiply by 2/w", label="bound")
    d.then(f(Rational("6.9")) >= Rational("0.447"), "by calculation", label="reached")


@derivation("The width in terms of half the logarithm", ref="after eq. (123)")
def hyperbolic(d: Derivation):
    u = d.real("u")
    f = width(d)
    w = d.define("w", 4 * cosh(u) ** 2)
    r = sqrt(1 - 4 / w)
    P = w * (1 + r) / 2 - 1

    d.given(u > 0, "a weight above 4")
    d.then(Eq(cosh(u) ** 2 - sinh(u) ** 2, 1), "(e^u)(e^(−u)) = 1")
    d.then(Eq(1 - 4 / w, tanh(u) ** 2), "divide by cosh² u")
    d.then(tanh(u) > 0, "e^u is greater than e^(−u)")
    d.then(Eq(r, sqrt(tanh(u) ** 2)), "put the square")
    d.then(Eq(r, tanh(u)), "the root of the square of a positive number", label="root")
    d.then(Eq(P, 2 * cosh(u) ** 2 + 2 * sinh(u) * cosh(u) - 1), "multiply out")
    d.then(Eq(P, exp(2 * u)), "write both with e^u", label="exponential")
    d.then(Eq(ln(P), 2 * u), "the logarithm of an exponential")
    d.then(w > 4, "cosh u is greater than 1", label="above")
    d.then(Eq(f(w), u / cosh(u) ** 2), "2/w · 2u", label="width")


@derivation("Every weight above 4 is 4 cosh² u", ref="after eq. (123)")
def inverse(d: Derivation):
    w = d.real("w")
    r = sqrt(1 - 4 / w)
    P = w * (1 + r) / 2 - 1
    u = d.define("u", ln(P) / 2)
    f = width(d)

    d.given(w > 4)
    d.cite(zero, only=("root", "power", "logarithm"))
    d.then(u > 0, "half of a positive number", label="positive")
    d.then(Eq(r**2, 1 - 4 / w), "what a square root is")
    d.then(Eq(P * (w * (1 - r) / 2 - 1), 1), "w²(1 − r²)/4 = w, and the rest cancels")
    d.then(Eq(P + 1 / P + 2, w), "1/P is w(1 − r)/2 − 1", label="sum")
    d.then(Eq(exp(2 * u), P), "the exponential of a logarithm")
    d.then(Eq(exp(u) ** 2, P), "twice the exponent")
    d.then(Eq(4 * cosh(u) ** 2, exp(u) ** 2 + 2 + 1 / exp(u) ** 2), "multiply out")
    d.then(Eq(4 * cosh(u) ** 2, w), "put P for e^(2u)", label="inverse")
    d.then(Eq(tanh(u), (exp(u) ** 2 - 1) / (exp(u) ** 2 + 1)), "multiply above and below by e^u")
    d.then(Eq(tanh(u), r), "(P − 1)/(P + 1), where P + 1 is w(1 + r)/2", label="root")
    d.then(Eq(f(w), u / cosh(u) ** 2), "2/w · 2u", label="width")


@derivation("How u/cosh² u changes", ref="after eq. (123)")
def slope(d: Derivation):
    u = d.real("u")
    h = d.define("h", lambda t: t / cosh(t) ** 2)

    d.then(cosh(u) > 0, "both exponentials are positive")
    d.then(
        Eq(diff(h(u), u), (1 - 2 * u * tanh(u)) / cosh(u) ** 2),
        "quotient rule; cosh′ is sinh",
        label="slope",
    )
    d.then(Eq(diff(u * tanh(u), u), tanh(u) + u / cosh(u) ** 2), "product rule", label="product")
    d.then(
        implies(Eq(u * tanh(u), Rational(1, 2)), Eq(diff(h(u), u), 0)),
        "the numerator vanishes",
        label="level",
    )


@derivation("The double argument", ref="after eq. (123)")
def double(d: Derivation):
    u = d.real("u")

    d.then(Eq(exp(2 * u), exp(u) ** 2), "twice the exponent")
    d.then(Eq(exp(-2 * u), exp(-u) ** 2), "twice the exponent")
    d.then(Eq(exp(u) * exp(-u), 1), "the exponential of 0")
    d.then(Eq(cosh(2 * u), 2 * cosh(u) ** 2 - 1), "multiply out", label="cosh")
    d.then(Eq(sinh(2 * u), 2 * sinh(u) * cosh(u)), "multiply out", label="sinh")
    d.then(Eq(sinh(2 * u), 2 * tanh(u) * cosh(u) ** 2), "sinh is tanh · cosh", label="tanh")


@derivation("cosh 2u lies above its tangents", ref="after eq. (123)")
def tangent(d: Derivation):
    u, v = d.reals("u v")

    d.given(Ne(u, v), "two arguments")
    d.then(Ne(2 * u - 2 * v, 0), "so are their doubles")
    d.then(exp(2 * u - 2 * v) > 1 + (2 * u - 2 * v), "the tangent of the exponential at 0")
    d.then(exp(2 * v - 2 * u) >= 1 + (2 * v - 2 * u), "the same for the opposite")
    d.then(Eq(exp(2 * u), exp(2 * v) * exp(2 * u - 2 * v)), "the exponential of a sum")
    d.then(Eq(exp(-2 * u), exp(-2 * v) * exp(2 * v - 2 * u)), "the exponential of a sum")
    d.then(exp(2 * u) > exp(2 * v) * (1 + 2 * u - 2 * v), "multiply by a positive number")
    d.then(exp(-2 * u) >= exp(-2 * v) * (1 - 2 * u + 2 * v), "multiply by a positive number")
    d.then(cosh(2 * u) > cosh(2 * v) + 2 * sinh(2 * v) * (u - v), "half of the sum")
    d.cite(double, only="cosh")
    d.cite(double, only=("cosh", "tanh"), u=v)
    d.then(
        cosh(u) ** 2 > cosh(v) ** 2 * (1 + 2 * tanh(v) * (u - v)),
        "write the double arguments with single ones and divide by 2",
        label="tangent",
    )


@derivation("Where u/cosh² u is smaller than at v", ref="after eq. (123)")
def compared(d: Derivation):
    u, v = d.reals("u v")
    h = d.define("h", lambda t: t / cosh(t) ** 2)
    less = h(u) < h(v)

    d.given(v > 0)
    d.given(Ne(u, v))
    d.cite(tangent, only="tangent")
    d.then(
        v * cosh(u) ** 2 > cosh(v) ** 2 * (v + 2 * v * tanh(v) * (u - v)),
        "multiply by v",
    )
    d.then(
        implies(2 * v * tanh(v) * (u - v) >= u - v, v * cosh(u) ** 2 > cosh(v) ** 2 * u),
        "v + (u − v) is u",
    )
    d.then(
        implies(2 * v * tanh(v) * (u - v) >= u - v, less),
        "divide by both squares",
        label="less",
    )
    d.then(implies(Eq(v * tanh(v), Rational(1, 2)), less), "both sides are equal", label="top")
    d.then(
        implies(all_of(v * tanh(v) >= Rational(1, 2), u > v), less),
        "u − v is positive",
        label="right",
    )
    d.then(
        implies(all_of(v * tanh(v) <= Rational(1, 2), u < v), less),
        "u − v is negative",
        label="left",
    )


@derivation("Larger weights", ref="after eq. (123)")
def growing(d: Derivation):
    x, y = d.reals("x y")
    r, P, u = parts(d)

    d.given(x >= 4, "otherwise no input is steep")
    d.given(x <= y)
    d.then(1 - 4 / x >= 0, "4/x is at most 1")
    d.then(1 - 4 / x <= 1 - 4 / y, "4/y is not greater than 4/x")
    d.then(r(x) >= 0, "a square root is not negative")
    d.then(r(x) <= r(y), "the square root is increasing")
    d.then(P(x) >= 1, "x/2 − 1 is at least 1")
    d.then(P(x) <= P(y), "both factors grow")
    d.then(ln(P(x)) >= 0, "the logarithm of a number that is at least 1")
    d.then(ln(P(x)) <= ln(P(y)), "ln is increasing")
    d.then(ln(P(x)) * r(x) <= ln(P(y)) * r(y), "both factors grow", label="product")
    d.given(x < y)
    d.then(P(x) < P(y), "the first factor is greater")
    d.then(ln(P(x)) < ln(P(y)), "ln is increasing")
    d.then(u(x) < u(y), "half of it", label="half")


@derivation("From 6.9 on the parameter is large", ref="after eq. (123)")
def late(d: Derivation):
    w = d.real("w")
    r, P, u = parts(d)
    a = Rational("6.9")

    d.given(w >= a)
    d.then(ln(P(a)) * r(a) >= 1, "by calculation")
    d.cite(growing, only="product", x=a, y=w)
    d.then(ln(P(w)) * r(w) >= 1, "it grows with the weight")
    d.cite(inverse, only="root")
    d.then(u(w) * tanh(u(w)) >= Rational(1, 2), "half of it", label="half")


@derivation("Up to 6.89 the parameter is small", ref="after eq. (123)")
def early(d: Derivation):
    w = d.real("w")
    r, P, u = parts(d)
    a = Rational("6.89")

    d.given(w > 4)
    d.given(w <= a)
    d.then(ln(P(a)) * r(a) <= 1, "by calculation")
    d.cite(growing, only="product", x=w, y=a)
    d.then(ln(P(w)) * r(w) <= 1, "it grows with the weight")
    d.cite(inverse, only="root")
    d.then(u(w) * tanh(u(w)) <= Rational(1, 2), "half of it", label="half")


@derivation("Beyond 6.9 the width falls", ref="after eq. (123)")
def falling(d: Derivation):
    x, y = d.reals("x y")
    f = width(d)
    _, _, u = parts(d)
    h = d.define("h", lambda t: t / cosh(t) ** 2)

    d.given(x >= Rational("6.9"))
    d.given(x < y)
    d.then(all_of(x > 4, y > 4), "so both weights are above 4")
    d.cite(late, only="half", w=x)
    d.cite(growing, only="half")
    d.cite(inverse, only="positive", w=x)
    d.then(u(x) < u(y), "the parameter grows with the weight")
    d.then(Ne(u(y), u(x)), "so the two differ")
    d.cite(compared, only="right", u=u(y), v=u(x))
    d.then(h(u(y)) < h(u(x)), "u/cosh² u falls from there")
    d.cite(inverse, only="width", w=x)
    d.cite(inverse, only="width", w=y)
    d.then(f(x) > f(y), "put the widths", label="falling")


@derivation("Above 4 and up to 6.89 the width rises", ref="after eq. (123)")
def climbing(d: Derivation):
    x, y = d.reals("x y")
    f = width(d)
    _, _, u = parts(d)
    h = d.define("h", lambda t: t / cosh(t) ** 2)

    d.given(x > 4)
    d.given(x < y)
    d.given(y <= Rational("6.89"))
    d.then(y > 4, "it is greater than x")
    d.cite(early, only="half", w=y)
    d.cite(growing, only="half")
    d.cite(inverse, only="positive", w=y)
    d.then(u(x) < u(y), "the parameter grows with the weight")
    d.then(Ne(u(x), u(y)), "so the two differ")
    d.cite(compared, only="left", u=u(x), v=u(y))
    d.then(h(u(x)) < h(u(y)), "u/cosh² u rises up to there")
    d.cite(inverse, only="width", w=x)
    d.cite(inverse, only="width", w=y)
    d.then(f(x) < f(y), "put the widths", label="rising")


@derivation("From 4 to 6.89 the width rises", ref="after eq. (123)")
def rising(d: Derivation):
    x, y = d.reals("x y")
    f = width(d)

    d.given(x >= 4, "otherwise no input is steep")
    d.given(x < y)
    d.given(y <= Rational("6.89"))
    d.cite(zero, only="four")
    d.cite(zero, only="positive", w=y)
    d.then(f(y) > 0, "y is greater than 4")
    d.then(implies(Eq(x, 4), Eq(f(x), f(4))), "equal weights")
    d.then(implies(Eq(x, 4), f(x) < f(y)), "the width is 0 at 4 and positive after it")
    d.cite(climbing, only="rising")
    d.then(any_of(Eq(x, 4), x > 4), "x is at least 4")
    d.then(f(x) < f(y), "x is 4 or more", label="rising")


@derivation("For large weights the width vanishes", ref="after eq. (123)")
def decline(d: Derivation):
    w = d.real("w")
    f = width(d)
    r = sqrt(1 - 4 / w)
    P = w * (1 + r) / 2 - 1

    d.given(w >= 4, "otherwise no input is steep")
    d.then(1 - 4 / w >= 0, "4/w is at most 1")
    d.then(r <= 1, "4/w is positive")
    d.then(P >= 1, "w/2 − 1 is at least 1")
    d.then(w > P, "r is at most 1")
    d.then(ln(P) < ln(w), "ln is increasing")
    d.then(sqrt(w) > 0, "w is positive")
    d.then(Eq(ln(w), 2 * ln(sqrt(w))), "w is the square of its root")
    d.then(ln(sqrt(w)) < sqrt(w), "ln lies below its tangent at 1")
    d.then(ln(P) < 2 * sqrt(w), "join the bounds")
    d.then(f(w) < 4 * sqrt(w) / w, "multiply by 2/w")
    d.equals(4 / sqrt(w), "w is the square of its root")
    d.then(f(w) <= 4 / sqrt(w), "the row from end to end", label="tail")


@derivation("u tanh u grows", ref="after eq. (123)")
def product(d: Derivation):
    x, y = d.reals("x y")

    d.given(x > 0)
    d.given(x < y)
    d.then(exp(x) < exp(y), "exp is increasing")
    d.then(exp(x) > 1, "x is positive")
    d.then(Eq(tanh(x), 1 - 2 / (exp(x) ** 2 + 1)), "multiply above and below by e^x")
    d.then(Eq(tanh(y), 1 - 2 / (exp(y) ** 2 + 1)), "multiply above and below by e^y")
    d.then(exp(x) ** 2 < exp(y) ** 2, "squares of positive numbers")
    d.then(tanh(x) < tanh(y), "a smaller number is subtracted")
    d.then(tanh(x) > 0, "the square of e^x is more than 1")
    d.then(x * tanh(x) < x * tanh(y), "multiply by a positive number")
    d.then(tanh(y) > 0, "it is more than tanh x")
    d.then(x * tanh(y) < y * tanh(y), "multiply by a positive number")
    d.then(x * tanh(x) < y * tanh(y), "both factors grow", label="product")


@derivation("The greatest of u/cosh² u", ref="after eq. (123)")
def most(d: Derivation):
    k = root(d)
    u = d.real("u")
    h = d.define("h", lambda t: t / cosh(t) ** 2)

    d.cite(compared, only="top", v=k)
    d.then(implies(Ne(u, k), h(u) < h(k)), "cosh 2u lies above its tangent at k", label="once")
    d.then(implies(Eq(u, k), Eq(h(u), h(k))), "equal arguments")
    d.then(any_of(Eq(u, k), Ne(u, k)), "there is no third case")
    d.then(h(u) <= h(k), "in both cases", label="most")


@derivation("The greatest value of u/cosh² u", ref="after eq. (123)")
def value(d: Derivation):
    k = root(d)
    h = d.define("h", lambda t: t / cosh(t) ** 2)

    d.then(sinh(k) > 0, "e^k is greater than e^(−k)")
    d.then(Eq(k, cosh(k) / (2 * sinh(k))), "divide by tanh k")
    d.then(Eq(h(k), 1 / (2 * sinh(k) * cosh(k))), "put it for k")
    d.cite(double, only="sinh", u=k)
    d.then(Eq(h(k), 1 / sinh(2 * k)), "put one for the other", label="value")


@derivation("The greatest width, and where it is reached", ref="after eq. (123)")
def greatest(d: Derivation):
    k = root(d)
    w = d.real("w")
    f = width(d)
    _, _, u = parts(d)
    h = d.define("h", lambda t: t / cosh(t) ** 2)
    best = d.define("best", 4 * cosh(k) ** 2)

    d.cite(hyperbolic, only=("above", "width"), u=k)
    d.then(best > 4, "cosh k is greater than 1", label="above")
    d.then(Eq(f(best), h(k)), "the weight whose parameter is k")
    d.cite(value, only="value")
    d.then(Eq(f(best), 1 / sinh(2 * k)), "put one for the other", label="value")
    d.cite(zero, only=("four", "positive"), w=best)
    d.then(f(4) < f(best), "the width is 0 at 4, and positive after it", label="least")
    d.given(w > 4)
    d.cite(inverse, only=("inverse", "width"))
    d.cite(most, only=("once", "most"), u=u(w))
    d.then(f(w) <= f(best), "put the widths", label="most")
    d.then(
        implies(Eq(u(w), k), Eq(4 * cosh(u(w)) ** 2, best)),
        "equal parameters, equal weights",
    )
    d.then(implies(Eq(u(w), k), Eq(w, best)), "the left side is w")
    d.then(any_of(Eq(u(w), k), Ne(u(w), k)), "there is no third case")
    d.then(implies(Ne(w, best), Ne(u(w), k)), "or the weights would be equal")
    d.then(implies(Ne(w, best), h(u(w)) < h(k)), "the parameter is not k")
    d.then(implies(Ne(w, best), f(w) < f(best)), "put the widths", label="once")


@derivation("The greatest width over all weights from 4 on", ref="after eq. (123)")
def maximum(d: Derivation):
    k = root(d)
    w = d.real("w")
    f = width(d)
    best = d.define("best", 4 * cosh(k) ** 2)

    d.given(w >= 4, "otherwise no input is steep")
    d.cite(greatest, only=("above", "least"))
    d.cite(zero, only="four")
    d.then(best > 4, "cosh k is greater than 1", label="above")
    d.then(implies(Eq(w, 4), Eq(f(w), f(4))), "equal weights")
    d.then(implies(Eq(w, 4), f(w) < f(best)), "the width is 0 at 4")
    d.then(implies(Eq(w, 4), f(w) <= f(best)), "so it is at most that")
    d.then(any_of(Eq(w, 4), w > 4), "w is at least 4")
    d.cite(greatest, only=("most", "once"))
    d.then(f(w) <= f(best), "in both cases", label="most")
    d.then(implies(Ne(w, best), f(w) < f(best)), "in both cases", label="once")


@derivation("A smaller product has a smaller factor", ref="after eq. (123)")
def smaller(d: Derivation):
    x, y = d.reals("x y")

    d.given(x > 0)
    d.given(y > 0)
    d.cite(product, only="product", x=y, y=x)
    d.then(implies(y < x, y * tanh(y) < x * tanh(x)), "u tanh u grows")
    d.then(implies(Eq(y, x), Eq(y * tanh(y), x * tanh(x))), "equal factors")
    d.then(any_of(y < x, Eq(y, x), x < y), "there is no fourth case")
    d.given(x * tanh(x) < y * tanh(y))
    d.then(x < y, "the first two are excluded", label="less")


@derivation("A larger parameter", ref="after eq. (123)")
def parameter(d: Derivation):
    x, y = d.reals("x y")

    d.given(x > 0)
    d.given(x < y)
    d.then(exp(x) > 1, "x is positive")
    d.then(exp(x) < exp(y), "exp is increasing")
    d.then(Eq(cosh(x), (exp(x) + 1 / exp(x)) / 2), "e^(−x) is 1/e^x")
    d.then(Eq(cosh(y), (exp(y) + 1 / exp(y)) / 2), "e^(−y) is 1/e^y")
    d.then(cosh(x) < cosh(y), "t + 1/t grows from t = 1 on")
    d.then(4 * cosh(x) ** 2 < 4 * cosh(y) ** 2, "squares of positive numbers", label="weight")


@derivation("The width at the top for a larger parameter", ref="after eq. (123)")
def reciprocal(d: Derivation):
    x, y = d.reals("x y")

    d.given(x > 0)
    d.given(x < y)
    d.then(exp(2 * x) < exp(2 * y), "exp is increasing")
    d.then(exp(-2 * y) < exp(-2 * x), "exp is increasing")
    d.then(sinh(2 * x) < sinh(2 * y), "half of the difference")
    d.then(sinh(2 * x) > 0, "e^(2x) is greater than e^(−2x)")
    d.then(1 / sinh(2 * y) < 1 / sinh(2 * x), "reciprocals of positive numbers", label="width")


@derivation("A number between two others")
def within(d: Derivation):
    x, c, r, low, high = d.reals("x c r low high")

    d.given(c - r <= low)
    d.given(low <= x)
    d.given(x <= high)
    d.given(high <= c + r)
    d.then(c - r <= x, "from end to end")
    d.then(x <= c + r, "from end to end")
    d.then(Abs(x - c) <= r, "both together", label="within")


@derivation("u tanh u passes 1/2 between two numbers", ref="after eq. (123)")
def bracket(d: Derivation):
    d.then(A * tanh(A) < Rational(1, 2), "by calculation", label="below")
    d.then(B * tanh(B) > Rational(1, 2), "by calculation", label="above")


@derivation("The parameter at the top", ref="after eq. (123)")
def between(d: Derivation):
    k = root(d)

    d.cite(bracket)
    d.then(A * tanh(A) < k * tanh(k), "put k tanh k for 1/2")
    d.then(k * tanh(k) < B * tanh(B), "put k tanh k for 1/2")
    d.cite(smaller, only="less", x=A, y=k)
    d.cite(smaller, only="less", x=k, y=B)
    d.then(chain(A, "<", k, "<", B), "a smaller product has a smaller factor", label="between")


@derivation("The best weight in digits", ref="after eq. (123)")
def digits(d: Derivation):
    k = root(d)
    best = d.define("best", 4 * cosh(k) ** 2)
    c = Rational("6.894151")

    d.cite(between, only="between")
    d.cite(parameter, only="weight", x=A, y=k)
    d.cite(parameter, only="weight", x=k, y=B)
    d.then(best >= 4 * cosh(A) ** 2, "k is greater than A")
    d.then(best <= 4 * cosh(B) ** 2, "k is less than B")
    d.then(4 * cosh(A) ** 2 >= c - ε, "by calculation")
    d.then(4 * cosh(B) ** 2 <= c + ε, "by calculation")
    d.cite(within, only="within", x=best, c=c, r=ε, low=4 * cosh(A) ** 2, high=4 * cosh(B) ** 2)
    d.then(Abs(best - c) <= ε, "a number between two others", label="weight")


@derivation("The greatest width in digits", ref="after eq. (123)")
def height(d: Derivation):
    k = root(d)
    most = 1 / sinh(2 * k)
    c = Rational("0.447743")
    low, high = 1 / sinh(S(2) * B), 1 / sinh(S(2) * A)

    d.cite(between, only="between")
    d.cite(reciprocal, only="width", x=k, y=B)
    d.cite(reciprocal, only="width", x=A, y=k)
    d.then(most >= low, "k is less than B")
    d.then(most <= high, "k is greater than A")
    d.then(low >= c - ε, "by calculation")
    d.then(high <= c + ε, "by calculation")
    d.cite(within, only="within", x=most, c=c, r=ε, low=low, high=high)
    d.then(Abs(most - c) <= ε, "a number between two others", label="width")
    d.then(most <= high, "as shown above")
    d.at_most(Rational("0.44774323"), "by calculation")
    d.then(most <= Rational("0.44774323"), "the row from end to end", label="upper")


@derivation("How much wider the region is at the best weight than at 6.9", ref="after eq. (123)")
def loss(d: Derivation):
    k = root(d)
    f = width(d)
    best = d.define("best", 4 * cosh(k) ** 2)
    a = Rational("6.9")

    d.cite(maximum, only="most", w=a)
    d.then(f(best) - f(a) >= 0, "the width is greatest there", label="least")
    d.cite(greatest, only="value")
    d.cite(height, only="upper")
    d.then(f(best) <= Rational("0.44774323"), "it is 1/sinh 2k, and k is known closely")
    d.less_than(f(a) + Rational("0.0000003"), "by calculation")
    d.then(f(best) < f(a) + Rational("0.0000003"), "the row from end to end", label="loss")


@derivation("Which weight of a grid is best", ref="after eq. (123)")
def grid(d: Derivation):
    k = d.integer("k")
    u = d.real("u")
    f = width(d)
    x = d.define("x", 4 + k / 10)
    a, b = Rational("6.85"), Rational("6.9")

    d.given(k >= 0)
    d.given(k <= 959, "the weights 4, 4.1, … up to 99.9")
    d.then(x >= 4, "k is not negative", label="start")
    d.then(implies(k < 29, k <= 28), "k is an integer")
    d.then(implies(k > 29, k >= 30), "k is an integer")
    d.then(any_of(k < 29, Eq(k, 29), k > 29), "there is no fourth case")
    d.then(f(a) < f(b), "by calculation")
    d.cite(rising, only="rising", x=x, y=a)
    d.then(implies(k <= 28, x < a), "x is at most 6.8")
    d.then(implies(k <= 28, f(x) < f(a)), "the width rises up to 6.89")
    d.then(implies(k <= 28, f(x) < f(b)), "put one into the other")
    d.cite(falling, only="falling", x=b, y=x)
    d.then(implies(k >= 30, x > b), "x is at least 7")
    d.then(implies(k >= 30, f(x) < f(b)), "the width falls from 6.9 on")
    d.then(implies(Ne(k, 29), f(x) < f(b)), "k is at most 28 or at least 30", label="once")
    d.then(implies(Eq(k, 29), Eq(x, b)), "4 + 2.9")
    d.then(implies(Eq(k, 29), Eq(f(x), f(b))), "equal weights")
    d.then(f(x) <= f(b), "in all cases", label="most")
    d.cite(loss, only=("least", "loss"), every="k")
    d.then(
        forall(
            u,
            implies(
                all_of(u > 0, Eq(u * tanh(u), Rational(1, 2))),
                chain(0, "<=", f(4 * cosh(u) ** 2) - f(b), "<", Rational("0.0000003")),
            ),
        ),
        "the best weight is little better",
        label="loss",
    )


@derivation("The root that gives the best weight", ref="after eq. (123)")
def unique(d: Derivation):
    u = d.real("u")

    d.cite(bracket)
    d.then(
        exists(u, all_of(u > 0, Eq(u * tanh(u), Rational(1, 2)))),
        "a continuous function that passes 1/2",
        label="exists",
    )
    d.cite(product, only="product", every="x y")
    d.then(
        exists_one(u, all_of(u > 0, Eq(u * tanh(u), Rational(1, 2)))),
        "and only once, for it grows",
        label="unique",
    )


@derivation("The best weight and its width exactly", ref="after eq. (123)")
def exactly(d: Derivation):
    k = root(d)
    w = d.real("w")
    f = width(d)
    best = d.define("best", 4 * cosh(k) ** 2)

    d.cite(greatest, only="value")
    d.cite(maximum, only=("above", "most", "once"), every="w")
    d.then(best > 4, "cosh k is greater than 1")
    d.then(Eq(f(best), 1 / sinh(2 * k)), "as shown above", label="value")
    d.then(argmax_on(f(w), w, "[", 4, None, ")", best), "there, and nowhere else", label="place")
    d.then(max_on(f(w), w, "[", 4, None, ")", 1 / sinh(2 * k)), "that is its value", label="top")
    d.cite(digits, only="weight")
    d.then(approx(best, "6.894151"), "by calculation", label="weight")
    d.cite(height, only="width")
    d.then(approx(1 / sinh(2 * k), "0.447743"), "by calculation", label="width")


@derivation("The width is greatest near |w| = 6.9", ref="after eq. (123)")
def peak(d: Derivation):
    w, u = d.reals("w u")
    f = width(d)
    place, top = 4 * cosh(u) ** 2, 1 / sinh(2 * u)

    d.cite(unique, only="exists")
    d.cite(exactly, only=("place", "top", "weight", "width"), every="k")
    d.then(
        exists(
            u,
            all_of(
                u > 0,
                Eq(u * tanh(u), Rational(1, 2)),
                argmax_on(f(w), w, "[", 4, None, ")", place),
                max_on(f(w), w, "[", 4, None, ")", top),
                approx(place, "6.894151"),
                approx(top, "0.447743"),
            ),
        ),
        "the root of u tanh u = 1/2",
        label="exactly",
    )
    d.then(argmax_on(f(w), w, "[", 4, None, ")", about="6.9"), "rounded", label="weight")
    d.then(max_on(f(w), w, "[", 4, None, ")", about="0.45"), "rounded", label="width")


@derivation("Beyond the best weight, and at the start", ref="after eq. (123)")
def tail(d: Derivation):
    w, x, y = d.reals("w x y")
    f = width(d)

    d.cite(falling, only="falling", every="x y")
    d.then(
        forall(x, forall(y, implies(chain(Rational("6.9"), "<=", x, "<", y), f(x) > f(y)))),
        "f decreases there",
        label="falls",
    )
    d.cite(zero, only="four")
    d.cite(zero, only="positive", every="w")
    d.cite(decline, only="tail", every="w")
    d.then(Eq(f(4), 0), "the region opens at w = 4", label="start")
    d.then(forall(w, implies(w > 4, f(w) >= 0)), "a width")
    d.then(forall(w, implies(w > 4, Abs(f(w)) <= 4 / sqrt(w))), "it is its own absolute value")
    d.then(limit(f(w), w, oo, 0), "the bound tends to 0", label="limit")
    d.cite(bound, only="bound", every="w")
    d.then(
        forall(w, implies(w >= 4, f(w) <= Rational("0.45"))),
        "0.448 is less",
        label="narrow",
    )
