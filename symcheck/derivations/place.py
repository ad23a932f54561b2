"""Where in an author's file a call stands."""

from __future__ import annotations

import linecache
import sys
from itertools import islice
from pathlib import Path

_OWN_FOLDER = str(Path(__file__).parent)


def place_of_call() -> tuple[int, int]:
    """Line and column, from 1, of the innermost call from outside this folder."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename.startswith(_OWN_FOLDER):
        frame = frame.f_back
    instruction = frame.f_lasti // 2  # each takes two bytes
    _, _, column, _ = next(islice(frame.f_code.co_positions(), instruction, None))
    return frame.f_lineno, _characters(frame.f_code.co_filename, frame.f_lineno, column or 0) + 1


def _characters(path: str, line: int, column: int) -> int:
    """The column in characters, as editors count; Python counts the bytes of UTF-8."""
    if column:
        linecache.checkcache(path)
        start = linecache.getline(path, line).encode()[:column]
        if len(start) == column:
            return len(start.decode(errors="ignore"))
    return column
