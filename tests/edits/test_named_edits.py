"""An edit in a copy of the derivations: that row gets a witness, and no other row suffers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from symcheck.derivations.load import Loaded, load
from symcheck.derivations.step import DerivationText, Step, premises_of
from symcheck.judging.step_object import RESTS_ON_REFUTED, StepObject
from symcheck.judging.asked import question_of
from symcheck.judging.verify import verify

from .turning import FOLDER

EDITS = [
    ("4 for 4.1", "steep.weight:8", "d.then(Abs(w) >= 4,", 'd.then(Abs(w) >= Rational("4.1"),'),
    (
        "1/4 for 0.2499",
        "sigmoid.bound:quarter",
        "d.then(prime(σ)(z) <= Rational(1, 4),",
        'd.then(prime(σ)(z) <= Rational("0.2499"),',
    ),
    ("a lost sign", "steep.left:end", "d.then(z >= -ln(W", "d.then(z >= ln(W"),
    (
        "0.448 for 0.4477",
        "widest.bound:bound",
        'f(w) <= Rational("0.448")',
        'f(w) <= Rational("0.4477")',
    ),
    ("480 for 600", "neuron.taylor:2", "Abs(t) ** 5 / 480", "Abs(t) ** 5 / 600"),
    ("a turned bound", "widest.zero:power", "d.then(P > 1,", "d.then(P < 1,"),
    (
        "a turned row of a longer argument",
        "steep.right:14",
        "d.then(exp(-z) >= 2 / (1 + r) - 1,",
        "d.then(exp(-z) <= 2 / (1 + r) - 1,",
    ),
    (
        "a turned product",
        "product.three:5",
        "Abs(p * q) < Rational(1, 16)",
        "Abs(p * q) > Rational(1, 16)",
    ),
]
"""Title, the row that becomes false, what stands there, what is written instead."""


def edited(folder: Path, edit: str, old: str, new: str) -> Path:
    """A copy of the derivations with one edit in the file of that row."""
    copy = shutil.copytree(FOLDER, folder / "derivations")
    file = copy / f"{edit.partition('.')[0]}.py"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return copy


def affected(loaded: Loaded, edit: str) -> frozenset[str]:
    """The rows with the edited one among their premises, or a row that has it, and so on."""
    found = {edit}
    before = 0
    while before < len(found):
        before = len(found)
        for text in loaded.requested:
            for index, step in enumerate(text.steps):
                if step.kind != "given" and found & leans_on(text, index, step):
                    found.add(step.id)
    return frozenset(found - {edit})


def leans_on(text: DerivationText, index: int, step: Step) -> frozenset[str]:
    # what a citation brings in is granted by the citation itself
    own = (
        (*premises_of(text, index), *step.grants)
        if step.kind == "cite"
        else premises_of(text, index)
    )
    return frozenset(p.id for p in own) | frozenset(step.cited)


def questions(loaded: Loaded) -> dict[str, object]:
    """What is asked of each row; a hypothesis is what it says, whatever stands before it."""
    return {
        step.id: step.claim if step.kind == "given" else question_of(text, index)
        for text in loaded.requested
        for index, step in enumerate(text.steps)
    }


@pytest.mark.parametrize(("edit", "old", "new"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_the_edited_row_has_a_witness_and_no_other_row_suffers(
    tmp_path: Path, edit: str, old: str, new: str
) -> None:
    copy = edited(tmp_path, edit, old, new)
    loaded = load([copy])
    suspects = affected(loaded, edit)

    # Elsewhere the very questions are the same, so that only this derivation needs judging.
    before, after = questions(load([FOLDER])), questions(loaded)
    assert before.keys() == after.keys()
    assert {i for i in before if before[i] != after[i]} <= {edit} | suspects

    report = verify([copy], only=[edit.partition(":")[0]], seconds=5)
    steps: dict[str, StepObject] = {str(step.id): step for step in report.objects}
    assert steps[edit].verdict == "refuted"
    assert steps[edit].counterexample is not None
    assert steps[edit].counterexample.kind == "false"
    for name, step in steps.items():
        if name == edit:
            continue
        if name in suspects:  # one error does not cascade
            assert step.verdict in ("proved", "assumed", "open"), name
            if step.verdict == "proved" and edit in leaning(step):
                assert step.remarks == (RESTS_ON_REFUTED,), name
        else:
            assert step.stands, name


def leaning(step: StepObject) -> set[str]:
    return {name.removeprefix("step:") for name in step.rests_on if name.startswith("step:")}


def test_a_row_that_cites_the_edited_one_does_without_it_or_says_so(tmp_path: Path) -> None:
    copy = edited(tmp_path, *EDITS[1][1:])
    steps = verify([copy], only=["product.factor"]).objects
    (citation,) = (s for s in steps if EDITS[1][1] in leaning(s) and s.id == "product.factor:4")
    assert (citation.verdict, citation.remarks) == ("open", (RESTS_ON_REFUTED,))
    assert all(s.verdict in ("proved", "assumed") for s in steps if s != citation)
    last = steps[-1]
    assert last.id == "product.factor:quarter"
    assert last.stands or last.remarks == (RESTS_ON_REFUTED,)
