"""Ends what was said of the document when it is another one."""

from __future__ import annotations

from msgspec import structs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gdviewer.state.document import KEPT_FIELDS, Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel

_LOOKS = (*KEPT_FIELDS, "bounds", "value_range")
"""Fields whose change makes nothing untrue that was said: how the document is looked at."""


class HiddenByEdits(QObject):
    """Hides ``said`` whenever the document is edited, or an edit is taken back."""

    def __init__(self, said: QWidget, model: AppModel) -> None:
        super().__init__(said)
        self._said = said
        model.changed.connect(self._on_changed)

    def _on_changed(self, old: Frame, new: Frame) -> None:
        if _is_edited(old.document, new.document):
            self._said.hide()


def _is_edited(old: Document, new: Document) -> bool:
    seen = {name: getattr(new, name) for name in _LOOKS}
    return old is not new and structs.replace(old, **seen) != new
