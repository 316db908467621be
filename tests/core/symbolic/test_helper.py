"""The child process: it answers, is killed in time, and none is ever left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from gdviewer.core.symbolic.helper import Helper, TooLargeError
from gdviewer.core.symbolic.messages import Done, Proof, ShorterForm
from gdviewer.core.symbolic.process import Process
from tests.core.symbolic.questions import proof, simplification

BOMB = "(x + y + 1)^40*(x - y)^30*(x*y + 3)^20"
PATIENCE = 60.0  # seconds; a busy machine takes its time


def is_wanted() -> bool:
    return True


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_there(identity: int) -> bool:
    """Whether a process is there, alive or as a zombie."""
    try:
        os.kill(identity, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    helper = Helper()
    yield helper
    identities = helper.identities
    helper.close()
    assert not any(map(is_there, identities))


def test_nothing_is_started_before_it_is_asked() -> None:
    assert Helper().identities == ()


def test_questions_are_answered_one_after_the_other_by_one_process(helper: Helper) -> None:
    forms = list(helper.answers(simplification("1/(1 + x^2)"), is_wanted))
    assert forms
    assert all(isinstance(form, ShorterForm) for form in forms)
    at_work, _spare = helper.identities
    assert list(helper.answers(proof("x^4 + y^4"), is_wanted))
    assert helper.identities[0] == at_work


def test_past_its_time_the_process_is_killed_and_the_spare_takes_its_place(helper: Helper) -> None:
    list(helper.answers(simplification("x^2"), is_wanted))
    killed, spare = helper.identities
    with pytest.raises(TooLargeError):
        list(helper.answers(simplification(BOMB, seconds=0.3), is_wanted))
    assert not is_there(killed)
    assert list(helper.answers(simplification("1/(1 + x^2)"), is_wanted))
    assert helper.identities[0] == spare


def test_an_interruption_ends_the_work_and_is_no_failure(helper: Helper) -> None:
    list(helper.answers(simplification("x^2"), is_wanted))
    killed = helper.identities[0]
    answers = helper.answers(simplification(BOMB), is_wanted)
    next(answers)
    interruption = Thread(target=helper.interrupt)
    interruption.start()
    list(answers)
    interruption.join()
    assert not is_there(killed)


def test_answers_left_unread_are_no_answers_to_the_next_question(helper: Helper) -> None:
    list(helper.answers(simplification("x^2"), is_wanted))
    left = helper.identities[0]
    answers = helper.answers(simplification("1/(1 + x^2) + sin(x)^2 + cos(x)^2"), is_wanted)
    next(answers)
    answers.close()
    assert not is_there(left)
    assert [type(one) for one in helper.answers(proof("x^4 + y^4"), is_wanted)] == [Proof]
    assert list(helper.answers(proof("x^4 - y^4"), is_wanted)) == []


def test_a_process_tells_the_answers_to_one_question_from_those_to_another() -> None:
    process = Process()
    try:
        assert process.wait_until_ready()
        unread = process.ask(proof("x^4 + y^4"), PATIENCE)
        assert isinstance(next(unread), Proof)
        unread.close()
        answers = process.ask(proof("x^2 + y^2"), PATIENCE)
        assert [type(answer) for answer in answers] == [Proof, Done]
    finally:
        process.close()


def test_what_is_not_wanted_any_more_is_not_asked(helper: Helper) -> None:
    assert list(helper.answers(simplification("1/(1 + x^2)"), lambda: False)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory")
def test_a_question_has_a_gigabyte_and_no_more() -> None:
    script = (
        "from gdviewer.core.child_limits import MEMORY, limit_memory\n"
        "limit_memory()\n"
        "half = bytes(MEMORY // 2)\n"
        "try:\n"
        "    bytes(MEMORY)\n"
        "except MemoryError:\n"
        "    print('held')\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "held\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that cannot be caught")
def test_the_child_ends_when_the_program_that_asked_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "asking.py"
    script.write_text(
        "from gdviewer.core.symbolic.helper import Helper\n"
        "from tests.core.symbolic.questions import simplification\n"
        f"bomb = Helper().answers(simplification({BOMB!r}), lambda: True)\n"
        "helper = bomb.gi_frame.f_locals['self']\n"
        "next(bomb)\n"
        "print(*helper.identities, flush=True)\n"
        "list(bomb)\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as program:
        assert program.stdout is not None
        identities = [int(word) for word in program.stdout.readline().split()]
        assert len(identities) == 2
        program.send_signal(signal.SIGKILL)
    wait_until(lambda: not any(map(_is_running, identities)))


def _is_running(identity: int) -> bool:
    """Whether a process is there that nobody has still to reap, as whoever adopts orphans does."""
    try:
        state = Path(f"/proc/{identity}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except OSError:
        return False
    return not state.strip().startswith("Z")
