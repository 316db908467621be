"""What counts the ticks of a timer and the paints of a widget while the window is busy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer

TICK_MILLISECONDS = 10
FRAMES_A_SECOND = 30


class Ticks(QObject):
    """Counts how often a timer of 10 ms comes to its turn in the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._timer = QTimer(self, interval=TICK_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        self.count += 1

    def during(self, seconds: float) -> int:
        """Return the count over ``seconds`` of the running event loop."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        self.count = 0
        self._timer.start()
        loop.exec()
        self._timer.stop()
        return self.count


class Paints(QObject):
    """Counts how often what it watches is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        self.count += event.type() == QEvent.Type.Paint
        return False
