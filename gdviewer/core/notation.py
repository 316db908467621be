"""How mathematics writes what depends on the number of variables."""

from __future__ import annotations


def gradient_symbol(variables: int) -> str:
    """Return how the gradient of f is written: ``∇f``, or ``f′`` where there is one variable."""
    return "f′" if variables == 1 else "∇f"
