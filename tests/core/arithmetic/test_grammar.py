"""A line of a rule reads as a docstring would have it, and stands in LaTeX as it reads."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.arithmetic.ascent import turned_line
from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.form import Room, form_of
from gdviewer.core.arithmetic.grammar import parse, parse_line
from gdviewer.core.arithmetic.names import latex_symbol
from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.shortening import direction_line, shortened_line
from gdviewer.core.arithmetic.slots import RESULT
from gdviewer.core.arithmetic.tree import Symbol, symbols_of

A, B = np.array([1.0, -2.0]), np.array([3.0, 5.0])
M = np.array([[2.0, 1.0], [1.0, 3.0]])
VALUES: dict[str, Value] = {"a": A, "b": B, "M": M, "c": 2.0, "t": 3.0, "f(a)": 7.0}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("c a − b", 2 * A - B),
        ("−a + b", B - A),
        ("a b", A * B),
        ("a² / b", A**2 / B),
        ("aᵀ b", A @ B),
        ("a bᵀ", np.outer(A, B)),
        ("aᵀ M b", A @ M @ B),
        ("M⁻¹ b", np.linalg.solve(M, B)),
        ("c a bᵀ M", 2 * np.outer(A, B) @ M),
        ("½ c", 1.0),
        ("1 − cᵗ", -7.0),
        ("0.5^(t − 1)", 0.25),
        ("√(|a| + c)", np.sqrt(np.abs(A) + 2)),
        ("‖b‖ / c · 2", np.linalg.norm(B)),
        ("|aᵀ b| + |c|", abs(A @ B) + 2),
        ("sign(a) max(a, b)", np.sign(A) * np.maximum(A, B)),
        ("clip(b, 4)", np.array([3.0, 4.0])),
        ("clip(b, 4, 6)", np.array([4.0, 5.0])),
        ("raised(M, 2)", None),
        ("f(a) / c", 3.5),
    ],
)
def test_it_comes_to_what_it_says(text: str, value: Value | None) -> None:
    found = evaluate(parse(text), VALUES)
    if value is None:
        least = float(np.linalg.eigvalsh(np.asarray(found))[0])
        assert least == pytest.approx(2.0)
    else:
        assert found == pytest.approx(value)


@pytest.mark.parametrize("text", ["a +", "(a", "a)", "a ? b", "|a", "f(a", "√"])
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


def test_words_follow_a_colon() -> None:
    line = parse_line("f(θ′) ≤ f(θ) : no worse")
    assert (line.relation, line.words) == ("≤", "no worse")
    assert parse_line(": it stays").left is None
    given = parse_line("α : in one trial")
    assert (given.left, given.right, given.relation) == (Symbol("α"), None, "")


def turned(text: str, *slopes: str) -> str:
    """Return the LaTeX of a line in an ascent."""
    line = turned_line(parse_line(text), frozenset(slopes))
    sides = [side for side in (line.left, line.right) if side is not None]
    names = dict.fromkeys([RESULT, *(name for side in sides for name in symbols_of(side))])
    return form_of(line, tuple((name, Room((), 5.0)) for name in names), ()).symbols


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("g = ∇f + λ θ", r"g=\nabla f-\lambda\,\theta"),
        ("θ = θ − η g", r"\theta\leftarrow \theta+\eta\,g"),
        ("m = β m + (1 − β) g", r"m\leftarrow \beta\,m+\left(1-\beta\right)\,g"),
        ("v = v + g²", r"v\leftarrow v+{g}^{2}"),
        ("d = −g", "d=g"),
        ("f(θ) ≤ f(p)", r"f\left(\theta\right)\geq f\left(p\right)"),
        ("q = exp(−f(θ) / T)", r"q=\mathrm{exp}\left(\frac{f\left(\theta\right)}{T}\right)"),
        ("x = clip(g, 1)", r"x=-\mathrm{clip}\left(g,1\right)"),
        ("x = |g| + sign(g²)", r"x=\left|g\right|+\mathrm{sign}\left({g}^{2}\right)"),
    ],
)
def test_an_ascent_turns_what_goes_with_f(text: str, latex: str) -> None:
    assert turned(text, "g", "m") == latex


def test_what_is_zero_is_left_out() -> None:
    line = shortened_line(parse_line("v = μ v + (1 − τ) g / (1 + k δ)"), frozenset("μτδ"))
    assert line.right == Symbol("g")


def test_the_direction_is_the_step_without_the_rate() -> None:
    line = direction_line(parse_line("θ = θ − η (m / s + λ θ)"))
    assert line.right == parse("−(m / s + λ θ)")
    with pytest.raises(ValueError, match="ends with"):
        direction_line(parse_line("θ = z"))


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("β₁", r"\beta_{1}"),
        ("m̂", r"\hat{m}"),
        ("η_min", r"\eta_{\mathrm{min}}"),
        ("p_σ", r"p_{\sigma}"),
        ("θ′", r"\theta^{\prime}"),
        ("∇f₊", r"\nabla f_{+}"),
        ("∇²f", r"\nabla^{2} f"),
        ("ρ∞", r"\rho_{\infty}"),
    ],
)
def test_symbols_are_spelled_in_latex(name: str, latex: str) -> None:
    assert latex_symbol(name) == latex
