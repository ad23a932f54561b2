"""Notebooks to pieces: their Markdown cells, one after the other, with the cell's number."""

from __future__ import annotations

import json
from typing import Any

from symcheck.reading.documents.markdown import markdown_pieces
from symcheck.reading.documents.pieces import Piece, Pieces


def notebook_pieces(source: str) -> Pieces:
    """The pieces of the Markdown cells; code is left alone. Raises `ValueError` for another file.

    Lines count within their cell.
    """
    found: list[Piece] = []
    title = ""
    for number, cell in enumerate(_cells(source), start=1):
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown":
            pieces = markdown_pieces(_source(cell), number)
            title = title or pieces.title
            found.extend(pieces.pieces)
    return Pieces(title, tuple(found))


def cell_text(source: str, number: int) -> str:
    """What is written in a cell, counted from 1. Raises `ValueError` if there is none."""
    cells = _cells(source)
    if not 0 < number <= len(cells) or not isinstance(cells[number - 1], dict):
        raise ValueError(f"there is no cell {number}")
    return _source(cells[number - 1])


def _cells(source: str) -> list[Any]:
    try:
        notebook: Any = json.loads(source)
    except RecursionError:
        raise ValueError("this is no notebook: it is nested too deep") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise ValueError("this is no notebook: it has no cells")
    return cells


def _source(cell: dict[str, Any]) -> str:
    text = cell.get("source", "")
    return "".join(map(str, text)) if isinstance(text, list) else str(text)
