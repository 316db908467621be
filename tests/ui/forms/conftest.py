"""A form that shows a record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gdviewer.ui.forms.form import Form
from tests.ui.forms.records import Record


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    form = Form("optimizer")
    qtbot.addWidget(form)
    form.show_record(Record())
    form.show()
    yield form
    form.close()
