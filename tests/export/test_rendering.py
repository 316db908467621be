import os
import subprocess
import sys
from pathlib import Path

import pytest

from gdviewer.core.expression import ExpressionError
from gdviewer.core.trial import auto_rate
from gdviewer.export.rendering import last_frame
from gdviewer.state.edits.rate_edits import keep_found_rate
from gdviewer.state.resolve import resolve
from tests.scene.frames import document_of

SCRIPT = """
from pathlib import Path
from gdviewer.export.rendering import last_frame, require_application
from gdviewer.export.figure import Figure
from gdviewer.export.writing import export
from gdviewer.state.document import Document
application = require_application()
frame = last_frame(Document(problem="", expression="x^2 + y^2", starts=((1.0, 1.0),)))
export(frame, Path("picture.png"), Figure())
"""


def test_a_document_is_walked_to_the_end_of_its_runs() -> None:
    frame = last_frame(document_of("x^2 + y^2", starts=((1.0, 2.0), (0.5, 0.0))))
    assert len(frame.paths) == 2
    assert frame.playhead == max(path.length for path in frame.paths) - 1
    assert all(path.trajectory.stop is not None for path in frame.paths)


def test_a_rate_that_the_file_lacks_is_found_as_in_the_window() -> None:
    typed = document_of("x^4 + y^4", starts=((1.0, 2.0),))
    frame = last_frame(typed)
    ((_, trial),) = resolve(typed).trials
    assert frame.document.runs[0].auto_rates == {"momentum": auto_rate(trial)}
    assert frame.paths[0].trajectory.learning_rate[-1] == auto_rate(trial)
    assert last_frame(frame.document).document == frame.document


def test_a_rate_of_the_file_is_taken_as_it_is() -> None:
    kept = keep_found_rate(document_of("x^4 + y^4", starts=((1.0, 2.0),)), 0, 0.0123)
    assert last_frame(kept).paths[0].trajectory.learning_rate[-1] == 0.0123


def test_a_run_ends_where_it_is_told_to() -> None:
    frame = last_frame(document_of(starts=((1.0, 2.0),)), keep_going=lambda: False)
    stop = frame.paths[0].trajectory.stop
    assert stop is not None
    assert stop.kind == "stopped"


def test_wrong_text_is_an_expression_error() -> None:
    with pytest.raises(ExpressionError):
        last_frame(document_of("x^2 + ("))


def test_a_function_of_three_variables_is_refused_in_a_sentence() -> None:
    names = ("x", "y", "z")
    with pytest.raises(ValueError, match="of one or two variables, not one of x, y, z"):
        last_frame(document_of("x^2 + y z", variables=names, starts=((1.0, 1.0, 1.0),)))


def test_a_picture_needs_no_display(tmp_path: Path) -> None:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in displays}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "picture.png").stat().st_size > 5000
