"""Derivation modules: files in, derivations out, problems with their place."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from symcheck.derivations.load import Authored, derivation, load, write
from symcheck.derivations.problem import DerivationError, Problem

HEADER = "from sympy import *\nfrom symcheck import *\n"


def module(folder: Path, name: str, text: str) -> Path:
    """A file of derivations; its body begins at line 3."""
    path = folder / name
    path.write_text(HEADER + dedent(text), encoding="utf-8")
    return path


def problem_in(folder: Path, text: str) -> Problem:
    with pytest.raises(DerivationError) as caught:
        load([module(folder, "bad.py", text)])
    return caught.value.problem


TWO_OF_THEM = """\
    @derivation("second by name", ref="eq. (2)")
    def zeta(d):
        x = d.real("x")
        d.then(x/x <= 1)

    @derivation("first by name")
    def alpha(d):
        x = d.real("x")
        d.cite(zeta)
        d.then(x <= x)
    """


def test_derivations_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = module(tmp_path, "page.py", TWO_OF_THEM)
    zeta, alpha = load([path]).requested
    assert (zeta.name, zeta.title, zeta.ref, zeta.line) == (
        "page.zeta", "second by name", "eq. (2)", 3
    )  # fmt: skip
    assert (alpha.name, alpha.ref, alpha.path) == ("page.alpha", None, str(path))
    assert [s.line for s in alpha.steps] == [11, 12]
    assert alpha.steps[0].cited == ("page.zeta:1",)


def test_a_folder_gives_its_files_by_name_and_skips_private_ones(tmp_path: Path) -> None:
    module(tmp_path, "b.py", TWO_OF_THEM)
    module(tmp_path, "a.py", TWO_OF_THEM)
    module(tmp_path, "_shared.py", "raise ValueError")
    names = [t.name for t in load([tmp_path]).requested]
    assert names == ["a.zeta", "a.alpha", "b.zeta", "b.alpha"]


def test_another_file_is_cited_by_name(tmp_path: Path) -> None:
    module(tmp_path, "page.py", TWO_OF_THEM)
    other = module(
        tmp_path,
        "other.py",
        """\
        @derivation("cites")
        def one(d):
            d.cite("page.zeta", x=d.real("y"))
            d.then(Eq(1, 1))
        """,
    )
    loaded = load([other])
    assert [t.name for t in loaded.requested] == ["other.one"]
    assert [t.name for t in loaded.cited] == ["page.zeta"]


def test_a_trailing_underscore_is_not_part_of_the_name(tmp_path: Path) -> None:
    path = module(
        tmp_path,
        "page.py",
        """\
        @derivation("a word of Python")
        def range_(d):
            d.then(Eq(1, 1))
        """,
    )
    assert load([path]).requested[0].steps[0].id == "page.range:1"


def test_an_edit_is_seen_at_once(tmp_path: Path) -> None:
    path = module(tmp_path, "page.py", TWO_OF_THEM)
    before = load([path]).requested[1].steps[1].claim
    path.write_text(path.read_text().replace("x <= x", "x >= x"))
    assert load([path]).requested[1].steps[1].claim != before


def test_evaluation_is_back_on_after_loading(tmp_path: Path) -> None:
    problem_in(tmp_path, '@derivation("raises")\ndef one(d):\n    1/0\n')
    import sympy  # noqa: PLC0415

    assert sympy.core.parameters.global_parameters.evaluate


PROBLEMS = [
    ("a module that raises", "\n1/0", "raised", 4, "ZeroDivisionError"),
    ("a module that exits", "raise SystemExit(0)", "raised", 3, "SystemExit"),
    ("a syntax error", "def one(:", "syntax", 3, "invalid syntax"),
    (
        "a derivation that raises",
        '@derivation("raises")\ndef one(d):\n    d.then(nothing)\n',
        "raised",
        5,
        "nothing",
    ),
    (
        "a chain in Python",
        '@derivation("chain")\ndef one(d):\n    s = d.real("s")\n    d.then(0 < s < 1)\n',
        "raised",
        6,
        'chain(0, "<", s, "<", 1)',
    ),
    ("no derivation", "x = 1", "no-derivation", None, "@derivation"),
    (
        "no claimed step",
        '@derivation("empty")\ndef one(d):\n    d.given(d.real("x") > 0)\n',
        "empty",
        3,
        "claims nothing",
    ),
    (
        "a decorator without a title",
        "@derivation\ndef one(d):\n    pass\n",
        "raised",
        3,
        '@derivation("title")',
    ),
    (
        "two derivations of one name",
        '@derivation("a")\ndef one(d):\n    d.then(Eq(1, 1))\n'
        '@derivation("b")\ndef one_(d):\n    d.then(Eq(1, 1))\n',
        "duplicate",
        6,
        "bad.one",
    ),
    (
        "a citation of itself",
        '@derivation("a")\ndef one(d):\n    d.cite(one)\n    d.then(Eq(1, 1))\n',
        "citation",
        3,
        "cites itself",
    ),
    (
        "a citation of a file that is not there",
        '@derivation("a")\ndef one(d):\n    d.cite("none.such")\n',
        "raised",
        5,
        "none.such",
    ),
    (
        "a citation that leaves the folder",
        '@derivation("a")\ndef one(d):\n    d.cite("../x.such")\n',
        "raised",
        5,
        "no derivation",
    ),
    (
        "a claim decided by SymPy",
        '@derivation("a")\ndef one(d):\n    d.then(S(3) >= 2)\n',
        "truth-value",
        5,
        "chain",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "line", "says"), [p[1:] for p in PROBLEMS], ids=[p[0] for p in PROBLEMS]
)
def test_problems_have_their_place(
    tmp_path: Path, text: str, kind: str, line: int | None, says: str
) -> None:
    problem = problem_in(tmp_path, text)
    assert (problem.kind, problem.line) == (kind, line)
    assert problem.path.endswith("bad.py")
    assert says in f"{problem.message} {problem.hint}"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DerivationError) as caught:
        load([tmp_path / "none.py"])
    assert caught.value.problem.kind == "missing"


def test_the_same_name_from_two_folders(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        module(tmp_path / folder, "page.py", TWO_OF_THEM)
    with pytest.raises(DerivationError) as caught:
        load([tmp_path / "a", tmp_path / "b"])
    assert caught.value.problem.kind == "duplicate"


def test_a_function_at_hand_is_written_without_a_file() -> None:
    @derivation("at hand")
    def square(d):  # type: ignore[no-untyped-def]
        x = d.real("x")
        d.then(x**2 >= 0)

    assert isinstance(square, Authored)
    text = write(square)
    assert text.steps[0].id == "test_load.square:1"


def test_importing_symcheck_does_not_import_sympy() -> None:
    check = "import sys, symcheck; sys.exit('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
