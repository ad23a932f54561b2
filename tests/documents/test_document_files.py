"""Files: which reader each has, standard input, odd endings, and files that are no documents."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from symcheck.derivations.load import load
from symcheck.derivations.problem import DerivationError
from symcheck.derivations.step import DerivationText
from symcheck.printing.as_ascii import show_claim
from symcheck.reading.documents.files import document

MARKDOWN, LATEX = "# Title\n\n$$x = 1$$\n", "\\section{Title}\n\\[x = 1\\]\n"


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def claims(text: DerivationText) -> list[str]:
    return [show_claim(step.claim) for step in text.steps]


READ = [
    ("Markdown", "a.md", MARKDOWN),
    ("its long ending", "a.markdown", MARKDOWN),
    ("text", "a.txt", MARKDOWN),
    ("an ending that nobody knows", "a.weird", MARKDOWN),
    ("no ending", "notes", MARKDOWN),
    ("LaTeX", "a.tex", LATEX),
    ("a notebook", "a.ipynb", '{"cells": [{"cell_type": "markdown", "source": "$$x = 1$$"}]}'),
    ("with a mark of the order of bytes", "a.md", b"\xef\xbb\xbf" + MARKDOWN.encode()),
]


@pytest.mark.parametrize(("name", "text"), [r[1:] for r in READ], ids=[r[0] for r in READ])
def test_documents_by_the_ending_of_their_name(
    tmp_path: Path, name: str, text: str | bytes
) -> None:
    assert claims(document(written(tmp_path, name, text))) == ["x = 1"]


EMPTY = [
    ("nothing", "a.md", ""),
    ("spaces", "a.md", " \n\n \n"),
    ("words alone", "a.md", "No mathematics here.\n"),
    ("front matter alone", "a.md", "---\ntitle: A\n---\n"),
    ("LaTeX without anything", "a.tex", ""),
    ("a notebook without cells", "a.ipynb", '{"cells": []}'),
]


@pytest.mark.parametrize(("name", "text"), [e[1:] for e in EMPTY], ids=[e[0] for e in EMPTY])
def test_documents_without_a_formula_have_no_steps(tmp_path: Path, name: str, text: str) -> None:
    found = document(written(tmp_path, name, text))
    assert (found.steps, found.subjects) == ((), ())


REFUSED = [
    ("bytes that are no text", "a.md", b"\x80\xff\x00\x01", "utf-8"),
    ("Latin-1", "a.md", "Größe $x > 0$".encode("latin-1"), "utf-8"),
    ("a picture", "a.png", b"\x89PNG\r\n\x1a\n\x00", "utf-8"),
    ("no notebook", "a.ipynb", b"{}", "no notebook"),
    ("a notebook cut off", "a.ipynb", b'{"cells": [', "Expecting value"),
]


@pytest.mark.parametrize(
    ("name", "content", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_files_that_are_no_documents(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(DerivationError, match=reason) as refused:
        document(path)
    assert str(path) in str(refused.value)
    assert "documents are text in UTF-8" in str(refused.value)


def test_bytes_that_are_no_line_do_not_stop_a_document(tmp_path: Path) -> None:
    assert claims(document(written(tmp_path, "a.md", b"\x00 text\n\n$$x = 1$$\n"))) == ["x = 1"]


def test_what_reads_latex_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylatexenc.latexwalker", None)
    with pytest.raises(DerivationError, match=r"pip install 'symcheck\[tex\]'"):
        document(written(tmp_path, "a.tex", LATEX))
    assert claims(document(written(tmp_path, "a.md", MARKDOWN))) == ["x = 1"]


def test_standard_input_is_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MARKDOWN.encode())))
    (found,) = load(["-"]).requested
    assert (found.name, found.title, claims(found)) == ("input", "Title", ["x = 1"])


def test_a_folder_gives_its_documents_but_not_what_describes_it(tmp_path: Path) -> None:
    for name in ("b.md", "a.tex", "README.md", "c.txt"):
        written(tmp_path, name, LATEX if name.endswith(".tex") else MARKDOWN)
    assert [text.name for text in load([tmp_path]).requested] == ["a", "b"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DerivationError, match="there is no such file"):
        load([tmp_path / "missing.md"])
