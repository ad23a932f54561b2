"""How far hypotheses reach: to the end of their section, exercise or item."""

from __future__ import annotations

import pytest
from document_lines import document_of, said, steps_of

from symcheck.derivations.step import premises_of
from symcheck.printing.as_ascii import show_claim

SECTIONS = [
    ("no section", "Suppose $x > 0$.\n\n$$y = 1$$", ["x > 0"]),
    ("the same section", "# A\n\nSuppose $x > 0$.\n\n$$y = 1$$", ["x > 0"]),
    ("the next section", "# A\n\nSuppose $x > 0$.\n\n# B\n\n$$y = 1$$", []),
    ("a section within", "# A\n\nSuppose $x > 0$.\n\n## B\n\n$$y = 1$$", ["x > 0"]),
    ("after a section within", "# A\n\n## B\n\nSuppose $x > 0$.\n\n## C\n\n$$y = 1$$", []),
    ("before any section", "Suppose $x > 0$.\n\n# A\n\n$$y = 1$$", ["x > 0"]),
    ("the next item", "- Suppose $x > 0$.\n- $$y = 1$$\n", []),
    ("the same item", "- Suppose $x > 0$.\n\n  $$y = 1$$\n- Next\n", ["x > 0"]),
    ("an item within", "- Suppose $x > 0$.\n  - one\n  - $$y = 1$$\n", ["x > 0"]),
    ("after a list of several items", "- Suppose $x > 0$.\n- Next\n\nText\n\n$$y = 1$$", []),
    ("below an exercise", "- Suppose $x > 0$.\n\nText\n\n$$y = 1$$", ["x > 0"]),
    ("below the next exercise", "- Suppose $x > 0$.\n\nText\n\n- Next\n\nText\n\n$$y = 1$$", []),
    ("what is shown in an item", "- $$x = 1$$\n- Next\n\nText\n\n$$y = 1$$", ["x = 1"]),
    ("what is shown under a hypothesis", "- Suppose $z > 0$.\n\n  $$x = 1$$\n- $$y = 1$$", []),
    ("what is claimed in the next section", "# A\n\n$$x = 1$$\n\n# B\n\n$$y = 1$$", []),
    ("a comment holds in its section",
     "# A\n\n<!-- symcheck: assume x > 0 -->\n\n# B\n\n$$y = 1$$", []),
    ("and everywhere if it says so",
     "# A\n\n<!-- symcheck: document: assume x > 0 -->\n\n# B\n\n$$y = 1$$", ["x > 0"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), [s[1:] for s in SECTIONS], ids=[s[0] for s in SECTIONS]
)
def test_what_is_granted_to_the_last_line(text: str, wanted: list[str]) -> None:
    found = document_of(text)
    index = len(found.steps) - 1
    assert said(found.steps[index]) == "claim: y = 1"
    assert [show_claim(p.claim) for p in premises_of(found, index)] == wanted


TEX = [
    ("sections", "\\section{A} Suppose $x > 0$. \\section{B} $$y = 1$$", []),
    ("a subsection", "\\section{A} Suppose $x > 0$. \\subsection{B} $$y = 1$$", ["x > 0"]),
    ("theorems", "\\begin{theorem} Suppose $x > 0$. \\end{theorem}"
     "\\begin{theorem} $$y = 1$$ \\end{theorem}", []),
    ("a theorem", "\\begin{theorem} Suppose $x > 0$. Then $$y = 1$$ \\end{theorem}", ["x > 0"]),
    ("items", "\\begin{itemize}\\item Suppose $x > 0$. \\item $$y = 1$$ \\end{itemize}", []),
    ("a proof", "\\begin{proof} Suppose $x > 0$. Then $$y = 1$$ \\end{proof}", ["x > 0"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [t[1:] for t in TEX], ids=[t[0] for t in TEX])
def test_what_is_granted_in_latex(text: str, wanted: list[str]) -> None:
    found = document_of(text, ".tex")
    index = len(found.steps) - 1
    assert said(found.steps[index]) == "claim: y = 1"
    assert [show_claim(p.claim) for p in premises_of(found, index)] == wanted


TEX_LINES = [
    ("a command of the author's", "\\newcommand{\\half}{\\frac{1}{2}}\n$$x = \\half$$",
     ["claim: x = 1/2"]),
    ("one with arguments", "\\newcommand{\\pair}[2]{#1 + #2}\n$$x = \\pair{a}{b}$$",
     ["claim: x = a + b"]),
    ("def", "\\def\\s{\\sigma}\n$$\\s(z) < 1$$", ["claim: σ(z) < 1"]),
    ("a comment that is no directive", "% x = 1\n$$y = 2$$", ["claim: y = 2"]),
    ("verbatim", "\\begin{verbatim}$$x = 1$$\\end{verbatim} $$y = 2$$", ["claim: y = 2"]),
    ("words in emphasis", "\\emph{Suppose} that $x > 0$.", ["given: x > 0"]),
    ("equation", "\\begin{equation} x = 1 \\end{equation}", ["claim: x = 1"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), [t[1:] for t in TEX_LINES], ids=[t[0] for t in TEX_LINES]
)
def test_lines_of_latex(text: str, wanted: list[str]) -> None:
    assert [said(s) for s in steps_of(document_of(text, ".tex"))] == wanted
