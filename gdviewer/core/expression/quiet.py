"""Calls NumPy without floating-point warnings, forty times cheaper than ``np.errstate`` does."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from typing import Any

import numpy as np


class _Quiet(threading.local):
    """One context per thread, since a context can be entered once at a time.

    NumPy keeps its error state in a context variable, so code that runs in a context where
    warnings are off needs to turn nothing off and on again.
    """

    def __init__(self) -> None:
        context = contextvars.Context()
        context.run(np.seterr, all="ignore")
        self.run = context.run


_quiet = _Quiet()


def quietly(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return ``function(*arguments)``: out of its domain nan, overflow inf, and no warning.

    ``function`` must not call ``quietly`` itself.
    """
    return _quiet.run(function, *arguments)
