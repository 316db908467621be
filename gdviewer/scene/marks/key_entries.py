"""Gathers the key: a line for each kind of mark that a picture has, wherever it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.scene.marks import gradient_components, gradient_field, local_quadratic, newton_step
from gdviewer.scene.marks.critical_points import critical_entries
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.key import SWATCH_WIDTH, Entry, Look, Swatch, entries
from gdviewer.scene.workings.marks import Meaning, Shape
from gdviewer.state.frame import Frame


@dataclass(frozen=True, slots=True)
class DashSwatch:
    """A piece of a dashed line in ``color``."""

    color: str

    def paint(self, painter: QPainter, center: QPointF, theme: Theme) -> None:
        """Paint it about ``center``."""
        half = QPointF((SWATCH_WIDTH / 2 - 2) * theme.scale, 0.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self.color), 2 * theme.scale)
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(center - half, center + half))


def key_entries(frame: Frame, viewport: Viewport, theme: Theme) -> tuple[Entry, ...]:
    """Return a line for each kind of mark in view, whether it is shown or hidden by its name."""
    return (
        *entries(frame, viewport, theme),
        *step_entries(frame, theme),
        *field_entries(frame, theme),
        *critical_entries(frame, viewport),
    )


def step_entries(frame: Frame, theme: Theme) -> Iterator[Entry]:
    """Yield what is drawn of the calculus at the playhead: derivatives, quadratic, Newton step."""
    document, has_plane = frame.document, len(frame.variables) == 2
    if document.shows_components and has_plane:
        symbols = ", ".join(gradient_components.symbols(frame))
        look = _thin_arrow(theme.inks.gradient)
        yield _entry(frame, gradient_components.NAME, symbols, look)
    if document.shows_quadratic and frame.local is not None:
        dashes = DashSwatch(theme.inks.curvature)
        yield _entry(frame, local_quadratic.NAME, "", dashes)
        if frame.local.hessian is not None:
            symbol = "−H⁻¹ ∇f" if has_plane else "−f′/f″"
            yield _entry(frame, newton_step.NAME, symbol, _thin_arrow(theme.inks.curvature))


def field_entries(frame: Frame, theme: Theme) -> Iterator[Entry]:
    """Yield what the arrows on a grid are, where they are drawn."""
    if frame.document.shows_gradient_field and len(frame.variables) == 2:
        sign = "" if frame.document.is_maximizing else "−"
        look = _thin_arrow(theme.inks.gradient)
        yield _entry(frame, gradient_field.NAME, f"{sign}∇f, by log ∥∇f∥", look)


def _entry(frame: Frame, name: str, symbol: str, look: Swatch) -> Entry:
    return Entry(name, symbol, look, name not in frame.document.hidden_workings, is_to_scale=True)


def _thin_arrow(color: str) -> Look:
    return Look(Meaning.STEP, Shape.ARROW, color)
