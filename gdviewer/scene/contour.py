"""The scene of a function, from above or as a curve, with the paths that run down on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviewer.core.local import LocalCalculus
from gdviewer.scene.faults import tells_faults
from gdviewer.scene.ground.ground import Ground
from gdviewer.scene.ground.kept_labels import KeptLabels
from gdviewer.scene.legend_place import room_for_legend
from gdviewer.scene.marks.critical_points import marks_in, paint_highlight
from gdviewer.scene.marks.eigenvectors import eigenvectors_of, paint_eigenvectors
from gdviewer.scene.marks.gradient_components import paint_gradient_components
from gdviewer.scene.marks.guides import NO_GUIDES, Guides, paint_guides
from gdviewer.scene.marks.key_entries import key_entries
from gdviewer.scene.marks.local_quadratic import paint_local_quadratic
from gdviewer.scene.marks.markers import paint_selected_start
from gdviewer.scene.marks.newton_step import paint_newton_step
from gdviewer.scene.marks.step_labels import paint_step_labels
from gdviewer.scene.marks.witness import paint_witness
from gdviewer.scene.paths.end_names import NO_LINES
from gdviewer.scene.paths.likeness import looks_alike
from gdviewer.scene.paths.live_paths import LivePaths
from gdviewer.scene.paths.swarm import paint_swarm
from gdviewer.scene.picture import paint_ground, paint_inspected, paint_markers, veil
from gdviewer.scene.plane import PlaneWidget
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.workings.key import Entry
from gdviewer.scene.workings.painting import paint_workings
from gdviewer.state.frame import Frame, Path
from gdviewer.state.sameness import awaits_its_picture

_REACH = 8.0  # pixels of the screen from an iterate to the cursor that means it
_DIMMED = 0.4
_OF_THE_STEP = (
    paint_workings,
    paint_newton_step,
    paint_gradient_components,
    paint_inspected,
    paint_step_labels,
)
"""What is painted over the markers of all runs: they would hide the arrows of the selected one."""


FOLLOWS_CURSOR = "follows_cursor"
"""The property of a widget over the scene that values of isolines do not make room for."""


class ContourScene(PlaneWidget):
    """Shows frames; it knows no mouse and edits nothing.

    What stays while a run goes on is kept as a picture, and so are the paths.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._frame: Frame | None = None
        self._guides = NO_GUIDES
        self._local: LocalCalculus | None = None
        self._highlight: tuple[float, ...] | None = None
        self._ground = Ground()
        self._labels = KeptLabels()
        self._paths = LivePaths(self, self.update)
        self._raised_paths = LivePaths(self, self.update)
        self._raised: int | None = None
        self.view_changed.connect(self._forget_ground)

    def apply(self, old: Frame | None, new: Frame) -> None:
        """Show ``new``; only what differs from ``old`` is drawn again."""
        before, plot = self._plot, plot_of(new)
        self._frame, self._plot = new, plot
        wants_other_view = old is None or before.bounds != plot.bounds
        has_other_error = old is None or (old.facts.error is None) != (new.facts.error is None)
        has_other_marks = old is None or marks_in(old) != marks_in(new)
        has_other_ground = has_other_error or has_other_marks or before.ground != plot.ground
        if wants_other_view:
            self._bounds = plot.bounds
        if has_other_ground:
            self._ground.is_current = False
        if wants_other_view or has_other_ground:
            self._arrange()
        is_alike = old is not None and (looks_alike(old, new) or awaits_its_picture(old, new))
        if not is_alike:
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors of ``theme``."""
        self._theme = theme
        self._ground.is_current = False
        self._paths.forget()
        self._raised_paths.forget()
        self._arrange()
        self.update()

    def show_guides(self, guides: Guides) -> None:
        """Show the lines that a start has snapped to, until others are given."""
        if guides != self._guides:
            self._guides = guides
            self.update()

    def show_local(self, local: LocalCalculus | None) -> None:
        """Draw the eigenvectors of ``local``; without it those of the frame."""
        if local is not self._local:
            self._local = local
            self.update()

    def show_highlight(self, point: tuple[float, ...] | None) -> None:
        """Ring ``point``, or none."""
        if point != self._highlight:
            self._highlight = point
            self.update()

    def iterate_at(self, pixel: QPointF) -> tuple[Path, int] | None:
        """Return the path and the step of the iterate that is drawn at ``pixel``, if one is."""
        if self._frame is None or not self._layout.plot.contains(pixel):
            return None
        reach = _REACH * self._theme.scale
        return self._paths.nearest(self._frame, self._layout.viewport, pixel, reach)

    def raise_run(self, run: int | None) -> None:
        """Lift the run at this place in the document above the others, or none."""
        if run != self._raised:
            self._raised = run
            self._raised_paths.forget()
            self.update()

    @property
    def is_settled(self) -> bool:
        """Whether all paths were drawn to their ends when they were painted last."""
        return self._paths.is_settled

    def key_entries(self) -> tuple[Entry, ...]:
        """Return what the marks are, at the playhead and elsewhere, and which are shown."""
        if self._frame is None:
            return ()
        return key_entries(self._frame, self._layout.viewport, self._theme)

    def legend_room(self, taken: Iterable[QRectF]) -> Room:
        """Return what a legend had better not hide, beside what is ``taken``."""
        viewport = self._layout.viewport
        if self._frame is None:
            return Room(self._layout.plot, NO_LINES, tuple(taken))
        return room_for_legend(self._frame, self._plot, viewport, self._theme, taken)

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground's picture, the paths and the markers."""
        if self._frame is not None and self._place_labels(self._frame):
            self._ground.is_current = False
            if event.rect() != self.rect():
                self.update()
        with QPainter(self) as painter:
            ratio, card = self.devicePixelRatioF(), self._theme.card
            ground = self._ground.picture(self.size(), ratio, card, self._paint_ground)
            painter.drawPixmap(0, 0, ground)
            if self._frame is not None:
                paint_guides(painter, self._layout.viewport, self._guides, self._theme)
                paint_swarm(painter, self._layout.viewport, self._frame, self._theme)
                self._paths.paint(
                    painter, self._frame, self._plot, self._layout.viewport, self._theme, ratio
                )
                self._paint_raised(painter, self._frame, ratio)
                paint_local_quadratic(painter, self._layout.viewport, self._frame, self._theme)
                local = self._local or eigenvectors_of(self._frame)
                paint_eigenvectors(painter, self._layout.viewport, local, self._theme)
                paint_witness(painter, self._layout.viewport, self._frame, self._theme)
                self._paint_selected_start(painter, self._frame)
                taken = (QRectF(one.geometry()) for one in self._overlaid() if not _is_passing(one))
                paint_markers(painter, self._layout.viewport, self._frame, self._theme, taken=taken)
                for paint in _OF_THE_STEP:
                    paint(painter, self._layout.viewport, self._frame, self._theme)
                self._paint_highlight(painter)

    def hideEvent(self, _event: QHideEvent) -> None:
        """Rest while there is nothing to see."""
        self._paths.rest()
        self._raised_paths.rest()

    @Slot()
    def _forget_ground(self) -> None:
        self._ground.is_current = False

    def _paint_ground(self, painter: QPainter) -> None:
        if self._frame is not None:
            hairline = max(1, int(self._theme.scale)) / self.devicePixelRatioF()
            labels = self._labels.labels
            paint_ground(painter, self._layout, self._frame, self._theme, hairline, labels)

    def _overlaid(self) -> Iterator[QWidget]:
        """Yield what lies over the scene."""
        for child in self.children():
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
                yield child

    def _place_labels(self, frame: Frame) -> bool:
        """Place the values of the isolines; return whether there are other ones now."""
        staying = (one for one in self._overlaid() if not one.property(FOLLOWS_CURSOR))
        others = tuple(one.geometry() for one in staying)
        viewport = self._layout.viewport
        return self._labels.place(frame, self._plot, viewport, self._theme, others)

    def _paint_raised(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Dim all paths but those of the raised run."""
        chosen = tuple(path for path in frame.paths if path.run == self._raised)
        if chosen and len(chosen) < len(frame.paths):
            veil(painter, self._layout, self._theme, _DIMMED)
            lifted, viewport = replace(frame, paths=chosen), self._layout.viewport
            self._raised_paths.paint(painter, lifted, self._plot, viewport, self._theme, ratio)

    def _paint_selected_start(self, painter: QPainter, frame: Frame) -> None:
        if len(frame.starts) > 1:
            selected = frame.starts[frame.selected_start]
            at = place_of(self._layout.viewport, self._plot, selected)
            if at is not None:
                paint_selected_start(painter, at, self._theme)

    def _paint_highlight(self, painter: QPainter) -> None:
        if self._highlight is None:
            return
        at = place_of(self._layout.viewport, self._plot, self._highlight)
        if at is not None:
            paint_highlight(painter, at, self._theme)


def _is_passing(widget: QWidget) -> bool:
    """Whether ``widget`` follows the cursor, or goes by itself: nothing gets out of its way."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
