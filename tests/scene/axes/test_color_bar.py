import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.numbers import parse_number
from gdviewer.core.objective import objective
from gdviewer.core.sampling import sample
from gdviewer.core.shading import Shading
from gdviewer.scene.axes.color_bar import bar_labels, bar_width
from gdviewer.scene.theme import LIGHT

VIEW = Bounds(-2.0, 2.0, -2.0, 2.0)
SURFACES = [
    "x^2 + y^2",
    "(1 - x)^2 + 100(y - x^2)^2",
    "x^2 - y^2",
    "x^3 - 3x y^2",
    "exp(-x^2 - y^2)",
    "x + 2y",
    "1/x",
    "1e6 + x^2 + y^2",
    "1e-12 x y",
    "-1e300 x",
]

pytestmark = pytest.mark.usefixtures("qapp")


def shading_of(text: str) -> Shading:
    shading = sample(objective(text), VIEW, 64, 64).shading
    assert shading is not None
    return shading


@pytest.mark.parametrize("text", SURFACES)
def test_the_bar_has_the_values_of_four_to_six_isolines(text: str) -> None:
    shading = shading_of(text)
    labels = bar_labels(shading, 400, LIGHT)
    assert 4 <= len(labels) <= 6
    levels = np.array(shading.levels)
    gaps = np.diff(levels / 2, prepend=-np.inf, append=np.inf)
    for fraction, written in labels:
        place = int(np.abs(shading.fraction_of(levels) - fraction).argmin())
        error = parse_number(written) / 2 - levels[place] / 2
        assert shading.fraction_of(levels)[place] == fraction
        assert abs(error) < 0.11 * min(gaps[place], gaps[place + 1])


@pytest.mark.parametrize("text", SURFACES)
def test_no_two_values_on_the_bar_read_the_same(text: str) -> None:
    texts = [written for _, written in bar_labels(shading_of(text), 400, LIGHT)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("height", [0, 5, 16, 40, 90, 150, 300, 2000])
@pytest.mark.parametrize("text", SURFACES)
def test_the_values_do_not_overlap_at_any_height(text: str, height: int) -> None:
    for theme in (LIGHT, LIGHT.scaled(2.5)):
        fractions = [fraction for fraction, _ in bar_labels(shading_of(text), height, theme)]
        assert fractions
        assert (np.diff(fractions) * height >= 1.2 * theme.font_size).all()


def test_the_value_at_a_saddle_is_written() -> None:
    assert "3" in [text for _, text in bar_labels(shading_of("x^2 - y^2 + 3"), 400, LIGHT)]


def test_the_values_of_a_plane_are_round() -> None:
    texts = [text for _, text in bar_labels(shading_of("x + 2y"), 400, LIGHT)]
    assert texts == ["−5", "−3", "−1", "1", "3", "5"]


def test_a_constant_has_its_one_value_in_the_middle() -> None:
    assert bar_labels(shading_of("5"), 400, LIGHT) == [(0.5, "5")]


def test_two_values_with_none_between_have_one_label() -> None:
    assert bar_labels(Shading(1.0, 1.0 + 2**-52, 1.0), 400, LIGHT) == [(0.5, "1")]


def test_the_bar_keeps_its_width_while_its_values_change_a_little() -> None:
    widths = {bar_width([(0.5, text)], LIGHT) for text in ("5", "0.3", "−12", "0.104")}
    assert len(widths) == 1
    assert bar_width([(0.5, "−1.2345×10⁻¹²")], LIGHT) > max(widths)
