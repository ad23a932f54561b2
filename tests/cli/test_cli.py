"""The command line: output as it is printed, exit codes, and what it says of bad input."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from symcheck.cli import main
from symcheck.judging import judge as judging
from symcheck.language.context import Obligation
from symcheck.reading.ascii_syntax import read_claim

GOOD = """\
from sympy import Eq, exp
from symcheck import Derivation, derivation, prime


@derivation("Squares", ref="page 1")
def squares(d: Derivation):
    x, y = d.reals("x y")
    σ = d.define("σ", lambda t: 1 / (1 + exp(-t)))
    d.then(Eq(prime(σ)(y), σ(y) * (1 - σ(y))), "quotient rule", label="slope")
    d.given(x > 1, "large")
    d.then(x**2 > 1, "multiply")


@derivation("More")
def more(d: Derivation):
    y, = d.reals("y")
    d.cite(squares, only="slope", y=2*y)
    d.then(Eq((y + 1)**2, y**2 + 2*y + 1), "expand")
    d.equals(y*(y + 2) + 1, "collect")
"""
BAD = """\
from sympy import Eq
from symcheck import Derivation, derivation


@derivation("Mistakes")
def mistakes(d: Derivation):
    x, = d.reals("x")
    d.given(x < 1)
    d.then(Eq(x**3, 2*x), "a slip")
    d.then(Eq(x / x, 1), "cancel")
    d.then(Eq(x**3 + 1, 2*x + 1), "add 1")
"""


def run(*arguments: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "symcheck", *arguments],
        cwd=cwd, env=environment, input=stdin, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def timeless(text: str) -> str:
    """The text with every time set to 0."""
    text = re.sub(r"\d+\.\d+ s\b", "0.00 s", text)
    return re.sub(r'("seconds": |time=")[0-9.e-]+', r"\g<1>0", text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "derivations").mkdir()
    (tmp_path / "derivations" / "good.py").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.py").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_verify_prints_a_line_per_step(folder: Path) -> None:
    done = run("verify", cwd=folder)
    assert done.stderr == ""
    assert done.returncode == 0
    assert timeless(done.stdout) == dedent("""\
        good.squares  Squares  (page 1)
          proved      slope       σ′(y) = σ(y)*(1 - σ(y))  [identity; 0.00 s]
          assumed     2           x > 1
          proved      3           x^2 > 1  [combination of inequalities; from 2; 0.00 s]

        good.more  More
          proved      1           by good.squares:slope, y = 2*y
          proved      2           (y + 1)^2 = y^2 + 2*y + 1  [identity; 0.00 s]
          proved      3           y^2 + 2*y + 1 = y*(y + 2) + 1  [identity; from 2; 0.00 s]
        6 steps: 5 proved, 1 assumed (0.00 s)
        """)


def test_verify_shows_what_is_wrong(folder: Path) -> None:
    done = run("verify", "bad.py", cwd=folder)
    assert done.returncode == 1
    *steps, summary = timeless(done.stdout).splitlines()
    assert steps == [
        "bad.mistakes  Mistakes",
        "  assumed     1           x < 1",
        "  refuted     2           x^3 = 2*x  [0.00 s]",
        '               9 |     d.then(Eq(x**3, 2*x), "a slip")',
        "                 |     ^" + "~" * 30,
        "               SC401: Do both sides agree for a simple number, such as 1 or 2?",
        "               at x = -1, x^3 = 2*x is false: the sides are -1 and -2",
        "  conditional 3           x/x = 1  [identity; 0.00 s]",
        '               10 |     d.then(Eq(x / x, 1), "cancel")',
        "                  |     ^" + "~" * 29,
        "               SC211: factor that may be 0 cancelled (x/x is taken for 1). "
        "For which values is the denominator 0?",
        "               holds exactly where x != 0; at x = 0, 0/0 has no value; "
        "bad.mistakes:1 could have granted it",
        "               proved under a condition: x != 0 => x/x = 1",
        "  proved      4           x^3 + 1 = 2*x + 1  [identity; from 2; 0.00 s]",
        '               11 |     d.then(Eq(x**3 + 1, 2*x + 1), "add 1")',
        "                  |     ^" + "~" * 37,
        "               SC805: (rests on a refuted line)",
    ]
    assert summary == (
        "4 steps: 1 proved, 1 assumed, 1 conditional, 1 refuted; "
        "1 proved only on lines that are not (0.00 s)"
    )


def test_concise_has_a_line_for_what_does_not_stand(folder: Path) -> None:
    done = run("verify", "derivations", "bad.py", "--format", "concise", cwd=folder)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == (
        "bad.py:9:5: SC401 refuted: bad.mistakes:2: x^3 = 2*x: "
        "at x = -1, x^3 = 2*x is false: the sides are -1 and -2"
    )
    assert [line.split(":")[1] for line in lines[:-1]] == ["9", "10", "11"]


def test_certificates_are_printed_on_demand(folder: Path) -> None:
    done = run("verify", "--only", "good.squares:3", "-v", cwd=folder)
    certificate = json.loads(done.stdout.splitlines()[2])
    assert certificate["kind"]
    assert "certificate" not in run("verify", "--only", "good.squares:3", cwd=folder).stdout


def test_jsonl_is_a_step_object_a_line(folder: Path) -> None:
    done = run("verify", "bad.py", "--format", "jsonl", cwd=folder)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [s["verdict"] for s in found] == ["assumed", "refuted", "conditional", "proved"]
    assert found[1]["counterexample"]["point"] == {"x": "-1"}
    assert (found[2]["condition"], found[2]["exactly"]) == ("x != 0", True)


def test_only_and_unknown_names(folder: Path) -> None:
    done = run("verify", "--only", "good.more:2", "--format", "jsonl", cwd=folder)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good.more:2"]
    wrong = run("verify", "--only", "good.mroe", cwd=folder)
    assert wrong.returncode == 2
    assert wrong.stderr.startswith(
        "symcheck: there is no derivation good.mroe; did you mean good.more"
    )


def test_no_derivations_is_a_sentence_and_exit_2(tmp_path: Path) -> None:
    done = run("verify", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "symcheck: there is no folder derivations here: name the files or folders to verify\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no such file"),
        ("x = 1\n", "there is no derivation here"),
        ("def (:\n", "module.py:1"),
        ("import symcheck\nraise OSError('no disk')\n", "module.py:2: OSError: no disk"),
    ],
    ids=["missing", "without a derivation", "syntax", "raises"],
)
def test_modules_that_cannot_be_used(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "module.py").write_text(text, encoding="utf-8")
    done = run("verify", "module.py", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("prove",), ("prove", "x = x", "--jsonl", "-"), ("prove", "--jsonl", "no-such-file"),
        ("verify", "--format", "yaml"), ("verify", "-j", "0"), ("verify", "--time-limit", "-1"),
        ("prove", "--jsonl", "-", "--given", "x > 0"), ("nonsense",),
    ],
)  # fmt: skip
def test_usage_errors_exit_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=tmp_path, stdin="")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


PROVE = [
    (("x/x = 1", "--given", "x != 0"), 0, "proved  x/x = 1  [identity; 0.00 s]\n"),
    (
        ("x/x = 1",), 1,
        "conditional  x/x = 1  [identity; 0.00 s]\n"
        "    x/x = 1\n"
        "    ^~~\n"
        "    SC211: factor that may be 0 cancelled (x/x is taken for 1). "
        "For which values is the denominator 0?\n"
        "    holds exactly where x != 0; at x = 0, 0/0 has no value\n",
    ),
    (
        ("sqrt(x^2) = x",), 1,
        "conditional  sqrt(x^2) = x  "
        "[identity, lemma; lemmas abs.of-nonnegative, sqrt.of-square; 0.00 s]\n"
        "    sqrt(x^2) = x\n"
        "    ^~~~~~~~~\n"
        "    SC212: root of a square taken for the number itself (sqrt(x^2) is taken for x). "
        "What are both sides at a negative number?\n"
        "    holds exactly where x >= 0; at x = -1, sqrt(x^2) = x is false: "
        "the sides are 1 and -1\n"
        "    proved with an absolute value: sqrt(x^2) = Abs(x)\n",
    ),
    (
        ("x^3 = 2*x",), 1,
        "refuted  x^3 = 2*x  [0.00 s]\n"
        "    SC401: Do both sides agree for a simple number, such as 1 or 2?\n"
        "    at x = 1, x^3 = 2*x is false: the sides are 1 and 2\n",
    ),
    (
        ("2x > 0",), 1,
        "unread  [0.00 s]\n    SC101: column 2: an operator is missing before x (write 2*x)\n",
    ),
    (("x^n = x^n", "--integer", "n", "--given", "x < 0"), 0, "proved  x^n = x^n"),
    (("C(x) = C(x)", "--function", "C"), 0, "proved  C(x) = C(x)"),
    (("x > 0", "--given", "x > 0"), 0, "assumed  x > 0"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "printed"), PROVE, ids=[p[0][0] for p in PROVE])
def test_prove(tmp_path: Path, arguments: tuple[str, ...], code: int, printed: str) -> None:
    done = run("prove", *arguments, cwd=tmp_path)
    assert done.stderr == ""
    assert timeless(done.stdout).startswith(printed)
    assert done.returncode == code


def test_prove_as_json(tmp_path: Path) -> None:
    done = run("prove", "x/x = 1", "--format", "json", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert (found["verdict"], found["condition"], found["code"]) == (
        "conditional", "x != 0", "SC211",
    )  # fmt: skip


def test_prove_lines(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "claim": "x^2 >= 0"}',
        "",
        "not JSON",
        '{"claim": "n + 1 > n", "integer": ["n"], "given": []}',
        '{"id": 7, "claim": "x > y", "given": ["x > y + 1"], "functions": null}',
        '{"id": 8, "claim": "x > y", "given": "x > y"}',
        '{"id": 9, "claim": "x > y", "givens": ["x > y"]}',
        '{"id": 10, "claim": "x >"}',
        '{"id": 11, "claim": "x > 0", "given": ["__import__(\'os\') > 0"]}',
        '{"claim": "C(x) = 1"}',
        '["claim"]',
        '{"id": [1], "claim": "1 = 1"}',
        '{"id": 14}',
        '{"id": 15, "claim": "1 = 2"}',
    ]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    for source, stdin in ((str(path), None), ("-", "\n".join(lines))):
        done = run("prove", "--jsonl", source, "-j", "2", cwd=tmp_path, stdin=stdin)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(s["id"], s["verdict"]) for s in found] == [
            ("a", "proved"), (3, "unread"), (4, "proved"), (7, "proved"), (8, "unread"),
            (9, "unread"), (10, "unread"), (11, "unread"), (10, "unread"), (11, "unread"),
            (12, "unread"), (14, "unread"), (15, "refuted"),
        ]  # fmt: skip
        assert [s["line"] for s in found] == [1, *range(3, 15)]
        assert done.returncode == 1
        said = {s["line"]: s["message"] for s in found}
        assert said[6] == "given is a list of texts"
        assert said[7] == "there is no field givens; did you mean given?"
        assert said[9].startswith("hypothesis 1: column 1")
        assert said[12] == "id is a text or a whole number"
        assert said[13] == 'claim is a text such as "x^2 >= 0"'


def test_lines_are_answered_as_they_come(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "symcheck", "prove", "--jsonl", "-"],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    for claim, verdict in (("1 = 1", "proved"), ("1 = 2", "refuted"), ("1 +", "unread")):
        process.stdin.write(json.dumps({"claim": claim}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["verdict"] == verdict
    process.stdin.close()
    assert process.wait(timeout=30) == 1
    process.stdout.close()


HOSTILE = [
    ("ten thousand brackets", "(" * 10_000 + "x" + ")" * 10_000 + " = x"),
    ("a tower of powers", "9**9**9**9 > 0"),
    ("a tower in a variable", "x^x^x^x^x = 9^9^9^9^9"),
    ("attributes", "x.__class__ = 1"),
    ("an import", "__import__('os').system('touch owned') = 0"),
    ("a call", "open('owned', 'w') = 1"),
    ("a comprehension", "[y for y in x] = 1"),
    ("a lambda", "(lambda: 1)() = 1"),
    ("a format string", "f'{x}' = 1"),
    ("nothing", ""),
    ("a null character", "x = 1\x00"),
    ("a face", "x = \N{SLIGHTLY SMILING FACE}"),
    ("a long sum", " + ".join(["x"] * 3000) + " = 3000*x"),
    ("a huge number", "9" * 50_000 + " > 0"),
]


def test_hostile_text_is_answered_and_never_executed(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": name, "claim": text}) for name, text in HOSTILE)
    done = run("prove", "--jsonl", "-", "--time-limit", "1", cwd=tmp_path, stdin=lines)
    found = {s["id"]: s for s in map(json.loads, done.stdout.splitlines())}
    assert list(found) == [name for name, _ in HOSTILE]
    harmless = {"a tower of powers", "a tower in a variable", "a long sum", "a huge number"}
    for name in found:
        expected = ("unread", "open", "proved", "refuted") if name in harmless else ("unread",)
        assert found[name]["verdict"] in expected, name
    assert found["a tower in a variable"]["verdict"] != "proved"
    assert not (tmp_path / "owned").exists()
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    command = f"{sys.executable} -m symcheck verify --format jsonl | head -c 1"
    done = subprocess.run(
        command, shell=True, cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "{"
    assert done.stderr == ""


def test_an_interrupt_ends_quietly_and_leaves_no_process(folder: Path) -> None:
    def heed() -> None:  # what a shell starts in the background ignores Ctrl-C
        signal.signal(signal.SIGINT, signal.default_int_handler)

    process = subprocess.Popen(
        [sys.executable, "-m", "symcheck", "prove", "--jsonl", "-"],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True, preexec_fn=heed,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write('{"claim": "1 = 1"}\n')
    process.stdin.flush()
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.strip() == ""
    time.sleep(0.1)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_help_and_version_import_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom symcheck.cli import commands\n"
        "try:\n    commands(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('sympy', 'mpmath', 'flint', 'numpy', 'rich') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert run("--version", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("arguments", [("verify", "bad.py"), ("prove", "x > 0")])
def test_a_disagreement_is_loud_and_exits_3(
    folder: Path,
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    real = judging.prove
    trivial = Obligation((), read_claim("1 = 1"))
    monkeypatch.setattr(judging, "prove", lambda obligation, seconds: real(trivial, seconds))
    monkeypatch.setattr(judging, "refute", lambda obligation, seconds: None)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["symcheck", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 3
    assert "internal disagreement" in capsys.readouterr().err


def stored(folder: Path) -> Path:
    """The store of the good module, after it was written."""
    done = run("verify", "--store", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "symcheck: 4 certificates stored\n")
    return folder / "derivations" / "certificates" / "good.json"


def test_stored_certificates_are_used_and_rechecked(folder: Path) -> None:
    assert stored(folder).is_file()
    done = run("verify", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = timeless(done.stdout).splitlines()
    assert lines[1] == (
        "  proved      slope       σ′(y) = σ(y)*(1 - σ(y))  [identity; stored certificate; 0.00 s]"
    )
    assert lines[-1] == "6 steps: 5 proved, 1 assumed; 4 by stored certificates (0.00 s)"
    again = run("recheck", cwd=folder)
    assert (again.returncode, again.stderr) == (0, "")
    assert timeless(again.stdout) == dedent("""\
        covered     good.squares  3 of 3 steps, 2 certificates replayed
        covered     good.more  3 of 3 steps, 2 certificates replayed
        6 of 6 steps covered, 4 by stored certificates, which the kernel replayed (0.00 s)
        """)
    rests = run("recheck", "-v", cwd=folder).stdout.splitlines()
    assert rests[1:4] == ["  slope       -", "  2           -", "  3           step:good.squares:2"]


def test_a_store_is_left_aside_when_asked(folder: Path) -> None:
    stored(folder).write_text("nothing of the kind")
    done = run("verify", "--no-store", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "stored" not in done.stdout


def test_a_store_of_no_use_stops_both_commands(folder: Path) -> None:
    path = stored(folder)
    path.write_text(path.read_text(encoding="utf-8")[:-5], encoding="utf-8")
    done = run("verify", cwd=folder)
    said = "derivations/certificates/good.json: SC822 truncated: the end of the file is missing"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"symcheck: {said}\n")
    done = run("recheck", cwd=folder)
    assert done.returncode == 2
    assert said in done.stdout.splitlines()
    assert "NOT COVERED good.squares  1 of 3 steps, 0 certificates replayed" in done.stdout


def test_a_store_that_is_out_of_date_is_said_to_be(folder: Path) -> None:
    stored(folder)
    module = folder / "derivations" / "good.py"
    module.write_text(GOOD.replace("x**2 > 1", "x**2 > x"), encoding="utf-8")
    done = run("verify", cwd=folder)
    assert done.returncode == 0
    assert done.stderr == (
        "symcheck: the stored certificates do not match 1 of the steps (good.squares:3), which "
        "were judged afresh; symcheck verify --store brings them up to date\n"
    )
    assert "; 3 by stored certificates" in done.stdout
    done = run("recheck", cwd=folder)
    assert done.returncode == 1
    assert (
        "derivations/good.py:11: SC812 stale: good.squares:3: the step, or a line before it, has "
        "changed since its certificate was stored"
    ) in done.stdout.splitlines()
    assert stored(folder).is_file()
    assert run("recheck", cwd=folder).returncode == 0


def test_recheck_needs_a_store(folder: Path) -> None:
    done = run("recheck", cwd=folder)
    assert done.returncode == 1
    assert "derivations/certificates/good.json: SC811 missing" in done.stdout
    assert run("recheck", "elsewhere", cwd=folder).returncode == 2


def test_whole_files_are_stored(folder: Path) -> None:
    done = run("verify", "--store", "--only", "good.more", cwd=folder)
    assert done.returncode == 2
    assert "--store keeps the certificates of whole files" in done.stderr
    assert not (folder / "derivations" / "certificates").exists()
