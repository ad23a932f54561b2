"""Rows that stay true when they are turned round, where it takes a derivation to see it.

Both ends of the steep region lie on its border: the slope times the weight is 1 there, so that
`steep.width` may say of its ends that it is at least 1, and also that it is at most 1.
"""

from sympy import Abs, Eq, Expr, Ne, exp, ln, sqrt

from symcheck import Derivation, derivation, prime


def on_the_border(d: Derivation, w: Expr, z: Expr, at: Expr, e: Expr) -> None:
    """|w σ′(z)| ≤ 1 where z simplifies to ``at``, and e^(−z) to ``e``."""
    σ = d.define("σ", lambda t: 1 / (1 + exp(-t)))
    W = Abs(w)
    P = W * (1 + sqrt(1 - 4 / W)) / 2 - 1
    E = exp(-z)
    slope = prime(σ)(z)

    d.given(W >= 4, "otherwise no input is steep")
    d.then(1 - 4 / W >= 0, "4/|w| is at most 1")
    d.then(P >= 1, "|w|/2 − 1 is at least 1")
    d.then(Ne(w, 0), "|w| is positive")
    d.then(Eq(z, at), "at the end")
    d.then(Eq(E, e), "exp undoes ln")
    d.then(Eq(P + 1 / P, W - 2), "1/P is |w|(1 − r)/2 − 1")
    d.then(Eq((1 + E) ** 2, W * E), "multiply out")
    d.cite("sigmoid.slope", only=2, z=z)
    d.then(Eq(slope, 1 / W), "divide by |w| (1 + e^(−z))²")
    d.then(Eq(Abs(w * slope), W * Abs(slope)), "the absolute value of a product")
    d.then(Abs(w * slope) <= 1, "|w| · 1/|w|", label="turned")


@derivation("The first end is on the border")
def first(d: Derivation):
    w, b = d.reals("w b")
    P = Abs(w) * (1 + sqrt(1 - 4 / Abs(w))) / 2 - 1
    on_the_border(d, w, w * ((-ln(P) - b) / w) + b, -ln(P), P)


@derivation("The last end is on the border")
def last(d: Derivation):
    w, b = d.reals("w b")
    P = Abs(w) * (1 + sqrt(1 - 4 / Abs(w))) / 2 - 1
    on_the_border(d, w, w * ((ln(P) - b) / w) + b, ln(P), 1 / P)
