"""The document with all that is computed for it: every answer of the worker makes a Frame."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gdviewer.core.bounds import Bounds
from gdviewer.core.explanation import Explained
from gdviewer.core.moment import Moment as StepMoment
from gdviewer.state.document import MOST_STEPS, Document, means_the_same
from gdviewer.state.edits.rate_edits import keep_found_rate
from gdviewer.state.facts import Facts
from gdviewer.state.frame import (
    Frame,
    Inside,
    chosen_start,
    pace_of,
    with_local,
)
from gdviewer.state.models.history import History
from gdviewer.state.models.readable import LastReadable
from gdviewer.state.sameness import looks_the_same
from gdviewer.state.time.glance import Glance
from gdviewer.state.time.pace import Pace
from gdviewer.state.time.playback import Playback
from gdviewer.state.time.stopwatch import Stopwatch
from gdviewer.state.work.interests import Interest
from gdviewer.state.work.moments import FASTEST_SPEED, StepsOf
from gdviewer.state.work.runner import FRAME_MILLISECONDS, SLOW_FRAME_MILLISECONDS
from gdviewer.state.work.runs import RunKey
from gdviewer.state.work.wanted import Viewport
from gdviewer.state.work.workshop import Workshop

_PATIENCE_MILLISECONDS = 60  # that what has come under a hand waits for the rest
_FEW_PATHS = 5


class ComputedDocument(QObject):
    """Holds the document and all that follows from it, and tells it as one Frame.

    ``changed`` is emitted once per change with the old and the new Frame; ``noticed`` with a
    sentence for the user where something failed, ``tuning_ended`` when what was to be tuned is, and
    in the frame. ``clock`` tells the time in seconds. Close it before the program ends.
    """

    changed = Signal(object, object)
    tuning_ended = Signal()
    noticed = Signal(str)

    def __init__(self, document: Document, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._readable = LastReadable()
        facts = self._readable.facts_of(document)
        self._frame = Frame(document, facts, None, (), document.playhead)
        self._history = History(clock)
        self._playback = Playback(position=document.playhead)
        self._listed = range(0)
        self._since_tick = Stopwatch(clock)
        self._glance = Glance(clock, 1 / FASTEST_SPEED)
        self._ticks = QTimer(self)
        self._ticks.setInterval(FRAME_MILLISECONDS)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._refresh)
        self._workshop = Workshop(self)
        self._workshop.arrived.connect(self._on_arrived)
        self._workshop.rate_found.connect(self._on_rate_found)
        self._workshop.failed.connect(self.noticed)
        self._workshop.tuning_ended.connect(self.tuning_ended)
        self._ask_for_runs(document, facts)

    def close(self) -> None:
        """End the worker's thread; nothing is emitted afterwards."""
        self._ticks.stop()
        self._patience.stop()
        self._workshop.close()

    def going_first(self) -> AbstractContextManager[None]:
        """Have the worker wait while the window is at work, as for a paint."""
        return self._workshop.courtesy.going_first()

    @property
    def frame(self) -> Frame:
        """All that is to be drawn now."""
        return self._frame

    def want(self, interest: Interest, asker: str, is_wanted: bool) -> None:
        """Find out what ``asker`` is interested in and put it into the frames, or no longer."""
        self._workshop.study.want(interest, asker, is_wanted)
        self._refresh()

    def list_steps(self, steps: range) -> None:
        """Have the insides of these steps of the selected run in the frames."""
        if steps != self._listed:
            self._listed = steps
            self._refresh()

    def begin_tuning(self, plan: Document, budget: int, *, is_comparison: bool) -> None:
        """Have the learning rates of ``plan`` tuned; see :class:`TuningReport`."""
        self._workshop.begin_tuning(plan, budget, is_comparison=is_comparison)
        self._refresh()

    def drop_tuning(self) -> None:
        """Give up what is being tuned, and forget what was tried."""
        self._workshop.drop_tuning()
        self._refresh()

    def set_viewport(self, bounds: Bounds, width: int, height: int, is_moving: bool) -> None:
        """Say what is visible, of how many logical pixels, and whether a hand moves it."""
        self._workshop.surface.viewport = Viewport(bounds, width, height, is_moving)
        self._ask_for_surface(self._frame.facts, self._frame.document)

    # --- inside ---

    @property
    def _pace(self) -> Pace:
        return pace_of(self._frame.document)

    def _playhead(self, pace: Pace) -> int:
        """Return where it is shown: a run that ended earlier does not move it for good."""
        shop, position = self._workshop, int(self._playback.position)
        return min(position, shop.playable(pace)) if shop.are_finished else position

    def _put(self, document: Document, *, restarts: bool = False, asks_anew: bool = False) -> None:
        """Make ``document`` the present one, and have done what follows from it.

        It ``asks_anew`` also where nothing changed, for what was put off before.
        """
        facts = self._frame.facts
        is_another = not means_the_same(document, self._frame.document)
        if is_another:
            facts = self._readable.facts_of(document)
        self._workshop.check_tuning(document)
        self._ask_for_surface(facts, document)
        if is_another or restarts or asks_anew:
            self._ask_for_runs(document, facts, restarts)
        self._refresh(document, facts)

    def _ask_for_runs(self, document: Document, facts: Facts, restarts: bool = False) -> None:
        """Have the runs that changed computed anew; all of them where they restart."""
        self._set_frame(len(facts.requests))
        now = self._at_playhead(document)
        self._workshop.ask_for_rates(facts, self._history.is_dragging)
        # the paths of a swarm begin elsewhere, so that only a reset drops them
        is_reset = restarts and self._playback.is_rewound
        self._workshop.ask_for_swarm(facts, self._history.is_dragging, is_reset)
        allowed = self._steps_allowed(now)
        self._workshop.ask_for_runs(facts, allowed, now.steps_shown + 1, restarts)

    def _set_frame(self, paths: int) -> None:
        """Show many paths less often than few: each frame of them takes longer."""
        interval = FRAME_MILLISECONDS if paths <= _FEW_PATHS else SLOW_FRAME_MILLISECONDS
        if self._ticks.interval() != interval:
            self._ticks.setInterval(interval)
            self._workshop.set_frame(interval)

    def _at_playhead(self, document: Document) -> Frame:
        """Return the frame as it is at once with ``document``, before anything is computed."""
        playhead, is_dragging = int(self._playback.position), self._history.is_dragging
        return replace(self._frame, document=document, playhead=playhead, is_dragging=is_dragging)

    def _steps_allowed(self, frame: Frame) -> int:
        """Return how many steps may be computed; under a hand no more than are shown."""
        speed, playback = frame.document.speed, self._playback
        if frame.is_dragging:
            return frame.steps_shown
        # how many are shown is not asked without need: there may be thousands of paths
        is_all = playback.wants_all(speed)
        return MOST_STEPS if is_all else playback.steps_wanted(speed, frame.steps_shown)

    def _ask_for_surface(self, facts: Facts, document: Document) -> None:
        """Have the surface sampled anew where it changed; coarsely while a hand moves it."""
        is_dragging = self._history.is_dragging
        self._workshop.ask_for_surface(
            facts.objective, document.is_maximizing, is_dragging, document.value_range
        )

    @Slot(int, float)
    def _on_rate_found(self, run: int, rate: float) -> None:
        """Keep the learning rate in the document, and let the run begin that waited for it."""
        self._put(keep_found_rate(self._frame.document, run, rate))

    @Slot()
    def _on_arrived(self) -> None:
        """Show what the worker has sent; while it plays, the next tick does.

        Under a hand the function and its paths are shown together, unless that takes too long: two
        paints for each place of the hand would only make both come later.
        """
        if self._history.is_dragging and not self._has_all_under_the_hand:
            self._workshop.await_the_rest()
            if not self._patience.isActive():
                self._patience.start()
        elif not self._playback.is_playing or self._history.is_dragging:
            self._patience.stop()
            self._refresh()

    @property
    def _has_all_under_the_hand(self) -> bool:
        return self._workshop.has_all(self._at_playhead(self._frame.document).steps_shown)

    def _refresh(self, document: Document | None = None, facts: Facts | None = None) -> None:
        """Make the new Frame, let the worker go on as far as it needs, and tell."""
        old, playback, shop = self._frame, self._playback, self._workshop
        pace = pace_of(document or old.document)
        if shop.are_finished and playback.seeks_end:
            playback.seek(shop.playable(pace))
        playhead = self._playhead(pace)
        insides, listed = self._look_inside(document or old.document, playhead)
        new = Frame(
            document or old.document,
            facts or old.facts,
            self._workshop.surface.field,
            shop.runs.paths,
            playhead,
            playback.is_playing,
            self._history.is_dragging,
            playback.seeks_end,
            insides=insides,
            curve=self._workshop.surface.curve,
            tuning=self._workshop.tuning,
            is_looking_back=playback.left_at is not None,
            listed=listed,
            swarm=shop.swarm.shown(playhead),
            explained=self._explain(document or old.document, playhead),
            outlook=shop.look_out(_chosen_run(document or old.document), self._history.is_dragging),
        )
        new = self._workshop.study.added_to(new)
        self._frame = new = with_local(new, old) if new.has_calculus else new
        self._workshop.allow(self._steps_allowed(new), playback.is_rewound)
        if not looks_the_same(old, new):
            with self.going_first():
                self.changed.emit(old, new)

    def _look_inside(
        self, document: Document, playhead: int
    ) -> tuple[tuple[Inside, ...], tuple[StepMoment, ...]]:
        """Return the insides of the selected run at the playhead, and of its steps listed.

        Of several that are selected it is the first: the arrows of more would hide each other.
        There are none while the playhead is too fast to be followed, or a hand drags.
        """
        is_followed = self._is_slow(document) and not self._history.is_dragging
        chosen = _chosen_run(document)
        ids = (chosen.run,) if document.shows_workings and is_followed else ()
        steps = StepsOf(chosen, self._listed if is_followed else range(0))
        return self._workshop.look_inside(pace_of(document), playhead, ids, steps)

    def _explain(self, document: Document, playhead: int) -> Explained | None:
        """Return what the chosen run does at the playhead, or did when it was seen last."""
        is_slow = self._is_slow(document)
        place, key = self._glance.of(playhead, is_slow), _chosen_run(document)
        return self._workshop.explain(pace_of(document), place, key, is_passing=not is_slow)

    def _is_slow(self, document: Document) -> bool:
        """Whether an eye can follow the playhead."""
        return not self._playback.is_playing or 0 < document.speed <= FASTEST_SPEED


def _chosen_run(document: Document) -> RunKey:
    """Return the first run that is selected, from the start that is."""
    ids = (run.id for run in document.runs if run.id in document.selected)
    return RunKey(next(ids, 0), chosen_start(document))
