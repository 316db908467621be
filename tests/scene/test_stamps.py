import numpy as np

from gdviewer.scene.stamps import GRADES, Stamps


def test_a_drawing_is_shown_as_it_was_at_each_time() -> None:
    stamps = Stamps(1, 4)
    covers = [[0, 255, 60, 0], [0, 255, 200, 0], [130, 255, 255, 0]]
    for time, cover in enumerate(covers, start=1):
        stamps.record(np.array([cover], np.uint8), time)
    shown = [stamps.grades(time).tolist()[0] for time in (0, 1, 2, 3, 99)]
    assert shown == [[0, 0, 0, 0], [0, 4, 1, 0], [0, 4, 3, 0], [2, 4, 4, 0], [2, 4, 4, 0]]


def test_only_full_cover_is_covered() -> None:
    stamps = Stamps(1, 3)
    stamps.record(np.array([[255, 200, 0]], np.uint8), 1)
    assert stamps.is_covered.tolist() == [[True, False, False]]


def test_times_without_end_are_kept() -> None:
    stamps = Stamps(1, 1)
    stamps.record(np.array([[255]], np.uint8), 10**9)
    assert stamps.grades(10**9 - 1).tolist() == [[GRADES]]
