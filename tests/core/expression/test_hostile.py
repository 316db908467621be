"""What people type, mistype and try: every firm entry of the corpus behaves, and quickly."""

import gc
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviewer.core.expression import ExpressionError
from gdviewer.core.objective import objective

CORPUS = Path(__file__).parents[2] / "data" / "hostile_dev.jsonl"
ENTRIES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
SLOWEST = 0.2  # seconds of the processor; the usual time is a hundredth of it


def text_of(entry: dict[str, Any]) -> str:
    if "input" in entry:
        return str(entry["input"])
    return "".join(piece * count for piece, count in entry["gen"])


@pytest.fixture(scope="module", autouse=True)
def special_functions() -> None:
    """Have SciPy imported, once for all: the times are those of the formulas alone."""
    objective("erf(x)").value(np.zeros(2))


@pytest.fixture(autouse=True)
def no_collection() -> Iterator[None]:
    """Leave what other tests have left behind alone while the time is taken."""
    gc.disable()
    yield
    gc.enable()


def selected(expect: str, is_firm: bool) -> list[Any]:
    return [
        pytest.param(entry, id=str(entry["id"]))
        for entry in ENTRIES
        if entry["expect"] == expect and entry["firm"] == is_firm
    ]


@pytest.mark.parametrize("entry", selected("refuse", is_firm=True))
def test_what_is_no_formula_is_refused_at_a_place_in_the_text(entry: dict[str, Any]) -> None:
    text = text_of(entry)
    began = time.thread_time()
    with pytest.raises(ExpressionError) as caught:
        objective(text, parameters=entry.get("params"))
    assert time.thread_time() - began < SLOWEST
    error = caught.value
    assert 0 <= error.start <= error.end <= len(text)
    assert str(error) == error.message
    assert error.message


@pytest.mark.parametrize("entry", selected("accept", is_firm=True))
def test_a_formula_is_read_as_people_mean_it(entry: dict[str, Any]) -> None:
    check_value(entry)


@pytest.mark.parametrize("entry", selected("accept", is_firm=False))
def test_what_can_be_read_in_two_ways_is_refused_or_read_rightly(entry: dict[str, Any]) -> None:
    try:
        check_value(entry)
    except ExpressionError as error:
        assert error.hint  # noqa: PT017 - what would be right is said


def check_value(entry: dict[str, Any]) -> None:
    began = time.thread_time()
    surface = objective(text_of(entry), parameters=entry.get("params"))
    if "value_at" in entry:
        at = entry["value_at"]
        point = np.array([at["x"], at["y"]])
        f, gradient = surface.value_and_gradient(point)
        assert f == pytest.approx(at["value"], rel=1e-9, abs=0)
        if "grad_at" in entry:
            expected, tolerance = entry["grad_at"], entry["grad_at"]["tol"]
            wanted = [expected["gx"], expected["gy"]]
            assert gradient == pytest.approx(wanted, rel=tolerance, abs=tolerance)
    assert time.thread_time() - began < SLOWEST
