"""The codes of what is wrong with documents, explained: questions, doubts, directives."""

from __future__ import annotations

from symcheck.reporting.explanation import DocumentExample, Explanation

OF_DOCUMENTS: tuple[Explanation, ...] = (
    Explanation(
        "SC105",
        "The formula was understood up to something that the text does not say, such as how C "
        "depends on b, over which interval f is near g, or that n is a natural number. The message "
        "asks for it. It is not made up.",
        DocumentExample("$$\\frac{\\partial C}{\\partial b} = 0$$"),
        "Answer the question in the text, or in a comment that is not shown: "
        "<!-- symcheck: define C = b^2 --> or <!-- symcheck: natural n -->.",
    ),
    Explanation(
        "SC106",
        "The formula has two readings that differ, and both are in use. The message names them.",
        DocumentExample("$$y = 1/2x$$"),
        r"Write it so that one reading is left, here \frac{1}{2} x or \frac{1}{2x}; of a function "
        "or a product, say which it is: <!-- symcheck: function x -->.",
    ),
    Explanation(
        "SC107",
        "A sentence says something of a formula with words such as suppose, show or hence, but "
        "also other words that are not understood. What is not understood is not guessed at.",
        DocumentExample("So the weights usually satisfy $w < 1$."),
        "Display the formula as a claim of its own, put the cue directly before it (suppose that, "
        "show that, hence), or say in a comment what is assumed.",
    ),
    Explanation(
        "SC108",
        "The formula says something that symcheck understands and cannot deal with, such as an "
        "infinite sum, a norm, or an indefinite integral.",
        DocumentExample(r"$$\sum_{k=1}^{\infty} a = 1$$"),
        "State the part that can be dealt with, such as finite sums and their limit.",
    ),
    Explanation(
        "SC901",
        "Something in a comment for symcheck cannot be understood: a word that is no directive, "
        "or a formula after it that cannot be read. It was not heeded.",
        DocumentExample("<!-- symcheck: naturl n -->\n\n$$x + 1 > x$$"),
        "There are real, integer, natural, function, define, assume, ignore and euler; several "
        "are joined by semicolons.",
    ),
    Explanation(
        "SC902",
        "A comment says to ignore findings with a code of which there is none in its section.",
        DocumentExample("<!-- symcheck: ignore SC401 because -->\n\n$$x + 1 > x$$"),
        "Take the directive out; what it was for is no longer found.",
    ),
)
