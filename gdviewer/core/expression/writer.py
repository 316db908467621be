"""Lays expressions out in lines, and takes the names of dead values again."""

from __future__ import annotations

from collections.abc import Sequence

_MAX_INLINE = 24  # Python's own parser has a limit on nested parentheses


class Writer:
    """Collects lines; a value that is needed once stays a text until it is needed.

    The name of any other is taken again as soon as its value is dead, since memory that is in
    cache is worth keeping there.
    """

    def __init__(self, uses: Sequence[int]) -> None:
        self.lines: list[str] = []
        self.texts: list[str] = []
        self._uses = uses
        self._depths: list[int] = []
        self._mentions: list[list[int]] = []  # the named values in each text
        self._left: dict[int, int] = {}  # how often each named value is still to be read
        self._free: list[str] = []
        self._count = 0

    def add_leaf(self, text: str) -> None:
        """Add a number or the name of an argument."""
        self._append(text, 0, [])

    def add(self, place: int, text: str, operands: Sequence[int]) -> None:
        """Add the operation at ``place``, on the values at the places ``operands``."""
        depth = 1 + max(self._depths[operand] for operand in operands)
        mentions = [name for operand in operands for name in self._mentions[operand]]
        if self._uses[place] == 1 and depth < _MAX_INLINE:
            self._append(text, depth, mentions)
            return
        for named in mentions:
            self._left[named] -= 1
            if self._left[named] == 0:
                self._free.append(self.texts[named])
        name = self._free.pop() if self._free else self._new_name()
        self.lines.append(f"{name} = {text}")
        self._left[place] = self._uses[place]
        self._append(name, 0, [place])

    def _append(self, text: str, depth: int, mentions: list[int]) -> None:
        self.texts.append(text)
        self._depths.append(depth)
        self._mentions.append(mentions)

    def _new_name(self) -> str:
        self._count += 1
        return f"t{self._count}"
