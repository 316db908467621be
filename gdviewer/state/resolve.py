"""Turns what the user asked into what can be done: an objective or an error, and run requests."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.core.descent import Descent
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.objective import Objective


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What a document means.

    ``objective`` is None and ``error`` says why where the text is wrong. ``parameters`` are the
    free names of the text with their values. ``minimizers`` are the known ones, ``(x, y)`` each
    (maximizers are never listed). ``descents`` has one request per run and start, as
    ``(run index, start index, Descent)``; ``problem`` is a sentence where a setting is refused.
    """

    objective: Objective | None
    error: ExpressionError | None
    parameters: dict[str, float]
    minimizers: tuple[tuple[float, ...], ...]
    descents: tuple[tuple[int, int, Descent], ...]
    refusal: str = ""
