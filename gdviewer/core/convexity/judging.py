"""Judges whether f is convex: by its formula, then by what is in view."""

from __future__ import annotations

import math
from collections.abc import Generator

import numpy as np

from gdviewer.core.convexity.chords import look_at_chords
from gdviewer.core.convexity.hessians import look_at_hessians
from gdviewer.core.convexity.proof import has_smooth_formula, prove
from gdviewer.core.convexity.verdict import (
    Kind,
    Verdict,
    refuted_by_chord,
    refuted_by_domain,
    refuted_by_hessian,
)
from gdviewer.core.convexity.view import View
from gdviewer.core.numbers import format_number
from gdviewer.core.objective import ExpressionObjective, Objective


def judge(objective: Objective, view: View) -> Generator[None, None, Verdict]:
    """Return the verdict; yield between slices of a millisecond or two.

    What is proved holds everywhere. Otherwise a witness is looked for in view, among Hessians and
    among chords; where there is none, f is convex in view as far as the samples tell.
    """
    proof = prove(objective) if isinstance(objective, ExpressionObjective) else None
    if proof is not None:
        return proof
    yield
    if not np.isfinite(view.values).any():
        return Verdict(Kind.UNKNOWN, "f has no value in this view")
    eigenvalues = yield from look_at_hessians(objective, view)
    if eigenvalues.witness is not None:
        return refuted_by_hessian(eigenvalues.witness)
    refuted = yield from look_at_chords(objective, view)
    if refuted is not None:
        tell = refuted_by_domain if refuted.leaves_domain else refuted_by_chord
        return tell(refuted.witness)
    is_smooth = isinstance(objective, ExpressionObjective) and has_smooth_formula(objective)
    what = "second derivative" if len(view.axes) == 1 else "eigenvalue"
    return _not_refuted(eigenvalues.smallest, what, is_smooth)


def _not_refuted(smallest: float, what: str, is_smooth: bool) -> Verdict:
    """Return the verdict where neither a Hessian nor a chord tells against f."""
    if math.isnan(smallest):
        return Verdict(Kind.UNKNOWN, "there is no Hessian in this view")
    if not is_smooth:
        return Verdict(Kind.CONVEX_IN_VIEW, "no chord was found that runs below f")
    least = format_number(max(smallest, 0.0))  # what is below 0 here is rounding
    return Verdict(Kind.CONVEX_IN_VIEW, f"the smallest {what} found is {least}")
