"""Simplified derivatives: taken where they have the same values, and the plain ones otherwise."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.expression import parse
from gdviewer.core.objective import objective
from gdviewer.core.symbolic.helper import Helper, TooLargeError
from gdviewer.core.symbolic.messages import Answer, Question, ShorterForm, Simplify
from gdviewer.core.symbolic.simplified import Simplified, simplify
from gdviewer.core.symbolic.simplifying import shorter_forms
from gdviewer.core.symbolic.wire import Namespace, pack

VIEW = Bounds(-2.0, 2.0, -2.0, 2.0)


class Answering(Helper):
    """Answers in this process, or with what it is given."""

    def __init__(self, forms: Sequence[str] | None = None, fails: bool = False) -> None:
        super().__init__()
        self._forms, self._fails = forms, fails

    def answers(
        self, question: Question, is_wanted: Callable[[], bool]
    ) -> Generator[Answer, None, None]:
        assert isinstance(question, Simplify)
        assert is_wanted()
        if self._forms is None:
            yield from shorter_forms(question)
        for place, form in enumerate(self._forms or ()):
            node = parse(form, variables=("x", "y")).root
            yield ShorterForm(place, pack([node], Namespace(("x", "y"), ())))
        if self._fails:
            raise TooLargeError


def simplified(text: str, helper: Helper) -> Simplified:
    *_, last = simplify(objective(text), VIEW, 2.0, helper, lambda: True)
    assert last.is_complete
    return last


def test_the_shorter_forms_stand_in_their_places() -> None:
    found = simplified("1/(1 + x^2 + y^2)", Answering())
    assert [str(part) for part in found.gradient] == [
        "-2*x/(x^2 + y^2 + 1)^2",
        "-2*y/(x^2 + y^2 + 1)^2",
    ]
    assert str(found.hessian[0][1]) == "8*x*y/(x^2 + y^2 + 1)^3"
    assert found.hessian[0][1] is found.hessian[1][0]
    assert found.expression.text == "1/(1 + x^2 + y^2)"


def test_a_form_with_other_values_is_not_taken() -> None:
    right, wrong = "(1 - x)*exp(-x)", "(1 + y)*exp(-y)"
    found = simplified("x*exp(-x) + y*exp(y)", Answering([right, wrong]))
    assert str(found.gradient[0]) == right
    assert found.gradient[1] is None


def test_a_form_that_is_undefined_where_ours_is_defined_is_not_taken() -> None:
    text = "x*x*exp(x) + x*y"
    short = "x*(x + 2)*exp(x) + y"
    assert str(simplified(text, Answering([short])).gradient[0]) == short
    with_a_border = f"{short} + 0*log(x)"
    assert len(with_a_border) < len(str(objective(text).expression.gradient[0]))
    assert simplified(text, Answering([with_a_border])).gradient[0] is None


def test_a_form_that_is_no_shorter_is_not_taken() -> None:
    found = simplified("x^2 + y^2", Answering(["x + x + 0*y"]))
    assert found.gradient[0] is None


def test_past_the_limits_what_was_found_stays_and_it_is_said() -> None:
    found = simplified("x*exp(-x) + y*exp(y)", Answering(["(1 - x)*exp(-x)"], fails=True))
    assert found.is_too_large
    assert str(found.gradient[0]) == "(1 - x)*exp(-x)"
    assert found.gradient[1] is None


def test_the_names_of_parameters_come_back() -> None:
    found = simplified("x*exp(-alpha*x)", Answering())
    assert found.gradient[0] is not None
    assert found.gradient[0].parameter_names == ("alpha",)
    assert "alpha" in str(found.gradient[0])


@pytest.mark.parametrize("text", ["x^2 + y^2", "|x| + max(x, y)", "if(x > 0, x^2, -x)", "5"])
def test_whatever_the_formula_there_is_an_answer(text: str) -> None:
    assert simplified(text, Answering()).is_complete
