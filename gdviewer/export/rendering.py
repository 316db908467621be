"""Computes all that the picture of a document shows, without a window."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from gdviewer.core.trial import auto_rate
from gdviewer.core.walk import walk
from gdviewer.state.document import Document
from gdviewer.state.edits.rate_edits import keep_found_rate
from gdviewer.state.frame import Frame, Path, with_local
from gdviewer.state.resolve import resolve
from gdviewer.state.variables import MOST_VARIABLES
from gdviewer.state.work.swarm import whole_swarm


def last_frame(document: Document, keep_going: Callable[[], bool] = lambda: True) -> Frame:
    """Return ``document`` with all of its runs, the playhead at the end of the longest.

    ``keep_going`` is asked before each step of a run. Learning rates that are to be found by trial
    are found, and are in the document of the frame.

    Raises
    ------
    ExpressionError
        Where the formula cannot be read.
    ValueError
        In a sentence, where something else of the document cannot be used.
    """
    facts = resolve(document)
    if facts.error is not None:
        raise facts.error
    if facts.refusal:
        raise ValueError(facts.refusal)
    if facts.objective is not None and len(facts.objective.variables) > MOST_VARIABLES:
        names = ", ".join(facts.objective.variables)
        raise ValueError(f"a picture shows a function of one or two variables, not one of {names}")
    for run, trial in facts.trials:
        document = keep_found_rate(document, run, auto_rate(trial))
    facts = resolve(document) if facts.trials else facts
    paths = []
    for generation, asked in enumerate(facts.requests):
        trajectory = walk(asked.descent, keep_going)
        length = len(trajectory)
        paths.append(Path(asked.run, asked.start, trajectory, length, generation, asked.color))
    swarm = None if facts.swarm is None else whole_swarm(facts.swarm.swarm, keep_going)
    frame = Frame(document, facts, None, tuple(paths), playhead=0, swarm=swarm)
    return with_local(replace(frame, playhead=frame.available))


def require_application() -> QCoreApplication:
    """Return the application that Qt needs to write text; keep it as long as pictures are made.

    Where there is none it is made, one that needs no display.
    """
    instance = QCoreApplication.instance()
    if instance is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        instance = QGuiApplication(["gdviewer"])
    return instance
