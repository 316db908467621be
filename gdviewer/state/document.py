"""Everything the user chose, frozen; to and from JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from gdviewer.core.bounds import Bounds
from gdviewer.core.descent import SEEDS
from gdviewer.core.expression import parse
from gdviewer.core.hyperparameters import Setting
from gdviewer.core.numbers import format_count, format_number, format_whole
from gdviewer.core.problems import problem_with
from gdviewer.core.stopping import Criteria

AT_ONCE = 0.0
SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 1000.0, AT_ONCE)
"""Steps a second that can be chosen."""

MOST_STEPS = 5_000_000
"""How many steps of a run are kept; one without end is stopped there."""

FARTHEST = 1e100
"""How large a coordinate or a parameter may be, whatever its sign."""

_VERSION = 1
_MAX_BYTES = 8_000_000
_MAX_RUNS = 100
_MAX_PATHS = 2_500
_NUMBERS = f"numbers of at most {format_number(FARTHEST)}"


_VIEW_FIELDS = (
    "bounds",
    "value_range",
    "playhead",
    "speed",
    "plays_on_click",
    "fills_view",
    "shows_workings",
    "hidden_workings",
    "shows_eigenvectors",
)


class Run(msgspec.Struct, frozen=True):
    """A method with its settings.

    ``hyperparameters`` has, per optimizer key, the fields that the user changed; ``rules`` the
    same per step-rule key. ``step_rule`` is empty where the one that usually goes with the method
    is wanted; ``left_rules`` has, per optimizer key, what it was when another method was chosen.
    Switching the method and back loses nothing. ``auto_rates`` has, per optimizer key, the learning
    rate that a trial has found, for where the user gave none; it is kept so that the document shows
    the same again, and is no undo step.
    """

    optimizer: str = "momentum"
    hyperparameters: dict[str, dict[str, Setting]] = {}
    step_rule: str = ""
    left_rules: dict[str, str] = {}
    rules: dict[str, dict[str, Setting]] = {}
    auto_rates: dict[str, float] = {}


class Document(msgspec.Struct, frozen=True):
    """What the user chose; a change is a new Document, its dicts are never mutated.

    ``problem`` is the key of a built-in function while the text is its own, else empty.
    ``variables`` are one or two names that the user chose, None where the text decides.
    ``starts`` has one pair per start; of a function of one variable the first number counts. ``criteria`` holds the values that the user changed and
    ``criteria_on`` the names of those that are ticked. ``random_starts`` counts the starts drawn
    from the seed. ``bounds`` is what the user wants in view, ``home`` what Fit shows; bounds,
    playhead and speed are saved but are no undo steps. ``speed`` is in steps a second.
    ``shows_workings`` is whether the inner workings at the playhead are drawn, ``hidden_workings``
    the names of those that are not; ``shows_eigenvectors`` is whether those of the Hessian are.
    These are no undo steps either.
    ``extra`` keeps the fields of a file that this version does not know.
    """

    problem: str = ""
    expression: str = "x^2 + y^2"
    variables: tuple[str, ...] | None = None
    parameters: dict[str, float] = {}
    is_maximizing: bool = False
    starts: tuple[tuple[float, ...], ...] = ((1.0, 1.0),)
    runs: tuple[Run, ...] = (Run(),)
    criteria: dict[str, float] = {}
    criteria_on: tuple[str, ...] = ("gtol", "max_steps", "divergence")
    seed: int = 0
    random_starts: int = 0
    bounds: Bounds = Bounds(-2, 2, -2, 2)
    home: Bounds = Bounds(-2, 2, -2, 2)
    value_range: tuple[float, float] | None = None
    playhead: int = 0
    speed: float = 30.0
    plays_on_click: bool = True
    fills_view: bool = False
    shows_workings: bool = True
    hidden_workings: tuple[str, ...] = ()
    shows_eigenvectors: bool = False
    extra: dict[str, Any] = {}


def check_size(value: float) -> None:
    """Raise a ValueError where ``value`` is too large for a coordinate or a parameter."""
    if not _is_usable(value):
        raise ValueError(f"Write a number of at most {format_number(FARTHEST)}.")


def means_the_same(one: Document, other: Document) -> bool:
    """Whether two documents differ in nothing but how they are viewed."""
    view = {name: getattr(other, name) for name in _VIEW_FIELDS}
    return msgspec.structs.replace(one, **view) == other


def to_json(document: Document) -> bytes:
    """Return ``document`` as indented JSON, UTF-8."""
    fields = {"gdviewer": _VERSION} | msgspec.to_builtins(document)
    fields |= fields.pop("extra")
    return msgspec.json.format(msgspec.json.encode(fields), indent=2)


def read_document(path: Path) -> Document:
    """Read the document of a file.

    Raises
    ------
    ValueError, OSError
        One sentence that says what is wrong.
    """
    if not path.is_file():
        raise ValueError(f"{path} is not a file")
    with path.open("rb") as file:
        return from_json(file.read(_MAX_BYTES + 1))


def from_json(data: bytes) -> Document:
    """Read a document; what this version does not know is kept in ``extra``.

    Raises
    ------
    ValueError
        One sentence that says what in the file is wrong.
    """
    if len(data) > _MAX_BYTES:
        most = format_count(_MAX_BYTES, "byte")
        raise ValueError(f"the file is too long; a document has at most {most}")
    try:
        fields = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"the file is not a GDViewer document: {error}") from error
    version = fields.pop("gdviewer", None)
    if version is None:
        raise ValueError("the file is not a GDViewer document: it has no field 'gdviewer'")
    if type(version) is not int or not 1 <= version <= _VERSION:
        raise ValueError(f"the file is of version {version}; this program reads up to {_VERSION}")
    known = set(Document.__struct_fields__) - {"extra"}
    extra = {name: value for name, value in fields.items() if name not in known}
    try:
        document = msgspec.convert(
            {name: value for name, value in fields.items() if name in known}, type=Document
        )
    except msgspec.ValidationError as error:
        raise ValueError(f"the document has a wrong field: {error}") from error
    _check(document)
    return msgspec.structs.replace(document, problem=_problem(document), extra=extra)


def _problem(document: Document) -> str:
    """Return the key of the built-in function if text and variables are its own, else nothing."""
    has_own_text = problem_with(document.expression) == document.problem
    is_own = has_own_text and document.variables in {None, ("x", "y")}
    return document.problem if is_own else ""


def _check(document: Document) -> None:
    """Raise a ValueError where a number is outside of what the program can show."""
    for bounds in (document.bounds, document.home):
        edges = (bounds.xmin, bounds.xmax, bounds.ymin, bounds.ymax)
        if not all(map(_is_usable, edges)) or not (bounds.width > 0 and bounds.height > 0):
            raise ValueError(
                f"the document's bounds must be {_NUMBERS}, xmin < xmax and ymin < ymax"
            )
    _check_names(document)
    if len(document.variables or ("x", "y")) not in {1, 2}:
        raise ValueError("the document must have one or two variables")
    if not document.starts or not all(map(_is_point, document.starts)):
        raise ValueError(f"each start of the document must have 2 {_NUMBERS}")
    if not 1 <= len(document.runs) <= _MAX_RUNS:
        raise ValueError(f"the document must have 1 to {_MAX_RUNS} runs")
    if len(document.runs) * len(document.starts) > _MAX_PATHS:
        raise ValueError(f"the document must have at most {_MAX_PATHS} paths, runs times starts")
    unknown = {*document.criteria, *document.criteria_on} - set(Criteria.__struct_fields__)
    if unknown:
        raise ValueError(f"the document has an unknown criterion {min(unknown)!r}")
    if not all(map(_is_usable, document.parameters.values())):
        raise ValueError(f"the document's parameters must be {_NUMBERS}")
    if document.speed not in SPEEDS:
        speeds = ", ".join(format_number(speed) for speed in SPEEDS)
        raise ValueError(f"the document's speed must be one of {speeds}")
    if not 0 <= document.playhead <= MOST_STEPS:
        raise ValueError(f"the document's playhead must be from 0 to {format_whole(MOST_STEPS)}")
    if document.seed not in SEEDS or document.random_starts not in SEEDS:
        raise ValueError("the document's seed and random_starts must be from 0 to 2^63 - 1")


def _check_names(document: Document) -> None:
    """Raise a ValueError where a variable or a parameter has no name."""
    try:
        parse("0", variables=document.variables)
        parse("0", parameters=tuple(document.parameters))
    except ValueError as error:
        raise ValueError(f"the document has a wrong name: {error}") from error


def _is_point(start: tuple[float, ...]) -> bool:
    return len(start) == 2 and all(map(_is_usable, start))


def _is_usable(value: float) -> bool:
    return abs(value) <= FARTHEST
