"""Keeps the forms that lines had in the step before, so that nothing moves while numbers change."""

from __future__ import annotations

from dataclasses import replace

from gdviewer.core.arithmetic.form import Form
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.shown import ShownLine

_LOOSE = 4.5  # widths of a digit that a slot may be wider than those made for the numbers

_Kind = tuple[Line, tuple[tuple[str, float], ...], tuple[tuple[str, tuple[int, ...]], ...]]
Lines = tuple[ShownLine, ...]


def in_forms_that_fit(lines: Lines, before: Lines) -> Lines:
    """Return ``lines`` in the forms of ``before``, where their numbers fit into those."""
    known = _forms(before)
    return tuple(
        replace(line, form=form) if form is not None and _fits(line.form, form) else line
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


def _fits(asked: Form, has: Form) -> bool:
    """Whether no slot is too narrow, or leaves a hole."""
    return all(
        one.width <= other.width <= one.width + _LOOSE
        for one, other in zip(asked.slots, has.slots, strict=True)
    )
