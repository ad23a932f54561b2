"""Names and prose in LaTeX that pdflatex takes: no letter outside ASCII is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

GREEK: Mapping[str, str] = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ϵ": "epsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta", "ϑ": "vartheta", "ι": "iota", "κ": "kappa",
    "ϰ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ϖ": "varpi", "ρ": "rho", "ϱ": "varrho", "σ": "sigma", "ς": "varsigma", "τ": "tau",
    "υ": "upsilon", "φ": "varphi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
    "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "ℓ": "ell", "ℏ": "hbar", "∂": "partial",
}  # fmt: skip
_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True))
"""Greek letters that LaTeX sets as Latin ones."""

_CONSTANTS = frozenset("eπ")
"""A variable with the name of a constant is set in a font of its own."""
_WORDS = frozenset(GREEK.values()) - {"partial", "ell", "hbar"}

_SIGNS: Mapping[str, str] = {
    "≤": r"\le", "≥": r"\ge", "≠": r"\ne", "≈": r"\approx", "≡": r"\equiv", "±": r"\pm",
    "∓": r"\mp", "·": r"\cdot", "⋅": r"\cdot", "×": r"\times", "÷": r"\div", "−": "-",
    "√": r"\surd", "∞": r"\infty", "∈": r"\in", "∉": r"\notin", "⊂": r"\subset",
    "⊆": r"\subseteq", "∪": r"\cup", "∩": r"\cap", "∅": r"\emptyset", "∀": r"\forall",
    "∃": r"\exists", "¬": r"\lnot", "∧": r"\land", "∨": r"\lor", "⇒": r"\Rightarrow",
    "⟹": r"\Rightarrow", "⇐": r"\Leftarrow", "⇔": r"\Leftrightarrow", "⟺": r"\Leftrightarrow",
    "→": r"\to", "←": r"\leftarrow", "↦": r"\mapsto", "∑": r"\sum", "∏": r"\prod", "∫": r"\int",
    "∇": r"\nabla", "′": r"'", "″": r"''", "°": r"^{\circ}", "⊢": r"\vdash", "ℝ": r"\mathbf{R}",
    "ℕ": r"\mathbf{N}", "ℤ": r"\mathbf{Z}", "ℚ": r"\mathbf{Q}", "<": "<", ">": ">", "|": "|",
    "∎": r"\rule{1ex}{1ex}", "∆": r"\Delta", "∘": r"\circ", "⌊": r"\lfloor", "⌋": r"\rfloor",
    "⌈": r"\lceil", "⌉": r"\rceil", "…": r"\ldots", "⋯": r"\cdots",
}  # fmt: skip

_ESCAPED: Mapping[str, str] = {
    "_": r"\_", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$", "{": r"\{", "}": r"\}",
}  # fmt: skip
_IN_PROSE: Mapping[str, str] = {
    **_ESCAPED, "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "⁄": "/", "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", '"': "''",
    "ß": r"\ss{}", "ø": r"\o{}", "Ø": r"\O{}",
    "æ": r"\ae{}", "Æ": r"\AE{}", "œ": r"\oe{}", "Œ": r"\OE{}",
    "ł": r"\l{}", "Ł": r"\L{}", "§": r"\S{}",
}  # fmt: skip

_MATH_ACCENTS: Mapping[str, str] = {
    "\u0300": "grave", "\u0301": "acute", "\u0302": "hat", "\u0303": "tilde", "\u0304": "bar",
    "\u0306": "breve", "\u0307": "dot", "\u0308": "ddot", "\u030c": "check", "\u20d7": "vec",
}  # fmt: skip
_TEXT_ACCENTS: Mapping[str, str] = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u",
    "\u0307": ".", "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0327": "c",
}  # fmt: skip

_CLUSTER = re.compile(r".[\u0300-\u036f\u20d0-\u20ff]*", re.DOTALL)
_PARTS = re.compile(r"(?P<stem>.+?)(?P<digits>[0-9]*)(?P<below>(?:_+[^_]+)*)", re.DOTALL)


def latex_name(name: str) -> str:
    r"""A variable's or function's name, with its subscripts and primes.

    >>> [latex_name(n) for n in ("σ", "w1", "w₁", "a_out", "a′", "wa")]
    ['\\sigma', 'w_{1}', 'w_{1}', 'a_{\\mathrm{out}}', "a'", '\\mathit{wa}']
    """
    ordinary = "".join(map(_plain_subscript, unicodedata.normalize("NFC", name)))
    primes = ordinary.count("'") + ordinary.count("′")
    found = _PARTS.fullmatch(ordinary.replace("'", "").replace("′", ""))
    if found is None or not found["stem"].strip("_"):
        return _word(ordinary, "mathit")
    below = [part for part in (found["digits"], *found["below"].split("_")) if part]
    primes += below.count("prime")
    indices = ",".join(_word(part, "mathrm") for part in below if part != "prime")
    below_it = f"_{{{indices}}}" if indices else ""
    return _word(found["stem"], "mathit") + below_it + "'" * primes  # so that a_{1}'^{2} is legal


def latex_text(prose: str) -> str:
    r"""Prose that LaTeX prints as it stands, with the mathematical signs that it knows.

    >>> latex_text("50% of σ² ≤ a_1")
    '50\\% of $\\sigma$$^{2}$ $\\le$ a\\_1'
    """
    return "".join(map(_prose_letter, unicodedata.normalize("NFC", prose)))


def _plain_subscript(char: str) -> str:
    """₁ as _1, ᵢ as _i; anything else as it is."""
    kind, _, code = unicodedata.decomposition(char).partition(" ")
    return "_" + chr(int(code, 16)) if kind == "<sub>" else char


def _word(word: str, font: str) -> str:
    """One letter or digits as they are, a Greek letter by its name, other words in a font."""
    if word in _WORDS:
        return f"\\{word}"
    if word.isdecimal() and word.isascii():
        return word
    letters = [_letter(c) for c in _CLUSTER.findall(word)]
    if len(letters) == 1:
        return f"\\{font}{{{word}}}" if word in _CONSTANTS and font == "mathit" else letters[0]
    spaced = "".join(f"{x} " if x[0] == "\\" and x[-1].isalpha() else x for x in letters)
    return f"\\{font}{{{spaced.rstrip()}}}"


def _letter(cluster: str) -> str:
    """A letter of a name with its accents; one that LaTeX lacks is named by its code."""
    if cluster in GREEK:
        return f"\\{GREEK[cluster]}"
    if cluster in _LATIN:
        return f"\\mathrm{{{_LATIN[cluster]}}}"
    if cluster in _ESCAPED:
        return _ESCAPED[cluster]
    if cluster.isascii() and cluster.isalnum():
        return cluster
    base, *marks = list(unicodedata.normalize("NFKD", cluster))
    known = base in GREEK or (base.isascii() and base.isalnum())
    if not known or not _MATH_ACCENTS.keys() >= set(marks):
        return "".join(f"\\mathtt{{U{ord(c):04X}}}" for c in cluster)
    shown = _letter(base)
    for mark in marks:
        shown = f"\\{_MATH_ACCENTS[mark]}{{{shown}}}"
    return shown


def _prose_letter(char: str) -> str:
    if char in _IN_PROSE:
        return _IN_PROSE[char]
    if char in _SIGNS:
        return f"${_SIGNS[char]}$"
    if char in GREEK:
        return f"$\\{GREEK[char]}$"
    if char in _LATIN:
        return _LATIN[char]
    if char.isascii():
        return char if char.isprintable() else " "
    if char.isspace():
        return "~" if char == "\u00a0" else " "
    kind, _, code = unicodedata.decomposition(char).partition(" ")
    if kind in ("<super>", "<sub>"):
        inside = latex_text(chr(int(code.split()[0], 16))).replace("$", "")
        return f"${'^' if kind == '<super>' else '_'}{{{inside}}}$"
    base, *marks = list(unicodedata.normalize("NFD", char))
    if len(marks) == 1 and base.isascii() and base.isalpha() and marks[0] in _TEXT_ACCENTS:
        return f"\\{_TEXT_ACCENTS[marks[0]]}{{{base}}}"
    compatible = unicodedata.normalize("NFKC", char)
    return latex_text(compatible) if compatible != char else "?"
