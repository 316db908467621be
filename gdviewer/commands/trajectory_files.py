"""Writes a run to a file: CSV to look at, JSON to exchange, NPZ to compute with."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gdviewer.commands.json_text import json_text
from gdviewer.core.files import replacing
from gdviewer.core.trajectory import Trajectory


def trajectory_writer(path: Path) -> Callable[[Trajectory, Sequence[str]], None]:
    """Return what writes a run and the names of its variables to ``path``, whole or not at all.

    Raises
    ------
    ValueError
        If there is no format of this suffix.
    """
    write = _FORMATS.get(path.suffix.lower())
    if write is None:
        raise ValueError(f"a run is written to a file {', '.join(_FORMATS)}, not to {path.name!r}")

    def write_whole(run: Trajectory, variables: Sequence[str]) -> None:
        with replacing(path) as beside:
            write(run, variables, beside)

    return write_whole


def trajectory_fields(run: Trajectory) -> dict[str, Any]:
    """Return what ``run --json`` prints: the columns of the run and why it ended."""
    stop = run.stop
    return {
        "x": run.x,
        "f": run.f,
        "gradient": run.gradient,
        "step_size": run.step_size,
        "learning_rate": run.learning_rate,
        "nfev": run.nfev,
        "njev": run.njev,
        "stop": stop
        and {
            "kind": stop.kind,
            "message": stop.message,
            "step": stop.step,
            "evidence": stop.evidence,
        },
    }


def _write_csv(run: Trajectory, variables: Sequence[str], path: Path) -> None:
    """Write one row a point; step size and learning rate are those of the step that led there."""
    columns = [
        ("step", range(len(run))),
        *((name, run.x[:, i].tolist()) for i, name in enumerate(variables)),
        ("f", run.f.tolist()),
        *((f"df/d{name}", run.gradient[:, i].tolist()) for i, name in enumerate(variables)),
        ("step_size", [np.nan, *run.step_size.tolist()]),
        ("learning_rate", [np.nan, *run.learning_rate.tolist()]),
        ("nfev", run.nfev.tolist()),
        ("njev", run.njev.tolist()),
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(name for name, _ in columns)
        writer.writerows(zip(*(column for _, column in columns), strict=True))


def _write_json(run: Trajectory, _variables: Sequence[str], path: Path) -> None:
    path.write_text(json_text(trajectory_fields(run)), encoding="utf-8")


def _write_npz(run: Trajectory, variables: Sequence[str], path: Path) -> None:
    """Write the columns under their names; ``stop`` is the kind and the sentence."""
    fields = trajectory_fields(run) | {"nhev": run.nhev, "variables": np.array(variables)}
    fields["stop"] = np.array([run.stop.kind, run.stop.message] if run.stop else ["", ""])
    np.savez_compressed(path, **fields)


_FORMATS: dict[str, Callable[[Trajectory, Sequence[str], Path], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".npz": _write_npz,
}
