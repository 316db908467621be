"""The fonts that come with the program draw every character that the program writes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

import gdviewer
from gdviewer.core.resources import resource
from gdviewer.scene.fonts import MONOSPACED, text_font

PACKAGE = Path(gdviewer.__file__).parent
# What can be typed or pasted, and is read as something else; none of it is ever written ...
READ_ONLY = {PACKAGE / "core" / "expression" / name for name in ("characters.py", "lexer.py")}
# ... and what formulas are typeset from, in a font of their own.
READ_ONLY |= {PACKAGE / "scene" / "typesetting" / "typesetting.py"}

pytestmark = pytest.mark.usefixtures("qapp")


def _written(path: Path) -> Iterator[str]:
    """Yield the texts in a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def _code_font() -> QFont:
    """Return the font of a formula as it is typed."""
    text_font(13)  # loads all of them
    return QFont(list(MONOSPACED))


def _characters() -> set[str]:
    modules = set(PACKAGE.rglob("*.py")) - READ_ONLY
    texts = [text for module in modules for text in _written(module)]
    texts.append(resource("problems.toml").read_text(encoding="utf-8"))
    texts.append("θη∇₁₂⁰¹²³⁴⁵⁶⁷⁸⁹⁻★−×")
    not_painted = {
        "\N{REPLACEMENT CHARACTER}",  # stands in for what could not be read
        "\N{MODIFIER LETTER CAPITAL T}",  # the transpose in the rules of methods, which are typeset
    }
    return {character for character in "".join(texts) if character.isprintable()} - not_painted


def _bundled(pattern: str) -> list[QRawFont]:
    return [QRawFont(str(path), 12.0) for path in sorted(resource("fonts").glob(pattern))]


@pytest.mark.parametrize("pattern", ["Inter-Regular*", "JetBrainsMono*"])
def test_every_character_that_is_written_comes_from_a_bundled_font(pattern: str) -> None:
    fonts = [*_bundled(pattern), *_bundled("Inter-Regular*"), *_bundled("NotoSansMath*")]
    assert all(font.isValid() for font in fonts)
    characters = _characters()
    assert len(characters) > 120
    missing = {c for c in characters if not any(font.supportsCharacter(ord(c)) for font in fonts)}
    assert missing == set()


def test_the_fonts_are_the_bundled_ones() -> None:
    assert QFontInfo(text_font(13)).family() == "Inter"
    assert QFontInfo(_code_font()).family() == "JetBrains Mono"
    assert text_font(13).families()[-1] == MONOSPACED[-1] == "Noto Sans Math"


def test_all_digits_are_equally_wide() -> None:
    metrics = QFontMetricsF(text_font(24))
    assert len({metrics.horizontalAdvance(4 * digit) for digit in "0123456789"}) == 1


def test_a_formula_shows_what_was_typed_without_ligatures() -> None:
    metrics = QFontMetricsF(_code_font())
    one = metrics.horizontalAdvance("x")
    assert metrics.horizontalAdvance("**->!=<=") == pytest.approx(8 * one)


def test_every_font_has_its_license_and_its_owner_beside_it() -> None:
    license_text = (resource("fonts") / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in license_text
    for path in resource("fonts").glob("*.[ot]tf"):
        assert f"{QRawFont(str(path), 12.0).familyName()}: Copyright" in license_text
