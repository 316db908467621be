"""Puts a picture on the clipboard; it is painted in a thread, and the window goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gdviewer.export.figure import Figure
from gdviewer.export.picture import picture
from gdviewer.state.frame import Frame
from gdviewer.state.work.task import Latest


class PictureCopier(QObject):
    """Copies one picture at a time; each ends in a sentence, ``done`` or ``failed``."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._painter = Latest(self)
        self._painter.done.connect(self._on_painted)
        self._painter.failed.connect(self._on_failed)

    def copy(self, frame: Frame, figure: Figure) -> None:
        """Begin to paint the picture of ``frame``."""
        self._painter.do(partial(picture, frame, figure))

    def drop(self) -> None:
        """Leave the clipboard as it is, whatever is being painted."""
        self._painter.drop()

    @Slot(object)
    def _on_painted(self, image: QImage) -> None:
        QApplication.clipboard().setImage(image)
        size = f"{image.width()} × {image.height()} pixels"
        self.done.emit(f"The picture, {size}, is on the clipboard.")

    @Slot(str)
    def _on_failed(self, problem: str) -> None:
        self.failed.emit(f"The picture could not be copied: {problem}.")
