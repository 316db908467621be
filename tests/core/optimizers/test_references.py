"""The paths of PyTorch's SGD and Adam, with and without its ExponentialLR."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import gdviewer
from gdviewer.core.hyperparameters import Value
from gdviewer.core.objective import Array

DATA = Path(__file__).parents[2] / "data"
REFERENCE = json.loads((DATA / "trajectories_dev.json").read_text(encoding="utf-8"))
RULES = {None: "fixed", "ExponentialLR": "exponential"}

Entry = dict[str, Any]


def _is_ours(entry: Entry) -> bool:
    schedule = entry["schedule"]
    return (
        entry["library"] == "torch"
        and entry["optimizer"] in ("SGD", "Adam")
        and (schedule["name"] if schedule else None) in RULES
        and not entry["hyperparameters"].get("amsgrad")
    )


ENTRIES = [entry for entry in REFERENCE["trajectories"] if _is_ours(entry)]


@cache
def _arrays() -> dict[str, Array]:
    with np.load(DATA / "trajectories_dev.npz") as arrays:
        return {entry["id"]: arrays[entry["id"]] for entry in ENTRIES}


def _method(entry: Entry) -> tuple[str, dict[str, Any]]:
    theirs = entry["hyperparameters"]
    ours = {"learning_rate": theirs["lr"], "weight_decay": theirs["weight_decay"]}
    if entry["optimizer"] == "Adam":
        beta1, beta2 = theirs["betas"]
        return "adam", ours | {"beta1": beta1, "beta2": beta2, "eps": theirs["eps"]}
    if not theirs["momentum"]:
        return "gradient_descent", ours
    if theirs["nesterov"]:
        return "nesterov", ours | {"momentum": theirs["momentum"]}
    extra = {"momentum": theirs["momentum"], "dampening": theirs["dampening"]}
    return "momentum", ours | extra


def _step_rule(entry: Entry) -> dict[str, Value]:
    schedule = entry["schedule"] or {"name": None, "args": {}}
    return {"name": RULES[schedule["name"]], **schedule["args"]}


def test_there_are_references_for_every_method_and_schedule() -> None:
    assert {_method(entry)[0] for entry in ENTRIES} == {
        "gradient_descent",
        "momentum",
        "nesterov",
        "adam",
    }
    assert {_step_rule(entry)["name"] for entry in ENTRIES} == {"fixed", "exponential"}
    assert len(ENTRIES) == 240


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_the_path_is_that_of_pytorch(entry: Entry) -> None:
    function = REFERENCE["functions"][entry["function"]]
    optimizer, hyperparameters = _method(entry)
    last = entry["comparable_until"]
    expected = _arrays()[entry["id"]][: last + 1, :2]
    ours = gdviewer.descend(
        function["expression"],
        entry["start"],
        optimizer,
        parameters=function["parameters"] or None,
        step_rule=_step_rule(entry),
        max_steps=last,
        gtol=None,
        divergence=None,
        **hyperparameters,
    )
    allowed = 1e-7 * np.maximum(1, np.abs(expected).max(axis=1, keepdims=True))
    assert ours.x.shape == expected.shape
    assert (np.abs(ours.x - expected) <= allowed).all()
