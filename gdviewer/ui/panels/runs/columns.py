"""The columns of the table of runs: what each says of a run, and of one of its paths."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from gdviewer.core.numbers import format_all_digits, format_number, format_point
from gdviewer.state.readings.run_rows import Figures, PathRow, RunRow

_UNKNOWN = "–"
_DIGITS, _DIGITS_OF_POWER = 3, 2


class RunColumn(IntEnum):
    """The places of the columns."""

    NAME = 0
    OPTIMIZER = 1
    STEP_RULE = 2
    START = 3
    STEP = 4
    F = 5
    SLOPE = 6
    ENDING = 7


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is called and what its cells say.

    ``of_figures`` is the number in it, where it has one.
    """

    title: str
    help: str
    of_run: Callable[[RunRow], str]
    of_path: Callable[[PathRow], str]
    of_figures: Callable[[Figures], float] | None = None


def _numbers(title: str, help_text: str, read: Callable[[Figures], float]) -> Column:
    return Column(
        title,
        help_text,
        lambda row: _number(read(row.figures)),
        lambda row: _number(read(row.figures)),
        read,
    )


def _number(value: float) -> str:
    if math.isnan(value):
        return _UNKNOWN
    text = format_number(value, _DIGITS)
    return format_number(value, _DIGITS_OF_POWER) if "×" in text else text


def exactly(value: float) -> str:
    """Return a number with all its digits, or what it means that there is none."""
    return "no value here" if math.isnan(value) else format_all_digits(value)


def _starts(row: RunRow) -> str:
    return f"{len(row.starts)} starts" if len(row.starts) > 1 else format_point(row.starts[0])


COLUMNS: tuple[Column, ...] = (
    Column("run", "The name of the run", lambda row: row.name, lambda row: f"start {row.number}"),
    Column("optimizer", "The method", lambda row: row.optimizer, lambda _: ""),
    Column("step rule", "What sets the steps", lambda row: row.step_rule, lambda _: ""),
    Column("start", "Where it starts", _starts, lambda row: format_point(row.start)),
    _numbers("step", "The step at the playhead", lambda figures: figures.step),
    _numbers("f", "f at the playhead; the median with several starts", lambda figures: figures.f),
    _numbers(
        "∥∇f∥",
        "The length of the gradient at the playhead; the median with several starts",
        lambda figures: figures.slope,
    ),
    Column(
        "end",
        "How it ended",
        lambda row: row.figures.ending,
        lambda row: row.figures.ending,
    ),
)
"""In the order of :class:`RunColumn`."""
