"""The pytest plugin: what it collects, what it leaves alone, and how a step fails."""

from __future__ import annotations

import tomllib
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

import symcheck.judging.judge  # noqa: F401  # once: runs in this process share what is imported
from symcheck.derivations import load as loading
from symcheck.derivations.problem import DerivationError, Problem
from symcheck.judging import verify as verifying
from symcheck.judging.prove import prove
from symcheck.pytest_plugin import is_derivation_module

pytest_plugins = ["pytester"]

HEAD = "from sympy import Eq\nfrom symcheck import Derivation, derivation\n\n\n"
GOOD = (
    HEAD
    + """\
@derivation("Squares")
def squares(d: Derivation):
    x, = d.reals("x")
    d.given(x > 1, "large")
    d.then(x**2 > 1, "multiply")
    d.then(x**2 + 1 > 2, "add 1", label="sum")
"""
)
BAD = (
    HEAD
    + """\
@derivation("Mistakes")
def mistakes(d: Derivation):
    x, = d.reals("x")
    d.cite("good.squares", only="sum")
    d.then(Eq(x**3, 2*x), "a slip")
    d.then(x**2 >= 0, "a square")
"""
)
USUAL = "def test_usual():\n    pass\n"


@pytest.fixture
def folder(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONUTF8", "1")
    place = pytester.mkdir("derivations")
    (place / "good.py").write_text(GOOD, encoding="utf-8")
    (place / "bad.py").write_text(BAD, encoding="utf-8")
    (place / "_draft.py").write_text("raise OSError('not to be run')\n", encoding="utf-8")
    (place / "README.md").write_text("# Not a derivation\n", encoding="utf-8")
    pytester.makepyfile(test_usual=USUAL)
    return place


def collected(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    done = pytester.runpytest("--co", "-q", *arguments)
    return [line for line in done.outlines if "::" in line]


BAD_STEPS = [f"derivations/bad.py::bad.mistakes:{k}" for k in (1, 2, 3)]
GOOD_STEPS = [f"derivations/good.py::good.squares:{k}" for k in ("2", "sum")]


def test_nothing_is_collected_unless_it_is_asked_for(
    pytester: pytest.Pytester, folder: Path
) -> None:
    assert collected(pytester) == ["test_usual.py::test_usual"]


def test_steps_are_collected_but_for_what_is_assumed(
    pytester: pytest.Pytester, folder: Path
) -> None:
    assert collected(pytester, "--symcheck", "derivations") == [*BAD_STEPS, *GOOD_STEPS]
    assert collected(pytester, "--symcheck") == [
        *BAD_STEPS, *GOOD_STEPS, "test_usual.py::test_usual",
    ]  # fmt: skip


def test_one_step_can_be_named(pytester: pytest.Pytester, folder: Path) -> None:
    assert collected(pytester, "--symcheck", GOOD_STEPS[1]) == [GOOD_STEPS[1]]


def test_a_step_fails_with_the_report_on_it(pytester: pytest.Pytester, folder: Path) -> None:
    done = pytester.runpytest("--symcheck", "derivations")
    done.assert_outcomes(passed=4, failed=1)
    done.stdout.fnmatch_lines(
        [
            "*_ bad.mistakes:2 _*",
            "derivations/bad.py:9:5: SC401 refuted",
            "  refuted     2           x^3 = 2*x *",
            '               9 |     d.then(Eq(x[*][*]3, 2[*]x), "a slip")',
            "                 |     ^~~~*~~~",
            "               SC401: Do both sides agree for a simple number, such as 1 or 2?",
            "               at x = 1, x^3 = 2*x is false: the sides are 1 and 2",
            "FAILED derivations/bad.py::bad.mistakes:2 - Failed: derivations/bad.py:9:5:*",
        ]
    )
    assert "Traceback" not in done.stdout.str()
    assert "pytest_plugin.py" not in done.stdout.str()


def test_an_item_is_where_its_step_is(pytester: pytest.Pytester, folder: Path) -> None:
    items, _ = pytester.inline_genitems("--symcheck", "derivations/bad.py")
    assert [item.location for item in items] == [
        ("derivations/bad.py", 7, "bad.mistakes:1"),
        ("derivations/bad.py", 8, "bad.mistakes:2"),
        ("derivations/bad.py", 9, "bad.mistakes:3"),
    ]


def test_two_processes_collect_the_same(pytester: pytest.Pytester, folder: Path) -> None:
    done = pytester.runpytest_subprocess("--symcheck", "derivations", "-n", "2")
    done.assert_outcomes(passed=4, failed=1)
    done.stdout.fnmatch_lines(["FAILED derivations/bad.py::bad.mistakes:2 *"])


@pytest.fixture
def judgements(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The steps asked for in each call of the judge."""
    calls: list[tuple[str, ...]] = []
    real = verifying.judged_steps

    def counted(*arguments: Any, only: tuple[str, ...], **options: Any) -> Generator[Any]:
        calls.append(only)
        return real(*arguments, only=only, **options)

    monkeypatch.setattr(verifying, "judged_steps", counted)
    return calls


def test_a_file_is_judged_once_when_a_step_of_it_runs(
    pytester: pytest.Pytester, folder: Path, judgements: list[tuple[str, ...]]
) -> None:
    collected(pytester, "--symcheck", "derivations")
    assert judgements == []
    pytester.inline_run("--symcheck", "derivations").assertoutcome(passed=4, failed=1)
    assert judgements == [
        ("bad.mistakes:1", "bad.mistakes:2", "bad.mistakes:3"),
        ("good.squares:2", "good.squares:sum"),
    ]


def test_what_is_deselected_is_not_judged(
    pytester: pytest.Pytester, folder: Path, judgements: list[tuple[str, ...]]
) -> None:
    pytester.inline_run("--symcheck", "derivations", "-k", "sum").assertoutcome(passed=1)
    assert judgements == [("good.squares:sum",)]


BROKEN = [
    ("a derivation that claims nothing", HEAD + '@derivation("x")\ndef f(d):\n    pass\n',
     "broken.py:5: broken.f claims nothing"),
    ("a module that raises", GOOD + "raise OSError('no disk')\n", "broken.py:*: OSError: no disk"),
    ("a syntax error", GOOD + "def (:\n", "broken.py:11: invalid syntax"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_file_that_cannot_be_used_is_an_error_of_collection(
    pytester: pytest.Pytester, text: str, said: str
) -> None:
    place = pytester.mkdir("derivations")
    (place / "broken.py").write_text(text, encoding="utf-8")
    done = pytester.runpytest("--symcheck", "derivations")
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines([f"*{said}*"])
    assert "pytest_plugin.py" not in done.stdout.str()


@pytest.mark.parametrize("name", ["notes.md", "paper.tex", "lecture.ipynb"])
def test_documents_that_are_named_go_to_the_loader(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen: list[Path] = []

    def load(paths: list[Path]) -> loading.Loaded:
        seen.extend(paths)
        problem = Problem("empty", "nothing is claimed", "write a row", name, 3)
        raise DerivationError(problem)

    monkeypatch.setattr(loading, "load", load)
    path = pytester.path / name
    path.write_text("text\n", encoding="utf-8")
    done = pytester.runpytest("--symcheck", name)
    assert seen == [path]
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines([f"{name}:3: nothing is claimed; write a row"])
    seen.clear()
    pytester.runpytest("--symcheck").assert_outcomes()
    pytester.runpytest(name).assert_outcomes()
    assert seen == []


def test_a_store_of_no_use_fails_the_steps(pytester: pytest.Pytester, folder: Path) -> None:
    (folder / "certificates").mkdir()
    (folder / "certificates" / "good.json").write_text("nothing of the kind", encoding="utf-8")
    done = pytester.runpytest("--symcheck", "derivations/good.py")
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(["*good.json: SC82*"])


def test_a_disagreement_fails_the_steps(
    pytester: pytest.Pytester, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def judged(*arguments: Any, **options: Any) -> Any:
        raise verifying.InternalDisagreement(prove("1 = 2"))

    monkeypatch.setattr(verifying, "judged_steps", judged)
    pytester.inline_run("--symcheck", "derivations/good.py").assertoutcome(failed=2)


MARKED = "('x')\ndef f(d): 0\n"
MODULES = [
    ("a derivation", GOOD, True),
    ("under another name", "from symcheck import derivation as page\n@page" + MARKED, True),
    ("by the name of the package", "import symcheck\n@symcheck.derivation" + MARKED, True),
    ("the package under another name", "import symcheck as s\n@s.derivation" + MARKED, True),
    ("one that does not parse", GOOD + "def (:\n", True),
    ("a usual test", USUAL, False),
    ("a test that uses symcheck", "from symcheck import prove\ndef test_it(): 0\n", False),
    ("a derivation in a string", f"from symcheck import verify\nTEXT = '''{GOOD}'''\n", False),
    ("the decorator of something else",
     "import symcheck\nfrom calculus import derivation\n@derivation" + MARKED, False),
    ("a mark that nothing bears", "from symcheck import derivation\n", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_one"), [m[1:] for m in MODULES], ids=[m[0] for m in MODULES])
def test_modules_are_taken_if_they_have_derivations(
    tmp_path: Path, text: str, is_one: bool
) -> None:
    path = tmp_path / "module.py"
    path.write_text(text, encoding="utf-8")
    assert is_derivation_module(path) is is_one


def test_what_is_no_text_is_left_to_pytest(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_bytes(b"# symcheck \xff\n")
    assert not is_derivation_module(path)
    assert not is_derivation_module(tmp_path / "missing.py")


def test_the_plugin_costs_nothing_where_it_is_not_used(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_light():
            assert "symcheck.pytest_plugin" in sys.modules
            heavy = ("sympy", "flint", "mpmath", "rich", "pebble", "symcheck.derivations")
            assert [name for name in heavy if name in sys.modules] == []
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_the_package_declares_the_plugin() -> None:
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    plugins = tomllib.loads(text)["project"]["entry-points"]["pytest11"]
    assert plugins == {"symcheck": "symcheck.pytest_plugin"}
