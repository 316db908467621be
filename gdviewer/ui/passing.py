"""Ends what was said of the document when it is another one."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from gdviewer.state.document import KEPT_FIELDS, Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel

_LOOKS = (*KEPT_FIELDS, "bounds", "value_range")
"""Fields whose change makes nothing untrue that was said: how the document is looked at."""


def end_with_edits(model: AppModel, end: Callable[[], object]) -> None:
    """Call ``end`` whenever the document is edited, or an edit is taken back."""

    def on_changed(old: Frame, new: Frame) -> None:
        if _is_edited(old.document, new.document):
            end()

    model.changed.connect(on_changed)


def _is_edited(old: Document, new: Document) -> bool:
    seen = {name: getattr(new, name) for name in _LOOKS}
    return old is not new and structs.replace(old, **seen) != new
