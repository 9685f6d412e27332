"""Cut paragraphs into sentences with true offsets and note what each one holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import sentencex

from homeward.read.date_finder import find_dates
from homeward.read.dates import DateExpression
from homeward.read.lexicon import Mark, load_lexicon
from homeward.read.numbers import Numeral, find_numerals
from homeward.read.paragraphs import Paragraph, Standing
from homeward.read.tokens import Token, tokenise

_ABBREVIATED = re.compile(
    # matches "on Feb.", "6 тис.", "2025 р.", "Lt."; must not match "home." or "Києва."
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Lt|Gen|Col|Maj|Sgt|Mr|Mrs|Ms|Dr|St|No|approx"
    r"|тис|млн|млрд|р|рр|г|гг|ст|ім|им|вул|ул|обл|м|с|т\. ?[еч]|напр|см|прим|Ред|yy|Dr|Prof))\.\Z"
)


_CONTINUES = frozenset(",;:")
"""What no sentence begins with: the comma of "Leonid Sh., who …"."""
_LIST_WORDS = 30
_SAME = frozenset({"ж", "же"})


@dataclass(slots=True, kw_only=True)
class Sentence:
    """A sentence of the text: tokens, trigger marks by class, numerals and dates in it."""

    index: int
    start: int
    end: int
    text: str
    standing: Standing
    paragraph: int
    tokens: list[Token]
    marks: list[Mark]
    dates: list[DateExpression]
    numerals: list[Numeral]
    listed: bool = False
    """Whether it is a line of a list that a sentence before it opened with a colon."""
    frame: tuple[int, int] | None = None
    """The tokens that only name the agreement under which something was done."""
    by_class: dict[str, list[Mark]] = field(default_factory=dict)
    breaks: list[int] | None = None
    """The tokens that part its clauses, once somebody has asked."""

    def has(self, cls: str, value: str | None = None) -> bool:
        """Tell whether a trigger of a class (and value) stands in the sentence."""
        marks = self.by_class.get(cls, ())
        return bool(marks) if value is None else any(m.value == value for m in marks)

    def all(self, cls: str, value: str | None = None) -> list[Mark]:
        """Return the triggers of a class (and value), in order."""
        marks = self.by_class.get(cls, [])
        return list(marks) if value is None else [m for m in marks if m.value == value]

    def is_framed(self, at: int) -> bool:
        """Tell whether a token only names the agreement under which something was done."""
        return self.frame is not None and self.frame[0] <= at <= self.frame[1]

    def between(self, cls: str, first: int, last: int) -> list[Mark]:
        """Return the triggers of a class that lie within tokens first to last."""
        return [m for m in self.by_class.get(cls, ()) if first <= m.first and m.last <= last]


_NO_ABBREVIATION = re.compile(
    # matches behind "1245 тел. Медин…", "in May. Ukraine"; not in "тел. 123", "May. 5" or "St. X"
    r"(?<=\bтел\.)\s+(?=[А-ЯЁ])|(?<=\bMay\.)\s+(?=[A-Z])"
)


def _pieces(text: str, paragraph: Paragraph, language: str) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of one paragraph."""
    body = text[paragraph.start : paragraph.end]
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in sentencex.segment(language, body):
        begin = body.find(piece, at)
        if begin < 0:
            continue
        at = begin + len(piece)
        stripped = piece.strip()
        if not stripped:
            continue
        begin += piece.index(stripped)
        end = begin + len(stripped)
        for gap in _NO_ABBREVIATION.finditer(body, begin, end):
            spans.append((begin, gap.start()))
            begin = gap.end()
        spans.append((begin, end))
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and (
            _ABBREVIATED.search(body[: joined[-1][1]])
            or body[begin : begin + 1].islower()
            or body[begin : begin + 1] in _CONTINUES
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return [(paragraph.start + begin, paragraph.start + end) for begin, end in joined]


def split_sentences(text: str, paragraphs: Sequence[Paragraph], *, language: str) -> list[Sentence]:
    """Return the sentences of the paragraphs that are neither boilerplate nor repeats.

    A sentence told before, letter for letter, is left out too: a repeat is no second claim.
    """
    lexicon = load_lexicon(language)
    sentences: list[Sentence] = []
    seen: set[str] = set()
    for number, paragraph in enumerate(paragraphs):
        if paragraph.standing in (Standing.BOILERPLATE, Standing.REPEAT):
            continue
        for start, end in _pieces(text, paragraph, language):
            written = text[start:end]
            key = " ".join(written.lower().split()).rstrip(".")
            if key in seen:
                continue
            seen.add(key)
            sentences.append(
                _sentence(written, text, start, end, paragraph, number, len(sentences), language)
            )
            sentence = sentences[-1]
            sentence.marks = lexicon.marks(sentence.tokens)
            _fill(sentence, text, language)
            if len(sentences) > 1:
                sentence.listed = _is_listed(sentences[-2], sentence)
    return sentences


def _is_listed(before: Sentence, sentence: Sentence) -> bool:
    """Tell whether a sentence is a line of a list: "25 soldiers who fell near Donetsk;"."""
    if before.paragraph == sentence.paragraph or len(sentence.tokens) > _LIST_WORDS:
        return False
    opened = before.text.endswith(":") or (before.listed and before.text[-1:] in ";,")
    first = sentence.text[:1]
    itemised = first.islower() or not first.isalpha() or sentence.text.endswith(";")
    return opened and itemised and bool(sentence.numerals)


def _sentence(
    written: str,
    text: str,
    start: int,
    end: int,
    paragraph: Paragraph,
    number: int,
    index: int,
    language: str,
) -> Sentence:
    return Sentence(
        index=index, start=start, end=end, text=written, standing=paragraph.standing,
        paragraph=number, tokens=tokenise(text, start, end), marks=[], dates=[], numerals=[],
    )  # fmt: skip


def _is_no_recall(tokens: Sequence[Token], mark: Mark, days: Sequence[Mark]) -> bool:
    """Tell whether "earlier" only tells the day, or "to this" is no "before this".

    As in "днем ранее" and "до цього ж числа"; not in "раніше сторони обміняли".
    """
    dated = any(d.first <= mark.first <= d.last for d in days)
    behind = tokens[mark.last + 1].norm if mark.last + 1 < len(tokens) else ""
    return dated or behind in _SAME


def _fill(sentence: Sentence, text: str, language: str) -> None:
    """Find dates first, then the numbers that are left."""
    ignored = [m for m in sentence.marks if m.cls == "ignore"]
    if ignored:
        # "Headquarters for the Treatment of Prisoners of War" is a name, not captives.
        sentence.marks = [
            m
            for m in sentence.marks
            if not any(g.first <= m.first and m.last <= g.last for g in ignored)
        ]
    meetings = [m for m in sentence.marks if m.cls == "meet" and m.last > m.first]
    if meetings:
        # Who "bir araya geldi" has met and not come home.
        sentence.marks = [
            m
            for m in sentence.marks
            if m.cls != "act" or not any(a.first < m.first and m.last <= a.last for a in meetings)
        ]
    matters = [m for m in sentence.marks if m.cls == "else" and m.last > m.first]
    if matters:
        # Who "received their names back" received nobody.
        sentence.marks = [
            m
            for m in sentence.marks
            if m.cls != "act" or not any(e.first <= m.first and m.last <= e.last for e in matters)
        ]
    sources = [m for m in sentence.marks if m.cls == "accord"]
    if sources:
        # "According to Moscow" sends nothing to Moscow.
        sentence.marks = [
            m
            for m in sentence.marks
            if m.cls != "to" or not any(a.first <= m.first <= a.last for a in sources)
        ]
    days = [m for m in sentence.marks if m.cls == "rel"]
    sentence.marks = [
        m for m in sentence.marks
        if m.cls != "recall" or not _is_no_recall(sentence.tokens, m, days)
    ]  # fmt: skip
    for mark in sentence.marks:
        sentence.by_class.setdefault(mark.cls, []).append(mark)
    sentence.dates = find_dates(sentence.tokens, sentence.marks, text)
    taken = {i for date in sentence.dates for i in range(date.first, date.last + 1)}
    months = {i for d in sentence.dates if d.month for i in range(d.first, d.last + 1)}
    if any(m.first in months for m in sentence.by_class.get("plan", ())):
        # The month of May plans nothing.
        sentence.by_class["plan"] = [m for m in sentence.by_class["plan"] if m.first not in months]
    sentence.numerals = find_numerals(
        sentence.tokens, sentence.marks, language=language, taken=taken
    )
