"""What is common to all runs of the document in a race: the target, the known minimum, the cost."""

from __future__ import annotations

import numpy as np

from gdviewer.core.standing import Course
from gdviewer.state.document import Document
from gdviewer.state.facts import Facts


def course_of(document: Document, facts: Facts) -> Course:
    """Return by what the runs are judged."""
    return Course(
        document.weights,
        facts.minimizers,
        known_minimum(facts),
        document.target,
        document.is_maximizing,
    )


def known_minimum(facts: Facts) -> float | None:
    """Return f at the known minimizers, None where there are none."""
    if facts.objective is None or not facts.minimizers:
        return None
    return float(np.asarray(facts.objective.value(np.array(facts.minimizers[0]))))
