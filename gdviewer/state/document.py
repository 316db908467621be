"""Everything the user chose, frozen; to and from JSON."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from gdviewer.core.bounds import Bounds
from gdviewer.core.hyperparameters import Value

AT_ONCE = 0.0
SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 1000.0, AT_ONCE)
"""Steps a second that can be chosen."""

_VERSION = 1
_MAX_BYTES = 8_000_000
_MAX_STARTS = 10_000
_FARTHEST = 1e100


class Run(msgspec.Struct, frozen=True):
    """A method with its settings.

    ``hyperparameters`` has, per optimizer key, the fields that the user changed; ``rules`` the
    same per step-rule key. Switching the method and back loses nothing.
    """

    optimizer: str = "momentum"
    hyperparameters: dict[str, dict[str, Value]] = {}
    step_rule: str = "fixed"
    rules: dict[str, dict[str, Value]] = {}


class Document(msgspec.Struct, frozen=True):
    """What the user chose; a change is a new Document, its dicts are never mutated.

    ``problem`` is the key of a built-in function while the text is its own, else empty.
    ``starts`` has one point per start. ``criteria`` holds the values that the user changed and
    ``criteria_on`` the names of those that are ticked. ``random_starts`` counts the starts drawn
    from the seed. ``bounds`` is what the user wants in view, ``home`` what Fit shows; bounds,
    playhead and speed are saved but are no undo steps. ``speed`` is in steps a second.
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
    playhead: int = 0
    speed: float = 30.0
    plays_on_click: bool = True
    fills_view: bool = False
    extra: dict[str, Any] = {}


def to_json(document: Document) -> bytes:
    """Return ``document`` as indented JSON, UTF-8."""
    fields = {"gdviewer": _VERSION} | msgspec.to_builtins(document)
    fields |= fields.pop("extra")
    return msgspec.json.format(msgspec.json.encode(fields), indent=2)


def from_json(data: bytes) -> Document:
    """Read a document; what this version does not know is kept in ``extra``.

    Raises
    ------
    ValueError
        One sentence that says what in the file is wrong.
    """
    if len(data) > _MAX_BYTES:
        raise ValueError(f"the file has {len(data):,} bytes; a document has at most {_MAX_BYTES:,}")
    try:
        fields = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"the file is not a GDViewer document: {error}") from error
    version = fields.pop("gdviewer", None)
    if version is None:
        raise ValueError("the file is not a GDViewer document: it has no field 'gdviewer'")
    if not isinstance(version, int) or version > _VERSION:
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
    return msgspec.structs.replace(document, extra=extra)


def _check(document: Document) -> None:
    """Raise a ValueError where a number is outside of what the program can show."""
    for bounds in (document.bounds, document.home):
        edges = (bounds.xmin, bounds.xmax, bounds.ymin, bounds.ymax)
        if not all(map(_is_usable, edges)) or not (bounds.width > 0 and bounds.height > 0):
            raise ValueError("the document's bounds must be finite, xmin < xmax and ymin < ymax")
    if not 1 <= len(document.starts) <= _MAX_STARTS:
        raise ValueError(f"the document must have 1 to {_MAX_STARTS} starts")
    dimension = len(document.variables or ("x", "y"))
    for start in document.starts:
        if len(start) != dimension or not all(map(_is_usable, start)):
            raise ValueError(f"each start of the document must have {dimension} finite numbers")
    if not document.runs:
        raise ValueError("the document must have at least one run")
    if not all(map(_is_usable, document.parameters.values())):
        raise ValueError("the document's parameters must be finite numbers")
    if document.speed not in SPEEDS:
        speeds = ", ".join(f"{speed:g}" for speed in SPEEDS)
        raise ValueError(f"the document's speed must be one of {speeds}")
    if not 0 <= document.playhead < 2**53 or not 0 <= document.seed < 2**63:
        raise ValueError("the document's playhead and seed must be whole numbers from 0 on")


def _is_usable(value: float) -> bool:
    return math.isfinite(value) and abs(value) <= _FARTHEST
