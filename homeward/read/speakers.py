"""Find who speaks beside a name or a verb of saying, and what they do with the matter."""

from __future__ import annotations

from homeward.model import Stance
from homeward.read.actors import Named
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence

_AND = word_list("voices_and")
_BETWEEN = word_list("voices_between")
_OF = word_list("voices_of")
_STANCE_REACH = 8


def joined_to(sentence: Sentence, speaker: Named, named: list[Named]) -> list[Named]:
    """Return who speaks together with a speaker: "Zelensky and the Headquarters reported"."""
    tokens = sentence.tokens
    joined: list[Named] = []
    for other in named:
        if other is speaker or other.capital:
            continue
        first, second = sorted((other, speaker), key=lambda n: n.first)
        gap = [t.norm for t in tokens[first.last + 1 : second.first]]
        if len(gap) <= 4 and all(w in _OF for w in gap) and " " in other.name:
            # "Andriy Yusov of the Coordination Headquarters", "the Headquarters' Andriy Yusov"
            joined.append(other)
        elif (
            gap
            and len(gap) <= 6
            and set(gap) & _AND
            and all(w in _BETWEEN or w in _AND for w in gap)
        ):
            joined.append(other)
    return joined


def name_beside(sentence: Sentence, first: int, last: int) -> Named | None:
    """Return an unknown name right beside a verb of saying: "передает БелТА", "TRT Haber said"."""
    tokens = sentence.tokens
    taken = {
        i for c in ("month", "weekday", "rel") for m in sentence.all(c) for i in (m.first, m.last)
    }

    def is_name(i: int) -> bool:
        word = tokens[i].text
        return word[:1].isupper() and word.isalpha() and len(word) > 2 and i not in taken

    if first > 2 and tokens[first - 1].text == tokens[first - 3].text == "," and is_name(first - 2):
        # "One of the freed, Ihor, told …"
        return Named(name=tokens[first - 2].text, side=None, first=first - 2, last=first - 2)
    end = last + 1
    while end < len(tokens) and end <= last + 3 and is_name(end):
        end += 1
    if end > last + 1:
        start, stop = last + 1, end
    else:
        start = first
        while start > 1 and first - start < 3 and is_name(start - 1):
            start -= 1
        stop = first
    if start == stop:
        return None
    name = " ".join(t.text for t in tokens[start:stop])
    return Named(name=name, side=None, first=start, last=stop - 1)


def stance(sentence: Sentence, at: int) -> Stance:
    """Return what the claimant whose verb stands at a token does with the matter."""
    for mark in sentence.all("deny"):
        if abs(mark.first - at) <= _STANCE_REACH:
            return Stance(mark.value)
    return Stance.ASSERTS
