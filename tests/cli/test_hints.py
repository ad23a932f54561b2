"""How much is said of what fails: --hints 0 to 3, of verify and of prove, and what JSON has."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from symcheck.cli import commands
from symcheck.judging.diagnosis import Diagnosis, Direction
from symcheck.judging.prove import prove
from symcheck.judging.step_object import (
    VERDICTS, Counterexample, RepairShown, StepObject, Verdict,
)  # fmt: skip
from symcheck.reporting.as_json import schema
from symcheck.reporting.hints import EVERYTHING, QUESTIONS, WORDS, hints_of
from symcheck.reporting.terminal import STYLES, single

SUBMISSION = """\
# Solve $x^2 = 3x$

Suppose that $x^2 = 3x$. Then

$$x = 3.$$
"""
HEADING = ["ada  Solve $x^2 = 3x$", "  read x as real", "  assumed     1           x^2 = 3*x"]
EXCERPT = ["5 | $$x = 3.$$", "|   ^~~~~"]
CAUSE = (
    "SC311: solutions lost by dividing by what may be 0. "
    "What did you divide both sides by, and can it be 0?"
)
NUMBERS = [
    "at x = 0, x = 3 is false: the sides are 0 and 3",
    "(the premises hold there: x^2 = 3*x as 0 = 0; the step loses x = 0)",
]
REPAIR = "proved with all solutions: x = 3 or x = 0"
VERIFIED = [
    ("the verdict alone", "0", []),
    ("where to look, and a question", "1", [*EXCERPT, CAUSE]),
    ("the numbers as well", "2", [*EXCERPT, CAUSE, *NUMBERS]),
    ("the repair as well", "3", [*EXCERPT, CAUSE, *NUMBERS, REPAIR]),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ada.md").write_text(SUBMISSION, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


@pytest.mark.parametrize(
    ("level", "taught"), [v[1:] for v in VERIFIED], ids=[v[0] for v in VERIFIED]
)
def test_verify_says_as_much_as_is_asked_for(level: str, taught: list[str]) -> None:
    done = run("verify", "ada.md", "-j", "1", "--hints", level)
    assert done.exit_code == 1
    *heading, refuted = done.stdout.splitlines()[:4]
    assert heading == HEADING
    assert refuted.startswith("  refuted     2           x = 3  [")
    *lines, summary = done.stdout.splitlines()[4:]
    assert [line.strip() for line in lines] == taught
    assert summary.startswith("2 steps: 1 assumed, 1 refuted")


def test_everything_is_said_unless_less_is_asked_for() -> None:
    whole, asked = (run("verify", "ada.md", "-j", "1", *o) for o in ((), ("--hints", "3")))
    strip = [line.partition("[")[0] for line in whole.stdout.splitlines()[:-1]]
    assert strip == [line.partition("[")[0] for line in asked.stdout.splitlines()[:-1]]


PROVED = [
    ("the verdict alone", "0", []),
    (
        "where to look, and a question", "1",
        ["sqrt(x^2) = x", "^~~~~~~~~",
         "SC212: root of a square taken for the number itself (sqrt(x^2) is taken for x). "
         "What are both sides at a negative number?"],
    ),
    (
        "the condition and the numbers", "2",
        ["holds exactly where x >= 0; at x = -1, sqrt(x^2) = x is false: the sides are 1 and -1"],
    ),
    ("the repair", "3", ["proved with an absolute value: sqrt(x^2) = Abs(x)"]),
]  # fmt: skip


@pytest.mark.parametrize("level", range(4), ids=[p[0] for p in PROVED])
def test_prove_adds_to_what_the_level_below_says(level: int) -> None:
    done = run("prove", "sqrt(x^2) = x", "--hints", str(level))
    assert done.exit_code == 1
    verdict, *lines = done.stdout.splitlines()
    assert verdict.startswith("conditional  sqrt(x^2) = x  [")
    taught = [line for _, _, more in PROVED[: level + 1] for line in more]
    assert [line.strip() for line in lines] == taught


@pytest.mark.parametrize("command", [("verify", "ada.md"), ("prove", "x = 1")])
@pytest.mark.parametrize("level", ["-1", "4", "many"])
def test_other_levels_are_usage_errors(command: tuple[str, ...], level: str) -> None:
    done = run(*command, "--hints", level)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--hints" in done.stderr


@pytest.mark.parametrize("level", range(4))
def test_what_stands_or_was_not_read_is_told_whatever_the_level(level: int) -> None:
    for claim, said in (("x^2 >= 0", "proved"), ("2x > 0", "unread")):
        done = run("prove", claim, "--hints", str(level))
        whole = run("prove", claim)
        assert done.stdout.startswith(said)
        assert done.stdout.splitlines()[1:] == whole.stdout.splitlines()[1:]


TELLING = StepObject(
    1, 3, 1, "x = 3", "x = 3", ("x^2 = 3*x",), (), (), "refuted", "SC311", None, (), "x != 0",
    Counterexample("false", (("x", "0"),), (), "x = 3", "0", "3", None, ("x^2 = 3*x as 0 = 0",)),
    ("the step loses x = 0", "the step gains for instance x = 7", "a third remark"), None,
    "at x = 0, x = 3 is false: the sides are 0 and 3", 0.1, True, "line 2",
    Diagnosis("SC311", "a name", "A sentence.", "A question?", "a -> b", "x^2", "x"),
    Direction(False, False, ("x = 0",), ("x = 7",), True),
    RepairShown("x = 3 or x = 0", "x = 3", "solutions", True),
)  # fmt: skip
"""A step of which everything is said that can be said."""


@pytest.mark.parametrize("verdict", ["refuted", "conditional"])
def test_at_most_four_lines_teach(verdict: Verdict) -> None:
    step = replace(TELLING, verdict=verdict)
    assert [len(hints_of(step, level)) for level in range(4)] == [0, 1, 3, 4]
    assert hints_of(step) == [
        "SC311: a name (x^2 is taken for x). A question?",
        "at x = 0, x = 3 is false: the sides are 0 and 3; line 2 could have granted it",
        "(the premises hold there: x^2 = 3*x as 0 = 0; the step loses x = 0; "
        "the step gains for instance x = 7; a third remark)",
        "proved with all solutions, and the next line follows: x = 3 or x = 0",
    ]


@pytest.mark.parametrize("code", sorted(QUESTIONS))
def test_a_finding_without_a_known_cause_has_a_question(code: str) -> None:
    (line,) = hints_of(replace(TELLING, code=code, diagnosis=None), 1)
    assert line == f"{code}: {QUESTIONS[code]}"
    assert line.endswith("?")


@pytest.mark.parametrize("edit", sorted(WORDS))
def test_a_repair_says_in_words_what_it_changed(edit: str) -> None:
    repair = RepairShown("x = 3 or x = 0", "x = 3", edit, False)
    assert hints_of(replace(TELLING, repair=repair))[-1] == (
        f"proved {WORDS[edit]}: x = 3 or x = 0"
    )


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("level", range(EVERYTHING + 1))
def test_the_verdict_is_a_word_and_not_only_a_colour(verdict: Verdict, level: int) -> None:
    shown = single(replace(TELLING, verdict=verdict), level)
    assert shown.plain.startswith(f"{verdict}  x = 3")
    assert STYLES[verdict] in {str(span.style) for span in shown.spans}


JSON = [
    ("a root of a square", "sqrt(x^2) = x", "SC212"),
    ("an equivalence that gains", "x = 2 <=> x^2 = 4", "SC313"),
    ("a lost solution", "x^2 = x => x = 1", "SC311"),
    ("no known cause", "x^3 = 2*x", "SC401"),
    ("what is proved", "x^2 >= 0", None),
    ("what is not read", "2x > 0", "SC101"),
]


@pytest.mark.parametrize(("claim", "code"), [j[1:] for j in JSON], ids=[j[0] for j in JSON])
def test_json_has_every_field_and_obeys_the_schema(claim: str, code: str | None) -> None:
    found: dict[str, Any] = json.loads(
        run("prove", claim, "--format", "json", "--hints", "0").stdout
    )
    step = {"$ref": "#/$defs/step", "$defs": schema()["$defs"]}
    Draft202012Validator(step).validate(found)
    assert set(found) == {f.name for f in fields(StepObject)}
    assert found["code"] == code


def test_json_tells_the_mistake_the_direction_and_the_repair() -> None:
    found = json.loads(
        run("verify", "ada.md", "-j", "1", "--format", "jsonl").stdout.splitlines()[1]
    )
    known = found["diagnosis"]
    assert (known["code"], known["name"]) == (
        "SC311", "solutions lost by dividing by what may be 0",
    )  # fmt: skip
    assert f"SC311: {known['name']}. {known['question']}" == CAUSE
    assert found["direction"]["lost"] == ["x = 0"]
    assert found["direction"]["complete"]
    assert found["counterexample"]["hypotheses"] == ["x^2 = 3*x as 0 = 0"]
    assert found["repair"]["claim"] == "x = 3 or x = 0"
    assert found["repair"]["edit"] == "solutions"
    assert found["repair"]["latex"]


def test_a_condition_that_is_exact_is_said_to_be() -> None:
    exact, other = prove("sqrt(x^2) = x"), prove("a < b => a^2 < b^2")
    assert (exact.condition, exact.exactly) == ("x >= 0", True)
    assert (exact.message or "").startswith("holds exactly where x >= 0; ")
    assert (other.condition, other.exactly) == ("a >= 0", False)
    assert (other.message or "").startswith("holds where a >= 0; ")
