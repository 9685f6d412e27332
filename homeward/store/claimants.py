"""Whose a claim is: actors of the store by any of their names, or new ones."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

import sqlalchemy as sa

from homeward.model import Origin, Side
from homeward.store import schema

# matches "the " of "The Kyiv Independent"; must not match "the" of "Theodosia"
_ARTICLE = re.compile(r"\Athe\s+")

_GOVERNMENTS = {
    Side.UKRAINE: "ua-gov-unspecified",
    Side.RUSSIA: "ru-gov-unspecified",
}
"""Whom a capital or a country stands for, by its side."""

_CAPITALS = frozenset(
    [
        "kyiv",
        "kiev",
        "ukraine",
        "київ",
        "україна",
        "киев",
        "украина",
        "ukrayna",
        "moscow",
        "russia",
        "kremlin",
        "москва",
        "росія",
        "россия",
        "кремль",
        "moskova",
        "rusya",
    ]
)


def folded(name: str) -> str:
    """Fold a name for comparing: case, accents, articles and punctuation fall away.

    Cyrillic й and ї keep their marks, which tell letters apart.
    """
    text = unicodedata.normalize("NFC", name).casefold()
    text = _ARTICLE.sub("", text.strip())
    kept = (char if char.isalnum() else " " for char in text)
    return " ".join("".join(kept).split())


class Claimants:
    """The actors of the store by name; new ones are remembered until they are stored."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._ids: dict[str, str] = {}
        table = schema.actors
        rows = connection.execute(sa.select(table).order_by(table.c.actor_id)).all()
        self._known = {row.actor_id for row in rows}
        # Only the record's actors are found by name, a name before an alias. Those that came
        # with documents are found by id, so that who came first does not matter.
        of_record = [row for row in rows if row.origin != str(Origin.DOCUMENT)]
        for row in of_record:
            self._ids.setdefault(folded(row.name), row.actor_id)
        for row in of_record:
            for alias in row.aliases.split("|"):
                self._ids.setdefault(folded(alias), row.actor_id)
        self._ids.pop("", None)

    def actor(self, name: str, side: Side | None) -> str:
        """Return the id of the actor with a name; one who is not known is added.

        Who speaks for no known side is added to the media: such numbers are shown and
        never widen what officials tell.
        """
        key = folded(name)
        if key in _CAPITALS and side in _GOVERNMENTS and _GOVERNMENTS[side] in self._known:
            return _GOVERNMENTS[side]
        if key in self._ids:
            return self._ids[key]
        side = side or Side.MEDIA
        actor_id = f"doc-{hashlib.sha256(f'{name}/{side}'.encode()).hexdigest()[:16]}"
        if actor_id not in self._known:
            self._connection.execute(
                sa.insert(schema.actors).values(
                    actor_id=actor_id,
                    name=name,
                    side=str(side),
                    kind="named in a document",
                    aliases="",
                    origin=str(Origin.DOCUMENT),
                )
            )
            self._known.add(actor_id)
        return actor_id


def forget_unused(connection: sa.Connection) -> None:
    """Take away actors and places that came with documents and that nothing refers to now."""
    for parent, children in (
        (schema.actors, (schema.claim_actors, schema.event_actors)),
        (schema.places, (schema.event_places, schema.event_parts)),
    ):
        (key,) = parent.primary_key.columns
        used: Iterable[sa.ColumnElement[bool]] = [
            key.in_(sa.select(child.c[key.name]).where(child.c[key.name].is_not(None)))
            for child in children
        ]
        connection.execute(
            sa.delete(parent).where(parent.c.origin == str(Origin.DOCUMENT), sa.not_(sa.or_(*used)))
        )
