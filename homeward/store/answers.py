"""Answers of an online geocoder, kept in the store so that each question is asked once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import sqlalchemy as sa

from homeward.store.engine import writing
from homeward.store.schema import geocoder_answers


class StoredAnswers:
    """An answer cache (see ``geo.online.AnswerCache``) in the store."""

    def __init__(self, engine: sa.Engine, *, now: Callable[[], dt.datetime]) -> None:
        self._engine = engine
        self._now = now

    def get(self, query: str) -> str | None:
        """Return the kept answer, None when the query was never answered."""
        column = geocoder_answers.c.answer
        with self._engine.connect() as connection:
            found = connection.execute(
                sa.select(column).where(geocoder_answers.c.query == query)
            ).scalar()
        return None if found is None else str(found)

    def put(self, query: str, answer: str) -> None:
        """Keep an answer; a later one takes its place."""
        with writing(self._engine).begin() as connection:
            connection.execute(sa.delete(geocoder_answers).where(geocoder_answers.c.query == query))
            connection.execute(
                sa.insert(geocoder_answers).values(query=query, answer=answer, asked_at=self._now())
            )
