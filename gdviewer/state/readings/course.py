"""What is common to all runs of the document in a race: the target, the known minimum, the cost."""

from __future__ import annotations

from gdviewer.core.known_minimum import known_minimum
from gdviewer.core.standing import Course
from gdviewer.state.document import Document
from gdviewer.state.facts import Facts


def course_of(document: Document, facts: Facts) -> Course:
    """Return by what the runs are judged."""
    return Course(
        document.weights,
        facts.minimizers,
        minimum_of(document, facts),
        document.target,
        document.is_maximizing,
    )


def minimum_of(document: Document, facts: Facts) -> float | None:
    """Return f at the best known minimizer, None where there is none."""
    if facts.objective is None:
        return None
    return known_minimum(facts.objective, facts.minimizers, document.is_maximizing)
