"""Exact derivatives: as formulas, and as numbers at a point, one or many."""

import numpy as np

import gdviewer

formula = gdviewer.parse("x^2 y + sin(x y)")
for variable, part in zip(formula.variables, formula.gradient, strict=True):
    print(f"∂f/∂{variable} = {part}")

surface = gdviewer.objective("a x^2 + y^2", parameters={"a": 3})
print(surface.value(np.array([1.0, 2.0])))
print(surface.gradient(np.array([[1.0, 2.0], [0.0, 0.0]])))
print(surface.hessian(np.array([1.0, 2.0])))
