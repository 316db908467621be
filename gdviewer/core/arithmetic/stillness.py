"""Keeps the forms that lines had in the step before, so that nothing moves while numbers change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gdviewer.core.arithmetic.form import Form, Room, form_of
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.shown import ShownLine

_LOOSE, _LOOSE_COLUMN = 4.0, 6.0
"""How many digits wider than it had to be the slot of a number, or of a column of them, may be."""

_Kind = tuple[Line, tuple[tuple[str, float], ...], tuple[tuple[str, tuple[int, ...]], ...]]
Lines = tuple[ShownLine, ...]


def in_forms_that_fit(lines: Lines, before: Lines) -> Lines:
    """Return ``lines`` in the forms of ``before``, wider where a number has outgrown its slot."""
    known = _forms(before)
    return tuple(
        replace(line, form=_fitting(line, form)) if form is not None else line
        for line in lines
        for form in (known.get(_kind(line)),)
    )


def in_forms_of(lines: Lines, before: Lines) -> Lines:
    """Return ``lines`` in the forms of ``before``, even where numbers are too wide for them."""
    known = _forms(before)
    return tuple(replace(line, form=known.get(_kind(line), line.form)) for line in lines)


def _forms(lines: Lines) -> dict[_Kind, Form]:
    return {_kind(line): line.form for line in lines}


def _kind(line: ShownLine) -> _Kind:
    """Return what two lines have in common that differ in the widths of their slots alone."""
    form = line.form
    return line.line, form.constants, tuple((slot.name, slot.place) for slot in form.slots)


def _fitting(line: ShownLine, before: Form) -> Form:
    """Return the form ``before``, its slots as wide as they have to be, or have been."""
    asked, had = ({slot.name: slot.width for slot in form.slots} for form in (line.form, before))
    widths = {
        name: had[name] if 0 <= had[name] - width <= _loose(line.values[name]) else width
        for name, width in asked.items()
    }
    if widths == had:
        return before
    rooms = {name: Room(np.shape(line.values[name]), width) for name, width in widths.items()}
    return form_of(line.line, tuple(rooms.items()), line.form.constants)


def _loose(value: Value) -> float:
    return _LOOSE_COLUMN if np.size(value) > 1 else _LOOSE
