"""The thirty reference functions, as the benchmarks take them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import ExpressionObjective, objective

_DATA = Path(__file__).parents[1] / "data" / "functions_dev.json"


@dataclass(frozen=True, slots=True)
class Reference:
    """One function, its parameters and where it is usually looked at."""

    name: str
    text: str
    parameters: dict[str, float]
    bounds: Bounds

    def surface(self) -> ExpressionObjective:
        """Return it as an objective."""
        return objective(self.text, parameters=self.parameters)


def _read(entry: dict[str, Any]) -> Reference:
    text, parameters = entry["expression"], entry["parameters"]
    return Reference(entry["name"], text, parameters, Bounds(*entry["domain"]))


REFERENCES = tuple(map(_read, json.loads(_DATA.read_text(encoding="utf-8"))["functions"]))
