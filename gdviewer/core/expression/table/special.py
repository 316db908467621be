"""The error function, and the gamma function with its derivatives."""

from __future__ import annotations

import importlib
import math
from functools import cached_property
from typing import Any

from gdviewer.core.expression.table.function import Function, Kink
from gdviewer.core.expression.table.polygamma import MAX_ORDER, digamma, polygamma


class FromSciPy:
    """A ufunc of scipy.special, which takes a third of a second to import: when first called."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _ufunc(self) -> Any:
        return getattr(importlib.import_module("scipy.special"), self._name)

    def __call__(self, u: Any) -> Any:
        """Return the values at ``u``."""
        return self._ufunc(u)


_NO_POLE = "x is none of 0, -1, -2, ..."
_AT_POLES = Kink("1/gamma(u)", "{u} is 0, -1, -2, ...", "pole")

SPECIAL = (
    Function(
        "erf",
        "error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x",
        "erf(x) + y^2",
        FromSciPy("erf"),
        ("2/sqrt(pi)*exp(-u^2)",),
        sympy="erf",
        constant=math.erf,
    ),
    Function(
        "erfc",
        "1 - erf(x), exact also where erf is near 1",
        "erfc(x) + y^2",
        FromSciPy("erfc"),
        ("-2/sqrt(pi)*exp(-u^2)",),
        sympy="erfc",
        constant=math.erfc,
    ),
    Function(
        "gamma",
        "gamma function, (x - 1)! of a whole number",
        "gamma(x) + y^2",
        FromSciPy("gamma"),
        ("gamma(u)*digamma(u)",),
        sympy="gamma",
        domain=_NO_POLE,
        kink=_AT_POLES,
        constant=math.gamma,
    ),
    Function(
        "lgamma",
        "logarithm of |gamma(x)|, without overflow",
        "lgamma(x) + y^2",
        FromSciPy("gammaln"),
        ("digamma(u)",),
        "log(abs(gamma(u)))",
        aliases=("loggamma", "gammaln"),
        domain=_NO_POLE,
        kink=_AT_POLES,
        constant=math.lgamma,
    ),
    Function(
        "digamma",
        "slope of lgamma(x), gamma'(x)/gamma(x)",
        "digamma(x)^2 + y^2",
        digamma,
        ("polygamma(1, u)",),
        sympy="digamma",
        domain=_NO_POLE,
        kink=_AT_POLES,
    ),
    Function(
        "polygamma",
        f"polygamma(n, x) is the derivative n of digamma(x), n up to {MAX_ORDER}",
        "polygamma(1, x) + y^2",
        polygamma,
        ("0", "polygamma(u + 1, v)"),
        sympy="polygamma",
        domain="a whole n from 0 on, and x none of 0, -1, -2, ...",
        arity=2,
        kink=Kink("1/gamma(v)", "{v} is 0, -1, -2, ...", "pole"),
    ),
)
