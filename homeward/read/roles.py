"""Say what a place has to do with an event: recovery, held, handover, venue, destination.

The words around the name decide. A place that is only mentioned gets no role; a government
named by its capital is no place.
"""

from __future__ import annotations

import dataclasses

from homeward.model import GeoPrecision, Kind, Role
from homeward.read.directions import clause_bounds
from homeward.read.lexicon import Mark, word_list
from homeward.read.places import Mention, Places, near, role_words
from homeward.read.rounds import talks_of
from homeward.read.sentences import Sentence
from homeward.read.shapes import Shaper, close_to
from homeward.read.shares import RolePlace, finest, share_of, spread_roles
from homeward.read.tokens import TokenKind

_IN = word_list("roles_in")
_VENUE_IN = word_list("roles_venue")
_FROM = frozenset({"from", "з", "із", "из", "с"})
_TO = word_list("roles_to")
_ACCUSATIVE = ("у", "ю", "а", "ы", "ск", "ськ", "ь")
_STAYS = ("bulun", "oldu", "destek", "yardım", "yardim", "tedavi", "dinlen", "bekle")
_LOCATIVE = (
    "'dalar",
    "'deler",
    "'talar",
    "'teler",
    "'da",
    "'de",
    "'ta",
    "'te",
    "'daki",
    "'deki",
    "'taki",
    "'teki",
    "'nda",
    "'nde",
)
_TALKS_REACH = 3
_SHORT = 12
_ACCORDS = ("договор", "соглаш", "домовлен", "угод", "anlaşma", "mutabakat", "uzlaş")
_IT = frozenset({"it", "this", "that", "це", "это", "она", "вона", "он", "він"})
_WITH = frozenset({"with", "з", "із", "с", "со"})
_BORDER = ("border", "frontier", "кордон", "границ")
_PART_OF = frozenset({"the", "of", "территории", "території", "республики", "республіки"})
_VENUE_REACH = 18


def _is_neighbour(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a country only bounds the place: "on the border with Belarus"."""
    before = [t.norm for t in sentence.tokens[max(0, mention.first - 2) : mention.first]]
    return (
        mention.kind == "country"
        and len(before) == 2
        and before[1] in _WITH
        and (before[0].startswith(_BORDER))
    )


def _is_dateline(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name only opens the report: "ANKARA - Monday's sitting in Istanbul"."""
    if mention.first != 0 or not sentence.tokens[0].text.isupper():
        return False
    behind = sentence.tokens[mention.last + 1 : mention.last + 2]
    return bool(behind) and behind[0].text in "-–—(.,/"


class Roles:
    """Find the role of each place in the sentences of one document."""

    def __init__(self, places: Places, *, language: str) -> None:
        self._places = places
        self._language = language
        self._lexicon = role_words(language)
        self._shaper = Shaper(places, language=language)
        self._city: Mention | None = None
        self._opens_list = False

    def read(self, sentence: Sentence, kind: Kind | None) -> list[RolePlace]:
        """Return the places of a sentence that have a role in an event of a kind.

        ``kind`` NEGOTIATION_ROUND asks for venues, the kinds of transfer for the others.
        """
        mentions = self._places.mentions(sentence)
        self._follow(sentence, mentions)
        line = self._list_line(sentence, mentions, kind)
        if line is not None:
            return [line]
        if not mentions:
            return []
        words: dict[str, list[Mark]] = {}
        for mark in self._lexicon.marks(sentence.tokens):
            words.setdefault(mark.cls, []).append(mark)
        found: list[RolePlace] = []
        capitals = [m for m in mentions if m.kind == "capital"]
        listed = len(capitals) >= 3
        used: set[int] = set()
        roles = [self._role(sentence, m, words, kind, mentions) for m in mentions]
        spread_roles(sentence, mentions, roles)
        for mention, role in zip(mentions, roles, strict=True):
            if role is None:
                continue
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

    def _follow(self, sentence: Sentence, mentions: list[Mention]) -> None:
        """Remember the city named last, for "the Turkish city"."""
        for i, token in enumerate(sentence.tokens[1:], start=1):
            if (
                token.norm in {"city", "місті", "городе", "kentinde", "kenti"}
                and self._city is not None
            ):
                before = sentence.tokens[i - 1]
                if (before.text[:1].isupper() or before.norm.endswith(("му", "ом", "ому"))) and (
                    not any(
                        abs(m.first - i) <= 2 and m.kind in ("town", "capital", "other")
                        for m in mentions
                    )
                ):
                    mentions.append(dataclasses.replace(self._city, first=i, last=i, kind="city"))
        for mention in mentions:
            if mention.kind in ("town", "capital", "other") and mention.name not in (
                "Moscow",
                "Kyiv",
            ):
                self._city = mention

    def _is_organisation(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether the name is only part of an institution's or an army's name."""
        after = (
            sentence.tokens[mention.last + 1] if mention.last + 1 < len(sentence.tokens) else None
        )
        if after is not None and after.norm.startswith(_ACCORDS):
            return True
        return (
            after is not None
            and after.norm
            in {
                "side",
                "time",
                "ministry",
                "said",
                "says",
                "agreements",
                "agreement",
                "deal",
                "police",
            }
            and not talks_of(sentence)
        )

    def _role(
        self,
        sentence: Sentence,
        mention: Mention,
        words: dict[str, list[Mark]],
        kind: Kind | None,
        mentions: list[Mention],
    ) -> Role | None:
        if kind is Kind.NEGOTIATION_ROUND:
            return Role.VENUE if self._is_venue(sentence, mention) else None
        if kind is Kind.BODY_REPATRIATION and self._at_morgue(sentence, mention, words):
            return Role.HELD
        if mention.kind == "country" and mention.name in ("Russia", "Ukraine"):
            return None
        if _is_neighbour(sentence, mention) or _is_dateline(sentence, mention):
            return None
        if self._is_organisation(sentence, mention):
            return None
        located = self._located(sentence, mention, _IN)
        moved = [
            m for m in words.get("destword", [])
            if m.value == "destination" or mention.name not in ("Moscow", "Kyiv")
        ]  # fmt: skip
        if (
            self._after(moved, mention, 4, sentence)
            or self._turkish_dative(sentence, mention, words)
            or self._before_verb(moved, mention, sentence)
        ):
            return Role.DESTINATION
        if kind is Kind.PRISONER_EXCHANGE and self._is_held(sentence, mention, words):
            return Role.HELD if mention.kind != "country" else None
        if (
            located and mention.name not in ("Moscow", "Kyiv")
            and self._handover(sentence, mention, words)
        ):  # fmt: skip
            return Role.HANDOVER
        helped = any(m.last < mention.first for m in words.get("helpers", []))
        if helped:
            # "with the help of the Emergency Service in the Sumy region"
            return None
        if kind is Kind.BODY_REPATRIATION and self._is_recovery(sentence, mention, words, located):
            return Role.RECOVERY
        return None

    def _at_morgue(
        self, sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]
    ) -> bool:
        """Tell whether the dead lay in morgues there: "morgues on the territory of Russia"."""
        marks = words.get("morgue", [])
        if mention.kind == "country":
            return close_to(marks, mention, 6)
        for mark in marks:
            behind = sentence.tokens[mark.last + 1 : mention.first]
            if mark.last < mention.first and len(behind) <= 4:
                return not any(t.text in ",;" for t in behind)
            if 0 < mark.first - mention.last <= 2:
                return not any(t.text in ",;" for t in sentence.tokens[mention.last : mark.first])
        return False

    def _is_held(self, sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]) -> bool:
        """Tell whether captives were kept there: "held in Olenivka", "Olenivka'da tutulan"."""
        for mark in words.get("heldword", []):
            first, last = sorted((mark.last, mention.first))
            if any(t.text in ",;" for t in sentence.tokens[first:last]):
                continue
            gap = mention.first - mark.last
            led = self._language == "en" or self._located(sentence, mention, _IN)
            if 0 < gap <= 4 and self._language != "tr" and led:
                return True
            if self._language == "tr" and 0 < mark.first - mention.last <= 2:
                return True
        return False

    def _is_venue(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether negotiators met there: "talks in Istanbul", "the Istanbul talks"."""
        talks = talks_of(sentence)
        if mention.name in ("Russia", "Ukraine") or _is_dateline(sentence, mention):
            return False
        marks = [m for cls in ("talks", "met", "meet", "agree") for m in sentence.all(cls)]
        if all(abs(m.first - mention.first) > _VENUE_REACH for m in marks):
            return False
        if mention.kind == "city":
            return True
        token = sentence.tokens[mention.first]
        after = (
            sentence.tokens[mention.last + 1].norm
            if mention.last + 1 < len(sentence.tokens)
            else ""
        )
        attributive = any(mention.last < m.first <= mention.last + 3 for m in talks)
        if (
            attributive
            and (token.norm[:1] >= "а" or self._language == "en")
            and mention.name not in ("Moscow", "Kyiv")
        ):
            return True
        if after in {"accord", "agreements", "agreement", "deal", "format"}:
            return False
        return self._located(
            sentence,
            mention,
            _VENUE_IN,
        )

    def _located(self, sentence: Sentence, mention: Mention, prepositions: frozenset[str]) -> bool:
        """Tell whether a preposition of place, or a locative ending, stands at the name."""
        if self._language == "tr":
            text = sentence.tokens[mention.last].norm
            return (
                text.endswith(_LOCATIVE)
                or "'d" in text
                or "'t" in text
                or self._next_is_place_word(sentence, mention)
            )
        reach = 1 if mention.name in ("Moscow", "Kyiv") else 6
        for i in range(mention.first - 1, max(-1, mention.first - 1 - reach), -1):
            token = sentence.tokens[i]
            if token.norm in prepositions:
                return True
            if token.kind is TokenKind.WORD or token.text in ",-–—":
                continue
            break
        return False

    def _next_is_place_word(self, sentence: Sentence, mention: Mention) -> bool:
        after = sentence.tokens[mention.last + 1 : mention.last + 4]
        return any(
            t.norm.startswith(("bolge", "bölge", "cephe", "kent", "oblast", "saray")) for t in after
        )

    @staticmethod
    def _after(marks: list[Mark], mention: Mention, reach: int, sentence: Sentence) -> bool:
        """Tell whether a name follows a mark within reach, with "to" or "in" before it."""
        before = sentence.tokens[mention.first - 1].norm if mention.first else ""
        return any(0 < mention.first - m.last <= reach for m in marks) and (
            before in _TO or before in _PART_OF
        )

    def _before_verb(self, marks: list[Mark], mention: Mention, sentence: Sentence) -> bool:
        """Tell whether "в Москву" stands before its verb: "в Москву их отправят"."""
        if self._language not in {"uk", "ru"} or not mention.first:
            return False
        token = sentence.tokens[mention.last].norm
        led = sentence.tokens[mention.first - 1].norm in {"в", "у", "до"}
        return (
            led
            and token.endswith(_ACCUSATIVE)
            and any(0 < m.first - mention.last <= 4 for m in marks)
        )

    def _turkish_dative(
        self, sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]
    ) -> bool:
        if self._language != "tr":
            return False
        norm = sentence.tokens[mention.last].norm
        stays = any(t.norm.startswith(_STAYS) for t in sentence.tokens[mention.last + 1 :])
        now = any(
            t.norm in {"an", "anda", "halen", "simdi", "şimdi"}
            for t in sentence.tokens[max(0, mention.first - 3) : mention.first]
        )
        if (stays or now) and norm.endswith(_LOCATIVE):
            return True
        behind = [t.norm for t in sentence.tokens[mention.last + 1 : mention.last + 2]]
        landed = bool(behind) and behind[0].startswith("havaliman") and "'n" in behind[0]
        dative = landed or norm.endswith(("'ya", "'ye", "'a", "'e"))
        return dative and close_to(words.get("destword", []), mention, 3)

    def _handover(self, sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]) -> bool:
        short = len(sentence.tokens) <= _SHORT
        if not (sentence.has("noun") or sentence.has("act") or short):
            return False
        if mention.first and sentence.tokens[mention.first - 1].norm == "by":
            return False
        if close_to(words.get("handoverword", []), mention, 5):
            return True
        talks = any(abs(m.first - mention.first) <= _TALKS_REACH for m in sentence.all("talks"))
        talks = talks or sentence.has("talks", "round")
        return (
            bool(words.get("tookplace"))
            and (sentence.has("noun") or sentence.tokens[0].norm in _IT)
            and not talks
            and not any(m.value == "strong" for m in words.get("fought", []))
        )

    def _is_recovery(
        self, sentence: Sentence, mention: Mention, words: dict[str, list[Mark]], located: bool
    ) -> bool:
        """Tell whether the dead had fallen or were found there."""
        if (
            mention.kind == "country"
            or mention.name in ("Moscow", "Kyiv")
            or mention.kind == "city"
        ):
            return False
        first, last = clause_bounds(sentence, mention.first)
        fought = list(words.get("fought", []))
        directed = any(
            m.value == "direction" and 0 < m.first - mention.last <= 3
            for m in words.get("regionword", [])
        )
        counted = any(first <= n.first <= last for n in sentence.numerals)
        before = sentence.tokens[max(0, mention.first - 3) : mention.first]
        whence = any(t.norm in _FROM for t in before)
        told = sentence.has("body") or sentence.has("part") or not sentence.has("act")
        if counted and whence and told:
            # also without a verb: "Ще тридцять чотири — з-під Бахмута"
            return True
        if directed and (counted or sentence.has("body") or sentence.has("dead") or fought):
            return True
        if not (located or directed or self._listed(sentence, mention)):
            return False
        if any(m.value == "strong" for m in fought):
            return True
        return bool(fought) and (
            counted or sentence.has("body") or sentence.has("dead") or sentence.has("people")
        )

    def _listed(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether the name stands in a list of names: ", Luhansk," or "— Kharkiv,"."""
        before = sentence.tokens[mention.first - 1].text if mention.first else ""
        return before in {",", "—", "–", "-", "(", ":"} or before in {
            "and",
            "та",
            "і",
            "й",
            "и",
            "ve",
        }
