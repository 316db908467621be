"""Runs the program as ``python -m gdviewer``."""

from __future__ import annotations

from gdviewer.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
