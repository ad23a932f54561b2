"""How far "if" and "for" reach, and what comes after the claim it is about."""

from __future__ import annotations

import pytest
from document_lines import document_of, said_in

CONDITIONS = [
    ("for after a display", "$$u < 1$$ for all $x > 0$.", ["claim: x > 0 => u < 1"]),
    ("for after a formula in a sentence", "Show that $u < 1$ for $x > 0$.",
     ["claim: x > 0 => u < 1"]),
    ("where after a claim", "$$u < 1$$ where $u = x$.", ["claim: u = x => u < 1", "given: u = x"]),
    ("two conditions after a claim", "$$u < 1$$ for $x > 0$ and $y > 0$.",
     ["claim: y > 0 => x > 0 => u < 1"]),
    ("if before a claim", "If $x > 0$, then $u < 1$.", ["given: x > 0", "claim: u < 1"]),
    ("a row that continues", "$$u = v$$ $$= w$$ for $x > 0$.",
     ["claim: x > 0 => u = v", "claim: x > 0 => v = w"]),
    ("a full stop in the display ends the sentence", "$$u < 1.$$ For $x > 0$ we have $v < 1$.",
     ["claim: u < 1", "given: x > 0", "claim: v < 1"]),
    ("a capital after a display begins one", "$$u < 1$$ For $x > 0$ we have $v < 1$.",
     ["claim: u < 1", "given: x > 0", "claim: v < 1"]),
    ("in the tags of a page", "<p>Hence $u < 1$ and <b>so</b> $v < 1$.</p>",
     ["claim: u < 1", "claim: v < 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in CONDITIONS],
                         ids=[c[0] for c in CONDITIONS])  # fmt: skip
def test_conditions(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


REACH = [
    ("on to the next sentence", "If $x > 0$, then $u < 1$. Hence $v < 1$.", {"doc:1", "doc:2"}),
    ("to the next if", "If $x > 0$, then $u < 1$. If $x < 0$, then $v < 1$.", {"doc:3"}),
    ("to the next supposition", "If $x > 0$, then $u < 1$. Suppose $y > 0$. Hence $v < 1$.",
     {"doc:3"}),
    ("not beyond its section", "# A\n\nIf $x > 0$, then $u < 1$.\n\n# B\n\nHence $v < 1$.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "granted"), [r[1:] for r in REACH], ids=[r[0] for r in REACH])
def test_how_far_if_reaches(text: str, granted: set[str]) -> None:
    steps = document_of(text).steps
    last = steps[-1]
    inside = (s for s in steps[:-1] if last.scope[: len(s.scope)] == s.scope)
    assert {s.id for s in inside} == granted


def test_the_condition_of_a_definition_is_spoken_of() -> None:
    assert any(
        "without its condition" in a
        for a in document_of("$$f(x) = x \\quad \\text{for } x > 0$$").assumptions
    )
