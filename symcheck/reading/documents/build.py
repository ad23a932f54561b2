"""From the pieces of a document to a derivation: which lines are claimed, and under what.

Displayed relations are claims; inline formulas count after plain cues only (`cues`). A display
follows from those before it in its section. What cannot be read is a step of its own that says
what was expected; nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from symcheck.derivations.step import DerivationText, Step, Suppression, Unread
from symcheck.language.claim import Claim, Iff, Implies, Or, Rel, RelOp
from symcheck.language.term import ZERO, MalformedTerm, Sort, Term, subterms
from symcheck.reading.documents import definitions
from symcheck.reading.documents.boundary import is_boundary
from symcheck.reading.documents.conditions import Conditions, made_under, refuse_doubtful
from symcheck.reading.documents.cues import (
    CONTRARY, FORMULA, NAME, Cue, cue_of, ends_sentence, kind_said, open_sentence, sort_said,
    vague_word,
)  # fmt: skip
from symcheck.reading.documents.directives import Order, orders_of
from symcheck.reading.documents.draft import (
    ITEM, Draft, Sentence, add_claim, add_condition, add_given, add_shown, add_subject,
    add_unread, conclusion, enter, finished, heed, leave, limit_claims,
)  # fmt: skip
from symcheck.reading.documents.pieces import (
    Directive, Display, Heading, Inline, Item, ListEnd, Piece, Pieces, Placed, Prose,
)  # fmt: skip
from symcheck.reading.documents.settings import NO_SETTINGS, Settings, SettingsError
from symcheck.reading.errors import Kind, ReadError
from symcheck.reading.latex import claims, terms
from symcheck.reading.latex.macros import DEFINING, expanded
from symcheck.reading.latex.read import claim_of, read_nodes
from symcheck.reading.latex.rows import Row, refuse_environment, relates, rows_of
from symcheck.reading.latex.tokens import tokenize
from symcheck.reading.latex.tree import Node, grouped

SIGNS: dict[str, RelOp] = {
    "positive": ">", "negative": "<", "nonnegative": ">=", "nonzero": "!=",
}  # fmt: skip
_ARROW = re.compile(
    r"\\(?:Rightarrow|implies|Longrightarrow|iff|Leftrightarrow|Longleftrightarrow)|[⇒⟹⇔⟺]"
)
_UNCLEAR = re.compile(r"\b(?:otherwise|else|unless|except|not|false|or)\b")
GIVING: tuple[Cue | None, ...] = ("hypothesis", "condition", "setting", "definition")
"""What words say of formulas that are granted and not claimed."""
CODE_OF: dict[Kind, str] = {
    "context": "SC105",
    "doubt": "SC106",
    "not supported": "SC108",
    "words": "SC107",
}
NOT_UNDERSTOOD, UNREAD = "SC107", "SC101"
WRONG_DIRECTIVE = "SC901"


def derivation_of(
    name: str, path: str, pieces: Pieces, settings: Settings = NO_SETTINGS
) -> DerivationText:
    """The derivation that a document makes. Nothing in it is executed, and nothing is raised."""
    draft = Draft(name, path)
    _apply_settings(draft, settings)
    _declare_sorts(draft, pieces)
    for piece, after in zip_longest(pieces.pieces, pieces.pieces[1:]):
        draft.following = after.text if isinstance(after, Prose) else ""
        _take(draft, piece)
    _end_sentence(draft)
    return finished(draft, pieces.title)


def check_settings(settings: Settings) -> None:
    """Refuse settings that cannot be read. Raises `SettingsError`."""
    try:
        _apply_settings(Draft("settings", ""), settings)
    except (ReadError, MalformedTerm) as wrong:
        raise SettingsError(f"of what is said about documents, {wrong}") from None


def _take(draft: Draft, piece: Piece) -> None:
    """Take in one piece."""
    match piece:
        case Heading(level=level):
            _end_sentence(draft)
            enter(draft, level)
        case Item(depth=depth):
            _end_sentence(draft)
            enter(draft, ITEM + depth)
        case ListEnd(depth=depth):
            _end_sentence(draft)
            leave(draft, ITEM + depth)
        case Prose(text=text, ends=ends):
            _prose(draft, text, ends)
        case Inline(latex=placed):
            draft.cell = placed.cell
            _inline(draft, placed, _cue(draft))
            _after(draft, placed)
        case Display(latex=placed):
            draft.cell = placed.cell
            _display(draft, placed, _cue(draft))
            _after(draft, placed)
        case Directive(text=placed):
            draft.cell = placed.cell
            _directive(draft, placed)


def _cue(draft: Draft) -> Cue | None:
    """What the words before a formula say of it."""
    sentence = draft.sentence
    before = sentence.cue if FORMULA in sentence.words else None
    sentence.cue = cue_of(sentence.words, before, draft.following)
    if draft.is_contrary and sentence.cue in (None, "claim"):
        sentence.cue = "tangled"
    return sentence.cue


def _end_sentence(draft: Draft) -> None:
    """Another sentence begins. A condition about nothing in its own was not understood."""
    ended = draft.sentence
    draft.sentence = Sentence()
    if CONTRARY.search(ended.words.lower()):
        draft.is_contrary = True
    if ended.claims or ended.has_definition:
        return
    for _, latex, place in ended.conditions:
        message = "this condition is about nothing in its sentence"
        unread = Unread(NOT_UNDERSTOOD, message, "write: Suppose that ...")
        add_unread(draft, unread, latex, place)
        draft.sentence.claims.clear()


def _after(draft: Draft, placed: Placed) -> None:
    """A formula stands in the sentence, which may end with it."""
    if ends_sentence(placed.text):
        _end_sentence(draft)
    else:
        mark = FORMULA if _relates(draft, placed.text) else NAME
        draft.sentence.words += f" {mark} "


def _relates(draft: Draft, text: str) -> bool:
    try:
        return relates(_nodes(draft, text))
    except ReadError:
        return True


def _prose(draft: Draft, text: str, ends: bool) -> None:
    """Words, in which a sentence may end and another begin."""
    before = draft.sentence.words
    if before.strip().endswith(FORMULA) and text[:1].isupper():
        _end_sentence(draft)
        before = ""
    whole = f"{before}{text} "
    rest = open_sentence(whole)
    if rest != whole:
        draft.sentence.words = whole[: len(whole) - len(rest)]
        _end_sentence(draft)
    draft.sentence.words = rest
    if ends and rest.strip() == FORMULA:
        draft.sentence.words = f" {FORMULA} "


def _nodes(draft: Draft, text: str) -> tuple[Node, ...]:
    tokens, draft.macros = expanded(tokenize(text), draft.macros)
    return grouped(tokens)


def _inline(draft: Draft, placed: Placed, cue: Cue | None) -> None:
    """A formula in a sentence: a hypothesis, a definition or a claim, if the cue is plain."""
    latex = placed.text
    place = placed.place(0)
    try:
        nodes = _nodes(draft, latex)
    except ReadError as wrong:
        if cue is not None:
            _unread(draft, wrong, latex, placed)
        return
    if not relates(nodes):
        _name(draft, latex, place)
        return
    if cue in (None, "subject"):
        return
    if cue in ("not understood", "tangled"):
        _refuse_sentence(draft, nodes, placed, draft.sentence.words)
        return
    row = Row("", nodes, (), "", 0, len(latex))
    try:
        if cue in ("definition", "setting") and definitions.defined(
            draft, nodes, len(latex), place[0], said=True
        ):
            draft.sentence.has_definition = True
            return
        if cue == "claim":
            _claim(draft, row, placed)
        elif not definitions.declares_sort(nodes):
            _hypothesis(draft, row, placed, cue)
    except ReadError as wrong:
        _unread(draft, wrong, latex, placed)


def _name(draft: Draft, latex: str, place: tuple[int, int]) -> None:
    """Names in a sentence, of which the words around them may say a sign: "be positive"."""
    names = definitions.names_in(latex)
    words, after = draft.sentence.words, draft.following
    draft.sentence.names.extend(names)
    kind = kind_said(after)
    if kind is not None and names:
        message = f"“{kind}” is not understood of a number"
        add_unread(draft, Unread(NOT_UNDERSTOOD, message, "say what it means"), latex, place)
        return
    said = sort_said(words, after)
    op = None if said is None else SIGNS.get(said[1])
    if said is None or op is None:
        return
    for name in dict.fromkeys(draft.sentence.names if names else ()):
        if name not in draft.definitions:
            claim = Rel(op, draft.known().variable(name), ZERO)
            add_given(draft, claim, latex, place)


def _refuse_sentence(draft: Draft, nodes: tuple[Node, ...], placed: Placed, sentence: str) -> None:
    """What stands in a sentence that is not understood; the formula's own question comes first."""
    place = placed.place(0)
    try:
        claim_of(nodes, len(placed.text), draft.known())
    except ReadError as wrong:
        if wrong.kind in ("context", "doubt"):
            _unread(draft, wrong, placed.text, placed)
            return
    vague = vague_word(sentence)
    if vague is not None:
        message = f"“{vague}” says nothing definite of this formula"
        hint = "say for which values it holds, or with which probability"
    else:
        message = "what the sentence says of this formula is not understood"
        hint = "display the claim as a formula, or state it in a comment: symcheck: assume ..."
    add_unread(draft, Unread(NOT_UNDERSTOOD, message, hint), placed.text, place)


def _display(draft: Draft, placed: Placed, cue: Cue | None) -> None:
    latex = placed.text
    try:
        tokens = tokenize(latex)
        tokens, draft.macros = expanded(tokens, draft.macros)
        rows = rows_of(grouped(tokens), len(latex))
    except ReadError as wrong:
        _unread(draft, wrong, latex, placed)
        return
    if not rows and not any(t.text in DEFINING for t in tokenize(latex)):
        unread = Unread(UNREAD, "there is nothing in this display", "write a formula")
        add_unread(draft, unread, latex, placed.place(0))
    for number, row in enumerate(rows):
        after = rows[number + 1] if number + 1 < len(rows) else None
        if cue in (None, "claim") and after is not None and _sets_out(draft, row, after, placed):
            continue
        _row(draft, row, placed, cue if number == 0 or cue in (*GIVING, "tangled") else None)


def _sets_out(draft: Draft, row: Row, after: Row, placed: Placed) -> bool:
    """Whether the row only sets out what the next one, with an arrow, follows from.

    It does not if it was granted or claimed before, nor does an inequality before ⇔, with which
    people prove it. It is shown, and the next row is judged as following from it.
    """
    if row.lead or row.conditions or not _has_arrow(after, placed) or _has_arrow(row, placed):
        return False
    place = placed.place(row.start)
    try:
        if not relates(row.nodes):
            return False
        claim = _read(draft, row.nodes, row.end, place[0])
    except ReadError:
        return False
    if after.lead == "iff" and not (isinstance(claim, Rel) and claim.op == "="):
        return False
    if isinstance(claim, Implies | Iff) or any(step.claim == claim for step in draft.steps):
        return False
    add_subject(draft, claim, placed.text[row.start : row.end], place)
    return True


def _has_arrow(row: Row, placed: Placed) -> bool:
    return _ARROW.match(placed.text[row.start : row.end].lstrip("& \n")) is not None


def _row(draft: Draft, row: Row, placed: Placed, cue: Cue | None) -> None:
    text = placed.text[row.start : row.end]
    place = placed.place(row.start)
    if cue == "tangled" and relates(row.nodes):
        _refuse_sentence(draft, row.nodes, placed, draft.sentence.words)
        return
    try:
        if _UNCLEAR.search(row.prose.lower()):
            message = f"what “{row.prose}” says of this is not understood"
            raise ReadError("words", row.start + 1, message, "write the condition as a formula")
        refuse_environment(row.nodes)
        if row.lead == "continue":
            _continued(draft, row, placed)
        elif not row.nodes:
            message = "words stand where a formula is wanted"
            add_unread(draft, Unread(NOT_UNDERSTOOD, message, "write the claim"), text, place)
        elif not relates(row.nodes):
            term = _term(draft, row.nodes, row.end, place[0])
            for part in row.conditions:
                if part.said != "condition" and relates(part.nodes):
                    message = "what stands before this formula is no claim"
                    hint = "write the formula alone"
                    raise ReadError("words", part.nodes[0].start + 1, message, hint)
            add_shown(draft, term, text, place)
        elif row.lead == "because":
            row_start = row.start + 1
            hint = "write the line it follows from above it"
            raise ReadError("not supported", row_start, "⇐ turns the order of lines round", hint)
        elif definitions.defined(
            draft, row.nodes, row.end, place[0], said=cue in ("definition", "setting")
        ):
            draft.sentence.has_definition = True
            _define_others(draft, row, place[0], said=cue in ("definition", "setting"))
        elif cue in GIVING:
            _hypothesis(draft, row, placed, cue)
        else:
            _claim(draft, row, placed, is_subject=cue == "subject")
    except ReadError as wrong:
        _unread(draft, wrong, text, placed)


def _define_others(draft: Draft, row: Row, line: int, *, said: bool) -> None:
    """What follows a definition: others, or for which values it is meant."""
    for part in row.conditions:
        end, start = part.nodes[-1].end, part.nodes[0].start + 1
        if part.said == "condition":
            if _read_condition(draft, part.nodes, line) is not None:
                said_so = (
                    f"the definition in line {line} without its condition, which grants nothing"
                )
                draft.assumed[said_so] = None
        elif not definitions.defined(draft, part.nodes, end, line, said=said):
            message = "what follows the definition is not understood"
            raise ReadError("words", start, message, "write it in a row of its own")


def _term(draft: Draft, nodes: Sequence[Node], end: int, line: int) -> Term:
    term, notes = read_nodes(nodes, end, draft.known(), terms.whole)
    heed(draft, notes, line)
    return term


def _read(draft: Draft, nodes: Sequence[Node], end: int, line: int) -> Claim:
    found = claim_of(nodes, end, draft.known())
    heed(draft, found.notes, line)
    return found.claim


def _conditions(draft: Draft, row: Row, line: int) -> Conditions:
    """What a row says beside its claim. Raises `ReadError`, also for unknown words."""
    under_which: list[Claim] = []
    asserted: list[Claim] = []
    bare: list[tuple[int, Claim]] = []
    for part in row.conditions:
        start = part.nodes[0].start + 1
        if part.said == "unclear":
            message = f"what “{part.words}” says of this is not understood"
            raise ReadError("words", start, message, r"write \text{for} for a condition")
        claim = _read_condition(draft, part.nodes, line)
        if claim is None:
            continue
        (asserted if part.said == "reason" else under_which).append(claim)
        if part.said == "bare":
            bare.append((start, claim))
    return Conditions(tuple(under_which), tuple(asserted), tuple(bare))


def _read_condition(draft: Draft, nodes: Sequence[Node], line: int) -> Claim | None:
    """A condition; None for a sort, or for names alone as in "for all x"."""
    if definitions.declares_sort(nodes) or definitions.lists_names(nodes):
        return None
    return _read(draft, nodes, nodes[-1].end, line)


def _hypothesis(draft: Draft, row: Row, placed: Placed, cue: Cue | None) -> None:
    place = placed.place(row.start)
    text = placed.text[row.start : row.end]
    try:
        conditions = _conditions(draft, row, place[0])
        claim = _read(draft, row.nodes, row.end, place[0])
        refuse_doubtful(conditions, claim)
    except ReadError as wrong:
        _unread(draft, wrong, text, placed)
        return
    for one in (*conditions.under, *conditions.asserted, claim):
        if cue == "condition":
            add_condition(draft, one, text, place)
        else:
            if cue == "setting" and draft.sentence.claims:
                limit_claims(draft, one)
            add_given(draft, one, text, place)


def _claim(draft: Draft, row: Row, placed: Placed, *, is_subject: bool = False) -> None:
    place = placed.place(row.start)
    text = placed.text[row.start : row.end]
    above = _line_above(draft)
    try:
        conditions = _conditions(draft, row, place[0])
        claim = _read(draft, row.nodes, row.end, place[0])
        refuse_doubtful(conditions, claim)
    except ReadError as wrong:
        _unread(draft, wrong, text, placed)
        return
    equation = isinstance(claim, Rel) and claim.op == "=" and not row.conditions and not row.lead
    asserted = draft.sentence.cue == "claim" or draft.sentence.conditions
    if not is_subject and equation and not asserted and above is not None and above.kind == "then":
        is_subject = is_boundary(claim, above.claim, draft.definitions)
    if is_subject:
        add_subject(draft, claim, text, place)
    elif row.lead == "then" and _has_arrow(row, placed) and _antecedent(draft) is not None:
        premise = _antecedent(draft)
        assert premise is not None
        add_claim(draft, "then", made_under(conditions, Implies(premise, claim)), text, place)
    elif draft.subject is not None and (row.lead == "iff" or _are_roots(claim, draft.subject)):
        add_claim(draft, "then", made_under(conditions, Iff(draft.subject, claim)), text, place)
        draft.subject = claim
    elif row.lead == "iff":
        if above is None or above.kind not in ("given", "then", "iff", "continue"):
            message = "there is no line above that this one could be equivalent to"
            raise ReadError("syntax", row.start + 1, message, "state the line above")
        kind = "iff" if above.kind != "continue" and conditions.are_none else None
        if kind is None:
            goal = made_under(conditions, Iff(above.grants[-1].claim, claim))
            add_claim(draft, "then", goal, text, place)
        else:
            add_claim(draft, "iff", claim, text, place)
    else:
        add_claim(draft, "then", made_under(conditions, claim), text, place)


def _line_above(draft: Draft) -> Step | None:
    """The step before, unless it stands in a section or item that has ended."""
    above = draft.steps[-1] if draft.steps else None
    if above is None or draft.path_here()[: len(above.scope)] != above.scope:
        return None
    return above


def _antecedent(draft: Draft) -> Claim | None:
    """What an arrow at the beginning of a row starts from, if that is not claimed outright."""
    if draft.subject is not None:
        return draft.subject
    above = _line_above(draft)
    claim = None if above is None else above.claim
    return claim.conclusion if isinstance(claim, Implies) else None


def _are_roots(claim: Claim, equation: Claim) -> bool:
    """Whether a line gives the solutions of the equation above it: x = …, or x = … or x = …."""
    parts = claim.parts if isinstance(claim, Or) else (claim,)
    sides = {p.lhs for p in parts if isinstance(p, Rel) and p.op == "="}
    if len(sides) != 1 or not all(isinstance(p, Rel) for p in parts):
        return False
    (unknown,) = sides
    if not isinstance(equation, Rel) or unknown == equation.lhs:
        return False
    return any(unknown in subterms(t) for t in (equation.lhs, equation.rhs))


def _continued(draft: Draft, row: Row, placed: Placed) -> None:
    place = placed.place(row.start)
    text = placed.text[row.start : row.end]
    if draft.reach is None:
        message = "there is no row above that this one could continue"
        raise ReadError("syntax", row.start + 1, message, "begin it with a left side")
    before = draft.reach[0]
    conditions = _conditions(draft, row, place[0])
    link, notes = read_nodes(
        row.nodes, row.end, draft.known(), lambda cursor: claims.continued(cursor, before)
    )
    heed(draft, notes, place[0])
    refuse_doubtful(conditions, link)
    whole = conclusion(draft, link) if conditions.are_none else None
    if whole is None:
        add_claim(draft, "then", made_under(conditions, link), text, place)
    else:
        add_claim(draft, "continue", link, text, place, (whole,))


def _unread(draft: Draft, wrong: ReadError, latex: str, placed: Placed) -> None:
    code = CODE_OF.get(wrong.kind, UNREAD)
    place = placed.place(wrong.column - 1)
    add_unread(draft, Unread(code, wrong.message, wrong.hint), latex, place)


def _directive(draft: Draft, placed: Placed) -> None:
    orders, mistakes = orders_of(placed.text)
    for mistake in mistakes:
        unread = Unread(WRONG_DIRECTIVE, mistake.message, mistake.hint)
        add_unread(draft, unread, placed.text.strip(), placed.place(mistake.start))
    for order in orders:
        _obey(draft, order, placed)


def _obey(draft: Draft, order: Order, placed: Placed) -> None:
    """What a directive says of this section, or of the document."""
    place = placed.place(order.start)
    scopes = draft.scopes
    if order.everywhere:
        draft.scopes = []
    try:
        match order.word:
            case "assume":
                nodes = _nodes(draft, order.text)
                row = Row("", nodes, (), "", 0, len(order.text))
                add_given(draft, _read(draft, nodes, row.end, place[0]), order.text, place)
            case "define":
                _define(draft, order.text, place[0])
            case "ignore":
                _ignore(draft, order.text, place)
            case "euler":
                draft.euler = True
            case "function":
                for name in definitions.names_in(order.text):
                    draft.unknowns[name] = None
            case _:
                pass  # sorts were declared before anything was read
    except (ReadError, MalformedTerm) as wrong:
        column = wrong.column - 1 if isinstance(wrong, ReadError) else 0
        message = wrong.message if isinstance(wrong, ReadError) else str(wrong)
        hint = wrong.hint if isinstance(wrong, ReadError) else ""
        unread = Unread(WRONG_DIRECTIVE, message, hint)
        add_unread(draft, unread, order.text, placed.place(order.start + column))
    finally:
        draft.scopes = scopes


def _define(draft: Draft, text: str, line: int) -> None:
    nodes = _nodes(draft, text)
    if not definitions.defined(draft, nodes, len(text), line, said=True):
        raise ReadError("syntax", 1, "this is no definition", r"write f(x) = x^2, or z = wa + b")


def _ignore(draft: Draft, text: str, place: tuple[int, int]) -> None:
    said = text.split()
    for word in said:
        code = word.strip(",").upper()
        if not code.startswith("SC"):
            break
        scope = tuple(s.number for s in draft.scopes)
        draft.suppressions.append(Suppression(code, place[0], place[1], scope))
    if not said[0].upper().startswith("SC"):
        raise ReadError("syntax", 1, f"{said[0]} is no code", "write ignore SC201 because ...")


def _declare_sorts(draft: Draft, pieces: Pieces) -> None:
    """Sorts are part of variables, and hold for the whole document: they are looked for first."""
    before = ""
    all_pieces = pieces.pieces
    for index, piece in enumerate(all_pieces):
        match piece:
            case Directive(text=placed):
                for order in orders_of(placed.text)[0]:
                    if order.word in ("real", "integer", "natural"):
                        for name in definitions.names_in(order.text):
                            draft.sorts[name] = order.word
            case Prose(text=text):
                before = open_sentence(f"{before} {text}")
            case Inline(latex=placed) | Display(latex=placed):
                after = all_pieces[index + 1] if index + 1 < len(all_pieces) else None
                words = after.text if isinstance(after, Prose) else ""
                _declare(draft, placed.text, before, words)
                before = ""
            case _:
                before = ""


def _declare(draft: Draft, latex: str, before: str, after: str) -> None:
    try:
        nodes = grouped(expanded(tokenize(latex), draft.macros)[0])
    except ReadError:
        return
    for name, sort in definitions.sorts_in(nodes):
        draft.sorts[name] = sort
    said = sort_said(before, after)
    if said is not None and said[0] != "real":
        for name in (
            definitions.names_compared(latex) if relates(nodes) else (definitions.names_in(latex))
        ):
            draft.sorts[name] = said[0]


def _apply_settings(draft: Draft, settings: Settings) -> None:
    sorts: tuple[tuple[Sort, tuple[str, ...]], ...] = (
        ("real", settings.real), ("integer", settings.integer), ("natural", settings.natural),
    )  # fmt: skip
    for sort, rows in sorts:
        for name in (name for names in rows for name in definitions.names_in(names)):
            draft.sorts[name] = sort
    for names in settings.function:
        for name in definitions.names_in(names):
            draft.unknowns[name] = None
    for text in settings.define:
        _define(draft, text, 0)
    for text in settings.assume:
        nodes = _nodes(draft, text)
        add_given(draft, _read(draft, nodes, len(text), 0), text, (0, 0))
