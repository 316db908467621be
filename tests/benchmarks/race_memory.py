"""Prints the bytes in use before and after twenty runs of Adam: a program of its own."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run, numbered

_PAGE = resource.getpagesize()


def main(steps: int) -> None:
    """Compute the race and print the memory."""
    runs = [Run("adam", {"adam": {"learning_rate": 1e-5 * (1 + rate)}}) for rate in range(20)]
    document = Document(
        expression="(1-x)^2 + 100*(y-x^2)^2",
        starts=((-1.2, 1.0),),
        runs=numbered(runs),
        criteria_on=("max_steps",),
        criteria={"max_steps": steps},
        speed=AT_ONCE,
    )
    application = QCoreApplication([])
    model = AppModel(Document())
    application.processEvents()
    before = in_use()
    loop = QEventLoop()

    def look(_: Frame, frame: Frame) -> None:
        if frame.playhead == steps:
            loop.quit()

    model.changed.connect(look)
    model.show_document(document, "")
    model.last()
    loop.exec()
    print(before, in_use())
    model.close()


def in_use() -> int:
    """Return the resident bytes of this process."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE


main(int(sys.argv[1]))
