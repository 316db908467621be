"""``gdviewer render``: the picture of a descent, without a window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgspec import structs

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser
from gdviewer.commands.figure import add_figure_arguments, figure_of
from gdviewer.commands.interrupt import until_interrupted
from gdviewer.commands.request import add_descent_arguments, document_of, facts_of, pointing_into
from gdviewer.commands.view import view_of, with_point
from gdviewer.core.bounds import Bounds
from gdviewer.export.figure import Figure
from gdviewer.export.rendering import last_frame, require_application
from gdviewer.export.writing import export, format_of
from gdviewer.state.document import Document
from gdviewer.state.document_file import read_document
from gdviewer.state.frame import Frame
from gdviewer.state.readings.run_names import run_names

_SUFFIX = ".gdv"


def main(words: Sequence[str]) -> int:
    """Draw a descent, or a saved document, into a file."""
    parser = Parser("render", description="Draw a descent, or a saved document, into a picture.")
    add_descent_arguments(parser)
    _add_picture_arguments(parser)
    given = parser.read(words)
    if given.expression.endswith(_SUFFIX):
        saved = Parser("render", description="Draw a saved document into a picture.")
        saved.add_argument("file", type=Path, metavar=f"FILE{_SUFFIX}")
        _add_picture_arguments(saved)
        given = saved.read(words)
        document = read_document(given.file)
        is_placed = True
    else:
        document = document_of(given)
        facts_of(document)
        is_placed = bool(document.problem)
    figure = figure_of(given, document)
    print(render(document, given.out, figure, given.bounds, is_placed))
    return 0


def render(
    document: Document,
    out: Path,
    figure: Figure,
    ranges: tuple[tuple[float, float], ...] = (),
    is_placed: bool = True,
) -> str:
    """Write the picture of ``document`` to ``out``; return its path, then why each run ended.

    The ``ranges`` of the axes go before those of the document; of a curve the second one may be
    missing. Where it ``is_placed`` its own bounds are meant to be seen; otherwise they are laid
    around the path.
    """
    format_of(out)
    with pointing_into(document.expression), until_interrupted() as keep_going:
        frame = last_frame(document, keep_going)
    document = _looking_at(frame, ranges) if ranges else _placed(frame, is_placed)
    require_application()
    export(replace(frame, document=document), out, figure)
    return "\n".join([str(out), *_endings(frame)])


def _endings(frame: Frame) -> Iterator[str]:
    """Yield why each path ended, of several with the names of their runs."""
    names, has_one = run_names(frame.document), len(frame.paths) == 1
    for path in frame.paths:
        if path.trajectory.stop is not None:
            whose = "" if has_one else f"{names[path.run]}: "
            yield f"{whose}{path.trajectory.stop.message}"


def _looking_at(frame: Frame, ranges: tuple[tuple[float, float], ...]) -> Document:
    """Return the document of ``frame`` with ``ranges`` in view.

    Raises
    ------
    ValueError
        In a sentence, where the range of a variable is missing.
    """
    if len(ranges) < len(frame.variables):
        names = ", ".join(frame.variables)
        raise ValueError(f"--bounds has one range, but there are the variables {names}")
    x, *others = ranges
    if len(frame.variables) > 1:
        return structs.replace(frame.document, bounds=Bounds(*x, *others[0]))
    kept = frame.document.bounds
    return structs.replace(
        frame.document,
        bounds=Bounds(*x, kept.ymin, kept.ymax),
        value_range=others[0] if others else None,
    )


def _placed(frame: Frame, is_placed: bool) -> Document:
    """Return the document of ``frame`` with bounds that have the starts in them."""
    if not is_placed:
        return structs.replace(
            frame.document, bounds=view_of(*(path.trajectory for path in frame.paths))
        )
    bounds = frame.document.bounds
    for start in frame.document.starts:
        bounds = with_point(bounds, start)
    return structs.replace(frame.document, bounds=bounds)


def _add_picture_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a .png, .svg or .pdf file"
    )
    add_figure_arguments(parser)
    parser.add_argument(
        "--bounds",
        type=arguments.ranges,
        default=(),
        metavar="XMIN,XMAX,YMIN,YMAX",
        help="what is in view; for one variable XMIN,XMAX will do",
    )
