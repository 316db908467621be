"""One step of Adam on Rosenbrock, through ``descend``, against PyTorch's eager Adam."""

from __future__ import annotations

import pytest
import torch
from pytest_benchmark.fixture import BenchmarkFixture

import gdviewer
from tests.benchmarks.comparison import Ratios, side_by_side

STEPS = 500
START = (-1.2, 1.0)
LEARNING_RATE = 0.05
ROSENBROCK = gdviewer.objective("(a-x)^2 + b*(y-x^2)^2", parameters={"a": 1, "b": 100})


def by_descend() -> list[float]:
    path = gdviewer.descend(ROSENBROCK, START, "adam", learning_rate=LEARNING_RATE, max_steps=STEPS)
    assert len(path.x) == STEPS + 1
    end: list[float] = path.x[-1].tolist()
    return end


def by_torch() -> list[float]:
    point = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([point], lr=LEARNING_RATE)
    for _ in range(STEPS):
        optimizer.zero_grad()
        x, y = point
        ((1 - x) ** 2 + 100 * (y - x**2) ** 2).backward()
        optimizer.step()
    end: list[float] = point.detach().tolist()
    return end


def test_a_step_of_adam_is_ten_times_faster_than_pytorch(
    benchmark: BenchmarkFixture, ratios: Ratios
) -> None:
    torch.set_num_threads(1)
    assert by_descend() == pytest.approx(by_torch(), rel=1e-7)
    benchmark(by_descend)
    ours, theirs = side_by_side(by_descend, by_torch, rounds=9, warm_up=1)
    ratios.record("a step of Adam against PyTorch", ours / STEPS, theirs / STEPS, at_least=10)
