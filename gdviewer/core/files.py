"""Writes a file whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file beside ``path`` to write to, and move it to ``path`` if all went well.

    Raises
    ------
    OSError
        If the folder cannot be written; what was at ``path`` is then as it was.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".gdviewer-") as folder:
            beside = Path(folder) / path.name
            yield beside
            beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
