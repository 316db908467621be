"""The document that lives: every edit, every answer of the worker and every tick makes a Frame."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from time import monotonic

from msgspec import structs
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gdviewer.core.bounds import Bounds
from gdviewer.core.moment import Moment as StepMoment
from gdviewer.core.weights import Weights
from gdviewer.state.document import Document, RacesBy, means_the_same
from gdviewer.state.edits.rate_edits import keep_found_rate
from gdviewer.state.frame import (
    Frame,
    Inside,
    looks_the_same,
    pace_of,
    steps_shown,
    with_local,
)
from gdviewer.state.models.history import History, Moment
from gdviewer.state.resolve import Facts, resolve, with_valid_rates
from gdviewer.state.time.pace import Pace
from gdviewer.state.time.playback import Playback
from gdviewer.state.time.stopwatch import Stopwatch
from gdviewer.state.work.interests import Interest
from gdviewer.state.work.moments import FASTEST_SPEED, StepsOf
from gdviewer.state.work.runner import FRAME_MILLISECONDS, SLOW_FRAME_MILLISECONDS
from gdviewer.state.work.wanted import Viewport
from gdviewer.state.work.workshop import Workshop

_PATIENCE_MILLISECONDS = 60  # that what has come under a hand waits for the rest
_KEPT_FIELDS = (
    "speed",
    "is_looping",
    "is_view_locked",
    "shows_workings",
    "hidden_workings",
    "rank_by",
    "target",
    "charted",
    "chart_scale",
    "shows_eigenvectors",
    "shows_critical_points",
)
"""Those that stay as they are, whatever is undone."""

_FEW_PATHS = 5


class LiveDocument(QObject):
    """Holds the document and all that follows from it, and tells it as one Frame.

    ``changed`` is emitted once per change with the old and the new Frame; ``noticed`` with a
    sentence for the user where something failed, ``tuning_ended`` when what was to be tuned is, and
    in the frame. ``clock`` tells the time in seconds. Close it
    before the program ends.
    """

    changed = Signal(object, object)
    tuning_ended = Signal()
    noticed = Signal(str)

    def __init__(self, document: Document, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._readable: Document | None = None
        facts = self._resolve(document)
        self._frame = Frame(document, facts, None, (), document.playhead)
        self._history = History(clock)
        self._playback = Playback(position=document.playhead)
        self._listed = range(0)
        self._since_tick = Stopwatch(clock)
        self._ticks = QTimer(self)
        self._ticks.setInterval(FRAME_MILLISECONDS)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._advance)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._refresh)
        self._workshop = Workshop(self)
        self._workshop.arrived.connect(self._on_arrived)
        self._workshop.rate_found.connect(self._on_rate_found)
        self._workshop.failed.connect(self.noticed)
        self._workshop.tuning_ended.connect(self.tuning_ended)
        self._ask_for_runs(facts)
        self._ticks.start()

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

    @property
    def undo_text(self) -> str:
        """What undo takes back; empty where there is nothing."""
        return self._history.undo_text

    @property
    def redo_text(self) -> str:
        """What redo does again; empty where there is nothing."""
        return self._history.redo_text

    # --- the document ---

    def edit(
        self, document: Document, undo: str = "", *, restarts: bool = False, is_typing: bool = False
    ) -> None:
        """Take ``document``; with a text for ``undo`` that is a step of the history.

        An edit that ``restarts`` goes back to step 0 and plays, unless the document has "Play on
        click" off. One that ``is_typing`` joins the one before, made within a second.
        """
        before = self._frame.document
        if not self._history.is_dragging:
            document = with_valid_rates(before, document)
        if document != before and undo:
            playhead = self._frame.playhead if restarts else None
            self._history.record(Moment(undo, before, playhead), is_typing)
        if restarts:
            self._playback.restart(document.plays_on_click)
            self._since_tick.restart()
        if document != before or restarts:
            self._put(document, restarts=restarts)

    def show_document(self, document: Document, undo: str) -> None:
        """Take another document, at its own step; one step of the history."""
        self.cancel_drag()
        self._history.record(Moment(undo, self._frame.document, self._frame.playhead))
        self._playback.seek(document.playhead)
        self._put(document, restarts=True)

    def undo(self) -> None:
        """Take the last edit back."""
        self.cancel_drag()
        self._return_to(self._history.undo(self._frame.document, self._frame.playhead))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.cancel_drag()
        self._return_to(self._history.redo(self._frame.document, self._frame.playhead))

    def begin_drag(self, undo: str) -> None:
        """Hold the playhead: what follows is one undo step, redrawn live, until it ends."""
        if not self._history.is_dragging:
            self._history.begin_drag(Moment(undo, self._frame.document))
            self._refresh()

    def end_drag(self) -> None:
        """Let go: go on playing if it was playing."""
        before = self._history.dragged_from
        if before is not None:
            document = with_valid_rates(before, self._frame.document)
            self._history.end_drag(document)
            self._since_tick.restart()
            self._put(document)

    def cancel_drag(self) -> None:
        """Put back what was dragged."""
        before = self._history.cancel_drag()
        if before is not None:
            self._put(before)

    def want(self, interest: Interest, asker: str, is_wanted: bool) -> None:
        """Find out what ``asker`` is interested in and put it into the frames, or no longer."""
        self._workshop.want(interest, asker, is_wanted)
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

    # --- the playhead ---

    def play(self) -> None:
        """Go on from the playhead, or from the start where it stands at the end."""
        if self._is_at_end:
            self._playback.seek(0)
        self._playback.play()
        self._since_tick.restart()
        self._refresh()

    def pause(self) -> None:
        """Stay at this step."""
        self._playback.pause()
        self._refresh()

    def seek(self, position: int) -> None:
        """Go to ``position``, no further than there are steps, and stay there.

        Where it was playing it looks back: :meth:`go_live` leads on.
        """
        self._playback.look(min(position, max(self._frame.available, 1)))
        self._refresh()

    def go_live(self) -> None:
        """Go back to where it was playing before somebody looked back, and on."""
        self._playback.go_live()
        self._since_tick.restart()
        self._refresh()

    def count_by(self, races_by: RacesBy, weights: Weights, undo: str) -> None:
        """Let the playhead count something else; the selected run stays at its step."""
        before, path = self._frame, self._frame.selected_path
        document = structs.replace(before.document, races_by=races_by, weights=weights)
        if document == before.document:
            return
        self._history.record(Moment(undo, before.document, before.playhead), is_typing=True)
        if path is not None:
            step = before.step_of(path)
            self._playback.recount(pace_of(document).position_of(step, path.trajectory))
        self._put(document)

    def seek_end(self) -> None:
        """Compute to the stop in the background, then go there."""
        self._playback.seek_end()
        self._refresh()

    def reset(self) -> None:
        """Pause, drop the path and keep everything else; undo brings the path back."""
        self.cancel_drag()
        self._history.record(Moment("Reset", self._frame.document, self._frame.playhead))
        self._playback.rewind()
        self._ask_for_runs(self._frame.facts, restarts=True)
        self._refresh()

    # --- the view ---

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

    @property
    def _is_at_end(self) -> bool:
        """Whether the playhead can go no further."""
        shop = self._workshop
        return shop.are_finished and self._playback.position >= shop.playable(self._pace)

    def _return_to(self, moment: Moment | None) -> None:
        """Put a moment of the history back, keeping the speed and the view of a function."""
        if moment is None:
            return
        now, then = self._frame.document, moment.document
        seen = now if then.home == now.home or now.is_view_locked else then
        if moment.playhead is not None:
            self._playback.seek(moment.playhead)
        kept = {name: getattr(now, name) for name in _KEPT_FIELDS}
        view = {"bounds": seen.bounds, "value_range": seen.value_range}
        self._put(structs.replace(then, **view, **kept))

    def _put(self, document: Document, *, restarts: bool = False) -> None:
        """Make ``document`` the present one, and have done what follows from it."""
        facts = self._frame.facts
        is_another = not means_the_same(document, self._frame.document)
        if is_another:
            facts = self._resolve(document)
            self._workshop.check_tuning(document)
        self._ask_for_surface(facts, document)
        if is_another or restarts:
            self._ask_for_runs(facts, restarts)
        self._refresh(document, facts)

    def _resolve(self, document: Document) -> Facts:
        """Return the facts; where the text is wrong, those of the last text that was not."""
        facts = resolve(document)
        if facts.error is None:
            self._readable = document
        elif self._readable is not None:
            expression, variables = self._readable.expression, self._readable.variables
            readable = structs.replace(document, expression=expression, variables=variables)
            facts = replace(resolve(readable), error=facts.error)
        return facts

    def _ask_for_runs(self, facts: Facts, restarts: bool = False) -> None:
        """Have the runs that changed computed anew; all of them where they restart."""
        self._set_frame(len(facts.requests))
        shown = steps_shown(int(self._playback.position), self._history.is_dragging)
        allowed = self._steps_allowed(self._frame.document, shown)
        self._workshop.ask_for_rates(facts, self._history.is_dragging)
        self._workshop.ask_for_swarm(facts, self._history.is_dragging)
        self._workshop.ask_for_runs(facts, allowed, shown + 1, restarts)

    def _set_frame(self, paths: int) -> None:
        """Show many paths less often than few: each frame of them takes longer."""
        interval = FRAME_MILLISECONDS if paths <= _FEW_PATHS else SLOW_FRAME_MILLISECONDS
        if self._ticks.interval() != interval:
            self._ticks.setInterval(interval)
            self._workshop.set_frame(interval)

    def _steps_allowed(self, document: Document, shown: int) -> int:
        """Return how many steps may be computed; under a hand no more than are shown."""
        is_dragging = self._history.is_dragging
        return shown if is_dragging else self._playback.steps_wanted(document.speed, shown)

    def _ask_for_surface(self, facts: Facts, document: Document) -> None:
        """Have the surface sampled anew where it changed; coarsely while a hand moves it."""
        is_dragging = self._history.is_dragging
        self._workshop.ask_for_surface(
            facts.objective, document.is_maximizing, is_dragging, document.value_range
        )

    @Slot()
    def _advance(self) -> None:
        """Move the playhead by the time that passed."""
        seconds = self._since_tick.restart()
        playback, shop = self._playback, self._workshop
        if not playback.is_playing or self._history.is_dragging:
            return
        with self.going_first():
            was_at_end = self._is_at_end
            playback.advance(seconds, self._frame.document.speed, shop.playable(self._pace))
            if self._is_at_end and not self._frame.document.is_looping:
                playback.pause()
            elif was_at_end:
                playback.loop(seconds)
            self._refresh()

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
        return self._workshop.has_all(steps_shown(int(self._playback.position), is_dragging=True))

    def _refresh(self, document: Document | None = None, facts: Facts | None = None) -> None:
        """Make the new Frame, let the worker go on as far as it needs, and tell."""
        old, playback, shop = self._frame, self._playback, self._workshop
        pace = pace_of(document or old.document)
        if shop.are_finished and playback.seeks_end:
            playback.seek(shop.playable(pace))
        insides, listed = self._look_inside(document or old.document)
        new = Frame(
            document or old.document,
            facts or old.facts,
            self._workshop.surface.field,
            shop.runs.paths,
            self._playhead(pace),
            playback.is_playing,
            self._history.is_dragging,
            playback.seeks_end,
            self._workshop.critical.of((facts or old.facts).objective),
            insides,
            curve=self._workshop.surface.curve,
            warnings=self._workshop.warnings.of_formula((facts or old.facts).objective),
            tuning=self._workshop.tuning,
            is_looking_back=playback.left_at is not None,
            listed=listed,
            swarm=shop.swarm.shown(self._playhead(pace)),
        )
        shown = steps_shown(new.playhead, new.is_dragging)
        self._workshop.allow(self._steps_allowed(new.document, shown))
        new = self._workshop.with_insights(new)
        self._frame = new = with_local(new) if new.has_calculus else new
        if not looks_the_same(old, new):
            with self.going_first():
                self.changed.emit(old, new)

    def _look_inside(self, document: Document) -> tuple[tuple[Inside, ...], tuple[StepMoment, ...]]:
        """Return the insides of the selected runs at the playhead, and of the steps listed.

        There are none while the playhead is too fast to be followed, or a hand drags.
        """
        playback = self._playback
        is_slow = not playback.is_playing or 0 < document.speed <= FASTEST_SPEED
        is_followed = is_slow and not self._history.is_dragging
        pace = pace_of(document)
        ids = document.selected if document.shows_workings and is_followed else ()
        first = next((run.id for run in document.runs if run.id in document.selected), 0)
        steps = StepsOf(first, self._listed if is_followed else range(0))
        return self._workshop.look_inside(pace, self._playhead(pace), ids, steps)
