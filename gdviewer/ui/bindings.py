"""The one two-way binding between a widget and a value of the frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, SignalInstance

from gdviewer.state.frame import Frame
from gdviewer.state.model import AppModel


class _Refresh(QObject):
    """Shows a value whenever it differs from the last one; lives as long as its widget."""

    def __init__(
        self,
        widget: QObject,
        model: AppModel,
        read: Callable[[Frame], Any],
        show: Callable[[Any], object],
    ) -> None:
        super().__init__(widget)
        self._read, self._show = read, show
        self._shown = read(model.frame)
        show(self._shown)
        model.changed.connect(self._on_changed)

    def _on_changed(self, old: Frame, new: Frame) -> None:  # noqa: ARG002 the signal's signature
        value = self._read(new)
        if value != self._shown:
            self._shown = value
            self._show(value)


def show_from(
    model: AppModel,
    widget: QObject,
    read: Callable[[Frame], Any],
    show: Callable[[Any], object],
) -> None:
    """Call ``show`` with what ``read`` finds in the frame, now and after each change of it."""
    _Refresh(widget, model, read, show)


def bind(
    model: AppModel,
    widget: QObject,
    read: Callable[[Frame], Any],
    show: Callable[[Any], object],
    edited: SignalInstance,
    write: Callable[..., object],
) -> None:
    """Keep ``widget`` and a value of the document equal.

    ``edited`` must be a signal that the user's hand alone emits (``textEdited``, ``clicked``,
    ``activated``, ...): then no change can come back as an edit, and nothing needs blocking.
    """
    show_from(model, widget, read, show)
    edited.connect(write)
