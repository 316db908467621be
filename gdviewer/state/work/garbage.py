"""Collects Python's garbage in the window's thread alone, while another thread runs Python.

A cycle of dead objects is collected in whatever thread happens to allocate next, and a QObject
among them would be destroyed there: away from the thread it lives in, which crashes sooner or
later. So the automatic collection is off as long as there is a worker, and a timer does its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS = 250


class GarbageCollector(QObject):
    """Collects in the thread it is made in, from now until it is closed; there may be several."""

    _count = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_open = True
        if not GarbageCollector._count:
            gc.disable()
            gc.freeze()  # what is there already stays, and need not be looked through each time
        GarbageCollector._count += 1
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def close(self) -> None:
        """Leave the collection to Python again, unless another collector is open."""
        if not self._is_open:
            return
        self._is_open = False
        self._timer.stop()
        GarbageCollector._count -= 1
        if not GarbageCollector._count:
            gc.unfreeze()
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation that has passed its threshold, as Python would have."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in reversed(range(len(counts))):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
