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

    @property
    def is_single(self) -> bool:
        """Whether it is one step of a playhead that passes."""
        return len(self.steps) == 1 and not self.is_over


@dataclass(slots=True, eq=False)
class _Block:
    """The explanations of a block that have come so far, by step; no more where it has failed."""

    generation: int
    found: dict[int, Explained] = field(default_factory=dict)
    has_failed: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a run: ``step``, with its lines or without.

    Where the playhead ``is_passing`` it has gone on before that is explained.
    """

    step: int
    has_arithmetic: bool
    is_passing: bool = False


class Explanations:
    """Keeps the explanations about the playhead in one run, a block of steps at a time.

    The step at the playhead comes first; since a block is explained as a whole, stepping forth and
    back finds the next one there already. Of a playhead that passes single steps are explained, one
    after the other.
    """

    def __init__(self) -> None:
        self._blocks: dict[ExplanationKey, _Block] = {}
        self._generation = 0
        self._run: tuple[int, int, int] | None = None
        self._newest: Explained | None = None

    def change(
        self, run: tuple[Path, Descent] | None, wish: Wish
    ) -> tuple[list[Job], list[ExplanationKey]]:
        """Return the jobs to begin and the keys of those to forget.

        Without a ``run`` all is forgotten.
        """
        asked = (run[0].run, run[0].start, run[0].generation) if run is not None else None
        if asked != self._run:
            self._run, self._newest = asked, None
        wanted = self._wanted(run[0], wish) if run is not None else []
        forgotten = [key for key in self._blocks if key not in wanted]
        for key in forgotten:
            del self._blocks[key]
        if run is None:
            return [], forgotten
        fresh = [key for key in wanted if key not in self._blocks]
        return [self._job(key, *run, wish.step) for key in fresh], forgotten

    def shown(self, step: int) -> Explained | None:
        """Return the explanation of ``step`` of the run that was asked for last.

        Until it is there, the newest that came or was shown, as long as the run is the same.
        """
        found = (block.found[step] for block in self._blocks.values() if step in block.found)
        self._newest = next(found, self._newest)
        return self._newest

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of a block."""
        return isinstance(key, ExplanationKey)

    def take(self, delivery: Delivery[ExplanationKey, FoundExplanations]) -> None:
        """Keep what was explained, unless it is not wanted any more."""
        block = self._blocks.get(delivery.key)
        if block is not None and block.generation == delivery.generation:
            block.found |= {one.step: one for one in delivery.answer.explanations}
            if delivery.key.is_single:
                self._newest = delivery.answer.explanations[0]

    def fail(self, delivery: Delivery[ExplanationKey, object]) -> bool:
        """Return whether what failed is still wanted.

        As a block it is not asked for again; what it leaves unexplained is, one step at a time.
        """
        block = self._blocks.get(delivery.key)
        if block is None or block.generation != delivery.generation:
            return False
        block.has_failed = True
        return True

    def _wanted(self, path: Path, wish: Wish) -> list[ExplanationKey]:
        """Return what is wanted; what a passing playhead asked for is done before the next."""
        under_way = [
            key
            for key, block in self._blocks.items()
            if key.is_single and not (block.found or block.has_failed)
        ]
        if under_way and wish.is_passing:
            return under_way
        keys = _keys_of(path, wish)
        is_left_out = any(self._has_left_out(key, wish.step) for key in keys)
        return [*keys, _single(path, wish.step, wish)] if is_left_out else keys

    def _has_left_out(self, key: ExplanationKey, step: int) -> bool:
        """Whether the block of ``key`` has failed before ``step`` was explained."""
        block = self._blocks.get(key)
        has_failed = block is not None and block.has_failed and step not in block.found
        return has_failed and step in key.steps and len(key.steps) > 1

    def _job(self, key: ExplanationKey, path: Path, descent: Descent, step: int) -> Job:
        self._generation += 1
        self._blocks[key] = _Block(self._generation)
        checkpoint = path.trajectory.checkpoint(max(key.steps.start - 1, 0))
        question = Question(_taken(path, key), step, key.is_over, key.has_arithmetic)
        work = partial(explain_in_slices, descent, checkpoint, question)
        return Job(key, self._generation, _PRIORITY, work)


def explain_in_slices(
    descent: Descent, checkpoint: Checkpoint, question: Question
) -> Generator[Answer, None, None]:
    """Yield the explanations that ``question`` asks for, a slice at a time."""
    for found in in_slices_of(explain(descent, checkpoint, question)):
        explanations = tuple(one for one in found if one is not None)
        yield FoundExplanations(explanations) if explanations else Working()


def _keys_of(path: Path, wish: Wish) -> list[ExplanationKey]:
    """Return the blocks of ``path`` about the step that is wanted, that of the step first.

    At its end there is the last point alone, as soon as it is known that it is the last. A passing
    playhead wants a single step: the last one there is, where it is at the newest point.
    """
    last, has_lines = path.length - 1, wish.has_arithmetic
    if wish.step >= last and path.trajectory.stop is not None:
        return [_key(path, range(last, last + 1), has_lines, is_over=True)]
    if wish.is_passing:
        return [_single(path, min(wish.step, last - 1), wish)] if last > 0 else []
    near = (wish.step, wish.step + _NEAR, wish.step - _NEAR) if wish.step < last else ()
    blocks = dict.fromkeys(one // CHECKPOINT_STEPS for one in near if 0 <= one < last)
    return [_key(path, _steps_of(block), has_lines) for block in blocks]


def _taken(path: Path, key: ExplanationKey) -> range:
    """Return the steps of ``key`` that the run takes, as far as is known."""
    is_ended = path.trajectory.stop is not None and not key.is_over
    end = len(path.trajectory) - 1 if is_ended else key.steps.stop
    return range(key.steps.start, min(key.steps.stop, end))


def _single(path: Path, step: int, wish: Wish) -> ExplanationKey:
    return _key(path, range(step, step + 1), wish.has_arithmetic)


def _steps_of(block: int) -> range:
    return range(block * CHECKPOINT_STEPS, (block + 1) * CHECKPOINT_STEPS)


def _key(
    path: Path, steps: range, has_arithmetic: bool, *, is_over: bool = False
) -> ExplanationKey:
    return ExplanationKey(
        path.run, path.start, path.generation, steps, is_over, has_arithmetic and not is_over
    )
