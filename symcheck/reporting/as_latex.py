"""Reports as LaTeX: each step as written, in aligned rows, with its reason and a verdict mark.

The fragment needs amsmath and amssymb. Nothing of an author's text reaches LaTeX unescaped.
"""

from __future__ import annotations

from itertools import groupby

from symcheck.judging.report import JudgedDerivation, JudgedStep, Report
from symcheck.judging.step_object import STORED, Verdict
from symcheck.language.claim import Chain, Claim, Rel, RelOp
from symcheck.language.context import Definition
from symcheck.language.term import Call
from symcheck.reporting.labels import as_written
from symcheck.printing.as_latex import latex_claim, latex_name, latex_term, latex_text

MARKS: dict[Verdict, str] = {
    "proved": r"\checkmark", "assumed": r"\circ", "conditional": r"(\checkmark)",
    "refuted": r"\times", "open": r"?", "unread": r"??",
}  # fmt: skip
RELATIONS: dict[RelOp, str] = {
    "=": "=", "!=": r"\ne", "<": "<", "<=": r"\le", ">": ">", ">=": r"\ge",
}  # fmt: skip

PREAMBLE = r"""\documentclass[11pt]{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath,amssymb}
\usepackage[a4paper,landscape,margin=15mm]{geometry}
\allowdisplaybreaks
\setlength{\parindent}{0pt}
\begin{document}
"""
LEGEND = (
    r"\par\medskip\footnotesize $\checkmark$ proved, $\circ$ assumed, $(\checkmark)$ proved under "
    r"a condition, $\times$ refuted, $?$ open, $??$ not understood, "
    r"$\checkmark^{*}$ proved on a line that is not."
)


def report_latex(report: Report, *, standalone: bool = False) -> str:
    """The derivations of a report, as a fragment or as a document for pdflatex."""
    body = "\n\n".join(map(_derivation, report.derivations))
    if not standalone:
        return body + "\n"
    return f"{PREAMBLE}{body}\n{LEGEND}\n\\end{{document}}\n"


def _derivation(derivation: JudgedDerivation) -> str:
    text = derivation.text
    ref = f" ({latex_text(text.ref)})" if text.ref else ""
    title = rf"\subsection*{{{latex_text(text.title)}{ref}}}"
    parts = [title, rf"\texttt{{{latex_text(text.name)}}}"]
    if text.written:
        where = ", \\quad ".join(f"${_definition(d)}$" for d in text.written)
        parts.append(rf"\par Here {where}.")
    for cited, group in groupby(derivation.steps, key=lambda s: s.written.kind == "cite"):
        steps = tuple(group)
        parts += map(_citation, steps) if cited else [_rows(steps)]
    return "\n".join(parts)


def _definition(definition: Definition) -> str:
    head = latex_name(definition.name)
    if definition.parameters:
        head = latex_term(Call(definition.name, definition.parameters))
    return f"{head} = {latex_term(definition.body)}"


def _citation(step: JudgedStep) -> str:
    names = ", ".join(rf"\texttt{{{latex_text(i)}}}" for i in step.written.cited)
    put = "".join(f", ${latex_name(v.name)} = {latex_term(t)}$" for v, t in step.written.values)
    return rf"\par By {names}{put} \hfill ${_mark(step)}$"


def _rows(steps: tuple[JudgedStep, ...]) -> str:
    rows = " \\\\\n".join(map(_row, steps))
    return f"\\begin{{align*}}\n{rows}\n\\end{{align*}}"


def _row(step: JudgedStep) -> str:
    """Formula, reason and mark, with what is wrong in a row of its own."""
    reason = step.written.reason or ""
    if step.written.kind == "given":
        reason = f"given: {reason}" if reason else "given"
    shown = rf"\text{{{latex_text(reason)}}}" if reason else ""
    row = rf"{_formula(step)} && {shown} && {_mark(step)}"
    for more in _said(step):
        row += rf" \\ & && \text{{\small\itshape {latex_text(more)}}}"
    return row


def _said(step: JudgedStep) -> tuple[str, ...]:
    found = step.object
    remarks = tuple(remark for remark in found.remarks if remark != STORED)
    return ((found.message,) if found.message else ()) + remarks


def _formula(step: JudgedStep) -> str:
    """The claim with & before the relation at which rows are aligned."""
    claim, kind = step.written.claim, step.written.kind
    if step.written.unread is not None:
        return rf"& \texttt{{{latex_text(as_written(step))}}}"
    if step.written.latex is not None:
        return _of_author(step.written.latex)
    if kind == "iff":
        return rf"\iff\quad {_aligned(claim)}"
    if kind == "continue" and isinstance(claim, Rel):
        return f"& {RELATIONS[claim.op]} {latex_term(claim.rhs)}"
    return _aligned(claim)


def _of_author(latex: str) -> str:
    """The author's own LaTeX, which was read and so is mathematics, with one & in it."""
    row = " ".join(latex.split()).rstrip(".,; ")
    row = row.replace(r"\nonumber", "").replace(r"\notag", "")
    head, mark, tail = row.partition("&")
    if r"\begin" in row:  # an environment has an & of its own
        return f"& {row}"
    return f"{head}&{tail.replace('&', '')}" if mark else f"& {row}"


def _aligned(claim: Claim) -> str:
    match claim:
        case Rel(op, lhs, rhs):
            return f"{latex_term(lhs)} & {RELATIONS[op]} {latex_term(rhs)}"
        case Chain(first, links):
            rest = " ".join(f"{RELATIONS[op]} {latex_term(t)}" for op, t in links)
            return f"{latex_term(first)} & {rest}"
        case _:
            return f"& {latex_claim(claim)}"


def _mark(step: JudgedStep) -> str:
    mark = MARKS[step.object.verdict or "unread"]
    return mark if step.object.stands or step.object.verdict != "proved" else f"{mark}^{{*}}"
