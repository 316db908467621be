"""The commands of the menu View for what is drawn on the function and beside its runs."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk
from gdviewer.ui.surface_lack import is_contour_shown

_MENU = "View/Draw"


def _has_plane(desk: Desk) -> bool:
    """Whether there is a contour, and it is seen."""
    frame = desk.model.frame
    return len(frame.variables) == 2 and is_contour_shown(frame)


MARKS: tuple[Command, ...] = (
    Command(
        "workings",
        _MENU,
        "Inner workings",
        "Show what goes on inside the step at the playhead: the gradient and all the method uses",
        lambda desk: desk.model.toggle_workings(),
        "W",
        is_enabled=lambda desk: is_contour_shown(desk.model.frame),
        is_checked=lambda desk: desk.model.frame.document.shows_workings,
    ),
    Command(
        "eigenvectors",
        _MENU,
        "Eigenvectors",
        "Draw the eigenvectors of the Hessian: the longer, the less f curves; dashed where down",
        lambda desk: desk.model.toggle_eigenvectors(),
        "E",
        is_enabled=_has_plane,
        is_checked=lambda desk: desk.model.frame.document.shows_eigenvectors,
    ),
    Command(
        "quadratic",
        _MENU,
        "Local quadratic",
        "Draw the quadratic that fits at the playhead, its bottom, and the Newton step to there",
        lambda desk: desk.model.toggle_quadratic(),
        "Q",
        is_enabled=lambda desk: is_contour_shown(desk.model.frame),
        is_checked=lambda desk: desk.model.frame.document.shows_quadratic,
    ),
    Command(
        "gradient_field",
        _MENU,
        "Gradient field",
        "Draw arrows where f falls steepest, rises in an ascent: the longer the greater log ∥∇f∥",
        lambda desk: desk.model.toggle_gradient_field(),
        "G",
        is_enabled=_has_plane,
        is_checked=lambda desk: desk.model.frame.document.shows_gradient_field,
    ),
    Command(
        "isoline_labels",
        _MENU,
        "Isoline labels",
        "Write on each isoline the value that f has along it",
        lambda desk: desk.model.toggle_isoline_labels(),
        "I",
        is_enabled=_has_plane,
        is_checked=lambda desk: desk.model.frame.document.shows_isoline_labels,
    ),
    Command(
        "components",
        _MENU,
        "Components of the gradient",
        "Split the gradient at the playhead into the partial derivatives, along x and along y",
        lambda desk: desk.model.toggle_components(),
        "X",
        is_enabled=_has_plane,
        is_checked=lambda desk: desk.model.frame.document.shows_components,
    ),
    Command(
        "critical_points",
        _MENU,
        "Critical points",
        "Mark the points in view where the gradient vanishes: minima, maxima, saddles and others",
        lambda desk: desk.model.toggle_critical_points(),
        "C",
        is_checked=lambda desk: desk.model.frame.document.shows_critical_points,
    ),
    Command(
        "legend",
        _MENU,
        "Legend",
        "Tell two runs or more by name, learning rate, steps and end; drag the legend anywhere",
        lambda desk: desk.model.toggle_legend(),
        "Shift+L",
        is_checked=lambda desk: desk.model.frame.document.shows_legend,
    ),
    Command(
        "names",
        _MENU,
        "Names of runs",
        "Write each run's name at its end",
        lambda desk: desk.model.toggle_names(),
        "N",
        is_checked=lambda desk: desk.model.frame.document.shows_names,
    ),
)
