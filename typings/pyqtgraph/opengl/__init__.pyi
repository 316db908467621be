from typing import Any, TypeAlias

import numpy as np
from PySide6.QtGui import QMatrix4x4, QVector3D
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget

Region: TypeAlias = tuple[float, float, float, float]

class GLViewWidget(QOpenGLWidget):
    opts: dict[str, Any]
    def __init__(self, parent: QWidget | None = None) -> None: ...
    def addItem(self, item: GLSurfacePlotItem) -> None: ...
    def reset(self) -> None: ...
    def paint(self, *, region: Region, viewport: Region, useItemNames: bool = False) -> None: ...
    def projectionMatrix(self, region: Region, viewport: Region) -> QMatrix4x4: ...
    def viewMatrix(self) -> QMatrix4x4: ...
    def orbit(self, azim: float, elev: float) -> None: ...
    def pan(self, dx: float, dy: float, dz: float, relative: str = "global") -> None: ...
    def setCameraPosition(
        self,
        pos: QVector3D | None = None,
        distance: float | None = None,
        elevation: float | None = None,
        azimuth: float | None = None,
    ) -> None: ...

class GLSurfacePlotItem:
    def __init__(
        self,
        x: np.ndarray[Any, Any],
        y: np.ndarray[Any, Any],
        z: np.ndarray[Any, Any],
        shader: str = "shaded",
    ) -> None: ...
