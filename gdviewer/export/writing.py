"""Writes the picture of a frame to a file, in the format that its name asks for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from gdviewer.core.files import replacing
from gdviewer.export.formats import formats
from gdviewer.export.picture import paint_picture
from gdviewer.export.size import PictureSize
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.frame import Frame


def export(frame: Frame, path: Path, size: PictureSize, theme: Theme = LIGHT) -> None:
    """Write the picture of ``frame`` to ``path``; its suffix is the key of the format.

    Raises
    ------
    ValueError
        In a sentence: no such format, not enough memory, or a place that cannot be written; what
        was at ``path`` is then as it was.
    """
    encode = formats[format_of(path)].value
    paint = partial(paint_picture, frame=frame, size=size, theme=theme)
    content = encode(size, theme.card, paint)
    try:
        with replacing(path) as beside:
            beside.write_bytes(content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ValueError(f"{path} cannot be written: {reason}") from error


def format_of(path: Path) -> str:
    """Return the key of the format that the suffix of ``path`` names.

    Raises
    ------
    ValueError
        If there is none.
    """
    known = formats.load()
    key = path.suffix.lower().removeprefix(".")
    if key not in known:
        raise ValueError(f"a picture is written to a file ending in .{', .'.join(known)}")
    return key
