"""What a document means while its text is being typed, and is wrong at times."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from gdviewer.state.document import Document
from gdviewer.state.facts import Facts
from gdviewer.state.resolve import resolve


class LastReadable:
    """Keeps the last document whose text could be read."""

    def __init__(self) -> None:
        self._document: Document | None = None

    def facts_of(self, document: Document) -> Facts:
        """Return the facts; where the text is wrong, those of the last text that was not."""
        facts = resolve(document)
        if facts.error is None:
            self._document = document
        elif self._document is not None:
            expression, variables = self._document.expression, self._document.variables
            readable = structs.replace(document, expression=expression, variables=variables)
            facts = replace(resolve(readable), error=facts.error)
        return facts
