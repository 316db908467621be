from __future__ import annotations

from collections.abc import Mapping

import pytest

from gdviewer.core.methods import make_optimizer, make_step_rule
from gdviewer.core.optimizers.adam import Adam
from gdviewer.core.step_rules.exponential import Exponential
from gdviewer.core.step_rules.fixed import Fixed


def test_a_key_and_fields_make_an_optimizer() -> None:
    assert make_optimizer("adam", {"beta1": 0.5}) == Adam(beta1=0.5)
    assert make_optimizer("adam") == Adam()


def test_a_key_or_a_mapping_makes_a_step_rule() -> None:
    assert make_step_rule() == Fixed()
    assert make_step_rule("exponential") == Exponential()
    given = {"name": "exponential", "gamma": 0.5}
    assert make_step_rule(given) == Exponential(gamma=0.5)
    assert given == {"name": "exponential", "gamma": 0.5}


@pytest.mark.parametrize(
    ("key", "fields", "message"),
    [
        ("adm", {}, "unknown optimizer 'adm': did you mean 'adam'?"),
        (
            "gradient_descent",
            {"momentum": 0.9},
            "optimizer gradient_descent has no hyperparameter 'momentum'; there are: ",
        ),
        ("momentum", {"momentum": 2}, "momentum of optimizer momentum must be"),
    ],
)
def test_a_wrong_optimizer_is_refused(key: str, fields: Mapping[str, object], message: str) -> None:
    with pytest.raises(ValueError, match="optimizer") as refused:
        make_optimizer(key, fields)
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("exponentiel", "unknown step rule 'exponentiel': did you mean 'exponential'?"),
        ({"gamma": 0.5}, "step_rule needs a 'name'"),
        ({"name": "exponential", "gamma": 0}, "gamma of step rule exponential must be above 0"),
    ],
)
def test_a_wrong_step_rule_is_refused(rule: str | Mapping[str, object], message: str) -> None:
    with pytest.raises(ValueError, match="step") as refused:
        make_step_rule(rule)
    assert str(refused.value).startswith(message)
