"""The same document gives the same bytes, whenever and wherever it is exported."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gdviewer.export.figure import Figure, Parts
from gdviewer.export.formats import formats
from gdviewer.export.picture import drawing_of
from gdviewer.export.size import PictureSize
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

FIGURE = Figure(PictureSize(400, 300, 100), Parts(coordinates=True))
SCRIPT = """
from tests.export.test_reproducible import digest_of
from gdviewer.export.rendering import require_application
application = require_application()
print(digest_of("png"), digest_of("svg"), digest_of("pdf"))
"""


def digest_of(key: str) -> str:
    # two fonts, since one has no ∛
    frame = frame_of(document_of("x^2 + 3y^2 + ∛(a ϑ)"), np.array([(1.0, 1.0), (0.5, 0.5)]))
    content = formats[key].value(drawing_of(frame, FIGURE))
    return hashlib.sha256(content).hexdigest()


def process(seed: str) -> subprocess.Popen[str]:
    root = str(Path(__file__).parents[2])
    # Qt has a seed of its own, which it draws anew in each process
    environment = os.environ | {"PYTHONPATH": root, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", SCRIPT]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_two_processes_write_the_same_bytes_in_every_format() -> None:
    with process("1") as one, process("2") as other:
        first, second = one.communicate()[0].split(), other.communicate()[0].split()
    assert len(first) == len(list(formats))
    assert first == second


@pytest.mark.parametrize("key", ["png", "svg", "pdf"])
def test_a_second_export_writes_the_same_bytes(key: str) -> None:
    assert digest_of(key) == digest_of(key)
