"""Writes runs to a file: CSV to look at, JSON to exchange, NPZ to compute with."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gdviewer.commands.json_text import json_text
from gdviewer.commands.record import Record, record_fields, trajectory_fields
from gdviewer.core.files import replacing
from gdviewer.core.trajectory import Trajectory


def record_writer(path: Path) -> Callable[[Record], None]:
    """Return what writes the runs of a record to ``path``, whole or not at all.

    Raises
    ------
    ValueError
        If there is no format of this suffix.
    """
    write = _FORMATS.get(path.suffix.lower())
    if write is None:
        raise ValueError(f"a run is written to a file {', '.join(_FORMATS)}, not to {path.name!r}")

    def write_whole(record: Record) -> None:
        with replacing(path) as beside:
            write(record, beside)

    return write_whole


def _write_csv(record: Record, path: Path) -> None:
    """Write one row a point; of several paths the run and its start stand in front."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for index, (name, start, run) in enumerate(record.paths):
            columns = _columns(run, record.variables)
            if record.is_race:
                columns = [("run", [name] * len(run)), ("start", [start] * len(run)), *columns]
            if index == 0:
                writer.writerow(title for title, _ in columns)
            writer.writerows(zip(*(column for _, column in columns), strict=True))


def _columns(run: Trajectory, variables: Sequence[str]) -> list[tuple[str, Iterable[Any]]]:
    """Return the columns; step size and learning rate are those of the step that led there."""
    return [
        ("step", range(len(run))),
        *((name, run.x[:, i].tolist()) for i, name in enumerate(variables)),
        ("f", run.f.tolist()),
        *((f"df/d{name}", run.gradient[:, i].tolist()) for i, name in enumerate(variables)),
        ("step_size", [np.nan, *run.step_size.tolist()]),
        ("learning_rate", [np.nan, *run.learning_rate.tolist()]),
        ("nfev", run.nfev.tolist()),
        ("njev", run.njev.tolist()),
    ]


def _write_json(record: Record, path: Path) -> None:
    path.write_text(json_text(record_fields(record)), encoding="utf-8")


def _write_npz(record: Record, path: Path) -> None:
    """Write the columns under their names, of several paths as ``run1_x``, ``run2_x``, ..."""
    fields: dict[str, Any] = {"variables": np.array(record.variables)}
    if record.is_race:
        fields["runs"] = np.array([path.run for path in record.paths])
        fields["starts"] = np.array([path.start for path in record.paths])
    for number, (_, _, run) in enumerate(record.paths, start=1):
        prefix = f"run{number}_" if record.is_race else ""
        fields |= {f"{prefix}{name}": column for name, column in _arrays(run).items()}
    np.savez_compressed(path, **fields)


def _arrays(run: Trajectory) -> dict[str, Any]:
    """Return the columns of ``run``; ``stop`` is the kind and the sentence."""
    stop = np.array([run.stop.kind, run.stop.message] if run.stop else ["", ""])
    return trajectory_fields(run) | {"nhev": run.nhev, "stop": stop}


_FORMATS: dict[str, Callable[[Record, Path], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".npz": _write_npz,
}
