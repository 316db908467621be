"""The tree of a formula as it was typed; every part knows its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Tree(NamedTuple):
    """A number, a name, or an operation on smaller trees.

    ``kind`` is ``number``, ``name``, one of ``+ - * / ^``, ``negative``, ``call``, ``compare``,
    ``and``, ``or`` or ``not``; where the text defines functions, also ``argument``, a name in such
    a definition, and ``own call``. ``text`` is the name, the function's, or the signs of a chain
    of comparisons.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    value: float = 0.0
    parts: tuple[Tree, ...] = ()

    def walk(self) -> Iterator[Tree]:
        """Yield the whole before every part, in the order of the text."""
        waiting = [self]
        while waiting:
            tree = waiting.pop()
            yield tree
            if tree.parts:
                waiting.extend(tree.parts[::-1])

    def postorder(self) -> Iterator[Tree]:
        """Yield every part before the whole; not recursive, since sums nest deeply."""
        waiting = [(self, False)]
        while waiting:
            tree, is_open = waiting.pop()
            if is_open or not tree.parts:
                yield tree
            else:
                waiting.append((tree, True))
                waiting.extend((part, False) for part in reversed(tree.parts))
