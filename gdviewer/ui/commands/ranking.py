"""The commands of the menu Run that say by what the runs are ranked, and to which target."""

from __future__ import annotations

from gdviewer.core.standing import RANKINGS
from gdviewer.state.readings.ranking import offered_target
from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk

_MENU = "Run/Rank by"


def _show(desk: Desk, focused: str) -> None:
    desk.show_panel("convergence", True, focused)


def _rank_by(desk: Desk, key: str) -> None:
    desk.model.update(rank_by=key)
    _show(desk, "ranking")


def _toggle_target(desk: Desk) -> None:
    is_own = desk.model.document.target is None
    desk.model.update(target=offered_target(desk.model.frame) if is_own else None)
    _show(desk, "target" if is_own else "ranking")


def _ranking_command(key: str, title: str) -> Command:
    return Command(
        f"rank_by_{key}",
        _MENU,
        title.capitalize(),
        f"Rank the runs by {title}, in the panel “Convergence”",
        lambda desk: _rank_by(desk, key),
        is_enabled=lambda desk: not desk.is_presenting,
        is_checked=lambda desk: desk.model.document.rank_by == key,
    )


RANKING: tuple[Command, ...] = (
    *(_ranking_command(key, title) for key, title in RANKINGS.items()),
    Command(
        "own_target",
        _MENU,
        "Target of your own",
        "Type which value of f is to be reached; otherwise 1 % of the way may be left",
        _toggle_target,
        is_enabled=lambda desk: not desk.is_presenting,
        is_checked=lambda desk: desk.model.document.target is not None,
        begins_group=True,
    ),
)
