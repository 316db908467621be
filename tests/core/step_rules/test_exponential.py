from __future__ import annotations

import pytest

from gdviewer.core.optimizers.base import Rates
from gdviewer.core.step_rules.exponential import Exponential


@pytest.mark.parametrize("gamma", [0.5, 1.0, 1.5])
def test_the_learning_rate_starts_as_it_is_and_is_multiplied_at_each_step(gamma: float) -> None:
    schedule = Exponential(gamma=gamma)
    state = schedule.init(Rates(0.25, 0.9))
    for step in range(5):
        rates, state = schedule.rates(step, 1.0, state)
        assert rates == Rates(0.25 * gamma**step, 0.9)
