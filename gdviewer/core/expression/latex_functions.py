"""How textbooks write the functions of the language, where that is more than the name."""

from __future__ import annotations

from collections.abc import Mapping

HEADS: Mapping[str, str] = {
    **{
        name: f"\\{name}"
        for name in ("sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "coth")
    },
    **{name: f"\\{name}" for name in ("min", "max", "exp")},
    **{f"a{name}": f"\\arc{name}" for name in ("sin", "cos", "tan")},
    **{f"a{name}": rf"\operatorname{{arc{name}}}" for name in ("sec", "csc", "cot")},
    **{f"a{name}": rf"\operatorname{{ar{name}}}" for name in ("sinh", "cosh", "tanh")},
    **{f"a{name}": rf"\operatorname{{ar{name}}}" for name in ("sech", "csch", "coth")},
    "log": r"\ln",
    "log2": r"\log_{2}",
    "log10": r"\log_{10}",
    "sign": r"\operatorname{sgn}",
    "relu": r"\operatorname{ReLU}",
    "gelu": r"\operatorname{GELU}",
    "gamma": r"\Gamma",
    "lgamma": r"\ln\Gamma",
    "digamma": r"\psi",
}
"""What stands before the parenthesis; any other function has its name there, upright."""

FORMS: Mapping[str, str] = {
    "sqrt": r"\sqrt{#1}",
    "cbrt": r"\sqrt[3]{#1}",
    "nthroot": r"\sqrt[#2]{#1}",
    "abs": r"\left|#1\right|",
    "floor": r"\left\lfloor #1\right\rfloor ",
    "ceil": r"\left\lceil #1\right\rceil ",
}
"""What has a sign of its own: ``#1`` and ``#2`` are the arguments."""

CONSTANTS: Mapping[str, str] = {"pi": r"\pi", "π": r"\pi", "e": "e"}
