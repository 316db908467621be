"""A keystroke in a formula to the repainted contour, against SymPy and matplotlib."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from statistics import median
from typing import Any

import numpy as np
import sympy
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from msgspec.structs import astuple
from numpy.typing import NDArray
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import objective
from gdviewer.core.sampling import sample
from gdviewer.scene.contour import ContourScene
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.benchmarks.reference import REFERENCES, Reference
from tests.scene.frames import document_of, frame_of

GOLDSTEIN_PRICE = Reference(
    "goldstein_price",
    "(1 + (x + y + 1)^2 * (19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))"
    " * (30 + (2*x - 3*y)^2 * (18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
    {},
    Bounds(-2.0, 2.0, -2.0, 2.0),
)
WIDTH, HEIGHT = 900, 800
NODES, LEVELS = 256, 20


def keystrokes(reference: Reference) -> Callable[[], str]:
    """Return what gives a formula that has not been seen, as each keystroke does."""
    numbers = count(1)
    return lambda: f"{reference.text} + {next(numbers)}"


def ours(qtbot: QtBot, reference: Reference) -> Callable[[], None]:
    """Return our way from a new formula to a repainted contour."""
    formula, bounds = keystrokes(reference), reference.bounds
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(WIDTH, HEIGHT)
    before = frame_of(document_of(reference.text, bounds, parameters=reference.parameters))
    scene.apply(None, before)
    scene.show()
    qtbot.waitExposed(scene)
    corner = np.array([bounds.xmin, bounds.ymax])

    def type_a_key() -> None:
        surface = objective(formula(), parameters=reference.parameters)
        surface.value_and_gradient(corner)  # the derivative is made and compiled
        field = sample(surface, scene.view_bounds(), NODES, NODES, levels=LEVELS)
        scene.apply(before, frame_of(before.document, field=field))
        scene.repaint()

    return type_a_key


class Theirs:
    """What one would write without us: SymPy to a grid, and matplotlib."""

    def __init__(self, reference: Reference) -> None:
        self.formula, self.bounds = keystrokes(reference), reference.bounds
        self.parameters = {sympy.Symbol(k): value for k, value in reference.parameters.items()}
        (left, right, bottom, top) = astuple(self.bounds)
        self.x, self.y = np.meshgrid(
            np.linspace(left, right, NODES), np.linspace(bottom, top, NODES)
        )
        figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
        self.canvas: Any = FigureCanvasAgg(figure)
        self.plot: Any = figure.add_subplot()
        values = self.evaluate()
        self.shown = np.log(values - values.min() + 1)
        self.levels = np.linspace(self.shown.min(), self.shown.max(), LEVELS + 2)[1:-1]
        self.image = self.plot.imshow(self.shown, extent=astuple(self.bounds), origin="lower")
        self.drawn: list[Any] = []

    def evaluate(self) -> NDArray[np.float64]:
        """Return the values of a new formula, after its gradient at a point."""
        names = sympy.symbols("x y", real=True)
        known = {symbol.name: symbol for symbol in (*names, *self.parameters)}
        text = self.formula().replace("^", "**")
        expression = sympy.sympify(text, locals=known).subs(self.parameters)
        gradient = [sympy.diff(expression, name) for name in names]
        sympy.lambdify(names, gradient)(self.bounds.xmin, self.bounds.ymax)
        return np.asarray(sympy.lambdify(names, expression)(self.x, self.y))

    def redraw(self) -> None:
        """Draw it, with all that can be kept of what was drawn before."""
        self.image.set_data(self.shown)
        self.image.autoscale()
        for contour in self.drawn:
            contour.remove()
        self.drawn = [self.draw_lines()]
        self.canvas.draw()

    def replot(self) -> None:
        """Draw it as one usually would: anew, the fill and the lines."""
        self.plot.clear()
        self.plot.contourf(self.x, self.y, self.shown, levels=self.levels, extend="both")
        self.draw_lines()
        self.canvas.draw()

    def draw_lines(self) -> Any:
        """Draw the isolines."""
        return self.plot.contour(
            self.x,
            self.y,
            self.shown,
            levels=self.levels,
            colors="black",
            linewidths=0.7,
            alpha=0.3,
        )


def test_a_keystroke_repaints_the_contour_many_times_faster(
    qtbot: QtBot, benchmark: BenchmarkFixture, ratios: Ratios
) -> None:
    type_a_key = ours(qtbot, GOLDSTEIN_PRICE)
    theirs = Theirs(GOLDSTEIN_PRICE)
    benchmark(type_a_key)
    our_time, sympy_time, matplotlib_time = side_by_side(
        type_a_key, theirs.evaluate, theirs.redraw, rounds=31
    )
    ratios.record(
        "a keystroke, against matplotlib's redraw alone", our_time, matplotlib_time, at_least=4
    )
    both = sympy_time + matplotlib_time
    ratios.record("a keystroke, against SymPy and matplotlib", our_time, both, at_least=8)


def test_a_keystroke_in_any_reference_function_is_answered_many_times_faster(
    qtbot: QtBot, ratios: Ratios
) -> None:
    times = []
    print()
    for reference in REFERENCES:
        theirs = Theirs(reference)
        own, *other = side_by_side(
            ours(qtbot, reference), theirs.evaluate, theirs.replot, rounds=7, warm_up=1
        )
        times.append((own, sum(other)))
        print(f"{reference.name:<26} {own * 1e3:6.1f} ms, {sum(other) / own:5.1f} times faster")
    usual = median(own for own, _ in times)
    faster = [other / own for own, other in times]
    ratios.record("a keystroke, the median function", usual, median(faster) * usual, at_least=8)
    ratios.record("a keystroke, the worst function", usual, min(faster) * usual, at_least=3)
