r"""Claims in LaTeX: relations and chains, memberships, connectives, quantifiers, and the forms.

⇔ binds least, then ⇒, then ∧ and ∨, then the relations; a comma between claims is "and", and what
follows a ``\quad`` or a word such as "for" is the condition under which the claim is made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeGuard

from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Iff, Implies, Not, Or, Rel, RelOp, Truth,
    conjunction,
)  # fmt: skip
from symcheck.language.term import Sort, Term, Var
from symcheck.reading.latex import cases, forms, sets, terms
from symcheck.reading.latex.bound import binding, name_here, relation
from symcheck.reading.latex.connectives import (
    AND,
    IFF,
    IMPLIES,
    OR,
    RELATING,
    VAGUE,
    is_bracketed_claim,
)
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign, spelled
from symcheck.reading.latex.names import LETTERS
from symcheck.reading.latex.orders import order_of_magnitude
from symcheck.reading.latex.signs import with_signs
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.nodes import Group, Node


CONNECTING_WORDS = {
    "and": "and", "or": "or", "so": "so", "hence": "so", "therefore": "so", "thus": "so",
    "then": "so", "and hence": "so", "and so": "so", "i.e.": "so", "that is": "so",
    "implies": "implies", "iff": "iff", "if and only if": "iff", "but": "and",
}  # fmt: skip


def claim(cursor: Cursor) -> Claim:
    """The claim that all that is left makes."""
    if cursor.done():
        cursor.fail("empty", "there is nothing here", "write a claim")
    found = _iff(cursor)
    cursor.finish()
    return found


def _iff(cursor: Cursor) -> Claim:
    found = _implies(cursor)
    while _passed(cursor, IFF, "iff"):
        found = Iff(found, _implies(cursor))
    return found


def _implies(cursor: Cursor) -> Claim:
    """A ⇒ B ⇒ C in a row says A ⇒ B and B ⇒ C."""
    row = [_joined(cursor)]
    while _passed(cursor, IMPLIES, "implies"):
        row.append(_joined(cursor))
    steps = tuple(Implies(a, b) for a, b in pairwise(row))
    return row[0] if len(row) == 1 else conjunction(steps)


def _joined(cursor: Cursor) -> Claim:
    parts = [_simple(cursor)]
    op = None
    while True:
        here = _and_or(cursor)
        if here is None:
            break
        if op is not None and here != op:
            cursor.at -= 1
            cursor.fail("doubt", "∧ and ∨ side by side", "put brackets around one of them")
        op = here
        parts.append(_simple(cursor))
    if len(parts) == 1:
        return parts[0]
    return And(tuple(parts)) if op == "and" else Or(tuple(parts))


def _and_or(cursor: Cursor) -> str | None:
    """Which of the two stands here, passed; "A, so B" says both."""
    if _passed(cursor, AND, "and") or _passed(cursor, (), "so"):
        return "and"
    return "or" if _passed(cursor, OR, "or") else None


def _passed(cursor: Cursor, commands: tuple[str, ...], word: str) -> bool:
    """Whether a connective stands here, which is passed with the space around it."""
    begin = cursor.at
    _pass_spaces(cursor)
    cursor.sign(",", ";")
    _pass_spaces(cursor)
    if _passed_here(cursor, commands, word):
        _pass_spaces(cursor)
        return True
    cursor.at = begin
    return False


def _pass_spaces(cursor: Cursor) -> None:
    while cursor.command("quad", "qquad"):
        pass


def _passed_here(cursor: Cursor, commands: tuple[str, ...], word: str) -> bool:
    if cursor.command(*commands):
        return True
    node = cursor.peek()
    prose = node.text.strip().strip(",").lower() if _is_text(node) else ""
    if CONNECTING_WORDS.get(prose) == word:
        cursor.at += 1
        return True
    return False


def _simple(cursor: Cursor) -> Claim:
    cursor.descend()
    found = _unjoined(cursor)
    cursor.state.depth -= 1
    return found


def _unjoined(cursor: Cursor) -> Claim:
    node = cursor.peek()
    if is_command(node, "lnot", "neg"):
        cursor.at += 1
        return Not(_simple(cursor))
    if is_command(node, "forall", "exists", "nexists"):
        return _quantified(cursor)
    if (isinstance(node, Token) and node.text in ("mathrm", "text")) or _is_text(node):
        truth = _truth(cursor)
        if truth is not None:
            return truth
    if is_bracketed_claim(cursor):
        return _bracketed(cursor)
    form = forms.leading_form(cursor)
    return relations(cursor) if form is None else form


def _is_text(node: Node | None) -> TypeGuard[Token]:
    return isinstance(node, Token) and node.kind == "text"


def _truth(cursor: Cursor) -> Claim | None:
    node, after = cursor.peek(), cursor.peek(1)
    if isinstance(node, Token) and node.kind == "text":
        word, width = node.text.strip(), 1
    else:
        letters = after.nodes if isinstance(after, Group) else ()
        word, width = "".join(n.text for n in letters if isinstance(n, Token)), 2
    if word not in ("true", "false"):
        return None
    cursor.at += width
    return Truth(word == "true")


def _bracketed(cursor: Cursor) -> Claim:
    node = cursor.peek()
    if isinstance(node, Group):
        cursor.at += 1
        return claim(cursor.inside(node))
    begin = cursor.at
    cursor.at += 1
    found = _iff(cursor)
    if cursor.done():
        cursor.at = begin
        cursor.fail("brackets", "this is not closed: ) is missing")
    cursor.expect(")", "close the brackets")
    return found


def _quantified(cursor: Cursor) -> Claim:
    node = cursor.take()
    assert isinstance(node, Token)
    if node.text == "nexists":
        cursor.at -= 1
        cursor.fail("not supported", "∄ is not read", r"write \lnot \exists x \in D:\ ...")
    one = node.text == "exists" and cursor.sign("!") is not None
    name = name_here(cursor, "the variable that is quantified")
    sort: Sort = cursor.state.known.sorts.get(name, "real")
    where: Callable[[Term], Claim] | None = None
    if cursor.command("in"):
        found = sets.number_set(cursor)
        if found is None:
            where = sets.membership(cursor)
        else:
            sort, where = found
    elif (op := relation(cursor)) is not None:
        bound_term = terms.term(cursor)
        where = _compared(op, bound_term)
    var = Var(name, sort)
    if not (cursor.sign(":", ",", ".") or cursor.command("colon") or _such_that(cursor)):
        cursor.command("quad", "qquad")
    cursor.command("quad", "qquad")
    with binding(cursor, var):
        part = _iff(cursor)
    if node.text == "forall":
        return ForAll(var, part if where is None else Implies(where(var), part))
    inner = part if where is None else And((where(var), part))
    return ExistsOne(var, inner) if one else Exists(var, inner)


def _compared(op: RelOp, other: Term) -> Callable[[Term], Claim]:
    return lambda var: Rel(op, var, other)


def _such_that(cursor: Cursor) -> bool:
    node = cursor.peek()
    if isinstance(node, Token) and node.kind == "text" and node.text.strip() in (
        "such that", "with", "s.t.", "we have"
    ):  # fmt: skip
        cursor.at += 1
        return True
    return False


def relations(cursor: Cursor) -> Claim:
    """A relation or a chain of them, a membership, an approximation."""
    begin, state = cursor.at, cursor.state
    state.choice, state.chose = "+", None
    found = _related(cursor, _row_of_terms(cursor), begin)
    if state.chose is not None:
        place = state.chose
        if state.signed:
            message = "± in two claims: which sign goes with which?"
            cursor.refuse("doubt", place, message, "write each claim out")
        state.signed, state.choice = True, "-"
        cursor.at = begin
        found = with_signs(cursor, place, found, _related(cursor, _row_of_terms(cursor), begin))
    state.choice = ""
    return found


def continued(cursor: Cursor, before: Term) -> Claim:
    """What a row says that begins with a relation, of the term that stands before it."""
    found = _related(cursor, [before], cursor.at)
    cursor.finish()
    return found


def _row_of_terms(cursor: Cursor) -> list[Term]:
    """``x, y`` before a relation: it is said of each."""
    found = [terms.term(cursor)]
    while is_sign(cursor.peek(), ",") and _names_before_relation(cursor):
        cursor.at += 1
        found.append(terms.term(cursor))
    return found


def _names_before_relation(cursor: Cursor) -> bool:
    """Whether names alone stand from here to a relation; of many names, it is not looked."""
    at = cursor.at + 1
    while at < min(len(cursor.nodes), cursor.at + _MOST_IN_ROW):
        node = cursor.nodes[at]
        if is_sign(node, "=", "<", ">") or is_command(node, *RELATING, "in", "notin"):
            return True
        if not (
            (isinstance(node, Group) and node.kind == "braces")
            or is_sign(node, ",", "_", "'")
            or (isinstance(node, Token) and node.kind in ("letter", "digit"))
            or is_command(node, *_GREEK)
        ):  # fmt: skip
            return False
        at += 1
    return False


_GREEK = tuple(LETTERS)
_MOST_IN_ROW = 200


def _related(cursor: Cursor, firsts: list[Term], begin: int) -> Claim:
    first = firsts[0]
    if cursor.command("in"):
        sort = _whole_numbers(cursor)
        if sort is not None:
            for one in firsts:
                if not (isinstance(one, Var) and one.sort in (sort, "natural")):
                    what = f"say: {sort} n"
                    cursor.fail("context", "that a number is whole is declared", what)
            return conjunction(tuple(Rel("=", one, one) for one in firsts))
        inside = sets.membership(cursor)
        return conjunction(tuple(inside(one) for one in firsts))
    if cursor.command("notin") or (is_command(cursor.peek(), "not") and _passes_not_in(cursor)):
        outside = sets.membership(cursor)
        return conjunction(tuple(Not(outside(one)) for one in firsts))
    if is_command(cursor.peek(), "approx", "approxeq"):
        return forms.approximation(cursor, first)
    node = cursor.peek()
    if isinstance(node, Token) and node.kind == "command" and node.text in VAGUE:
        hint = "state a bound, or a limit"
        cursor.fail("context", VAGUE[node.text], hint)
    if is_command(node, "to", "longrightarrow"):
        return forms.tends(cursor, first)
    links: list[tuple[RelOp, Term]] = []
    while True:
        if _is_definition_sign(cursor):
            cursor.fail(
                "syntax", "a definition stands alone", "write f(x) := ... in a row of its own"
            )
        op = relation(cursor)
        if op is None:
            break
        order = order_of_magnitude(cursor, links[-1][1] if links else first, op)
        if order is not None:
            return order if not links else And((_chained(first, links), order))
        if cases.is_cases(cursor.peek()):
            parts = cases.by_cases(cursor, links[-1][1] if links else first, op, claim)
            return parts if not links else And((_chained(first, links), parts))
        links.append((op, terms.term(cursor)))
        if is_command(cursor.peek(), "approx", "approxeq"):
            near = forms.approximation(cursor, links[-1][1])
            return And((_chained(first, links), near))
    if not links:
        _refuse_term(cursor, begin)
    return conjunction(tuple(_chained(one, links) for one in firsts))


def _whole_numbers(cursor: Cursor) -> Sort | None:
    """The sort if ℤ or ℕ stands here as it is, passed."""
    begin = cursor.at
    found = sets.number_set(cursor)
    if found is not None and found[1] is None and found[0] != "real":
        return found[0]
    cursor.at = begin
    return None


def _passes_not_in(cursor: Cursor) -> bool:
    if is_command(cursor.peek(1), "in"):
        cursor.at += 2
        return True
    return False


def _is_definition_sign(cursor: Cursor) -> bool:
    node, after = cursor.peek(), cursor.peek(1)
    return (is_sign(node, ":") and is_sign(after, "=")) or is_command(
        node, "coloneqq", "triangleq", "equiv"
    )


def _chained(first: Term, links: Sequence[tuple[RelOp, Term]]) -> Claim:
    if len(links) == 1:
        return Rel(links[0][0], first, links[0][1])
    return Chain(first, tuple(links))


def _refuse_term(cursor: Cursor, begin: int) -> None:
    """Refuse a term without a relation: at the term, if nothing strange follows it."""
    node = cursor.peek()
    prose = node.text.strip().strip(",").lower() if _is_text(node) else ""
    ends = is_command(node, *IMPLIES, *IFF, *AND, *OR) or is_sign(node, ",") or not node
    if ends or prose in CONNECTING_WORDS:
        what = "this is"
        if begin + 1 == cursor.at:
            what = f"{spelled(cursor.nodes[begin])} is"
        cursor.at = begin
        cursor.fail("not a claim", f"{what} a term, not a claim", "write a relation, x = 1")
    assert node is not None
    cursor.fail("syntax", f"{spelled(node)} is not understood here")
