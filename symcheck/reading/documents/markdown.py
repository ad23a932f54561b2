r"""Markdown to pieces, by markdown-it-py with its plugins for mathematics.

Formulas are ``$…$``, ``$$…$$`` (in a paragraph too), ``\(…\)``, ``\[…\]``, bare environments and
fenced blocks called ``math``. The library says which lines a block has; where in them a formula
stands is found by looking for it, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.texmath import texmath_plugin

from symcheck.reading.documents.pieces import (
    Directive, Display, Heading, Inline, Item, ListEnd, Piece, Pieces, Placed, Prose,
)  # fmt: skip

_INLINE = ("math_inline", "math_single")
_DISPLAY = ("math_inline_double", "math_block", "math_block_label", "math_block_eqno", "amsmath",
            "math_block_double")  # fmt: skip
_OPENING = {"$": "$", "$$": "$$", "\\(": "\\(", "\\[": "\\["}
_COMMENT = re.compile(r"<!--\s*symcheck:(.*?)-->", re.DOTALL)
_ESCAPED = re.compile(r"\\\[(.+?)\\\]")
"""What is left of a display written with two backslashes before its brackets."""
_TAG = re.compile(r"<[^>]*>")
_IN_HTML = re.compile(
    r"(?P<comment><!--.*?-->)|\$\$(?P<a>.+?)\$\$|\\\[(?P<b>.+?)\\\]"
    r"|\$(?P<d>[^$\s](?:[^$\n]*[^$\s])?)\$"
    r"|(?P<c>\\begin\{(?P<name>\w+\*?)\}.*?\\end\{(?P=name)\})",
    re.DOTALL,
)
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)


def markdown_pieces(source: str, cell: int | None = None) -> Pieces:
    """The pieces of a Markdown document."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tokens = _parser().parse("\n".join(lines))
    walk = _Walk(lines, cell)
    pieces = tuple(walk.pieces(tokens))
    front = next((t.content for t in tokens if t.type == "front_matter"), "")
    titled = _TITLE.search(front)
    first = next((p.title for p in pieces if isinstance(p, Heading)), "")
    title = titled[1].strip("\"'") if titled else first
    return Pieces(title, pieces)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.use(front_matter_plugin).use(dollarmath_plugin, double_inline=True, allow_digits=True)
    parser.use(texmath_plugin, delimiters="brackets").use(amsmath_plugin)
    parser.inline.ruler.before("escape", "bracket_display", _bracket_display)
    return parser


def _bracket_display(state: StateInline, silent: bool) -> bool:
    r"""``\[…\]`` in a paragraph, which the plugin knows as a block only."""
    if not state.src.startswith("\\[", state.pos):
        return False
    end = state.src.find("\\]", state.pos + 2)
    if end < 0:
        return False
    if not silent:
        token = state.push("math_inline_double", "math", 0)
        token.content, token.markup = state.src[state.pos + 2 : end], "\\["
    state.pos = end + 2
    return True


class _Walk:
    """Walks over the blocks of a document, finding where each formula stands."""

    def __init__(self, lines: Sequence[str], cell: int | None) -> None:
        self.lines, self.cell = lines, cell
        self.at = (0, 0)

    def pieces(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        """The pieces of the block tokens."""
        depth = 0
        items: list[int] = []
        heading: Token | None = None
        for token in tokens:
            if token.map is not None and token.map[0] > self.at[0]:
                self.at = (token.map[0], 0)
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    depth += 1
                    items.append(0)
                case "list_item_open":
                    items[-1] += 1
                    yield Item(depth, self._line(token))
                case "bullet_list_close" | "ordered_list_close":
                    if items.pop() > 1:
                        yield ListEnd(depth)
                    depth -= 1
                case "heading_open":
                    heading = token
                case "heading_close":
                    heading = None
                case "inline" if heading is not None:
                    yield Heading(int(heading.tag[1:]), token.content, self._line(heading))
                    for piece in self._paragraph(token):
                        if isinstance(piece, Display):
                            yield piece
                case "inline":
                    yield from self._paragraph(token)
                case "fence" if token.info.strip().split(" ")[0] in ("math", "latex", "tex"):
                    yield Display(self._found(token.content.rstrip("\n")))
                case "html_block":
                    yield from self._html(token.content)
                case kind if kind in _DISPLAY:
                    yield Display(self._found(token.content.strip("\n")))

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else self.at[0]) + 1

    def _paragraph(self, token: Token) -> Iterator[Piece]:
        line = self._line(token)
        words: list[str] = []

        def prose(*, ends: bool = False) -> Iterator[Piece]:
            text = " ".join("".join(words).split())
            words.clear()
            if text or ends:
                yield Prose(text, line, ends)

        for child in token.children or ():
            if child.type in _INLINE or child.type in _DISPLAY:
                yield from prose()
                placed = self._found(child.content, _OPENING.get(child.markup, ""))
                yield Inline(placed) if child.type in _INLINE else Display(placed)
                line = placed.lines[-1][0]
            elif child.type in ("softbreak", "hardbreak"):
                words.append(" ")
                line += 1
            elif child.type == "code_inline":
                words.append("`…`")
                self._pass(child.content)
            elif child.type == "html_inline":
                yield from prose()
                yield from self._directives(child.content)
            elif "$$" in child.content:  # a display that does not end is read, and refused
                before, mark, rest = child.content.partition("$$")
                words.append(before)
                yield from prose()
                yield Display(self._found(mark + rest))
            elif (shown := _ESCAPED.search(child.content)) is not None:
                words.append(child.content[: shown.start()])
                yield from prose()
                yield Display(self._found(shown[1]))
                words.append(child.content[shown.end() :])
            else:
                words.append(child.content)
        yield from prose(ends=True)

    def _html(self, content: str) -> Iterator[Piece]:
        """Directives, and the words and formulas that stand between tags."""
        at, line = 0, self.at[0] + 1
        for found in _IN_HTML.finditer(content):
            words = " ".join(_TAG.sub(" ", content[at : found.start()]).split())
            at = found.end()
            if words:
                yield Prose(words, line)
            if found["comment"] is not None:
                yield from self._directives(found[0])
            elif found["d"] is not None:
                yield Inline(self._found(found["d"], "$"))
            else:
                yield Display(self._found(found["a"] or found["b"] or found["c"]))

    def _directives(self, content: str) -> Iterator[Piece]:
        for found in _COMMENT.finditer(content):
            yield Directive(self._found(found[1]))

    def _pass(self, content: str) -> None:
        """Go on behind a text that may look like a formula."""
        number, start = self.at
        column = self.lines[number].find(content, start)
        if column >= 0:
            self.at = (number, column + len(content))

    def _found(self, content: str, opening: str = "") -> Placed:
        """The text with the place of each of its lines; indentation may have been taken off."""
        rows = content.split("\n")
        places: list[tuple[int, int]] = []
        number, start = self.at
        if opening:
            number, start = self._after(opening, rows[0], number, start)
        for index, row in enumerate(rows):
            wanted = row.strip()
            while number < len(self.lines):
                column = self.lines[number].find(wanted, start)
                if column >= 0:
                    break
                number, start = number + 1, 0
            if number >= len(self.lines):  # the library changed it; the block is near enough
                number, column = min(self.at[0], len(self.lines) - 1), 0
            lead = len(row) - len(row.lstrip())
            places.append((number + 1, max(1, column + 1 - lead)))
            self.at = (number, column + len(wanted))
            number, start = (number + 1, 0) if index + 1 < len(rows) else self.at
        return Placed(content, tuple(places), self.cell)

    def _after(self, opening: str, row: str, number: int, start: int) -> tuple[int, int]:
        """Where the row begins after that delimiter: a letter stands in many words before it."""
        for line in range(number, len(self.lines)):
            column = self.lines[line].find(opening + row, start if line == number else 0)
            if column >= 0:
                return line, column + len(opening)
        return number, start
