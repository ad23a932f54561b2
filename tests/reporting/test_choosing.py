"""Which findings count: selected and ignored codes, what is unknown, and how they are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symcheck.judging import codes
from symcheck.judging.prove import prove
from symcheck.judging.step_object import RESTS_ON_REFUTED, StepObject
from symcheck.reporting.choosing import Choice, UnknownCode, choice, known_code
from symcheck.reporting.statistics import statistics
from symcheck.reporting.terminal import closing


@pytest.fixture(scope="module")
def refuted() -> StepObject:
    return prove("1 = 2")


CHOICES = [
    ("nothing is said", (), (), True),
    ("the code is selected", ("SC401",), (), True),
    ("a beginning of it is", ("SC4",), (), True),
    ("another is", ("SC2",), (), False),
    ("it is among several", ("SC2,SC4",), (), True),
    ("options add up", ("SC2", "SC401"), (), True),
    ("it is ignored", (), ("SC401",), False),
    ("a beginning of it is ignored", (), ("SC4",), False),
    ("another is ignored", (), ("SC402",), True),
    ("ignored wins over selected", ("SC401",), ("SC4",), False),
    ("all codes are ignored", (), ("SC",), False),
    ("small letters and spaces", (" sc2 , sc4 ",), (), True),
]


@pytest.mark.parametrize(
    ("select", "ignore", "counts"), [c[1:] for c in CHOICES], ids=[c[0] for c in CHOICES]
)
def test_a_finding_counts_if_it_is_chosen(
    refuted: StepObject, select: tuple[str, ...], ignore: tuple[str, ...], counts: bool
) -> None:
    chosen = choice(select, ignore)
    assert chosen.ignores(refuted) is not counts
    stands = replace(refuted, verdict="proved", code=None)
    assert not chosen.ignores(stands)


@pytest.mark.parametrize("chosen", [Choice(ignore=("SC8",)), Choice(select=("SC2",))])
def test_a_disagreement_always_counts(refuted: StepObject, chosen: Choice) -> None:
    assert not chosen.ignores(replace(refuted, verdict="open", code=codes.DISAGREEMENT))
    assert chosen.ignores(replace(refuted, verdict="open", code=codes.TIME))


WRONG = [
    (
        "a code that is none",
        "SC408",
        "there is no code SC408; did you mean SC403 or SC402 or SC401?",
    ),
    (
        "the last digit is of none",
        "SC449",
        "there is no code SC449; did you mean SC444 or SC443 or SC442?",
    ),
    (
        "the middle digit is of none",
        "SC571",
        "there is no code SC571; did you mean SC521 or SC511 or SC501?",
    ),
    ("the first digit is of none", "SC041", "there is no code SC041; did you mean SC441"),
    ("letters in it", "SC4o1", "there is no code SC4o1; did you mean SC401?"),
    ("without the letters", "411", "there is no code 411; did you mean SC411?"),
    ("a word", "inequality", "there is no code inequality; symcheck explain --all lists them"),
    ("too long", "SC4011", "there is no code SC4011; did you mean SC401?"),
    ("a beginning of none", "SC7", "there is no code SC7; symcheck explain --all lists them"),
    ("nothing", "", "there is a code missing"),
    ("a comma too many", "SC401,", "there is a code missing"),
]


@pytest.mark.parametrize(("text", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_unknown_codes_are_refused_with_close_ones(text: str, said: str) -> None:
    for options in (([text], []), ([], [text])):
        with pytest.raises(UnknownCode) as caught:
            choice(*options)
        assert str(caught.value).startswith(said)


def test_a_disagreement_cannot_be_ignored_by_name() -> None:
    with pytest.raises(UnknownCode, match="SC890 cannot be ignored"):
        choice([], ["SC2,SC890"])
    assert choice(["SC890"], []).select == ("SC890",)


def test_a_code_to_be_explained_is_a_whole_one() -> None:
    assert known_code(" sc401") == "SC401"
    with pytest.raises(UnknownCode, match="did you mean SC40"):
        known_code("SC40")


def test_statistics_begin_with_the_most_frequent(refuted: StepObject) -> None:
    proved = replace(refuted, verdict="proved", code=None)
    resting = replace(proved, code=codes.ON_REFUTED, remarks=(RESTS_ON_REFUTED,))
    steps = [refuted, proved, resting, refuted, proved, replace(refuted, code=codes.EQUAL)]
    lines = list(statistics(steps, Choice(ignore=("SC402",))))
    assert lines == [
        "     3  proved",
        "     3  refuted",
        "     2  SC401  an equality is false",
        "     1  SC402  the sides are equal  (ignored)",
        "     1  SC805  proved only on a line that is refuted",
    ]
    assert list(statistics([])) == []


def test_the_summary_says_how_many_are_ignored(refuted: StepObject) -> None:
    steps = (refuted, refuted)
    assert closing(steps, 0.0) == "2 steps: 2 refuted (0.0 s)"
    assert closing(steps, 0.0, 1) == "2 steps: 2 refuted; 1 finding ignored (0.0 s)"
    assert closing(steps, 0.0, 2) == "2 steps: 2 refuted; 2 findings ignored (0.0 s)"
