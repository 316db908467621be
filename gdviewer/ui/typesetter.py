"""Typesets the formulas that the panels ask for, one after the other, beside the window."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gdviewer.core.formulas import Formula
from gdviewer.core.numbers import format_count
from gdviewer.scene.typesetting import Typeset
from gdviewer.scene.typesetting_process import typeset_aside
from gdviewer.state.task import Latest

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Picture:
    """A formula as it is shown: typeset, or in plain text and why."""

    formula: Formula
    plain: str
    typeset: Typeset | None
    problem: str = ""


class Typesetter(QObject):
    """Makes pictures in a thread; ``arrived`` is emitted with each of them.

    It begins when it is started. A newer wish of the same panel takes the place of the older one.
    """

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wishes: dict[object, Sequence[Formula]] = {}
        self._kept: OrderedDict[Formula, Picture] = OrderedDict()
        self._is_ready = False  # started, and nothing under way
        self._latest = Latest(self)
        self._latest.done.connect(self._keep)
        self._latest.failed.connect(self._rest)

    def start(self) -> None:
        """Begin: the window is on the screen, and need not wait for what is imported now."""
        self._is_ready = True
        self._begin()

    def drop(self) -> None:
        """Begin nothing more and tell no more."""
        self._is_ready = False
        self._latest.drop()

    def want(self, panel: object, formulas: Sequence[Formula]) -> None:
        """Have ``formulas`` made for ``panel``, the first one first."""
        self._wishes[panel] = formulas
        self._begin()

    def picture(self, formula: Formula) -> Picture | None:
        """Return the picture of ``formula`` if it is there."""
        return self._kept.get(formula)

    def _begin(self) -> None:
        wishes = (formula for wish in self._wishes.values() for formula in wish)
        formula = next((wish for wish in wishes if wish not in self._kept), None)
        if formula is not None and self._is_ready:
            self._is_ready = False
            self._latest.do(lambda: _picture(formula))

    def _rest(self) -> None:
        """Begin nothing until something is wanted: what failed would fail again."""
        self._is_ready = True

    def _keep(self, picture: Picture) -> None:
        self._is_ready = True
        self._kept[picture.formula] = picture
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(picture)
        self._begin()


def _picture(formula: Formula) -> Picture:
    """Make the picture and the plain text of ``formula``; in a thread, since both take time."""
    plain = formula.plain
    if formula.is_too_large:
        size = format_count(formula.parts, "part")
        return Picture(formula, plain, None, f"Too large to typeset: {size}.")
    try:
        return Picture(formula, plain, typeset_aside(formula.latex))
    except ValueError as error:
        return Picture(formula, plain, None, f"{error}.".capitalize())
