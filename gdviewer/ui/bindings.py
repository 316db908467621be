"""The one two-way binding between a widget and a value of the frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.interests import Interest


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
        self._shown: tuple[Any, ...] = ()  # nothing yet
        model.changed.connect(self._on_changed)

    def look(self, frame: Frame) -> None:
        """Show the value in ``frame``, unless it is shown already."""
        value = self._read(frame)
        if (value,) != self._shown:
            self._shown = (value,)
            self._show(value)

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:  # noqa: ARG002 the signal's signature
        self.look(new)


class _RefreshWhileVisible(_Refresh):
    """Looks only while the widget is visible, and when it comes into sight."""

    def __init__(
        self,
        widget: QWidget,
        model: AppModel,
        read: Callable[[Frame], Any],
        show: Callable[[Any], object],
    ) -> None:
        super().__init__(widget, model, read, show)
        self._widget, self._model = widget, model
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up with what went on while nobody could see it."""
        if event.type() == QEvent.Type.Show:
            self.look(self._model.frame)
        return super().eventFilter(watched, event)

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:  # noqa: ARG002 the signal's signature
        if self._widget.isVisible():
            self.look(new)


class _WantWhileVisible(QObject):
    """Asks when the widget comes into sight, and no longer when it goes."""

    def __init__(self, model: AppModel, widget: QWidget, interest: Interest, asker: str) -> None:
        super().__init__(widget)
        self._model, self._interest, self._asker = model, interest, asker
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask, or no longer."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            is_seen = event.type() == QEvent.Type.Show
            self._model.want(self._interest, self._asker, is_seen)
        return super().eventFilter(watched, event)


def show_from(
    model: AppModel,
    widget: QObject,
    read: Callable[[Frame], Any],
    show: Callable[[Any], object],
) -> None:
    """Call ``show`` with what ``read`` finds in the frame, now and after each change of it."""
    _Refresh(widget, model, read, show).look(model.frame)


def show_while_visible(
    model: AppModel,
    widget: QWidget,
    read: Callable[[Frame], Any],
    show: Callable[[Any], object],
) -> None:
    """Call ``show`` as :func:`show_from` does, but never while ``widget`` is not seen.

    When it comes into sight it is shown what has changed meanwhile.
    """
    _RefreshWhileVisible(widget, model, read, show)


def want_while_visible(model: AppModel, widget: QWidget, interest: Interest, asker: str) -> None:
    """Have ``interest`` found out for ``asker`` while ``widget`` is seen, and let it rest else."""
    _WantWhileVisible(model, widget, interest, asker)


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
