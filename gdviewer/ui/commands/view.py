"""The commands of the menu View: what is seen of the plane, how large, and where panels stand."""

from __future__ import annotations

from gdviewer.state.document import SurfacePlace
from gdviewer.ui.commands.command import Command
from gdviewer.ui.commands.marks import MARKS
from gdviewer.ui.desk import Desk
from gdviewer.ui.surface_lack import is_contour_shown


def _toggle_filling(desk: Desk) -> None:
    is_filling = not desk.model.frame.document.fills_view
    desk.model.update(undo="Fill the view", fills_view=is_filling)


def _has_contour(desk: Desk) -> bool:
    frame = desk.model.frame
    return len(frame.variables) > 1 and is_contour_shown(frame)


def _panel_command(
    name: str, title: str, key: str, focused: str = "", *, begins_group: bool = False
) -> Command:
    return Command(
        f"{name}_panel",
        "View",
        f"{title} panel",
        f"Show or hide the panel “{title}”; where another lies over it, bring it to the front",
        lambda desk: desk.show_panel(name, not desk.is_panel_shown(name), focused),
        key,
        is_enabled=lambda desk: not desk.is_presenting,
        is_checked=lambda desk: desk.is_panel_open(name),
        begins_group=begins_group,
    )


def _theme_command(choice: str, help_text: str) -> Command:
    return Command(
        f"theme_{choice}",
        "View/Theme",
        choice.capitalize(),
        help_text,
        lambda desk: desk.look.choose_theme(choice),
        is_checked=lambda desk: desk.look.theme_choice == choice,
    )


def _surface_command(place: SurfacePlace, title: str, help_text: str, key: str = "") -> Command:
    return Command(
        f"surface_{place}",
        "View/Surface",
        title,
        help_text,
        lambda desk: desk.model.toggle_surface(place),
        key,
        is_checked=lambda desk: desk.model.frame.document.shows_surface == place,
    )


VIEW: tuple[Command, ...] = (
    Command(
        "fit",
        "View",
        "Fit",
        "Show the bounds of the function",
        lambda desk: desk.model.fit(),
        "F",
        "fit",
    ),
    Command(
        "fit_path",
        "View",
        "Fit the path",
        "Show the whole path, as far as 20 times the bounds of the function",
        lambda desk: desk.model.fit_path(),
        "Shift+F",
    ),
    Command(
        "zoom_in",
        "View",
        "Zoom in",
        "Show less of the plane, larger",
        lambda desk: desk.zoom(0.8),
        ("+", "="),
    ),
    Command(
        "zoom_out",
        "View",
        "Zoom out",
        "Show more of the plane, smaller",
        lambda desk: desk.zoom(1.25),
        "-",
    ),
    Command(
        "bounds",
        "View",
        "Bounds",
        "Type where the axes begin and end, in the panel “Function”",
        lambda desk: desk.show_bounds(not desk.are_bounds_shown),
        "B",
        is_enabled=lambda desk: not desk.is_presenting,
        is_checked=lambda desk: desk.are_bounds_shown,
    ),
    Command(
        "lock_view",
        "View",
        "Lock the view",
        "Keep the bounds whatever is zoomed, moved, fitted or chosen",
        lambda desk: desk.model.toggle_view_lock(),
        "L",
        is_checked=lambda desk: desk.model.frame.document.is_view_locked,
    ),
    Command(
        "fill_view",
        "View",
        "Fill the view",
        "Stretch a contour to the window: a unit of x is then not as long as one of y. "
        "A curve always fills it",
        _toggle_filling,
        is_enabled=_has_contour,
        is_checked=lambda desk: desk.model.frame.document.fills_view,
        begins_group=True,
    ),
    *MARKS,
    _surface_command(
        "beside",
        "Beside the contour",
        "Show the function as a surface in space, beside the contour or below it",
        "Ctrl+8",
    ),
    _surface_command(
        "instead",
        "In place of the contour",
        "Show the function as a surface in space, and the contour no more",
        "Ctrl+9",
    ),
    _surface_command("off", "Contour alone", "Show the contour, and no surface"),
    _theme_command("light", "Dark ink on a light ground"),
    _theme_command("dark", "Light ink on a dark ground"),
    _theme_command("system", "As the desktop has it"),
    Command(
        "larger",
        "View/Size",
        "Larger",
        "Make all text, handles and lines larger, up to 250 %",
        lambda desk: desk.look.change_size(1),
        ("Ctrl++", "Ctrl+="),
    ),
    Command(
        "smaller",
        "View/Size",
        "Smaller",
        "Make all text, handles and lines smaller, down to 80 %",
        lambda desk: desk.look.change_size(-1),
        "Ctrl+-",
    ),
    Command(
        "usual_size",
        "View/Size",
        "Usual size",
        "Make all text, handles and lines as large as fits the screen",
        lambda desk: desk.look.choose_usual_size(),
        "Ctrl+0",
    ),
    Command(
        "present",
        "View",
        "Presentation",
        "Give the contour the whole screen, in letters for the last row; Escape ends it",
        lambda desk: desk.present(not desk.is_presenting),
        "F11",
        is_checked=lambda desk: desk.is_presenting,
        begins_group=True,
    ),
    _panel_command("function", "Function", "Ctrl+1", begins_group=True),
    _panel_command("run", "Run", "Ctrl+2"),
    _panel_command("calculus", "Calculus", "Ctrl+3", "simplified"),
    _panel_command("convergence", "Convergence", "Ctrl+4", "convergence"),
    _panel_command("step", "Step", "Ctrl+5", "step_sheet"),
    _panel_command("steps", "Steps", "Ctrl+6", "steps_table"),
    _panel_command("runs", "Runs", "Ctrl+7", "wide_runs_table"),
    _panel_command("stability", "Stability", "Ctrl+B", "stability_rate"),
    Command(
        "reset_layout",
        "View",
        "Reset layout",
        "Arrange the panels as they were at first",
        lambda desk: desk.reset_layout(),
        is_enabled=lambda desk: not desk.is_presenting,
    ),
)
