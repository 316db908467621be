"""Pictures from the command line, and what is shown where nobody chose it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtGui import QImage

import gdviewer
from gdviewer.cli import main
from gdviewer.commands import window
from gdviewer.commands.view import view_of, with_point
from gdviewer.core.bounds import Bounds
from gdviewer.core.trajectory import Trajectory
from gdviewer.scene.theme import DARK, LIGHT
from gdviewer.state.document import Document
from gdviewer.state.document_file import to_json
from gdviewer.state.edits.choices import choose_problem

pytestmark = pytest.mark.usefixtures("qapp")
Printed = pytest.CaptureFixture[str]


def descend(text: str, *start: float) -> Trajectory:
    path = gdviewer.descend(text, start, learning_rate=0.1, max_steps=500)
    assert isinstance(path, Trajectory)
    return path


@pytest.mark.parametrize(
    ("suffix", "beginning"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_picture_is_written_and_the_end_is_told(
    capsys: Printed, tmp_path: Path, suffix: str, beginning: bytes
) -> None:
    file = tmp_path / f"bowl.{suffix}"
    assert main(["render", "-x^2 - y^2", "--start", "-1,2", "--maximize", "--out", str(file)]) == 0
    assert file.read_bytes().startswith(beginning)
    path, reason = capsys.readouterr().out.splitlines()
    assert path == str(file)
    assert "steps" in reason


def test_a_picture_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    assert main(["render", "@beale", "--out", str(file), "--size", "640x480", "--dpi", "150"]) == 0
    image = QImage(str(file))
    assert (image.width(), image.height()) == (640, 480)
    assert image.dotsPerMeterX() == pytest.approx(150 / 0.0254, abs=1)


@pytest.mark.parametrize(
    ("words", "size", "dpi"),
    [
        ([], (1600, 1200), 300),
        (["--preset", "column"], (1063, 850), 300),
        (["--preset", "slide", "--dpi", "72"], (1920, 1080), 72),
        (["--size", "100x50mm", "--dpi", "100"], (394, 197), 100),
    ],
)
def test_a_preset_gives_what_was_not_asked_for(
    tmp_path: Path, words: list[str], size: tuple[int, int], dpi: float
) -> None:
    file = tmp_path / "picture.png"
    assert main(["render", "@bowl", "--out", str(file), *words]) == 0
    image = QImage(str(file))
    assert image.size().toTuple() == size
    assert image.dotsPerMeterX() == pytest.approx(dpi / 0.0254, abs=1)


def test_ground_text_and_parts_are_chosen(tmp_path: Path) -> None:
    file = tmp_path / "picture.svg"
    words = ["render", "@bowl", "--out", str(file), "--size", "900x700"]
    assert main([*words, "--ground", "dark", "--text", "6", "--hide", "legend,color-bar"]) == 0
    dark = file.read_text(encoding="utf-8")
    assert DARK.card in dark
    assert 'font-size="25"' in dark
    assert "Gradient descent," not in dark
    assert main([*words, "--show", "coordinates"]) == 0
    light = file.read_text(encoding="utf-8")
    assert "Gradient" in light
    assert "(0, 0)</text>" in light


@pytest.mark.parametrize("bounds", [[], ["--bounds", "-1,3"], ["--bounds", "-1,3,-20,60"]])
def test_one_variable_is_drawn_as_a_curve(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bounds: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["render", "t^2 - t", "--variables", "t", "--start", "2", "--out", "curve.svg"]
    assert main([*words, "--show", "coordinates,workings", *bounds]) == 0
    texts = re.findall("<text[^>]*>([^<]*)</text>", Path("curve.svg").read_text(encoding="utf-8"))
    assert "f(t) = t² − t" in texts
    assert {"t", "f"} <= set(texts)
    assert any(text.startswith("slope f′ = ") for text in texts)
    assert ("40" in texts) == (bounds[-1:] == ["-1,3,-20,60"])


@pytest.mark.parametrize(("part", "ink"), [("gradient-field", True), ("isoline-labels", False)])
def test_the_extras_of_the_contour_are_there_where_they_are_asked_for(
    tmp_path: Path, part: str, ink: bool
) -> None:
    file, found = tmp_path / "picture.svg", []
    words = ["render", "@bowl", "--out", str(file), "--hide", "color-bar"]
    for wish in ([], ["--show", part]):
        assert main([*words, *wish]) == 0
        found.append(file.read_text(encoding="utf-8"))
    plain, rich = found
    assert (LIGHT.inks.gradient in rich) is ink
    assert LIGHT.inks.gradient not in plain
    assert rich.count("<text") > plain.count("<text")


def test_a_saved_document_has_the_extras_that_it_shows_until_they_are_hidden(
    tmp_path: Path,
) -> None:
    saved, out = tmp_path / "saved.gdv", tmp_path / "picture.svg"
    problem = choose_problem(Document(), "booth")
    saved.write_bytes(to_json(structs.replace(problem, shows_gradient_field=True)))
    for wish, is_there in (([], True), (["--hide", "gradient-field"], False)):
        assert main(["render", str(saved), "--out", str(out), *wish]) == 0
        assert (LIGHT.inks.gradient in out.read_text(encoding="utf-8")) is is_there


def test_bounds_decide_what_is_in_the_picture(tmp_path: Path) -> None:
    pictures = []
    for bounds in ("-1,1,-1,1", "-3,3,-3,3"):
        file = tmp_path / "picture.png"
        assert main(["render", "@bowl", "--out", str(file), "--bounds", bounds]) == 0
        pictures.append(QImage(str(file)))
    assert pictures[0] != pictures[1]


def test_a_saved_document_renders_and_takes_no_settings_of_a_run(
    capsys: Printed, tmp_path: Path
) -> None:
    saved, out = tmp_path / "saved.gdv", tmp_path / "picture.png"
    saved.write_bytes(to_json(choose_problem(Document(), "booth")))
    assert main(["render", str(saved), "--out", str(out)]) == 0
    assert out.is_file()
    capsys.readouterr()
    assert main(["render", str(saved), "--out", str(out), "--start", "1,2"]) == 2
    assert "there is no option --start" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "axes"), [("w^2 + b^2", {"w", "b"}), ("x^2 + k", {"x", "f"}), ("a y^2", {"x", "y"})]
)
def test_a_saved_document_has_the_variables_that_the_window_gives_it(
    tmp_path: Path, text: str, axes: set[str]
) -> None:
    saved, out = tmp_path / "saved.gdv", tmp_path / "picture.svg"
    saved.write_bytes(to_json(Document(expression=text)))
    assert main(["render", str(saved), "--out", str(out)]) == 0
    texts = re.findall("<text[^>]*>([^<]*)</text>", out.read_text(encoding="utf-8"))
    assert axes <= set(texts)


def test_a_formula_of_a_command_does_not_guess_its_variables(capsys: Printed) -> None:
    assert main(["run", "w^2 + b^2", "--start", "1,2"]) == 2
    assert "neither x nor y occurs" in capsys.readouterr().err
    assert main(["run", "x^2", "--start", "1,2"]) == 0
    assert "from (1, 2)" in capsys.readouterr().out


@pytest.mark.parametrize("method", ["gradient_descent", "adam"])
def test_a_formula_is_drawn_with_the_rate_that_it_is_run_with(
    capsys: Printed, tmp_path: Path, method: str
) -> None:
    words = ["x^4 + y^2", "--start", "1,2", "--optimizer", method, "--max-steps", "150"]
    assert main(["run", *words]) == 0
    reason = capsys.readouterr().out.splitlines()[-1]
    assert main(["render", *words, "--out", str(tmp_path / "picture.png")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == reason


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["@bowl"], "--out"),
        (["@bowl", "--out", "picture.gif"], ".png"),
        (["@bowl", "--out", "picture.png", "--size", "0x0"], "at least"),
        (["@bowl", "--out", "picture.png", "--size", "100000x100000"], "at most"),
        (["@bowl", "--out", "picture.png", "--size", "large"], "1600x1200"),
        (["@bowl", "--out", "picture.png", "--dpi", "0"], "dpi"),
        (["@bowl", "--out", "picture.png", "--text", "0"], "points"),
        (["@bowl", "--out", "picture.png", "--ground", "blue"], "transparent"),
        (["@bowl", "--out", "picture.png", "--preset", "poster"], "column"),
        (["@bowl", "--out", "picture.png", "--hide", "sky"], "no part 'sky'; there are: title"),
        (["@bowl", "--out", "picture.png", "--bounds", "1,0,0,1"], "xmin < xmax"),
        (["@bowl", "--out", "picture.png", "--param", "c=1"], "no parameter"),
        (["@bowl", "--out", "missing/picture.png"], "cannot be written"),
        (["x y z", "--start", "1,1,1", "--variables", "x,y,z", "--out", "p.png"], "two variables"),
        (["@bowl", "--out", "picture.png", "--bounds", "-1,1"], "one range, but"),
        (["x^2 +", "--start", "1,2", "--out", "picture.png"], "^"),
        (["missing.gdv", "--out", "picture.png"], "missing.gdv"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    capsys: Printed,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["render", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_document_is_refused(capsys: Printed, tmp_path: Path) -> None:
    file = tmp_path / "wrong.gdv"
    file.write_bytes(b"\x00\x1b[2J")
    for words in (["render", str(file), "--out", str(tmp_path / "a.png")], [str(file)]):
        assert main(words) == 2
        assert "not a GDViewer document" in capsys.readouterr().err


def test_the_whole_path_is_in_view() -> None:
    path = descend("x^2 + 3y^2", 40, -10)
    bounds = view_of(path)
    assert bounds.xmin < path.x[:, 0].min() < path.x[:, 0].max() < bounds.xmax
    assert bounds.ymin < path.x[:, 1].min() < path.x[:, 1].max() < bounds.ymax


def test_a_run_that_goes_nowhere_has_a_view_of_some_size() -> None:
    bounds = view_of(descend("x^2 + y^2", 0, 0))
    assert (bounds.width, bounds.height) == (2, 2)


def test_of_a_run_that_diverges_the_beginning_is_in_view() -> None:
    path = descend("30x^2 + y^2", 2, 1)
    assert path.stop is not None
    assert path.stop.kind == "diverged"
    bounds = view_of(path)
    assert bounds.xmin < -2 < 2 < bounds.xmax
    assert bounds.width < 10


def test_from_the_edge_of_all_numbers_the_view_is_finite() -> None:
    bounds = view_of(descend("x^2 + y^2", 1e308, -1e308))
    assert np.isfinite([bounds.xmin, bounds.xmax, bounds.width, bounds.height]).all()


def test_bounds_are_widened_only_for_a_start_outside_of_them() -> None:
    bounds = Bounds(-1, 1, -1, 1)
    assert with_point(bounds, (0.5, -1)) == bounds
    wider = with_point(bounds, (4, 0))
    assert wider.xmin < -1
    assert wider.xmax > 4


def test_without_a_display_the_window_is_a_picture(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(window, "has_display", lambda: False)
    monkeypatch.chdir(tmp_path)
    assert main([]) == 0
    sentence, path, reason = capsys.readouterr().out.splitlines()
    assert "no display" in sentence
    assert Path(path) == tmp_path / "gdviewer.png"
    assert Path(path).is_file()
    assert "steps" in reason


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a display is a given")
@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("DISPLAY", ":0", True), ("WAYLAND_DISPLAY", "wayland-0", True), ("DISPLAY", "", False)],
)
def test_a_display_is_known_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: bool
) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(name, value)
    assert window.has_display() is expected


def test_a_program_without_an_application_can_draw(tmp_path: Path) -> None:
    out = tmp_path / "picture.png"
    command = [sys.executable, "-m", "gdviewer", "render", "@himmelblau", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    image = QImage(str(out)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.array(image.constBits()).reshape(image.height(), image.width(), 4)
    assert len(np.unique(pixels.reshape(-1, 4), axis=0)) > 100
