"""Tell whether a number without a noun still counts people: "took 27 of its own", "Russia 31"."""

from __future__ import annotations

from homeward.model import Kind
from homeward.read.asides import is_among, is_of_handover, recalls_handover
from homeward.read.dates import Form
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind
from homeward.read.topics import is_entry, on_topic

_IN_ALL = (["in", "all"], ["in", "total"])
_ALTOGETHER = (["altogether"], ["загалом"], ["всего"], ["усього"], ["toplam"])
_OF_THEM = frozenset({"их", "їх"})
_NOT_THINGS = word_list("counting_not_things")
_NOT_THING_ENDINGS = ("ly", "ed", "ing", "er", "ar", "en", "их", "ых", "ими", "ыми")
_LOOSE = frozenset(
    {"else", "parcel", "this", "list", "about", "atleast", "met", "thing", "performed", "otherdeed"}
)
_SAID = 2
_LISTED = 4
_LIST_WORDS = word_list("unheaded_list_words")
_AND = frozenset({"and", "та", "і", "й", "и", "ve"})
_CONJUNCTIONS = frozenset({"and", "while", "the", "а", "и", "і", "й", "та", "ve"})


def counts_unheaded(sentence: Sentence, item: Tally, topic: Kind | None) -> bool:
    """Tell whether a number without a noun still counts people.

    "took 27 of its own", "1,200 more", "the 205 who came back", "Ukrayna'ya bin",
    "205 from each side", "50 на 50".
    """
    tokens = sentence.tokens
    first, last = item.numeral.first, item.numeral.last
    closing = [t.norm for t in tokens[last + 1 : last + 3]]
    aside = first > 0 and tokens[first - 1].text == ","
    if aside and (closing in _IN_ALL or closing[:1] in _ALTOGETHER):
        # "captured defenders of Mariupol, 84 in all, walked free"
        return on_topic(sentence)
    if sentence.has("people", "child"):
        return False
    if is_entry(sentence) and topic is not None and first > sentence.dates[0].last:
        # "13 червня — ще 1200."
        return last + 1 >= len(tokens) or tokens[last + 1].kind is TokenKind.SIGN
    if item.own or item.numeral.partner is not None:
        return True
    if _counts_things(sentence, last):
        return False
    if any(0 < first - m.last <= 2 for m in sentence.all("rightly")):
        return True
    if not on_topic(sentence) and topic is None:
        return False
    if is_of_handover(sentence, first) or is_among(sentence, first) or recalls_handover(sentence):
        return True
    if _is_dated_list(sentence, first):
        return True
    near = range(max(0, first - 3), first)
    leaving = any(m.first in (last + 1, last + 2) for m in sentence.all("act"))
    if leaving and any(m.last == first - 1 for m in sentence.all("speech")):
        # as in: a lawmaker spoke of 89 departing
        return True
    if any(m.last in near or m.first < first <= m.last for m in sentence.all("act")):
        return True
    if any(m.first - 3 <= last <= m.last + 2 for m in sentence.all("another")) and sentence.has(
        "act"
    ):
        return True
    if any(m.first in (last + 1, last + 2) for m in [*sentence.all("each"), *sentence.all("part")]):
        return True
    if any(m.first == m.last == first - 1 for m in sentence.all("each")):
        return True
    if any(t.norm in {"each", "apiece"} for t in tokens[last + 1 : last + 2]):
        return True
    if first and tokens[first - 1].norm in _OF_THEM:
        # "the ombudsman specified that there were 230 of them"
        return True
    several = len([n for n in sentence.numerals if not n.weak]) > 1
    dashed = (
        first > 1
        and (tokens[first - 1].text in "–—" or tokens[first - 1].norm == "one")
        and len(sentence.numerals) > 1
    )
    there = [t.norm for t in tokens[last + 1 : last + 3]] == ["on", "the"]
    if several and there and any(m.first == last + 3 for m in sentence.all("adj")):
        # "63 were on the Ukrainian side and 17 on the Russian"
        return True
    those = [t.norm for t in tokens[max(0, first - 2) : first]]
    if several and those in (["those", "of"], ["that", "of"]):
        # "handed Ukraine those of 1,000"
        return True
    if several and _told_by_other(sentence, first, last):
        return True
    elided = first > 1 and several and tokens[first - 2].norm in _CONJUNCTIONS
    if elided and any(m.last == first - 1 for m in sentence.all("adj")):
        # "The Ukrainian side took 1000 bodies, and the Russian 38."
        return True
    if dashed and any(m.last == first - 2 for m in sentence.all("adj")):
        # "The Ukrainian side took 1000 bodies, the Russian – 38."
        return True
    if several and any(
        m.first == last + 1 or m.last == first - 1 for m in sentence.all("to")
    ):  # fmt: skip
        # As in: 1,003 were returned to Ukraine, 26 to Russia.
        return True
    if any(m.last in (first - 1, first - 2) for m in [*sentence.all("to"), *sentence.all("side")]):
        dashed = first > 0 and tokens[first - 1].text in "–—"
        return (dashed or sentence.has("act")) and len(sentence.numerals) > 1
    if (
        any(m.first in (last + 1, last + 2) for m in sentence.all("act"))
        and first > 0
        and (
            tokens[first - 1].norm in {"the", "other", "all", "first", "that", "said", "says"}
            or (
                tokens[first - 1].norm in {"and", "та", "і", "и", "ve"}
                and len(sentence.numerals) > 1
            )
        )
    ):
        return True
    adjective = [m for m in sentence.all("adj") if m.first == last + 1]
    if adjective and _is_noun(tokens[last + 1].norm):
        return True
    if adjective and on_topic(sentence):
        behind = adjective[0].last + 1
        ended = behind >= len(tokens) or tokens[behind].kind is TokenKind.SIGN
        if ended or (several and sentence.has("act", "exchange")):
            return True
    if any(m.last in (first - 1, first - 2) for m in sentence.all("us")):
        return True
    opening = first == 0 or tokens[first - 1].text in ":,;"
    if opening and any(m.first == last + 1 for m in sentence.all("act")):
        return True
    following = tokens[last + 1].norm if last + 1 < len(tokens) else ""
    if following in {"–", "—"} and len(sentence.numerals) > 1:
        return any(
            m.first in (last + 2, last + 3) for m in [*sentence.all("side"), *sentence.all("adj")]
        )
    return following in {
        "that",
        "whom",
        "which",
        "що",
        "что",
        "who",
        "men",
        "were",
        "people",
        "які",
        "которые",
    } and sentence.has("act")


def _told_by_other(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether another speaker names a number: "… 1,003; Vladimir Medinsky named 26"."""
    said = [m for m in sentence.all("speech") if m.last == first - 1]
    ended = last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].kind is TokenKind.SIGN
    return ended and any(
        0 < s.first - m.last <= _SAID for s in said
        for cls in ("negotiator", "side") for m in sentence.all(cls)
    )  # fmt: skip


def _is_dated_list(sentence: Sentence, first: int) -> bool:
    """Tell whether a number stands right behind one of several days: "13 June – another 1,200".

    Not so in "on 13 and 14 June, 300 kilometres away".
    """
    days = [d for d in sentence.dates if not d.since and d.form is not Form.YEAR]
    if len(days) < 2 or sentence.has("else"):
        return False
    if any(first < d.first <= first + 2 for d in days):
        # "1,212 on 11 June, 1,200 on 13 June"
        return True
    before = [d for d in days if 0 < first - d.last <= _LISTED]
    if not before:
        return False
    between = sentence.tokens[before[-1].last + 1 : first]
    behind = sentence.tokens[first + 1 : first + 2]
    closed = not behind or behind[0].kind is TokenKind.SIGN or behind[0].norm in _AND
    return closed and all(t.kind is TokenKind.SIGN or t.norm in _LIST_WORDS for t in between)


def _counts_things(sentence: Sentence, last: int) -> bool:
    """Tell whether a noun that is nobody's stands right behind a number: "some 300 letters"."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens):
        return False
    behind = tokens[last + 1]
    if behind.kind is not TokenKind.WORD or not behind.text[:1].islower() or len(behind.text) < 3:
        return False
    if behind.norm in _NOT_THINGS or behind.norm.endswith(_NOT_THING_ENDINGS):
        return False
    return not any(m.first <= last + 1 <= m.last for m in sentence.marks if m.cls not in _LOOSE)


def _is_noun(word: str) -> bool:
    """Tell whether a Turkish word for a nation stands for a person: "230 Ukraynalı döndü"."""
    return word in {"ukraynali", "rusyali"}
