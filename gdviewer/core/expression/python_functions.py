"""How the functions of the language are called in NumPy and SciPy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from gdviewer.core.expression.functions import FUNCTIONS

_FORMS: Mapping[str, str] = {
    "nthroot": (
        "np.where(((#1 < 0) & (np.abs(#2) % 2 != 1)) | (#2 == 0), np.nan, "
        "np.copysign(np.abs(#1)**(1/#2), #1))"
    ),
    "nonzero": "np.where((#1 == 0) & (#2 == 0), 1.0, #1)",
    "pow": "#1**#2",
    "sec": "1/np.cos(#1)",
    "csc": "1/np.sin(#1)",
    "cot": "1/np.tan(#1)",
    "asec": "np.arccos(1/#1)",
    "acsc": "np.arcsin(1/#1)",
    "acot": "np.arctan(1/#1)",
    "coth": "1/np.tanh(#1)",
    "sech": "1/np.cosh(#1)",
    "csch": "1/np.sinh(#1)",
    "acoth": "np.arctanh(1/#1)",
    "asech": "np.arccosh(1/#1)",
    "acsch": "np.arcsinh(1/#1)",
    "heaviside": "np.heaviside(#1, 0.5)",
    "clip": "np.clip(#1, #2, #3)",
    "lgamma": "special.gammaln(#1)",
    **{name: f"special.{name}(#1)" for name in ("erf", "erfc", "gamma", "digamma")},
    "polygamma": "special.polygamma(#1, #2)",
    "sigmoid": "1/(1 + np.exp(-#1))",
    "softplus": "np.logaddexp(0.0, #1)",
    "relu": "np.maximum(#1, 0.0)",
    "gelu": "0.5*#1*special.erfc(-#1/np.sqrt(2.0))",
}
_PLACE = re.compile(r"#(\d)")


def numpy_call(name: str, arguments: Sequence[str]) -> str:
    """Return the call of the function ``name``; each argument is a name, a call or in parentheses.

    What is not a function of NumPy or SciPy is in parentheses as a whole.
    """
    if name == "log" and len(arguments) == 2:
        return f"(np.log({arguments[0]})/np.log({arguments[1]}))"
    if name in _FORMS:
        text = _PLACE.sub(lambda place: arguments[int(place[1]) - 1], _FORMS[name])
        return f"({text})"
    evaluate = FUNCTIONS[name].evaluate
    if not isinstance(evaluate, np.ufunc):
        raise TypeError(f"{name} has no form in NumPy")
    result, *others = arguments
    call = f"np.{evaluate.__name__}"
    if not FUNCTIONS[name].is_variadic:
        return f"{call}({', '.join(arguments)})"
    for argument in others:
        result = f"{call}({result}, {argument})"
    return result
