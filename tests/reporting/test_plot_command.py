"""symcheck plot: its files, what it prints, its exit codes, and what it says of bad input."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from symcheck.cli import main
from plot_cases import module


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "derivations").mkdir()
    module(
        tmp_path / "derivations",
        "d.then(1 + exp(-x) > 0)", "d.then(chain(1, '<', 2))", "d.then(Eq(x**3, 2*x))",
    )  # fmt: skip
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["symcheck", "plot", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, said.out, said.err


def test_a_picture_and_what_was_chosen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(monkeypatch, capsys, "d.one:1", "-o", "f.png", "-j", "1")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "d.one:1  50% of $x$ & {σ}  (proved)",
        "  x from -5 to 5: -5 and 5 chosen (--x x=LOW..HIGH)",
        "  1 + exp(-x) is least at about x = 5, with 1.007",
        "  written to f.png",
    ]
    assert (folder / "f.png").read_bytes().startswith(b"\x89PNG")


def test_a_refuted_step_is_drawn_and_does_not_stand(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(monkeypatch, capsys, "d.one", "derivations/d.py", "-j", "1")
    assert code == 1
    assert out.startswith("d.one:it  50% of $x$ & {σ}  (refuted)\n  at x = 1, ")
    assert b"<svg" in (folder / "d.one-it.svg").read_bytes()


def test_without_a_verdict(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("d.one:it", "--no-verdict", "--x", "x=-1..1", "-o", "g.svg")
    code, out, _ = run(monkeypatch, capsys, *asked)
    assert (code, out.splitlines()[:2]) == (
        0, ["d.one:it  50% of $x$ & {σ}", "  x from -1 to 1: as asked"],
    )  # fmt: skip


WRONG = [
    ("an unknown derivation", ("d.two",), "there is no derivation d.two"),
    ("an unknown step", ("d.one:7",), "there is no step d.one:7"),
    ("nothing to plot", ("d.one:2",), "d.one:2 has nothing to plot"),
    ("an unknown ending", ("d.one", "-o", "f.pdf"), "f.pdf has the ending .pdf: write .png or"),
    ("no such folder", ("d.one", "-o", "no/f.png", "--no-verdict"), "no/f.png cannot be written"),
    ("no such file", ("d.one", "no.py"), "there is no such file"),
    ("an unknown variable", ("d.one", "--x", "y", "--no-verdict"), "there is no variable y"),
    ("a value that is none", ("d.one", "--at", "x"), "--at x: write each variable once"),
]


@pytest.mark.parametrize(("title", "arguments", "said"), WRONG, ids=[w[0] for w in WRONG])
def test_what_cannot_be_done_exits_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    title: str, arguments: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    code, out, err = run(monkeypatch, capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("symcheck: ")
    assert said in err


def test_without_matplotlib_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "symcheck.reporting.picture", raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    code, _, err = run(monkeypatch, capsys, "d.one:1")
    assert code == 2
    assert err == "symcheck: plotting needs matplotlib: pip install 'symcheck[plot]'\n"
