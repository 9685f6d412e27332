"""Say who speaks in a sentence and what they do: assert, dispute, deny or decline."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import Side, Stance
from homeward.read.actors import Named, Register
from homeward.read.antecedents import Antecedents
from homeward.read.lexicon import word_list
from homeward.read.offices import (
    at_institution,
    elliptic,
    headline_speaker,
    holder,
    inside,
    known_by,
    listers,
    opening_speaker,
    possessed,
    turkish_subject,
)
from homeward.read.sentences import Sentence
from homeward.read.speakers import joined_to, name_beside, stance
from homeward.read.tokens import fold

_NOT_SUBJECT = word_list("voices_not_subject")
_THAT = frozenset({"что", "що", "that", "якби", "будто"})
_PERSONAL = word_list("voices_personal")
_NEAR = 14
_TITLED = 8
_ADDRESSING = word_list("voices_addressing")
"""Verbs of saying behind which stands who is spoken to: "told the agency"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A claimant of a sentence; ``at`` is the token of the verb of saying."""

    name: str
    side: Side | None
    stance: Stance
    at: int


class Listener:
    """Follow who is speaking from sentence to sentence."""

    def __init__(self, register: Register, *, language: str) -> None:
        self._register = register
        self._language = language
        self._before = Antecedents(register, language=language)

    def voices(self, sentence: Sentence) -> list[Voice]:
        """Return the claimants of a sentence, the main one first; empty for the publisher's own."""
        found: list[Voice] = []
        named = self._register.named(sentence)
        for mark in sentence.all("accord"):
            voice = self._after_accord(sentence, mark.last, named, mark.first)
            if voice is not None:
                found.append(voice)
        for index in possessed(sentence):
            owner = self._before.he(sentence, index)
            if owner is not None:
                found.append(self._voice(sentence, owner, index))
        if self._language in {"uk", "ru"}:
            found.extend(
                self._voice(sentence, n, n.first) for n in inside(self._register, sentence)
            )
        for mark in [*sentence.all("speech"), *sentence.all("deny")]:
            speaker = self._subject_of(sentence, mark.first, mark.last, named)
            if speaker is not None:
                found.append(self._voice(sentence, speaker, mark.first))
                found.extend(
                    self._voice(sentence, other, mark.first)
                    for other in joined_to(sentence, speaker, named)
                )
        if found and sentence.has("this"):
            found.extend(
                self._voice(sentence, n, found[0].at) for n in elliptic(self._register, sentence)
            )
        if not found and self._language in {"uk", "ru"}:
            found.extend(
                self._voice(sentence, n, n.first) for n in at_institution(self._register, sentence)
            )
        if not found and self._language == "en":
            found.extend(self._voice(sentence, n, n.last) for n in listers(sentence, named))
        if not found:
            found.extend(self._voice(sentence, n, 0) for n in headline_speaker(sentence, named))
        unique: dict[str, Voice] = {}
        for voice in found:
            unique.setdefault(voice.name, voice)
        first = next(iter(unique.values()), None)
        self._before.note(
            sentence, named,
            None if first is None else Named(name=first.name, side=first.side, first=0, last=0),
        )  # fmt: skip
        return list(unique.values())

    def _voice(self, sentence: Sentence, speaker: Named, at: int) -> Voice:
        speaker = self._meant(sentence, speaker)
        return Voice(
            name=speaker.name,
            side=speaker.side or self._register.side(speaker.name),
            stance=stance(sentence, at),
            at=at,
        )

    def _meant(self, sentence: Sentence, speaker: Named) -> Named:
        """Replace "the ministry", "an officer of the headquarters" by whom they belong to."""
        if speaker not in self._register.named(sentence):
            return speaker
        if self._language in {"uk", "ru"}:
            official = holder(self._register, sentence, speaker)
            official = official or self._before.titled(sentence, speaker)
            if official is not None:
                return official
        if speaker.first > 1 and sentence.tokens[speaker.first - 1].text == ",":
            for other in self._register.named(sentence):
                named_so = other.last == speaker.first - 2 and other.name[:1].isupper()
                if named_so and not other.capital and not speaker.name[:1].isupper():
                    return other
        after = speaker.last + 1
        plain = speaker.name.split()[-1][:1].islower()
        if (plain and after < len(sentence.tokens)) and (sentence.tokens[after].text == ","):
            for other in self._register.named(sentence):
                if other.first == after + 1 and not other.capital:
                    return other
        words = fold(speaker.name).split()
        if not speaker.name[:1].isupper() or (len(words) <= 2 and speaker.first == 0):
            for index in range(speaker.last, min(speaker.last + 5, len(sentence.tokens))):
                token = sentence.tokens[index]
                if token.text in ",.;:":
                    break
                known = known_by(self._before.known, token.norm.split("'")[0])
                if known is not None:
                    return known
        return speaker

    def _after_accord(
        self, sentence: Sentence, last: int, named: list[Named], first: int
    ) -> Voice | None:
        if self._language == "tr":
            before = [n for n in named if n.last < first and first - n.last <= 2]
            before += [n for n in named if n.first <= first - 1 <= n.last]
            if before:
                return self._voice(sentence, before[-1], first)
            pronoun = self._before.resolve(sentence, first - 1)
            return self._voice(sentence, pronoun, first) if pronoun else None
        end = next(
            (i for i in range(last + 1, len(sentence.tokens)) if sentence.tokens[i].text in ",;"),
            len(sentence.tokens),
        )
        after = [n for n in named if last < n.first < max(end, last + 3)]
        persons = [n for n in after if not n.capital and n.name[:1].isupper()]
        persons = persons or [n for n in after if not n.capital]
        # "we owe to Duma deputy Shamsail Saraliyev": the person behind a title.
        named_so = [
            n for n in persons
            if self._register.is_person(n.name) and n.first - persons[0].last <= _TITLED
        ]  # fmt: skip
        if after:
            return self._voice(sentence, (named_so or persons or after)[0], first)
        for index in range(last + 1, min(last + 4, len(sentence.tokens))):
            pronoun = self._before.resolve(sentence, index)
            if pronoun is not None:
                return self._voice(sentence, pronoun, first)
        return None

    def _subject_of(
        self, sentence: Sentence, first: int, last: int, named: list[Named]
    ) -> Named | None:
        """Return the subject of a verb of saying: beside it, to the left first, then inverted."""
        tokens = sentence.tokens
        if self._language == "tr":
            return turkish_subject(sentence, last, named)
        named = [n for n in named if not n.oblique]
        office = next((n for n in named if n.last == first - 1 and n.last > n.first), None)
        if office is not None and self._before.is_pronoun(tokens[first - 1].norm):
            # "Російське військове відомство оголосило": an office of its own, no "it".
            return office
        if first > 0 and (beside := self._before.resolve(sentence, first - 1)) is not None:
            return beside

        def subject(actor: Named) -> bool:
            before = tokens[actor.first - 1].norm if actor.first else ""
            if before in _NOT_SUBJECT:
                return False
            for cls in ("to", "from"):
                for mark in sentence.all(cls):
                    if mark.last == actor.last and mark.first < actor.first:
                        return False
            return not (before == "in" and self._language == "en")

        if last + 1 < len(tokens) and tokens[last + 1].norm in _PERSONAL:
            inverted_pronoun = self._before.resolve(sentence, last + 1)
            if inverted_pronoun is not None:
                return inverted_pronoun
        by = next(
            (
                i for i in range(last + 1, min(last + 5, len(tokens)))
                if tokens[i].norm == "by" or tokens[i].text in ",;:"
            ),
            None,
        )  # fmt: skip
        if self._language == "en" and by is not None and tokens[by].norm == "by":
            agents = [n for n in named if by < n.first <= by + 5]
            if agents:
                return agents[0]
        opener = opening_speaker(sentence, named, first) if self._language == "en" else None
        if opener is not None:
            return opener
        right_near = [n for n in named if last < n.first <= last + 7 and subject(n)]
        inverted = tokens[first].norm not in _ADDRESSING and (
            self._language != "en" or (first > 0 and tokens[first - 1].text in {",", "”", '"', "»"})
        )
        if right_near and inverted:
            candidate = right_near[0]
            gap = tokens[last + 1 : candidate.first]
            if not any(t.text in ".;:," or t.norm in _THAT for t in gap) and len(gap) <= 6:
                left_close = [
                    n for n in named
                    if n.last < first and first - n.last <= 2 and tokens[first - 1].text != ","
                ]  # fmt: skip
                if not (left_close and subject(left_close[-1])):
                    # The name behind a title: "заявив радник президента Іван Петренко".
                    longer = [n for n in right_near if " " in n.name and not n.capital]
                    return (
                        longer[0]
                        if candidate.capital and longer and longer[0].first - candidate.last <= 4
                        else candidate
                    )
        left = [n for n in named if n.last < first and subject(n)]
        if first > 0 and tokens[first - 1].text == ",":
            # "Medinsky, an aide to the Russian president, says": the name before the aside.
            heads = [
                n for n in left
                if n.last < first - 3 and tokens[n.last + 1].text == "," and n.name[:1].isupper()
            ]  # fmt: skip
            person = [
                n for n in left if n.last == first - 2 and " " in n.name and n.name[:1].isupper()
            ]
            if person and heads and person[0].first == heads[-1].last + 2:
                return person[0]
            if heads and first - heads[-1].last <= 2 * _NEAR:
                return heads[-1]
        for actor in reversed(left):
            gap = tokens[actor.last + 1 : first]
            aside = bool(gap) and gap[0].text == ","
            if any(t.text in ";:" for t in gap) or len(gap) > (2 * _NEAR if aside else _NEAR):
                continue
            better = [
                n for n in left
                if n is not actor and " " in n.name and not n.capital and n.last >= actor.first - 3
                and n.name[:1].isupper()
            ]  # fmt: skip
            return better[-1] if better and actor.capital else actor
        beside = name_beside(sentence, first, last)
        if beside is not None:
            return beside
        for index in range(first - 1, max(-1, first - 6), -1):
            pronoun = self._before.resolve(sentence, index)
            if pronoun is not None:
                return pronoun
        for index in range(last + 1, min(len(tokens), last + 3)):
            pronoun = self._before.resolve(sentence, index)
            if pronoun is not None:
                return pronoun
        return None
