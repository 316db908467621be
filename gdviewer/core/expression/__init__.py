"""Formulas: from a user's text to exact derivatives and fast code, without ``eval``."""

from gdviewer.core.expression.characters import canonical_name
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.expression import Expression
from gdviewer.core.expression.parsing import FreeNames, free_names, parse

__all__ = ["Expression", "ExpressionError", "FreeNames", "canonical_name", "free_names", "parse"]
