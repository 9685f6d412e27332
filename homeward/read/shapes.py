"""Choose what a name stands for: the town, its surroundings or its oblast."""

from __future__ import annotations

from homeward.model import GeoPrecision, Place, Role
from homeward.read.lexicon import Mark
from homeward.read.places import Mention, Places, near
from homeward.read.sentences import Sentence


def close_to(marks: list[Mark], mention: Mention, reach: int) -> bool:
    """Tell whether one of the marks stands within reach of a name."""
    return any(
        abs(m.first - mention.last) <= reach or abs(mention.first - m.last) <= reach for m in marks
    )


def _close_before(marks: list[Mark], mention: Mention) -> bool:
    return any(0 < mention.first - m.last <= 3 for m in marks)


class Shaper:
    """Choose between the places that a name may stand for, by the words around it."""

    def __init__(self, places: Places, *, language: str) -> None:
        self._places = places
        self._language = language

    def shape(
        self,
        sentence: Sentence,
        mention: Mention,
        words: dict[str, list[Mark]],
        role: Role,
        listed: bool,
        capitals: list[Mention],
    ) -> Place | None:
        """Choose between a town, its oblast and its surroundings, by the words around."""
        if mention.place is None and mention.kind not in ("oblast", "capital"):
            return None
        regionword = self._region_word(sentence, mention, words)
        if mention.kind == "oblast":
            return self._places.oblast(mention)
        if mention.kind == "capital":
            if (
                regionword
                or (role is Role.RECOVERY and listed)
                or (role is Role.RECOVERY and self._sibling(sentence, mention, words, capitals))
            ):
                return self._places.oblast(mention) or mention.place
            if role is Role.RECOVERY and not _close_before(words.get("nearword", []), mention):
                # "320 were retrieved from Donetsk": where armies fought, the name means the land.
                return self._places.oblast(mention) or mention.place
        place = mention.place
        if place is None:
            return None
        if (place.geo_precision is GeoPrecision.SETTLEMENT and mention.kind != "capital") and (
            regionword == "direction" or _close_before(words.get("nearword", []), mention)
        ):
            return near(place)
        return place

    def _region_word(
        self, sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]
    ) -> str | None:
        for mark in words.get("regionword", []):
            if 0 < mark.first - mention.last <= 2:
                return mark.value
            if (0 < mention.first - mark.last <= 2 and self._language == "en") and (
                sentence.tokens[mention.first - 1].norm == "of" and mark.value == "region"
            ):
                return mark.value
        return None

    def _sibling(
        self,
        sentence: Sentence,
        mention: Mention,
        words: dict[str, list[Mark]],
        capitals: list[Mention],
    ) -> bool:
        """Tell whether a later name of the same list carries "region" or "direction" for all."""
        return any(
            other is not mention and self._region_word(sentence, other, words) for other in capitals
        )
