"""Writes numbers for people: as many digits as they deserve, a real minus, powers of ten."""

from __future__ import annotations

import math
import re
from decimal import Decimal

_USUAL_DIGITS = 4
_GROUPS = "\N{NARROW NO-BREAK SPACE}"  # between each three digits, as the BIPM writes them
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹−–,·*", "-+0123456789--.××")
_IDLE_SPACES = re.compile(r"^\s+|\s+$|\s*([×·*])\s*|[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]")
_RAISED = re.compile(r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_DECIMAL = r"\d+\.?\d*|\.\d+"
_NUMBER = re.compile(rf"([+-]?)({_DECIMAL})(?:e([+-]?\d+))?", re.IGNORECASE | re.ASCII)
_GROUPED = re.compile(rf"(?<=\d){_GROUPS}(?=\d)")
_WRITTEN_POWER = re.compile(r"(?:(\d)×)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_POWER_OF_TEN = re.compile(rf"([+-]?)(?:({_DECIMAL})×)?10\^([+-]?\d+)", re.ASCII)


def format_number(value: float | Decimal, digits: int = _USUAL_DIGITS) -> str:
    """Return ``value`` with ``digits`` significant digits, e.g. ``−1.2×10⁻⁶`` or ``2 000``."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    if -4 < power < digits + 2:
        text = f"{value:,.{max(digits - 1 - power, 0)}f}".replace(",", _GROUPS)
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        ten = "10" + str(power).translate(_SUPERSCRIPTS)
        text = {"1": ten, "-1": f"-{ten}"}.get(mantissa, f"{mantissa}×{ten}")
    return text.replace("-", "−")


def format_places(value: float, places: int, power: int = 0) -> str:
    """Return ``value`` with ``places`` decimals, zeros too, of ten to the ``power``: ``0.50×10⁻⁶``.

    Zero itself and what is not finite have no decimals.
    """
    if value == 0 or not math.isfinite(value):
        return format_number(value)
    mantissa = f"{Decimal(value).scaleb(-power) if power else value:,.{places}f}"
    mantissa = mantissa.replace(",", _GROUPS)
    if not mantissa.strip("-0."):
        mantissa = mantissa.lstrip("-")
    ten = "10" + str(power).translate(_SUPERSCRIPTS)
    written = {"1": ten, "-1": f"-{ten}"}.get(mantissa, f"{mantissa}×{ten}")
    return (written if power else mantissa).replace("-", "−")


def format_all_digits(value: float) -> str:
    """Return ``value``, for people, with all the digits that tell it from every other float64."""
    if not math.isfinite(value):
        return format_number(value)
    shortest = Decimal(repr(float(value))).normalize()
    return format_number(shortest, max(len(shortest.as_tuple().digits), _USUAL_DIGITS))


def in_plain_characters(text: str) -> str:
    """Return ``text`` with its numbers as programs read them: ``-1.2e-6`` for ``−1.2×10⁻⁶``."""

    def plain_power(power: re.Match[str]) -> str:
        return f"{power[1] or 1}e{power[2].translate(_PLAIN)}"

    plain = _WRITTEN_POWER.sub(plain_power, text).replace("−", "-")
    return _GROUPED.sub("", plain)


def format_point(point: tuple[float, ...], digits: int = _USUAL_DIGITS) -> str:
    """Return ``point`` as ``(−1.2, 1)``; one number stands alone."""
    return _listed([format_number(value, digits) for value in point])


def format_point_fully(point: tuple[float, ...]) -> str:
    """Return ``point`` as ``(−1.2, 1)``, with all digits; one number stands alone."""
    return _listed([format_all_digits(value) for value in point])


def format_count(count: int, singular: str) -> str:
    """Return ``1 step`` or ``2 steps``."""
    return f"{format_whole(count)} {singular}" + ("" if count == 1 else "s")


def format_whole(count: int) -> str:
    """Return ``1 000 000``, with narrow spaces that do not break."""
    return f"{count:,}".replace(",", _GROUPS)


def format_exact(value: float) -> str:
    """Return the shortest text that reads back as ``value`` to the last digit, to be edited."""
    mantissa, _, power = repr(float(value)).partition("e")
    mantissa = mantissa.removesuffix(".0")
    return f"{mantissa}e{int(power)}" if power else mantissa


def parse_number(text: str) -> float:
    """Return the number that ``text`` writes: ``1e-6``, ``0,1``, ``10⁻⁶``, ``−1.2×10^-3``.

    Raises
    ------
    ValueError
        One sentence, where the text is no finite number.
    """
    compact = _IDLE_SPACES.sub(r"\1", text)
    plain = _RAISED.sub(r"^\g<0>", compact).translate(_PLAIN)
    match = _NUMBER.fullmatch(plain) or _POWER_OF_TEN.fullmatch(plain)
    if match is None:
        raise ValueError("Write a number, such as 0.05, 1e-6 or 10⁻⁶.")
    sign, mantissa, power = match.groups()
    value = float(f"{sign}{mantissa or 1}e{power or 0}")
    if not math.isfinite(value):
        raise ValueError("The number is too large.")
    return value


def parse_pair(text: str) -> tuple[float, float]:
    """Return the two numbers of ``-1.2, 1``, ``(-1.2, 1)``, ``-1.2; 1`` or ``-1.2 1``.

    Raises
    ------
    ValueError
        One sentence, where the text is no pair of finite numbers.
    """
    inner = text.strip().removeprefix("(").removesuffix(")")
    for separator in (";", ", ", ",", None):
        parts = inner.split(separator)
        if len(parts) == 2:
            return parse_number(parts[0]), parse_number(parts[1])
    raise ValueError("Write two numbers, such as −1.2, 1.")


def _listed(numbers: list[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"({', '.join(numbers)})"
