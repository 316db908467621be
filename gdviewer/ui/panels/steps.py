"""The table of steps of the selected run, at the bottom of the window."""

from __future__ import annotations

from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.chart_words import name_of
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.docks.bottom import BottomCard, BottomDock
from gdviewer.ui.panels.runs.swatches import swatch, swatch_size
from gdviewer.ui.views.steps import StepsView

_HEIGHT = 190


class StepsDock(BottomDock):
    """Shows every step of the selected run, whose name is in the title, and its method's terms."""

    def __init__(self, model: AppModel) -> None:
        super().__init__("steps_dock", "Steps", _HEIGHT)
        self.view = StepsView(model)
        self._theme = LIGHT
        self.subject.setObjectName("steps_of")
        self._shown: tuple[str, int] | None = None
        self.add_card(_StepsCard(self.view))
        show_while_visible(model, self.view, _told, self._show_subject)

    def set_theme(self, theme: Theme) -> None:
        """Show the swatch too in the colors and at the size of ``theme``."""
        super().set_theme(theme)
        self._theme = theme
        self._show_subject(self._shown)

    def _show_subject(self, told: tuple[str, int] | None) -> None:
        """Say whose steps these are."""
        self._shown = told
        self.subject.setText(told[0] if told else "")
        self.subject_mark.setVisible(told is not None)
        if told is not None:
            icon = swatch(told[1], self._theme)
            self.subject_mark.setPixmap(icon.pixmap(swatch_size(self._theme)))


class _StepsCard(BottomCard):
    """The table alone."""

    def __init__(self, view: StepsView) -> None:
        super().__init__()
        self._view = view
        self.body.addWidget(view)

    def set_theme(self, theme: Theme) -> None:
        """Mark the row of the playhead in the theme's color."""
        self._view.set_theme(theme)


def _told(frame: Frame) -> tuple[str, int] | None:
    """Return the name and the color of the path whose steps are shown, None without any."""
    path = frame.selected_path
    return None if path is None else (name_of(frame, path), path.color)
