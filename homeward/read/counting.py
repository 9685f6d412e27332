"""Choose the numbers of a sentence that count people, and tell totals from the rest."""

from __future__ import annotations

from homeward.model import Count, Kind
from homeward.read.asides import is_of_handover, recalls_handover
from homeward.read.heads import Tally, tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.numbers import Numeral
from homeward.read.paragraphs import Standing
from homeward.read.parts import is_anaphoric
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind
from homeward.read.topics import is_entry, on_topic

_JOINS = word_list("statements_joins")
_OF = frozenset({"of", "из", "з", "із"})
_GROUND = 6
_JOINED = 5
_EACH_A = frozenset({"biner", "yuzer", "yüzer", "onar", "ellişer", "beşer", "ikişer", "üçer"})
"""Turkish number words that say "a thousand each" by themselves."""
_IN_ALL = (["in", "all"], ["in", "total"])
_ALTOGETHER = (["altogether"], ["загалом"], ["всего"], ["усього"], ["toplam"])
_AMONG = frozenset({"among", "amongst", "серед", "среди", "з-поміж", "arasinda"})
_OF_THEM = frozenset({"их", "їх"})
_INSTEAD = word_list("counting_instead")
_NOT_THINGS = word_list("counting_not_things")
_NOT_THING_ENDINGS = ("ly", "ed", "ing", "er", "ar", "en", "их", "ых", "ими", "ыми")
_LOOSE = frozenset({"else", "parcel", "this", "list", "about", "atleast", "met"})
_DENIED = frozenset({"not", "не", "ні", "нет", "ані", "değil"})
_WEAK_EXTRA = word_list("shared_weak_extra")
_NEXT_TO = frozenset({"another", "further", "ще", "еще"})
_TOPS = 3
_OUTSIDE = ("обмен", "обмін", "exchange", "swap")
_ALREADY = frozenset({"already", "уже", "вже", "artik"})
"""Before a number these make it a running total: "already 4,349 freed"."""


def tallies(sentence: Sentence, *, topic: Kind | None, lately: bool = True) -> list[Tally]:
    """Return what the numerals of a sentence count, those that count people only.

    ``lately`` says whether the sentences just before name whom "there were 212" would count.
    """
    kept: list[Tally] = []
    for numeral in sentence.numerals:
        if is_corrected(sentence, numeral.first):
            continue
        item = tally(sentence, numeral)
        if _is_listed(sentence, item):
            continue
        if numeral.weak and not (item.headed and item.last - numeral.last <= 2):
            continue
        before = sentence.tokens[numeral.first - 1].norm if numeral.first else ""
        if (
            before in _ALREADY
            or _is_ground(sentence, numeral)
            or _is_replaced(sentence, numeral.first)
        ):
            continue
        if any(
            m.first <= numeral.first <= m.last
            and sentence.tokens[m.first].norm not in _EACH_A
            for m in sentence.all("each")
        ):  # fmt: skip
            continue
        if is_anaphoric(sentence, numeral):
            if not lately:
                continue
        elif not item.headed and not _bare_counts(sentence, item, topic):
            continue
        kept.append(item)
    return kept


def _is_noun(word: str) -> bool:
    """Tell whether a Turkish word for a nation stands for a person: "230 Ukraynalı döndü"."""
    return word in {"ukraynali", "rusyali"}


def _is_ground(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether an open number is only what something is found in: "among the over 6,000"."""
    opened = sentence.numerals[0].first == 1 and sentence.tokens[0].norm in _OF
    if opened and sentence.has("else"):
        # "Of 418 persons repatriated, 131 had been named"
        return True
    if numeral.count.high is not None or numeral.first > _GROUND:
        return False
    return any(t.norm in _AMONG for t in sentence.tokens[: numeral.first])


def is_corrected(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands at a token is taken back: "an earlier version gave 102 …".

    What follows "the correct number is" in the same sentence holds, and so does "but 44" behind
    "not 62"; the 62 does not.
    """
    if at and sentence.tokens[at - 1].norm in _DENIED:
        return True
    wrong = sentence.all("wrong")
    if not wrong:
        return False
    right = [*sentence.all("right"), *sentence.all("rightly")]
    return not any(wrong[0].first < m.first < at for m in right)


def _is_replaced(sentence: Sentence, at: int) -> bool:
    """Tell whether a number did not come true: "instead of 160 only 90"."""
    before = [t.norm for t in sentence.tokens[max(0, at - 3) : at]]
    return bool(set(before) & _INSTEAD)


def _bare_counts(sentence: Sentence, item: Tally, topic: Kind | None) -> bool:
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
    if is_of_handover(sentence, first) or recalls_handover(sentence):
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
    dashed = (
        first > 1
        and (tokens[first - 1].text in "–—" or tokens[first - 1].norm == "one")
        and len(sentence.numerals) > 1
    )
    if dashed and any(m.last == first - 2 for m in sentence.all("adj")):
        # "The Ukrainian side took 1000 bodies, the Russian – 38."
        return True
    several = len([n for n in sentence.numerals if not n.weak]) > 1
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
        if ended:
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


def is_extra(sentence: Sentence, item: Tally) -> bool:
    """Tell whether wounded or civilians are told as coming on top of an exchange."""
    alone = len([n for n in sentence.numerals if not n.weak]) == 1
    civilian = item.civilian or (alone and sentence.has("people", "civilian"))
    if civilian or sentence.has("frail"):
        return any(_tops(sentence, item, m, alone=alone) for m in sentence.all("extra"))
    # As in: 22 defenders returned outside the exchange.
    return any(
        t.norm.startswith(_OUTSIDE) for m in sentence.all("extra")
        for t in sentence.tokens[m.first : m.last + 1]
    )  # fmt: skip


def _tops(sentence: Sentence, item: Tally, mark: Mark, *, alone: bool) -> bool:
    """Tell whether a word says that a number comes on top of those told before.

    "Another 22" does, "another stage" does not; "22 too" does where no other number stands by.
    """
    behind = mark.first > item.numeral.last
    words = [t.norm for t in sentence.tokens[mark.first : mark.last + 1]]
    if set(words) & _NEXT_TO and set(words) <= _WEAK_EXTRA:
        return not behind and item.numeral.first - mark.last <= _TOPS
    if alone or not behind:
        return True
    # "31 were delivered over and above that", but not "246, and as a gesture 31 more"
    others = [n.first for n in sentence.numerals if n.first > item.numeral.last and not n.weak]
    return not any(
        first - mark.last <= _TOPS for first in others if first > mark.first
    ) and not any(first < mark.first for first in others)


def is_joined(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number is joined to the one before it: "soldiers and 24 civilians"."""
    first = item.numeral.first
    if {t.norm for t in sentence.tokens[max(0, first - 3) : first]} & _JOINS:
        return True
    # A headline joins by a comma: "45 soldiers, two civilians freed".
    listed = first > 0 and sentence.tokens[first - 1].text == ","
    before = [n for n in sentence.numerals if 0 < first - n.last <= _JOINED]
    headline = sentence.standing is not Standing.BODY
    return (
        headline and listed and item.civilian and bool(before)
        and not sentence.between("act", before[-1].last, first)
    )  # fmt: skip


def _is_listed(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number counts the names on a list: "a list of 640 prisoners"."""
    return any(0 < item.numeral.first - m.last <= 3 for m in sentence.all("list"))


def add_counts(a: Count, b: Count) -> Count:
    """Add two counts; an open end stays open."""

    def add(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    return Count(low=add(a.low, b.low), best=add(a.best, b.best), high=add(a.high, b.high))
