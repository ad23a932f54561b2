"""The codes of what is wrong with a claim, explained: reading, values, equality, analysis."""

from __future__ import annotations

from symcheck.reporting.explanation import ClaimExample, Explanation, LineExample

OF_CLAIMS: tuple[Explanation, ...] = (
    Explanation(
        "SC101",
        "The text of the claim is not one that symcheck knows how to read. The message names the "
        "column and what was expected there. Nothing is guessed: what is not understood is unread.",
        ClaimExample("2x > 0"),
        "Write what the message proposes, here 2*x > 0. A claim is a relation, such as x^2 >= 0, "
        "or relations joined by and, or, not, =>, <=>.",
    ),
    Explanation(
        "SC102",
        "A hypothesis cannot be read, so that it is not known under what the claim is to hold. "
        "The message counts the hypotheses from 1 and names the column.",
        ClaimExample("x^2 > 0", given=("x !",)),
        "Mend the hypothesis that the message names, here x != 0. It has the syntax of claims.",
    ),
    Explanation(
        "SC103",
        "A line of JSON is no request: it is not JSON, not an object, or one of its fields is not "
        "what it should be.",
        LineExample('{"claim": "x > y", "given": "x > y"}'),
        'Write {"claim": …} with a text; given, integer and functions are lists of texts, here '
        '["x > y"].',
    ),
    Explanation(
        "SC104",
        "The claim has an integral with an infinite end in it. Such integrals are read and "
        "printed, and not judged yet; those from one number to another are judged.",
        ClaimExample("Integral(exp(-x), (x, 0, oo)) = 1"),
        "Claim what the integral up to a number comes to, here Integral(exp(-x), (x, 0, a)) = "
        "1 - exp(-a), and then the limit of that, limit(1 - exp(-a), a, oo) = 1.",
    ),
    Explanation(
        "SC201",
        "The claim holds only under a condition that is not granted: that its terms have values "
        "(no divisor is 0, no root or logarithm leaves its domain), or that a part of it has a "
        "sign. The message gives the condition and a point that shows the need; holds exactly "
        "where means that it holds nowhere else.",
        ClaimExample("sqrt(x)^2 = x"),
        "Grant the condition: --given 'x >= 0', or d.given(x >= 0) before the row. Or restrict "
        "the claim: x >= 0 => sqrt(x)^2 = x.",
    ),
    Explanation(
        "SC202",
        "A term of the claim has no value at a point that the hypotheses allow, and no simple "
        "condition makes the claim true. A relation holds only where both of its sides have "
        "values.",
        ClaimExample("ln(-1 - x^2) <= 0"),
        "Look at the term that the message names: often a sign is wrong inside a root or "
        "logarithm, or the divisor is 0 everywhere.",
    ),
    Explanation(
        "SC203",
        "No point satisfies all hypotheses at once. Anything would follow from them, so that a "
        "proof would say nothing.",
        ClaimExample("x = 5", given=("x > 1", "x < 0")),
        "Correct one of the hypotheses that the message lists. If the contradiction is what the "
        "derivation is after, claim it: the text of such a claim is False.",
    ),
    Explanation(
        "SC401",
        "The sides of an equality differ at a point at which all hypotheses hold. The message "
        "gives the point and both values.",
        ClaimExample("exp(x) = 1 + x"),
        "Put the point into both sides and see where they part. Here they agree at 0 alone, and "
        "what holds everywhere is exp(x) >= 1 + x.",
    ),
    Explanation(
        "SC402",
        "The sides of a claim with != are equal at a point at which all hypotheses hold.",
        ClaimExample("x + 1 != 7"),
        "Exclude that point by a hypothesis, or claim the relation only where it holds.",
    ),
    Explanation(
        "SC403",
        "A row claims a contradiction, and there is a point at which all hypotheses hold.",
        ClaimExample("False", given=("x > 1",)),
        "Look for the hypothesis that the argument uses and the derivation does not state. The "
        "point of the message satisfies all of those that are there.",
    ),
    Explanation(
        "SC501",
        "An inequality fails at a point at which all hypotheses hold. The message gives the point "
        "and the values of both sides.",
        ClaimExample("x^3 >= 2*x"),
        "See whether it was multiplied by something that may be negative, or whether a hypothesis "
        "is missing: this one holds for x >= 2, and fails at 1.",
    ),
    Explanation(
        "SC601",
        "The limit is another than the one claimed, or there is none. What it is instead is said "
        "where that was proved.",
        ClaimExample("limit(1/x, x, oo) = 1"),
        "Write the limit that the message names. Where those from the left and from the right "
        "differ, claim one of them: limit(f, x, 0, above).",
    ),
    Explanation(
        "SC602",
        "A greatest or least value is exceeded somewhere on the interval, or the place of it is "
        "another.",
        ClaimExample("max_over(x*(1 - x), x in Interval(0, 1)) = 1/5"),
        "Write the value or place that the message names, here 1/4. See that the interval is the "
        "one meant, and which of its ends belong to it.",
    ),
    Explanation(
        "SC603",
        "The value is one that the term does not take on the interval. A bound that is approached "
        "and never reached is a supremum or infimum, no maximum or minimum.",
        ClaimExample("max_over(x*(1 - x), x in Interval(0, 1)) = 1/2"),
        "Write sup_over or inf_over if a least upper or greatest lower bound is meant; else "
        "the value that is attained, here 1/4.",
    ),
    Explanation(
        "SC604",
        "The sides are further apart than the claim allows. x ≈ 6.9 means: by at most half a unit "
        "of the last digit shown, 0.05 here; with within(…) the distance is written out.",
        ClaimExample("pi ≈ 3.15"),
        "Correct the last digit, here 3.14, or show fewer digits.",
    ),
    Explanation(
        "SC605",
        "The term is not of the order of magnitude claimed: its ratio to the other does not stay "
        "bounded, or for a small o does not tend to 0.",
        ClaimExample("bigO(1/x, 1, x, 0)"),
        "Write the order that it has, here bigO(1/x, 1/x, x, 0), and see at which point it is "
        "taken: x^2 is O(x) at 0 and not at infinity.",
    ),
    Explanation(
        "SC606",
        "The claim says that there is something, and there is nothing of the kind.",
        ClaimExample("Exists(x, x^2 = -1)"),
        "See whether the numbers meant are those the claim ranges over: reals, unless it says "
        "Integers. A hypothesis on a parameter may be missing.",
    ),
    Explanation(
        "SC607",
        "The claim says that there is exactly one, and there are two. The message names both.",
        ClaimExample("ExistsOne(x, x^2 = 1)"),
        "Say which of them is meant, such as ExistsOne(x, x > 0 and x^2 = 1), or write Exists.",
    ),
)  # fmt: skip
