import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.critical_points.search import find_saddles
from gdviewer.core.objective import objective
from gdviewer.core.problems import problems
from gdviewer.core.sampling import sample
from tests.core.surfaces import Surface

SQUARE = Bounds(-2.0, 2.0, -2.0, 2.0)
HIMMELBLAU = (
    (-0.12796134673068, -1.95371498024458),
    (-3.07302575076439, -0.0813530442879675),
    (3.38515418360702, 0.0738518798377493),
    (0.0866775045553964, 2.8842547011747761),
)


def saddles_of(
    text: str, bounds: Bounds = SQUARE, nodes: int = 96
) -> tuple[tuple[float, ...], ...]:
    surface = objective(text)
    field = sample(surface, bounds, nodes, nodes)
    return find_saddles(surface, field.x, field.y, field.values)


@pytest.mark.parametrize("nodes", [96, 97, 256])
def test_the_saddles_of_himmelblau_are_found_to_the_last_digits(nodes: int) -> None:
    problem = problems()["himmelblau"]
    found = saddles_of(problem.expression, problem.bounds, nodes)
    assert len(found) == 4
    for point in HIMMELBLAU:
        assert min(np.hypot(x - point[0], y - point[1]) for x, y in found) < 1e-9


@pytest.mark.parametrize("nodes", [64, 65])
@pytest.mark.parametrize(
    "text",
    [
        "0.25x^4 - 0.5x^2 + 0.5y^2",
        "x^2 - y^2",
        "x y",
        "x^3 - 3x y^2",
        "x^4 - y^4",
        "x^4 - 6x^2 y^2 + y^4",
        "x^2 - y^2 + 1e6",
        "1000(x - y)^2 - (x + y)^2",
        "1e-200 x y",
        "1e200 x y",
    ],
)
def test_a_saddle_at_the_origin_reads_zero_even_where_the_curvature_vanishes(
    text: str, nodes: int
) -> None:
    assert saddles_of(text, nodes=nodes) == ((0.0, 0.0),)


@pytest.mark.parametrize(
    "text",
    [
        "x^2 + y^2",
        "-x^2 - y^2",
        "x^4 + y^4",
        "x + 2y",
        "x",
        "5",
        "y^2",
        "x^3 + y^3",
        "x^2 y",
        "x^3 + y^2",
        "1/x",
        "1/(x^2 + y^2)",
        "log(x^2 + y^2)",
        "log(x) + y",
        "tan(x)",
        "floor(x) + y",
        "max(0, x - 1)",
        "abs(x) + abs(y)",
        "(1 - x)^2 + 100(y - x^2)^2",
        "exp(1000 x^2)",
        "1e308 x y^2",
        "sqrt(-1 - x^2)",
    ],
)
def test_there_are_none_where_there_is_no_saddle(text: str) -> None:
    assert saddles_of(text, nodes=96) == saddles_of(text, nodes=97) == ()


def test_a_saddle_is_found_wherever_it_lies_between_the_nodes() -> None:
    for text in ("u^3 - 3u v^2", "u^2 - v^2", "u^4 - v^4", "30(u - v)^2 - (u + v)^2"):
        for x, y in np.random.default_rng(5).uniform(-1.5, 1.5, (20, 2)).tolist():
            moved = text.replace("u", f"(x - ({x}))").replace("v", f"(y - ({y}))")
            (found,) = saddles_of(moved, nodes=64)
            assert found == pytest.approx((x, y), abs=1e-6)


def test_many_saddles_are_all_found_once() -> None:
    found = saddles_of("sin(3x) sin(3y)", Bounds(-4.0, 4.0, -4.0, 4.0))
    turns = np.arange(-3, 4) * np.pi / 3
    expected = {(round(x, 6), round(y, 6)) for x in turns for y in turns}
    assert {(round(x, 6), round(y, 6)) for x, y in found} == expected
    assert len(found) == len(expected)


def test_a_saddle_beyond_the_edge_is_not_in_view() -> None:
    assert saddles_of("x y", Bounds(0.01, 2.0, -1.0, 1.0)) == ()


def test_without_a_hessian_there_are_none() -> None:
    axis = np.linspace(-1.0, 1.0, 32)
    saddle = Surface(lambda x, y: x * x - y * y, lambda x, y: (2 * x, -2 * y))
    values = axis**2 - axis[:, np.newaxis] ** 2
    assert find_saddles(saddle, axis, axis, values) == ()


def test_the_smallest_grid_has_none() -> None:
    assert saddles_of("x y", nodes=3) == ()
