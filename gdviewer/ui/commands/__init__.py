"""The one table of commands, a file for each menu: where each stands and what it does."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command
from gdviewer.ui.commands.edit import EDIT
from gdviewer.ui.commands.file import FILE
from gdviewer.ui.commands.help import HELP
from gdviewer.ui.commands.ranking import RANKING
from gdviewer.ui.commands.run import RUN
from gdviewer.ui.commands.runs import RUNS
from gdviewer.ui.commands.starts import STARTS
from gdviewer.ui.commands.view import VIEW

COMMANDS: tuple[Command, ...] = (*FILE, *EDIT, *VIEW, *RUN, *RANKING, *STARTS, *RUNS, *HELP)

__all__ = ["COMMANDS", "Command"]
