"""Powers, roots and lengths."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdviewer.core.expression.table.function import Function, Kink


def _nthroot(u: Any, v: Any) -> Any:
    """Return the real root: of a negative number where v is odd; nan where v is 0."""
    v = np.where(np.equal(v, 0.0), np.nan, v)
    is_odd = np.equal(np.fmod(np.abs(v), 2.0), 1.0)
    # 1/v may be whole where v is not, and a whole power of a negative number is a number
    size = np.where(is_odd, np.abs(u), np.where(np.less(u, 0.0), np.nan, u))
    root = np.power(size, 1.0 / v)
    # 1/v is rounded, so that the cube root of 64 would not be 4: one step of Newton's method
    step = (np.power(root, v) / size - 1.0) / v
    root = np.where(np.abs(step) < 1e-6, root * (1.0 - step), root)
    return np.where(is_odd, np.copysign(root, u), root)


def _nonzero(u: Any, v: Any) -> Any:
    return u + ((u == 0.0) & (v == 0.0))


_AT_ZERO = Kink("u", "{u} = 0", "steep")

POWERS = (
    Function(
        "sqrt",
        "square root",
        "sqrt(x^2 + y^2)",
        np.sqrt,
        ("0.5/sqrt(u)",),
        sympy="sqrt",
        domain="x >= 0",
        kink=_AT_ZERO,
    ),
    Function(
        "cbrt",
        "cube root, also of negative numbers",
        "cbrt(x) + y^2",
        np.cbrt,
        ("1/(3*cbrt(u)^2)",),
        "sign(u)*abs(u)^(1/3)",
        kink=_AT_ZERO,
    ),
    Function(
        "nthroot",
        "real root: nthroot(x, n) is the number whose power n is x",
        "nthroot(x, 5) + y^2",
        _nthroot,
        (
            "1/(v*nthroot(u, v)^(v - 1))",
            "-nthroot(u, v)*log(nonzero(u, u))/v^2",
        ),
        sympy="real_root",
        domain="x >= 0, or an odd n",
        arity=2,
        kink=_AT_ZERO,
    ),
    Function(
        "pow",
        "x to the power y, x^y",
        "pow(x, 4) + y^2",
        meaning="u^v",
        aliases=("power",),
        arity=2,
    ),
    Function(
        "hypot",
        "length of (x, y), sqrt(x^2 + y^2)",
        "hypot(x, y)",
        np.hypot,
        ("u/hypot(u, v)", "v/hypot(u, v)"),
        "sqrt(u^2 + v^2)",
        arity=2,
        kink=Kink("hypot(u, v)", "{u} = 0 and {v} = 0", "corner"),
    ),
    Function(
        "nonzero",
        "x, or 1 where x and y are both 0",
        "1/nonzero(x, y)",
        _nonzero,
        ("1", "0"),
        "u + 1 - sign(abs(u) + abs(v))",
        arity=2,
        kink=Kink("hypot(u, v)", "{u} = 0 and {v} = 0", "jump"),
        is_inner=True,
    ),
)
