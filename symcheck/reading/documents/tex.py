r"""LaTeX documents to pieces: sections, items, theorems, formulas, ``% symcheck:`` comments.

pylatexenc takes the document apart (the extra ``symcheck[tex]``); it says where each part stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from symcheck.reading.documents.pieces import (
    Directive, Display, Heading, Inline, Item, ListEnd, Piece, Pieces, Placed, Prose,
)  # fmt: skip
from symcheck.reading.latex.macros import DEFINING
from symcheck.reading.latex.rows import SEVERAL

_SECTIONS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
    "subparagraph": 6,
}  # fmt: skip
_LISTS = ("itemize", "enumerate", "description")
_THEOREMS = frozenset({
    "theorem", "lemma", "proposition", "corollary", "claim", "exercise", "problem", "example",
    "definition", "remark", "question", "solution", "thm", "lem", "prop", "cor", "ex", "rem",
})  # fmt: skip
_OTHER_DISPLAYS = frozenset({
    "IEEEeqnarray", "empheq", "xalignat", "xxalignat", "numcases", "subnumcases", "mathpar",
    "darray", "cases", "matrix", "pmatrix", "dgroup", "dseries",
})  # fmt: skip
"""Displays that are found, so that they are reported, and not read."""
_VERBATIM = ("verbatim", "lstlisting", "minted", "comment", "tikzpicture")
_DIRECTIVE = re.compile(r"^\s*symcheck:(.*)$", re.DOTALL)


class MissingReader(ValueError):
    """What reads LaTeX documents is not installed."""


def tex_pieces(source: str) -> Pieces:
    """The pieces of a LaTeX document or of a part of one. Raises `MissingReader`."""
    try:
        from pylatexenc.latexwalker import LatexWalker  # noqa: PLC0415
    except ImportError:
        raise MissingReader(
            "reading .tex files needs pylatexenc: pip install 'symcheck[tex]'"
        ) from None
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    walker = LatexWalker(source, tolerant_parsing=True)
    nodes, _, _ = walker.get_latex_nodes()
    walk = _Walk(source, walker)
    pieces = tuple(walk.pieces(nodes or [], 0))
    return Pieces(walk.title, pieces)


class _Walk:
    """Walks over the nodes of a document."""

    def __init__(self, source: str, walker: Any) -> None:
        self.source, self.walker = source, walker
        self.title = ""
        self.beginning: set[str] = set()
        """The author's commands that begin an environment, which is then not read but reported."""
        self.starts = [0]
        for row in source.split("\n"):
            self.starts.append(self.starts[-1] + len(row) + 1)

    def pieces(self, nodes: Sequence[Any], depth: int) -> Iterator[Piece]:
        """The pieces of some nodes, in order."""
        skipped_to = -1
        for node in nodes:
            if node is None or node.pos < skipped_to:
                continue
            match type(node).__name__:
                case "LatexCharsNode":
                    yield from self._words(node)
                case "LatexCommentNode":
                    yield from self._comment(node)
                case "LatexMathNode":
                    yield from self._formula(node)
                case "LatexEnvironmentNode":
                    yield from self._environment(node, depth)
                case "LatexGroupNode":
                    yield from self.pieces(node.nodelist, depth)
                case "LatexMacroNode" if node.macroname in DEFINING:
                    end = _end_of_definition(self.source, node.pos)
                    yield Display(self._placed(node.pos, end))
                    self._remember(self.source[node.pos : end])
                    skipped_to = end
                    if node.pos + node.len > end:  # the library took what follows for its argument
                        rest, _, _ = self.walker.get_latex_nodes(pos=end)
                        yield from self.pieces(rest or [], depth)
                        return
                case "LatexMacroNode" if node.macroname in self.beginning:
                    yield Display(self._placed(node.pos, node.pos + node.len))
                case "LatexMacroNode":
                    yield from self._command(node, depth)

    def _remember(self, definition: str) -> None:
        names = re.findall(r"\\([A-Za-z]+)", definition)
        if len(names) > 1 and r"\begin{" in definition:
            self.beginning.add(names[1])

    def _words(self, node: Any) -> Iterator[Piece]:
        parts = re.split(r"\n\s*\n", node.chars)
        for index, part in enumerate(parts):
            text = " ".join(part.split())
            last = index == len(parts) - 1
            if text or not last:
                yield Prose(text, self._place(node.pos)[0], ends=not last)

    def _comment(self, node: Any) -> Iterator[Piece]:
        found = _DIRECTIVE.match(node.comment)
        if found is not None:
            start = node.pos + 1 + found.start(1)
            yield Directive(self._placed(start, node.pos + 1 + len(node.comment)))

    def _formula(self, node: Any) -> Iterator[Piece]:
        opening, closing = node.delimiters
        placed = self._placed(node.pos + len(opening), node.pos + node.len - len(closing))
        yield Display(placed) if node.displaytype == "display" else Inline(placed)

    def _environment(self, node: Any, depth: int) -> Iterator[Piece]:
        name = node.environmentname
        if name in SEVERAL or name.rstrip("*") in SEVERAL or name.rstrip("*") in _OTHER_DISPLAYS:
            yield Display(self._placed(node.pos, node.pos + node.len))
        elif name in _LISTS:
            yield from self.pieces(node.nodelist, depth + 1)
            yield ListEnd(depth + 1)
        elif name.rstrip("*") in _THEOREMS:
            yield Item(1, self._place(node.pos)[0])
            yield from self.pieces(node.nodelist, depth + 1)
            yield Prose("", self._place(node.pos)[0], ends=True)
        elif name not in _VERBATIM:
            yield from self.pieces(node.nodelist, depth)
            yield Prose("", self._place(node.pos)[0], ends=True)

    def _command(self, node: Any, depth: int) -> Iterator[Piece]:
        name, line = node.macroname, self._place(node.pos)[0]
        arguments = node.nodeargd.argnlist if node.nodeargd is not None else []
        text = " ".join(a.latex_verbatim().strip("{}[]") for a in arguments or () if a is not None)
        if name in _SECTIONS:
            yield Heading(_SECTIONS[name], text.strip("* "), line)
        elif name == "title":
            self.title = text
        elif name == "item":
            yield Item(max(1, depth), line)
            yield from self.pieces([a for a in arguments or () if a is not None], depth)
        elif name in ("label", "cite", "ref", "eqref", "usepackage", "documentclass", "input"):
            return
        else:
            yield from self.pieces([a for a in arguments or () if a is not None], depth)

    def _place(self, offset: int) -> tuple[int, int]:
        low, high = 0, len(self.starts) - 1
        while low + 1 < high:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle)
        return low + 1, offset - self.starts[low] + 1

    def _placed(self, start: int, end: int) -> Placed:
        text = self.source[start:end]
        line, column = self._place(start)
        rows = text.count("\n") + 1
        return Placed(text, tuple((line + k, column if k == 0 else 1) for k in range(rows)))


def _end_of_definition(source: str, start: int) -> int:
    """Where a definition of a command ends: after the last of its groups in braces."""
    at, groups = start, 0
    is_def = source.startswith(r"\def", start)
    while at < len(source) and source[at] != "\n":
        if source[at] == "{":
            depth = 0
            while at < len(source):
                depth += (source[at] == "{") - (source[at] == "}")
                at += 1
                if depth == 0:
                    break
            groups += 1
            if groups == (1 if is_def else 2):
                return at
            continue
        at += 1
    return at
