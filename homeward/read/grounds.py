"""Tell from the words around a name what happened there: a sitting, a handover, a death."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.lexicon import Mark, word_list
from homeward.read.places import GOVERNED, Mention
from homeward.read.rounds import talks_of
from homeward.read.sentences import Sentence
from homeward.read.shapes import close_to
from homeward.read.tokens import TokenKind

_IN = word_list("roles_in")
_VENUE_IN = word_list("roles_venue")
_TO = word_list("roles_to")
_ACCUSATIVE = ("у", "ю", "а", "ы", "ск", "ськ", "ь")
_STAYS = ("bulun", "oldu", "destek", "yardım", "yardim", "tedavi", "dinlen", "bekle")
LOCATIVE = (
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
_TAKEN_REACH = 3
_ACCORDS = ("договор", "соглаш", "домовлен", "угод", "anlaşma", "mutabakat", "uzlaş")
_IT = frozenset({"it", "this", "that", "це", "это", "она", "вона", "он", "він"})
_INTO = frozenset({"to", "into", "до", "в", "у", "во"})
_WITH = frozenset({"with", "з", "із", "с", "со"})
_BORDER = ("border", "frontier", "кордон", "границ")
_PART_OF = frozenset({"the", "of", "территории", "території", "республики", "республіки"})
_VENUE_REACH = 18
_PLACE_WORDS = tuple(word_list("grounds_place_words"))
_MORGUE_REACH = 8
_BETWEEN_REACH = 6
_BETWEEN = frozenset({"between", "між", "между"})
_INTO_MORGUE = ("morga", "morgun", "morglara")
_CARRIED_REACH = 6
_CITY_OF = frozenset({"the", "of", "city", "town", "місті", "городе", "російському", "российском"})
_DEED = 5


def is_neighbour(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a country only bounds the place: "on the border with Belarus".

    Also "on the border between Ukraine and Belarus" where a finer place is named beside it.
    """
    before = [t.norm for t in sentence.tokens[max(0, mention.first - 2) : mention.first]]
    if mention.kind != "country" or len(before) < 2:
        return False
    if before[1] in _WITH and before[0].startswith(_BORDER):
        return True
    ahead = sentence.tokens[max(0, mention.first - _BETWEEN_REACH) : mention.first]
    bounded = any(t.norm.startswith(_BORDER) for t in ahead) and any(
        t.norm in _BETWEEN for t in ahead
    )
    return bounded and any(m.kind not in ("country", "city") for m in mentions)


def is_dateline(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name only opens the report: "ANKARA - Monday's sitting in Istanbul"."""
    if mention.first != 0 or not sentence.tokens[0].text.isupper():
        return False
    behind = sentence.tokens[mention.last + 1 : mention.last + 2]
    return bool(behind) and behind[0].text in "-–—(.,/"


def is_organisation(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the name is only part of an institution's or an army's name."""
    after = sentence.tokens[mention.last + 1] if mention.last + 1 < len(sentence.tokens) else None
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


def at_morgue(
    sentence: Sentence, mention: Mention, words: dict[str, list[Mark]], *, language: str
) -> bool:
    """Tell whether the dead lay in morgues there: "morgues on the territory of Russia"."""
    marks = [
        m for m in words.get("morgue", [])
        if not _is_goal(sentence, m, words.get("destword", []), language=language)
    ]  # fmt: skip
    if mention.kind == "country":
        return close_to(marks, mention, 6)
    for mark in marks:
        behind = sentence.tokens[mark.last + 1 : mention.first]
        if mark.last < mention.first and language != "tr":
            # "a morgue in the Russian city of Taganrog"
            plain = sum(t.norm not in _CITY_OF for t in behind) <= 4
            if plain and len(behind) <= _MORGUE_REACH:
                return not any(t.text in ",;" for t in behind)
        if 0 < mark.first - mention.last <= 2:
            return not any(t.text in ",;" for t in sentence.tokens[mention.last : mark.first])
    return False


def _is_goal(sentence: Sentence, morgue: Mark, moved: Sequence[Mark], *, language: str) -> bool:
    """Tell whether the dead were taken to the morgue, not from it: "taken to a morgue in …"."""
    if language == "tr":
        return sentence.tokens[morgue.first].norm.startswith(_INTO_MORGUE)
    if sentence.tokens[morgue.first].norm.endswith(("ах", "і", "е")):
        # "перебували у моргах": in them, not to them
        return False
    led = {t.norm for t in sentence.tokens[max(0, morgue.first - 3) : morgue.first]}
    return bool(led & _INTO) and any(0 <= morgue.first - m.last <= _CARRIED_REACH for m in moved)


def is_venue(sentence: Sentence, mention: Mention, *, language: str) -> bool:
    """Tell whether negotiators met there: "talks in Istanbul", "the Istanbul talks"."""
    talks = talks_of(sentence)
    if mention.name in ("Russia", "Ukraine") or is_dateline(sentence, mention):
        return False
    # "The commissioner in Moscow said that it had undertaken": she has her office there.
    governed = mention.name in GOVERNED
    told = ("talks", "met", "meet") if governed else ("talks", "met", "meet", "agree")
    marks = [m for cls in told for m in sentence.all(cls)]
    if all(abs(m.first - mention.first) > _VENUE_REACH for m in marks):
        return False
    if mention.kind == "city":
        return not governed
    if _tells_otherwise(sentence, mention, marks):
        return False
    token = sentence.tokens[mention.first]
    after = (
        sentence.tokens[mention.last + 1].norm if mention.last + 1 < len(sentence.tokens) else ""
    )
    attributive = any(mention.last < m.first <= mention.last + 3 for m in talks)
    if attributive and (token.norm[:1] >= "а" or language == "en") and mention.name not in GOVERNED:
        return True
    if after in {"accord", "agreements", "agreement", "deal", "format"}:
        return False
    return is_located(sentence, mention, _VENUE_IN, language=language)


def _tells_otherwise(sentence: Sentence, mention: Mention, talks: list[Mark]) -> bool:
    """Tell whether another deed is told of the place: "In Mariupol, three were killed before …".

    It stands between the name and the talks, or nearer to the name than they do.
    """
    reach = min(abs(m.first - mention.first) for m in talks)
    deeds = [m for cls in ("attack", "losses", "body", "dead") for m in sentence.all(cls)]
    return any(abs(m.first - mention.first) < min(reach, _DEED) for m in deeds)


def is_located(
    sentence: Sentence, mention: Mention, prepositions: frozenset[str], *, language: str
) -> bool:
    """Tell whether a preposition of place, or a locative ending, stands at the name."""
    if language == "tr":
        text = sentence.tokens[mention.last].norm
        return (
            text.endswith(LOCATIVE)
            or "'d" in text
            or "'t" in text
            or _next_is_place_word(sentence, mention)
        )
    reach = 1 if mention.name in GOVERNED else 6
    for i in range(mention.first - 1, max(-1, mention.first - 1 - reach), -1):
        token = sentence.tokens[i]
        if token.norm in prepositions:
            return True
        if token.kind is TokenKind.WORD or token.text in ",-–—":
            continue
        break
    return False


def _next_is_place_word(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a Turkish word for surroundings stands behind: "Çernihiv yakınlarında"."""
    after = sentence.tokens[mention.last + 1 : mention.last + 4]
    return any(t.norm.startswith(_PLACE_WORDS) for t in after)
