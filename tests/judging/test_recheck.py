"""Rechecking: what is stored is replayed for the steps as they are, and never passes otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from derivation_files import write
from kept import BODIES, CLAIMED, edit, entries, forged, keep, only_problem, problems, put, sealed

from symcheck.derivations.load import load
from symcheck.judging import replaying
from symcheck.judging.asked import question_of
from symcheck.judging.recheck import recheck
from symcheck.judging.verify import verify
from symcheck.kernel.certificate import Certificate, Known, Sign
from symcheck.stored.sharing import certificate_from_shared, to_shared
from symcheck.stored.store import read_store, store_path, store_text, write_store


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    assert keep(write(folder, **BODIES)) == len(CLAIMED)
    return folder


@pytest.fixture
def module(kept: Path, tmp_path: Path) -> Path:
    """A module with its store, for changes."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    return tmp_path / "d.py"


def test_what_is_as_it_was_is_covered(module: Path) -> None:
    assert tuple(entries(module)) == CLAIMED
    found = recheck([module])
    assert found.problems == ()
    assert found.stands
    assert [len(d.steps) for d in found.derivations] == [4, 3]


def test_what_a_step_rests_on_comes_from_the_replay(module: Path) -> None:
    covered = [s for d in recheck([module]).derivations for s in d.steps]
    judged = verify([module], stored=False, jobs=2).objects
    assert [(s.step.id, s.rests_on) for s in covered] == [(o.id, o.rests_on) for o in judged]
    assert covered[3].rests_on == ("step:d.one:1", "step:d.one:tangent")
    assert covered[5].rests_on == ("step:d.one:tangent",)


def test_several_processes_say_the_same(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = recheck([module], jobs=1)
    monkeypatch.setattr(replaying, "ENOUGH", 1)
    assert recheck([module], jobs=4) == alone


def test_without_a_store_nothing_is_covered_but_what_is_assumed(module: Path) -> None:
    store_path(module).unlink()
    found = recheck([module])
    problem = found.problems[0]
    assert (problem.kind, problem.step, problem.path) == ("missing", None, str(store_path(module)))
    assert [p.kind for p in found.problems[1:]] == ["premise"]  # the citation
    assert [s.step.kind for d in found.derivations for s in d.steps] == ["given", "given"]
    assert not found.stands


@pytest.mark.parametrize("name", CLAIMED)
def test_no_step_passes_without_its_entry(module: Path, name: str) -> None:
    write_store(store_path(module), [e for n, e in entries(module).items() if n != name])
    assert problems(module)[name] == "missing"


def test_what_rests_on_a_step_that_is_not_covered_is_not(module: Path) -> None:
    write_store(store_path(module), [e for n, e in entries(module).items() if n != CLAIMED[1]])
    assert problems(module) == {
        "d.one:tangent": "missing", "d.one:4": "premise", "d.two:2": "premise",
        "d.two:3": "premise",
    }  # fmt: skip


def test_a_place_is_that_of_the_author(module: Path) -> None:
    edit(module, "exp(x) > 2", "exp(x) > 1")
    problem = only_problem(recheck([module]))
    line = 1 + module.read_text(encoding="utf-8").splitlines().index(
        '    d.then(exp(x) > 1, "both")'
    )
    assert (problem.kind, problem.step, problem.path, problem.line) == (
        "stale", "d.one:4", str(module), line,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("exp(x) > 2", "exp(x) >= 2", {"d.one:4"}),
        ("x**2 > x", "x**2 >= x", {"d.one:2", "d.one:tangent", "d.one:4"}),
        ("x > 1", "x > 2", {"d.one:2", "d.one:tangent", "d.one:4", "d.two:3"}),
    ],
)
def test_an_edited_derivation_is_stale(module: Path, old: str, new: str, stale: set[str]) -> None:
    edit(module, old, new)
    found = problems(module)
    assert {step for step, kind in found.items() if kind == "stale"} >= stale


def test_another_domain_is_another_claim(tmp_path: Path) -> None:
    path = write(tmp_path, one='d.then(x**2 >= 0, "a square")')
    keep(path)
    edit(path, 'd.reals("x y z")', 'd.integers("x y z")')
    assert problems(path) == {"d.one:1": "stale"}


def test_what_does_not_change_the_claims_changes_nothing(module: Path) -> None:
    edit(module, "multiply by x", "for another reason")
    edit(module, "    d.then(x**2 > x,", "\n\n    d.then(x**2 > x,")
    assert recheck([module]).stands


def test_a_claim_that_was_added_is_missing(module: Path) -> None:
    edit(module, '"both")', '"both")\n    d.then(x < 0, "a lie")')
    assert problems(module) == {"d.one:5": "missing"}


def test_an_entry_for_no_step(module: Path) -> None:
    edit(module, '    d.then(exp(x) > 2, "both")\n', "")
    assert problems(module) == {"d.one:4": "unknown"}


def test_an_entry_for_what_is_assumed_covers_nothing(module: Path) -> None:
    put(module, sealed(replace(entries(module)["d.one:2"], step="d.one:1")))
    assert problems(module) == {"d.one:1": "unknown"}


def test_an_entry_in_the_store_of_another_module_covers_nothing(module: Path) -> None:
    other = write(module.parent, "a", one='d.then(x**2 >= 0, "a square")')
    keep(other)
    moved = entries(module)["d.one:2"]
    put(other, moved)
    write_store(store_path(module), [e for n, e in entries(module).items() if n != moved.step])
    found = recheck([other, module], jobs=1).problems
    assert {(p.step, p.kind) for p in found} == {(moved.step, "unknown"), (moved.step, "missing")}


def test_a_store_of_no_module(module: Path) -> None:
    shutil.copy(store_path(module), store_path(module).with_name("gone.json"))
    problem = only_problem(recheck([module.parent]))
    assert (problem.kind, Path(problem.path).name) == ("unknown", "gone.json")


def of_another_step(module: Path) -> None:
    """An entry moved to another step, seal and all."""
    put(module, sealed(replace(entries(module)["d.one:2"], step="d.one:4")))


def with_the_certificate_of_another(module: Path) -> None:
    found = entries(module)
    other = found["d.two:3"].certificate
    assert other != found["d.one:2"].certificate
    put(module, sealed(replace(found["d.one:2"], certificate=other)))


def under_another_ledger(module: Path) -> None:
    put(module, sealed(replace(entries(module)["d.one:tangent"], ledger="0" * 64)))


def with_lemmas_that_it_does_not_use(module: Path) -> None:
    _put_anew(module, "d.one:2", ("exp.zero",))


def without_the_lemma_that_it_uses(module: Path) -> None:
    _put_anew(module, "d.one:tangent", ())


def with_a_damaged_certificate(module: Path) -> None:
    put(module, sealed(replace(entries(module)["d.one:2"], certificate=[{"kind": "Oracle"}])))


def with_no_certificate(module: Path) -> None:
    put(module, sealed(replace(entries(module)["d.one:2"], certificate=[])))


def with_a_claim_for_a_certificate(module: Path) -> None:
    question = question_of(load([module]).requested[0], 1)
    parts = to_shared(question.goal)
    put(module, sealed(replace(entries(module)["d.one:2"], certificate=parts)))


def _put_anew(module: Path, name: str, lemmas: tuple[str, ...]) -> None:
    certificate = certificate_from_shared(entries(module)[name].certificate)
    put(module, forged(module, name, certificate, lemmas))


@pytest.mark.parametrize(
    ("forge", "name", "kind"),
    [
        (of_another_step, "d.one:4", "stale"),
        (with_the_certificate_of_another, "d.one:2", "refused"),
        (under_another_ledger, "d.one:tangent", "ledger"),
        (with_lemmas_that_it_does_not_use, "d.one:2", "lemmas"),
        (without_the_lemma_that_it_uses, "d.one:tangent", "lemmas"),
        (with_a_damaged_certificate, "d.one:2", "damaged"),
        (with_no_certificate, "d.one:2", "damaged"),
        (with_a_claim_for_a_certificate, "d.one:2", "damaged"),
    ],
)
def test_a_forgery_with_a_right_seal_has_a_name(
    module: Path, forge: Callable[[Path], None], name: str, kind: str
) -> None:
    forge(module)
    assert problems(module)[name] == kind


@pytest.mark.parametrize("certificate", [Known(), Sign()])
def test_a_false_claim_does_not_pass_however_it_is_sealed(
    module: Path, certificate: Certificate
) -> None:
    edit(module, "exp(x) > 2", "exp(x) < 2")
    put(module, forged(module, "d.one:4", certificate))
    assert problems(module) == {"d.one:4": "refused"}


def test_a_false_claim_does_not_pass_with_the_certificate_of_the_true_one(module: Path) -> None:
    true = entries(module)["d.one:4"]
    edit(module, "exp(x) > 2", "exp(x) > 3")
    false = forged(module, "d.one:4", Known())
    put(module, sealed(replace(false, certificate=true.certificate, lemmas=true.lemmas)))
    assert problems(module)["d.one:4"] == "refused"


CHANGES: dict[str, tuple[Callable[[str], str], str]] = {
    "cut short": (lambda text: text[: len(text) // 2], "truncated"),
    "without its last line": (lambda text: text[: text.rindex("]}")], "truncated"),
    "a changed letter": (
        lambda text: text.replace('"kind": "Var"', '"kind": "Vor"', 1),
        "tampered",
    ),
    "a changed index": (lambda text: text.replace('"value": "1"', '"value": "2"', 1), "tampered"),
    "an entry moved": (lambda text: text.replace("d.one:2", "d.one:4", 1), "tampered"),
    "an entry renamed": (lambda text: text.replace("d.one:2", "d.one:7", 1), "tampered"),
    "no JSON": (lambda text: "once upon a time", "malformed"),
    "empty": (lambda text: "", "malformed"),
    "another version": (lambda text: text.replace('"version": 1', '"version": 9'), "version"),
}


@pytest.mark.parametrize(("change", "kind"), CHANGES.values(), ids=list(CHANGES))
def test_a_store_that_was_changed_is_of_no_use(
    module: Path, change: Callable[[str], str], kind: str
) -> None:
    path = store_path(module)
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")
    found = recheck([module])
    assert found.problems[0].kind == kind
    assert found.problems[0].is_of_file
    assert found.problems[0].path == str(path)
    assert [s.step.kind for d in found.derivations for s in d.steps] == ["given", "given"]
    assert not found.stands


def test_two_entries_for_a_step(module: Path) -> None:
    found = entries(module)
    store_path(module).write_text(store_text([*found.values(), found["d.one:2"]]), encoding="utf-8")
    assert recheck([module]).problems[0].kind == "duplicate"


def test_a_step_that_does_not_stand_has_no_entry_and_does_not_pass(tmp_path: Path) -> None:
    body = """
        d.given(Eq(x, 1), "start")
        d.then(Eq(x, 2), "wrong")
        d.then(Eq(x + 1, 3), "needs the wrong line")
        d.then(Eq(x - 1, 0), "does not need it")
    """
    path = write(tmp_path, one=body)
    assert keep(path) == 1
    assert [e.step for e in read_store(store_path(path))] == ["d.one:4"]
    assert problems(path) == {"d.one:2": "missing", "d.one:3": "missing"}


def test_derivations_of_other_files_that_are_cited_must_be_covered(tmp_path: Path) -> None:
    cited = write(tmp_path, "a", one='d.then(x**2 >= 0, "a square", label="s")')
    citing = write(tmp_path, "b", two='d.cite("a.one", x=y)\nd.then(y**2 + 1 > 0, "one more")')
    assert (keep(cited), keep(citing)) == (1, 1)
    assert recheck([citing]).stands
    store_path(cited).unlink()
    assert problems(citing) == {None: "missing", "b.two:1": "premise"}


def test_what_is_joined_to_a_line_is_covered_with_that_line_only(tmp_path: Path) -> None:
    wrong = 'd.given(Eq(x, 1))\nd.then(Eq(x, 2), "wrong")\nd.iff(Eq(x + 1, 3), "add 1")'
    uses = 'd.given(Eq(x, 1))\nd.cite("a.wrong", only="3")\nd.then(x > 0, "so")'
    cited, citing = write(tmp_path, "a", wrong=wrong), write(tmp_path, "b", uses=uses)
    assert (keep(cited), keep(citing)) == (1, 1)
    assert problems(citing) == {"a.wrong:2": "missing", "b.uses:2": "premise"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; sys.exit('broken')", "broken"),
        ("import sys; sys.exit(7)", "exit code 7"),
        ("print('[')", "cannot be read"),
        ("print('[{}]')", "cannot be read"),
        ("print('[]')", "did not answer for every step"),
    ],
)
def test_a_process_that_fails_is_no_pass(
    module: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    python = replaying.command()[:-1]
    monkeypatch.setattr(replaying, "command", lambda: [*python, "-c", code])
    found = recheck([module])
    assert found.problems[0].kind == "process"
    assert said in found.problems[0].message
    assert not found.stands
