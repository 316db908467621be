"""See how gradient descent and every other optimizer go down a surface, and why.

The window needs Qt; what is here runs without it.
"""

from __future__ import annotations

from gdviewer.core.api import descend, optimizers, problems, step_rules
from gdviewer.core.expression import ExpressionError, parse
from gdviewer.core.objective import objective
from gdviewer.core.race import race

__all__ = [
    "ExpressionError",
    "descend",
    "objective",
    "optimizers",
    "parse",
    "problems",
    "race",
    "step_rules",
]
