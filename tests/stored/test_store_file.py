"""The text of a store: there and back; whatever was done to it has a name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from symcheck.kernel.certificate import Known, Sign
from symcheck.language.claim import Rel
from symcheck.language.term import ZERO, Var, num, power
from symcheck.stored import entry as entries
from symcheck.stored.entry import Entry, entry_of, ledger_digest
from symcheck.stored.problem import FILE_KINDS, StoreError, StoreProblem
from symcheck.stored.store import END, read_store, store_path, store_text, write_store

x = Var("σ_x")
SQUARE = Rel(">=", power(x, num(2)), ZERO)
ENTRIES = (
    entry_of("d.one:2", (), SQUARE, (), Sign()),
    entry_of("d.one:σ", (SQUARE,), SQUARE, ("exp.positive", "ln.one"), Known()),
)
TEXT = store_text(ENTRIES)


def problem(path: Path, text: str | bytes) -> StoreProblem:
    """What is wrong with a store of that text; fails if nothing is."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(StoreError) as caught:
        read_store(path)
    assert caught.value.problem.kind in FILE_KINDS
    assert caught.value.problem.path == str(path)
    return caught.value.problem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d.json"


def test_entries_come_back(path: Path) -> None:
    write_store(path, ENTRIES)
    assert path.read_text(encoding="utf-8") == TEXT
    assert read_store(path) == ENTRIES
    write_store(path, ())
    assert read_store(path) == ()
    assert [p.name for p in path.parent.iterdir()] == ["d.json"]


def test_a_store_is_beside_its_module() -> None:
    assert store_path("some/where/steep.py") == Path("some/where/certificates/steep.json")


def test_a_store_that_cannot_be_written_leaves_the_old_one(path: Path) -> None:
    write_store(path, ENTRIES)
    broken = replace(ENTRIES[0], certificate=[object()])
    with pytest.raises(TypeError):
        write_store(path, (broken,))
    assert read_store(path) == ENTRIES
    assert [p.name for p in path.parent.iterdir()] == ["d.json"]


def test_the_text_has_a_block_a_step_and_does_not_depend_on_anything_else() -> None:
    assert store_text(ENTRIES) == TEXT
    assert [line for line in TEXT.splitlines() if '"step"' in line] == [
        '{"step": "d.one:2",',
        '{"step": "d.one:σ",',
    ]
    other = entry_of("d.one:2", (), SQUARE, (), Known())
    pairs = zip(store_text((other, ENTRIES[1])).splitlines(), TEXT.splitlines(), strict=True)
    changed = [old.split('"')[1] for new, old in pairs if new != old]
    assert changed == ["kind", "seal"]


def test_every_changed_byte_is_found(path: Path) -> None:
    data = TEXT.encode()
    kinds = set()
    for place in range(len(data)):
        for bit in (1, 2, 128):
            changed = bytearray(data)
            changed[place] ^= bit
            kinds.add(problem(path, bytes(changed)).kind)
    assert kinds >= {"malformed", "tampered", "version", "unreadable"}


def test_every_text_that_ends_too_early_is_found(path: Path) -> None:
    data = TEXT.encode()
    for end in range(len(data) - 1):
        kind = problem(path, data[:end]).kind
        whole = not (data[end - 1] >= 0xC0 or 0x80 <= data[end] < 0xC0) if end else False
        assert kind == "truncated" if whole else kind in ("truncated", "unreadable", "malformed")
    assert problem(path, TEXT[: -len(END)] + "]").kind == "truncated"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("malformed", ""),
        ("malformed", "nothing of the kind"),
        ("malformed", "[]"),
        ("malformed", "null"),
        ("malformed", '{"steps": []}'),
        ("malformed", '{"version": 1}'),
        ("malformed", '{"version": 1, "steps": {}}'),
        ("malformed", '{"version": 1, "steps": [1]}'),
        ("malformed", "[" * 100_000),
        ("malformed", '{"version": 1, "steps": ' + "[" * 900 + "]" * 900 + "}"),
        ("version", TEXT.replace('"version": 1', '"version": 2')),
        ("version", TEXT.replace('"version": 1', '"version": "1"')),
        ("version", TEXT.replace('"version": 1', '"version": null')),
        ("tampered", TEXT.replace('"version": 1', '"version": 1.0')),
        ("tampered", TEXT.replace('"version": 1', '"version": true')),
        ("tampered", TEXT.replace('{"version": 1', '{"version": 3, "version": 1')),
        ("tampered", TEXT.replace('"step": "d.one:2"', '"step": "x", "step": "d.one:2"')),
        ("tampered", TEXT + "\n"),
        ("tampered", TEXT.replace("\n", " ")),
        ("tampered", TEXT.replace("σ", "\\u03c3")),
        ("malformed", TEXT + "{}"),
        ("malformed", TEXT.replace('"claim"', '"claims"')),
        ("malformed", TEXT.replace('"lemmas": []', '"lemmas": [1]')),
        ("malformed", TEXT.replace('"lemmas": []', '"lemmas": "exp.one"')),
        ("unreadable", b"\xff\xfe"),
    ],
)
def test_what_no_store_says_is_named(path: Path, kind: str, text: str | bytes) -> None:
    assert text != TEXT
    assert problem(path, text).kind == kind


def test_a_folder_in_its_place_is_unreadable(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="unreadable"):
        read_store(path)


def test_two_entries_for_a_step(path: Path) -> None:
    found = problem(path, store_text((*ENTRIES, ENTRIES[0])))
    assert (found.kind, found.step) == ("duplicate", "d.one:2")


CHANGES: dict[str, Callable[[Entry], Entry]] = {
    "the step": lambda e: replace(e, step="d.one:3"),
    "the claim": lambda e: replace(e, claim="0" * 64),
    "the lemmas": lambda e: replace(e, lemmas=("exp.zero",)),
    "the ledger": lambda e: replace(e, ledger="0" * 64),
    "the certificate": lambda e: replace(e, certificate=[{"kind": "Known"}]),
    "the seal": lambda e: replace(e, seal="0" * 64),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_an_entry_is_sealed_in_all_it_says(path: Path, change: Callable[[Entry], Entry]) -> None:
    changed = change(ENTRIES[0])
    assert changed != ENTRIES[0]
    found = problem(path, store_text((changed, ENTRIES[1])))
    assert (found.kind, found.step) == ("tampered", changed.step)


def test_the_digest_of_lemmas_is_of_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: ledger_digest([name]) for name in ("exp.zero", "exp.positive", "no.lemma")}
    assert len(set(before.values())) == 3
    real: Callable[[str], Any] = entries.lemma
    for change in ({"cite": "hearsay"}, {"claim": SQUARE}, {"premises": (SQUARE,)}):

        def other(name: str, change: dict[str, Any] = change) -> Any:
            return replace(real(name), **change) if name == "exp.zero" else real(name)

        monkeypatch.setattr(entries, "lemma", other)
        assert ledger_digest(["exp.zero"]) != before["exp.zero"]
        assert ledger_digest(["exp.positive"]) == before["exp.positive"]


def test_it_is_json() -> None:
    value = json.loads(TEXT)
    assert [step["step"] for step in value["steps"]] == ["d.one:2", "d.one:σ"]
