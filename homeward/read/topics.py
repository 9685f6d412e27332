"""Say what a sentence is about: the dead, captives, or neither; this war or another."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.asides import dated_noun
from homeward.read.clauses import clause_bounds
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind

_ARRIVALS = word_list("topics_arrivals")
_DASHED = 3
_MANY = ("s", "women", "men", "ів", "їв", "ці", "ков", "ев", "цы", "и", "ler", "lar")
_FREED_REACH = 4
_FREED = ("freed", "free", "liberat", "walk", "звільн", "освобо", "serbest")
_FREEING = frozenset({"free", "home", "return", "exchange"})
_ENTRY = 20
"""Words that an entry of a chronicle has at most."""


def sentence_kind(sentence: Sentence) -> Kind | None:
    """Return whether a sentence speaks of bodies or of captives; None for neither or both."""
    remains = sentence.has("body") or sentence.has("bodysign")
    body = remains or sentence.has("dead") or sentence.has("noun", "repatriation")
    held = sentence.has("captive") or sentence.has("captivity")
    captive = held or sentence.has("act", "free") or sentence.has("noun", "exchange")
    if remains and not held:
        return Kind.BODY_REPATRIATION
    if body and not captive:
        return Kind.BODY_REPATRIATION
    if captive and not body:
        return Kind.PRISONER_EXCHANGE
    return None


def names_captives(sentence: Sentence) -> bool:
    """Tell whether a sentence names captives: "the exchange" alone may be of bodies."""
    return sentence.has("captive") or sentence.has("captivity")


def is_entry(sentence: Sentence) -> bool:
    """Tell whether a sentence is an entry of a chronicle: "13 червня — ще 1200."."""
    if not sentence.dates or len(sentence.tokens) > _ENTRY:
        return False
    if any(t.kind is not TokenKind.SIGN for t in sentence.tokens[: sentence.dates[0].first]):
        return False
    behind = sentence.dates[0].last + 1
    return behind < len(sentence.tokens) and sentence.tokens[behind].text in ":—–-"


def is_elsewhere(sentence: Sentence) -> bool:
    """Tell whether a sentence is of another matter: "a tanker was attacked, 25 were rescued".

    Not so where it names a handover or the side that received or gave.
    """
    if not sentence.has("else"):
        return False
    return not any(sentence.has(cls) for cls in ("noun", "to", "from", "national", "own", "each"))


def only_arrives(sentence: Sentence, item: Tally) -> bool:
    """Tell whether people only come somewhere: "about 130 people came from nine regions".

    Not so where the sentence names a handover, a side or home.
    """
    if item.kind is not None or item.nation is not None or item.own:
        return False
    told = ("noun", "to", "from", "captive", "captivity", "body", "dead", "national", "adj", "own",
            "side", "extra", "us", "another")  # fmt: skip
    acts = sentence.all("act")
    return (
        bool(acts)
        and not any(sentence.has(cls) for cls in told)
        and all(m.first == m.last and sentence.tokens[m.first].norm in _ARRIVALS for m in acts)
    )


def names_swap_of_people(sentence: Sentence, counted: Sequence[Tally]) -> bool:
    """Tell whether a swap counts people, in a text about bodies: "a swap: 207 people returned"."""
    swap = any(
        sentence.tokens[m.first].norm.startswith("swap") for m in sentence.all("noun", "exchange")
    )
    remains = sentence.has("body") or sentence.has("dead")
    return swap and not remains and any(item.headed for item in counted)


def frees_people(sentence: Sentence, counted: Sequence[Tally]) -> bool:
    """Tell whether people are set free, in a text about bodies: "106 soldiers were freed"."""
    freed = any(sentence.tokens[m.first].norm.startswith(_FREED) for m in sentence.all("act"))
    remains = sentence.has("body") or sentence.has("dead")
    return freed and not remains and any(item.headed for item in counted)


def exchanges_both(sentence: Sentence) -> bool:
    """Tell whether both kinds were exchanged at once: "провели обмен пленными и телами"."""
    swap = sentence.has("noun", "exchange") or sentence.has("act", "exchange")
    return swap and sentence.has("body") and names_captives(sentence)


def is_evacuation(sentence: Sentence) -> bool:
    """Tell whether people only came out of a besieged town: "79 left through the corridor"."""
    told = ("captive", "captivity", "noun", "body", "dead", "reverse")
    return sentence.has("evacuation") and not any(sentence.has(cls) for cls in told)


def frees_somebody(sentence: Sentence, done: Sequence[Mark]) -> bool:
    """Tell whether a deed itself sets people free or brings them home.

    Not "others had fought in the port which Russia took in May", whose verb is of a clause.
    """
    behind = min((m.first for m in sentence.all("sub")), default=len(sentence.tokens))
    return any(m.value in _FREEING and m.first < behind for m in done)


def is_any_swap(sentence: Sentence, counted: Sequence[Tally], *, about_talks: bool) -> bool:
    """Tell whether an exchange may be of the dead as well: "the exchange was held on Friday".

    Not so where captives are named, set free or ill, nor where the exchange is talked about.
    """
    if sentence_kind(sentence) is not Kind.PRISONER_EXCHANGE or names_captives(sentence):
        return False
    remains = sentence.has("dead") or sentence.has("body")
    if (about_talks or sentence.has("talks")) and not remains:
        return False
    living = sentence.has("frail") or frees_people(sentence, counted)
    return not living and not names_swap_of_people(sentence, counted)


def on_topic(sentence: Sentence) -> bool:
    """Tell whether a sentence names the dead, captives, an exchange or a handover at all."""
    return any(
        sentence.has(cls) for cls in ("body", "dead", "captive", "captivity", "noun")
    ) or sentence.has("act", "exchange")


def tells_plainly(sentence: Sentence) -> bool:
    """Tell whether a side itself did something to the dead or captives: "Ukraine has received …".

    Such a sentence tells of one handover even without number or day.
    """
    if any(sentence.has(cls) for cls in ("generic", "plan", "refuse", "cumul")):
        return False
    if any(date.since for date in sentence.dates):
        return False
    things = [m for cls in ("body", "captive", "dead") for m in sentence.all(cls)]
    sides = sentence.all("side")
    return _are_freed(sentence) or any(
        any(0 < act.first - side.last <= 3 for side in sides)
        and any(0 < thing.first - act.last <= 8 for thing in things)
        for act in sentence.all("act")
        if act.value in {"give", "receive", "exchange", "free"}
    )


def _are_freed(sentence: Sentence) -> bool:
    """Tell whether people are told to be freed: "a group of defenders has been freed".

    Not so of one person, "the soldier was freed", nor of "those freed".
    """
    if not names_captives(sentence) or sentence.has("sub") or sentence.has("part"):
        return False
    groups = [
        m for m in sentence.all("people")
        if m.value == "defender" or sentence.tokens[m.first].norm.endswith(_MANY)
    ]  # fmt: skip
    return any(
        0 < act.first - group.last <= _FREED_REACH
        for act in sentence.all("act", "free") for group in groups
    )  # fmt: skip


def is_foreign(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of another war: its parties are named and ours are not."""
    if not sentence.has("foreign"):
        return False
    acts = [m.first for m in sentence.all("act")]
    who = [m for cls in ("side", "adj", "national") for m in sentence.all(cls)]
    theirs = [m for m in sentence.all("foreign") if acts and m.first < acts[0]]
    if len(theirs) > 1 and all(m.first > acts[0] for m in who):
        # "Israel and Hamas exchanged prisoners; Ukraine welcomed the deal."
        return True
    return not (sentence.has("side") or sentence.has("national") or sentence.has("adj"))


def nearest_kind(sentence: Sentence, item: Tally) -> Kind | None:
    """Return the kind of the dead or captive word nearest to a number, in its clause."""
    first, last = clause_bounds(sentence, item.numeral.first)
    options = [
        (min(abs(m.first - item.numeral.first), abs(m.last - item.numeral.first)), kind)
        for cls, kind in (
            ("body", Kind.BODY_REPATRIATION),
            ("dead", Kind.BODY_REPATRIATION),
            ("captive", Kind.PRISONER_EXCHANGE),
            ("captivity", Kind.PRISONER_EXCHANGE),
        )
        for m in sentence.all(cls)
        if first <= m.first <= last
    ]
    options = options or [
        (abs(m.first - item.numeral.first), kind)
        for cls, value, kind in (
            ("noun", "repatriation", Kind.BODY_REPATRIATION),
            ("act", "free", Kind.PRISONER_EXCHANGE),
        )
        for m in sentence.all(cls, value)
        if first - _DASHED <= m.first <= last + _DASHED
    ]
    return min(options, key=lambda option: option[0])[1] if options else None


def kind_beside(sentence: Sentence, act: Mark) -> Kind | None:
    """Return the kind of what stands nearest behind a verb: "received its dead, …"."""
    behind = [
        (m.first, kind)
        for cls, kind in (
            ("body", Kind.BODY_REPATRIATION),
            ("dead", Kind.BODY_REPATRIATION),
            ("captive", Kind.PRISONER_EXCHANGE),
        )
        for m in sentence.all(cls)
        if 0 < m.first - act.last <= 8
    ]
    return min(behind)[1] if behind else None


def names_the_deed(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the deed told before: "the transfer took place …"."""
    if sentence.has("noun", "operation"):
        return not sentence.has("talks", "talks") and not sentence.has("meet")
    return sentence.has("noun", "handover") and (
        sentence.has("met") or dated_noun(sentence) is not None
    )


def unnamed_kind(sentence: Sentence, topic: Kind | None, *, mixed: bool) -> Kind | None:
    """Return what "95 men were returned" speaks of: the living, where the text has both."""
    living = mixed and sentence.has("act")
    living = living and (sentence.has("people") or sentence.has("national"))
    return Kind.PRISONER_EXCHANGE if living else topic
