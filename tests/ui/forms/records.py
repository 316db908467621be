"""Records with a field of each kind, and what tests do with their forms."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec
from PySide6.QtWidgets import QWidget

from gdviewer.ui.forms.form import Form
from gdviewer.ui.widgets.number_field import NumberField

W = TypeVar("W", bound=QWidget)


Rate = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Learning rate",
        description="The length of a step.",
        extra={"symbol": "η", "scale": "log"},
    ),
]

Centered = Annotated[float, msgspec.Meta(gt=0, le=1e6, extra={"scale": "log", "decades": 3.0})]


class Record(msgspec.Struct, frozen=True):
    """One field of each kind."""

    learning_rate: Rate = 0.01
    period: Annotated[int, msgspec.Meta(ge=1, le=100)] = 10
    is_centered: bool = False
    metric: Literal["before", "after"] = "before"


class Shorter(msgspec.Struct, frozen=True):
    """Some fields of the record, one in another range."""

    learning_rate: Rate = 0.01
    period: Annotated[int, msgspec.Meta(ge=1, le=9)] = 5
    is_centered: bool = True


class Switched(msgspec.Struct, frozen=True):
    """A number that may be off, with the one it is switched on with."""

    limit: (
        Annotated[float, msgspec.Meta(gt=0, le=10, title="Limit", extra={"suggestion": 2.0})] | None
    ) = None


class Other(msgspec.Struct, frozen=True):
    """Another record."""

    rho: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.9


class Gentle(msgspec.Struct, frozen=True):
    """A field whose slider has the value in its middle."""

    rate: Centered = 0.01


def edits_of(form: Form) -> list[tuple[str, object]]:
    edits: list[tuple[str, object]] = []
    form.field_edited.connect(lambda name, value: edits.append((name, value)))
    return edits


def number(form: Form, name: str) -> NumberField:
    field = form.findChild(NumberField, name)
    assert isinstance(field, NumberField)
    return field


def type_into(field: NumberField, text: str) -> None:
    field.selectAll()
    field.insert(text)


def control(form: Form, kind: type[W], name: str) -> W:
    found = form.findChild(kind, name)
    assert isinstance(found, kind)
    return found
