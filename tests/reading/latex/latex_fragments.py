"""How the tables of fragments are checked: what a fragment says, or where and why it does not.

In a fragment that cannot be read, ▸ stands before the thing that the error has to point at.
"""

from symcheck.printing.as_ascii import show_claim, show_term
from symcheck.reading.errors import ReadError
from symcheck.reading.latex.known import Known
from symcheck.reading.latex.read import read_claim, read_term

MARK = "▸"
NOTHING = Known()


def known(reals="", integers="", naturals="", functions="", defined=None, **more):
    """What a reader has been told, names with spaces between them."""
    sorts = dict.fromkeys(reals.split(), "real")
    sorts |= dict.fromkeys(integers.split(), "integer")
    sorts |= dict.fromkeys(naturals.split(), "natural")
    return Known(sorts=sorts, unknowns=frozenset(functions.split()), defined=defined or {}, **more)


def term(latex, told=NOTHING):
    return show_term(read_term(latex, told).term)


def claim(latex, told=NOTHING):
    whole = frozenset(name for name, sort in told.sorts.items() if sort == "integer")
    return show_claim(read_claim(latex, told).claim, whole)


def check_refused(marked, kind, word, told=NOTHING):
    """That a fragment is refused for this reason, at the mark, with this word said."""
    assert marked.count(MARK) == 1, "the place of the error is marked once"
    latex = marked.replace(MARK, "")
    wrong = refusal(lambda: claim(latex, told))
    assert wrong is not None, f"this was read as {claim(latex, told)}"
    assert (wrong.kind, wrong.column) == (kind, marked.index(MARK) + 1), str(wrong)
    assert word in f"{wrong.message} | {wrong.hint}"


def refusal(read):
    """The error with which a reader refuses; None if it reads."""
    try:
        read()
    except ReadError as wrong:
        return wrong
    return None


def titled(rows):
    """The rows for `pytest.mark.parametrize`, and their titles as names of the cases."""
    titles = [row[0] for row in rows]
    assert len(set(titles)) == len(titles), "two rows have the same title"
    return {"argvalues": [row[1:] for row in rows], "ids": titles}


def refused(rows):
    """Likewise for fragments that are refused: fragment, kind, word, and what was told."""
    return titled([(*row, NOTHING) if len(row) == 4 else row for row in rows])


def told(rows):
    """Likewise for fragments that are read: fragment, expected reading, and what was told."""
    return titled([(*row, NOTHING) if len(row) == 3 else row for row in rows])
