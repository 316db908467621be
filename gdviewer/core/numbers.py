"""Writes numbers for people: as many digits as they deserve, a real minus, powers of ten."""

from __future__ import annotations

import math

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def format_number(value: float, digits: int = 4) -> str:
    """Return ``value`` with ``digits`` significant digits, e.g. ``−1.2×10⁻⁶`` or ``0.05``."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    if -4 < power < digits + 2:
        text = f"{value:.{max(digits - 1 - power, 0)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        ten = "10" + str(power).translate(_SUPERSCRIPTS)
        text = {"1": ten, "-1": f"-{ten}"}.get(mantissa, f"{mantissa}×{ten}")
    return text.replace("-", "−")


def format_point(point: tuple[float, ...], digits: int = 4) -> str:
    """Return ``point`` as ``(−1.2, 1)``."""
    return f"({', '.join(format_number(value, digits) for value in point)})"


def format_count(count: int, singular: str) -> str:
    """Return ``1 step`` or ``2 steps``."""
    return f"{count:,} {singular}".replace(",", "\N{NARROW NO-BREAK SPACE}") + (
        "" if count == 1 else "s"
    )
