r"""The author's own commands: ``\newcommand``, ``\def``, ``\DeclareMathOperator``.

A command stands for the tokens of its body. A body may use commands that were defined before it,
and is expanded when it is defined, so that expansion ends and none is recursive. What an expansion
gives stands where the command stood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from symcheck.reading.errors import ReadError
from symcheck.reading.latex.tokens import Token

MOST_TOKENS = 20_000
MOST_LEVELS = 60
DEFINING = frozenset({"newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator"})


@dataclass(frozen=True, slots=True)
class Macro:
    """A command of the author's with its number of arguments; ``#1`` in the body is a letter."""

    name: str
    arity: int
    body: tuple[Token, ...]


Macros = Mapping[str, Macro]


def expanded(
    tokens: Sequence[Token], macros: Macros, level: int = 0
) -> tuple[tuple[Token, ...], dict[str, Macro]]:
    """The tokens without the author's commands, and the commands known after them.

    ``level`` says in how many arguments of commands the tokens are. Raises `ReadError`.
    """
    known = dict(macros)
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "command" and token.text in DEFINING:
            macro, at = _definition(tokens, at, known)
            known[macro.name] = macro
        elif token.kind == "command" and token.text in known:
            at = _call(tokens, at, known, out, level)
        else:
            out.append(token)
            at += 1
        if len(out) > MOST_TOKENS:
            raise ReadError("too long", token.start + 1, "the commands here expand to too much")
    return tuple(out), known


def _call(tokens: Sequence[Token], at: int, known: Macros, out: list[Token], level: int) -> int:
    call, at = tokens[at], at + 1
    macro = known[call.text]
    if level > MOST_LEVELS:
        message = f"commands stand in the arguments of more than {MOST_LEVELS} others"
        raise ReadError("too deep", call.start + 1, message)
    arguments: list[Sequence[Token]] = []
    for _ in range(macro.arity):
        argument, at = _argument(tokens, at, call)
        arguments.append(expanded(argument, known, level + 1)[0])
    for token in macro.body:
        if token.kind == "text" and token.text.startswith("#") and token.start < 0:
            out.extend(arguments[int(token.text[1:]) - 1])
        else:
            out.append(replace(token, start=call.start, end=call.end))
        if len(out) > MOST_TOKENS:
            raise ReadError("too long", call.start + 1, "the commands here expand to too much")
    return at


def _argument(tokens: Sequence[Token], at: int, call: Token) -> tuple[Sequence[Token], int]:
    if at == len(tokens):
        message = rf"\{call.text} lacks an argument"
        raise ReadError("arguments", call.start + 1, message, f"write \\{call.text}{{...}}")
    if tokens[at].text != "{" or tokens[at].kind != "sign":
        return tokens[at : at + 1], at + 1
    depth = 0
    for end in range(at, len(tokens)):
        if tokens[end].kind == "sign":
            depth += (tokens[end].text == "{") - (tokens[end].text == "}")
        if depth == 0:
            return tokens[at + 1 : end], end + 1
    raise ReadError("brackets", tokens[at].start + 1, "this brace is not closed", "close it with }")


def _definition(tokens: Sequence[Token], at: int, known: Macros) -> tuple[Macro, int]:
    begin = tokens[at]
    at += 1
    starred = at < len(tokens) and tokens[at].text == "*"
    named, at = _argument(tokens, at + starred, begin)
    if len(named) != 1 or named[0].kind != "command":
        hint = r"write \newcommand{\name}{...}"
        raise ReadError("syntax", begin.start + 1, f"\\{begin.text} names no command", hint)
    arity = 0
    if begin.text == "def":
        at, arity = _parameters(tokens, at)
    elif at < len(tokens) and tokens[at].text == "[":
        if at + 2 >= len(tokens) or tokens[at + 1].kind != "digit" or tokens[at + 2].text != "]":
            hint = r"write \newcommand{\name}[1]{...}"
            raise ReadError(
                "syntax", tokens[at].start + 1, "a number of arguments belongs here", hint
            )
        arity, at = int(tokens[at + 1].text), at + 3
        if at < len(tokens) and tokens[at].text == "[":
            message = "arguments with a default are not read"
            raise ReadError("syntax", tokens[at].start + 1, message, "give each call its arguments")
    body, at = _argument(tokens, at, begin)
    name = named[0].text
    if begin.text == "DeclareMathOperator":
        text = "".join(t.text for t in body if t.kind in ("letter", "digit"))
        operator = Token("command", "operatorname", begin.start, begin.end)
        braces = (
            replace(operator, kind="sign", text="{"),
            replace(operator, kind="sign", text="}"),
        )
        letters = (Token("letter", c, begin.start, begin.end) for c in text)
        return Macro(name, 0, (operator, braces[0], *letters, braces[1])), at
    marked = _marked(body, arity)
    if any(t.kind == "command" and t.text == name for t in marked):
        raise ReadError("syntax", begin.start + 1, rf"\{name} is defined by itself", "rename one")
    usable = {n: m for n, m in known.items() if n != name}
    inner, _ = expanded(marked, usable)
    return Macro(name, arity, inner), at


def _parameters(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    r"""The number of parameters of ``\def\name#1#2{…}``."""
    arity = 0
    while at + 1 < len(tokens) and tokens[at].text == "#" and tokens[at + 1].kind == "digit":
        arity, at = arity + 1, at + 2
    return at, arity


def _marked(body: Sequence[Token], arity: int) -> tuple[Token, ...]:
    """The body with a mark, at no place of the text, for each parameter."""
    out: list[Token] = []
    at = 0
    while at < len(body):
        token = body[at]
        if token.text == "#" and at + 1 < len(body) and body[at + 1].kind == "digit":
            number = int(body[at + 1].text)
            if not 1 <= number <= arity:
                raise ReadError("arguments", token.start + 1, f"there is no parameter #{number}")
            out.append(Token("text", f"#{number}", -1, -1))
            at += 2
        else:
            out.append(token)
            at += 1
    return tuple(out)
