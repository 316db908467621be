"""What each edit of the table of runs makes of a document: pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from gdviewer.core.numbers import format_count
from gdviewer.core.optimizers.base import optimizers
from gdviewer.state.document import Document, check_paths
from gdviewer.state.edits.choices import change_runs
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.run import LONGEST_NAME, MOST_RUNS, Run, with_copy


def add_run(document: Document, run: Run) -> Document:
    """Put ``run`` at the end, under an id and a color of its own, and select it.

    Raises
    ------
    ValueError
        One sentence where there are as many as can be.
    """
    runs = with_copy(document.runs, run)
    return _checked(replace(document, runs=runs, selected=(runs[-1].id,)))


def another_run(document: Document) -> Run:
    """Return a run by the first method of the menu that no run goes by, else by the first."""
    taken = {run.optimizer for run in document.runs}
    keys = [entry.key for entry in optimizers]
    return Run(next((key for key in keys if key not in taken), keys[0]))


def set_runs(document: Document, runs: Sequence[Run]) -> Document:
    """Let ``runs`` take the place of all, each under an id and a color of its own; no swarm stays.

    Raises
    ------
    ValueError
        One sentence where there are more than can be.
    """
    made: tuple[Run, ...] = ()
    for run in runs:
        made = with_copy(made, run)
    return _checked(replace(document, runs=made, selected=(made[0].id,), swarm=None))


def duplicate(document: Document, ids: Iterable[int]) -> Document:
    """Put a copy of each of the runs behind the others, and select the copies.

    Raises
    ------
    ValueError
        One sentence where there are more than can be.
    """
    chosen = [run for run in document.runs if run.id in {*ids}]
    runs = document.runs
    for run in chosen:
        runs = with_copy(runs, run)
    copies = tuple(run.id for run in runs[len(document.runs) :])
    return _checked(replace(document, runs=runs, selected=copies or document.selected))


def remove(document: Document, ids: Iterable[int]) -> Document:
    """Take the runs away, with a swarm of theirs, and select the one that takes their place.

    Raises
    ------
    ValueError
        One sentence where none would be left.
    """
    gone = {*ids}
    kept = tuple(run for run in document.runs if run.id not in gone)
    if not kept:
        these = "this one" if len(document.runs) == 1 else "these"
        raise ValueError(f"One run has to stay: add another before you remove {these}.")
    first = next(place for place, run in enumerate(document.runs) if run.id in gone)
    selected = tuple(one for one in document.selected if one not in gone)
    follower = kept[min(first, len(kept) - 1)].id
    swarm = document.swarm if document.swarm and document.swarm.run not in gone else None
    return replace(document, runs=kept, selected=selected or (follower,), swarm=swarm)


def move(document: Document, ids: Iterable[int], before: int) -> Document:
    """Bring the runs, in their order, before the one whose place is ``before``, or to the end."""
    chosen = {*ids}
    moved = tuple(run for run in document.runs if run.id in chosen)
    above = tuple(run for run in document.runs[: max(before, 0)] if run.id not in chosen)
    below = tuple(run for run in document.runs[max(before, 0) :] if run.id not in chosen)
    return replace(document, runs=(*above, *moved, *below))


def shift(document: Document, ids: Iterable[int], is_down: bool) -> Document:
    """Bring the runs past the one above or below them."""
    places = [place for place, run in enumerate(document.runs) if run.id in {*ids}]
    return move(document, ids, places[-1] + 2 if is_down else places[0] - 1)


def rename(document: Document, run: int, name: str) -> Document:
    """Give the run with the id ``run`` a name; an empty one is that of its method.

    Raises
    ------
    ValueError
        One sentence where the name is another run's, too long, or not to be shown.
    """
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise ValueError(f"A name has at most {LONGEST_NAME} characters.")
    if not name.isprintable():
        raise ValueError("A name is made of characters that can be seen.")
    others = zip(document.runs, run_names(document), strict=True)
    if name and name in {shown for other, shown in others if other.id != run}:
        raise ValueError(f"Another run is called {name}: choose a name of its own.")
    return change_runs(document, (run,), lambda one: replace(one, name=name))


def show(document: Document, ids: Iterable[int], is_visible: bool) -> Document:
    """Show the runs, or hide them; a hidden run takes no part in anything.

    Raises
    ------
    ValueError
        One sentence where more paths would be shown than can be.
    """
    return _checked(change_runs(document, ids, lambda run: replace(run, is_visible=is_visible)))


def select(document: Document, ids: Iterable[int]) -> Document:
    """Select those of the runs that there are; at least one is selected."""
    wanted = {*ids}
    selected = tuple(run.id for run in document.runs if run.id in wanted)
    return replace(document, selected=selected or document.selected)


def _checked(document: Document) -> Document:
    """Return ``document``; raise a ValueError where it has too many runs or paths."""
    if len(document.runs) > MOST_RUNS:
        raise ValueError(f"There are {format_count(MOST_RUNS, 'run')} at most.")
    check_paths(document)
    return document
