"""Commands and signs that are understood and not read, with what to write instead."""

from __future__ import annotations

from symcheck.reading.errors import Kind

SUMMED = r"write the sum with \sum or \prod"
REFUSED: dict[str, tuple[Kind, str, str]] = {
    "infty": ("not supported", "∞ is not a real number", r"write a limit, \lim_{n \to \infty}"),
    "nabla": ("not supported", "gradients are not read", "write the partial derivatives"),
    "ldots": ("not supported", "… leaves out terms", SUMMED),
    "cdots": ("not supported", "… leaves out terms", SUMMED),
    "dots": ("not supported", "… leaves out terms", SUMMED),
    "degree": ("not supported", "angles are in radians here", r"write x \cdot \pi/180"),
    "Vert": ("not supported", "‖x‖ is the norm of a vector", "write |x| for a number"),
    "|": ("not supported", "‖x‖ is the norm of a vector", "write |x| for a number"),
    "lim": ("not supported", "a limit stands on the left of an equality", r"write \lim ... = L"),
    "sup": ("not supported", "a supremum stands on the left of an equality", r"write \sup ... = m"),
    "inf": ("not supported", "an infimum stands on the left of an equality", r"write \inf ... = m"),
    "lg": ("doubt", r"\lg is to base 10 or to base 2", r"write \log_{10} or \log_2"),
    "partial": ("syntax", "∂ stands in a quotient", r"write \frac{\partial f}{\partial x}"),
    "iint": ("not supported", "double integrals are not read", r"write \int_0^1 \int_0^1"),
    "oint": ("not supported", "contour integrals are not read", ""),
    "pmod": ("not supported", "congruences are not read", ""),
    "bmod": ("not supported", "remainders are not read", r"write x - n \lfloor x/n \rfloor"),
    "langle": ("not supported", "inner products are not read", "write the sum of products"),
    "over": ("syntax", r"\over is not read", r"write \frac{a}{b}"),
    "choose": ("syntax", r"\choose is not read", r"write \binom{n}{k}"),
}
PROGRAMS = {
    "<=": r"write \le", ">=": r"write \ge", "==": "write =", "=>": r"write \Rightarrow",
    "->": r"write \to", "=<": r"write \le", "**": "write ^", "<>": r"write \ne",
    "+-": r"write \pm", "<<": r"write \ll", ">>": r"write \gg",
}  # fmt: skip
"""Pairs of signs as programs write them, and what LaTeX has for them."""
