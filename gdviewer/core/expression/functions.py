"""The functions of the language, one row each: everything else about a function comes from here."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from gdviewer.core.expression.table.conditions import CONDITIONS
from gdviewer.core.expression.table.exponential import EXPONENTIAL
from gdviewer.core.expression.table.hyperbolic import HYPERBOLIC
from gdviewer.core.expression.table.learning import LEARNING
from gdviewer.core.expression.table.pieces import PIECES
from gdviewer.core.expression.table.powers import POWERS
from gdviewer.core.expression.table.special import SPECIAL
from gdviewer.core.expression.table.trigonometric import TRIGONOMETRIC

_OF_VALUES = {
    "Powers and roots": POWERS,
    "Exponential and logarithm": EXPONENTIAL,
    "Trigonometric": TRIGONOMETRIC,
    "Hyperbolic": HYPERBOLIC,
    "Rounding and pieces": PIECES,
    "Special": SPECIAL,
    "Machine learning": LEARNING,
}
GROUPS = MappingProxyType(_OF_VALUES | {"Conditions": CONDITIONS})
FUNCTIONS = MappingProxyType({row.name: row for rows in _OF_VALUES.values() for row in rows})
CONDITIONALS = MappingProxyType({row.name: row for row in CONDITIONS})
BY_SPELLING = MappingProxyType(
    {
        spelling: row
        for rows in GROUPS.values()
        for row in rows
        for spelling in (row.name, *row.aliases)
    }
)
EVALUATE = MappingProxyType(
    {row.name: row.evaluate for row in FUNCTIONS.values() if row.evaluate is not None}
)
EVALUATE_NUMBERS = EVALUATE | {
    row.name: row.constant for row in FUNCTIONS.values() if row.constant is not None
}
CONSTANTS = MappingProxyType({"pi": np.pi, "π": np.pi, "e": np.e})
