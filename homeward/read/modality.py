"""Tell whether a counted transfer was done, undertaken, or is only spoken of."""

from __future__ import annotations

from enum import StrEnum

from homeward.model import Kind
from homeward.read.bystanders import goes_to_kin, is_bystander
from homeward.read.clauses import clause_bounds, governing_act
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.paragraphs import Standing
from homeward.read.parts import is_anaphoric
from homeward.read.sentences import Sentence
from homeward.read.tense import Mood
from homeward.read.tokens import TokenKind
from homeward.read.topics import is_entry

_RELATIVES = frozenset({"that", "which", "whom", "которых", "которые", "яких", "які"})
_AFTERWARDS = word_list("modality_afterwards")
_BEING = frozenset({"are", "is", "were", "was", "remain", "remained"}) | word_list("modality_stay")
CONDITIONS = frozenset({"if", "unless", "якщо", "если", "eger"})
_THEM = frozenset({"them", "їх", "их", "onları"})
_CLAUSE = 9
_LEAD = 3
_BESIDE = 3
_BODIES = Kind.BODY_REPATRIATION
_SPOTS = frozenset({"place", "point", "site", "spot", "date", "location", "місце", "место"})
_FRAMES = word_list("statements_frames")
_FRAMES_BEHIND = word_list("modality_frames_behind")
_DEALS = word_list("modality_deals")
_PRONOUNS = frozenset({"it", "they", "he", "she", "had", "has"})
_COUNTING = frozenset(
    {"number", "figure", "apiece", "кількість", "число", "sayisi", "sayisini", "своїх", "своих"}
)


class Modality(StrEnum):
    """Whether the thing was done, undertaken, or neither."""

    DONE = "done"
    AGREED = "agreed"
    OTHER = "other"


def modality_of(
    sentence: Sentence,
    item: Tally,
    mood: Mood,
    *,
    language: str,
    about_talks: bool = False,
    kind: Kind | None = None,
    told_before: bool = False,
    told_at_all: bool = False,
) -> Modality:
    """Tell whether a counted transfer was done, undertaken, or is only spoken of.

    Where the news is talks, an "N for N" without a verb is what was agreed there. ``kind`` is
    what the sentence speaks of, where the number's own words leave it open; ``told_before``
    whether a sentence just before told of a transfer with numbers, ``told_at_all`` whether any did.
    """
    if sentence.has("alleged") and sentence.has("deny", "denies") and mood.agreed:
        # "Reports that Moscow had promised 120 prisoners are fiction, he said."
        return Modality.OTHER
    if is_bystander(sentence, item, language=language) or goes_to_kin(sentence):
        return Modality.OTHER
    act = governing_act(sentence, item)
    at = item.numeral.first
    first, last = clause_bounds(sentence, at)
    if any(
        m.first > at and m.last + 1 < len(sentence.tokens)
        and sentence.tokens[m.last + 1].norm in _THEM
        for m in sentence.all("offer")
    ):  # fmt: skip
        # "refuses to take 630 of its captives, although Moscow offered them"
        return Modality.AGREED
    if act is not None and (act in mood.negated or act in mood.idle):
        return Modality.OTHER
    if act is None and is_entry(sentence) and not mood.planned_only and not mood.agreed:
        return Modality.DONE if not sentence.has("else") else Modality.OTHER
    another = len([n for n in sentence.numerals if not n.weak]) > 1
    if act is not None and act in mood.nominal and (another or not mood.done) and (
        _is_background(sentence, act)
    ):  # fmt: skip
        return Modality.OTHER
    if language == "tr" and sentence.between("else", item.numeral.last + 1, item.numeral.last + 4):
        # "cenazelerden 120'sinin kimliği belirlendi"
        return Modality.OTHER
    if _of_other_deed(sentence, item, act):
        return Modality.OTHER
    if any(
        0 < m.first - item.last <= 3 and m.first > 0
        and sentence.tokens[m.first - 1].norm in _PRONOUNS
        for m in mood.agreed
    ):  # fmt: skip
        # "the 6,000 soldiers it promised"
        return Modality.AGREED
    behind = sentence.tokens[item.last + 1].norm if item.last + 1 < len(sentence.tokens) else ""
    offered = sentence.all("offer")
    if behind in _RELATIVES and any(0 < m.first - item.last <= _CLAUSE for m in offered):
        # "the 935 captives that the ministry had put forward"
        return Modality.AGREED
    carried = [m for m in sentence.all("met") if m.last < at and not mood.planned_only]
    if carried and mood.agreed and mood.agreed[-1].last < carried[-1].first and act is not None:
        # As in: the swap agreed in Istanbul was completed with the release of 303.
        return Modality.DONE
    agreed = [m for m in mood.agreed if first <= m.first <= last or m.last < at]
    left = act is not None and act.value in {"home", "give"} and item.kind is _BODIES
    if left and act is not None and any(m.last >= act.last for m in sentence.all("refuse")):
        # "Bodies were brought to the border, but nobody came for them."
        return Modality.OTHER
    promised = [m for m in agreed if first <= m.first < at and not is_frame(sentence, m)]
    if act is not None and act.last < first and promised and not mood.refused:
        # "They swapped 84 each; the Russians offered 1,000 bodies": the deed is another's.
        return Modality.AGREED
    if act is not None and act in mood.done:
        later_agree = [m for m in agreed if m.first > act.last]
        if (
            not agreed
            or later_agree
            or act.first < agreed[0].first
            or is_frame(sentence, agreed[-1])
        ):
            return Modality.DONE
        return (
            Modality.DONE
            if mood.done_before(agreed[0])
            else (Modality.AGREED if act in mood.nominal else Modality.DONE)
        )
    if mood.refused and not agreed:
        return Modality.OTHER
    if agreed and not all(is_frame(sentence, m) for m in agreed):
        refusals = sentence.all("refuse")
        later = bool(refusals) and agreed[0].first < at < refusals[0].first
        owned = item.nation is not None or item.own
        if later and sentence.has("offer") and not owned and not offers_itself(sentence):
            # Orban proposed an exchange of a thousand, but Kyiv turned it down.
            return Modality.OTHER
        # "offered 1,200 prisoners, but Ukraine refused to take 1,000"
        return Modality.AGREED if later or not mood.refused else Modality.OTHER
    if is_anaphoric(sentence, item.numeral) and not sentence.has("wait"):
        return Modality.DONE
    if mood.planned_only and not mood.agreed and CONDITIONS & {t.norm for t in sentence.tokens}:
        # "A thousand bodies would be handed over if the talks succeed."
        return Modality.OTHER
    if act is not None and act in mood.planned:
        return Modality.AGREED if act in mood.firm else Modality.OTHER
    if mood.planned_only and act is None and sentence.has("firm") and language != "en":
        # "сторони обміняються": a future tense that is its own verb.
        return Modality.AGREED
    if mood.planned_only and act is None and sentence.has("firm") and sentence.has("each"):
        return Modality.AGREED
    body = sentence.standing is Standing.BODY
    body = body and not (sentence.has("met") and (sentence.has("noun") or bool(sentence.dates)))
    named = act is None or (act in mood.nominal and not mood.done)
    paired = item.numeral.partner is not None
    paired = paired or (act is None and sentence.has("each") and not sentence.dates)
    if about_talks and body and paired and named and not sentence.has("performed"):
        return Modality.AGREED
    if mood.planned_only:
        return Modality.AGREED if mood.firm and act in mood.firm else Modality.OTHER
    if sentence.has("wait") and not mood.done:
        # "The first 1,212 were already standing in trucks, ready for transfer."
        return Modality.OTHER
    if act is not None or sentence.has("noun") or sentence.has("us"):
        return Modality.DONE
    if any(m.last < at for m in sentence.all("rightly")):
        return Modality.DONE
    named = sentence.has("recall") or item.numeral.partner is not None
    if sentence.has("met") and named and sentence.dates and not mood.planned_only:
        # "The previous one, with 95 people each, took place on 17 July."
        return Modality.DONE
    if sentence.has("to") and (item.kind is not None or sentence.index < _LEAD):
        return Modality.DONE if not sentence.has("else") else Modality.OTHER
    if sentence.has("speech") and any(t.norm in _COUNTING for t in sentence.tokens):
        # "Moscow put the number at 195 apiece"
        return Modality.DONE
    if is_anaphoric(sentence, item.numeral) and not sentence.has("wait"):
        return Modality.DONE
    told = sentence.has("speech") and not sentence.has("wait")
    reported = any(0 < item.numeral.first - m.last <= 2 for m in sentence.all("speech"))
    if told and reported and item.kind is not None:
        # "The Ukrainian side reported 212 bodies."
        return Modality.DONE
    if (
        told
        and not sentence.has("else")
        and not _is_predicate(sentence, item)
        and (item.own or (item.headed and item.nation is not None and told_at_all))
    ):
        # "The ministry counted 150 servicemen on its own side"
        return Modality.DONE
    if about_talks or sentence.has("else") or (item.kind is None and item.nation is None):
        return Modality.OTHER
    if item.kind is None and kind is None and not told_before:
        return Modality.OTHER
    if sentence.standing is not Standing.BODY:
        return Modality.DONE
    # A verb that no table knows: what the news counts has changed hands.
    if item.nation is not None and told_before and not _is_predicate(sentence, item):
        # "248 Russians made the same journey": what the sentence before tells goes on.
        return Modality.DONE
    lead = sentence.index < _LEAD and bool(sentence.dates) and not sentence.has("wait")
    lead = lead and item.kind is not None
    return Modality.DONE if lead else Modality.OTHER


def offers_itself(sentence: Sentence) -> bool:
    """Tell whether one of the sides offers: its name stands before the word of offering."""
    offered = sentence.all("offer")[0].first
    sides = [*sentence.all("side"), *sentence.all("adj"), *sentence.all("negotiator")]
    return any(m.first < offered for m in sides)


def _is_predicate(sentence: Sentence, item: Tally) -> bool:
    """Tell whether something is only said of the counted: "11 Ukrainians are on the list"."""
    behind = [t.norm for t in sentence.tokens[item.last + 1 : item.last + 2]]
    return bool(behind) and behind[0] in _BEING


def _is_background(sentence: Sentence, act: Mark) -> bool:
    """Tell whether a release only dates something else: "spoke with 96 men after their release"."""
    ahead = sentence.tokens[max(0, act.first - 3) : act.first]
    cut = max((i + 1 for i, t in enumerate(ahead) if t.kind is TokenKind.SIGN), default=0)
    before = {t.norm for t in ahead[cut:]}
    return not (not before & _AFTERWARDS or sentence.has("noun", "exchange"))


def _of_other_deed(sentence: Sentence, item: Tally, act: Mark | None) -> bool:
    """Tell whether the handover only describes whom something else was done to.

    Matches "identified 120 of the bodies that Russia handed over", not "said that Russia handed
    over 120 bodies".
    """
    if act is None or act.first < item.numeral.last:
        return False
    at = item.numeral.first
    return any(
        0 < at - m.last <= _BESIDE
        and not any(t.kind is TokenKind.SIGN for t in sentence.tokens[m.last + 1 : at])
        for m in sentence.all("else")
    )


def is_frame(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an agreement is only the frame: "under the deal", "as agreed"."""
    beside = sentence.tokens[max(0, mark.first - 1) : mark.last + 2]
    if any(t.norm in _SPOTS for t in beside):
        return True
    behind = {t.norm for t in sentence.tokens[mark.last + 1 : mark.last + 3]}
    if behind & _FRAMES_BEHIND:
        # "varılan anlaşma çerçevesinde"
        return True
    # "за словами Мединського, запропонувала": the first word frames the saying only.
    said = {i for m in sentence.all("accord") for i in range(m.first, m.last + 1)}
    reach = range(max(0, mark.first - 5), mark.first)
    before = {sentence.tokens[i].norm for i in reach if i not in said}
    if sentence.tokens[mark.first].norm in _DEALS and "in" in before:
        # "swapped 190 prisoners in a deal that the Emirates brokered"
        return True
    return bool(before & _FRAMES)
