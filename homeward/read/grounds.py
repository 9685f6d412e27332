"""Tell from the words around a name what happened there: a sitting, a handover, a death."""

from __future__ import annotations

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
_TAKEN_REACH = 3
_ACCORDS = ("договор", "соглаш", "домовлен", "угод", "anlaşma", "mutabakat", "uzlaş")
_IT = frozenset({"it", "this", "that", "це", "это", "она", "вона", "он", "він"})
_WITH = frozenset({"with", "з", "із", "с", "со"})
_BORDER = ("border", "frontier", "кордон", "границ")
_PART_OF = frozenset({"the", "of", "территории", "території", "республики", "республіки"})
_VENUE_REACH = 18
_DEED = 5


def is_neighbour(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a country only bounds the place: "on the border with Belarus"."""
    before = [t.norm for t in sentence.tokens[max(0, mention.first - 2) : mention.first]]
    return (
        mention.kind == "country"
        and len(before) == 2
        and before[1] in _WITH
        and (before[0].startswith(_BORDER))
    )


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


def at_morgue(sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]) -> bool:
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


def is_held(
    sentence: Sentence, mention: Mention, words: dict[str, list[Mark]], *, language: str
) -> bool:
    """Tell whether captives were kept there: "held in Olenivka", "Olenivka'da tutulan"."""
    for mark in words.get("heldword", []):
        first, last = sorted((mark.last, mention.first))
        if any(t.text in ",;" for t in sentence.tokens[first:last]):
            continue
        gap = mention.first - mark.last
        led = language == "en" or is_located(sentence, mention, _IN, language=language)
        if 0 < gap <= 4 and language != "tr" and led:
            return True
        if language == "tr" and 0 < mark.first - mention.last <= 2:
            return True
    return False


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
            text.endswith(_LOCATIVE)
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
    after = sentence.tokens[mention.last + 1 : mention.last + 4]
    return any(
        t.norm.startswith(("bolge", "bölge", "cephe", "kent", "oblast", "saray")) for t in after
    )


def is_behind(marks: list[Mark], mention: Mention, reach: int, sentence: Sentence) -> bool:
    """Tell whether a name follows a mark within reach, with "to" or "in" before it."""
    before = sentence.tokens[mention.first - 1].norm if mention.first else ""
    return any(0 < mention.first - m.last <= reach for m in marks) and (
        before in _TO or before in _PART_OF
    )


def is_before_verb(
    marks: list[Mark], mention: Mention, sentence: Sentence, *, language: str
) -> bool:
    """Tell whether "в Москву" stands before its verb: "в Москву их отправят"."""
    if language not in {"uk", "ru"} or not mention.first:
        return False
    token = sentence.tokens[mention.last].norm
    led = sentence.tokens[mention.first - 1].norm in {"в", "у", "до"}
    return (
        led and token.endswith(_ACCUSATIVE) and any(0 < m.first - mention.last <= 4 for m in marks)
    )


def is_turkish_goal(
    sentence: Sentence, mention: Mention, words: dict[str, list[Mark]], *, language: str
) -> bool:
    """Tell whether a Turkish ending sends somebody there: "Belarus'a götürüldü"."""
    if language != "tr":
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


def is_handover(sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]) -> bool:
    """Tell whether the transfer took place there: "on the border in the Chernihiv region"."""
    short = len(sentence.tokens) <= _SHORT
    if not (sentence.has("noun") or sentence.has("act") or short):
        return False
    if mention.first and sentence.tokens[mention.first - 1].norm == "by":
        return False
    if any(0 < mention.first - m.last <= _TAKEN_REACH for m in sentence.all("war")):
        # "let go of 103 Russians captured in the Kursk region"
        return False
    if sentence.between("captive", mention.last + 1, mention.last + 1):
        # "swapped in Kursk captives' deal"
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
