"""A keystroke in a long formula to the repainted contour, against SymPy and matplotlib."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import numpy as np
import sympy
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import objective
from gdviewer.core.sampling import sample
from gdviewer.scene.contour import ContourScene
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.scene.frames import document_of, frame_of

GOLDSTEIN_PRICE = (
    "(1 + (x + y + 1)^2 * (19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))"
    " * (30 + (2*x - 3*y)^2 * (18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))"
)
WIDTH, HEIGHT = 900, 800
NODES, LEVELS = 256, 20
BOUNDS = Bounds(-2.0, 2.0, -2.0, 2.0)


def keystrokes() -> Callable[[], str]:
    """Return what gives a formula that has not been seen, as each keystroke does."""
    numbers = count(1)
    return lambda: f"{GOLDSTEIN_PRICE} + {next(numbers)}"


def ours(qtbot: QtBot) -> Callable[[], None]:
    """Return our way from a new formula to a repainted contour."""
    formula = keystrokes()
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(WIDTH, HEIGHT)
    before = frame_of(document_of(GOLDSTEIN_PRICE, BOUNDS))
    scene.apply(None, before)
    scene.show()
    qtbot.waitExposed(scene)
    corner = np.array([-1.0, 1.0])

    def type_a_key() -> None:
        surface = objective(formula())
        surface.value_and_gradient(corner)  # the derivative is made and compiled
        field = sample(surface, scene.view_bounds(), NODES, NODES, levels=LEVELS)
        scene.apply(before, frame_of(before.document, field=field))
        scene.repaint()

    return type_a_key


def theirs() -> tuple[Callable[[], NDArray[np.float64]], Callable[[], None]]:
    """Return what one would write without us: SymPy to a grid, and matplotlib's redraw."""
    formula = keystrokes()
    names = sympy.symbols("x y")
    axis = np.linspace(-2.0, 2.0, NODES)
    x, y = np.meshgrid(axis, axis)
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    plot = figure.add_subplot()
    image = plot.imshow(np.zeros((NODES, NODES)), extent=(-2, 2, -2, 2), origin="lower")
    drawn: list[Any] = []

    def evaluate() -> NDArray[np.float64]:
        expression = sympy.sympify(formula().replace("^", "**"))
        gradient = [sympy.diff(expression, name) for name in names]
        sympy.lambdify(names, gradient)(-1.0, 1.0)
        return np.asarray(sympy.lambdify(names, expression)(x, y))

    values = evaluate()
    levels = np.geomspace(values.min(), values.max(), LEVELS + 2)[1:-1]

    def redraw() -> None:
        image.set_data(np.log(values))
        image.autoscale()
        for contour in drawn:
            contour.remove()
        lines = plot.contour(x, y, values, levels=levels, colors="black", linewidths=0.7, alpha=0.3)
        drawn[:] = [lines]
        canvas.draw()

    return evaluate, redraw


def test_a_keystroke_repaints_the_contour_many_times_faster(
    qtbot: QtBot, benchmark: BenchmarkFixture, ratios: Ratios
) -> None:
    type_a_key = ours(qtbot)
    evaluate, redraw = theirs()
    benchmark(type_a_key)
    our_time, sympy_time, matplotlib_time = side_by_side(type_a_key, evaluate, redraw, rounds=31)
    ratios.record(
        "a keystroke, against matplotlib's redraw alone", our_time, matplotlib_time, at_least=4
    )
    both = sympy_time + matplotlib_time
    ratios.record("a keystroke, against SymPy and matplotlib", our_time, both, at_least=8)
