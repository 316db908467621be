"""The document as a file: to JSON, and back from what may be a stranger's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from gdviewer.core.expression import canonical_name
from gdviewer.core.numbers import format_count
from gdviewer.core.problems import problem_with
from gdviewer.state.document import MOST_STEPS, Document, RacesBy
from gdviewer.state.document_checks import check_document
from gdviewer.state.run import numbered

_VERSION = 1
_MAX_BYTES = 8_000_000
_FARTHEST_PLAYHEAD: dict[RacesBy, int] = {"steps": MOST_STEPS, "evaluations": 10**15}


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
    check_document(document)
    runs = numbered(document.runs)
    chosen = {*document.selected}
    selected = tuple(run.id for run in runs if run.id in chosen) or (runs[0].id,)
    return msgspec.structs.replace(
        _with_canonical_names(document),
        problem=_problem(document),
        runs=runs,
        selected=selected,
        playhead=min(document.playhead, _FARTHEST_PLAYHEAD[document.races_by]),
        extra=extra,
    )


def _with_canonical_names(document: Document) -> Document:
    """Return ``document`` with every name in its one spelling."""
    chosen, ranges = document.variables, document.parameter_ranges
    return msgspec.structs.replace(
        document,
        variables=None if chosen is None else tuple(map(canonical_name, chosen)),
        parameters={canonical_name(name): one for name, one in document.parameters.items()},
        parameter_ranges={canonical_name(name): one for name, one in ranges.items()},
    )


def _problem(document: Document) -> str:
    """Return the key of the built-in function if text and variables are its own, else nothing."""
    has_own_text = problem_with(document.expression) == document.problem
    is_own = has_own_text and document.variables in {None, ("x", "y")}
    return document.problem if is_own else ""
