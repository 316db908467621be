"""Makes a comparison in one action: methods, learning rates or starts side by side."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.three_rates import ThreeRates
from gdviewer.state.document import FARTHEST, Document
from gdviewer.state.edits import run_edits
from gdviewer.state.edits.choices import choose_problem, set_hyperparameter
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.run import Run

CLASSIC_FIVE: Mapping[str, float] = {
    "gradient_descent": 0.002,
    "momentum": 0.001,
    "nesterov": 0.001,
    "rmsprop": 0.003,
    "adam": 0.1,
}
"""The methods that every course compares, each with a rate that is good on Rosenbrock."""

_SHARE_OF_VIEW = 0.25


def classic_five_on_rosenbrock(document: Document) -> Document:
    """Show Rosenbrock's function with the classic five, from its usual start."""
    chosen = choose_problem(document, "rosenbrock")
    return run_edits.set_runs(chosen, [_at_rate(*each) for each in CLASSIC_FIVE.items()])


def methods_at_rate(document: Document, rate: float) -> Document:
    """Let the classic five go with one learning rate."""
    return run_edits.set_runs(document, [_at_rate(key, rate) for key in CLASSIC_FIVE])


def at_three_rates(document: Document, run: Run, rates: ThreeRates) -> Document:
    """Let the method of ``run`` go with a learning rate too small, a good one and one too large."""
    title = optimizers[run.optimizer].title
    named = {
        "too small": rates.too_small,
        "good": rates.good,
        "too large": rates.too_large,
    }
    return run_edits.set_runs(
        document,
        [
            replace(set_hyperparameter(run, RATE, rate), name=f"{title}, {name}", is_visible=True)
            for name, rate in named.items()
        ],
    )


def from_four_starts(document: Document, run: Run, dimension: int) -> Document:
    """Let ``run`` alone go from four points around the first start, a quarter of the view away.

    In a function of one variable, where ``dimension`` is 1, they lie in a row.
    """
    x, y = document.starts[0][0], document.starts[0][-1]
    right, up = _SHARE_OF_VIEW * document.bounds.width, _SHARE_OF_VIEW * document.bounds.height
    if dimension == 1:
        places = [(-right, 0.0), (-right / 2, 0.0), (right / 2, 0.0), (right, 0.0)]
    else:
        places = [(-right, -up), (right, -up), (right, up), (-right, up)]
    starts = tuple((_plain(x + across), _plain(y + along)) for across, along in places)
    return replace(run_edits.set_runs(document, [replace(run, is_visible=True)]), starts=starts)


def _at_rate(key: str, rate: float) -> Run:
    return set_hyperparameter(Run(key), RATE, rate)


def _plain(coordinate: float) -> float:
    """Return ``coordinate`` with as many digits as one would type, no farther than can be."""
    return max(-FARTHEST, min(float(f"{coordinate:.3g}"), FARTHEST))
