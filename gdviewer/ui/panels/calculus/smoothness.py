"""Where in view the function is not smooth or has no value: all that is found, a sentence each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_WIDTH = 150
_LOOKING = "Looking at this view …"
_NOTHING = "No kink, jump or gap is found in this view."


class SmoothnessCard(BottomCard):
    """Lists the warnings of the frame."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Smoothness", parent)
        self.setObjectName("smoothness_card")
        self._sentences = PlainLabel()
        self._sentences.setObjectName("smoothness")
        self._sentences.setWordWrap(True)
        self._sentences.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentences.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scroll = _scrolling(self._sentences)
        help_text = "Where f is not differentiable or not defined, as far as its formula tells"
        name_control(scroll, "smoothness_list", "Smoothness", help_text)
        self.body.addWidget(scroll, 1)
        show_while_visible(model, self, _told, self._sentences.setText)

    def set_theme(self, theme: Theme) -> None:
        """Keep room for some words at the size of ``theme``."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))


def _told(frame: Frame) -> str:
    """Return the sentences; those of the view before are followed by one that says so."""
    looking = (_LOOKING,) if frame.is_looking else ()
    return "\n".join((*frame.warnings, *looking)) or _NOTHING


def _scrolling(label: QWidget) -> QScrollArea:
    """Return ``label`` in as much room as there is: of many sentences the others are below."""
    scroll = QScrollArea()
    scroll.setWidget(label)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    for one in (scroll, label):
        one.setProperty("role", "inside")
    scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the arrow keys scroll
    scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return scroll
