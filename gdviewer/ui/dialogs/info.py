"""The versions, places and screens that a report of a problem needs."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QGuiApplication

from gdviewer.core.version import program_version
from gdviewer.ui.folders import data_folder, program_settings
from gdviewer.ui.gl_probe import probe_gl

_PACKAGES = ("numpy", "contourpy", "msgspec", "sympy")


def versions() -> str:
    """Return one line for each of what the program is made of and where it keeps things."""
    qt = QLibraryInfo.version().toString()
    rows = {
        "GDViewer": program_version() or "not installed",
        "Python": f"{platform.python_version()} {platform.python_implementation()}",
        "PySide6": f"{PySide6.__version__}, Qt {qt}",
        **{name: _version_of(name) or "missing" for name in _PACKAGES},
        "platform": f"{platform.platform()} {platform.machine()}",
        "program": sys.executable,
        "settings": program_settings().fileName(),
        "data": str(data_folder()),
    }
    return _table(rows)


def screens() -> str:
    """Return one line for the display system, for each screen and for OpenGL, as they are found."""
    rows = {"display": QGuiApplication.platformName()}
    for number, screen in enumerate(QGuiApplication.screens(), 1):
        size = screen.size()
        rows[f"screen {number}"] = (
            f"{size.width()} × {size.height()}, scale {screen.devicePixelRatio():g}, "
            f"{screen.logicalDotsPerInch():g} dots per inch"
        )
    found = probe_gl()
    rows["OpenGL"] = found.missing or found.description
    return _table(rows)


def _table(rows: dict[str, str]) -> str:
    return "\n".join(f"{name:<10} {value}" for name, value in rows.items())


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
