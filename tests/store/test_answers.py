from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import sqlalchemy as sa

from homeward.store.answers import StoredAnswers


def test_an_answer_is_kept_until_a_later_one_takes_its_place(
    engine: sa.Engine, now: Callable[[], dt.datetime]
) -> None:
    answers = StoredAnswers(engine, now=now)
    assert answers.get("|nowhere") is None
    answers.put("|nowhere", "null")
    assert answers.get("|nowhere") == "null"
    answers.put("|nowhere", '{"lat": 1}')
    assert StoredAnswers(engine, now=now).get("|nowhere") == '{"lat": 1}'
