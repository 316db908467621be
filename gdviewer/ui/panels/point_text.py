"""What the calculus at a point reads like: each line in short and with all digits."""

from __future__ import annotations

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


def place_text(local: LocalCalculus, is_cursor: bool) -> Texts:
    """Return where the point is."""
    name = "At the cursor" if is_cursor else "At the playhead"
    short, full = _both(tuple(local.point.tolist()))
    return f"{name}{SEPARATOR}{short}", f"{name}{SEPARATOR}{full}"


def value_text(local: LocalCalculus) -> Texts:
    """Return f."""
    return format_number(local.value), format_all_digits(local.value)


def slope_text(local: LocalCalculus) -> Texts:
    """Return ∇f with its norm; of one variable the derivative alone."""
    short, full = _both(tuple(local.gradient.tolist()))
    if len(local.point) == 1:
        return short, full
    norm = f"{SEPARATOR}‖∇f‖ "
    return f"{short}{norm}{format_number(local.slope)}", (
        f"{full}{norm}{format_all_digits(local.slope)}"
    )


def eigenvector_text(local: LocalCalculus, index: int) -> Texts:
    """Return an eigenvalue with its eigenvector; nothing where there are not so many."""
    if index >= len(local.eigenvalues):
        return "", ""
    value, vector = float(local.eigenvalues[index]), tuple(local.eigenvectors[:, index].tolist())
    along = f"{SEPARATOR}along "
    return (
        f"{format_number(value)}{along}{format_point(vector, digits=3)}",
        f"{format_all_digits(value)}{along}{format_point_fully(vector)}",
    )


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
