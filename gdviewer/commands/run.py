"""``gdviewer run``: a descent without a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gdviewer.commands.arguments import Parser
from gdviewer.commands.interrupt import until_interrupted
from gdviewer.commands.json_text import json_text
from gdviewer.commands.request import add_descent_arguments, document_of, facts_of
from gdviewer.commands.trajectory_files import trajectory_fields, trajectory_writer
from gdviewer.core.numbers import format_number, format_point
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.walk import walk


def main(words: Sequence[str]) -> int:
    """Descend, write and print the path, and return 0 however the descent ended."""
    parser = Parser(
        "run",
        description="Go down a surface and print where the descent ends, and why.",
        epilog="In JSON, nan and the infinities are the strings nan, inf and -inf.",
    )
    add_descent_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print the whole path as JSON")
    parser.add_argument("--out", type=Path, metavar="FILE", help="a .csv, .json or .npz file")
    given = parser.read(words)
    write = trajectory_writer(given.out) if given.out else None
    (asked,) = facts_of(document_of(given)).requests
    with until_interrupted() as keep_going:
        run = walk(asked.descent, keep_going)
    if write:
        write(run, asked.descent.objective.variables)
    print(json_text(trajectory_fields(run)) if given.json else summary(run))
    return 0


def summary(run: Trajectory) -> str:
    """Return three lines for people: where the run began, where it ended, and why."""
    first, last = (
        f"{format_point(tuple(run.x[index].tolist()))}   f = {format_number(float(run.f[index]))}"
        for index in (0, -1)
    )
    why = run.stop.message if run.stop else ""
    return f"from {first}\nto   {last}\n{why}"
