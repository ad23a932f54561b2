"""Drawings as data: windows, values of other variables, gaps, slack, maxima, witnesses."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from symcheck.derivations.load import load
from symcheck.reporting.curves import drawing_of
from symcheck.reporting.drawing import Unplottable
from symcheck.reporting.plottable import step_named
from symcheck.reporting.section import Wish
from plot_cases import drawn

DERIVATIONS = load([Path(__file__).parents[2] / "derivations"]).requested


def test_the_width_function_is_highest_where_the_text_says() -> None:
    drawing = drawing_of(*step_named(DERIVATIONS, "widest.bound"), Wish())
    assert drawing.title.startswith("widest.bound:bound")
    assert [c.label.latex for c in drawing.curves] == ["f(w)", "0.448"]
    (mark,) = drawing.highest
    assert mark.x == pytest.approx(6.894, abs=5e-4)
    assert mark.y == pytest.approx(0.4477, abs=5e-5)
    assert (drawing.places[0], drawing.places[-1]) == (4, 20)
    assert drawing.notes[0] == "w from 4 to 20: w >= 4 given, 20 chosen (--x w=LOW..HIGH)"
    assert not drawing.failing
    (slack,) = drawing.slacks
    assert np.nanmin(slack.heights) == pytest.approx(0.448 - 0.4477, abs=1e-4)


def test_the_sigmoid_lies_between_two_cubics() -> None:
    drawing = drawing_of(*step_named(DERIVATIONS, "neuron.taylor:between"), Wish())
    assert [c.label.plain for c in drawing.curves] == ["c(t) - r(t)", "σ(t)", "c(t) + r(t)"]
    assert [len(drawing.slacks), *drawing.highest] == [2]
    assert all((s.heights >= 0).all() for s in drawing.slacks)


WINDOWS = [
    ("nothing is known", ("d.given(a > 0)",), (-5, 5)),
    ("a bound below", ("d.given(x > 1)",), (1, 11)),
    ("a bound below written the other way", ("d.given(S(1) < x)",), (1, 11)),
    ("a bound above", ("d.given(x <= -20)",), (-100, -20)),
    ("both", ("d.given(chain(-2, '<=', x, '<', 3))",), (-2, 3)),
    ("the closest of several", ("d.given(x > 0)", "d.given(x > 2)", "d.given(x < 4)"), (2, 4)),
    ("a size", ("d.given(Abs(x) <= S(1)/2)",), (-0.5, 0.5)),
    ("at least a size", ("d.given(Abs(x) >= 3)",), (-12, 12)),
    ("a bound by another variable", ("d.given(x < a)", "d.given(a > 1)"), (-8, 2)),
]


@pytest.mark.parametrize(("title", "given", "ends"), WINDOWS, ids=[w[0] for w in WINDOWS])
def test_windows(tmp_path: Path, title: str, given: tuple[str, ...], ends: tuple[int, int]) -> None:
    at = ("a=2",) if "another" in title else ()
    drawing = drawn(tmp_path, *given, "d.then(x**2 >= 0)", over="x", at=at)
    assert (drawing.places[0], drawing.places[-1]) == ends


def test_the_window_asked_for_is_drawn(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.given(x > 1)", "d.then(x**2 > 1)", over="x=1/2..sqrt(9)")
    assert (drawing.places[0], drawing.places[-1]) == (0.5, 3)
    outside = drawing.places <= 1
    assert np.isnan(drawing.curves[0].heights[outside]).all()
    assert np.isfinite(drawing.curves[0].heights[~outside][1:]).all()


FIXED = [
    ("free", ("d.then(a + b <= 3)",), "a", ["b = 1"]),
    ("within a bound", ("d.given(chain(0, '<', b, '<', S(1)/4))", "d.then(a*b <= 3)"), "a",
     ["b = 0.2"]),
    ("an order", ("d.given(a < b)", "d.then(exp(a) < exp(b))"), "a", ["b = 1"]),
    ("an integer", ("d.given(n >= 2)", "d.then(x**n >= 0)"), "x", ["n = 2"]),
    ("an unknown function", ("d.then(C(x) >= 0)",), "x",
     ["C(t) = t + t^2/3"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "lines", "over", "fixed"), FIXED, ids=[f[0] for f in FIXED])
def test_other_variables_have_simple_values_at_which_the_hypotheses_hold(
    tmp_path: Path, title: str, lines: tuple[str, ...], over: str, fixed: list[str]
) -> None:
    drawing = drawn(tmp_path, *lines)
    assert drawing.variable.plain == over
    assert [label.plain for label in drawing.fixed] == fixed


def test_values_asked_for_are_kept_exactly(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.then(a*x >= 0)", over="x", at=("a=sqrt(2)",))
    assert [label.latex for label in drawing.fixed] == [r"a = \sqrt{2}"]
    assert np.allclose(drawing.curves[0].heights, np.sqrt(2) * drawing.places)


def test_a_variable_that_an_equality_gives_moves_along(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.given(Eq(a, 2*x))", "d.then(a**2 >= 0)")
    assert drawing.variable.plain == "x"
    assert np.allclose(drawing.curves[0].heights, 4 * drawing.places**2)


def test_a_premise_of_the_claim_restricts_the_domain(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.then(implies(x > 0, x**2 > 0))")
    assert [c.label.plain for c in drawing.curves] == ["x^2", "0"]
    assert drawing.places[0] == 0
    assert not drawing.failing


GAPS = [
    ("a pole", "1/(x - 1)", [1]),
    ("a double pole", "1/(x - S(1)/3)**2", [1 / 3]),
    ("a negative power", "(x - S(1)/3)**(-3)", [1 / 3]),
    ("poles of the tangent", "tan(x)", [-1.5 * np.pi, -0.5 * np.pi, 0.5 * np.pi, 1.5 * np.pi]),
    ("jumps of the floor", "floor(x/4)", [-4, 0, 4]),
    ("a hole", "(x**2 - 2)/(x - sqrt(2))", [2**0.5]),
    ("none", "1/(x**2 + 1)", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "term", "gaps"), GAPS, ids=[g[0] for g in GAPS])
def test_no_line_goes_over_a_gap(tmp_path: Path, title: str, term: str, gaps: list[float]) -> None:
    drawing = drawn(tmp_path, f"d.then({term} >= -100 + x)")
    heights = drawing.curves[0].heights
    found = drawing.places[np.isnan(heights)]
    for gap in gaps:
        assert np.min(np.abs(found - gap)) < 1e-6
    assert len(found) == len(gaps)


def test_outside_the_domain_of_a_term_there_is_nothing(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.then(ln(x) <= x - 1)")
    heights = drawing.curves[0].heights
    assert np.isnan(heights[drawing.places <= 0]).all()
    assert np.isfinite(heights[drawing.places > 0]).all()
    assert drawing.failing == ((-5, pytest.approx(0)),)  # where ln x has no value it does not hold


HIGHEST = [
    ("a hump", "x*(2 - x)", [(1, 1)]),
    ("at 0", "1/(1 + x**2)", [(0, 1)]),
    ("at an end", "x", []),
    ("beside a pole", "1/x**2", []),
    ("everywhere", "sin(x)**2 + (1 - sin(x)**2)", []),
]


@pytest.mark.parametrize(("title", "term", "marks"), HIGHEST, ids=[h[0] for h in HIGHEST])
def test_maxima_inside_are_marked(
    tmp_path: Path, title: str, term: str, marks: list[tuple[float, float]]
) -> None:
    drawing = drawn(tmp_path, f"d.then({term} <= 1000)")
    assert [(m.x, m.y) for m in drawing.highest] == [pytest.approx(m, abs=1e-6) for m in marks]


def test_the_slack_of_an_identity_is_zero_and_not_rounding(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.then(Eq((x + 1)**3, x**3 + 3*x**2 + 3*x + 1))")
    assert (drawing.slacks[0].heights == 0).all()


def test_a_step_that_fails_has_its_witness_and_where_it_fails(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.then(Eq(sqrt(x**2), x))", judged=True)
    assert drawing.title.endswith("(conditional)")
    assert drawing.witness is not None
    assert (drawing.witness.x, drawing.witness.heights) == (-1, (1, -1))
    assert drawing.witness.text == "false at x = -1: the sides are 1 and -1"
    ((low, high),) = drawing.failing
    assert (low, high) == (-5, pytest.approx(0, abs=0.02))


def test_the_others_take_the_values_of_the_witness(tmp_path: Path) -> None:
    lines = ("d.given(a > 0)", "d.given(b > 0)", "d.then(a + b >= 3*sqrt(a*b))")
    drawing = drawn(tmp_path, *lines, judged=True)
    assert [label.plain for label in drawing.fixed] == ["b = 1"]
    assert drawing.witness is not None
    assert drawing.witness.heights == (2, 3)
    elsewhere = drawn(tmp_path, *lines, judged=True, at=("b=2",))
    assert elsewhere.witness is None
    assert elsewhere.notes[-1] == "the witness is not on this line, or outside the window"


def test_a_witness_without_a_value(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.then(Eq(x/x, 1))", judged=True)
    assert drawing.witness is not None
    assert drawing.witness.text == "no value at x = 0: 0/0"
    assert np.isnan(drawing.witness.heights[0])


def test_the_witness_reads_the_unknown_function(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, "d.then(C(x) >= x)", judged=True)
    assert drawing.witness is not None
    assert drawing.fixed[-1].plain.startswith("C(t) = ")
    assert drawing.witness.heights[0] < drawing.witness.heights[1]


REFUSED = [
    ("no variable", ("d.then(chain(1, '<', 2))",), {}, "d.one:it has nothing to plot"),
    ("an integer only", ("d.then(n**2 >= 0)",), {}, "relates no terms over a real variable"),
    ("what can be plotted", ("d.then(x**2 >= 0)", "d.then(chain(1, '<', 2))"), {},
     "what can be plotted is d.one:1"),
    ("an unknown variable", ("d.then(x**2 >= 0)",), {"over": "y"}, "no variable y; there is x"),
    ("over an integer", ("d.then(x**n >= 0)",), {"over": "n"}, "n is an integer"),
    ("ends the wrong way", ("d.then(x**2 >= 0)",), {"over": "x=2..1"}, "not below"),
    ("no ends", ("d.then(x**2 >= 0)",), {"over": "x=2"}, "--x w=4..100"),
    ("ends that cannot be read", ("d.then(x**2 >= 0)",), {"over": "x=..2"}, "--x x=..2"),
    ("a value with a variable", ("d.then(a*x >= 0)",), {"at": ("a=x",)}, "x is no number"),
    ("a value without a value", ("d.then(a*x >= 0)",), {"at": ("a=1/0",)}, "1/0 is no number"),
    ("a value of what is plotted", ("d.then(a*x >= 0)",), {"over": "x", "at": ("x=1",)}, "--x"),
    ("half an integer", ("d.then(x**n >= 0)",), {"at": ("n=1/2",)}, "n is an integer"),
    ("a variable twice", ("d.then(a*x >= 0)",), {"at": ("a=1", "a=2")}, "each variable once"),
    ("outside the hypotheses", ("d.given(x > 1)", "d.then(x**2 > 1)"), {"over": "x=-2..0"},
     "no place was found over x"),
    ("true of no example", ("d.given(forall(n, C(n) <= 3))", "d.then(C(x) <= x)"), {},
     "are about all values of a variable"),
    ("a mean", ("d.then(expectation(a*x, x, normal(0, 1)) <= a)",), {},
     "means, probabilities and integrals are not computed"),
    ("determined", ("d.given(Eq(x**2, 2))", "d.then(x <= 2)"), {}, "leave no real variable"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "lines", "wish", "said"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_drawn_is_said(
    tmp_path: Path, title: str, lines: tuple[str, ...], wish: dict, said: str
) -> None:
    with pytest.raises(Unplottable) as refusal:
        drawn(tmp_path, *lines, **wish)
    assert said in str(refusal.value)


WHY_NOT = (
    "has nothing to plot, for it cites other lines",
    "has nothing to plot, for it relates no terms over a real variable",
    "has nothing to plot, for means, probabilities and integrals are not computed",
    "the hypotheses and --at leave no real variable to plot over",
    "are about all values of a variable, and hold for few functions",
)


@pytest.mark.parametrize("name", [text.name for text in DERIVATIONS])
def test_every_step_of_the_derivations_is_drawn_or_refused(name: str) -> None:
    (text,) = (t for t in DERIVATIONS if t.name == name)
    for step in text.steps:
        try:
            drawing = drawing_of(*step_named(DERIVATIONS, step.id), Wish())
        except Unplottable as refusal:
            assert any(why in str(refusal) for why in WHY_NOT), step.id  # noqa: PT017
            continue
        assert all(len(c.heights) == len(drawing.places) for c in drawing.curves)
        assert all(a < b for a, b in pairwise(drawing.places))
        if step.kind != "given":
            assert not drawing.failing or step.kind == "iff", step.id
