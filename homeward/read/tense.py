"""Tell what was done from what is planned, agreed or refused, by the verbs of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from homeward.read.bystanders import gives_things
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence

_SLAVIC_NOUNS = ("передач", "выдач", "видач", "отправк", "доставк", "приемк")
_NOT = word_list("tense_not")
_ENGLISH_NOUNS = word_list("tense_english_nouns")
_HANDING = ("передача", "передачі", "передачу", "передачи", "передаче", "видач", "выдач")
_BEGUN = ("began", "begun", "started", "начал", "почал", "розпочал", "приступил")
_TURKISH_INFINITIVES = (
    "mek", "mak", "mesi", "masi", "meyi", "mayi", "mekte", "makta", "meye", "maya", "mesini",
    "masini", "mesine", "masina", "mekten", "maktan",
)  # fmt: skip
_TURKISH_NOUNS = ("iade", "teslimi", "teslimat", "değişim", "takası", "nakli", "dönüş", "mübadele")
_TURKISH_FUTURE = ("eceğ", "ecek", "acağ", "acak")
_UKRAINIAN_INFINITIVES = ("ти", "тись", "тися")
_RUSSIAN_INFINITIVES = ("ть", "ться")
_MANAGED = ("вдал", "удал", "зміг", "змогл", "смог", "сумел", "зумі", "пощаст")
"""Before an infinitive these tell that it was done: "вдалося повернути", "смогли вернуть"."""
_MANAGED_REACH = 5
_PLAN_REACH = 5
_DENIED = 5
_MAY = frozenset({"can", "could", "may", "might"})
_ONLY = frozenset({"only", "тільки", "лише", "только"})


@dataclass(slots=True, kw_only=True)
class Mood:
    """The verbs of a sentence by what they say of the world."""

    done: list[Mark] = field(default_factory=list)
    planned: list[Mark] = field(default_factory=list)
    firm: list[Mark] = field(default_factory=list)
    nominal: list[Mark] = field(default_factory=list)
    agreed: list[Mark] = field(default_factory=list)
    negated: list[Mark] = field(default_factory=list)
    idle: list[Mark] = field(default_factory=list)
    """What hands over no people but things: "handed Russia a list"."""
    refused: bool = False
    planned_only: bool = False

    def done_before(self, mark: Mark) -> bool:
        """Tell whether something was done in the words before a mark."""
        return any(m.first < mark.first for m in self.done)


def is_nominal(sentence: Sentence, act: Mark, language: str) -> bool:
    """Tell whether a verb form is used as a noun: "the return of", "повернення"."""
    word = sentence.tokens[act.first].norm
    if language == "en":
        if word.endswith("ing"):
            return act.last == act.first and word not in {"coming", "going", "heading"}
        if word == "the" and act.first > 1 and sentence.tokens[act.first - 2].norm == "to":
            # As in: met to discuss the return of captives.
            return True
        if word not in _ENGLISH_NOUNS:
            return False
        # "Moscow and Kyiv return 900": a verb only right behind those who do it.
        return not any(m.last == act.first - 1 for m in sentence.all("side"))
    if word.startswith(_HANDING):
        # "дал согласие на передачу 46 человек"
        return True
    if language == "uk":
        return word.endswith(("ння", "нню", "нням", "нні")) or word.startswith(_SLAVIC_NOUNS)
    if language == "ru":
        return word.endswith(("ние", "ния", "нию", "нием", "нии")) or word.startswith(_SLAVIC_NOUNS)
    # "naaşların iadesi", not "naaşları iade etti"
    return word in {"iade", "iadesi"} or sentence.tokens[act.last].norm.startswith(_TURKISH_NOUNS)


def _is_infinitive(sentence: Sentence, act: Mark, language: str) -> bool:
    word = sentence.tokens[act.first].norm
    if language == "en":
        before = [t.norm for t in sentence.tokens[max(0, act.first - 2) : act.first]]
        # "were the first to come home" tells of something done
        return before[-1:] == ["to"] and before[0] not in {"first", "last"}
    if language in {"uk", "ru"}:
        near = sentence.tokens[max(0, act.first - _MANAGED_REACH) : act.first + 1]
        managed = any(t.norm.startswith(_MANAGED) for t in near)
        ending = _UKRAINIAN_INFINITIVES if language == "uk" else _RUSSIAN_INFINITIVES
        return sentence.tokens[act.last].norm.endswith(ending) and not managed
    last = sentence.tokens[act.last].norm
    behind = [t.norm for t in sentence.tokens[act.last + 1 : act.last + 2]]
    if (
        behind
        and behind[0].startswith(("et", "ed", "yap"))
        and (behind[0].endswith(_TURKISH_INFINITIVES))
    ):
        # "değiş tokuş etmeyi"
        return True
    if last.endswith(("me", "ma")) and act.last > act.first:
        return True
    return any(w.endswith(_TURKISH_INFINITIVES) for w in (word, last))


def _is_turkish_future(sentence: Sentence, act: Mark, language: str) -> bool:
    """Tell whether a Turkish deed is to come: "serbest bırakacağını", "iade edilecek"."""
    if language != "tr":
        return False
    words = [t.norm for t in sentence.tokens[act.first : act.last + 2]]
    deed = words[: act.last - act.first + 1]
    aids = [w for w in words[-1:] if w.startswith(("ed", "veril", "birak"))]
    return any(ending in word for word in (*deed, *aids) for ending in _TURKISH_FUTURE)


def _is_denied(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether nothing was promised: "It did not, it stressed, promise them anything"."""
    reach = sentence.tokens[max(0, mark.first - _DENIED) : mark.first]
    commas = sum(t.text == "," for t in reach)
    near = reach[-2:] if commas < 2 else reach
    if any(t.norm in _MAY for t in reach[-1:]):
        # "only the parties can guarantee their safety"
        return True
    return any(t.norm in _NOT for t in near) and not any(t.norm in _ONLY for t in reach)


def mood_of(sentence: Sentence, *, language: str) -> Mood:
    """Sort the acts of a sentence into done, planned and nominal, and note refusals."""
    mood = Mood(agreed=[m for m in sentence.all("agree") if not _is_denied(sentence, m)])
    plans = sentence.all("plan")
    firm = sentence.all("firm")
    for act in sentence.all("act"):
        if gives_things(sentence, act, language=language):
            mood.idle.append(act)
            continue
        before = [
            m
            for m in plans
            if (m.last < act.first and act.first - m.last <= _PLAN_REACH)
            or (m.first <= act.last and act.first <= m.last)
        ]
        before = [m for m in before if not any(m.last < d.first < act.first for d in mood.done)]
        behind = [] if language not in {"uk", "ru"} else [
            m for m in firm if 0 < m.first - act.last <= 2
        ]  # fmt: skip
        if behind and act.value in {"free", "home", "return"} and not sentence.has("extra"):
            # "на волю мають вийти 1200"; not "также на родину вернутся восемь жителей"
            mood.planned.append(act)
            mood.firm.append(act)
            continue
        negated = any(t.norm in _NOT for t in sentence.tokens[max(0, act.first - 2) : act.first])
        if negated:
            mood.negated.append(act)
            continue
        begun = any(
            t.norm.startswith(_BEGUN) for t in sentence.tokens[max(0, act.first - 2) : act.first]
        )
        if begun and not before:
            mood.done.append(act)
        elif _is_turkish_future(sentence, act, language):
            mood.planned.append(act)
            mood.firm.append(act)
        elif before or _is_infinitive(sentence, act, language):
            mood.planned.append(act)
            if any(
                (m.last < act.first and act.first - m.last <= _PLAN_REACH)
                or (m.first <= act.last and act.first <= m.last)
                for m in firm
            ):
                mood.firm.append(act)
        elif is_nominal(sentence, act, language):
            mood.nominal.append(act)
        else:
            mood.done.append(act)
    denied = len(mood.agreed) < len(sentence.all("agree"))
    mood.refused = sentence.has("refuse") or (denied and not mood.agreed and not mood.done)
    mood.planned_only = bool(plans or mood.firm) and not mood.done
    return mood
