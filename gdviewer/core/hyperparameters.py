"""Reads a record's fields, so that form, validation, file, command line and help have one truth."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import Any, TypeVar

import msgspec

from gdviewer.core.numbers import format_number

R = TypeVar("R", bound=msgspec.Struct)
Value = float | int | bool | str
Setting = Value | None
"""What a field may hold: None switches an optional one off."""


@dataclass(frozen=True, slots=True)
class Hyperparameter:
    """One field of a record, as a form shows it.

    ``kind`` is ``"float"``, ``"int"``, ``"bool"`` or ``"choice"`` (then ``choices`` has the
    texts and ``choice_titles`` what a form calls them). ``minimum`` and ``maximum`` are None where
    there is no bound; ``is_open_below`` and ``is_open_above`` say that the bound itself is
    excluded. ``scale`` is ``"log"`` or ``"linear"``.
    ``typical`` is the part of the range that a slider spans, None where there is no advice;
    ``decades`` says instead how many powers of ten it spans about the value, whatever that is.
    An optional field may be None, which switches it off: ``is_optional`` says so, ``is_on`` whether
    it is on at first, and ``default`` is then the value that it has once it is switched on.
    """

    name: str
    kind: str
    default: Value
    label: str
    symbol: str
    help: str
    minimum: float | None = None
    maximum: float | None = None
    is_open_below: bool = False
    is_open_above: bool = False
    scale: str = "linear"
    choices: tuple[str, ...] = ()
    typical: tuple[float, float] | None = None
    decades: float | None = None
    is_optional: bool = False
    is_on: bool = True
    choice_titles: tuple[str, ...] = ()

    @property
    def range(self) -> str:
        """The range in words, e.g. ``above 0 and at most 10⁶``; empty without bounds."""
        parts = []
        if self.minimum is not None:
            below = "above" if self.is_open_below else "at least"
            parts.append(f"{below} {format_number(self.minimum)}")
        if self.maximum is not None:
            above = "below" if self.is_open_above else "at most"
            parts.append(f"{above} {format_number(self.maximum)}")
        return " and ".join(parts)

    def refusal(self, value: object) -> str:
        """Say why ``value`` is not allowed, e.g. ``must be above 0, not -1``; empty if it is."""
        if value is None and self.is_optional:
            return ""
        if self.kind == "bool":
            return "" if isinstance(value, bool) else f"is true or false, not {value!r}"
        if self.kind == "choice":
            wanted = ", ".join(self.choices)
            return "" if value in self.choices else f"is one of {wanted}, not {value!r}"
        return self._number_refusal(value)

    def _number_refusal(self, value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"is a number, not {value!r}"
        if not -math.inf < value < math.inf:
            return f"must be finite, not {value}"
        if self.kind == "int" and value != int(value):
            return f"is a whole number, not {_shown(value)}"
        return "" if self._is_inside(value) else f"must be {self.range}, not {_shown(value)}"

    def _is_inside(self, value: float) -> bool:
        low, high = self.minimum, self.maximum
        above = low is None or value > low or (value == low and not self.is_open_below)
        below = high is None or value < high or (value == high and not self.is_open_above)
        return above and below


def _shown(value: float) -> str:
    return format_number(value) if isinstance(value, float) else str(value).replace("-", "−")


@cache
def hyperparameters(record: type[msgspec.Struct]) -> tuple[Hyperparameter, ...]:
    """Return the fields of ``record`` in their order, but for mappings, which no form shows."""
    info = msgspec.inspect.type_info(record)
    fields = info.fields if isinstance(info, msgspec.inspect.StructType) else ()
    is_number_or_choice = (not isinstance(field.type, msgspec.inspect.DictType) for field in fields)
    return tuple(_describe(field) for field in compress(fields, is_number_or_choice))


def shared_hyperparameters(records: Sequence[type[msgspec.Struct]]) -> tuple[Hyperparameter, ...]:
    """Return the fields of the first of ``records`` that all have, with the same range."""
    first, *others = map(hyperparameters, records)
    return tuple(field for field in first if all(_is_among(field, fields) for fields in others))


def _is_among(field: Hyperparameter, fields: Sequence[Hyperparameter]) -> bool:
    return any(one.name == field.name and _domain(one) == _domain(field) for one in fields)


def _domain(field: Hyperparameter) -> tuple[object, ...]:
    """Return what decides which values ``field`` may have."""
    return field.kind, field.is_optional, field.range, field.choices


def build(
    record: type[R], values: Mapping[str, object], what: str, called: str = "hyperparameter"
) -> R:
    """Make a ``record`` of ``values``; fields that are absent keep their defaults.

    Raises
    ------
    ValueError
        One sentence that names ``what``, the field and the range that would be right. A name that
        is no field is no hyperparameter, or whatever a field is ``called``.
    """
    known = {field.name: field for field in hyperparameters(record)}
    checked: dict[str, object] = {}
    for name, value in values.items():
        if name not in known:
            there_are = ", ".join(known) or "none"
            raise ValueError(f"{what} has no {called} {name!r}; there are: {there_are}")
        wrong = known[name].refusal(value)
        if wrong:
            raise ValueError(f"{name} of {what} {wrong}")
        is_int = known[name].kind == "int"
        checked[name] = int(value) if is_int and isinstance(value, float) else value
    return msgspec.convert(checked, type=record)


def symbols_of(record: msgspec.Struct) -> Mapping[str, float]:
    """Return the numbers among the fields of ``record`` that are on, by their symbols."""
    numbers = (
        (field.symbol, getattr(record, field.name))
        for field in hyperparameters(type(record))
        if field.symbol and field.kind in ("float", "int")
    )
    return {symbol: float(value) for symbol, value in numbers if value is not None}


def _describe(field: msgspec.inspect.Field) -> Hyperparameter:
    """Read one field: its type, its range and the Meta that came with it."""
    kind, is_optional = _without_none(field.type)
    extra, title, description = {}, "", ""
    if isinstance(kind, msgspec.inspect.Metadata):
        schema = kind.extra_json_schema or {}
        extra, title = kind.extra or {}, schema.get("title", "")
        description, kind = schema.get("description", ""), kind.type
    common: dict[str, Any] = {
        "name": field.name,
        "default": extra["suggestion"] if field.default is None else field.default,
        "label": title or field.name.replace("_", " ").capitalize(),
        "symbol": extra.get("symbol", ""),
        "help": description,
        "scale": extra.get("scale", "linear"),
        "typical": extra.get("typical"),
        "decades": extra.get("decades"),
        "is_optional": is_optional,
        "is_on": field.default is not None,
    }
    match kind:
        case msgspec.inspect.BoolType():
            return Hyperparameter(kind="bool", **common)
        case msgspec.inspect.LiteralType(values=values):
            titles = extra.get("titles") or {str(value): str(value) for value in values}
            return _choice(titles, common)
        case msgspec.inspect.StrType() if "titles" in extra:
            return _choice(extra["titles"](), common)  # they come of a registry
        case msgspec.inspect.FloatType() | msgspec.inspect.IntType():
            return Hyperparameter(
                kind="float" if isinstance(kind, msgspec.inspect.FloatType) else "int",
                minimum=kind.gt if kind.gt is not None else kind.ge,
                maximum=kind.lt if kind.lt is not None else kind.le,
                is_open_below=kind.gt is not None,
                is_open_above=kind.lt is not None,
                **common,
            )
    raise TypeError(f"{field.name} is no number, truth value or choice: {kind}")


def _choice(titles: Mapping[str, str], common: Mapping[str, Any]) -> Hyperparameter:
    """Return a field with a few texts to choose from, and what a form calls them."""
    choices, choice_titles = tuple(titles), tuple(titles.values())
    return Hyperparameter(kind="choice", choices=choices, choice_titles=choice_titles, **common)


def _without_none(kind: msgspec.inspect.Type) -> tuple[msgspec.inspect.Type, bool]:
    """Return the type of an ``X | None`` without None, and whether it was one."""
    if not isinstance(kind, msgspec.inspect.UnionType):
        return kind, False
    (only,) = (each for each in kind.types if not isinstance(each, msgspec.inspect.NoneType))
    return only, True
