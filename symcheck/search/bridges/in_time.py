"""Searches of SymPy's that may take no longer than they are given."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

Result = TypeVar("Result")


class OutOfTime(BaseException):
    """Raised inside a search whose time is up; nothing that catches errors catches it."""


def within(seconds: float, search: Callable[[], Result]) -> Result | None:
    """What the search finds; None if its time is up first, or if it fails.

    The clock is looked at whenever a function of Python is called, in any thread and system.
    """
    deadline = time.monotonic() + seconds

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        if event == "call" and time.monotonic() > deadline:
            raise OutOfTime

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        return search()
    except (OutOfTime, Exception):
        return None
    finally:
        sys.settrace(before)
