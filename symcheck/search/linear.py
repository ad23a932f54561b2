"""Linear programming over exact polynomials: which combination of them vanishes?

HiGHS (through SciPy) proposes a vertex in floating point; its support is solved again exactly, so
what comes back is an identity between rationals or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from flint import fmpq, fmpq_mat, fmpq_mpoly

from symcheck.search.workspace import as_fraction

SMALL = 1e-9
MOST_EXACT = 160


@dataclass(frozen=True, slots=True)
class Vanishing:
    """Σ signed[i]·Pᵢ + Σ free[j]·Qⱼ = 0 with signed[i] ≥ 0; zero entries are left out."""

    signed: dict[int, Fraction]
    free: dict[int, Fraction]


def vanishing_combination(
    signed: Sequence[fmpq_mpoly], strict: Sequence[bool], free: Sequence[fmpq_mpoly], seconds: float
) -> Vanishing | None:
    """Coefficients ≥ 0 for the signed polynomials, not all strict ones 0, any for the free ones."""
    if not any(strict) or seconds <= 0:
        return None
    columns = [*signed, *free]
    rows = {m: i for i, m in enumerate({m for p in columns for m in p.monoms()})}
    proposal = _propose(columns, rows, strict, len(signed), seconds)
    if proposal is None:
        return None
    support = [i for i, v in enumerate(proposal) if abs(v) > SMALL]
    if len(support) > MOST_EXACT:
        return None
    exact = _solve_exactly(
        [columns[i] for i in support], [i < len(strict) and strict[i] for i in support]
    )
    if exact is None:
        return None
    found = dict(zip(support, exact, strict=True))
    split = len(signed)
    if any(v < 0 for i, v in found.items() if i < split):
        return None
    return Vanishing(
        {i: v for i, v in found.items() if i < split and v != 0},
        {i - split: v for i, v in found.items() if i >= split and v != 0},
    )


def _propose(
    columns: Sequence[fmpq_mpoly],
    rows: dict[tuple[int, ...], int],
    strict: Sequence[bool],
    signed: int,
    seconds: float,
) -> np.ndarray | None:
    from scipy.optimize import linprog  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    data: list[float] = []
    row_of: list[int] = []
    column_of: list[int] = []
    scales = []
    for j, polynomial in enumerate(columns):
        coefficients = [int(c.p) / int(c.q) for c in polynomial.coeffs()]
        scale = max((abs(c) for c in coefficients), default=1.0)
        scales.append(scale)
        for monomial, c in zip(polynomial.monoms(), coefficients, strict=True):
            row_of.append(rows[monomial])
            column_of.append(j)
            data.append(c / scale)
    for j, is_strict in enumerate(strict):
        if is_strict:
            row_of.append(len(rows))
            column_of.append(j)
            data.append(1.0)
    matrix = csr_matrix((data, (row_of, column_of)), shape=(len(rows) + 1, len(columns)))
    right = np.zeros(len(rows) + 1)
    right[-1] = 1.0
    cost = np.array(
        [1.0 + 0.01 * len(p.coeffs()) for p in columns[:signed]] + [0.0] * (len(columns) - signed)
    )
    bounds = [(0, None)] * signed + [(None, None)] * (len(columns) - signed)
    try:
        result = linprog(
            cost, A_eq=matrix, b_eq=right, bounds=bounds, method="highs",
            options={"time_limit": max(seconds, 0.05)},
        )  # fmt: skip
    except (ValueError, OverflowError):
        return None
    if result.status != 0 or result.x is None:
        return None
    return np.asarray(result.x)


def _solve_exactly(columns: list[fmpq_mpoly], strict: list[bool]) -> list[Fraction] | None:
    """The rational solution on the support with the strict coefficients adding up to 1."""
    rows = {m: i for i, m in enumerate({m for p in columns for m in p.monoms()})}
    width = len(columns)
    table = [[fmpq(0)] * (width + 1) for _ in range(len(rows) + 1)]
    for j, polynomial in enumerate(columns):
        for monomial, coefficient in zip(polynomial.monoms(), polynomial.coeffs(), strict=True):
            table[rows[monomial]][j] = coefficient
        table[-1][j] = fmpq(int(strict[j]))
    table[-1][width] = fmpq(1)
    return solve_rational(table, width)


def solve_rational(table: list[list[fmpq]], width: int) -> list[Fraction] | None:
    """A solution of the linear system whose last column is the right side; free unknowns are 0."""
    reduced, rank = fmpq_mat(table).rref()
    solution = [Fraction(0)] * width
    for i in range(rank):
        pivot = next(j for j in range(width + 1) if reduced[i, j] != 0)
        if pivot == width:
            return None
        solution[pivot] = as_fraction(reduced[i, width])
    return solution
