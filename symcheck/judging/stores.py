"""Stored certificates beside derivations: which of them a verification may use, and writing them.

A stored certificate is used only if it was made for the step as it is now, and then the kernel
replays it and the numbers are asked as ever. In every other case the step is judged afresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from symcheck.derivations.load import Loaded
from symcheck.derivations.step import DerivationText, Step, is_claimed
from symcheck.judging.asked import asked_of, question_of
from symcheck.judging.finding import Finding
from symcheck.judging.judge import judge, replayed
from symcheck.judging.question import Question, obligation_of
from symcheck.judging.report import JudgedStep
from symcheck.judging.step_object import STORED
from symcheck.judging.workers import Task
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.codec import Damaged
from symcheck.stored.entry import Entry, entry_of
from symcheck.stored.replay import lemmas_in, mismatch
from symcheck.stored.sharing import certificate_from_shared
from symcheck.stored.store import read_store, store_path, write_store


Stores: TypeAlias = Mapping[str, Mapping[str, Entry]]
"""Entries by step, for each module that has a store."""


def stores_of(texts: Iterable[DerivationText]) -> Stores:
    """The stores beside the modules of derivations. Raises `StoreError` for one of no use."""
    paths = {text.path: store_path(text.path) for text in texts}
    return {
        module: {entry.step: entry for entry in read_store(path)}
        for module, path in paths.items()
        if path.exists()
    }


def task_for(text: DerivationText, step: Step, question: Question, stores: Stores) -> Task:
    """What a worker is to do for a question: replay what is stored for it, or judge."""
    entry = stores.get(text.path, {}).get(step.id)
    if entry is None or mismatch(asked_of(step.id, question), entry) is not None:
        return judge
    return partial(restored, entry)


def restored(entry: Entry, question: Question, seconds: float) -> Finding:
    """The finding on a stored certificate; the one of `judge` if the kernel refuses it."""
    try:
        found = replayed(question, certificate_from_shared(entry.certificate), seconds)
    except Damaged:
        found = None
    if found is None or found.lemmas != tuple(f"lemma:{name}" for name in entry.lemmas):
        return judge(question, seconds)
    return replace(found, remarks=(*found.remarks, STORED)) if found.verdict == "proved" else found


def out_of_date(loaded: Loaded, steps: Sequence[JudgedStep], stores: Stores) -> tuple[str, ...]:
    """The steps that the store beside their derivation does not serve, and entries of no step.

    That a step which does not stand has no certificate is as it should be.
    """
    own = {step.object.id: step.object for step in steps}
    claimed = {s.id: text for text in loaded.requested for s in text.steps if is_claimed(s)}
    late = []
    for name, text in claimed.items():
        entries, found = stores.get(text.path), own.get(name)
        if entries is not None and found is not None and STORED not in found.remarks:
            late += [name] if found.stands or name in entries else []
    for module in dict.fromkeys(text.path for text in loaded.requested):
        known = {name for name, text in claimed.items() if text.path == module}
        late += [name for name in stores.get(module, ()) if name not in known]
    return tuple(late)


def store(loaded: Loaded, steps: Sequence[JudgedStep]) -> int:
    """Writes the stores of the derivations asked for; the number of certificates in them.

    A module without a step that stands on a certificate has no store.
    """
    own = {step.object.id: step for step in steps}
    modules: dict[str, list[Entry]] = {text.path: [] for text in loaded.requested}
    for text in loaded.requested:
        for index, step in enumerate(text.steps):
            entry = _entry(text, index, own[step.id]) if is_claimed(step) else None
            if entry is not None:
                modules[text.path].append(entry)
    for module, entries in modules.items():
        if entries:
            write_store(store_path(module), entries)
        else:
            store_path(module).unlink(missing_ok=True)
    return sum(map(len, modules.values()))


def _entry(text: DerivationText, index: int, judged: JudgedStep) -> Entry | None:
    """The entry of a step that stands, if its certificate, as it will be read, shows it.

    It is replayed for the obligation with all the lines before, from which `recheck` will start,
    and must not rest on other lines there than was reported.
    """
    if not judged.object.stands or judged.certificate is None:
        return None
    question = question_of(text, index)
    obligation = obligation_of(question)
    answer = check(obligation, judged.certificate)
    if not isinstance(answer, Accepted):
        return None
    used = {int(o.removeprefix("hyp:")) for o in answer.rests_on if o.startswith("hyp:")}
    if not {f"step:{question.granted[i].id}" for i in used} <= set(judged.object.rests_on):
        return None
    asked = asked_of(text.steps[index].id, question)
    lemmas = lemmas_in(answer.rests_on)
    entry = entry_of(asked.step, asked.premises, asked.goal, lemmas, judged.certificate)
    try:
        again = certificate_from_shared(entry.certificate)
    except Damaged:  # too deep to be read
        return None
    return entry if again == judged.certificate else None
