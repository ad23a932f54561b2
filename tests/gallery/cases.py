"""The gallery read from its files, and judged."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from symcheck.derivations.load import load
from symcheck.judging.step_object import StepObject
from symcheck.judging.verify import judged_steps

FOLDER = Path(__file__).parent
PARTS = ("known", "unseen")
SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class GalleryCase:
    """A derivation with one mistake, and the same without it; ``codes`` are all right."""

    part: str
    topic: str
    title: str
    codes: tuple[str, ...]
    line: int
    right_line: int
    repaired: bool
    wrong: str
    right: str

    @property
    def id(self) -> str:
        """The name by which it is found."""
        return f"{self.part}/{self.topic}: {self.title}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checker said of both derivations, step by step."""

    case: GalleryCase
    wrong: tuple[StepObject, ...]
    right: tuple[StepObject, ...]


def cases(part: str) -> tuple[GalleryCase, ...]:
    """The cases of one part, in the order of files and of their text."""
    found = []
    for path in sorted((FOLDER / part).glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            code = entry["code"]
            found.append(
                GalleryCase(
                    part,
                    path.stem,
                    entry["title"],
                    (code,) if isinstance(code, str) else tuple(code),
                    entry["line"],
                    entry.get("right_line", entry["line"]),
                    entry["repaired"],
                    entry["wrong"],
                    entry["right"],
                )
            )
    return tuple(found)


def judged(chosen: Iterable[GalleryCase], seconds: float = SECONDS) -> Iterator[Judged]:
    """Each case with the steps of both derivations, judged together on all processors."""
    chosen = tuple(chosen)
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index, case in enumerate(chosen):
            for kind, text in (("wrong", case.wrong), ("right", case.right)):
                path = Path(folder) / f"{kind}{index}.md"
                path.write_text(text, encoding="utf-8")
                names.append(path)
        found: dict[str, list[StepObject]] = {path.stem: [] for path in names}
        for step in judged_steps(load(names), seconds=seconds):
            found[str(step.object.id).partition(":")[0]].append(step.object)
    for index, case in enumerate(chosen):
        yield Judged(case, tuple(found[f"wrong{index}"]), tuple(found[f"right{index}"]))
