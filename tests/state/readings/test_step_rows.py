"""What is said of each step, for the eye and for a spreadsheet."""

from __future__ import annotations

import math
from itertools import islice

import numpy as np
import pytest
from msgspec.structs import replace

from gdviewer.core.descent import Descent
from gdviewer.core.moment import moments
from gdviewer.core.numbers import format_exact
from gdviewer.core.trajectory import Chunk, Trajectory
from gdviewer.core.walker import iterate
from gdviewer.state.document import Document
from gdviewer.state.readings.step_rows import as_text, figures, headers, in_one_cell
from gdviewer.state.resolve import resolve
from gdviewer.state.run import Run


def run_of(method: str, rule: str = "") -> tuple[Trajectory, Descent]:
    """Return 200 steps or fewer on a bowl, and the descent they are of."""
    has_rate = method != "nelder_mead"
    run = Run(method, {method: {"learning_rate": 0.01}} if has_rate else {}, rule)
    criteria = {"max_steps": 200.0}
    document = replace(Document(), expression="x^2 + 3 y^2", runs=(run,), criteria=criteria)
    descent = resolve(document).requests[0].descent
    trajectory = Trajectory(2)
    trajectory.extend(Chunk.of(list(iterate(descent)), 2))
    return trajectory, descent


def lines_of(method: str, *rows: range) -> list[list[str]]:
    """Return the cells of the lines below the name."""
    trajectory, descent = run_of(method)
    name, *lines = as_text("My run", ("x", "y"), trajectory, descent, rows).splitlines()
    assert name == "My run"
    return [line.split("\t") for line in lines]


def test_a_row_has_the_point_and_the_rates_that_led_there() -> None:
    trajectory, _ = run_of("momentum")
    x, y, f, norm, alpha, eta = figures(trajectory, 7)
    assert (x, y) == tuple(trajectory.x[7])
    assert f == trajectory.f[7]
    assert norm == pytest.approx(np.linalg.norm(trajectory.gradient[7]))
    assert (alpha, eta) == (trajectory.step_size[6], trajectory.learning_rate[6])
    assert all(map(math.isnan, figures(trajectory, 0)[4:]))


def test_the_rates_of_a_schedule_stand_at_the_point_that_they_led_to() -> None:
    trajectory, _ = run_of("gradient_descent", "exponential")
    rates = [figures(trajectory, step)[5] for step in range(1, 5)]
    assert rates == trajectory.learning_rate[:4].tolist()
    assert len({*rates}) == 4


def test_the_columns_are_named_after_the_variables() -> None:
    assert headers(("x", "y")) == ("step", "x", "y", "f", "∥∇f∥", "α", "η")
    assert headers(("t",)) == ("step", "t", "f", "|f′|", "α", "η")


def test_a_copy_has_all_digits_and_the_methods_own_terms_of_the_step_that_led_there() -> None:
    trajectory, descent = run_of("momentum")
    header, *lines = lines_of("momentum", range(201))
    assert header == ["step", "x", "y", "f", "∥∇f∥", "α", "η", "v"]
    assert len(lines) == len(trajectory)
    walked = list(islice(moments(descent, trajectory.checkpoint(0)), 200))
    for step, line in enumerate(lines):
        numbers = [float(cell) for cell in line[1:4]]
        assert numbers == [*trajectory.x[step], trajectory.f[step]]
        term = walked[step - 1].terms[0].value if step else None
        written = "" if term is None else f"({', '.join(map(format_exact, term))})"
        assert line[7] == written if step else len(line) == 7


def test_some_rows_alone_are_the_same_as_among_all() -> None:
    _, *everything = lines_of("adam", range(150))
    _, *some = lines_of("adam", range(70, 74), range(100, 130))
    assert some == [*everything[70:74], *everything[100:130]]


def test_points_and_matrices_have_one_cell_each() -> None:
    assert in_one_cell(np.array(0.5), format_exact) == "0.5"
    assert in_one_cell(np.array([0.5, -1.0]), format_exact) == "(0.5, -1)"
    assert in_one_cell(np.array([[1.0, 2.0], [3.0, 4.0]]), format_exact) == "(1, 2), (3, 4)"
    header, first, second, *_ = lines_of("nelder_mead", range(5))
    assert len(second) == len(header)
    assert first[0] == "0"
