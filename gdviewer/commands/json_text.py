"""Writes JSON whose numbers may be infinite or undefined."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

SCHEMA_VERSION = 1


def json_text(content: Mapping[str, Any]) -> str:
    """Return ``content`` as JSON, with the version of its schema in front.

    JSON has no word for them, so nan and the infinities are the strings ``"nan"``, ``"inf"`` and
    ``"-inf"``. Arrays are lists.
    """
    return json.dumps({"version": SCHEMA_VERSION} | _plain(content), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return ``value`` in what JSON has."""
    if isinstance(value, np.ndarray | np.generic):
        return _plain(value.tolist())
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
