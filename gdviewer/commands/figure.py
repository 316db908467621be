"""The arguments of a picture: its size, its ground, its text and what it shows."""

from __future__ import annotations

import argparse

from msgspec import structs

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser
from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.export.figure import FIRST_SIZE, GROUNDS, Figure, Parts
from gdviewer.export.presets import PRESETS, Preset
from gdviewer.export.size import PictureSize
from gdviewer.state.document import Document

_USUAL = Preset("", FIRST_SIZE.width, FIRST_SIZE.height, "px")
_PARTS = {part.name.replace("_", "-"): part.name for part in hyperparameters(Parts)}


def add_figure_arguments(parser: Parser) -> None:
    """Add what decides how a picture looks."""
    named = ", ".join(_PARTS)
    parser.add_argument(
        "--preset",
        choices=tuple(PRESETS),
        help="a usual size with the dots per inch and the text that suit it",
    )
    parser.add_argument(
        "--size", metavar="WxH", help=f"{FIRST_SIZE.width}x{FIRST_SIZE.height}, or 160x120mm"
    )
    parser.add_argument(
        "--dpi", type=arguments.number, metavar="N", help=f"dots per inch, {_USUAL.dpi:g} if none"
    )
    parser.add_argument(
        "--text",
        type=arguments.number,
        metavar="POINTS",
        help=f"the height of the text, {_USUAL.text_points:g} if none; lines are in proportion",
    )
    parser.add_argument("--ground", choices=GROUNDS, default=GROUNDS[0], help="light if none")
    parser.add_argument(
        "--hide",
        type=arguments.names,
        default=(),
        metavar="PART,...",
        help=f"leave out some of {named}",
    )
    parser.add_argument(
        "--show",
        type=arguments.names,
        default=(),
        metavar="PART,...",
        help=f"add some of them; {_parts_left_out()} would not be there",
    )


def _parts_left_out() -> str:
    """Return the names of the parts that a picture has only when they are asked for."""
    usual = Parts()
    return ", ".join(name for name, field in _PARTS.items() if not getattr(usual, field))


def figure_of(given: argparse.Namespace, document: Document) -> Figure:
    """Return the picture that the arguments describe; what they leave open is as in ``document``.

    Raises
    ------
    ValueError
        In a sentence, where there can be no such picture.
    """
    usual = PRESETS[given.preset] if given.preset else _USUAL
    dpi = usual.dpi if given.dpi is None else given.dpi
    size = (
        PictureSize.parse(given.size, dpi)
        if given.size is not None
        else PictureSize.of(usual.width, usual.height, usual.unit, dpi)
    )
    text = usual.text_points if given.text is None else given.text
    parts = _parts(given.hide, given.show, Parts().as_in(document))
    return Figure(size, parts, given.ground, text)


def _parts(hidden: tuple[str, ...], shown: tuple[str, ...], usual: Parts) -> Parts:
    unknown = sorted({*hidden, *shown} - _PARTS.keys())
    if unknown:
        raise ValueError(f"a picture has no part {unknown[0]!r}; there are: {', '.join(_PARTS)}")
    wishes = {**dict.fromkeys(hidden, False), **dict.fromkeys(shown, True)}
    return structs.replace(usual, **{_PARTS[name]: is_on for name, is_on in wishes.items()})
