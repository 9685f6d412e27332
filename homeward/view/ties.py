"""How events stand to each other, in words."""

from __future__ import annotations

from homeward.language import N_, Words
from homeward.model import Relation

_RELATIONS: Words[Relation] = Words(
    {
        Relation.FULFILS: N_("Fulfils"),
        Relation.AGREED_AT: N_("Agreed at"),
    }
)


def relation_words(relation: Relation) -> str:
    """Name how one event stands to another; blank for what no document ties."""
    return _RELATIONS.get(relation, "")
