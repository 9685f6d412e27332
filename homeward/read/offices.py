"""Find speakers by their office: "в штабе говорят", "глава делегации Владимир Мединский"."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.actors import Named, Register
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind, fold

_PLURAL = ("ють", "ять", "ли", "ют", "ят")
_IN = frozenset({"в", "у", "во"})
_LISTING = word_list("offices_listing")
_LEADS = frozenset({"in", "by", "за", "по", "з", "со", "зі", "на", "from"})
_HIS = frozenset({"his", "her", "its", "their", "його", "її", "їхніми", "их", "їх", "его", "ее"})
_TELLING = word_list("offices_telling")
_ON = frozenset({"on", "in", "в", "у", "на"})
_WHERE = 4
_OFFICE = 7
_TITLE = 14
_TURKISH_STATEMENTS = ("açiklama", "mesaj", "paylaşim", "bilgi", "duyuru", "rapor", "verdiğ")


def inside(register: Register, sentence: Sentence) -> list[Named]:
    """Return institutions before a plural verb: "в Координационном штабе говорят"."""
    tokens = sentence.tokens
    return [
        n for n in register.named(sentence)
        if n.first > 0 and tokens[n.first - 1].norm in _IN and not n.capital
        and any(
            0 < m.first - n.last <= 3
            and tokens[m.last].norm.removesuffix("ся").removesuffix("сь").endswith(_PLURAL)
            for m in [*sentence.all("speech"), *sentence.all("deny")]
        )
    ]  # fmt: skip


def at_institution(register: Register, sentence: Sentence) -> list[Named]:
    """Return institutions behind a plural verb: ", деталізують у Координаційному штабі"."""
    tokens = sentence.tokens
    return [
        n for n in register.named(sentence)
        if n.first > 1 and tokens[n.first - 1].norm in _IN and not n.capital
        and tokens[n.first - 2].norm.endswith(_PLURAL)
    ]  # fmt: skip


def elliptic(register: Register, sentence: Sentence) -> list[Named]:
    """Return who says it too: "об этом сообщили в Москве, позже – президент Зеленский"."""
    tokens = sentence.tokens
    return [
        n for n in register.named(sentence)
        if not n.capital
        and any(t.text in "–—" for t in tokens[max(0, n.first - _OFFICE) : n.first])
        and not any(t.text in ".,;:" for t in tokens[max(0, n.first - 3) : n.first])
    ]  # fmt: skip


def holder(register: Register, sentence: Sentence, office: Named) -> Named | None:
    """Return who holds an office named right before: "глава делегации Владимир Мединский"."""
    if office.capital or register.is_person(office.name):
        return None
    for other in register.named(sentence):
        if not 0 < other.first - office.last <= _OFFICE or other.capital:
            continue
        between = sentence.tokens[office.last + 1 : other.first]
        if any(t.kind is TokenKind.SIGN and t.text not in "-«»" for t in between):
            return appositive(register, sentence, office)
        if any(office.last < m.first < other.first for m in sentence.all("speech")):
            return None
        if register.is_person(other.name):
            return other
    return appositive(register, sentence, office)


def appositive(register: Register, sentence: Sentence, office: Named) -> Named | None:
    """Return the person behind an office's long title: "Уповноважений з питань …, Олег К."."""
    tokens = sentence.tokens
    for other in register.named(sentence):
        if not 0 < other.first - office.last <= _TITLE or not register.is_person(other.name):
            continue
        closed = other.last + 1 >= len(tokens) or tokens[other.last + 1].text in ".,;"
        if tokens[other.first - 1].text == "," and closed and office.name[:1].isupper():
            return other
    return None


def turkish_subject(sentence: Sentence, at: int, named: list[Named]) -> Named | None:
    """Return the subject of a Turkish verb: the first name without a case ending.

    It stands in the verb's own clause, "…; Lavrov … savundu", else before it, else behind:
    "bilgiyi … bir yetkili verdi", "… diyen yetkili".
    """
    tokens = sentence.tokens
    opening = max((i + 1 for i in range(at) if tokens[i].text == ";"), default=0)
    for first, last in ((opening, at), (0, at), (at + 1, len(tokens))):
        actor = _bare_subject(sentence, [n for n in named if first <= n.first < last], at)
        if actor is not None:
            return actor
    return None


def _bare_subject(sentence: Sentence, named: Sequence[Named], at: int) -> Named | None:
    for actor in named:
        behind = sentence.tokens[actor.last + 1 : actor.last + 4]
        owns = actor.oblique or ("'n" in sentence.tokens[actor.last].norm and not actor.capital)
        if owns and any(t.norm.startswith(_TURKISH_STATEMENTS) for t in behind):
            # "Koordinasyon Merkezi'nin açıklamasında … belirtildi"
            return actor
    for actor in named:
        plain = "'" not in sentence.tokens[actor.last].norm and not actor.oblique
        if plain and not actor.capital:
            return actor
    for actor in named:
        plain = "'" not in sentence.tokens[actor.last].norm and not actor.oblique
        if plain and actor.first < at:
            following = sentence.tokens[actor.last + 1].norm if actor.last + 1 < at else ""
            if following in {",", "de", "da", "ise"} or actor.first == 0:
                return actor
    return None


def known_by(known: Sequence[Named], word: str) -> Named | None:
    """Return the actor named before whose name holds a word: "headquarters", "міноборони"."""
    if len(word) < 4:
        return None
    stem = word[: max(4, len(word) - 3)]
    for actor in reversed(known):
        if (
            actor.name[:1].isupper()
            and " " in actor.name
            and any(fold(part).startswith(stem) for part in actor.name.split())
        ):
            return actor
    return None


def headline_speaker(sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """Read "Medinsky: Russia hands over …" and "…, Kyiv says" of a headline."""
    tokens = sentence.tokens
    for actor in named:
        after = tokens[actor.last + 1] if actor.last + 1 < len(tokens) else None
        if not opens(sentence, actor) or after is None or actor.capital:
            continue
        if after.text == ":":
            # Also with a time or a title before: "15.10 President Zelenskiy: …".
            return [actor]
        behind = tokens[actor.last + 1 : actor.last + 2 + _WHERE]
        if behind[0].norm in _ON and any(t.text == ":" for t in behind):
            # As in: 14:11 Donald Trump on Truth Social, then a colon.
            return [actor]
    return []


def opens(sentence: Sentence, actor: Named) -> bool:
    """Tell whether somebody is named at the head of a sentence, a time or an article before."""
    before = sentence.tokens[: actor.first]
    return len(before) <= _WHERE and not any(
        t.kind is TokenKind.WORD and t.text[:1].islower() for t in before
    )


def opening_speaker(sentence: Sentence, named: Sequence[Named], verb: int) -> Named | None:
    """Return who opens a sentence before an aside: "Kyrylo Budanov, who heads …, named …"."""
    tokens = sentence.tokens
    if not verb or tokens[verb - 1].text != ",":
        return None
    for actor in named:
        if actor.first <= 1 and actor.last + 1 < verb - 1 and not actor.capital:
            return actor if tokens[actor.last + 1].text == "," else None
    return None


def listers(sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """Return who opens a sentence and lists or counts: "Officials list seven sectors …"."""
    tokens = sentence.tokens
    return [
        n for n in named
        if n.first <= 1 and not n.capital and n.last + 1 < len(tokens)
        and tokens[n.last + 1].norm in _LISTING
    ][:1]  # fmt: skip


def possessed(sentence: Sentence) -> list[int]:
    """Return the words for "his" in "in his version", "за його словами", "по его данным"."""
    tokens = sentence.tokens
    return [
        i + 1 for i in range(len(tokens) - 2)
        if tokens[i].norm in _LEADS and tokens[i + 1].norm in _HIS
        and tokens[i + 2].norm in _TELLING
    ]  # fmt: skip
