"""Finds the data files, which lie beside the package in a checkout and inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(name: str) -> Path:
    """Return the path of the data file or folder ``name``, e.g. ``"problems.toml"``.

    Raises
    ------
    FileNotFoundError
        If there is no such resource, in the package or beside it.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"the resource {name!r} is missing from this installation")
