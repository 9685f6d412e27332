"""Find institutions in a sentence: "a second state body in Kiev", «Вестник» after "said"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from homeward.read.declension import agreeing, declined
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import Token, TokenKind

_CONNECTORS = word_list("actors_connectors")
_STOPS = word_list("institutions_stops")
_CASES = ("ndan", "nden", "nin", "nun", "nün", "nda", "nde", "na", "ne", "ni", "nu", "nü")
_NAME_WORDS = 5
_PRESS = frozenset({"пресс", "прес"})
_MEDIA = frozenset({"agency", "channel", "broadcaster", "newspaper", "outlet", "daily"})
_MEDIA_NOUNS = word_list("institutions_media")
_MEDIA_QUOTES = {"«": "»", "“": "”", '"': '"'}


def is_name_word(token: Token) -> bool:
    """Tell whether a word is written as a name."""
    return token.kind is TokenKind.WORD and token.text[:1].isupper() and len(token.text) > 1


def quoted_names(sentence: Sentence) -> Iterable[tuple[int, int]]:
    """Yield names in quotation marks after a verb of saying: said "I Want to Find"."""
    for mark in sentence.all("speech"):
        start = mark.last + 1
        if start + 2 >= len(sentence.tokens):
            continue
        closing = _MEDIA_QUOTES.get(sentence.tokens[start].text)
        if closing is None or not is_name_word(
            sentence.tokens[start + 2 if sentence.tokens[start + 1].text == "I" else start + 1]
        ):
            continue
        for end in range(start + 1, min(start + 8, len(sentence.tokens))):
            if sentence.tokens[end].text == closing:
                yield start + 1, end - 1
                break
    for i, token in enumerate(sentence.tokens[:-2]):
        closing = _MEDIA_QUOTES.get(sentence.tokens[i + 1].text)
        if closing is None or token.norm not in _MEDIA_NOUNS:
            continue
        # Телеграм-канал «Тиша»
        for end in range(i + 3, min(i + 8, len(sentence.tokens))):
            if sentence.tokens[end].text == closing:
                yield i + 2, end - 1
                break


def institution_spans(
    sentence: Sentence, institutions: frozenset[str], *, language: str
) -> Iterable[tuple[int, int]]:
    """Yield institutions: "a second state body in Kiev", "Interior Minister of Ukraine"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        word = token.norm.removesuffix("'s")
        if word not in institutions or token.kind is not TokenKind.WORD:
            continue
        first, last = i, i
        if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].norm in _PRESS:
            # "пресс-секретарь" is cut into three
            first = i - 2
        stops = {m.first for cls in ("speech", "act", "accord", "rel") for m in sentence.all(cls)}
        stops |= {k for d in sentence.dates for k in range(d.first, d.last + 1)}
        while (
            first > 0
            and i - first < 6
            and tokens[first - 1].kind is TokenKind.WORD
            and (language != "tr" or is_name_word(tokens[first - 1]))
            and (first - 1) not in stops
            and tokens[first - 1].norm not in _STOPS
        ):
            first -= 1
        if (language in {"uk", "ru"}) and (
            last + 1 < len(tokens)
            and is_name_word(tokens[last + 1])
            and not (last + 2 < len(tokens) and is_name_word(tokens[last + 2]))
        ):
            last += 1
        if language == "en":
            if word in _MEDIA and last + 1 < len(tokens) and is_name_word(tokens[last + 1]):
                # "the state agency WAM"
                last += 1
            for _ in range(2):
                reached = _extend(tokens, last)
                if reached == last:
                    break
                last = reached
            if (
                last > i
                and last + 1 < len(tokens)
                and tokens[last + 1].norm in institutions
                and tokens[last - 1].norm == "the"
            ):
                # "the head of the Russian delegation"
                last += 1
        yield first, last


def oblique_spans(
    sentence: Sentence, institutions: frozenset[str]
) -> Iterable[tuple[int, int, str]]:
    """Yield institutions in an oblique case, by their noun: "собеседника газеты" → собеседник.

    Ukrainian and Russian only.
    """
    tokens = sentence.tokens
    forms = declined(institutions)
    for i, token in enumerate(tokens):
        noun = forms.get(token.norm)
        if noun is None:
            continue
        plain = noun
        noun = noun.capitalize() if token.text[:1].isupper() else noun
        first = i
        while first > 0 and i - first < _NAME_WORDS:
            before = agreeing(tokens[first - 1].text, plain)
            if before is None:
                break
            noun = f"{before} {noun}"
            first -= 1
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        person = i + 2 < len(tokens) and is_name_word(tokens[i + 2])
        owned = behind is not None and (
            behind.norm in forms
            or behind.norm in institutions
            or (is_name_word(behind) and not person)
        )
        if owned and behind is not None:
            yield first, i + 1, f"{noun} {behind.text}"
        else:
            yield first, i, noun


def turkish_oblique_spans(
    sentence: Sentence, institutions: frozenset[str]
) -> Iterable[tuple[int, int, str]]:
    """Yield Turkish institutions with a case ending: "TASS ajansının", "Bakanlığından yapılan"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        ending = next(
            (
                e for e in _CASES
                if token.norm.endswith(e) and token.norm[: -len(e)] in institutions
            ),
            None,
        )  # fmt: skip
        if ending is None or token.norm in institutions:
            continue
        first = i
        while (
            first > 0
            and i - first < _NAME_WORDS
            and is_name_word(tokens[first - 1])
            and "'" not in tokens[first - 1].norm
        ):
            first -= 1
        words = [t.text for t in tokens[first:i]] + [token.text[: -len(ending)]]
        yield first, i, " ".join(w.split("'")[0].split("’")[0] for w in words)


def _extend(tokens: Sequence[Token], last: int) -> int:
    """Return the last token of "of Ukraine", "for the Treatment of Prisoners" behind a noun."""
    k = last + 1
    if k + 1 >= len(tokens) or tokens[k].norm not in {"of", "for", "in"}:
        return last
    j = k + 1
    while j < len(tokens) and (
        is_name_word(tokens[j])
        or (
            tokens[j].norm in _CONNECTORS
            and any(is_name_word(t) for t in tokens[j + 1 : j + 3])
            and all(t.kind is TokenKind.WORD for t in tokens[j + 1 : j + 2])
        )
    ):
        if is_name_word(tokens[j]):
            last = j
        j += 1
    return last
