"""What all have in common who ask the worker for something: each takes back what is its own."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Protocol, TypeVar

from gdviewer.state.work.delivery import Delivery

K_contra = TypeVar("K_contra", contravariant=True, bound=Hashable)
A_contra = TypeVar("A_contra", contravariant=True)


class Station(Protocol[K_contra, A_contra]):
    """Asks by jobs with keys of type ``K_contra``, which ``A_contra`` answers."""

    def owns(self, key: Hashable) -> bool:
        """Whether it is from here that the job of ``key`` comes."""
        ...

    def take(self, delivery: Delivery[K_contra, A_contra]) -> None:
        """Keep an answer, unless it is of a generation that nobody waits for any more."""
        ...

    def fail(self, delivery: Delivery[K_contra, object]) -> bool:
        """Take notice that a job failed; return False where its generation is an old one."""
        ...
