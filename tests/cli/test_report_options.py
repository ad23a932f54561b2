"""Options on what is reported, and how: formats, chosen codes, statistics, explanations."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from click.testing import CliRunner, Result

from symcheck.cli import commands
from symcheck.judging.codes import MEANING

MODULE = """\
from sympy import Eq
from symcheck import Derivation, derivation


@derivation("Mistakes")
def mistakes(d: Derivation):
    x, = d.reals("x")
    d.then(x**2 >= 0, "a square")
    d.then(Eq(x**3, 2*x), "a slip")
    d.then(Eq(x / x, 1), "cancel")
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bad.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def verify(*arguments: str) -> Result:
    return run("verify", "bad.py", "-j", "2", *arguments)


def test_annotations_name_the_file_as_it_lies_below_the_working_folder(folder: Path) -> None:
    for path in ("bad.py", str(folder / "bad.py")):
        done = run("verify", path, "-j", "2", "--format", "github")
        lines = done.stdout.splitlines()
        assert [line.partition(",title")[0] for line in lines] == [
            "::error file=bad.py,line=9,col=5", "::error file=bad.py,line=10,col=5",
        ]  # fmt: skip
        assert done.exit_code == 1


def test_gitlab_and_sarif_are_json_alone() -> None:
    issues = json.loads(verify("--format", "gitlab").stdout)
    assert [i["check_name"] for i in issues] == ["SC401", "SC211"]
    log = json.loads(verify("--format", "sarif").stdout)
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["SC401", "SC211"]


EXITS = [
    ("nothing is ignored", (), 1, 0),
    ("one of two is ignored", ("--ignore", "SC211"), 1, 1),
    ("both are ignored", ("--ignore", "SC2,SC4"), 0, 2),
    ("neither is selected", ("--select", "SC8"), 0, 2),
    ("one is selected", ("--select", "SC401"), 1, 1),
]


@pytest.mark.parametrize(
    ("options", "code", "ignored"), [e[1:] for e in EXITS], ids=[e[0] for e in EXITS]
)
def test_what_is_ignored_does_not_count_and_is_said(
    options: tuple[str, ...], code: int, ignored: int
) -> None:
    done = verify("--format", "concise", *options)
    *lines, summary = done.stdout.splitlines()
    assert done.exit_code == code
    assert len(lines) == 2 - ignored
    said = f"; {ignored} finding{'s' * (ignored != 1)} ignored"
    assert (said in summary) is (ignored > 0)
    assert summary.startswith("3 steps: 1 proved, 1 conditional, 1 refuted")


def test_an_ignored_finding_keeps_its_verdict_in_the_full_report() -> None:
    lines = verify("--ignore", "SC211").stdout.splitlines()
    assert any(line.startswith("  conditional 3") and "SC211 ignored" in line for line in lines)
    assert not any("holds exactly where" in line for line in lines)
    assert any("SC401: Do both sides agree" in line for line in lines)


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_an_ignored_finding_is_left_out_of_lists_of_findings(form: str) -> None:
    done = verify("--format", form, "--ignore", "SC211")
    assert "SC401" in done.stdout
    assert "SC211" not in done.stdout
    assert done.stderr == "symcheck: 1 finding ignored\n"


def test_an_ignored_finding_is_a_skipped_case() -> None:
    (suite,) = xml.fromstring(verify("--format", "junit", "--ignore", "SC211").stdout)
    assert (suite.get("failures"), suite.get("skipped"), suite.get("tests")) == ("1", "1", "3")
    skipped = [case.find("skipped") for case in suite]
    assert [s is not None for s in skipped] == [False, False, True]


def test_step_objects_are_all_there_whatever_is_ignored() -> None:
    done = verify("--format", "json", "--ignore", "SC2,SC4")
    (derivation,) = json.loads(done.stdout)["derivations"]
    assert [s["verdict"] for s in derivation["steps"]] == ["proved", "refuted", "conditional"]
    assert done.exit_code == 0
    assert done.stderr == "symcheck: 2 findings ignored\n"


def test_statistics_follow_what_people_read() -> None:
    done = verify("--format", "concise", "--statistics", "--ignore", "SC211")
    assert done.stdout.splitlines()[-5:] == [
        "     1  proved",
        "     1  conditional",
        "     1  refuted",
        "     1  SC211  factor that may be 0 cancelled  (ignored)",
        "     1  SC401  an equality is false",
    ]
    assert done.stderr == ""


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_statistics_stay_out_of_data(form: str) -> None:
    done = verify("--format", form, "--statistics")
    assert json.loads(done.stdout)
    assert done.stderr.splitlines()[-1] == "     1  SC401  an equality is false"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "SC408"), "there is no code SC408; did you mean SC40"),
        (("--ignore", "SC2,SC890"), "SC890 cannot be ignored"),
        (("--select", ""), "there is a code missing"),
    ],
    ids=["unknown", "a disagreement", "empty"],
)
def test_wrong_codes_are_usage_errors(options: tuple[str, ...], said: str) -> None:
    done = verify(*options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_codes_are_explained() -> None:
    done = run("explain", "sc201", "SC803")
    assert done.exit_code == 0
    assert done.stdout.startswith("SC201: holds only under a condition that is not granted\n\n")
    assert "    symcheck prove 'sqrt(x)^2 = x'\n" in done.stdout
    assert "\n\nSC803: " in done.stdout
    assert "SC202" not in done.stdout
    everything = run("explain", "--all").stdout
    assert all(f"{code}: {meaning}\n" in everything for code, meaning in MEANING.items())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("SC4O1",), "there is no code SC4O1; did you mean SC401"),
        ((), "name codes such as SC401, or write --all"),
        (("SC401", "--all"), "name codes such as SC401, or write --all"),
    ],
    ids=["unknown", "nothing", "both"],
)
def test_what_cannot_be_explained_is_a_usage_error(arguments: tuple[str, ...], said: str) -> None:
    done = run("explain", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
