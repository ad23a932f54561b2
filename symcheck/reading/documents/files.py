"""Documents in files: which reader each has, by the ending of its name."""

from __future__ import annotations

import sys
from pathlib import Path

from symcheck.derivations.problem import DerivationError, Problem
from symcheck.derivations.step import DerivationText
from symcheck.reading.documents.build import derivation_of
from symcheck.reading.documents.markdown import markdown_pieces
from symcheck.reading.documents.notebook import notebook_pieces
from symcheck.reading.documents.pieces import Pieces
from symcheck.reading.documents.settings import NO_SETTINGS, Settings
from symcheck.reading.documents.tex import tex_pieces

DOCUMENTS = (".md", ".markdown", ".tex", ".ipynb")
"""Endings of documents in a folder; named by itself, a file of any other ending is Markdown."""
STANDARD_INPUT = "-"


def document(path: Path, settings: Settings = NO_SETTINGS) -> DerivationText:
    """The derivation that a document makes; ``-`` is Markdown from standard input.

    Raises `DerivationError` for a file that is no text, or no notebook.
    """
    name = "input" if str(path) == STANDARD_INPUT else path.stem
    try:
        source = _text(path)
        pieces = pieces_of(source, path.suffix)
    except (OSError, UnicodeDecodeError, ValueError) as wrong:
        hint = "documents are text in UTF-8"
        raise DerivationError(Problem("syntax", str(wrong), hint, str(path), None)) from None
    return derivation_of(name, str(path), pieces, settings)


def pieces_of(source: str, suffix: str) -> Pieces:
    """The pieces of a text. Raises `ValueError` for a notebook that is none."""
    match suffix:
        case ".tex":
            return tex_pieces(source)
        case ".ipynb":
            return notebook_pieces(source)
        case _:
            return markdown_pieces(source)


def _text(path: Path) -> str:
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read().decode("utf-8")
    return path.read_text(encoding="utf-8-sig")
