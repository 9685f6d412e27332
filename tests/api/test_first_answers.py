"""The first answers over many events: made for who asks, and the same as those that are kept."""

from __future__ import annotations

import numpy as np
import pytest
from record_copy import DATA

from homeward.api import contents as module
from homeward.api.contents import Contents
from homeward.view.filters import Chooser


def made(chooser: Chooser) -> Contents:
    return Contents(chooser, data_folder=DATA)


@pytest.mark.parametrize("rows", [[], [0], [176], [3, 4, 50], list(range(100))])
def test_a_few_events_made_alone_are_those_made_with_all(
    chooser: Chooser, monkeypatch: pytest.MonkeyPatch, rows: list[int]
) -> None:
    found = np.array(rows, dtype=np.int64)
    every = made(chooser)
    expected = [every.full[row] for row in rows]
    monkeypatch.setattr(module, "_FEW", 100)
    early = made(chooser)
    early._is_making = True  # as if a thread were at it, and not done yet
    assert early.full_at(found) == expected
    assert early.events_at(found) == every.events_at(found)
    if rows:
        assert not early._made


def test_all_are_made_for_those_who_come_later(
    chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", 10)
    early = made(chooser)
    few = np.array([5, 6], dtype=np.int64)
    first = early.events_at(few)
    assert early._is_making
    assert len(early.events) == len(chooser.frames.events)  # waits for the thread, makes nothing
    assert early.events_at(few) == first
