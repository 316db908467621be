"""What a picture is of, as named texts that every format keeps in its metadata."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.core.hyperparameters import Value
from gdviewer.core.numbers import format_exact
from gdviewer.core.version import program_version
from gdviewer.export.caption import MOST_PATHS, caption
from gdviewer.state.frame import Frame
from gdviewer.state.readings.digest import PathDigest, digests, formula_of, function_of


@dataclass(frozen=True, slots=True)
class Record:
    """``title`` is the function, ``caption`` one sentence, ``fields`` has every setting exactly."""

    title: str
    caption: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, frame: Frame) -> Record:
        """Return the record of what ``frame`` shows."""
        paths = digests(frame)[:MOST_PATHS]
        fields = [
            ("Function", formula_of(frame)),
            ("Parameters", _assignments(tuple(frame.facts.parameters.items()))),
            ("Direction", "maximize" if frame.document.is_maximizing else "minimize"),
        ]
        for index, path in enumerate(paths):
            number = f" {index + 1}" if len(paths) > 1 else ""
            fields += [(f"{name}{number}", text) for name, text in _fields(path)]
        fields += [("Seed", str(frame.document.seed)), ("Version", program_version())]
        named = tuple((name, text) for name, text in fields if text)
        return cls(function_of(frame), caption(frame), named)


def _fields(path: PathDigest) -> list[tuple[str, str]]:
    return [
        ("Method", path.method),
        ("Hyperparameters", _assignments(path.fields)),
        ("Start", _numbers(path.start)),
        ("Steps", str(path.steps)),
        ("End", _numbers(path.point)),
        ("Value", format_exact(path.value)),
        ("Stop reason", path.stop.message if path.stop is not None else "not ended"),
    ]


def _assignments(values: tuple[tuple[str, Value], ...]) -> str:
    return ", ".join(f"{name}={_exact(value)}" for name, value in values)


def _numbers(point: tuple[float, ...]) -> str:
    return ", ".join(map(format_exact, point))


def _exact(value: Value) -> str:
    return format_exact(value) if isinstance(value, float) else str(value)
