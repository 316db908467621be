import re

import pytest

from gdviewer.core.endings import ENDINGS, EVIDENCE, ending, possible_endings
from gdviewer.core.stopping import Criteria, StopReason
from tests.core.runs import run
from tests.core.surfaces import quadratic


def test_every_kind_of_stop_has_its_words() -> None:
    sentence = re.search(r"is one of (.*?)\. ", " ".join((StopReason.__doc__ or "").split()))
    assert sentence is not None
    kinds = re.findall(r"([a-z_]+)(?: \(([a-z]+) in ascent\))?", sentence[1])
    assert {kind for pair in kinds for kind in pair if kind} == set(ENDINGS)


def test_the_words_name_the_tolerance() -> None:
    stop = run(quadratic(), (1.0, 1.0), learning_rate=0.25).stop
    assert ending(stop) == "gradient below 10⁻⁶"


@pytest.mark.parametrize("kind", ["diverged", "max_steps", "stopped"])
def test_other_words_need_no_evidence(kind: str) -> None:
    assert ending(StopReason(kind, "", 3)) == ENDINGS[kind]


def test_evidence_is_named_in_words() -> None:
    assert not [words for words in EVIDENCE.values() if "_" in words]
    stop = run(quadratic(), (1.0, 1.0), learning_rate=0.25).stop
    assert [name for name in stop.evidence if "_" in EVIDENCE.get(name, name)] == []


def test_a_criterion_that_is_off_ends_no_run() -> None:
    assert "gradient below 10⁻⁸" in possible_endings(Criteria(gtol=1e-8))
    without = possible_endings(Criteria(gtol=None, max_steps=None))
    assert not [words for words in without if "gradient" in words or "step limit" in words]
    assert "f undefined" in without
