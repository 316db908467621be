"""Which names of a text are its variables in the window: by the text, or as the user chose."""

from __future__ import annotations

from gdviewer.core.expression import ExpressionError, canonical_name, free_names
from gdviewer.state.document import Document

USUAL = ("x", "y")
MOST_VARIABLES = 2
"""How many variables a picture has axes for."""


def variables_of(document: Document) -> tuple[str, ...] | None:
    """Return the names of the axes; None where the text hides an x or y, which parsing tells.

    Those that the user chose, else those that ``f(u, v) =`` announces, else x and y where y occurs,
    x alone where only x does, and else the first two names that there are. A constant is flat over
    x and y.

    Raises
    ------
    ExpressionError
        Where the text is not a formula.
    """
    if document.variables is not None:
        return document.variables
    names = free_names(document.expression, known_parameters(document))
    if names.announced:
        return names.announced
    if not names.used or "y" in names.used:
        return USUAL
    if "x" in names.used:
        return ("x",)
    hides_one = any(map(_hides_a_usual_one, names.used))
    return None if hides_one else names.used[:MOST_VARIABLES]


def known_parameters(document: Document) -> frozenset[str]:
    """Return the names that the document has a value for."""
    return frozenset(map(canonical_name, document.parameters))


def choices(document: Document) -> tuple[str, ...]:
    """Return the names that may be variables, x and y first.

    There are none where the text is wrong, announces its variables itself, or has but one name.
    """
    try:
        names = free_names(document.expression, known_parameters(document))
    except ExpressionError:
        return ()
    if names.announced or not names.used:
        return ()
    usual = USUAL if {*USUAL} & {*names.used} else ()
    found = (*usual, *(name for name in names.used if name not in usual))
    return found if len(found) > 1 else ()


def kept_choice(document: Document, text: str) -> tuple[str, ...] | None:
    """Return the variables that were chosen as long as they make sense for ``text``, else None.

    That is while it has one of them, and all but x and y. A text that is wrong, as it is while one
    types, decides nothing.
    """
    chosen = document.variables
    if chosen is None:
        return None
    try:
        names = free_names(text)
    except ExpressionError:
        return chosen
    missing = {*chosen} - {*names.used}
    makes_sense = not names.announced and missing < {*chosen} and missing <= {*USUAL}
    return chosen if makes_sense else None


def _hides_a_usual_one(name: str) -> bool:
    """Whether ``name`` was hardly meant as one name: ``ax`` for a·x."""
    return len(name) > 1 and name.isalpha() and name.isascii() and name[-1] in USUAL
