"""Integrals between two ends, and the mirror image of the sigmoid."""

from __future__ import annotations

from mistake_cases import Cases, Near, Tried

OF_INTEGRALS = (
    Cases(
        "SC631",
        (
            Tried("differentiated", "Integral(t^2, (t, 0, x)) = 2*x"),
            Tried("the new exponent does not divide", "Integral(t^3, (t, 0, 2)) = 16"),
            Tried("the reciprocal", "Integral(1/t, (t, 1, 2)) = 1/4 - 1"),
        ),
        (Near("as it is", "Integral(t^3, (t, 0, 2)) = 4", None),),
    ),
    Cases(
        "SC632",
        (
            Tried("a sine", "Integral(sin(t), (t, 0, pi)) = -2"),
            Tried("a line downwards", "Integral(2*t, (t, 3, 0)) = 9"),
        ),
        (Near("bounds that turn the sign", "Integral(2*t, (t, 3, 0)) = -9", None),),
    ),
    Cases(
        "SC633",
        (
            Tried("of two powers", "Integral(t*t, (t, 0, 1)) = 1/4"),
            Tried("of a sum and its square", "Integral((t + 1)^2, (t, 0, 1)) = 9/4"),
        ),
        (Near("by parts", "Integral(t*exp(t), (t, 0, 1)) = 1", None),),
    ),
    Cases(
        "SC634",
        (
            Tried("of a cosine", "Integral(cos(3*s), (s, 0, x)) = sin(3*x)"),
            Tried("the factor multiplied", "Integral(exp(2*t), (t, 0, 1)) = 2*exp(2) - 2"),
        ),
        (Near("divided by it", "Integral(exp(2*t), (t, 0, 1)) = (exp(2) - 1)/2", None),),
    ),
    Cases(
        "SC620",
        (
            Tried("with another letter", "1/(1 + exp(z)) = -1/(1 + exp(-z))"),
            Tried("a plus", "1/(1 + exp(z)) = 1 + 1/(1 + exp(-z))"),
        ),
        (Near("the mirror image", "1/(1 + exp(x)) = 1 - 1/(1 + exp(-x))", None),),
    ),
)  # fmt: skip
