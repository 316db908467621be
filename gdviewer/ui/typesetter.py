"""Typesets the formulas that the panels ask for, one after the other, beside the window."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from gdviewer.scene.typesetting.process import (
    InterruptedTypesettingError,
    the_process,
    typeset_aside,
)
from gdviewer.scene.typesetting.typesetting import Typeset
from gdviewer.state.work.task import Latest

_KEPT = 256
PATIENCE = 0.5
"""How many seconds a formula that no panel wants any more may take; a new process costs as much."""
_LOOK_AGAIN = 100  # milliseconds


class Typesettable(Protocol):
    """What can be typeset: equal ones have the same picture."""

    def __hash__(self) -> int: ...

    @property
    def latex(self) -> str:
        """The formula, for a display in math mode."""
        ...

    @property
    def plain(self) -> str:
        """The formula in plain text."""
        ...

    @property
    def obstacle(self) -> str:
        """Why it is not to be typeset, as a sentence; empty where it is."""
        ...


F = TypeVar("F", bound=Typesettable)


@dataclass(frozen=True, slots=True)
class Latex:
    """A formula that is there in LaTeX alone."""

    latex: str
    plain: str = ""
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Picture(Generic[F]):
    """A formula as it is shown: typeset, or in plain text and why."""

    formula: F
    plain: str
    typeset: Typeset | None
    problem: str = ""


class Typesetter(QObject):
    """Makes pictures in a thread; ``arrived`` is emitted with each of them.

    It begins when it is started. A newer wish of the same panel takes the place of the older one,
    and what no panel wants any more is ended where it takes long.
    """

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wishes: dict[object, Sequence[Typesettable]] = {}
        self._kept: OrderedDict[Typesettable, Picture[Any]] = OrderedDict()
        self._is_ready = False  # started, and nothing under way
        self._is_dropped = False
        self._under_way: Typesettable | None = None
        self._impatience = QTimer(self, interval=_LOOK_AGAIN, singleShot=True)
        self._impatience.timeout.connect(self._end_what_is_unwanted)
        self._latest = Latest(self)
        self._latest.done.connect(self._keep)
        self._latest.failed.connect(self._rest)

    def start(self) -> None:
        """Begin: the window is on the screen, and need not wait for what is imported now."""
        self._is_ready = not self._is_dropped  # a window may be closed before it is painted
        self._begin()

    def drop(self) -> None:
        """Begin nothing more, end what is under way and tell no more."""
        self._is_ready, self._is_dropped = False, True
        self._under_way = None
        self._latest.drop()
        the_process().interrupt()

    def want(self, panel: object, formulas: Sequence[Typesettable]) -> None:
        """Have ``formulas`` made for ``panel``, the first one first."""
        self._wishes[panel] = formulas
        self._end_what_is_unwanted()
        self._begin()

    def picture(self, formula: F) -> Picture[F] | None:
        """Return the picture of ``formula`` if it is there."""
        return cast("Picture[F] | None", self._kept.get(formula))

    def _begin(self) -> None:
        formula = next((wish for wish in self._wanted() if wish not in self._kept), None)
        if formula is not None and self._is_ready:
            self._is_ready, self._under_way = False, formula
            self._latest.do(lambda: _picture(formula))

    def _wanted(self) -> Iterator[Typesettable]:
        return (formula for wish in self._wishes.values() for formula in wish)

    def _end_what_is_unwanted(self) -> None:
        """End what is under way when it has taken long and no panel wants it."""
        if self._under_way is None or self._under_way in self._wanted():
            return
        if the_process().seconds_at_work > PATIENCE:
            the_process().interrupt()
        else:
            self._impatience.start()

    def _rest(self) -> None:
        """Begin nothing until something is wanted: what failed would fail again."""
        self._is_ready, self._under_way = True, None

    def _keep(self, picture: Picture[Any] | None) -> None:
        """Keep what was made, None where it was interrupted, and go on."""
        self._rest()
        if picture is not None:
            self._kept[picture.formula] = picture
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            self.arrived.emit(picture)
        self._begin()


def _picture(formula: F) -> Picture[F] | None:
    """Make the picture and the plain text of ``formula``; in a thread, since both take time."""
    plain, obstacle = formula.plain, formula.obstacle
    if obstacle:
        return Picture(formula, plain, None, obstacle)
    try:
        return Picture(formula, plain, typeset_aside(formula.latex))
    except InterruptedTypesettingError:
        return None
    except ValueError as error:
        return Picture(formula, plain, None, f"{error}.".capitalize())
