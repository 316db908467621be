"""Writes the lines of a step out: the form of each, and the texts for its slots."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviewer.core.arithmetic.balance import Worked
from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.form import FIXED, Form, Room, form_of
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.places import visible
from gdviewer.core.arithmetic.precision import Precision
from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.slots import RESULT, Slot, guarded, number_in, slot_width

_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
}


@dataclass(frozen=True, slots=True, eq=False)
class ShownLine:
    """A line of a step: its form, which pictures are made of, and this step's texts for the slots.

    Attributes
    ----------
    form
        The line in LaTeX; equal for steps that read alike.
    texts
        What stands in each slot.
    numbers
        The same numbers, with all their digits.
    words
        A remark to the line, or the whole line where the form is empty.
    line
        The formula itself.
    values
        What its symbols stand for, and by the name RESULT what it comes to.
    """

    form: Form
    texts: tuple[str, ...]
    numbers: tuple[float, ...]
    words: str
    line: Line
    values: Mapping[str, Value]

    @property
    def holds(self) -> bool:
        """Whether a comparison is true; an equation always is."""
        if self.line.relation not in _COMPARED or self.line.left is None or self.line.right is None:
            return True
        left, right = (evaluate(side, self.values) for side in (self.line.left, self.line.right))
        return bool(_COMPARED[self.line.relation](left, right))


def shown_lines(lines: Sequence[Worked]) -> tuple[ShownLine, ...]:
    """Return ``lines``, which are one step, each quantity in them written one way."""
    precision = Precision(lines)
    return tuple(_shown(worked, precision) for worked in lines)


def _shown(worked: Worked, precision: Precision) -> ShownLine:
    line, known = worked.line, worked.values
    own = known.keys() - worked.constants.keys() - FIXED
    texts = {name: _texts(known[name], precision) for name in sorted(own)}
    rooms = tuple((name, _room(name, known[name], found)) for name, found in texts.items())
    form = form_of(line, rooms, tuple(worked.constants.items()))
    numbers = tuple(number_in(slot, known[slot.name]) for slot in form.slots)
    written = tuple(_text_in(slot, texts[slot.name], known[slot.name]) for slot in form.slots)
    return ShownLine(form, written, numbers, line.words, line, known)


def _texts(value: Value, precision: Precision) -> list[str]:
    """Return the texts of the numbers of ``value`` that are shown, in turn."""
    places = precision.places(value)
    return [places.text(number) for number in visible(value).tolist()]


def _room(name: str, value: Value, texts: list[str]) -> Room:
    is_column = len(texts) > 1
    if not is_column and name != RESULT:
        texts = [guarded(text) for text in texts]
    return Room(np.shape(value), slot_width(texts, is_column))


def _text_in(slot: Slot, texts: list[str], value: Value) -> str:
    place = int(np.ravel_multi_index(slot.place, np.shape(value))) if slot.place else 0
    return guarded(texts[place]) if slot.is_guarded else texts[place]
