"""At which weight the steep region is widest: the maximum of its width f(w) as w grows from 4."""

from sympy import Eq, Rational, S, ln, sqrt

from symcheck import Derivation, derivation


def width(d: Derivation):
    return d.define("f", lambda w: 2 / w * ln(w * (1 + sqrt(1 - 4 / w)) / 2 - 1))


@derivation("The region opens at w = 4", ref="after eq. (123)")
def zero(d: Derivation):
    w = d.real("w")
    f = width(d)
    r = sqrt(1 - 4 / w)
    P = w * (1 + r) / 2 - 1

    d.then(Eq(sqrt(1 - S(4) / 4), 0), "the root of 1 − 1")
    d.then(Eq(4 * (1 + sqrt(1 - S(4) / 4)) / 2 - 1, 1), "4 · 1/2 − 1")
    d.then(Eq(f(4), 0), "ln 1 = 0")

    d.given(w > 4, "a wider weight")
    d.then(1 - 4 / w > 0, "4/w is less than 1")
    d.then(r > 0, "the root of a positive number")
    d.then(P > 1, "w/2 − 1 is more than 1")
    d.then(ln(P) > 0, "the logarithm of a number above 1")
    d.then(f(w) > 0, "a product of positive numbers")


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
