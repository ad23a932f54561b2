"""The codes of what symcheck does not decide, and of stored certificates, explained."""

from __future__ import annotations

from symcheck.reporting.explanation import ClaimExample, Explanation, RowsExample, ToldExample

OF_LIMITS: tuple[Explanation, ...] = (
    Explanation(
        "SC801",
        "The time for this step ran out before there was a proof or a counterexample. That says "
        "nothing about whether the claim is true.",
        ToldExample("A hard step, or symcheck verify --time-limit 0.01."),
        "Give it more time with --time-limit 60. Better, write a row between that carries half of "
        "the argument: readers want it too.",
    ),
    Explanation(
        "SC802",
        "No proof and no counterexample was found. The claim may be true or false; numbers, where "
        "they are shown, prove nothing.",
        ClaimExample("limit((1 + 1/n)^n, n, oo) = e"),
        "Split the step into smaller ones, state the hypotheses that the argument uses, or cite "
        "a derivation that proves part of it.",
    ),
    Explanation(
        "SC803",
        "The process that judged the step died or ran out of memory. It cost this step only.",
        ToldExample("A claim with numbers of many thousand digits."),
        "Make the terms smaller, or judge with fewer processes at a time (-j 1). If it comes "
        "again with an ordinary claim, please report it.",
    ),
    Explanation(
        "SC804",
        "The derivation cites a step that does not stand, so that it brings nothing in.",
        RowsExample(("d.cite('page.other')",), other=("d.then(x**2 > 0, 'a slip')",)),
        "Mend the cited step first. To use it unproved, write it as a hypothesis: d.given(…).",
    ),
    Explanation(
        "SC805",
        "The step was proved, and the proof needs a line above it that is false. It was not found "
        "to follow without that line.",
        RowsExample(("d.then(x > 1, 'a slip')", "d.then(2*x > 2, 'twice')")),
        "Mend the refuted line; this one is then judged on the new one.",
    ),
    Explanation(
        "SC806",
        "The step was proved, and the proof needs a line above it that is not proved itself.",
        RowsExample(("d.then(Eq(x/x, 1), 'cancel')", "d.then(Eq(x/x + 1, 2), 'add 1')")),
        "See to the line it rests on: grant its condition, or split it into smaller steps.",
    ),
    Explanation(
        "SC811",
        "There is no stored certificate for a step that is claimed, or no store at all.",
        ToldExample("symcheck recheck, before symcheck verify --store or with a new step."),
        "Run symcheck verify --store and keep what it writes beside the derivations.",
    ),
    Explanation(
        "SC812",
        "The step, or a line before it, reads otherwise than when its certificate was stored.",
        ToldExample("A hypothesis was edited, then symcheck recheck."),
        "Run symcheck verify --store: it judges the step as it is now and stores that proof.",
    ),
    Explanation(
        "SC813",
        "A lemma that the proof rests on has another text in this version of symcheck.",
        ToldExample("symcheck recheck after symcheck was updated."),
        "Run symcheck verify --store with this version.",
    ),
    Explanation(
        "SC814",
        "The entry of the step is there, and its certificate is not one that the kernel can read.",
        ToldExample("Someone edited the certificate by hand."),
        "Run symcheck verify --store, or take the file back from version control.",
    ),
    Explanation(
        "SC815",
        "The kernel replayed the certificate and found that it does not prove the step.",
        ToldExample("The certificate of another step was put in its place."),
        "Run symcheck verify --store. If that stores the same certificate again, please report it.",
    ),
    Explanation(
        "SC816",
        "The proof leans on other lemmas of the ledger than its entry lists, so that a reader of "
        "the store would trust the wrong ones.",
        ToldExample("Someone edited the list of lemmas by hand."),
        "Run symcheck verify --store, or take the file back from version control.",
    ),
    Explanation(
        "SC817",
        "The certificate uses a line for which itself no certificate was replayed.",
        ToldExample("The first of two steps has lost its entry, and the second is proved from it."),
        "See to the line that the message names; then run symcheck verify --store.",
    ),
    Explanation(
        "SC818",
        "The store has an entry, or the folder a store, for something that is not there.",
        ToldExample("A step was deleted or renamed, then symcheck recheck."),
        "Run symcheck verify --store; delete the store of a module that is gone.",
    ),
    Explanation(
        "SC821",
        "The file of stored certificates cannot be opened, or its bytes are no UTF-8.",
        ToldExample("The file may not be read by whoever runs symcheck."),
        "Set its permissions right, or delete it and run symcheck verify --store.",
    ),
    Explanation(
        "SC822",
        "The end of the file of stored certificates is missing.",
        ToldExample("The disk was full when it was written, or a merge dropped lines."),
        "Delete it and run symcheck verify --store.",
    ),
    Explanation(
        "SC823",
        "The file of stored certificates is not laid out as symcheck writes it.",
        ToldExample("Marks of a merge conflict are in it."),
        "Delete it and run symcheck verify --store, rather than mending it by hand.",
    ),
    Explanation(
        "SC824",
        "The file of stored certificates was written for another version of this format.",
        ToldExample("A store of an older symcheck."),
        "Run symcheck verify --no-store to do without it, and --store to write it anew.",
    ),
    Explanation(
        "SC825",
        "The file of stored certificates has two entries for the same step.",
        ToldExample("A merge kept both sides."),
        "Delete it and run symcheck verify --store.",
    ),
    Explanation(
        "SC826",
        "An entry does not match the seal that was written with it.",
        ToldExample("Someone edited an entry by hand."),
        "Run symcheck verify --store, or take the file back from version control.",
    ),
    Explanation(
        "SC831",
        "The separate process in which certificates are replayed could not be started, or died.",
        ToldExample("symcheck recheck on a machine that has no memory left."),
        "Run it again with -j 1. If it comes again, please report it.",
    ),
    Explanation(
        "SC890",
        "The kernel accepts something that numbers to 50 digits clearly contradict. symcheck is "
        "wrong, stops at once with exit code 3, and lets nobody ignore it.",
        ToldExample("None is known: it would be a bug of symcheck."),
        "Please report it, with the step that is printed. Do not trust this version for that step.",
    ),
)
