"""A report of a problem says which OpenGL there is."""

from __future__ import annotations

import re

import pytest

from gdviewer.ui.dialogs.info import screens


@pytest.mark.usefixtures("qapp")
def test_the_version_of_opengl_and_what_draws_are_told() -> None:
    (row,) = (row for row in screens().splitlines() if row.startswith("OpenGL"))
    assert re.match(r"OpenGL +\d+\.\d.*, \w+", row)
