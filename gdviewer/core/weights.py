"""What an evaluation costs, so that methods that ask for different things can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from gdviewer.core.hyperparameters import build
from gdviewer.core.objective import Array


def _weight(symbol: str, what: str) -> msgspec.Meta:
    return msgspec.Meta(
        ge=0,
        le=1000,
        title=f"Weight of {symbol}",
        description=f"How much one evaluation of {what} counts.",
        extra={"typical": (0.0, 10.0)},
    )


class Weights(msgspec.Struct, frozen=True):
    """How much one evaluation of f, of ∇f and of the Hessian counts.

    Each counts once by default: for two variables a gradient by reverse accumulation takes little
    longer than f (A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition 2008, section
    4.6).
    """

    f: Annotated[float, _weight("f", "f")] = 1.0
    gradient: Annotated[float, _weight("∇f", "the gradient")] = 1.0
    hessian: Annotated[float, _weight("H", "the Hessian")] = 1.0

    def cost(self, nfev: int, njev: int, nhev: int) -> float:
        """Return what so many evaluations count together."""
        return self.f * nfev + self.gradient * njev + self.hessian * nhev

    def costs(
        self, nfev: NDArray[np.int64], njev: NDArray[np.int64], nhev: NDArray[np.int64]
    ) -> Array:
        """Return what each of the points of a run had cost, the shape of the counts."""
        total: Array = self.f * nfev + self.gradient * njev + self.hessian * nhev
        return total


def read_weights(values: Mapping[str, object], what: str) -> Weights:
    """Return the weights that ``values`` has by name, the others as usual.

    Raises
    ------
    ValueError
        One sentence that names ``what`` and what would be right.
    """
    return build(Weights, values, what, "kind of evaluation")


EQUAL = Weights()
