"""Figures and files: real PNG and SVG, the same every time, whatever the labels are."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as xml

import matplotlib
import numpy as np
import pytest

from symcheck.reporting.drawing import Curve, Drawing, Label, Unplottable
from symcheck.reporting.picture import figure_of, format_of, picture
from plot_cases import drawn

LINES = ("d.given(a > 0)", "d.then(chain(0, '<', σ(a*x), '<', 1))")


@pytest.fixture(scope="module")
def drawing(tmp_path_factory: pytest.TempPathFactory) -> Drawing:
    return drawn(tmp_path_factory.mktemp("picture"), *LINES, over="x")


def test_png(drawing: Drawing) -> None:
    assert picture(drawing, "png").startswith(b"\x89PNG\r\n\x1a\n")


def test_svg(drawing: Drawing) -> None:
    text = picture(drawing, "svg")
    assert xml.fromstring(text).tag.endswith("svg")
    assert len(text) < 90_000


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_bytes_are_the_same_whatever_the_reader_has_set_up(drawing: Drawing, form: str) -> None:
    before = picture(drawing, form)
    mine = {"text.usetex": True, "font.size": 30, "savefig.dpi": 10, "svg.hashsalt": None}
    with matplotlib.rc_context(mine):
        assert picture(drawing, form) == before
        assert matplotlib.rcParams["font.size"] == 30
    assert b"date" not in picture(drawing, "svg")


def test_both_panels_show_every_relation(drawing: Drawing) -> None:
    above, below = figure_of(drawing).axes
    legend = [text.get_text() for text in above.get_legend().get_texts()]
    assert [legend[0], *legend[2:]] == ["$0$", "$1$", "$a = 1$"]
    assert legend[1].startswith(r"$\sigma")
    assert len(below.get_legend().get_texts()) == 2
    assert below.get_xlabel() == "$x$"


NAMES = [
    ("no LaTeX of ours", Label(r"\nosuch{x}", "x")),
    ("half a formula", Label(r"\frac{1}{", "1/x")),
    ("a dollar", Label(r"x\$y", "x$y")),
    ("an underscore in front", Label(r"\nosuch", "_x")),
    ("dollars in ASCII", Label(r"\nosuch", "$\\input{secret}$")),
    ("longer than the page", Label("x + " * 300 + "x", "x + " * 300 + "x")),
    ("letters that no font has", Label(r"\nosuch", "\u4e2d\U0001f600")),
]


@pytest.mark.parametrize(("title", "label"), NAMES, ids=[n[0] for n in NAMES])
def test_any_label_can_be_set(title: str, label: Label) -> None:
    x = np.linspace(0, 1, 5)
    curve = Curve(label, x)
    one = Drawing(label.plain, label, x, (curve,), (curve,), (), (), None, (label,), ())
    figure = figure_of(one)
    assert figure.axes[0].get_legend().get_texts()[0].get_text()
    assert picture(one, "svg")


def test_curves_without_any_height_can_be_drawn() -> None:
    x = np.linspace(0, 1, 5)
    curve, label = Curve(Label("x", "x"), np.full(5, np.nan)), Label("x", "x")
    nothing = Drawing("t", label, x, (curve,), (curve,), ((0.2, 0.4),), (), None, (), ())
    assert picture(nothing, "png")


@pytest.mark.parametrize(
    ("name", "said"),
    [("f.pdf", "the ending .pdf"), ("f", "no ending"), ("f.svg.gz", "the ending .gz")],
)
def test_other_formats_are_refused(name: str, said: str) -> None:
    with pytest.raises(Unplottable, match=said):
        format_of(Path(name))
    assert [format_of(Path(p)) for p in ("a/f.PNG", "f.svg")] == ["png", "svg"]
