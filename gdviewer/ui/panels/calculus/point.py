"""The calculus at a point: value, gradient, Hessian, and how well its models fit at the cursor."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from gdviewer.core.local import LocalCalculus, calculus_at
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import bind, show_while_visible, want_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.panels.calculus.point_text import (
    SEPARATOR,
    Texts,
    bend_text,
    eigenvector_text,
    hessian_rows,
    models_text,
    slope_text,
    value_text,
)
from gdviewer.ui.views.probe import Probe
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.live_labels import LiveLabel
from gdviewer.ui.widgets.matrix_label import MatrixLabel
from gdviewer.ui.widgets.naming import name_control

_WIDTH = 330
_NAME = "point_card"
_AWAY: Texts = ("move the cursor over the plot",) * 2
_DERIVING: Texts = ("…", "The derivatives are being computed")

_ROWS = (
    # the names for two variables and for one; none where there is no such line
    ("f", "f", "value", "Value", "The value of f, and the point"),
    ("∇f", "f′", "gradient", "Gradient", "The gradient and its length"),
    ("H", "f″", "hessian", "Hessian", "The second derivatives of f"),
    ("λ₁", "", "eigenvalue_1", "Smaller eigenvalue", "The smaller eigenvalue and its eigenvector"),
    ("λ₂", "", "eigenvalue_2", "Larger eigenvalue", "The larger eigenvalue and its eigenvector"),
    ("cond", "f", "condition", "Condition", "The condition number of H, and how f curves"),
    ("models", "models", "models", "Models", "What the models at the playhead say of the cursor"),
)


class PointCard(BottomCard):
    """Tells the calculus under the cursor, or at the playhead of the first run."""

    def __init__(self, model: AppModel, probe: Probe, parent: QWidget | None = None) -> None:
        super().__init__("At a point", parent)
        self.setObjectName(_NAME)
        self._model, self._probe = model, probe
        self._base: LocalCalculus | None = None
        self._names = [PlainLabel() for _ in _ROWS]
        self._hessian = MatrixLabel(rows=2)
        self._lines = {
            name: self._hessian if name == "hessian" else _line() for _, _, name, *_ in _ROWS
        }
        for _, _, name, title, help_text in _ROWS:
            name_control(self._lines[name], f"point_{name}", title, help_text)
        self.body.addLayout(self._grid())
        self.body.addLayout(self._choices())
        self.body.addStretch(1)
        probe.moved.connect(self._on_probe_moved)
        show_while_visible(model, self, lambda frame: len(frame.variables), self._name_lines)
        show_while_visible(model, self, _what_counts, self._look)
        want_while_visible(model, self, Interest.CALCULUS, _NAME)

    def set_theme(self, theme: Theme) -> None:
        """Keep the room that the lines need at the size of ``theme``."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))

    @Slot()
    def _on_probe_moved(self) -> None:
        if self.isVisible():
            self._show()

    def _look(self, _counts: object) -> None:
        """Take in the calculus at the playhead, and tell it."""
        frame = self._model.frame
        objective = frame.facts.objective if frame.has_calculus else None
        self._base = None if objective is None else calculus_at(objective, frame.point)
        self._show()

    def _show(self) -> None:
        """Tell the calculus at the playhead, and at the cursor."""
        objective, base = self._model.frame.facts.objective, self._base
        if objective is None:
            return
        if base is None:
            self._show_deriving()
            return
        cursor, there = self._probe.cursor, None
        if cursor is not None and len(cursor) == len(base.point):
            there = calculus_at(objective, np.array(cursor))
        followed = there if self._probe.follows_cursor else None
        self._show_at(followed or base, is_cursor=followed is not None)
        models = _AWAY if there is None else models_text(base, there.point, there.value)
        self._lines["models"].say_both(models)

    def _show_deriving(self) -> None:
        """Tell that there is nothing to tell yet: what stands there is of another function."""
        for line in self._lines.values():
            line.say_both(_DERIVING)
        self._hessian.show_matrix([])

    def _show_at(self, local: LocalCalculus, *, is_cursor: bool) -> None:
        self._lines["value"].say_both(value_text(local, is_cursor))
        self._lines["gradient"].say_both(slope_text(local))
        self._lines["eigenvalue_1"].say_both(eigenvector_text(local, 0))
        self._lines["eigenvalue_2"].say_both(eigenvector_text(local, 1))
        self._lines["condition"].say_both(bend_text(local))
        self._hessian.show_matrix(hessian_rows(local))

    def _name_lines(self, variables: int) -> None:
        """Give the lines the names that suit a surface or a curve, and hide those without one."""
        for label, row in zip(self._names, _ROWS, strict=True):
            name = row[0] if variables == 2 else row[1]
            label.setText(name)
            label.setVisible(bool(name))
            self._lines[row[2]].setVisible(bool(name))

    def _grid(self) -> QGridLayout:
        """Return the lines with their names."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        for place, (label, row) in enumerate(zip(self._names, _ROWS, strict=True)):
            label.setProperty("role", "quiet")
            grid.addWidget(label, place, 0)
            grid.addWidget(self._lines[row[2]], place, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _choices(self) -> QHBoxLayout:
        """Return the two ticks: which point it is, and whether the eigenvectors are drawn."""
        follow = QCheckBox("Follow the cursor")
        follow.setChecked(self._probe.follows_cursor)
        follow.clicked.connect(self._probe.follow_cursor)
        help_text = "Tell of the point under the cursor while it is on the plot"
        name_control(follow, "follow_cursor", "Follow the cursor", help_text)
        draw = QCheckBox("Draw eigenvectors")
        show_while_visible(
            self._model, draw, lambda frame: len(frame.variables) == 2, draw.setEnabled
        )
        help_text = (
            "Draw the eigenvectors of the Hessian at the point: the longer, the less f curves; "
            "dashed where it curves down (E)"
        )
        name_control(draw, "draw_eigenvectors", "Draw eigenvectors", help_text)
        bind(
            self._model,
            draw,
            lambda frame: frame.document.shows_eigenvectors,
            draw.setChecked,
            draw.clicked,
            lambda _: self._model.toggle_eigenvectors(),
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(follow)
        row.addWidget(draw)
        row.addStretch(1)
        return row


def _line() -> LiveLabel:
    return LiveLabel(Qt.AlignmentFlag.AlignLeft, SEPARATOR)


def _what_counts(frame: Frame) -> tuple[object, ...]:
    """Return what the calculus at the playhead follows from."""
    return frame.facts.objective, frame.has_calculus, tuple(frame.point.tolist())
