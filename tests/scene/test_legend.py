import pytest
from PySide6.QtCore import QSizeF

from gdviewer.core.stopping import Criteria
from gdviewer.scene.legend import Detail, Legend
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import LIGHT
from gdviewer.state.readings.digest import PathDigest

pytestmark = pytest.mark.usefixtures("qapp")

WIDE = QSizeF(600.0, 400.0)


def path(run: int = 0, steps: int = 12, ending: str = "diverged") -> PathDigest:
    settings = ("η = 0.05", "β₁ = 0.9", "β₂ = 0.999", "ε = 10⁻⁸")
    return PathDigest(run, "Adam", settings, (), (1.0, 1.0), steps, (0.0, 0.0), 1.0, ending, None)


def texts(legend: Legend | None) -> list[str]:
    assert legend is not None
    return [line.text.replace("\N{NO-BREAK SPACE}", " ") for line in legend.lines]


def test_a_run_has_its_name_its_settings_its_steps_and_its_end() -> None:
    assert texts(Legend.of([path()], WIDE, LIGHT)) == [
        "Adam, η = 0.05, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸",
        "12 steps: diverged",
    ]


def test_a_run_that_goes_on_has_its_steps_alone() -> None:
    assert texts(Legend.of([path(ending="")], WIDE, LIGHT))[-1] == "12 steps"


def test_a_narrow_legend_is_broken_between_settings() -> None:
    legend = Legend.of([path()], QSizeF(170.0, 400.0), LIGHT)
    assert legend is not None
    assert legend.size.width() <= 170.0
    assert " ".join(texts(legend)[:-1]) == "Adam, η = 0.05, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸"
    assert legend.cuts == 0


def test_the_starts_of_a_run_share_an_entry() -> None:
    legend = Legend.of([path(steps=12), path(steps=30)], WIDE, LIGHT)
    assert texts(legend)[-1] == "12–30 steps: diverged"


def test_a_brief_legend_has_two_lines_for_each_run_however_narrow_it_is() -> None:
    runs = [path(0), path(1)]
    assert texts(Legend.of(runs, WIDE, LIGHT, Detail.BRIEF)) == [
        "Adam, η = 0.05",
        "12 steps: diverged",
        "Adam, η = 0.05",
        "12 steps: diverged",
    ]
    narrow = Legend.of(runs, QSizeF(148.0, 400.0), LIGHT, Detail.BRIEF)
    assert narrow is not None
    assert len(narrow.lines) == 4
    assert narrow.cuts > 0


def test_a_short_legend_has_a_line_for_each_run() -> None:
    assert texts(Legend.of([path(0), path(1)], WIDE, LIGHT, Detail.SHORT)) == ["Adam, η = 0.05"] * 2


def test_a_legend_is_as_wide_while_runs_go_on_as_when_they_have_ended() -> None:
    def width(steps: int, ending: str) -> float:
        runs = [path(0, steps, ending), path(1, steps, ending)]
        legend = Legend.of(runs, WIDE, LIGHT, Detail.BRIEF, Criteria())
        assert legend is not None
        return legend.size.width()

    assert width(3, "") == width(2000, "step limit") == width(1685, "gradient below 10⁻⁶")


def test_runs_that_do_not_fit_are_shortened_then_counted() -> None:
    runs = [path(run) for run in range(6)]
    short = Legend.of(runs, QSizeF(600.0, 120.0), LIGHT)
    assert texts(short) == ["Adam, η = 0.05"] * 6
    counted = Legend.of(runs, QSizeF(600.0, 60.0), LIGHT)
    assert texts(counted)[-1] == "and 5 more"
    assert counted is not None
    assert counted.cuts > 0


def test_a_legend_is_as_large_as_its_lines() -> None:
    legend = Legend.of([path()], WIDE, LIGHT)
    assert legend is not None
    widest = max(text_width(line.text, LIGHT) for line in legend.lines)
    assert widest < legend.size.width() < widest + 5 * LIGHT.font_size


def test_there_is_no_legend_where_there_is_no_room() -> None:
    assert Legend.of([path()], QSizeF(40.0, 400.0), LIGHT) is None
    assert Legend.of([path()], QSizeF(400.0, 20.0), LIGHT) is None
