"""The explanations of the steps about the playhead: what is asked for, what has come."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from dataclasses import dataclass, field
from functools import partial

from gdviewer.core.descent import Checkpoint, Descent
from gdviewer.core.explanation import Explained, Question, explain
from gdviewer.core.walker import CHECKPOINT_STEPS
from gdviewer.state.frame import Path
from gdviewer.state.work.answers import Answer, FoundExplanations, Working
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job, in_slices_of

_PRIORITY = 3  # after the steps themselves
_NEAR = 8  # steps that the playhead may move before what is there is asked for


@dataclass(frozen=True, slots=True)
class ExplanationKey:
    """Which steps of which run; those of a run that ``is_over`` have no step after them."""

    run: int
    start: int
    generation: int
    steps: range
    is_over: bool
    has_arithmetic: bool


@dataclass(slots=True, eq=False)
class _Block:
    """The explanations of a block that have come so far, by step."""

    generation: int
    found: dict[int, Explained] = field(default_factory=dict)


class Explanations:
    """Keeps the explanations about the playhead in one run, a block of steps at a time.

    The step at the playhead comes first; since a block is explained as a whole, stepping forth and
    back finds the next one there already.
    """

    def __init__(self) -> None:
        self._blocks: dict[ExplanationKey, _Block] = {}
        self._generation = 0

    def change(
        self, run: tuple[Path, Descent] | None, step: int, *, has_arithmetic: bool
    ) -> tuple[list[Job], list[ExplanationKey]]:
        """Return the jobs to begin and the keys of those to forget.

        ``step`` is where the playhead finds the ``run``; without one all is forgotten.
        """
        wanted = _keys_near(run[0], step, has_arithmetic) if run is not None else []
        forgotten = [key for key in self._blocks if key not in wanted]
        for key in forgotten:
            del self._blocks[key]
        if run is None:
            return [], forgotten
        fresh = [key for key in wanted if key not in self._blocks]
        return [self._job(key, *run, step) for key in fresh], forgotten

    def shown(self, step: int) -> Explained | None:
        """Return the explanation of ``step`` of the run that was asked for last, if it is there."""
        blocks = (block for key, block in self._blocks.items() if step in key.steps)
        block = next(blocks, None)
        return block.found.get(step) if block is not None else None

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of a block."""
        return isinstance(key, ExplanationKey)

    def take(self, delivery: Delivery[ExplanationKey, FoundExplanations]) -> None:
        """Keep what was explained, unless it is not wanted any more."""
        block = self._blocks.get(delivery.key)
        if block is not None and block.generation == delivery.generation:
            block.found |= {one.step: one for one in delivery.answer.explanations}

    def fail(self, delivery: Delivery[ExplanationKey, object]) -> bool:
        """Return whether what failed is still wanted; it is not asked for again."""
        block = self._blocks.get(delivery.key)
        return block is not None and block.generation == delivery.generation

    def _job(self, key: ExplanationKey, path: Path, descent: Descent, step: int) -> Job:
        self._generation += 1
        self._blocks[key] = _Block(self._generation)
        checkpoint = path.trajectory.checkpoint(max(key.steps.start - 1, 0))
        question = Question(key.steps, step, key.is_over, key.has_arithmetic)
        work = partial(explain_in_slices, descent, checkpoint, question)
        return Job(key, self._generation, _PRIORITY, work)


def explain_in_slices(
    descent: Descent, checkpoint: Checkpoint, question: Question
) -> Generator[Answer, None, None]:
    """Yield the explanations that ``question`` asks for, a slice at a time."""
    for found in in_slices_of(explain(descent, checkpoint, question)):
        explanations = tuple(one for one in found if one is not None)
        yield FoundExplanations(explanations) if explanations else Working()


def _keys_near(path: Path, step: int, has_arithmetic: bool) -> list[ExplanationKey]:
    """Return the blocks of ``path`` about ``step``, that of ``step`` first.

    At its end there is the last point alone, as soon as it is known that it is the last.
    """
    last = path.length - 1
    if step >= last:
        is_over = path.trajectory.stop is not None
        return [_key(path, range(last, last + 1), has_arithmetic, is_over=True)] if is_over else []
    near = (step, step + _NEAR, step - _NEAR)
    blocks = dict.fromkeys(one // CHECKPOINT_STEPS for one in near if 0 <= one < last)
    return [_key(path, _steps_of(block), has_arithmetic, is_over=False) for block in blocks]


def _steps_of(block: int) -> range:
    return range(block * CHECKPOINT_STEPS, (block + 1) * CHECKPOINT_STEPS)


def _key(path: Path, steps: range, has_arithmetic: bool, *, is_over: bool) -> ExplanationKey:
    return ExplanationKey(
        path.run, path.start, path.generation, steps, is_over, has_arithmetic and not is_over
    )
