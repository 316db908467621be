"""What the calculus at a point reads like: each line in short and with all digits."""

from __future__ import annotations

import math

import numpy as np

from gdviewer.core.curvature import Shape
from gdviewer.core.local import LocalCalculus
from gdviewer.core.numbers import (
    format_all_digits,
    format_number,
    format_point,
    format_point_fully,
)
from gdviewer.core.objective import Array

SEPARATOR = "   "
"""Between the parts of a line."""

Texts = tuple[str, str]
"""A line in short, and with all digits."""

_BENDS = {
    Shape.UNKNOWN: "no Hessian here",
    Shape.MINIMUM: "curves up in every direction",
    Shape.MAXIMUM: "curves down in every direction",
    Shape.SADDLE: "curves up and down, as at a saddle",
    Shape.DEGENERATE: "does not curve in some direction",
}
_BENDS_OF_A_CURVE = {
    Shape.MINIMUM: "curves up",
    Shape.MAXIMUM: "curves down",
    Shape.DEGENERATE: "does not curve",
}


def value_text(local: LocalCalculus, is_cursor: bool) -> Texts:
    """Return f, and where."""
    where = "at the cursor" if is_cursor else "at the playhead"
    short, full = _both(tuple(local.point.tolist()))
    return (
        f"{format_number(local.value)}{SEPARATOR}{where} {short}",
        f"{format_all_digits(local.value)}{SEPARATOR}{where} {full}",
    )


def slope_text(local: LocalCalculus) -> Texts:
    """Return ∇f with its norm; of one variable the derivative alone."""
    short, full = _both(tuple(local.gradient.tolist()))
    if len(local.point) == 1:
        return short, full
    norm = f"{SEPARATOR}∥∇f∥ "
    return f"{short}{norm}{format_number(local.slope)}", (
        f"{full}{norm}{format_all_digits(local.slope)}"
    )


def eigenvector_text(local: LocalCalculus, index: int) -> Texts:
    """Return an eigenvalue with its eigenvector; nothing where there are not so many."""
    if index >= len(local.eigenvalues):
        return "", ""
    value, vector = float(local.eigenvalues[index]), tuple(local.eigenvectors[:, index].tolist())
    if math.isnan(value):
        return format_number(value), format_number(value)
    along = f"{SEPARATOR}along "
    return (
        f"{format_number(value)}{along}{format_point(vector, digits=3)}",
        f"{format_all_digits(value)}{along}{format_point_fully(vector)}",
    )


def hessian_rows(local: LocalCalculus) -> list[list[float]]:
    """Return H; where it has no value at all, one entry that says so."""
    if local.hessian is None or np.isnan(local.hessian).all():
        return [[math.nan]]
    rows: list[list[float]] = local.hessian.tolist()
    return rows


def bend_text(local: LocalCalculus) -> Texts:
    """Return the condition number and what curvature says; of one variable the latter alone."""
    if len(local.point) == 1:
        said = _BENDS_OF_A_CURVE.get(local.shape, _BENDS[Shape.UNKNOWN])
        return said, said
    said = _bend(local)
    condition = local.condition_number
    return (
        f"{format_number(condition)}{SEPARATOR}{said}",
        f"{format_all_digits(condition)}{SEPARATOR}{said}",
    )


def models_text(base: LocalCalculus, point: Array, value: float) -> Texts:
    """Return f at ``point``, and what the tangent plane and the model at ``base`` say of it."""
    plane, model = base.tangent_plane_at(point), base.quadratic_model_at(point)
    tangent = "plane" if len(point) == 2 else "line"
    short = (
        f"f {format_number(value)}",
        f"{tangent} {format_number(plane)}",
        f"model {format_number(model)}",
    )
    full = (
        f"At the cursor f is {format_all_digits(value)}",
        f"the tangent {tangent} at the playhead {format_all_digits(plane)}",
        f"the quadratic model there {format_all_digits(model)}",
    )
    return SEPARATOR.join(short), ", ".join(full)


def _bend(local: LocalCalculus) -> str:
    is_flat = local.shape is Shape.DEGENERATE and not local.eigenvalues.any()
    return "does not curve at all" if is_flat else _BENDS[local.shape]


def _both(point: tuple[float, ...]) -> Texts:
    return format_point(point), format_point_fully(point)
