"""Tokens of the ASCII syntax as an expression that Python's parser takes, to be parsed only.

Every name and number becomes a placeholder, so that the parser neither normalises the letters of a
name nor computes a number; ``=>`` and ``<=>`` become calls of two arguments. What Python would
refuse late, or at a place that the author cannot see, is refused here first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symcheck.reading.errors import ReadError
from symcheck.reading.tokens import Token

DEEPEST = 100
"""How deep brackets, prefix signs, powers, quotients and implications may nest, taken together."""

IMPLIES, IFF = "implies_", "iff_"
_PYTHON = {"^": "**", "=": "==", "≈": "is"}
_PREFIX = {"-", "+", "~", "not"}
_RELATIONS = {"=", "!=", "<", "<=", ">", ">=", "≈", "in"}


@dataclass(frozen=True, slots=True)
class PythonForm:
    """The source; in it ``t7`` stands for token 7. ``columns`` maps offsets in it to the text."""

    source: str
    columns: dict[int, int]


def check_order(tokens: tuple[Token, ...]) -> None:
    """Refuse operands without an operator between them, operators without operands, open brackets.

    Raises `ReadError` at the first token that is out of place.
    """
    opened: list[Token] = []
    before: Token | None = None
    for token in tokens:
        if _after_operand(before):
            _check_after_operand(before, token, opened)
        else:
            _check_operand(before, token)
        if token.text == "(":
            opened.append(token)
        elif token.text == ")":
            if not opened:
                raise ReadError("brackets", token.column, "this bracket closes nothing")
            opened.pop()
        before = token
    if before is None:
        raise ReadError("empty", 1, "there is nothing to read", "write a claim, such as x^2 >= 0")
    if not _after_operand(before):
        raise ReadError("syntax", before.column, f"nothing follows {before.text}")
    if opened:
        raise ReadError("brackets", opened[-1].column, "this bracket is never closed")


def _after_operand(before: Token | None) -> bool:
    """Whether an operand has just ended."""
    if before is None:
        return False
    return before.kind in ("name", "number") or before.text in (")", "True", "False")


def _check_after_operand(before: Token | None, token: Token, opened: list[Token]) -> None:
    assert before is not None
    if token.text == "," and not opened:
        message = "a comma stands between arguments only"
        raise ReadError("syntax", token.column, message, "join claims with and")
    if token.text == "(" and before.kind == "name":
        return
    starts_operand = token.kind in ("name", "number") or token.text in ("(", "True", "False")
    if starts_operand or token.text in ("not", "~"):
        left, right = (t.text if t.kind in ("name", "number") else "" for t in (before, token))
        hint = f"write {left or '( )'}*{right or '( )'}" if starts_operand else ""
        message = f"an operator is missing before {token.text}"
        raise ReadError("juxtaposition", token.column, message, hint)


def _check_operand(before: Token | None, token: Token) -> None:
    if token.kind in ("name", "number") or token.text in ("(", "True", "False", *_PREFIX):
        return
    if before is not None and before.text == "(" and token.text == ")":
        raise ReadError("brackets", token.column, "there is nothing in these brackets")
    hint = "write abs(x) for |x|" if token.text == "|" else ""
    raise ReadError("syntax", token.column, f"there is nothing before {token.text}", hint)


def check_depth(tokens: tuple[Token, ...]) -> None:
    """Refuse what nests deeper than `DEEPEST`, before anything recurses into it."""
    outer: list[tuple[int, int, int, int]] = []
    base = arrows = slashes = run = 0
    before: Token | None = None
    for token in tokens:
        match token.text:
            case "(":
                outer.append((base, arrows, slashes, run))
                base, arrows, slashes, run = base + arrows + slashes + run + 1, 0, 0, 0
            case ")":
                base, arrows, slashes, run = outer.pop()
            case "^" | "not" | "~":
                run += 1
            case "-" | "+" if not _after_operand(before):
                run += 1
            case "*":
                run = 0
            case "/":
                slashes, run = slashes + 1, 0
            case "=>" | "<=>":
                arrows, slashes, run = arrows + 1, 0, 0
            case ",":
                arrows = slashes = run = 0
            case _ if not _after_operand(token):
                slashes = run = 0
        if base + arrows + slashes + run > DEEPEST:
            message = f"this is nested more than {DEEPEST} deep"
            raise ReadError("too deep", token.column, message, "define names for its parts")
        before = token


def python_form(tokens: tuple[Token, ...]) -> PythonForm:
    """The Python expression for tokens that are in order. ``<=>`` twice in a row is refused."""
    closing = _partners(tokens)
    pieces: list[str] = []
    columns: dict[int, int] = {}
    length = 0
    for text, column in _pieces(tokens, closing, 0, len(tokens)):
        columns[length] = column
        pieces.append(text)
        length += len(text) + 1
    return PythonForm(" ".join(pieces), columns)


def _partners(tokens: tuple[Token, ...]) -> dict[int, int]:
    """For the index of each opening bracket, that of the closing one."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for i, token in enumerate(tokens):
        if token.text == "(":
            opened.append(i)
        elif token.text == ")":
            closing[opened.pop()] = i
    return closing


def _pieces(
    tokens: tuple[Token, ...], closing: dict[int, int], start: int, end: int
) -> Iterator[tuple[str, int]]:
    """Pieces of Python source with columns, for a stretch whose brackets are balanced."""
    outermost = list(_outermost(closing, start, end))
    commas = [i for i in outermost if tokens[i].text == ","]
    if commas:
        yield from _pieces(tokens, closing, start, commas[0])
        for comma, after in zip(commas, (*commas[1:], end), strict=True):
            yield (",", tokens[comma].column)
            yield from _pieces(tokens, closing, comma + 1, after)
        return
    for sign, name in (("<=>", IFF), ("=>", IMPLIES)):
        places = [i for i in outermost if tokens[i].text == sign]
        if sign == "<=>" and len(places) > 1:
            message = "<=> twice in a row can be read in two ways"
            hint = "write (a <=> b) and (b <=> c)"
            raise ReadError("syntax", tokens[places[1]].column, message, hint)
        if places:
            at, column = places[0], tokens[places[0]].column
            yield from ((name, column), ("(", column))
            yield from _pieces(tokens, closing, start, at)
            yield (",", column)
            yield from _pieces(tokens, closing, at + 1, end)
            yield (")", column)
            return
    for i in outermost:
        token = tokens[i]
        if token.text == "(":
            yield ("(", token.column)
            yield from _pieces(tokens, closing, i + 1, closing[i])
            yield (")", tokens[closing[i]].column)
        elif token.kind in ("name", "number"):
            yield (f"t{i}", token.column)
        else:
            yield (_PYTHON.get(token.text, token.text), token.column)


def _outermost(closing: dict[int, int], start: int, end: int) -> Iterator[int]:
    """The indices of a stretch, without what brackets enclose and without closing brackets."""
    at = start
    while at < end:
        yield at
        at = closing.get(at, at) + 1
