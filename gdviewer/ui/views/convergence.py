"""The chart of convergence: holds its scene and turns mouse and keys into the playhead and zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviewer.scene.chart.hover import Hit
from gdviewer.scene.chart.marks import paint_band, paint_hit
from gdviewer.scene.chart.picture import ChartPicture
from gdviewer.scene.faults import tells_faults
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.chart_words import chart_summary, point_in_words, remark
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.pacing import Pacing
from gdviewer.ui.views.chart_hand import ChartHand
from gdviewer.ui.views.chart_zoom import ChartZoom
from gdviewer.ui.views.chart_zooming import is_zoom, zoom_by_key, zoom_by_wheel
from gdviewer.ui.views.narrator import Narrator
from gdviewer.ui.widgets.naming import name_control

_REPAINT_MILLISECONDS = 33
_HELP = (
    "How the runs converge: drag the line of the playhead or click to go there, drag across to "
    "zoom, turn the wheel, double click to fit; with the keyboard + and -, Page keys, F."
)


class ConvergenceView(QWidget):
    """Shows the chart that the document asks for, of all runs that are shown.

    The picture of the curves is kept: the playhead and what is under the cursor are painted over
    it. ``readout_changed`` is emitted with the point under the cursor, or else the selected run's
    at the playhead, in short and with all digits; ``remark_changed`` with what has to be said.
    """

    readout_changed = Signal(str, str)
    remark_changed = Signal(str)

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, LIGHT
        self._picture, self._zoom = ChartPicture(), ChartZoom()
        self._hit: Hit | None = None
        self._content: object = None
        self._pacing = Pacing(self, self._render, _REPAINT_MILLISECONDS)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._hand = ChartHand(self, self.playhead_pixel)
        self._hand.sought.connect(self._seek)
        self._hand.chosen.connect(self._show_span)
        self._hand.moved.connect(self._on_hovered)
        name_control(self, "convergence", "Convergence", _HELP)
        self.setToolTip("")  # it would lie on the curves
        Narrator(self, model, describe=chart_summary)
        show_while_visible(model, self, _seen, lambda _: self._on_changed())

    def playhead_pixel(self) -> float | None:
        """Return where the line of the playhead is along x; None while there is no chart."""
        chart = self._picture.chart
        return None if chart is None else chart.x_pixel(self._model.frame.playhead)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors and at the size of ``theme``."""
        self._theme = theme
        self._pacing.ask()

    def fit(self) -> None:
        """Show all steps."""
        self._zoom.fit()
        self._pacing.ask()

    def sizeHint(self) -> QSize:
        """Ask for some room."""
        return QSize(480, 100)

    def minimumSizeHint(self) -> QSize:
        """Do with little."""
        return QSize(160, 60)

    # --- Qt's own ---

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Show the kept picture, and over it what moves."""
        chart, band = self._picture.chart, self._hand.band
        with QPainter(self) as painter:
            self._picture.paint(painter, self._model.frame.playhead, self._theme)
            if self._hit is not None:
                paint_hit(painter, self._hit, self._theme)
            if chart is not None and band is not None:
                paint_band(painter, chart, band, self._theme)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._theme.accent), 1))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at another size."""
        super().resizeEvent(event)
        self._pacing.ask()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the zoom while the chart has the focus."""
        is_first_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_first_asked and isinstance(event, QKeyEvent) and is_zoom(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom about the playhead, go to what comes before or after, or show all."""
        if is_zoom(event):
            zoom_by_key(self._zoom, event, float(self._model.frame.playhead), self._last)
        else:
            super().keyPressEvent(event)
        self._pacing.ask()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in x about the cursor; with Shift, or sideways, go along."""
        event.accept()
        zoom_by_wheel(self._zoom, event, self._picture, self._last)
        self._pacing.ask()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the playhead, or begin to choose a part."""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held, or tell what is under the cursor."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all steps."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of the selected run again."""
        super().leaveEvent(event)
        self._on_hovered(None)

    # --- inside ---

    @property
    def _last(self) -> float:
        """The last position of the playhead."""
        return float(max(self._model.frame.available, 1))

    def _seek(self, x: float) -> None:
        chart = self._picture.chart
        if chart is not None:
            self._model.seek(max(round(chart.position(x)), 0))

    def _show_span(self, left: float, right: float) -> None:
        chart = self._picture.chart
        if chart is not None:
            self._zoom.show(chart.position(left), chart.position(right), self._last)
            self._pacing.ask()

    def _on_changed(self) -> None:
        """Repaint what moves at once, the curves when it is time."""
        if _content(self._model.frame) != self._content:
            self._pacing.ask()
        self._tell()
        self.update()

    def _render(self) -> None:
        """Draw the picture of the curves anew."""
        if not self.isVisible():
            return
        frame, picture = self._model.frame, self._picture
        self._content = _content(frame)
        span = self._zoom.span(self._last)
        picture.render(frame, self.size(), self.devicePixelRatioF(), self._theme, span)
        if picture.chart is not None and picture.reference is not None:
            is_signed = picture.chart.scale.kind == "signed_log"
            said = remark(
                frame,
                picture.reference,
                is_signed=is_signed,
                has_values=picture.has_values,
                gone=len({one.path.run for one in picture.gone}),
            )
            self.remark_changed.emit(said)
        self._on_hovered(self._hand.cursor)

    def _on_hovered(self, pixel: QPointF | None) -> None:
        self._hit = None if pixel is None else self._picture.hit(pixel)
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Tell of the point under the cursor, else of the selected run's at the playhead."""
        frame, told = self._model.frame, ("", "")
        path = frame.selected_path
        if self._hit is not None:
            told = point_in_words(frame, self._hit.path, self._hit.step, self._hit.value)
        elif path is not None:
            step = frame.step_of(path)
            value = self._picture.value_of(path, step)
            told = told if value is None else point_in_words(frame, path, step, value)
        self.readout_changed.emit(*told)


def _content(frame: Frame) -> tuple[object, ...]:
    """Return all that the picture of the curves depends on."""
    document = frame.document
    paths = tuple((path.generation, path.length, path.color) for path in frame.paths)
    asked = document.charted, document.chart_scale, document.is_maximizing
    return paths, frame.pace, asked, frame.critical


def _seen(frame: Frame) -> tuple[object, ...]:
    return _content(frame), frame.playhead, frame.document.selected, frame.document.runs
