"""Guards one run of the program: what the last one left is found, and this one leaves a trail."""

from __future__ import annotations

import logging
from pathlib import Path

from gdviewer.safety.keeper import Keeper
from gdviewer.safety.recovery import Recovered, recover
from gdviewer.safety.session import Session
from gdviewer.state.models.model import AppModel

_log = logging.getLogger(__name__)


class Guard:
    """The session of one model; without a folder that can be written it does nothing.

    ``recovered`` is what the last session left that did not end cleanly.
    """

    def __init__(self, model: AppModel, data: Path) -> None:
        self.recovered = Recovered(None, None)
        self._session: Session | None = None
        self._keeper: Keeper | None = None
        try:
            self.recovered = recover(data)
            self._session = Session.begin(data)
        except OSError as error:
            _log.warning("no reports can be written to %s: %s", data, error)
        else:
            self._keeper = Keeper(model, self._session.document_file)

    def describe(self) -> None:
        """Write down what the program is made of, for a report; it takes some milliseconds."""
        if self._session is not None:
            # it takes long to load, and the first paint does not need it
            from gdviewer.ui.dialogs.info import versions  # noqa: PLC0415

            self._session.describe(versions())

    def close(self) -> None:
        """End cleanly and leave nothing."""
        if self._keeper is not None:
            self._keeper.close()
        if self._session is not None:
            self._session.end()
