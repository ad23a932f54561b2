"""Derivations with a store beside them, and changes to it, for tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path


from symcheck.derivations.load import load
from symcheck.judging.asked import asked_of, question_of
from symcheck.judging.recheck import Recheck, recheck
from symcheck.judging.stores import store
from symcheck.judging.verify import judged_steps
from symcheck.kernel.certificate import Certificate
from symcheck.stored.entry import Entry, entry_of, seal_of
from symcheck.stored.problem import StoreProblem
from symcheck.stored.store import read_store, store_path, write_store

BODIES = {
    "one": """
        d.given(x > 1, "large")
        d.then(x**2 > x, "multiply by x")
        d.then(exp(x) >= 1 + x, "a tangent", label="tangent")
        d.then(exp(x) > 2, "both")
    """,
    "two": """
        d.given(y > 1, "large")
        d.cite("d.one", only="tangent", x=y)
        d.then(2*exp(y) >= 2 + 2*y, "twice the tangent")
    """,
}
CLAIMED = ("d.one:2", "d.one:tangent", "d.one:4", "d.two:3")


def keep(module: Path) -> int:
    """Judges a module from nothing and stores its certificates; how many there are."""
    loaded = load([module])
    return store(loaded, tuple(judged_steps(loaded, seconds=10, jobs=2)))


def entries(module: Path) -> dict[str, Entry]:
    return {entry.step: entry for entry in read_store(store_path(module))}


def put(module: Path, *changed: Entry) -> None:
    """Puts these entries into the store for those of their steps, or behind them."""
    write_store(store_path(module), {**entries(module), **{e.step: e for e in changed}}.values())


def sealed(entry: Entry) -> Entry:
    """The entry as a forger leaves it, who knows how seals are made."""
    e = entry
    return replace(e, seal=seal_of(e.step, e.claim, e.lemmas, e.ledger, e.certificate))


def forged(
    module: Path, name: str, certificate: Certificate, lemmas: tuple[str, ...] = ()
) -> Entry:
    """The entry that a forger makes for a step as it is, with any certificate."""
    for text in load([module]).requested:
        for index, step in enumerate(text.steps):
            if step.id == name:
                asked = asked_of(name, question_of(text, index))
                return entry_of(name, asked.premises, asked.goal, lemmas, certificate)
    raise AssertionError(f"there is no step {name}")


def edit(module: Path, old: str, new: str) -> None:
    """Changes the text of a module, in which ``old`` occurs."""
    text = module.read_text(encoding="utf-8")
    assert old in text
    module.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(module: Path) -> dict[str | None, str]:
    """The kind of problem of each step; it did not pass."""
    found = recheck([module], jobs=1)
    assert found.problems
    assert not found.stands
    return {p.step: p.kind for p in found.problems}


def only_problem(found: Recheck) -> StoreProblem:
    (problem,) = found.problems
    assert not found.stands
    return problem
