"""Formulas as pictures."""
