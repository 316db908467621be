"""Has algebra done in a child process, with another one warm for when the first must be killed."""

from __future__ import annotations

from collections.abc import Callable, Generator

from gdviewer.core.child_process import UnderWay
from gdviewer.core.symbolic.messages import Answer, Done, Question
from gdviewer.core.symbolic.process import Process


class TooLargeError(Exception):
    """The question was not answered within its time and memory."""


class Helper:
    """Owns the process at work and the spare; starts none before it is asked.

    All methods belong to one thread, but :meth:`interrupt` to any.
    """

    def __init__(self) -> None:
        self._under_way = UnderWay()
        self._at_hand: Process | None = None
        self._spare: Process | None = None

    @property
    def identities(self) -> tuple[int, ...]:
        """The numbers of the processes that are there."""
        processes = (self._at_hand, self._spare)
        return tuple(process.identity for process in processes if process is not None)

    def answers(
        self, question: Question, is_wanted: Callable[[], bool]
    ) -> Generator[Answer, None, None]:
        """Yield what is answered; less, or nothing, where it is interrupted or not wanted.

        Who reads no further closes it before another question is asked.

        Raises
        ------
        TooLargeError
            Past the seconds of the question, counted from when the process was ready, or past the
            memory; the process is gone then.
        """
        process = self._process()
        if not self._under_way.begin(process, is_wanted):
            return
        is_ready = is_done = was_interrupted = False
        try:
            is_ready = process.wait_until_ready()
            if is_ready:
                self._spare = self._spare or Process()
                for answer in process.ask(question, question.seconds):
                    is_done = isinstance(answer, Done) and not answer.is_too_large
                    if not isinstance(answer, Done):
                        yield answer
        finally:  # also where the one that asked reads no further
            was_interrupted = self._under_way.end()
            if not is_done or was_interrupted:
                self._at_hand = None
                process.close()
        if is_ready and not is_done and not was_interrupted:
            raise TooLargeError

    def interrupt(self) -> None:
        """End what is under way at once; the next question is answered as usual."""
        self._under_way.interrupt()

    def close(self) -> None:
        """End both processes and wait until they are gone."""
        for process in (self._at_hand, self._spare):
            if process is not None:
                process.close()
        self._at_hand = self._spare = None

    def _process(self) -> Process:
        """Return the process to ask: the one at hand, or the spare, or a new one."""
        if self._at_hand is None:
            self._at_hand, self._spare = self._spare or Process(), None
        return self._at_hand
