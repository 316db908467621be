"""No text takes long: what would is refused before the work is done."""

import time
from collections.abc import Callable

import pytest

from gdviewer.core.expression import Expression, ExpressionError, parse
from gdviewer.core.expression.lexer import MAX_LENGTH

PARSING, COMPILING = 0.020, 0.050  # seconds of the thread
TRIES = 30


def repeat(piece: str, joint: str = "+", before: str = "", after: str = "") -> str:
    """Return as many of ``piece``, numbered, as a text may have."""
    text = before
    for number in range(MAX_LENGTH):
        longer = f"{text}{joint if number else ''}{piece.format(k=number)}"
        if len(longer) + len(after) > MAX_LENGTH:
            break
        text = longer
    return text + after


def nest(opening: str, core: str, closing: str = "", depth: int = 58) -> str:
    return (opening * depth + core + closing * depth)[:MAX_LENGTH]


def ladder(step: str, count: int = 18) -> str:
    """Return lines of which each uses the one above more than once."""
    lines = [f"u{k + 1} = {step.format(u=f'u{k}', k=k)}" for k in range(count)]
    return "\n".join(["u0 = x*y", *lines, f"u{count}"])[:MAX_LENGTH]


TEXTS = {
    "sum": repeat("x"),
    "sum of 500": "+".join("x" * 500),
    "multiples": repeat("x*{k}"),
    "product": repeat("x", "*"),
    "product of spaces": repeat("x", " "),
    "product of sums": repeat("(x+{k})", ""),
    "quotients": repeat("x/y", "/"),
    "reciprocals": repeat("1/(x+{k})"),
    "powers": repeat("x^{k}"),
    "powers of powers": repeat("x^y^{k}"),
    "powers of sums": repeat("(x+{k})^y"),
    "tower": nest("x^", "x"),
    "superscripts": repeat("x²", ""),
    "largest": repeat("x*{k}", ",", "max(", ")"),
    "largest of two": repeat("x,y", ",", "max(", ")"),
    "remainders": repeat("mod(x,y+{k})"),
    "smallest of three": repeat("min(x,{k},y)"),
    "lengths": repeat("hypot(x,{k})"),
    "angles": repeat("atan2(x,y+{k})"),
    "sines": repeat("sin(x*{k})", "*"),
    "cotangents": repeat("cot(x*{k})", "*"),
    "gaussians": repeat("exp(-(x-{k})^2-(y+{k})^2)"),
    "bars": repeat("|x-{k}|", ""),
    "nested bars": nest("|x", "", "|"),
    "nested sines": nest("sin(", "x", ")"),
    "signs": nest("-", "x", depth=1199),
    "roots": nest("√", "x", depth=1199),
    "parentheses": nest("(", "x", ")", 599),
    "parameters": repeat("a{k}*x"),
    "names of names": repeat("sincosexpx{k}", " "),
    "long names": repeat("sinsinsinsinsinsinsinsinsinx{k}", " "),
    "short names": repeat("a{k}c", " "),
    "unknown functions": repeat("qwertyuiop{k}(", ""),
    "numbers": repeat("1e1", "*"),
    "lines": repeat("x+\n", ""),
    "blank": "\n" * 1199 + "x",
    "semicolons": repeat("a{k}=x", ";"),
    "ifs": repeat("if(x>{k},x,y)"),
    "product of ifs": repeat("if(x>{k},x^2,y)", "*"),
    "nested ifs": nest("if(x>1,x*y,y*", "x", ")"),
    "ifs in ifs": nest("if(x>y,x*", "x", ",y^2)", 55),
    "ifs in conditions": nest("if(x<", "y", ",x,y)"),
    "pieces": repeat("x<{k},x^{k}", ",", "piecewise(", ",y)"),
    "pieces that share": repeat("x<{k},u*{k}", ",", "u=sin(x)*y;piecewise(", ",y)"),
    "chain of comparisons": repeat("x", "<", "if(", ",x,y)"),
    "conditions": repeat("x>{k}", " and ", "if(", ",x,y)"),
    "conditions of powers": repeat("x^{k}/y>y", " or ", "if(", ",x^2,y)"),
    "shared under conditions": repeat("if(x>{k},u,1)", "+", "u=sqrt(x*y);"),
    "squares of squares": ladder("{u}*{u}+x"),
    "everything twice": ladder("{u}^{u}*{u}/({u}+x)-max({u},{u})"),
    "ladder of ifs": ladder("if({u}>{k},{u}*x,{u}^2)+if({u}<{k},{u},2{u})"),
    "ladder of quotients": ladder("if(x>{k},{u}*x,{u})*if(y>{k},{u}^2,x)/{u}"),
    "functions of functions": "g(t)=t*t+x;"
    + "".join(f"{b}(t)={a}({a}(t));" for a, b in zip("ghijklm", "hijklmn", strict=True))
    + "n(x)+n(y)",
    "calls": repeat("g(x+{k})", "+", "g(t)=t^3+t^2+t;"),
}


def seconds(work: Callable[[], object], enough: float) -> float:
    """Return the least of the thread's processor time in a few tries, until it is enough."""
    best = float("inf")
    for _ in range(TRIES):
        began = time.thread_time()
        work()
        best = min(best, time.thread_time() - began)
        if best < enough:
            break
    return best


def read(text: str, number: int) -> Expression | None:
    """Return what ``text`` means, read anew for each number."""
    try:
        return parse(text, parameters={f"never{number}"})
    except ExpressionError:
        return None


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_read_or_refused_within_20_ms(name: str) -> None:
    count = iter(range(TRIES))
    assert seconds(lambda: read(TEXTS[name], next(count)), PARSING) < PARSING


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_has_a_compiled_gradient_within_50_ms(name: str) -> None:
    count = iter(range(TRIES))

    def compile_gradient() -> None:
        expression = read(TEXTS[name], next(count))
        if expression is not None:
            expression.gradient_program.at_point(
                [0.5] * len(expression.variables), [1.0] * len(expression.parameter_names)
            )

    assert seconds(compile_gradient, COMPILING) < COMPILING


@pytest.mark.parametrize("name", TEXTS)
def test_a_gradient_is_written_or_said_to_be_too_large_within_50_ms(name: str) -> None:
    expression = read(TEXTS[name], 0)
    if expression is not None:
        parts = expression.gradient
        assert seconds(lambda: [str(part) for part in parts], COMPILING) < COMPILING


def test_a_formula_with_too_large_a_gradient_is_refused_with_its_size() -> None:
    with pytest.raises(ExpressionError, match=r"would have about 1,[0-9]+ parts") as caught:
        parse("*".join("x" * 260))
    assert "shorter" in caught.value.hint
    assert (caught.value.start, caught.value.end) == (0, 519)


def test_a_sum_of_500_terms_and_a_product_of_120_are_accepted() -> None:
    assert str(parse("+".join("x" * 500)).gradient[0]) == "500"
    assert parse("*".join(f"(x+{k})" for k in range(120))).variables == ("x", "y")


def test_functions_of_functions_are_not_written_out_without_end() -> None:
    with pytest.raises(ExpressionError, match="written out the formula has more than"):
        parse(TEXTS["functions of functions"])
