"""The arguments of a race: what is equal for all, what counts, and who is best."""

from __future__ import annotations

import argparse
from typing import Any

from msgspec import structs

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser
from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.standing import RANKINGS
from gdviewer.core.stopping import Criteria
from gdviewer.core.weights import read_weights
from gdviewer.state.document import Document

_STEPS, _EVALUATIONS = "steps", "evaluations"
_LIMIT = "max_evaluations"
_USUAL_LIMIT = next(field for field in hyperparameters(Criteria) if field.name == "max_steps")


def add_race_arguments(parser: Parser) -> None:
    """Add how several methods, or several starts, are compared."""
    parser.add_argument(
        "--race-by",
        choices=(_STEPS, _EVALUATIONS),
        default=_STEPS,
        help="let all take as many steps, or make as many evaluations: --max-evaluations, "
        f"{_USUAL_LIMIT.default} if none",
    )
    parser.add_argument(
        "--rank-by",
        choices=tuple(RANKINGS),
        default=next(iter(RANKINGS)),
        help="; ".join(f"{name}: {what}" for name, what in RANKINGS.items()),
    )
    parser.add_argument(
        "--target",
        type=arguments.number,
        metavar="F",
        help="the value of f to be reached; without it 1 %% of the way may be left",
    )
    parser.add_argument(
        "--weight",
        type=arguments.parameter,
        action="append",
        default=[],
        metavar="NAME=V",
        help="how much an evaluation of f, gradient or hessian counts, such as hessian=3; 1 each "
        "if none",
    )


def with_race(document: Document, given: argparse.Namespace) -> Document:
    """Return ``document`` as a race by what was ``given``.

    Raises
    ------
    ValueError
        In a sentence, where a weight cannot be.
    """
    changes: dict[str, Any] = {}
    if given.race_by == _EVALUATIONS and not hasattr(given, _LIMIT):
        changes["criteria"] = document.criteria | {_LIMIT: _USUAL_LIMIT.default}
        changes["criteria_on"] = (*document.criteria_on, _LIMIT)
    return structs.replace(
        document,
        races_by=given.race_by,
        rank_by=given.rank_by,
        target=given.target,
        weights=read_weights(dict(given.weight), "--weight"),
        **changes,
    )
