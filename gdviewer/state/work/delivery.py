"""How an answer of the worker, or its failure, comes back to who asked for it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gdviewer.state.work.answers import Answer

K_co = TypeVar("K_co", covariant=True, bound=Hashable)
A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception that ended a job, in a sentence."""

    message: str


@dataclass(frozen=True, slots=True, eq=False)
class Delivery(Generic[K_co, A_co]):
    """One answer with the key and the generation of its job."""

    key: K_co
    generation: int
    answer: A_co


AnyDelivery = Delivery[Hashable, Answer | Failure]
