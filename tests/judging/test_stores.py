"""Verifying with stored certificates: the same verdicts, replayed, cross-checked and said so."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from derivation_files import write
from kept import BODIES, CLAIMED, edit, entries, forged, keep, put, sealed

from symcheck.derivations.load import load
from symcheck.judging import codes, stores
from symcheck.judging import judge as judging
from symcheck.judging.finding import Finding
from symcheck.judging.question import Question
from symcheck.judging.report import JudgedStep
from symcheck.judging.step_object import STORED, StepObject
from symcheck.judging.stores import out_of_date, store, stores_of
from symcheck.judging.verify import InternalDisagreement, judged_steps, verify
from symcheck.kernel.certificate import Known
from symcheck.kernel.check import Accepted
from symcheck.language.context import Obligation
from symcheck.stored.entry import Entry
from symcheck.stored.problem import StoreError
from symcheck.stored.store import store_path, write_store
from symcheck.search.portfolio import Proof


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    keep(write(folder, **BODIES))
    return folder


@pytest.fixture
def module(kept: Path, tmp_path: Path) -> Path:
    """A module with its store, for changes."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    return tmp_path / "d.py"


def judged(module: Path, seconds: float = 10) -> tuple[tuple[JudgedStep, ...], tuple[str, ...]]:
    """The judged steps with what is stored, and those for which the store is out of date."""
    loaded = load([module])
    found = stores_of(loaded.requested)
    steps = tuple(judged_steps(loaded, seconds=seconds, jobs=2, stores=found))
    return steps, out_of_date(loaded, steps, found)


def replayed(steps: tuple[JudgedStep, ...]) -> tuple[str, ...]:
    return tuple(str(s.object.id) for s in steps if STORED in s.object.remarks)


def plain(found: StepObject) -> StepObject:
    remarks = tuple(r for r in found.remarks if r != STORED)
    return replace(found, remarks=remarks, seconds=0)


def find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes every prover away."""

    def nothing(obligation: Obligation, seconds: float) -> Proof | None:
        return None

    monkeypatch.setattr(judging, "prove", nothing)


def test_what_is_stored_is_used_and_only_that_is_said(module: Path) -> None:
    steps, late = judged(module)
    assert replayed(steps) == CLAIMED
    assert late == ()
    afresh = verify([module], stored=False, jobs=2).objects
    assert [plain(s.object) for s in steps] == [plain(o) for o in afresh]
    assert all(STORED not in o.remarks for o in afresh)


def test_lines_that_do_not_stand_stay_what_they_are(tmp_path: Path) -> None:
    body = """
        d.given(Eq(x, 1), "start")
        d.then(Eq(x, 2), "wrong")
        d.then(Eq(x + 1, 3), "needs the wrong line")
        d.then(Eq(x - 1, 0), "does not need it")
        d.then(Eq(2*x, 2), "nor does this")
        d.then(Eq(x/x, y/y), "but where y is not 0")
    """
    path = write(tmp_path, one=body)
    afresh = verify([path], jobs=2).objects
    assert keep(path) == 2
    steps, late = judged(path)
    assert replayed(steps) == ("d.one:4", "d.one:5")
    assert [plain(s.object) for s in steps] == [plain(o) for o in afresh]
    assert late == ()


def test_nothing_is_searched_for(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_nothing(monkeypatch)
    assert verify([module], jobs=2).stands
    assert not verify([module], jobs=2, stored=False).stands


def test_only_what_has_changed_is_judged_afresh(module: Path) -> None:
    edit(module, "exp(x) > 2", "exp(x) >= 2")
    steps, late = judged(module)
    assert replayed(steps) == ("d.one:2", "d.one:tangent", "d.two:3")
    assert all(s.object.stands for s in steps)
    assert late == ("d.one:4",)


def test_steps_without_entry_and_entries_without_step_are_out_of_date(module: Path) -> None:
    edit(module, 'label="tangent")', 'label="tangent2")')
    edit(module, 'only="tangent"', 'only="tangent2"')
    _, late = judged(module)
    assert late == ("d.one:tangent2", "d.one:tangent")


def test_where_nothing_is_stored_nothing_is_out_of_date(module: Path) -> None:
    store_path(module).unlink()
    steps, late = judged(module)
    assert (replayed(steps), late) == ((), ())
    assert all(s.object.stands for s in steps)


def test_a_certificate_that_the_kernel_refuses_is_not_used(module: Path) -> None:
    put(module, forged(module, "d.one:4", Known()))
    steps, late = judged(module)
    assert "d.one:4" not in replayed(steps)
    assert all(s.object.stands for s in steps)
    assert late == ("d.one:4",)


@pytest.mark.parametrize("what", ["certificate", "ledger", "lemmas"])
def test_an_entry_that_is_wrong_under_a_right_seal_is_not_used(module: Path, what: str) -> None:
    changes = {"certificate": [{"kind": "Oracle"}], "ledger": "0" * 64, "lemmas": ("exp.zero",)}
    put(module, sealed(replace(entries(module)["d.one:4"], **{what: changes[what]})))
    steps, late = judged(module)
    assert "d.one:4" not in replayed(steps)
    assert late == ("d.one:4",)


def test_a_false_claim_is_refuted_whatever_is_stored(module: Path) -> None:
    edit(module, "exp(x) > 2", "exp(x) < 2")
    put(module, forged(module, "d.one:4", Known()))
    steps, late = judged(module)
    assert steps[3].object.verdict == "refuted"
    assert late == ("d.one:4",)


def test_the_numbers_are_asked_beside_a_stored_proof(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(module, "exp(x) > 2", "exp(x) < 2")
    put(module, forged(module, "d.one:4", Known()))
    monkeypatch.setattr(judging, "check", lambda o, c: Accepted(frozenset()))  # a broken kernel
    with pytest.raises(InternalDisagreement) as caught:
        verify([module], jobs=1)
    assert (caught.value.step.id, caught.value.step.code) == ("d.one:4", codes.DISAGREEMENT)


def test_premises_that_contradict_each_other_show_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, one='d.given(x > 1)\nd.given(x < 0)\nd.then(x > 1, "again")')
    assert keep(path) == 0
    assert not store_path(path).exists()
    store_path(path).parent.mkdir(exist_ok=True)
    write_store(store_path(path), [forged(path, "d.one:3", Known())])
    steps, late = judged(path)
    assert (steps[2].object.verdict, steps[2].object.code) == ("open", codes.CONTRADICTORY)
    assert late == ("d.one:3",)


def hang(entry: Entry, question: Question, seconds: float) -> Finding:
    if entry.step == "d.one:4":
        time.sleep(60)
    return real(entry, question, seconds)


real = stores.restored


def test_a_replay_that_does_not_end_costs_the_replay_only(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "restored", hang)
    steps, late = judged(module, seconds=2)
    assert all(s.object.stands for s in steps)
    assert late == ("d.one:4",)


@pytest.mark.parametrize(
    ("kind", "text"), [("malformed", "{}"), ("version", '{"version": 0}'), ("truncated", "{")]
)
def test_a_store_of_no_use_is_an_error(module: Path, kind: str, text: str) -> None:
    store_path(module).write_text(text)
    with pytest.raises(StoreError) as caught:
        verify([module], jobs=1)
    assert caught.value.problem.kind == kind
    assert verify([module], jobs=2, stored=False).stands


def test_storing_again_changes_nothing_and_searches_for_nothing(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store_path(module).read_bytes()
    find_nothing(monkeypatch)
    steps, _ = judged(module)
    assert store(load([module]), steps) == len(CLAIMED)
    assert store_path(module).read_bytes() == before


def test_a_search_from_nothing_stores_the_same_text(module: Path) -> None:
    before = store_path(module).read_bytes()
    store_path(module).unlink()
    keep(module)
    assert store_path(module).read_bytes() == before


def test_a_module_in_which_nothing_stands_any_more_has_no_store(tmp_path: Path) -> None:
    path = write(tmp_path, one='d.then(x**2 >= 0, "a square")')
    assert keep(path) == 1
    edit(path, "x**2 >= 0", "x >= 0")
    assert keep(path) == 0
    assert not store_path(path).exists()
