"""Tell where captives were held, where they or the dead changed hands, and where they went."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.grounds import LOCATIVE, is_located
from homeward.read.lexicon import Mark, word_list
from homeward.read.places import GOVERNED, Mention
from homeward.read.sentences import Sentence
from homeward.read.shapes import close_to
from homeward.read.tokens import TokenKind

_IN = word_list("roles_in")
_TO = word_list("roles_to")
_AT = word_list("transits_at")
_PREPOSITIONS = word_list("transits_prepositions")
_VEHICLES = word_list("transits_vehicles")
_NO_TRANSFER = frozenset(
    {"took", "take", "takes", "taken", "taking", "got", "get", "gets", "recovered", "retrieved"}
    | {"collected", "collects", "sent", "send", "sends", "gave", "gives", "give", "picked"}
)
"""First words of verbs that say little of where: "took their places at a table in …"."""
_FROM = word_list("transits_from")
_ELSEWHERE = word_list("transits_elsewhere")
_ACCUSATIVE = ("у", "ю", "а", "ы", "ск", "ськ", "ь")
_STAYS = (
    "bulun",
    "oldu",
    "destek",
    "yardım",
    "yardim",
    "tedavi",
    "dinlen",
    "bekle",
    "kala",
    "kald",
)
_TALKS_REACH = 3
_SHORT = 12
_TAKEN_REACH = 3
_IT = frozenset({"it", "this", "that", "це", "это", "она", "вона", "он", "він"})
_PART_OF = frozenset({"the", "of", "территории", "території", "республики", "республіки"})
_CARRIED = 9
"""Words between "will be taken" and "to Moscow" at most."""
_DONE_AT = 10
"""Words between a transfer and where it was done at most."""
_LED = 4
_PRISON = 8
_REACHED = (
    "varilan",
    "vardik",
    "saglanan",
    "imzalanan",
    "verilen söz",
    "kabul edilen",
    "uzlasilan",
)
_SOIL = frozenset({"territory", "soil", "land", "ground", "території", "территории", "земле"})
_ON = frozenset({"on", "onto", "на"})
_TRANSFERS = frozenset({"give", "receive", "exchange", "free"})


def is_held(
    sentence: Sentence, mention: Mention, words: dict[str, list[Mark]], *, language: str
) -> bool:
    """Tell whether captives were kept there: "held in Olenivka", "Olenivka'da tutulan"."""
    for mark in words.get("heldword", []):
        if sentence.has("talks") and sentence.tokens[mark.first].norm == "held":
            # "The first round was held in Abu Dhabi"
            continue
        first, last = sorted((mark.last, mention.first))
        if any(t.text in ",;" for t in sentence.tokens[first:last]):
            continue
        gap = mention.first - mark.last
        led = language == "en" or is_located(sentence, mention, _IN, language=language)
        if 0 < gap <= 4 and language != "tr" and led:
            return True
        if language == "tr" and 0 < mark.first - mention.last <= 2:
            return True
    return _in_prison(sentence, mention, words, language=language)


def _in_prison(
    sentence: Sentence, mention: Mention, words: dict[str, list[Mark]], *, language: str
) -> bool:
    """Tell whether a prison there is named behind: "in Taganrog, in the second colony"."""
    if language == "tr":
        return False
    for mark in words.get("prison", []):
        gap = [t.text for t in sentence.tokens[mark.last + 1 : mention.first]]
        if ":" in gap and not sentence.between("act", mark.last, mention.first):
            # As in: of the two prisons he says only the names, Taganrog and …
            return True
    if not is_located(sentence, mention, _IN, language=language):
        return False
    return any(
        0 < mark.first - mention.last <= _PRISON
        and not _FROM & {t.norm for t in sentence.tokens[mention.last + 1 : mark.first]}
        and not sentence.between("act", mention.last + 1, mark.first)
        for mark in words.get("prison", [])
    )


def is_behind(
    marks: list[Mark], mention: Mention, mentions: Sequence[Mention], sentence: Sentence
) -> bool:
    """Tell whether a name follows a mark in its clause, with "to" or "in" before it.

    Matches "will be taken by planes of the air force to Moscow"; not "brought home from a
    prison, and in Kyiv …".
    """
    before = sentence.tokens[mention.first - 1].norm if mention.first else ""
    if before not in _PART_OF and _preposition(sentence, mention) not in _TO:
        return False
    if sentence.tokens[mention.last].norm.endswith("'s") and mention.name in GOVERNED:
        # "brought to territory under Kyiv's control"
        return False
    for mark in marks:
        gap = sentence.tokens[mark.last + 1 : mention.first]
        if not 0 < mention.first - mark.last <= _CARRIED:
            continue
        near = len(gap) < _LED
        plain = not any(t.kind is TokenKind.SIGN and t.text not in '-«»“”"' for t in gap)
        crossed = any(mark.last < m.first < mention.first for m in mentions)
        if near or (
            plain and not crossed and not sentence.between("speech", mark.last, mention.first)
        ):
            return True
    return False


def _preposition(sentence: Sentence, mention: Mention) -> str:
    """Return the preposition that leads to a name, adjectives and the like between; or none."""
    for i in range(mention.first - 1, max(-1, mention.first - 2 - _LED), -1):
        token = sentence.tokens[i]
        if token.norm in _PREPOSITIONS:
            led = sentence.tokens[i - 1].norm if i else ""
            return led if led in _FROM else token.norm
        if token.kind is TokenKind.SIGN and token.text not in '-«»“”"':
            break
    return ""


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
    behind_it = sentence.tokens[mention.last + 1 : mention.last + 2 + _LED]
    stays = any(t.norm.startswith(_STAYS) for t in behind_it)
    now = any(
        t.norm in {"an", "anda", "halen", "simdi", "şimdi"}
        for t in sentence.tokens[max(0, mention.first - 3) : mention.first]
    )
    if (stays or now) and norm.endswith(LOCATIVE):
        return True
    behind = [t.norm for t in sentence.tokens[mention.last + 1 : mention.last + 2]]
    landed = bool(behind) and behind[0].startswith("havaliman") and "'n" in behind[0]
    morgue = bool(behind) and behind[0].startswith(("morga", "morgun", "hastane", "tesis"))
    dative = (
        landed or norm.endswith(("'ya", "'ye", "'a", "'e")) or (morgue and norm.endswith(LOCATIVE))
    )
    return dative and close_to(words.get("destword", []), mention, 3)


def is_handover(sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]) -> bool:
    """Tell whether the transfer took place there: "on the border in the Chernihiv region"."""
    short = len(sentence.tokens) <= _SHORT
    vehicles = any(t.norm in _VEHICLES for t in sentence.tokens)
    if not (sentence.has("noun") or sentence.has("act") or short or vehicles):
        return False
    talks_here = [m for m in sentence.all("talks") if m.value != "meetverb"]
    near_talks = any(abs(m.first - mention.first) <= _TALKS_REACH for m in talks_here)
    if _is_of_accord(sentence, mention):
        return False
    if near_talks or (talks_here and not (sentence.has("act") or sentence.has("noun"))):
        return False
    if mention.first and sentence.tokens[mention.first - 1].norm == "by":
        return False
    if any(0 < mention.first - m.last <= _TAKEN_REACH for m in sentence.all("war")):
        # "let go of 103 Russians captured in the Kursk region"
        return False
    if sentence.between("captive", mention.last + 1, mention.last + 1):
        # "swapped in Kursk captives' deal"
        return False
    if close_to(words.get("handoverword", []), mention, 5) or _done_at(sentence, mention, words):
        return True
    talks = any(abs(m.first - mention.first) <= _TALKS_REACH for m in sentence.all("talks"))
    talks = talks or sentence.has("talks", "round")
    return (
        bool(words.get("tookplace"))
        and (sentence.has("noun") or sentence.tokens[0].norm in _IT)
        and not talks
        and not any(m.value == "strong" for m in words.get("fought", []))
    )


def _done_at(sentence: Sentence, mention: Mention, words: dict[str, list[Mark]]) -> bool:
    """Tell whether the transfer itself is told of the place: "were given up … in Bakhmut".

    The deed told nearest before the name decides: not so in "freed 106 captured in Bakhmut".
    """
    if sentence.has("plan") or sentence.has("agree"):
        return False
    tokens = sentence.tokens
    led = [i for i in range(max(0, mention.first - _LED), mention.first) if tokens[i].norm in _AT]
    if not led or _preposition(sentence, mention) not in _AT:
        return False
    deeds = [
        (m.last, m.value in _TRANSFERS and tokens[m.first].norm not in _NO_TRANSFER)
        for m in sentence.all("act")
    ]
    deeds += [(m.last, True) for m in sentence.all("noun")]
    others = [m for cls in ("war", "speech", "talks", "met") for m in sentence.all(cls)]
    others += [
        m for cls in ("fought", "heldword", "homeword", "destword") for m in words.get(cls, [])
    ]
    deeds += [(m.last, False) for m in others]
    before = [d for d in deeds if d[0] < led[0] and led[0] - d[0] <= _DONE_AT]
    if not before or not max(before)[1]:
        return False
    gap = tokens[max(before)[0] + 1 : led[0]]
    return not any(
        t.norm in _ELSEWHERE or (t.kind is TokenKind.SIGN and t.text != "-") for t in gap
    )


def _is_of_accord(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a Turkish name belongs to an accord: "İstanbul'da varılan mutabakat"."""
    behind = sentence.tokens[mention.last + 1 : mention.last + 6]
    return any(t.norm.startswith(_REACHED) for t in behind)


def on_soil(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether people are on a third country's ground: "all were on Belarusian territory"."""
    behind = sentence.tokens[mention.last + 1 : mention.last + 2]
    before = sentence.tokens[max(0, mention.first - 2) : mention.first]
    return (
        mention.kind == "country"
        and bool(behind) and behind[0].norm in _SOIL
        and any(t.norm in _ON for t in before)
        and not sentence.has("noun")
    )  # fmt: skip


def is_turkish_handover(sentence: Sentence, mention: Mention, *, language: str) -> bool:
    """Tell whether a Turkish verb of giving stands right behind: "… yakınlarında teslim alındı"."""
    if language != "tr" or sentence.has("plan") or sentence.has("agree"):
        return False
    return any(
        m.value in _TRANSFERS and 0 < m.first - mention.last <= 3 for m in sentence.all("act")
    )
