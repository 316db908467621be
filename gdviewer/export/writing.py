"""Writes a picture or a chart of a frame to a file, in the format that its name asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gdviewer.core.files import replacing
from gdviewer.export.figure import Figure
from gdviewer.export.formats import formats
from gdviewer.export.subjects import PICTURE, Subject
from gdviewer.state.frame import Frame


def export(
    frame: Frame,
    path: Path,
    figure: Figure,
    is_wanted: Callable[[], bool] = lambda: True,
    subject: Subject = PICTURE,
) -> None:
    """Write the ``subject`` of ``frame`` to ``path``; its suffix is the key of the format.

    ``is_wanted`` is asked when the picture is painted: if it is not, nothing is written.

    Raises
    ------
    ValueError
        In a sentence: no such format, not enough memory, or a place that cannot be written; what
        was at ``path`` is then as it was.
    """
    encode = formats[format_of(path, subject)].value
    content = encode(subject.draw(frame, figure))
    if not is_wanted():
        return
    try:
        with replacing(path) as beside:
            beside.write_bytes(content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ValueError(f"{path} cannot be written: {reason}") from error


def format_of(path: Path, subject: Subject = PICTURE) -> str:
    """Return the key of the format that the suffix of ``path`` names.

    Raises
    ------
    ValueError
        If ``subject`` is not written in it.
    """
    known = [key for key in formats.load() if subject.has_format(key)]
    key = path.suffix.lower().removeprefix(".")
    if key not in known:
        raise ValueError(f"a {subject.noun} is written to a file ending in .{', .'.join(known)}")
    return key
