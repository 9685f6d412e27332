"""Say which side "it", "they", "us" and "its own" are, and to whom a dative gives."""

from __future__ import annotations

from homeward.model import Side
from homeward.read.clauses import TURKISH_REPORTED, subject_before
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence

_SPEAKERS = 3
_GIVEN = 3
_OTHER = {Side.UKRAINE: Side.RUSSIA, Side.RUSSIA: Side.UKRAINE}
_SELVES = word_list("persons_selves")
_THEY = word_list("persons_they")
_DATIVES = frozenset({"росії", "россии"})
_THAT = frozenset({"что", "що", "нібито", "якобы"})
_OPENS = word_list("persons_opens")


def owner(
    sentence: Sentence,
    act: Mark | None,
    at: int,
    clause: tuple[int, int],
    *,
    speaker: Side | None,
    language: str,
) -> Side | None:
    """Return whose people "its own" at a number are; None where the words do not tell.

    Nobody gives its own away: in "Kyiv says Moscow returned 412 of its dead" they are Kyiv's.
    """
    side = subject_before(sentence, at)
    if speaker in _OTHER and _is_ours(sentence, at):
        side = speaker
    if side is None:
        # "Kyiv was given the remains of 212 of its soldiers"
        given = [m for m in sentence.all("to") if clause[0] <= m.first and m.last < at]
        side = Side(given[-1].value) if given else speaker
        side = side or _subject_behind(sentence, act, clause[1])
    elif act is not None and act.last < at:
        giver = subject_before(sentence, act.first)
        sent = [m for m in sentence.all("to") if act.last < m.first <= clause[1]]
        if act.value == "give" and len(sent) == 1:
            # "ready to hand over to Ukraine another 2,239 bodies of its dead soldiers"
            return Side(sent[0].value)
        gives = act.value == "give" or (act.value in {"return", "free"} and language == "en")
        if gives and giver is side and speaker in _OTHER and speaker is not giver:
            return speaker
    return side


def sent_to_it(sentence: Sentence, act: Mark | None) -> Side | None:
    """Return who received: "Kyiv took note, and 1,000 bodies were sent to it"; None if unsaid."""
    if act is None:
        return None
    words = [t.norm for t in sentence.tokens[act.first + 1 : act.last + 3]]
    told = words[-2:] == ["to", "it"] or words[-3:-1] == ["to", "it"]
    if not told:
        return None
    sides = {m.value for m in sentence.all("side") if m.last < act.first}
    # "Russia had given Ukraine 1,000 and 26 were handed over to it": to who did the first deed
    return Side(sides.pop()) if len(sides) == 1 else subject_before(sentence, act.first)


def person_given(sentence: Sentence, at: int, speaker: Side | None) -> Side | None:
    """Return the side of "gave us 27", "gave them 27"; None where no person is given to."""
    if speaker not in _OTHER:
        return None
    if any(0 < at - m.last <= _GIVEN for m in sentence.all("us")):
        return speaker
    ours = sentence.has("self") or sentence.has("own")
    theirs = any(0 < at - m.last <= _GIVEN for m in sentence.all("them"))
    return _OTHER[speaker] if ours and theirs else None


def given_first(
    sentence: Sentence, act: Mark | None, at: int, clause: tuple[int, int]
) -> Side | None:
    """Return the side in the dative that opens a clause: "России в четверг передали 41 тело".

    Not so in "телами России", where it is a genitive.
    """
    if act is None or act.value not in {"give", "return"}:
        return None
    behind = [m for m in sentence.all("side") if m.first == act.last + 1 < at]
    if behind and sentence.tokens[behind[0].first].norm in _DATIVES:
        # "Украина вернула России тела трех солдат"
        giver = subject_before(sentence, act.first)
        if giver in _OTHER and giver is not Side(behind[0].value):
            return Side(behind[0].value)
    dated = {i for d in sentence.dates for i in range(d.first, d.last + 1)}
    for mark in sentence.all("side"):
        i = mark.first
        if sentence.tokens[i].norm not in _DATIVES or not clause[0] <= i < at:
            continue
        if act.value == "return" and i == act.last + 1:
            # "Украина вернула России тела трех солдат"
            return Side(mark.value)
        if any(i < n.first < at for n in sentence.numerals if not n.weak):
            continue
        before = sentence.tokens[i - 1] if i else None
        if i == clause[0] or i - 1 in dated or (before is not None and before.norm in _OPENS):
            return Side(mark.value)
    return None


def person_doing(sentence: Sentence, act: Mark, speaker: Side | None) -> Side | None:
    """Return the side of the pronoun that does something: "the ministry said it had given 90".

    Of a speaker who says "we" or "us", "they" are the other side.
    """
    if speaker not in _OTHER:
        return None
    if sentence.tokens[act.last].norm.endswith(TURKISH_REPORTED):
        return speaker
    before = {t.norm for t in sentence.tokens[max(0, act.first - 3) : act.first]}
    if before & _THEY and (sentence.has("self") or sentence.has("us")):
        return _OTHER[speaker]
    if any(t.norm in _THAT for t in sentence.tokens[max(0, act.first - 2) : act.first]):
        # "В Москве утверждают, что отдали ровно тысячу"
        return speaker
    return speaker if before & _SELVES else None


def _subject_behind(sentence: Sentence, act: Mark | None, last: int) -> Side | None:
    """Return the subject right behind a verb: "сорок одного своего забрали россияне"."""
    if act is None:
        return None
    behind = [m for m in sentence.all("side") if m.first == act.last + 1 and m.last <= last]
    return Side(behind[0].value) if behind else None


def _is_ours(sentence: Sentence, at: int) -> bool:
    """Tell whether "own" is said as "our": "пятнадцать наших", not "пятнадцать своих"."""
    return any(
        abs(m.first - at) <= _SPEAKERS and sentence.tokens[m.first].norm.startswith(("our", "наш"))
        for m in sentence.all("own")
    )
