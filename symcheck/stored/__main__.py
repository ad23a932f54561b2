"""The process in which stored certificates are replayed. It is run by the path of this file.

In: a JSON object with ``claims``, as shared parts, and ``steps``: each with its id, the indices of
its premises and of its goal among the claims, and its entry. Out: an answer for each step.
"""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any


def load_package() -> None:
    """``symcheck`` is the package in which this file stands, whatever else is installed."""
    folder = Path(__file__).resolve().parents[1]
    spec = spec_from_file_location(
        "symcheck", folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    sys.modules["symcheck"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["symcheck"])


def answers(request: Any) -> list[Any]:
    """An answer for each step of a request: what it rests on, or why it is not covered."""
    from symcheck.stored.entry import Entry  # noqa: PLC0415
    from symcheck.stored.replay import Asked, Replayed, replay  # noqa: PLC0415
    from symcheck.stored.sharing import claims_from_shared  # noqa: PLC0415

    claims = claims_from_shared(request["claims"])
    found: list[Any] = []
    for step in request["steps"]:
        asked = Asked(step["id"], tuple(claims[i] for i in step["premises"]), claims[step["goal"]])
        entry = Entry(**{**step["entry"], "lemmas": tuple(step["entry"]["lemmas"])})
        match replay(asked, entry):
            case Replayed(_, rests_on):
                found.append({"id": asked.step, "rests_on": rests_on})
            case uncovered:
                found.append(
                    {"id": asked.step, "kind": uncovered.kind, "message": uncovered.message}
                )
    return found


if __name__ == "__main__":
    load_package()
    from symcheck.stored.isolation import confirm, isolate

    isolate()
    result = answers(json.load(sys.stdin.buffer))
    confirm()
    json.dump(result, sys.stdout)
