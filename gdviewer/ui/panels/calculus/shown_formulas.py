"""Keeps the formulas of a panel those of the present function, as long as the panel is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gdviewer.core.formulas import Formula, Kind
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.typesetter import Picture, Typesetter
from gdviewer.ui.widgets.formula_view import FormulaView


class ShownFormulas(QObject):
    """Shows in ``views`` the formulas that ``read`` finds; while the text is wrong the last ones.

    A view shows the formula before until the new one is typeset.
    """

    def __init__(
        self,
        panel: QWidget,
        model: AppModel,
        typesetter: Typesetter,
        views: Mapping[Kind, FormulaView],
        read: Callable[[Frame, Kind], Formula | None],
    ) -> None:
        super().__init__(panel)
        self._typesetter, self._views, self._read = typesetter, views, read
        self._wanted: dict[Kind, Formula] = {}
        typesetter.arrived.connect(self._on_arrived)
        show_while_visible(model, panel, self._look, self._show)

    def show_again(self, frame: Frame) -> None:
        """Show what ``read`` finds now, where that depends on more than the frame."""
        self._show(self._look(frame))

    def _look(self, frame: Frame) -> tuple[dict[Kind, Formula], bool]:
        found = {kind: self._read(frame, kind) for kind in self._views}
        formulas = {kind: formula for kind, formula in found.items() if formula is not None}
        return formulas, frame.facts.error is not None

    def _show(self, seen: tuple[dict[Kind, Formula], bool]) -> None:
        self._wanted, is_wrong = seen
        for kind, view in self._views.items():
            formula = self._wanted.get(kind)
            picture = self._typesetter.picture(formula) if formula is not None else None
            if picture is not None:
                view.show_picture(picture)
            view.dim(is_wrong)
        self._typesetter.want(self, tuple(self._wanted.values()))

    def _on_arrived(self, picture: Picture[Any]) -> None:
        for kind, formula in self._wanted.items():
            if formula == picture.formula:
                self._views[kind].show_picture(picture)


def plain_formula(frame: Frame, kind: Kind) -> Formula | None:
    """Return f, ∇f or H as our own derivatives are; None where there is no function yet."""
    objective = frame.facts.objective
    return Formula(kind, objective.expression) if objective is not None else None
