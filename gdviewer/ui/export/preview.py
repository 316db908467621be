"""Shows beforehand the picture that will be written; it is painted in a thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviewer.export.figure import Figure
from gdviewer.export.image import image
from gdviewer.export.subjects import Subject
from gdviewer.scene.faults import tells_faults
from gdviewer.state.frame import Frame
from gdviewer.state.work.task import Latest

_LEAST = QSize(320, 260)
_SQUARE = 8  # pixels of the pattern that shines through a transparent picture
_PALE, _GRAY = "#ffffff", "#d9dde0"


class ExportPreview(QWidget):
    """Shows the ``subject`` of ``frame`` as large as it fits, in its proportion."""

    failed = Signal(str)

    def __init__(self, frame: Frame, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_preview")
        self.setAccessibleName("Preview")
        self.setToolTip("The picture as it will be written")
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._frame, self._subject = frame, subject
        self._figure: Figure | None = None
        self.image = QImage()
        self._painter = Latest(self)
        self._painter.done.connect(self._on_painted)
        self._painter.failed.connect(self.failed)

    def show_figure(self, figure: Figure) -> None:
        """Begin to paint the picture; until it is there the last one stays."""
        self._figure = figure
        self._ask()

    def drop(self) -> None:
        """Show nothing more."""
        self._painter.drop()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Paint it as large as it fits now."""
        self._ask()

    @tells_faults
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture in the middle, on squares where it is transparent."""
        size = self.image.deviceIndependentSize().toSize()
        size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        place.moveTop((self.height() - size.height()) // 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self.image.hasAlphaChannel():
                _paint_squares(painter, place)
            painter.drawImage(place, self.image)
            painter.setPen(self.palette().mid().color())
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _ask(self) -> None:
        if self._figure is None or not self.isVisible():
            return
        size, ratio = self._figure.size, self.devicePixelRatioF()
        fitting = min(self.width() / size.width, self.height() / size.height)
        self._painter.do(partial(self._paint, self._figure, fitting * ratio))

    def _paint(self, figure: Figure, scale: float) -> QImage:
        return image(self._subject.draw(self._frame, figure), scale)

    def showEvent(self, _event: object) -> None:
        """Begin with the first picture."""
        self._ask()

    @Slot(object)
    def _on_painted(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.image = image
        self.update()


def _paint_squares(painter: QPainter, place: QRect) -> None:
    """Paint the pattern that everybody knows for nothing."""
    painter.save()
    painter.setClipRect(place)
    painter.fillRect(place, QColor(_PALE))
    for row, y in enumerate(range(place.top(), place.bottom() + 1, _SQUARE)):
        for x in range(place.left() + row % 2 * _SQUARE, place.right() + 1, 2 * _SQUARE):
            painter.fillRect(x, y, _SQUARE, _SQUARE, QColor(_GRAY))
    painter.restore()
