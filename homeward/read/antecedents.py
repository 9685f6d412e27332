"""Find who is meant by "he", "the ministry" or "the statement": somebody a text named before."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.actors import Named, Register, word_set
from homeward.read.lexicon import word_list
from homeward.read.offices import opens
from homeward.read.sentences import Sentence
from homeward.read.tokens import fold

_PERSONAL = word_list("voices_personal")
_ONE_PERSON = word_list("antecedents_he")
_HUMANS = word_list("antecedents_humans")
_STRANGERS = word_list("antecedents_strangers")
_NOT_SUBJECT = word_list("voices_not_subject")
_WRITINGS = frozenset({"statement", "message", "post", "report", "announcement"})


class Antecedents:
    """Remember who was named and who spoke, from sentence to sentence."""

    def __init__(self, register: Register, *, language: str) -> None:
        self._register = register
        self._language = language
        self._pronouns = word_set("pronouns.csv", language)
        self._institutions = word_set("institutions.csv", language)
        self.known: list[Named] = []
        self._last: Named | None = None
        self._author: Named | None = None
        self._person: Named | None = None
        self._subject: tuple[int, Named] | None = None
        """Who stood at the head of a sentence that nobody spoke in, with its number."""

    def is_pronoun(self, word: str) -> bool:
        """Tell whether a word stands for somebody named before."""
        return word in self._pronouns

    def note(self, sentence: Sentence, named: Sequence[Named], speaker: Named | None) -> None:
        """Remember who is named in a sentence and who speaks in it; None where nobody does."""
        for actor in named:
            if not any(k.name == actor.name for k in self.known):
                self.known.append(actor)
        heads = [n for n in named if opens(sentence, n) and not n.capital]
        others = [
            n for n in named
            if self._is_human(n) and not n.oblique
            and (not n.first or sentence.tokens[n.first - 1].norm not in _NOT_SUBJECT)
        ]  # fmt: skip
        subject = next(iter(heads), others[-1] if others else None)
        silent = subject is not None and speaker is None
        self._subject = (sentence.index, subject) if silent and subject is not None else None
        if speaker is None:
            return
        self._last = next((k for k in self.known if k.name == speaker.name), speaker)
        if not self._last.capital:
            self._author = self._last
        if self._is_human(self._last):
            self._person = self._last

    def resolve(self, sentence: Sentence, index: int) -> Named | None:
        """Resolve a pronoun or "the headquarters" at a token to somebody named before."""
        if not 0 <= index < len(sentence.tokens):
            return None
        word = sentence.tokens[index].norm.split("'")[0]
        if index and self._language == "en":
            two = f"{sentence.tokens[index - 1].norm} {word}"
            if two not in self._pronouns and word not in self._pronouns:
                return None
        elif word not in self._pronouns:
            return None
        stem = word[:4]
        for actor in reversed(self.known):
            if len(word) > 3 and any(fold(part).startswith(stem) for part in actor.name.split()):
                return actor
        if word in _PERSONAL:
            here = [
                n for n in self._register.named(sentence)
                if n.last < index and not n.capital and n.name[:1].isupper()
                and (n.first <= 1 or sentence.tokens[n.last].norm.endswith("'s"))
            ]  # fmt: skip
            if here:
                # as in: Medinsky's version was not the same …, he told reporters
                return here[-1]
        if word in _WRITINGS and self._author is not None:
            return self._author
        before = self._subject is not None and self._subject[0] == sentence.index - 1
        if before and self._subject is not None and (
            index <= 1 or (word in _ONE_PERSON and self._is_human(self._subject[1]))
        ):  # fmt: skip
            # "The ministry has put out a video. It says …", "Lavrov saw it otherwise. …, he said."
            return self._subject[1]
        if word in _ONE_PERSON and self._last is not None and not self._is_human(self._last):
            return self._person or self._last
        return self._last

    def titled(self, sentence: Sentence, speaker: Named) -> Named | None:
        """Return the person that a bare title at the head means: "Пресс-секретарь напомнил …".

        None for "Источник" and the like, who are new whenever they speak.
        """
        words = fold(speaker.name).replace("-", " ").split()
        bare = speaker.first <= 1 and len(words) <= 2 and words[-1] in _HUMANS
        if not bare or words[-1] in _STRANGERS or speaker.oblique:
            return None
        return self._person

    def he(self, sentence: Sentence, index: int) -> Named | None:
        """Resolve "his" of "in his words" to the person who spoke or was named last."""
        here = [
            n for n in self._register.named(sentence)
            if n.last < index and self._is_human(n) and not n.oblique
        ]  # fmt: skip
        if here:
            return here[-1]
        if self._subject is not None and self._subject[0] == sentence.index - 1:
            return self._subject[1]
        return self._last

    def _is_human(self, actor: Named) -> bool:
        """Tell whether somebody is one person: "a diplomat", "Lavrov"; not "the ministry"."""
        if actor.capital:
            return False
        words = {fold(w).removesuffix("'s") for w in actor.name.split()}
        return bool(words & _HUMANS) or not words & self._institutions
