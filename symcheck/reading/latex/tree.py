r"""Tokens grouped by what encloses them: braces, ``\left … \right``, ``\begin … \end``.

Round and square brackets stay signs, since intervals such as (0, 1] mix them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from symcheck.reading.errors import ReadError
from symcheck.reading.latex.dressing import undressed
from symcheck.reading.latex.nodes import Group as Group
from symcheck.reading.latex.nodes import Node as Node
from symcheck.reading.latex.tokens import Token

MOST_LEVELS = 60

_SIZES = frozenset({
    "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr",
    "Biggr", "bigm", "Bigm", "biggm", "Biggm", "middle",
})  # fmt: skip
"""Sizes of delimiters, which say nothing else."""


def grouped(tokens: Sequence[Token]) -> tuple[Node, ...]:
    """The tokens with their groups. Raises `ReadError` where an end is missing or stray."""
    open_: list[tuple[Token, str, str, list[Node]]] = []
    nodes: list[Node] = []
    at = 0
    while at < len(tokens):
        token, at = tokens[at], at + 1
        kind, text = token.kind, token.text
        if kind == "sign" and text == "{":
            _push(open_, (token, "braces", "{", nodes))
            nodes = []
        elif kind == "sign" and text == "}":
            nodes = _closed(open_, nodes, token, "braces", "}", at, tokens)
        elif kind == "command" and text in _SIZES:
            at = _sized(tokens, at, text, nodes)
        elif kind == "command" and text == "left":
            delimiter, at = _delimiter(tokens, at, token)
            _push(open_, (token, "delimited", delimiter, nodes))
            nodes = []
        elif kind == "command" and text == "right":
            delimiter, at = _delimiter(tokens, at, token)
            nodes = _closed(open_, nodes, tokens[at - 1], "delimited", delimiter, at, tokens)
        elif kind == "command" and text in ("begin", "end"):
            name, at = _name(tokens, at, token)
            if text == "begin":
                _push(open_, (token, "environment", name, nodes))
                nodes = []
            else:
                nodes = _closed(open_, nodes, tokens[at - 1], "environment", name, at, tokens)
        else:
            nodes.append(token)
    if open_:
        token, kind_, name, _ = open_[-1]
        what = {"braces": "this brace", "delimited": r"\left", "environment": f"\\begin{{{name}}}"}
        raise ReadError("brackets", token.start + 1, f"{what[kind_]} is not closed")
    return undressed(nodes)


def _sized(tokens: Sequence[Token], at: int, size: str, nodes: list[Node]) -> int:
    r"""Past a size; a bar after ``\bigl`` opens, one after ``\bigr`` closes."""
    side = size[-1] if size not in ("middle", "big", "Big", "bigg", "Bigg") else ""
    if at < len(tokens) and side in ("l", "r") and delimiter_of(tokens[at]) == "|":
        nodes.append(replace(tokens[at], kind="command", text=f"{side}vert"))
        return at + 1
    return at


def _push(
    open_: list[tuple[Token, str, str, list[Node]]], entry: tuple[Token, str, str, list[Node]]
) -> None:
    if len(open_) >= MOST_LEVELS:
        message = f"this is nested more than {MOST_LEVELS} deep"
        raise ReadError("too deep", entry[0].start + 1, message, "define names for its parts")
    open_.append(entry)


def _closed(
    open_: list[tuple[Token, str, str, list[Node]]],
    nodes: list[Node],
    token: Token,
    kind: str,
    name: str,
    at: int,
    tokens: Sequence[Token],
) -> list[Node]:
    closer = {"braces": "}", "delimited": r"\right", "environment": f"\\end{{{name}}}"}
    if not open_:
        raise ReadError("brackets", token.start + 1, f"{closer[kind]} closes nothing")
    opening, expected, first, outer = open_.pop()
    if expected != kind or (kind == "environment" and first != name):
        wanted = {"braces": "}", "delimited": r"\right", "environment": f"\\end{{{first}}}"}
        message = f"{wanted[expected]} is missing before {closer[kind]}"
        raise ReadError("brackets", token.start + 1, message)
    inside = undressed(nodes)
    if kind == "environment":
        outer.append(Group("environment", inside, opening.start, token.end, name))
    elif kind == "delimited":
        outer.append(Group("delimited", inside, opening.start, token.end, ends=(first, name)))
    else:
        outer.append(Group("braces", inside, opening.start, token.end))
    return outer


_DELIMITERS = {
    "lvert": "|", "rvert": "|", "vert": "|", "lVert": "‖", "rVert": "‖", "Vert": "‖", "|": "‖",
    "lbrack": "[", "rbrack": "]", "lbrace": "{", "rbrace": "}", "{": "{", "}": "}",
    "lparen": "(", "rparen": ")", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "langle": "<", "rangle": ">",
}  # fmt: skip


def delimiter_of(token: Token) -> str | None:
    """The delimiter that a token is, by its plain sign; None if it is none."""
    if token.kind == "command":
        return _DELIMITERS.get(token.text)
    return token.text if token.kind == "sign" and token.text in "()[]|." else None


def _delimiter(tokens: Sequence[Token], at: int, before: Token) -> tuple[str, int]:
    found = delimiter_of(tokens[at]) if at < len(tokens) else None
    if found is None:
        message = rf"\{before.text} lacks its delimiter"
        raise ReadError("brackets", before.start + 1, message, r"write \left( ... \right)")
    return found, at + 1


def _name(tokens: Sequence[Token], at: int, before: Token) -> tuple[str, int]:
    r"""The name of an environment, after ``\begin``."""
    message, hint = rf"\{before.text} lacks its name", rf"write \{before.text}{{align}}"
    if at == len(tokens) or tokens[at].text != "{":
        raise ReadError("syntax", before.start + 1, message, hint)
    letters: list[str] = []
    for end in range(at + 1, min(len(tokens), at + 40)):
        if tokens[end].text == "}":
            return "".join(letters), end + 1
        letters.append(tokens[end].text)
    raise ReadError("syntax", before.start + 1, message, hint)
