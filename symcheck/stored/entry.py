"""An entry of a store: a certificate, and digests of what it was found for.

The digests name; they vouch for nothing. That a step is proved comes from the replay alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from symcheck.kernel.certificate import Certificate
from symcheck.kernel.codec import to_json
from symcheck.kernel.lemmas import lemma
from symcheck.language.claim import Claim
from symcheck.stored.sharing import to_shared


@dataclass(frozen=True, slots=True)
class Entry:
    """The certificate of a step, as JSON parts.

    ``claim`` is the digest of the step's goal and premises, ``ledger`` that of the text of the
    lemmas that the proof rests on, ``seal`` that of all the rest.
    """

    step: str
    claim: str
    lemmas: tuple[str, ...]
    ledger: str
    certificate: list[Any]
    seal: str


def entry_of(
    step: str, premises: Iterable[Claim], goal: Claim, lemmas: tuple[str, ...], found: Certificate
) -> Entry:
    """The entry of a step, from what it says and its certificate."""
    claim, ledger, parts = claim_digest(premises, goal), ledger_digest(lemmas), to_shared(found)
    return Entry(step, claim, lemmas, ledger, parts, seal_of(step, claim, lemmas, ledger, parts))


def is_sealed(entry: Entry) -> bool:
    """Whether the entry is as it was written."""
    e = entry
    return e.seal == seal_of(e.step, e.claim, e.lemmas, e.ledger, e.certificate)


def seal_of(
    step: str, claim: str, lemmas: tuple[str, ...], ledger: str, certificate: list[Any]
) -> str:
    """The digest of all that an entry says."""
    return _digest([step, claim, list(lemmas), ledger, certificate])


def claim_digest(premises: Iterable[Claim], goal: Claim) -> str:
    """The digest of a goal under premises, in their order."""
    return _digest([*map(_claim_digest, premises), _claim_digest(goal)])


def ledger_digest(lemmas: Iterable[str]) -> str:
    """The digest of what the ledger says under these names: premises, claim and source."""
    return _digest([to_json(lemma(name)) for name in lemmas])


@lru_cache(maxsize=4096)
def _claim_digest(claim: Claim) -> str:
    return _digest(to_json(claim))


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
