"""Values of the language and the kernel as JSON in which what occurs again is written once.

A list of parts, of which the last is the value itself; ``{"part": 3}`` stands for the part of that
index, which comes before it. Parts are read one after the other by the codec.

>>> from symcheck.language.term import Var, exp, mul
>>> e = exp(mul(*map(Var, "abcd")))
>>> written = to_shared((e, mul(e, e)))
>>> [written[0]["op"], written[1][0], written[1][1]["args"]]
['exp', {'part': 0}, [{'part': 0}, {'part': 0}]]
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from fractions import Fraction
from typing import Any

from symcheck.kernel.certificate import Certificate
from symcheck.kernel.codec import (
    Damaged, certificate_from_json, claim_from_json, object_of, part_from_json,
)  # fmt: skip
from symcheck.language.claim import Claim

REFERENCE = "part"
WORTH_A_PART = 60
"""Characters from which something that occurs again is written apart."""


def to_shared(value: Any) -> list[Any]:
    """The parts of a value; the last one is the value."""
    count: Counter[Any] = Counter()
    _count(value, count)
    parts: list[Any] = []
    places: dict[Any, int] = {}

    def written(v: Any) -> Any:
        if isinstance(v, tuple):
            return [written(item) for item in v]
        if not dataclasses.is_dataclass(v):
            return str(v) if isinstance(v, Fraction) else v
        if v in places:
            return {REFERENCE: places[v]}
        body = object_of(v, written)
        if count[v] < 2 or len(json.dumps(body)) < WORTH_A_PART:
            return body
        places[v] = len(parts)
        parts.append(body)
        return {REFERENCE: places[v]}

    whole = written(value)
    return [*parts, whole]


def certificate_from_shared(parts: Any) -> Certificate:
    """The certificate that `to_shared` wrote. Raises `Damaged`."""
    return certificate_from_json(_whole(parts))


def claims_from_shared(parts: Any) -> tuple[Claim, ...]:
    """The claims that `to_shared` wrote. Raises `Damaged`."""
    whole = _whole(parts)
    if not isinstance(whole, list):
        raise Damaged("$", "a list of claims")
    return tuple(map(claim_from_json, whole))


def _count(value: Any, count: Counter[Any]) -> None:
    if isinstance(value, tuple):
        for item in value:
            _count(item, count)
    elif dataclasses.is_dataclass(value):
        count[value] += 1
        if count[value] == 1:
            for f in dataclasses.fields(value):
                if f.init:
                    _count(getattr(value, f.name), count)


def _whole(parts: Any) -> Any:
    """The last part, with every reference replaced by what was read for it."""
    if not isinstance(parts, list) or not parts:
        raise Damaged("$", "a list of parts")
    read: list[Any] = []
    try:
        for part in parts[:-1]:
            read.append(part_from_json(_resolved(part, read)))
        return _resolved(parts[-1], read)
    except RecursionError:
        raise Damaged(f"$[{len(read)}]", "fewer levels") from None


def _resolved(value: Any, read: list[Any]) -> Any:
    if isinstance(value, list):
        return [_resolved(v, read) for v in value]
    if not isinstance(value, dict):
        return value
    if set(value) != {REFERENCE}:
        return {k: _resolved(v, read) for k, v in value.items()}
    index = value[REFERENCE]
    if type(index) is not int or not 0 <= index < len(read):
        raise Damaged(f"$[{len(read)}]", "a reference to a part before it")
    return read[index]
