"""The panel of convergence: the chart of all runs, and beside it who leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gdviewer.core.quantities import QUANTITIES
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.chart_words import SEPARATOR
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import bind
from gdviewer.ui.docks.bottom import BottomCard, BottomDock
from gdviewer.ui.panels.runs.results import RankingCard
from gdviewer.ui.views.convergence import ConvergenceView
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.live_labels import LiveLabel
from gdviewer.ui.widgets.naming import name_control

_HEIGHT = 300
_WIDTH = 420
_LETTERS, _LETTERS_OF_QUANTITY = 9, 13
_SCALES = (("linear", "linear"), ("log", "logarithmic"))
_AGAINST = (("steps", "steps"), ("evaluations", "evaluations"))


class ConvergenceDock(BottomDock):
    """Shows how the runs of ``model`` converge, and ranks them."""

    def __init__(self, model: AppModel, actions: Actions) -> None:
        super().__init__("convergence_dock", "Convergence", _HEIGHT)
        self.add_card(_ChartCard(model, actions), share=6)
        self.add_card(RankingCard(model, actions), share=5)


class _ChartCard(BottomCard):
    """The chart, what it shows, and the point under the cursor in words."""

    def __init__(self, model: AppModel, actions: Actions) -> None:
        super().__init__("Chart")
        self.setObjectName("chart_card")
        self.setMinimumWidth(_WIDTH)
        self._model = model
        self._view = ConvergenceView(model)
        self._view.addAction(actions["export_chart"])
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._readout = LiveLabel(Qt.AlignmentFlag.AlignLeft, SEPARATOR)
        name_control(self._readout, "chart_readout", "Point of the chart", "")
        self._view.readout_changed.connect(self._readout.say)
        self._remark = Sentence("quiet")
        self._remark.setObjectName("chart_remark")
        self._view.remark_changed.connect(self._remark.say)
        self.body.addLayout(self._choices())
        self.body.addWidget(self._view, 1)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(6)
        words.addWidget(self._readout)
        words.addWidget(self._remark)
        self.body.addWidget(self._words)

    def set_theme(self, theme: Theme) -> None:
        """Draw the chart in the colors and at the size of ``theme``."""
        self._view.set_theme(theme)

    def set_low(self, is_low: bool) -> None:
        """Leave the room to the curves: what is told of them is shown where there is more."""
        self.show_title(not is_low)
        self._words.setVisible(not is_low)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        quantity = Combo((one.key, one.title) for one in QUANTITIES.values())
        helps = " ".join(f"{one.symbol}: {one.help}" for one in QUANTITIES.values())
        row.addWidget(
            self._choice(
                quantity,
                ("chart_quantity", "Quantity", f"What is plotted. {helps}"),
                lambda frame: frame.document.charted,
                lambda key: self._model.update(charted=key),
            )
        )
        row.addWidget(
            self._choice(
                Combo(_SCALES),
                ("chart_scale", "Scale", "How the values are laid out"),
                lambda frame: frame.document.chart_scale,
                lambda key: self._model.update(chart_scale=key),
            )
        )
        row.addWidget(
            self._choice(
                Combo(_AGAINST),
                ("chart_against", "Against", "At what the runs are compared, played too"),
                lambda frame: frame.document.races_by,
                self._model.race_by,
            )
        )
        quantity.setMinimumContentsLength(_LETTERS_OF_QUANTITY)
        row.addStretch(1)
        return row

    def _choice(
        self,
        combo: Combo,
        names: tuple[str, str, str],
        read: Callable[[Frame], str],
        write: Callable[[Any], object],
    ) -> Combo:
        """Name ``combo`` and tie it to the document."""
        name_control(combo, *names)
        combo.setMinimumContentsLength(_LETTERS)
        bind(self._model, combo, read, combo.show_key, combo.key_chosen, write)
        return combo
