"""Values with what occurs again written once: there and back, and what is damaged is named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from symcheck.kernel.certificate import Certificate, Choose, Clash, Have, Instance, Known, Split
from symcheck.kernel.codec import Damaged, to_json
from symcheck.language.claim import Claim, Rel
from symcheck.language.term import ONE, Term, Var, add, exp, num, power
from symcheck.stored.sharing import certificate_from_shared, claims_from_shared, to_shared

x = Var("x")
LONG = exp(add(power(x, num(2)), num("-7/3"), Var("n", "integer")))
CLAIM = Rel(">=", LONG, add(ONE, LONG))


def through_text(value: Any) -> Any:
    return json.loads(json.dumps(to_shared(value)))


@pytest.mark.parametrize(
    "certificate",
    [
        Known(),
        Choose(1, Clash(CLAIM)),
        Split((Have(CLAIM, Known(), Have(CLAIM, Known(), Known())), Clash(CLAIM))),
        Instance("exp.sum", ((x, LONG), (Var("y"), add(LONG, LONG)))),
    ],
)
def test_a_certificate_comes_back(certificate: Certificate) -> None:
    assert certificate_from_shared(through_text(certificate)) == certificate


def test_claims_come_back() -> None:
    claims = (CLAIM, Rel("=", LONG, x), CLAIM)
    assert claims_from_shared(through_text(claims)) == claims


def doubled(times: int) -> Claim:
    term: Term = LONG
    for _ in range(times):
        term = add(term, term)
    return Rel("=", term, term)


def test_what_occurs_again_is_written_once() -> None:
    assert len(json.dumps(to_json(doubled(8)))) > 256 * len(json.dumps(to_json(LONG)))
    assert len(to_shared(doubled(8))) == 9 + 1
    # written out, or compared term by term, this would take for ever
    written = through_text((doubled(60),))
    assert len(written) == 61 + 1
    assert to_shared(claims_from_shared(written)) == written


def test_what_is_short_stays_in_its_place() -> None:
    assert to_shared(Rel("=", x, x)) == [to_json(Rel("=", x, x))]


RELATION = to_json(CLAIM)
DAMAGED: list[tuple[str, Any]] = [
    ("no list", {"kind": "Known"}),
    ("no part", []),
    ("a part that comes later", [{"kind": "Clash", "relation": {"part": 0}}]),
    ("a part before the first", [RELATION, {"kind": "Clash", "relation": {"part": -1}}]),
    ("a part by another name", [RELATION, {"kind": "Clash", "relation": {"part": "0"}}]),
    ("a truth value for an index", [RELATION, {"kind": "Clash", "relation": {"part": False}}]),
    ("a term for a relation", [to_json(LONG), {"kind": "Clash", "relation": {"part": 0}}]),
    ("a claim for a certificate", [RELATION, {"part": 0}]),
    ("an unknown kind", [{"kind": "Oracle"}, {"kind": "Known"}]),
    ("a kind that is no text", [{"kind": ["Known"]}, {"kind": "Known"}]),
    ("a name that is no kind", [{"kind": "dataclass"}, {"kind": "Known"}]),
    ("a part without a kind", [[], {"kind": "Known"}]),
]


@pytest.mark.parametrize(("name", "value"), DAMAGED, ids=[name for name, _ in DAMAGED])
def test_what_is_damaged_is_named(name: str, value: Any) -> None:
    with pytest.raises(Damaged):
        certificate_from_shared(value)


def test_a_pile_of_levels_is_refused() -> None:
    value: Any = {"kind": "Known"}
    for _ in range(5000):
        value = {"kind": "Choose", "index": 0, "part": value}
    with pytest.raises(Damaged, match=r"fewer levels|deeper"):
        certificate_from_shared([value])
