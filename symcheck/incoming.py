"""Lines of a stream as they come, without waiting for more while there is something to do."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from typing import BinaryIO

BLOCK = 65_536
PATIENCE = 0.05
"""Seconds until it is said that there is no line at the moment."""


def lines_of(stream: BinaryIO) -> Iterator[str | None]:
    """The lines of a stream in UTF-8, and None for each moment without one.

    Bytes that are no UTF-8 become marks that no claim contains.
    """
    if os.name != "posix":
        yield from (line.decode(errors="replace") for line in stream)
        return
    rest = b""
    while True:
        ready, _, _ = select.select([stream.fileno()], [], [], PATIENCE)
        if not ready:
            yield None
            continue
        block = os.read(stream.fileno(), BLOCK)
        if not block:
            break
        *whole, rest = (rest + block).split(b"\n")
        yield from (line.decode(errors="replace") for line in whole)
    if rest:
        yield rest.decode(errors="replace")
