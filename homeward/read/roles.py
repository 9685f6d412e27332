"""Say what a place has to do with an event: recovery, held, handover, venue, destination.

The words around the name decide. A place that is only mentioned gets no role; a government
named by its capital is no place.
"""

from __future__ import annotations

from homeward.model import GeoPrecision, Kind, Role
from homeward.read.anaphora import Follower
from homeward.read.grounds import (
    at_morgue,
    is_dateline,
    is_located,
    is_neighbour,
    is_organisation,
    is_venue,
)
from homeward.read.lexicon import Mark, word_list
from homeward.read.places import GOVERNED, Mention, Places, near, role_words
from homeward.read.recovery import is_recovery
from homeward.read.rounds import talks_of
from homeward.read.sentences import Sentence
from homeward.read.shapes import Shaper
from homeward.read.shares import RolePlace, finest, share_of, spread_roles
from homeward.read.transits import (
    is_before_verb,
    is_behind,
    is_handover,
    is_held,
    is_turkish_goal,
    is_turkish_handover,
    on_soil,
)

_IN = word_list("roles_in")
_ANSWER = 2
"""Sentences that answer the question where the dead had fallen."""


class Roles:
    """Find the role of each place in the sentences of one document."""

    def __init__(self, places: Places, *, language: str) -> None:
        self._places = places
        self._language = language
        self._lexicon = role_words(language)
        self._shaper = Shaper(places, language=language)
        self._follower = Follower(places)
        self._mentions: dict[int, list[Mention]] = {}
        self._found: dict[int, dict[str, list[Mark]]] = {}
        self._opens_list = False
        self._asked: set[int] = set()

    def read(self, sentence: Sentence, kind: Kind | None) -> list[RolePlace]:
        """Return the places of a sentence that have a role in an event of a kind.

        ``kind`` NEGOTIATION_ROUND asks for venues, the kinds of transfer for the others.
        """
        mentions = self.mentions(sentence)
        line = self._list_line(sentence, mentions, kind)
        if line is not None:
            return [line]
        if not mentions:
            return []
        words = self._words(sentence)
        found: list[RolePlace] = []
        capitals = [m for m in mentions if m.kind == "capital"]
        listed = len(capitals) >= 3
        used: set[int] = set()
        roles = [self._role(sentence, m, words, kind, mentions) for m in mentions]
        spread_roles(sentence, mentions, roles)
        if kind is Kind.NEGOTIATION_ROUND and not any(roles) and is_dateline(sentence, mentions[0]):
            # "ISTANBUL, June 2 - Negotiators met": no other place is named for it.
            governed = mentions[0].name in GOVERNED
            roles[0] = Role.VENUE if talks_of(sentence) and not governed else None
        for mention, role in zip(mentions, roles, strict=True):
            if role is None:
                continue
            if role is Role.VENUE:
                self._follower.venue = mention
            place = self._shaper.shape(sentence, mention, words, role, listed, capitals)
            if place is None:
                continue
            if role is Role.RECOVERY and place.country not in ("UA", "RU", None):
                continue
            shared = role in (Role.RECOVERY, Role.HELD)
            found.append(
                RolePlace(
                    place=place, name=mention.display or place.name, role=role, mention=mention,
                    count=share_of(sentence, mention, used) if shared else None,
                )
            )  # fmt: skip
        return finest(found)

    def _list_line(
        self, sentence: Sentence, mentions: list[Mention], kind: Kind | None
    ) -> RolePlace | None:
        """Read a line of a list of directions: "Donetsk – 451"; a sentence above opens it."""
        if kind is not Kind.BODY_REPATRIATION:
            return None
        short = len(sentence.tokens) <= 8 and len(mentions) == 1 and len(sentence.numerals) == 1
        if not short or sentence.has("act"):
            marks = self._lexicon.marks(sentence.tokens)
            if len(sentence.tokens) > 8 or sentence.text.endswith(":"):
                self._opens_list = any(m.cls == "fought" for m in marks) or any(
                    m.value == "direction" for m in marks
                )
            return None
        if not self._opens_list:
            return None
        mention = mentions[0]
        if mention.kind == "country":
            return None
        place = self._places.oblast(mention) if mention.kind == "capital" else mention.place
        if place is None:
            return None
        if place.geo_precision is GeoPrecision.SETTLEMENT:
            place = near(place)
        return RolePlace(
            place=place, name=mention.display or place.name, role=Role.RECOVERY, mention=mention,
            count=sentence.numerals[0].best,
        )  # fmt: skip

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the places of a sentence, "the Turkish city" among them, found once.

        To be called for the sentences in their order.
        """
        if sentence.index not in self._mentions:
            named = self._places.mentions(sentence)
            meant = self._follower.meant(sentence, named)
            self._mentions[sentence.index] = sorted([*named, *meant], key=lambda m: m.first)
            self._note_question(sentence)
        return self._mentions[sentence.index]

    def _words(self, sentence: Sentence) -> dict[str, list[Mark]]:
        """Return the words of a sentence that give places their roles, found once."""
        if sentence.index not in self._found:
            words: dict[str, list[Mark]] = {}
            for mark in self._lexicon.marks(sentence.tokens):
                words.setdefault(mark.cls, []).append(mark)
            self._found[sentence.index] = words
        return self._found[sentence.index]

    def _note_question(self, sentence: Sentence) -> None:
        """Note what stands behind "Where did they fall?" or "By direction:" as its answer."""
        if sentence.text.endswith(("?", ":")) and any(
            m.cls == "fought" for m in self._lexicon.marks(sentence.tokens)
        ):
            self._asked.update(range(sentence.index + 1, sentence.index + 1 + _ANSWER))
        elif ":" in sentence.text and self._mentions[sentence.index]:
            colon = next((i for i, t in enumerate(sentence.tokens) if t.text == ":"), 0)
            named = self._mentions[sentence.index][0].first
            marks = self._lexicon.marks(sentence.tokens[:colon])
            if colon < named and any(m.cls == "fought" for m in marks):
                self._asked.add(sentence.index)

    def _role(
        self,
        sentence: Sentence,
        mention: Mention,
        words: dict[str, list[Mark]],
        kind: Kind | None,
        mentions: list[Mention],
    ) -> Role | None:
        if kind is Kind.NEGOTIATION_ROUND:
            return Role.VENUE if is_venue(sentence, mention, language=self._language) else None
        if kind is Kind.BODY_REPATRIATION and at_morgue(
            sentence, mention, words, language=self._language
        ):
            return Role.HELD
        if mention.kind == "country" and mention.name in ("Russia", "Ukraine"):
            return None
        if is_neighbour(sentence, mention, mentions) or is_dateline(sentence, mention):
            return None
        if is_organisation(sentence, mention):
            return None
        located = is_located(sentence, mention, _IN, language=self._language)
        if kind is Kind.PRISONER_EXCHANGE and is_held(
            sentence, mention, words, language=self._language
        ):
            return Role.HELD if mention.kind != "country" else None
        moved = [
            m for m in words.get("destword", [])
            if m.value == "destination" or mention.name not in GOVERNED
        ]  # fmt: skip
        if (
            is_behind(moved, mention, mentions, sentence)
            or is_turkish_goal(sentence, mention, words, language=self._language)
            or on_soil(sentence, mention)
            or is_before_verb(moved, mention, sentence, language=self._language)
        ):
            return Role.DESTINATION
        if (
            located and mention.name not in GOVERNED
            and (
                is_handover(sentence, mention, words)
                or is_turkish_handover(sentence, mention, language=self._language)
            )
        ):  # fmt: skip
            return Role.HANDOVER
        helped = any(m.last < mention.first for m in words.get("helpers", []))
        if helped:
            # "with the help of the Emergency Service in the Sumy region"
            return None
        if kind is Kind.BODY_REPATRIATION and is_recovery(
            sentence, mention, words, mentions, located=located,
            asked=sentence.index in self._asked,
        ):  # fmt: skip
            return Role.RECOVERY
        return None
