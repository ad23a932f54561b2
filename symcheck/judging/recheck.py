"""Rechecking: the stored certificates of derivations, replayed for the steps as written now.

SymPy reads the derivations; what the steps say goes to processes in which nothing above the kernel
can be imported, and those replay. Nothing is searched for, and nothing is taken from a store but
certificates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from symcheck.derivations.load import Loaded, load
from symcheck.derivations.step import DerivationText, Step, is_claimed, joined_to
from symcheck.judging.asked import asked_of, question_of
from symcheck.judging.question import Question
from symcheck.judging.replaying import Answers, replays
from symcheck.judging.selection import needed, selected
from symcheck.stored.entry import Entry
from symcheck.stored.problem import Kind, StoreError, StoreProblem
from symcheck.stored.replay import Uncovered
from symcheck.stored.store import FOLDER, read_store, store_path


@dataclass(frozen=True, slots=True)
class CoveredStep:
    """A step that is assumed, cites what is covered, or has a certificate that was replayed.

    ``rests_on`` is what the replay says: ``lemma:ID`` and ``step:ID``.
    """

    step: Step
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoveredDerivation:
    """A derivation with those of its steps that are covered."""

    text: DerivationText
    steps: tuple[CoveredStep, ...]


@dataclass(frozen=True, slots=True)
class Recheck:
    """What was rechecked: the derivations asked for, and all that is wrong."""

    derivations: tuple[CoveredDerivation, ...]
    problems: tuple[StoreProblem, ...]

    @property
    def stands(self) -> bool:
        """Whether every step is covered, and the stores speak of nothing else."""
        whole = all(len(d.steps) == len(d.text.steps) for d in self.derivations)
        return whole and not self.problems


@dataclass(slots=True)
class _Desk:
    """One recheck: the steps at hand, what is stored for them, and what is covered so far."""

    texts: Mapping[str, DerivationText]
    wanted: frozenset[str]
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    """By module; a module whose store cannot be used is not here."""
    questions: dict[str, Question] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    covered: dict[str, CoveredStep] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    problems: list[StoreProblem] = field(default_factory=list)


def recheck(paths: Sequence[str | Path], *, jobs: int | None = None) -> Recheck:
    """The stored certificates of the derivations of files and folders, replayed.

    Raises `DerivationError` for a module that says no derivation; what is wrong with a store is
    among the problems.
    """
    loaded = load(paths)
    texts = {text.name: text for text in (*loaded.requested, *loaded.cited)}
    desk = _Desk(texts, needed(texts.values(), selected(loaded.requested, ())))
    _read_stores(desk)
    desk.problems += _strangers(desk, loaded, paths)
    asked = []
    for text in texts.values():
        for index, step in enumerate(text.steps):
            entry = desk.entries.get(text.path, {}).get(step.id)
            if entry is not None and is_claimed(step) and step.id in desk.wanted:
                desk.questions[step.id] = question_of(text, index)
                asked.append((asked_of(step.id, desk.questions[step.id]), entry))
    try:
        desk.answers = replays(asked, jobs)
    except StoreError as wrong:
        desk.problems.append(wrong.problem)
        desk.entries.clear()
    for text in texts.values():
        _settle(desk, text)
    derivations = (
        CoveredDerivation(t, tuple(desk.covered[s.id] for s in t.steps if s.id in desk.covered))
        for t in loaded.requested
    )
    return Recheck(tuple(derivations), tuple(desk.problems))


def _read_stores(desk: _Desk) -> None:
    """Reads each store once; one that is not there is a problem only if it is needed."""
    claimed = {
        text.path
        for text in desk.texts.values()
        for step in text.steps
        if is_claimed(step) and step.id in desk.wanted
    }
    for module in dict.fromkeys(text.path for text in desk.texts.values()):
        path = store_path(module)
        if path.exists():
            try:
                desk.entries[module] = {entry.step: entry for entry in read_store(path)}
            except StoreError as wrong:
                desk.problems.append(wrong.problem)
        elif module in claimed:
            message = "there are no stored certificates"
            desk.problems.append(StoreProblem("missing", message, str(path)))


def _strangers(desk: _Desk, loaded: Loaded, paths: Sequence[str | Path]) -> Iterator[StoreProblem]:
    """What is stored for steps and modules that do not exist."""
    known = {(t.path, step.id) for t in loaded.requested for step in t.steps if is_claimed(step)}
    for module in dict.fromkeys(text.path for text in loaded.requested):
        for name in desk.entries.get(module, ()):
            if (module, name) not in known:
                message = "there is no such step that is claimed"
                yield StoreProblem("unknown", message, str(store_path(module)), step=name)
    for folder in filter(Path.is_dir, map(Path, paths)):
        for path in sorted((folder / FOLDER).glob("*.json")):
            if not ((folder / f"{path.stem}.py").is_file() or (folder / path.stem).is_file()):
                message = f"there is no module {path.stem}.py to which it could belong"
                yield StoreProblem("unknown", message, str(path))


def _settle(desk: _Desk, text: DerivationText) -> None:
    """Says of every step of a derivation whether it is covered, after those that it cites."""
    if text.name in desk.settled:
        return
    desk.settled.add(text.name)
    for step in text.steps:
        if step.id in desk.wanted:
            for name in step.cited:
                _settle(desk, desk.texts[name.partition(":")[0]])
            found = _covered(desk, text, step)
            if isinstance(found, CoveredStep):
                desk.covered[step.id] = found
            elif found is not None:
                desk.problems.append(found)


def _covered(desk: _Desk, text: DerivationText, step: Step) -> CoveredStep | StoreProblem | None:
    """The step if it is covered, else why not; None where that was said of the whole store."""
    if step.kind == "given":
        return CoveredStep(step)
    if step.kind == "unread":
        return _problem(text, step, "missing", "this row was not read")
    if step.kind == "cite":
        joined = (i for n in step.cited for i in joined_to(desk.texts[n.partition(":")[0]], n))
        weak = _weak(desk, text, step, joined)
        return weak or CoveredStep(step, tuple(f"step:{name}" for name in step.cited))
    if text.path not in desk.entries:
        return None
    answer = desk.answers.get(step.id)
    if answer is None:
        return _problem(text, step, "missing", "there is no stored certificate for this step")
    if isinstance(answer, Uncovered):
        return _problem(text, step, answer.kind, answer.message)
    granted = desk.questions[step.id].granted
    used = (
        granted[int(o.removeprefix("hyp:"))].id for o in answer.rests_on if o.startswith("hyp:")
    )
    on = tuple(dict.fromkeys(i for i in used if i is not None))
    lemmas = (o for o in answer.rests_on if o.startswith("lemma:"))
    found = CoveredStep(step, (*lemmas, *(f"step:{name}" for name in on)))
    return _weak(desk, text, step, on) or found


def _weak(desk: _Desk, text: DerivationText, step: Step, on: Iterable[str]) -> StoreProblem | None:
    """That the step rests on others that are not covered, if it does."""
    weak = [name for name in dict.fromkeys(on) if name not in desk.covered]
    if not weak:
        return None
    message = f"it rests on {', '.join(weak)}, for which there is no proof"
    return _problem(text, step, "premise", message)


def _problem(text: DerivationText, step: Step, kind: Kind, message: str) -> StoreProblem:
    return StoreProblem(kind, message, text.path, step.line, step.id)
