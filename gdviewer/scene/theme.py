"""Colors and sizes of everything that is drawn, in one frozen record per palette."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Inks:
    """The colors of the inner workings, one for each meaning.

    ``gradient`` is for what falls steepest, ``average`` for a memory of gradients, ``direction``
    for what a method makes of them, ``divisor`` for what coordinates are divided by, ``probe`` for
    where it looks, ``step`` for where it goes and ``curvature`` for how f curves there.
    """

    gradient: str
    average: str
    direction: str
    divisor: str
    probe: str
    step: str
    curvature: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette: every color as ``#rrggbb``, every size in pixels times ``scale``.

    ``ground`` lies behind the cards, ``card`` behind the axes; ``valley`` and ``high`` are the two
    ends of the fill. ``halo`` is the casing around a path and a playhead. ``runs`` are the colors
    of the runs, told apart by color-blind eyes too (the first four after Okabe and Ito 2008) and
    each 3 : 1 against ``halo``; nothing else is saturated but ``accent`` and the ``inks`` of the
    inner workings, which are told apart from them and from each other as well.
    """

    name: str
    ground: str
    card: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    error: str
    valley: str
    high: str
    isoline: str
    isoline_strength: float
    halo: str
    star: str
    runs: tuple[str, ...]
    inks: Inks
    scale: float = 1.0

    def scaled(self, scale: float) -> Theme:
        """Return this palette with all sizes ``scale`` times those of the screen."""
        return replace(self, scale=scale)

    def run_color(self, run: int) -> str:
        """Return the color of the run with index ``run``; they repeat after the last."""
        return self.runs[run % len(self.runs)]

    @property
    def line_width(self) -> float:
        """The width of a path."""
        return 2.0 * self.scale

    @property
    def dot_size(self) -> float:
        """The diameter of an iterate's dot."""
        return 5.0 * self.scale

    @property
    def halo_width(self) -> float:
        """How far the casing of a path reaches beyond its line, to each side."""
        return 1.5 * self.scale

    @property
    def font_size(self) -> float:
        """The height of the text."""
        return 12.0 * self.scale


LIGHT = Theme(
    name="light",
    ground="#f5f7f9",
    card="#ffffff",
    border="#dfe4e8",
    text="#1a1f24",
    muted="#5c6770",
    accent="#0072b2",
    on_accent="#ffffff",
    error="#c62828",
    valley="#78b0c7",
    high="#f7f9f7",
    isoline="#1c3038",
    isoline_strength=0.36,
    halo="#ffffff",
    star="#ffd94a",
    runs=("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#9b1fe0", "#5b1a10", "#1b1a8a", "#a3005c"),
    inks=Inks(
        gradient="#f018d8",
        average="#0000fc",
        direction="#246000",
        divisor="#906060",
        probe="#6c1890",
        step="#000000",
        curvature="#7878fc",
    ),
)

DARK = Theme(
    name="dark",
    ground="#0f1317",
    card="#161a1f",
    border="#2a3036",
    text="#e3e7ea",
    muted="#98a3ab",
    accent="#4aa8e0",
    on_accent="#0b1116",
    error="#ff7b72",
    valley="#2e627a",
    high="#12151a",
    isoline="#a9c4cf",
    isoline_strength=0.33,
    halo="#0c0f12",
    star="#ffe14d",
    runs=("#1e96ff", "#ff8a2a", "#14d196", "#ffa8d6", "#f4f060", "#5c9e34", "#e8289f", "#b4f2ee"),
    inks=Inks(
        gradient="#fc0cfc",
        average="#90a8cc",
        direction="#6cf000",
        divisor="#a86c6c",
        probe="#9c60d8",
        step="#ffffff",
        curvature="#0054fc",
    ),
)
