"""Asks, before anything of OpenGL is imported, whether a surface in space can be drawn here."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext

_RENDERER, _VERSION = 0x1F01, 0x1F02
_LEAST = (2, 1)
_SOFTWARE = ("llvmpipe", "softpipe", "swrast", "software", "swiftshader")


@dataclass(frozen=True, slots=True)
class GlProbe:
    """What was found: ``missing`` is a sentence, empty where OpenGL is there.

    It ``is_software`` where the processor draws in place of a graphics card. ``description`` are
    the version and what draws, in the driver's own words.
    """

    missing: str = ""
    is_software: bool = False
    description: str = ""


@lru_cache(maxsize=1)
def probe_gl() -> GlProbe:
    """Return whether OpenGL is there; a context is made, once, and given back."""
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if not (context.create() and surface.isValid() and context.makeCurrent(surface)):
        return GlProbe(_sentence("no OpenGL"))
    try:
        version = context.format().version()
        if tuple(version) < _LEAST:
            return GlProbe(_sentence(f"only OpenGL {version[0]}.{version[1]}"))
        renderer, told = (
            str(context.functions().glGetString(one)) for one in (_RENDERER, _VERSION)
        )
        is_software = any(name in renderer.lower() for name in _SOFTWARE)
        return GlProbe(is_software=is_software, description=f"{told}, {renderer}")
    finally:
        context.doneCurrent()


def _sentence(found: str) -> str:
    remedy = "install the driver of the graphics card"
    if sys.platform.startswith("linux"):
        remedy += ", or on Debian and Ubuntu: sudo apt-get install libgl1-mesa-dri"
    return (
        f"The surface needs OpenGL 2.1, and there is {found} here. To see it, {remedy}. "
        "Everything else works without."
    )
