"""Functions that pick a value by a condition such as ``x > 0``."""

from __future__ import annotations

from gdviewer.core.expression.table.function import Function

CONDITIONS = (
    Function(
        "if",
        "if(condition, a, b): a where the condition holds, b otherwise",
        "if(x > 0, x^2, -x) + y^2",
    ),
    Function(
        "piecewise",
        "each condition with its value, then the value otherwise; the first that holds counts",
        "piecewise(x < -1, -x, x < 1, x^2, x) + y^2",
    ),
)
