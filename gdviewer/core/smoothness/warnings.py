"""Warns in sentences where in view a function is not smooth, or has no value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.graph import Node
from gdviewer.core.numbers import format_point
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.smoothness.borders import Search, Span, lattice
from gdviewer.core.smoothness.flaws import Finding, Flaw, examine
from gdviewer.core.smoothness.pieces import borders_of, in_print, short_text
from gdviewer.core.smoothness.undefined import Undefined, undefined_in

_MOST_PLACES = 3
_SENTENCES: Mapping[Flaw, str] = {
    Flaw.POLE: "f has no value {places} ({names}).",
    Flaw.JUMP: "f jumps {places} ({names}).",
    Flaw.KINK: "f has a kink {places}: the gradient jumps there ({names}).",
    Flaw.STEEP: "f is infinitely steep {places} ({names}).",
}
_ARGUMENT = re.compile(r"\b[xny]\b")


def warnings_in(objective: ExpressionObjective, spans: Sequence[Span]) -> Search[tuple[str, ...]]:
    """Return a sentence for each thing that is wrong with ``objective`` in view.

    ``spans`` has one for each variable. The formula tells where to look; what is told was found
    there.
    """
    points = lattice(spans)
    undefined = undefined_in(objective, points)
    found = []
    for border in borders_of(objective):
        finding = yield from examine(objective, border, points)
        if finding is not None:
            found.append(finding)
    sentences = [
        _flaw(sentence, [finding for finding in found if finding.flaw is flaw])
        for flaw, sentence in _SENTENCES.items()
        if any(finding.flaw is flaw for finding in found)
    ]
    return tuple(sentences if undefined is None else [_undefined(undefined), *sentences])


def _undefined(undefined: Undefined) -> str:
    share = math.floor(100 * undefined.share)
    how_much = f"{share} %" if share else "less than 1 %"
    where = "anywhere in this view" if undefined.share == 1 else f"in {how_much} of this view"
    reasons = dict.fromkeys(map(_need, undefined.culprits))
    return f"f is not defined {where}{': ' if reasons else ''}{' and '.join(reasons)}."


def _need(node: Node) -> str:
    """Return why ``node`` has no value, as ``log(x) needs x > 0``."""
    if node.operation == "^":
        base, exponent = map(short_text, node.arguments)
        is_free = node.arguments[1].depends
        or_whole = f", or a whole number for {exponent}" if is_free else ""
        return f"{short_text(node)} needs {base} ≥ 0{or_whole}"
    if node.operation == "piecewise":
        return "no condition holds there"
    if node.operation not in FUNCTIONS or not FUNCTIONS[node.operation].domain:
        return "the numbers get too large there"  # ∞ − ∞ and the like
    domain = in_print(FUNCTIONS[node.operation].domain)
    named = zip(dict.fromkeys(_ARGUMENT.findall(domain)), node.arguments, strict=False)
    given = {name: name if one.is_number else short_text(one) for name, one in named}
    return f"{short_text(node)} needs {_ARGUMENT.sub(lambda name: given[name[0]], domain)}"


def _flaw(sentence: str, findings: Sequence[Finding]) -> str:
    names = dict.fromkeys(name for finding in findings for name in finding.border.names)
    return sentence.format(places=_joined(map(_place, findings)), names=", ".join(names))


def _place(finding: Finding) -> str:
    if finding.point is not None and len(finding.point) > 1:
        return f"at {format_point(finding.point)}"
    return f"{'' if finding.is_everywhere else 'in places '}where {finding.border.where}"


def _joined(places: Iterable[str]) -> str:
    first = list(dict.fromkeys(places))
    if len(first) > _MOST_PLACES:
        first[_MOST_PLACES:] = ["elsewhere"]
    *before, last = first
    return f"{', '.join(before)} and {last}" if before else last
