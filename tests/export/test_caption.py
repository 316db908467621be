"""The sentence under a picture, and the same facts in the metadata of its file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec import structs
from PySide6.QtGui import QImage

from gdviewer.core.version import program_version
from gdviewer.export.caption import caption
from gdviewer.export.figure import Figure
from gdviewer.export.record import Record
from gdviewer.export.rendering import last_frame
from gdviewer.export.size import PictureSize
from gdviewer.export.writing import export
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

SMALL = Figure(PictureSize(400, 300, 100))
NAMED = {"Function", "Method", "Hyperparameters", "Start", "Stop reason", "Seed"}


def himmelblau() -> Frame:
    return last_frame(choose_problem(Document(), "himmelblau"))


def test_one_run_is_one_sentence_with_all_that_makes_it() -> None:
    assert caption(himmelblau()) == (
        "Momentum (η = 0.005, μ = 0.9) on f(x, y) = (x² + y − 11)² + (x + y² − 7)² from "
        "(−0.5, −1): gradient below 10⁻⁶ after 346 steps at (−3.77931, −3.28319), "
        f"f = 4.17085×10⁻¹⁵; GDViewer {program_version()}, seed 0."
    )


def test_several_runs_are_told_one_after_the_other() -> None:
    runs = (Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.01}}), Run("adam"))
    document = document_of("a x^2 + y^2", parameters={"a": 3.0}, runs=runs, seed=7)
    text = caption(last_frame(document))
    function = "f(x, y) = a x² + y² with a = 3"
    assert text.startswith(f"{function}: Gradient descent (η = 0.01) from (1, 1): gradient below")
    assert ", β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸) from (1, 1): " in text
    assert text.endswith(", seed 7.")


def test_many_paths_are_counted() -> None:
    starts = tuple((float(x), 0.5) for x in range(30))
    frame = last_frame(document_of(starts=starts, criteria={"max_steps": 2.0}))
    assert "; and 10 more; GDViewer" in caption(frame)


def test_a_surface_without_a_run_and_an_ascent_have_a_caption() -> None:
    assert caption(frame_of(document_of("x^2"))).startswith("f(x) = x²; GDViewer")
    up = last_frame(document_of("-x^2 - y^2", is_maximizing=True))
    assert "on the ascent of f(x, y) = −x² − y² from" in caption(up)


def test_a_record_names_every_setting_with_all_digits() -> None:
    fields = dict(Record.of(himmelblau()).fields)
    assert fields.keys() >= NAMED
    assert fields["Function"] == "(x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    assert fields["Hyperparameters"].startswith("learning_rate=0.005, momentum=0.9, dampening=0")
    assert fields["Start"] == "-0.5, -1"
    assert "346 steps" in fields["Stop reason"]
    assert len(fields["End"]) > 30


def test_a_png_keeps_the_record(tmp_path: Path) -> None:
    frame = himmelblau()
    export(frame, tmp_path / "picture.png", SMALL)
    image, record = QImage(str(tmp_path / "picture.png")), Record.of(frame)
    assert image.text("Title") == record.title
    assert image.text("Description") == record.caption
    assert {name: image.text(name) for name, _ in record.fields} == dict(record.fields)


def test_an_svg_keeps_the_record_and_a_text_with_markup_in_it(tmp_path: Path) -> None:
    frame = frame_of(structs.replace(document_of('x^2 < y & "z" ]]>')))
    export(frame, tmp_path / "picture.svg", SMALL)
    root = ET.parse(tmp_path / "picture.svg").getroot()  # noqa: S314 - our own file
    titles = [element.text for element in root if element.tag.endswith("}title")]
    assert titles == ['f(x, y) = x² < y & "z" ]]>']
    texts = [element.text or "" for element in root.iter()]
    assert any(text.strip() == titles[0] for text in texts[10:])
    assert 'x^2 < y & "z" ]]>' in texts


def test_a_pdf_keeps_the_record(tmp_path: Path) -> None:
    frame = himmelblau()
    export(frame, tmp_path / "picture.pdf", SMALL)
    content, record = (tmp_path / "picture.pdf").read_bytes(), Record.of(frame)
    for name, text in (("Title", record.title), ("Subject", record.caption)):
        hexadecimal = text.encode("utf-16-be").hex().upper()
        assert f"/{name} <FEFF{hexadecimal}>".encode() in content
    assert "<gdviewer:StopReason>The gradient is below 10⁻⁶".encode() in content
