"""The pictures of one line of a step: the rule, and its numbers with boxes to be written into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gdviewer.core.arithmetic.form import Form
from gdviewer.core.arithmetic.step import Arithmetic
from gdviewer.scene.slots import SlotBox, without_slots
from gdviewer.scene.typesetting.typesetting import Typeset
from gdviewer.ui.typesetter import Latex, Typesetter

_NOTHING = Typeset(b"", 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class LinePicture:
    """What is typeset of a form, once for all steps that read alike.

    ``symbols`` and ``numbers`` are empty where the form has none; ``boxes`` are those of
    ``numbers``, in the order of the form's slots.
    """

    symbols: Typeset
    numbers: Typeset
    boxes: tuple[SlotBox, ...]


def formulas_of(found: Arithmetic) -> list[Latex]:
    """Return all that has to be typeset for ``found``, in turn and once."""
    forms = [line.form for line in found.lines]
    texts = (text for form in forms for text in (form.symbols, form.numbers) if text)
    return [Latex(text) for text in dict.fromkeys(texts)]


def is_complete(found: Arithmetic, typesetter: Typesetter) -> bool:
    """Whether all of ``found`` has been typeset, as far as it can be."""
    return all(typesetter.picture(formula) is not None for formula in formulas_of(found))


def line_picture(form: Form, typesetter: Typesetter) -> LinePicture | None:
    """Return the pictures of ``form``; None where one is missing or cannot be made."""
    symbols, numbers = (_typeset(text, typesetter) for text in (form.symbols, form.numbers))
    if symbols is None or numbers is None or numbers is _NOTHING:
        return None
    found = _joined(symbols, numbers)
    return found if len(found.boxes) == len(form.slots) else None


def _typeset(text: str, typesetter: Typesetter) -> Typeset | None:
    if not text:
        return _NOTHING
    picture = typesetter.picture(Latex(text))
    return None if picture is None else picture.typeset


@lru_cache(maxsize=256)
def _joined(symbols: Typeset, numbers: Typeset) -> LinePicture:
    return LinePicture(symbols, *without_slots(numbers))
