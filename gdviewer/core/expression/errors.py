"""What bad text raises: one sentence, the place in the user's own text, and what would be right."""

from __future__ import annotations


class ExpressionError(ValueError):
    """A text is not a formula, or not one that has a value.

    Parameters
    ----------
    message
        One sentence that says what is wrong; it is also ``str(error)``.
    start, end
        The place, as indices into the text that the user typed: ``0 <= start <= end <= len(text)``.
    hint
        What would be right, or empty.
    """

    def __init__(self, message: str, *, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.message, self.start, self.end, self.hint)


def _rebuild(message: str, start: int, end: int, hint: str) -> ExpressionError:
    return ExpressionError(message, start=start, end=end, hint=hint)
