"""Prints the ratios that the benchmarks measured, with what is asked of them."""

from __future__ import annotations

import pytest

from tests.benchmarks.comparison import Ratios

_ratios = Ratios()


@pytest.fixture
def ratios() -> Ratios:
    """Give the collection of this session's comparisons."""
    return _ratios


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table of ratios, last of all."""
    if not _ratios.all:
        return
    terminalreporter.section("ratios")
    width = max(len(ratio.what) for ratio in _ratios.all)
    for ratio in _ratios.all:
        verdict = "met" if ratio.is_met else "MISSED"
        terminalreporter.write_line(
            f"{ratio.what:<{width}}  {ratio.value:8.2f}  {ratio.requirement:<14}  {verdict:<7}"
            f"  ours {ratio.ours * 1e3:.3f} ms, theirs {ratio.theirs * 1e3:.3f} ms"
        )
