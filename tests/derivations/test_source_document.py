"""The derivations of the source document say what they must: no less, and assuming no more.

Each function below states the hypotheses and the claims of one derivation once more. The given
lines must be exactly those hypotheses, and each claim must be a line of its own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sympy
from sympy import Abs, Eq, Ne, Rational, cosh, exp, ln, oo, sinh, sqrt, tanh

from symcheck import all_of, any_of, chain, diff, forall, iff, implies, limit, prime
from symcheck.derivations.author import Derivation
from symcheck.derivations.load import load
from symcheck.derivations.step import DerivationText, is_claimed
from symcheck.language.claim import Claim, map_terms
from symcheck.language.context import expand

FOLDER = Path(__file__).parents[2] / "derivations"
TEXTS = {text.name: text for text in load([FOLDER]).requested}
QUARTER = Rational(1, 4)


def sigmoid(d: Derivation) -> Any:
    return d.define("σ", lambda t: 1 / (1 + exp(-t)))


def slope(d: Derivation) -> None:
    z, σ = d.real("z"), sigmoid(d)
    d.then(Eq(prime(σ)(z), σ(z) * (1 - σ(z))))


def bound(d: Derivation) -> None:
    z, σ = d.real("z"), sigmoid(d)
    d.then(prime(σ)(z) <= QUARTER)
    d.then(Eq(prime(σ)(0), QUARTER))
    d.then(iff(Eq(prime(σ)(z), QUARTER), Eq(z, 0)))


def range_(d: Derivation) -> None:
    (x, y, z), σ = d.reals("x y z"), sigmoid(d)
    d.then(chain(0, "<", σ(z), "<", 1))
    d.then(implies(x < y, σ(x) < σ(y)))
    d.then(Eq(σ(-z), 1 - σ(z)))


def eq122(d: Derivation) -> None:
    names = "a0 w1 w2 w3 w4 b1 b2 b3 b4"
    (a, w1, w2, w3, w4, *b), C, σ = d.reals(names), d.unknown("C"), sigmoid(d)
    first, z = b[0], []
    for weight, bias in zip((w1, w2, w3, w4), b, strict=True):
        z.append(weight * a + bias)
        a = σ(z[-1])
    s1, s2, s3, s4 = map(prime(σ), z)
    d.then(Eq(diff(C(a), first), s1 * w2 * s2 * w3 * s3 * w4 * s4 * prime(C)(a)))


def small(d: Derivation) -> None:
    w, z, w2, w3, w4, z2, z3, z4 = d.reals("w z w2 w3 w4 z2 z3 z4")
    σ = sigmoid(d)
    p, q, r = (v * prime(σ)(u) for v, u in ((w2, z2), (w3, z3), (w4, z4)))
    d.then(implies(Abs(w) < 1, Abs(w * prime(σ)(z)) < QUARTER))
    all_small = all_of(Abs(w2) < 1, Abs(w3) < 1, Abs(w4) < 1)
    d.then(implies(all_small, Abs(p * q * r) < Rational(1, 64)))


def weight(d: Derivation) -> None:
    (w, a, b), σ = d.reals("w a b"), sigmoid(d)
    d.given(Abs(w * prime(σ)(w * a + b)) >= 1)
    d.then(Abs(w) >= 4)


def slope_of_a_neuron(d: Derivation) -> None:
    (w, a, b), σ = d.reals("w a b"), sigmoid(d)
    z = w * a + b
    d.given(Ne(w, 0))
    d.then(iff(Abs(w * prime(σ)(z)) >= 1, σ(z) * (1 - σ(z)) >= 1 / Abs(w)))


def roots(d: Derivation) -> None:
    w, s = d.reals("w s")
    r = sqrt(1 - 4 / Abs(w))
    d.given(Abs(w) >= 4)
    quadratic, low, high = s**2 - s + 1 / Abs(w), (1 - r) / 2, (1 + r) / 2
    d.then(iff(Eq(quadratic, 0), any_of(Eq(s, low), Eq(s, high))))
    d.then(iff(quadratic <= 0, chain(low, "<=", s, "<=", high)))


def left(d: Derivation) -> None:
    (w, a, b), σ = d.reals("w a b"), sigmoid(d)
    W, z = Abs(w), w * a + b
    r = sqrt(1 - 4 / W)
    d.given(W >= 4)
    d.given(Abs(w * prime(σ)(z)) >= 1)
    d.then(1 + exp(-z) <= 2 / (1 - r))
    d.then(exp(-z) <= 2 / (1 - r) - 1)
    d.then(2 / (1 - r) - 1 <= W * (1 + r) / 2 - 1)
    d.then(Eq(2 / (1 - r) - 1, W * (1 + r) / 2 - 1))
    d.then(-z <= ln(W * (1 + r) / 2 - 1))
    d.then(z >= -ln(W * (1 + r) / 2 - 1))


def right(d: Derivation) -> None:
    (w, a, b), σ = d.reals("w a b"), sigmoid(d)
    W, z = Abs(w), w * a + b
    r = sqrt(1 - 4 / W)
    d.given(W >= 4)
    d.given(Abs(w * prime(σ)(z)) >= 1)
    d.then(1 + exp(-z) >= 2 / (1 + r))
    d.then(exp(-z) >= 2 / (1 + r) - 1)
    d.then(exp(-z) >= W * (1 - r) / 2 - 1)
    d.then(-z >= ln(W * (1 - r) / 2 - 1))
    d.then(z <= -ln(W * (1 - r) / 2 - 1))


def both(d: Derivation) -> None:
    (w, a, b), σ = d.reals("w a b"), sigmoid(d)
    W, z = Abs(w), w * a + b
    r = sqrt(1 - 4 / W)
    high, low = ln(W * (1 + r) / 2 - 1), ln(W * (1 - r) / 2 - 1)
    d.given(W >= 4)
    d.then(Eq(low, -high))
    d.then(implies(Abs(w * prime(σ)(z)) >= 1, Abs(z) <= high))


def exactly(d: Derivation) -> None:
    (w, a, b), σ = d.reals("w a b"), sigmoid(d)
    W, z = Abs(w), w * a + b
    d.given(W >= 4)
    half = ln(W * (1 + sqrt(1 - 4 / W)) / 2 - 1)
    d.then(iff(Abs(z) <= half, Abs(w * prime(σ)(z)) >= 1))


def width(d: Derivation) -> None:
    (w, a, a2, b), σ = d.reals("w a a2 b"), sigmoid(d)
    W = Abs(w)
    half = ln(W * (1 + sqrt(1 - 4 / W)) / 2 - 1)
    first, last = (-half - b) / w, (half - b) / w

    def steep(x: Any) -> Any:
        return Abs(w * prime(σ)(w * x + b)) >= 1

    d.given(W >= 4)
    d.then(implies(all_of(steep(a), steep(a2)), Abs(a - a2) <= 2 * half / W))
    d.then(steep(first))
    d.then(steep(last))
    d.then(Eq(Abs(last - first), 2 * half / W))


def f(w: Any) -> Any:
    return 2 / w * ln(w * (1 + sqrt(1 - 4 / w)) / 2 - 1)


def zero(d: Derivation) -> None:
    w, width = d.real("w"), d.define("f", f)
    d.given(w > 4)
    d.then(Eq(width(4), 0))
    d.then(width(w) > 0)


def widest(d: Derivation) -> None:
    w, width = d.real("w"), d.define("f", f)
    d.given(w >= 4)
    d.then(width(w) <= Rational("0.448"))
    d.then(width(Rational("6.9")) >= Rational("0.447"))


def shift(d: Derivation) -> None:
    w1, Δ = d.reals("w1 Δ")
    d.then(Eq(w1 * (Rational(1, 2) + Δ) + (-w1 / 2), w1 * Δ))


def taylor(d: Derivation) -> None:
    t, σ = d.real("t"), sigmoid(d)
    d.given(Abs(t) <= 1)
    rest = σ(t) - Rational(1, 2) - t / 4 + t**3 / 48
    d.then(Abs(rest) <= Abs(t) ** 5 / 480)


def far_at_some_input(d: Derivation) -> None:
    (w1, b, w2), σ = d.reals("w1 b w2"), sigmoid(d)
    error = Rational("0.055255")
    inputs = (0, QUARTER, Rational(3, 4), 1)
    far = [Abs(w2 * σ(w1 * x + b) - x) >= error for x in inputs[1:]]
    d.then(any_of(Abs(w2 * σ(w1 * 0 + b)) >= error, *far))


def near(d: Derivation) -> None:
    x, σ = d.real("x"), sigmoid(d)
    w1 = Rational("5.648")
    d.given(chain(0, "<=", x, "<=", 1))
    d.then(Abs(σ(w1 * x + (-w1 / 2)) - x) < Rational("0.0561"))


def cubic(d: Derivation) -> None:
    t, σ = d.real("t"), sigmoid(d)
    d.then(Abs(σ(t) - Rational(1, 2) - t / 4) <= Abs(t) ** 3 / 48)


def offset(d: Derivation) -> None:
    (w1, x), σ = d.reals("w1 x"), sigmoid(d)
    error = 4 / w1 * σ(w1 * x - w1 / 2) - (x + 2 / w1 - Rational(1, 2))
    d.given(chain(0, "<=", x, "<=", 1))
    d.then(forall(w1, implies(Abs(w1) > 0, Abs(error) <= w1**2 / 96)))
    d.then(limit(error, w1, 0, 0))


def far_at_an_end(d: Derivation) -> None:
    (w1, b, w2), σ = d.reals("w1 b w2"), sigmoid(d)
    first, last = Abs(w2 * σ(b)), Abs(w2 * σ(w1 + b) - 1)
    d.given(Abs(w1) <= 1)
    for error in (1 / (1 + exp(Abs(w1))), 1 / (1 + exp(1))):
        d.then(any_of(first >= error, last >= error))


def P(w: Any) -> Any:
    return w * (1 + sqrt(1 - 4 / w)) / 2 - 1


def hyperbolic(d: Derivation) -> None:
    u, width = d.real("u"), d.define("f", f)
    w = d.define("w", 4 * cosh(u) ** 2)
    d.given(u > 0)
    d.then(Eq(sqrt(1 - 4 / w), tanh(u)))
    d.then(Eq(P(w), exp(2 * u)))
    d.then(Eq(width(w), u / cosh(u) ** 2))


def inverse(d: Derivation) -> None:
    w = d.real("w")
    d.given(w > 4)
    d.then(ln(P(w)) / 2 > 0)
    d.then(Eq(P(w) + 1 / P(w) + 2, w))
    d.then(Eq(4 * cosh(ln(P(w)) / 2) ** 2, w))


def falling(d: Derivation) -> None:
    (x, y), width = d.reals("x y"), d.define("f", f)
    d.given(x >= Rational("6.9"))
    d.given(x < y)
    d.then(width(x) > width(y))


def rising(d: Derivation) -> None:
    (x, y), width = d.reals("x y"), d.define("f", f)
    d.given(x >= 4)
    d.given(x < y)
    d.given(y <= Rational("6.89"))
    d.then(width(x) < width(y))


def decline(d: Derivation) -> None:
    w, width = d.real("w"), d.define("f", f)
    d.given(w >= 4)
    d.then(width(w) <= 4 / sqrt(w))


def tail(d: Derivation) -> None:
    (w, x, y), width = d.reals("w x y"), d.define("f", f)
    late = chain(Rational("6.9"), "<=", x, "<", y)
    d.then(forall(x, forall(y, implies(late, width(x) > width(y)))))
    d.then(Eq(width(4), 0))
    d.then(limit(width(w), w, oo, 0))
    d.then(forall(w, implies(w >= 4, width(w) <= Rational("0.45"))))


def peak(d: Derivation) -> Any:
    k = d.real("k")
    d.given(k > 0)
    d.given(Eq(k * tanh(k), Rational(1, 2)))
    return k


def maximum(d: Derivation) -> None:
    k, w, width = peak(d), d.real("w"), d.define("f", f)
    best = 4 * cosh(k) ** 2
    d.given(w >= 4)
    d.then(width(w) <= width(best))
    d.then(implies(Ne(w, best), width(w) < width(best)))


def digits(d: Derivation) -> None:
    k = peak(d)
    d.then(Abs(4 * cosh(k) ** 2 - Rational("6.894151")) <= Rational("0.0000005"))


def height(d: Derivation) -> None:
    k = peak(d)
    d.then(Abs(1 / sinh(2 * k) - Rational("0.447743")) <= Rational("0.0000005"))


def grid(d: Derivation) -> None:
    k, width = d.integer("k"), d.define("f", f)
    w, best = 4 + k / 10, Rational("6.9")
    d.given(k >= 0)
    d.given(k <= 959)
    d.then(width(w) <= width(best))
    d.then(implies(Ne(k, 29), width(w) < width(best)))


def loss(d: Derivation) -> None:
    k, width = peak(d), d.define("f", f)
    most, found = width(4 * cosh(k) ** 2), width(Rational("6.9"))
    d.then(most - found >= 0)
    d.then(most < found + Rational("0.0000003"))


TABLE: dict[str, Callable[[Derivation], None]] = {
    "sigmoid.slope": slope,
    "sigmoid.bound": bound,
    "sigmoid.range": range_,
    "product.eq122": eq122,
    "product.small": small,
    "steep.weight": weight,
    "steep.slope": slope_of_a_neuron,
    "steep.roots": roots,
    "steep.left": left,
    "steep.right": right,
    "steep.both": both,
    "steep.iff": exactly,
    "steep.width": width,
    "widest.zero": zero,
    "widest.bound": widest,
    "neuron.shift": shift,
    "neuron.taylor": taylor,
    "neuron.nolimit": far_at_some_input,
    "neuron.near": near,
    "neuron.cubic": cubic,
    "neuron.offset": offset,
    "neuron.small": far_at_an_end,
    "widest.hyperbolic": hyperbolic,
    "widest.inverse": inverse,
    "widest.falling": falling,
    "widest.rising": rising,
    "widest.decline": decline,
    "widest.tail": tail,
    "widest.maximum": maximum,
    "widest.digits": digits,
    "widest.height": height,
    "widest.grid": grid,
    "widest.loss": loss,
}


def expanded(text: DerivationText, *, claimed: bool) -> list[Claim]:
    """The claimed or the given lines, without abbreviations."""
    definitions = {d.name: d for d in text.definitions}
    kept = (s for s in text.steps if (is_claimed(s) if claimed else s.kind == "given"))
    return [map_terms(s.claim, lambda t: expand(t, definitions)) for s in kept]


@pytest.mark.parametrize("name", TABLE)
def test_claims_are_lines_and_hypotheses_are_no_more_than_named(name: str) -> None:
    d = Derivation(name, __file__)
    with sympy.evaluate(False):
        TABLE[name](d)
    wanted = d.text("", None, 1)
    assert set(expanded(TEXTS[name], claimed=False)) == set(expanded(wanted, claimed=False))
    missing = set(expanded(wanted, claimed=True)) - set(expanded(TEXTS[name], claimed=True))
    assert not missing


def test_every_line_of_the_derivations_has_a_reason() -> None:
    modules = [text for text in TEXTS.values() if text.path.endswith(".py")]
    bare = [s.id for t in modules for s in t.steps if is_claimed(s) and not s.reason]
    assert not bare
