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
    try:
        notebook: Any = json.loads(source)
    except RecursionError:
        raise ValueError("this is no notebook: it is nested too deep") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise ValueError("this is no notebook: it has no cells")
    found: list[Piece] = []
    title = ""
    for number, cell in enumerate(cells, start=1):
        if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
            continue
        text = cell.get("source", "")
        text = "".join(map(str, text)) if isinstance(text, list) else str(text)
        pieces = markdown_pieces(text, number)
        title = title or pieces.title
        found.extend(pieces.pieces)
    return Pieces(title, tuple(found))
