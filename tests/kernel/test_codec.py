"""Certificates, witnesses and claims as JSON: there and back, and what is damaged is named."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from cases import claim, t, term, x, y
from hypothesis import given, settings
from terms_at_random import terms
from test_analysis_rules import ACCEPTED as SHOWN_BY_ANALYSIS
from test_analysis_rules import REFUSED as NOT_SHOWN_BY_ANALYSIS
from test_chance_rules import ACCEPTED as SHOWN_BY_CHANCE
from test_integral_rules import ACCEPTED as SHOWN_BY_INTEGRALS
from test_quantifier_rules import ACCEPTED as SHOWN_BY_QUANTIFIERS
from test_recursion_rules import ACCEPTED as SHOWN_BY_ROUNDS
from test_rules import ACCEPTED, REFUSED

from symcheck.kernel.certificate import Certificate, Choose, Interpretation, Known, Sign, Witness
from symcheck.kernel.codec import (
    Damaged, certificate_from_json, claim_from_json, to_json, witness_from_json,
)  # fmt: skip
from symcheck.language.claim import Chain, Claim, Iff, Member, Not, Rel
from symcheck.language.term import Call, Derivative, Term, Unknown, num
from symcheck.reading.ascii_syntax import read_claim

CERTIFICATES = [
    *((c[0], c[2]) for c in (*ACCEPTED, *SHOWN_BY_ANALYSIS)),
    *((c[0], c[2]) for c in (*SHOWN_BY_QUANTIFIERS, *SHOWN_BY_ROUNDS, *SHOWN_BY_CHANCE)),
    *((c[0], c[2]) for c in SHOWN_BY_INTEGRALS),
    *((c[0], c[2]) for c in (*REFUSED, *NOT_SHOWN_BY_ANALYSIS)),
]
A_WITNESS = Witness(
    ((x, term("sqrt(2)")), (y, num("-1/2"))),
    (Interpretation("C", t, term("t^2 + 1")),),
    ((claim("exp(0) = 1"), Sign()),),
)


def through_text(value: Any) -> Any:
    return json.loads(json.dumps(to_json(value)))


@pytest.mark.parametrize(
    "certificate", [c[1] for c in CERTIFICATES], ids=[c[0] for c in CERTIFICATES]
)
def test_a_certificate_comes_back(certificate: Certificate) -> None:
    assert certificate_from_json(through_text(certificate)) == certificate


def test_every_kind_of_certificate_is_among_them() -> None:
    kinds = set(certificate_kinds(json.loads(json.dumps([to_json(c) for _, c in CERTIFICATES]))))
    assert kinds >= {kind.__name__ for kind in Certificate.__args__}


def certificate_kinds(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield value["kind"]
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from certificate_kinds(part)


def test_a_witness_comes_back() -> None:
    assert witness_from_json(through_text(A_WITNESS)) == A_WITNESS


CLAIMS: list[Claim] = [
    Chain(x, (("<", y), ("<=", num(1)))),
    Member(x, None, num("1/3"), False, True),
    Not(Iff(Rel("=", x, y), Rel("!=", x, y))),
    Rel("=", Unknown("C", 1, x), Derivative(Call("f", (x, y)), x, term("pi"))),
    claim("x > 0 => y > 0 or x = y"),
]


@pytest.mark.parametrize("said", CLAIMS, ids=lambda c: type(c).__name__)
def test_a_claim_comes_back(said: Claim) -> None:
    assert claim_from_json(through_text(said)) == said


@settings(max_examples=150, deadline=None)
@given(terms)
def test_any_term_comes_back(some: Term) -> None:
    assert claim_from_json(through_text(Rel("=", some, some))) == Rel("=", some, some)


RELATION = to_json(claim("x < 1/2"))
NUMBER = {"kind": "Num", "value": "1"}

DAMAGED: list[tuple[str, Any, str]] = [
    ("no object", 7, "$"),
    ("nothing", None, "$"),
    ("no kind", {}, "$"),
    ("a kind that is a list", {"kind": []}, "$"),
    ("a kind that there is not", {"kind": "Trust"}, "$"),
    ("a claim for a certificate", RELATION, "$"),
    ("a field too many", {"kind": "Known", "because": "I say so"}, "$"),
    ("a field left out", {"kind": "Choose", "index": 0}, "$"),
    ("text for a number", {"kind": "Choose", "index": "0", "part": {"kind": "Known"}}, "$.index"),
    ("true for 1", {"kind": "Choose", "index": True, "part": {"kind": "Known"}}, "$.index"),
    ("a float", {"kind": "Choose", "index": 0.0, "part": {"kind": "Known"}}, "$.index"),
    ("an object for a list", {"kind": "Split", "parts": {}}, "$.parts"),
    ("a damaged part", {"kind": "Split", "parts": [{"kind": "Known"}, 3]}, "$.parts[1]"),
    ("a relation that there is not",
     {"kind": "Clash", "relation": {**RELATION, "op": "=="}}, "$.relation.op"),
    ("a conjunction for a relation",
     {"kind": "Clash", "relation": {"kind": "And", "parts": []}}, "$.relation"),
    ("a number as a float",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "Num", "value": 0.5}}},
     "$.relation.rhs.value"),
    ("a decimal number",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "Num", "value": "0.5"}}},
     "$.relation.rhs.value"),
    ("a power of ten",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "Num", "value": "1E400"}}},
     "$.relation.rhs.value"),
    ("a division by zero",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "Num", "value": "1/0"}}},
     "$.relation.rhs.value"),
    ("infinity",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "Num", "value": "inf"}}},
     "$.relation.rhs.value"),
    ("an operation that there is not",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "App", "op": "eval", "args": []}}},
     "$.relation.rhs"),
    ("too many arguments",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "App", "op": "ln",
                                                        "args": [NUMBER, NUMBER]}}},
     "$.relation.rhs"),
    ("a root that is none",
     {"kind": "Clash", "relation": {**RELATION, "rhs": {"kind": "App", "op": "root",
                                                        "args": [NUMBER, NUMBER]}}},
     "$.relation.rhs"),
    ("a sort that there is not",
     {"kind": "Clash", "relation": {**RELATION, "lhs": {"kind": "Var", "name": "x",
                                                        "sort": "complex"}}},
     "$.relation.lhs.sort"),
    ("a pair of three", {"kind": "Ring", "cofactors": [[NUMBER, RELATION, NUMBER]]},
     "$.cofactors[0]"),
    ("an axis without an end",
     {"kind": "Cover", "bits": 64, "cells": {"kind": "Cell", "order": 0},
      "axes": [[to_json(x), "0"]]}, "$.axes[0]"),
    ("a certificate as a cell",
     {"kind": "Cover", "bits": 64, "cells": {"kind": "Known"}, "axes": []}, "$.cells"),
    ("a claim proved by a claim",
     {"kind": "Have", "claim": RELATION, "proof": RELATION, "then": {"kind": "Known"}}, "$.proof"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "path"), [d[1:] for d in DAMAGED], ids=[d[0] for d in DAMAGED])
def test_damage_is_an_error_with_its_path(value: Any, path: str) -> None:
    with pytest.raises(Damaged) as caught:
        certificate_from_json(value)
    assert caught.value.path == path
    assert caught.value.expected
    assert str(caught.value).startswith(f"{path}: ")


def test_what_is_nested_too_deeply_is_damaged() -> None:
    value: Any = {"kind": "Known"}
    for _ in range(5000):
        value = {"kind": "Choose", "index": 0, "part": value}
    with pytest.raises(Damaged):
        certificate_from_json(value)


def test_what_is_nested_less_deeply_comes_back() -> None:
    proof: Certificate = Known()
    for _ in range(150):
        proof = Choose(0, proof)
    assert certificate_from_json(through_text(proof)) == proof


WRONG: tuple[Any, ...] = (None, True, 3, -1.5, "no", [], {}, {"kind": "?"}, ["no"])


def places(value: Any) -> Iterator[tuple[Any, Any, str]]:
    """Every container in a JSON value with a key or index in it, and the path to that."""
    pending = [(value, "$")]
    while pending:
        here, path = pending.pop()
        items = here.items() if isinstance(here, dict) else enumerate(here)
        for key, part in items:
            there = f"{path}.{key}" if isinstance(here, dict) else f"{path}[{key}]"
            yield here, key, path if key == "kind" else there
            if isinstance(part, dict | list):
                pending.append((part, there))


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_wrong_value_anywhere_is_damage_there_or_another_certificate(wrong: Any) -> None:
    """A value that fits, such as [] for a list, makes a different certificate and no error."""
    found: list[tuple[str, str]] = []
    for _, certificate in CERTIFICATES[::6]:
        value = to_json(certificate)
        for index in range(len(list(places(value)))):
            damaged = copy.deepcopy(value)
            container, key, path = list(places(damaged))[index]
            if container[key] == wrong:
                continue
            container[key] = wrong
            try:
                assert certificate_from_json(damaged) != certificate
            except Damaged as error:
                found.append((path, error.path))
    assert len(found) > 50
    assert all(said.startswith(done) or done.startswith(said) for done, said in found)


FORMS = [
    "limit(1/x, x, oo) = 0",
    "limit(1/x, x, 0, above) = oo",
    "max_over(x, x in Interval(0, 1)) = 1",
    "argmin_over(x^2, x in Interval(-1, 1)) ≈ 0.0",
    "bigO(x, x, x, 0) and littleO(x^2, x, x, 0)",
    "within(x, x, 1, x in Interval.open(0, 1))",
    "ExistsOne(n in Integers, n = 1) and ForAll(x, Exists(y, y > x))",
    "Probability(abs(w) < 1, w, Normal(0, 1)) > Expectation(w, w, Uniform(0, 1))",
    "Sum(j, (j, 1, 3)) = 6 and Integral(x, (x, 0, oo)) = 1",
]


@pytest.mark.parametrize("text", FORMS)
def test_claims_of_analysis_come_back_as_they_were(text):
    written = read_claim(text)
    assert claim_from_json(json.loads(json.dumps(to_json(written)))) == written
