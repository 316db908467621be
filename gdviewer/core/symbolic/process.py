"""One process that does algebra, asked in numbered questions."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from gdviewer.core.child_process import ChildProcess
from gdviewer.core.symbolic.messages import Answer, Asked, Done, Question, encode, read_answered


class Process(ChildProcess):
    """A child process that is ready when SymPy is loaded."""

    def __init__(self) -> None:
        super().__init__("gdviewer.core.symbolic.child")
        self._asked = 0  # questions so far

    def ask(self, question: Question, seconds: float) -> Generator[Answer, None, None]:
        """Yield the answers; the last is Done, unless the process was killed or died.

        It is killed after ``seconds``. What was left unread of an earlier question is dropped.
        """
        self._asked += 1
        with closing(self.exchange(encode(Asked(self._asked, question)), seconds)) as lines:
            for answered in map(read_answered, lines):
                if answered.number == self._asked:
                    yield answered.answer
                    if isinstance(answered.answer, Done):
                        return
