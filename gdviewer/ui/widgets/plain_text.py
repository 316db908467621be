"""Text that is not ours, where Qt would take a part of it for HTML or for an access key."""

from __future__ import annotations

import html

from gdviewer.core.printable import printable, printable_lines


def plain_tip(text: str) -> str:
    """Return what a tooltip shows as ``text``, letter by letter."""
    shown = printable_lines(text)
    return f"<qt>{html.escape(shown)}</qt>" if "<" in shown else shown


def plain_menu(text: str) -> str:
    """Return what a menu shows as ``text``, letter by letter."""
    return printable(text).replace("&", "&&")
