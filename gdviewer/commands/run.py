"""``gdviewer run``: a descent, or a race of several, without a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gdviewer.commands.arguments import Parser
from gdviewer.commands.interrupt import until_interrupted
from gdviewer.commands.json_text import json_text
from gdviewer.commands.race_text import race_text
from gdviewer.commands.record import Record, record_fields
from gdviewer.commands.request import add_descent_arguments, document_of, facts_of
from gdviewer.commands.trajectory_files import record_writer
from gdviewer.core.numbers import format_number, format_point
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.walk import walk
from gdviewer.state import frame as frames
from gdviewer.state.facts import Facts
from gdviewer.state.frame import Frame


def main(words: Sequence[str]) -> int:
    """Descend, write and print the path, and return 0 however the descent ended."""
    parser = Parser(
        "run",
        description="Go down a surface and print where the descent ends, and why; with several "
        "methods or starts, who came out best.",
        epilog="In JSON, nan and the infinities are the strings nan, inf and -inf.",
    )
    add_descent_arguments(parser)
    parser.add_argument(
        "--json",
        action="store_true",
        help="print the whole path as JSON; of several all paths, and the ranking",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="a .csv, .json or .npz file")
    given = parser.read(words)
    write = record_writer(given.out) if given.out else None
    document = document_of(given)
    facts = facts_of(document)
    with until_interrupted() as keep_going:
        paths = tuple(_paths(facts, keep_going))
    frame = Frame(document, facts, None, paths, playhead=0)
    record = Record.of(frame)
    if write:
        write(record)
    if given.json:
        print(json_text(record_fields(record)))
    else:
        print(race_text(frame) if record.is_race else summary(paths[0].trajectory))
    return 0


def summary(run: Trajectory) -> str:
    """Return three lines for people: where the run began, where it ended, and why."""
    first, last = (
        f"{format_point(tuple(run.x[index].tolist()))}   f = {format_number(float(run.f[index]))}"
        for index in (0, -1)
    )
    why = run.stop.message if run.stop else ""
    return f"from {first}\nto   {last}\n{why}"


def _paths(facts: Facts, keep_going: Callable[[], bool]) -> Iterator[frames.Path]:
    """Yield the whole path of each descent."""
    for asked in facts.requests:
        run = walk(asked.descent, keep_going)
        yield frames.Path(asked.run, asked.start, run, len(run), 0, asked.color)
