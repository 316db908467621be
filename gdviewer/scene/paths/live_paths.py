"""Shows the paths of frame after frame; a long path's first picture is made in slices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QPainter

from gdviewer.scene.paths.paths import PathPictures
from gdviewer.scene.paths.picture import Steps
from gdviewer.scene.plot import Plot
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path

_PAUSE = 10  # milliseconds


class LivePaths(QObject):
    """The paths in one scene; ``update`` is called where they are to be painted again."""

    def __init__(self, parent: QObject, update: Callable[[], object]) -> None:
        super().__init__(parent)
        self._update = update
        self._pictures: PathPictures | None = None
        self._earlier: PathPictures | None = None
        self._is_shown = self._is_settled = False
        self._slices = QTimer(self, singleShot=True)
        self._slices.timeout.connect(self._go_on)

    @property
    def is_settled(self) -> bool:
        """Whether all paths were drawn to their ends when they were painted last."""
        return self._is_settled

    def forget(self) -> None:
        """Drop all pictures: they are to look otherwise."""
        self._pictures = self._earlier = None

    def rest(self) -> None:
        """Do no work until the next paint."""
        self._slices.stop()

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        plot: Plot,
        viewport: Viewport,
        theme: Theme,
        resolution: float,
    ) -> None:
        """Paint the paths; where that takes longer, as they were in the view before.

        ``resolution`` is device pixels per pixel.
        """
        steps = {path.generation: frame.shown_step(path) for path in frame.paths}
        fresh = PathPictures(viewport, theme, resolution, frame.pace)
        pictures = self._pictures = self._in_view(fresh, steps)
        pictures.follow(frame, plot)
        pictures.work(until=steps)
        self._is_shown = is_shown = pictures.shows(steps)
        if is_shown:
            self._earlier = None
        (self._earlier or pictures).paint(painter, viewport, steps)
        is_ready = is_shown and not pictures.has_work()
        self._is_settled = is_ready and not pictures.is_split
        if is_ready and pictures.is_split and not frame.is_dragging:
            self._earlier, self._pictures = pictures, fresh  # all in one picture again
        # Work that would only make the next paints quicker waits, and is not begun under a drag.
        if not is_shown:
            self._slices.start(0)
        elif not self._is_settled and not frame.is_dragging and not self._slices.isActive():
            self._slices.start(_PAUSE)

    def nearest(
        self, frame: Frame, viewport: Viewport, pixel: QPointF, reach: float
    ) -> tuple[Path, int] | None:
        """Return the path and the step of the drawn iterate nearest to ``pixel``, if any is."""
        if self._pictures is None or self._pictures.viewport != viewport:
            return None
        paths = {path.generation: path for path in frame.paths}
        steps = {one: frame.shown_step(path) for one, path in paths.items()}
        found = self._pictures.nearest(pixel.x(), pixel.y(), reach, steps)
        return None if found is None else (paths[found[0]], found[1])

    def _in_view(self, fresh: PathPictures, steps: Steps) -> PathPictures:
        """Return the pictures that there are, or ``fresh`` ones where they are of another view."""
        before = self._pictures
        if before is None or before.resolution != fresh.resolution:
            return fresh
        if (before.viewport, before.pace) == (fresh.viewport, fresh.pace):
            return before
        if self._earlier is None or before.shows(steps):
            self._earlier = before
        return fresh

    def _go_on(self) -> None:
        """Do one more slice of work on the paths; paint only what was not to be seen before."""
        pictures = self._pictures
        if pictures is not None and self._earlier is None:
            pictures.work()
            if self._is_shown and pictures.has_work():
                self._slices.start(_PAUSE)
                return
            self._is_settled = self._is_shown and not pictures.is_split
        if not self._is_settled:
            self._update()
