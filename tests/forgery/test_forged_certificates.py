"""Certificates of the derivations, as found and forged, against obligations that fail.

Every obligation of `derivations/` has neighbours for which there is a checked witness. No
certificate of the original shows one of them: not as it stands, not with the neighbour's change
made in it, not changed in any one place.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from forging import carried, mutants, neighbours

from symcheck.derivations.load import load
from symcheck.judging.question import obligation_of
from symcheck.judging.asked import question_of
from symcheck.judging.verify import judged_steps
from symcheck.kernel.certificate import Certificate
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.codec import certificate_from_json, to_json
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.context import Obligation
from symcheck.search.portfolio import refute_quickly

DERIVATIONS = Path(__file__).parents[2] / "derivations"
FORGERIES = int(os.environ.get("FORGERIES", "10"))
NEIGHBOURS, ATTEMPTS = 2, 4
A_MOMENT = 0.1


FILES_WITHIN_REACH = ("product.", "sigmoid.", "steep.")
WITHIN_REACH = ("neuron.shift", "neuron.taylor", "widest.zero", "widest.bound")
"""Where most neighbours that fail do so at an exact point; elsewhere rows are about all n, limits,
an unknown k, or numbers that differ in the seventh digit."""


def is_within_reach(step: str) -> bool:
    return step.startswith(FILES_WITHIN_REACH) or step.partition(":")[0] in WITHIN_REACH


@dataclass(frozen=True)
class Shown:
    """A step of a derivation, what it says, and how it was shown."""

    id: str
    obligation: Obligation
    certificate: Certificate


@pytest.fixture(scope="module")
def shown() -> tuple[Shown, ...]:
    loaded = load([DERIVATIONS])
    proofs = {s.object.id: s.certificate for s in judged_steps(loaded)}
    found = []
    for text in loaded.requested:
        for index, step in enumerate(text.steps):
            certificate = proofs.get(step.id)
            if certificate is not None:
                obligation = obligation_of(question_of(text, index))
                found.append(Shown(step.id, obligation, certificate))
    return tuple(found)


def test_the_certificates_are_those_of_the_steps(shown: tuple[Shown, ...]) -> None:
    assert len(shown) > 100
    for step in shown:
        assert isinstance(check(step.obligation, step.certificate), Accepted), step.id


def test_the_certificates_survive_as_text(shown: tuple[Shown, ...]) -> None:
    for step in shown:
        assert certificate_from_json(to_json(step.certificate)) == step.certificate, step.id


def test_no_certificate_shows_an_obligation_that_fails(shown: tuple[Shown, ...]) -> None:
    tried: Counter[str] = Counter()
    reached: Counter[bool] = Counter()
    for step in shown:
        chance = Random(step.id)
        failing = 0
        for neighbour in islice(neighbours(step.obligation, chance), ATTEMPTS):
            wrong = neighbour.obligation
            refutation = refute_quickly(wrong, A_MOMENT)
            if refutation is None:
                continue
            assert isinstance(check_witness(wrong, refutation.witness), Failure)
            failing += 1
            originals = [step.certificate, carried(step.certificate, neighbour)]
            forged = [
                m
                for original in originals
                if original is not None
                for m in (original, *mutants(original, wrong, FORGERIES, chance))
            ]
            for certificate in forged:
                answer = check(wrong, certificate)
                assert isinstance(answer, Refusal), (step.id, wrong, certificate)
                tried[answer.kind] += 1
            if failing == NEIGHBOURS:
                break
        reached[is_within_reach(step.id)] += failing > 0
    within = sum(is_within_reach(step.id) for step in shown)
    print(f"failing neighbours: of {reached[True]} of {within} steps that points reach,")
    print(f"and of {reached[False]} of {len(shown) - within} others")
    assert reached[True] > 0.8 * within
    assert within > 100
    assert tried.total() > 10 * within
    assert len(tried) > 8
