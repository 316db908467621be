"""Lets Tab go through the window in the order in which one reads, also where controls come anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QGridLayout, QLayout, QScrollArea, QWidget

from gdviewer.scene.plane import PlaneWidget
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.line_cuts import sets_rate
from gdviewer.state.variables import choices
from gdviewer.ui.bindings import show_from


def keep_tab_order(model: AppModel, window: QWidget, areas: Sequence[QWidget]) -> None:
    """Order the controls of ``areas``, one after the other, now and when there are other ones."""

    def order() -> None:
        controls = [control for area in areas for control in _controls(area)]
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)

    order()
    show_from(model, window, _what_has_controls, lambda _: order() if window.isVisible() else None)
    for area in areas:
        if isinstance(area, QDockWidget):
            area.visibilityChanged.connect(lambda is_seen: order() if is_seen else None)


def _what_has_controls(frame: Frame) -> tuple[object, ...]:
    """Return what decides which controls there are."""
    methods = [(type(one.optimizer), type(one.step_rule)) for one in frame.facts.methods]
    is_readable = frame.facts.error is None
    names = choices(frame.document) if is_readable else ()
    return tuple(frame.facts.parameters), names, methods, sets_rate(frame)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab reaches in ``widget``, in the order of its layout."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    inside: list[QWidget | None]
    if isinstance(widget, QDockWidget):
        inside = [widget.titleBarWidget(), widget.widget()]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, PlaneWidget):  # the keys and legends that lie over it
        inside = [one for one in widget.children() if isinstance(one, QWidget)]
    else:
        inside = list(_widgets_in(layout, widget)) if layout is not None else []
    for inner in inside:
        if inner is not None:
            yield from _controls(inner)


def _widgets_in(layout: QLayout, owner: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of ``layout`` in ``owner`` and of the layouts inside it, row by row.

    No item of a layout is looked at: PySide remembers a spacer by its address when it is long gone,
    and takes what comes to lie there for it.
    """
    inside: list[QWidget | QLayout] = [
        one for one in (*owner.children(), *layout.children()) if isinstance(one, QWidget | QLayout)
    ]
    placed = [(place, one) for one in inside if (place := _place(layout, one)) is not None]
    for _, one in sorted(placed, key=itemgetter(0)):
        if isinstance(one, QWidget):
            yield one
        else:
            yield from _widgets_in(one, owner)


def _place(layout: QLayout, member: QWidget | QLayout) -> tuple[int, ...] | None:
    """Return where ``member`` comes in ``layout``; None where it is not in it."""
    index = layout.indexOf(member)
    if index < 0:
        return None
    if isinstance(layout, QGridLayout):
        return cast("tuple[int, int, int, int]", layout.getItemPosition(index))
    return (index,)
