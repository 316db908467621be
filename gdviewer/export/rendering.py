"""Draws a document without a window: computes all that its picture shows, and writes it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path as FilePath

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from gdviewer.core.walk import walk
from gdviewer.export.size import PictureSize
from gdviewer.export.writing import export
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame, Path
from gdviewer.state.resolve import resolve


def render_document(
    document: Document,
    path: FilePath,
    size: PictureSize,
    theme: Theme = LIGHT,
    keep_going: Callable[[], bool] = lambda: True,
) -> Frame:
    """Write the picture of ``document``, its runs at their last step, and return the frame.

    ``keep_going`` is asked before each step of a run.

    Raises
    ------
    ExpressionError
        Where the formula cannot be read.
    ValueError
        In a sentence, where something else of the document or the file cannot be used.
    """
    frame = last_frame(document, keep_going)
    require_application()
    export(frame, path, size, theme)
    return frame


def last_frame(document: Document, keep_going: Callable[[], bool] = lambda: True) -> Frame:
    """Return ``document`` with all of its runs, the playhead at the end of the longest."""
    facts = resolve(document)
    if facts.error is not None:
        raise facts.error
    if facts.refusal:
        raise ValueError(facts.refusal)
    if facts.objective is not None and len(facts.objective.variables) != 2:
        names = ", ".join(facts.objective.variables)
        raise ValueError(f"a picture shows a function of two variables, not one of {names}")
    paths = []
    for generation, (run, start, descent) in enumerate(facts.descents):
        trajectory = walk(descent, keep_going)
        paths.append(Path(run, start, trajectory, len(trajectory), generation))
    frame = Frame(document, facts, None, tuple(paths), playhead=0)
    return Frame(document, facts, None, tuple(paths), playhead=frame.available)


def require_application() -> QCoreApplication:
    """Return the application that Qt needs to write text; one without a window if there is none."""
    instance = QCoreApplication.instance()
    if instance is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        instance = QGuiApplication(["gdviewer"])
    return instance
