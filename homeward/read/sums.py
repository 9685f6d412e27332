"""Put the numbers of one sentence together: each to its direction, added where they add up."""

from __future__ import annotations

from homeward.model import Count, Direction, Kind, Side
from homeward.read.companions import companions, companions_before
from homeward.read.counting import add_counts, is_extra, is_joined
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.modality import Modality
from homeward.read.ranks import adds_rank
from homeward.read.sentences import Sentence
from homeward.read.shared import is_on_top, is_repeated
from homeward.read.statements import Statement

_BESIDE = 7
_NEXT = 2
_FOR = word_list("sums_for")
_HOMEWARD = frozenset({"домой", "дома", "додому", "home", "evine", "evlerine", "ülkesine"})
_FOREIGNERS = word_list("sums_foreigners")


def add_number(
    statement: Statement, item: Tally, ways: frozenset[Direction], sentence: Sentence
) -> None:
    """Put a number into a statement: as the count of its directions, added, or as a part."""
    count = item.numeral.count
    done = statement.kind is statement.topic
    together = companions(sentence, item) + companions_before(sentence, item) if done else 0
    if together and not item.part:
        count = add_counts(count, Count.exactly(together))
    if any(
        m.last < item.numeral.first and not is_repeated(sentence, m) for m in sentence.all("equal")
    ):
        # What follows "as many" only divides it: "… fighters, 33 officers and 17 soldiers".
        return
    if item.part:
        statement.parts.append((item, ways))
        return
    if not ways:
        known = next(iter(statement.counts.values())) if len(statement.counts) == 1 else None
        if known is not None and (
            _adds(statement, sentence, item, known) or _tops(sentence, item, known, count)
        ):
            # "185 Ukrainian soldiers came home, another 20 civilians with them"
            (way,) = statement.counts
            statement.counts[way] = add_counts(known, count)
        elif statement.undirected and _adds(statement, sentence, item, statement.undirected[-1]):
            statement.undirected[-1] = add_counts(statement.undirected[-1], count)
        else:
            statement.undirected.append(count)
        return
    if len(ways) == 2:
        statement.symmetric = True
        statement.formula = item.numeral.partner is not None
    for way in ways:
        known = statement.counts.get(way)
        if known is None and statement.counts and len(ways) == 1 and is_on_top(sentence, item):
            statement.on_top[way] = count
        elif known is None and statement.undirected and _adds(statement, sentence, item, count):
            statement.counts[way] = add_counts(statement.undirected.pop(), count)
        elif known is None or _told_finer(known, count, both=len(ways) == 2):
            statement.counts[way] = count
        elif _adds(statement, sentence, item, known) or _tops(sentence, item, known, count):
            statement.counts[way] = add_counts(known, count)
            statement.formula = False
        elif len(ways) == 1:
            statement.parts.append((item, ways))


def _tops(sentence: Sentence, item: Tally, known: Count, count: Count) -> bool:
    """Tell whether a smaller number comes on top: the 31 of "246, and in addition 31 wounded"."""
    smaller = known.best is not None and count.best is not None and count.best < known.best
    return smaller and is_on_top(sentence, item)


def _adds(statement: Statement, sentence: Sentence, item: Tally, known: Count) -> bool:
    """Tell whether a number is told beside another: "157 soldiers plus 24 civilians"."""
    before = [t.norm for t in sentence.tokens[max(0, item.numeral.first - 3) : item.numeral.first]]
    joined = is_joined(sentence, item)
    if is_extra(sentence, item) and not item.part and statement.topic is not statement.kind:
        return False
    near = item.numeral.first - _BESIDE
    if sentence.has("extra") and not item.part and known.best is not None:
        also = [m for m in sentence.all("extra") if near <= m.first < item.numeral.first]
        people = [
            m for m in sentence.all("people", "civilian")
            if near <= m.first <= item.numeral.last + 3
        ]  # fmt: skip
        if also and people and (item.numeral.best or known.best) < known.best:
            # as in: with them civilians are returning too – 20 of our people
            return True
    more = bool(set(before) & {"another", "ще", "еще", "plus", "additional", "further"})
    if more and not item.part and item.numeral.best is not None and known.best is not None:
        living = statement.topic is Kind.PRISONER_EXCHANGE and not statement.parts
        return living and item.numeral.best < known.best
    if joined and _is_beside_foreigners(sentence, item):
        return True
    if adds_rank(sentence, item, known):
        return statement.topic is statement.kind
    return joined and item.civilian and item.numeral.best is not None


def _is_beside_foreigners(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number goes on with others than Russians: "two foreigners and a Ukrainian"."""
    before = [n for n in sentence.numerals if n.last < item.numeral.first]
    if not before or item.nation is Side.RUSSIA or item.part:
        return False
    between = sentence.tokens[before[-1].last + 1 : item.numeral.first]
    return len(between) <= _BESIDE and any(t.norm in _FOREIGNERS for t in between)


def follow_base(told: Statement | None, statement: Statement, heard: Side | None) -> None:
    """Direct those on top as the ones told before: "Another 20 civilians were freed too".

    Those who "go home too" go home to the side that is being told of.
    """
    if told is None or not statement.extra or statement.counts or len(statement.undirected) != 1:
        return
    homeward = any(
        t.norm in _HOMEWARD for m in statement.sentence.all("act", "home")
        for t in statement.sentence.tokens[m.first : m.last + 1]
    )  # fmt: skip
    if homeward and heard in (Side.UKRAINE, Side.RUSSIA):
        way = Direction.TO_UKRAINE if heard is Side.UKRAINE else Direction.TO_RUSSIA
        statement.counts[way] = statement.undirected.pop()
        return
    near = statement.sentence.index - told.sentence.index <= _NEXT
    if near and len(told.counts) == 1 and told.kind is statement.kind:
        statement.counts[next(iter(told.counts))] = statement.undirected.pop()


def is_pair_on_top(told: Statement | None, statement: Statement) -> bool:
    """Tell whether wounded who went both ways come on top of as many from each side before.

    As in: 246 went home on each side. Thirty-one wounded Ukrainians came over for 15 Russians.
    """
    if told is None or statement.kind is not told.kind:
        return False
    base = {c.best for c in told.counts.values()}
    pair = [c.best for c in statement.counts.values()]
    frail = statement.sentence.has("frail") and len(set(pair)) == 2
    # "… 146 for 146. Then, too, eight residents of the Kursk region came home."
    beside = statement.civilians and statement.sentence.has("national") and len(pair) == 1
    if len(told.counts) != 2 or len(base) != 1 or not (frail or beside):
        return False
    (each,) = base
    return each is not None and all(best is not None and best < each for best in pair)


def complete(sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
    """Fill the directions that "as many", "the other way", halves and remainders let conclude."""
    fill_equal(sentence, found)
    fill_opposed(sentence, found)
    fill_halves(sentence, found)
    fill_remainder(sentence, found)
    fill_pair(found)


def fill_equal(sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
    """Fill the other direction where the text says "the same number"."""
    if not any(not is_repeated(sentence, m) for m in sentence.all("equal")):
        return
    for statement in found.values():
        if not statement.counts and len(statement.undirected) == 1:
            # "146 were freed; the same number of Russians were sent home"
            statement.counts = dict.fromkeys(Direction, statement.undirected.pop())
            statement.symmetric = True
        elif len(statement.counts) == 1:
            ((way, count),) = statement.counts.items()
            other = next(d for d in Direction if d is not way)
            statement.counts[other] = count
            statement.symmetric = True


def fill_halves(sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
    """Halve a number of both sides: "190 captives, equally divided between the two"."""
    if not sentence.has("halved"):
        return
    for statement in found.values():
        told = [*statement.counts.values(), *statement.undirected]
        best = {c.best for c in told}
        whole = best.pop() if len(best) == 1 else None
        if whole is not None and whole % 2 == 0:
            statement.counts = dict.fromkeys(Direction, Count.exactly(whole // 2))
            statement.undirected.clear()
            statement.symmetric = True


def fill_pair(found: dict[tuple[Kind, Modality], Statement]) -> None:
    """Direct the other of a pair: "17 for 15: Ukraine was the one that received seventeen"."""
    for statement in found.values():
        if len(statement.counts) != 1 or len(statement.undirected) != 2:
            continue
        ((way, count),) = statement.counts.items()
        rest = [c for c in statement.undirected if c.best != count.best]
        if len(rest) == 1:
            statement.counts[next(d for d in Direction if d is not way)] = rest[0]
            statement.undirected.clear()


def fill_remainder(sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
    """Part both directions' number by one of them: "they exchanged 1,041 bodies, 41 Russian"."""
    if not (sentence.has("act", "exchange") or sentence.has("mutual")):
        return
    for statement in found.values():
        if statement.counts or len(statement.undirected) != 1 or len(statement.parts) != 1:
            continue
        whole, (item, _) = statement.undirected[0].best, statement.parts[0]
        share = item.numeral.best
        if item.nation is not None and whole and share and share < whole:
            home = Direction.TO_UKRAINE if item.nation is Side.UKRAINE else Direction.TO_RUSSIA
            other = next(d for d in Direction if d is not home)
            statement.counts = {home: Count.exactly(share), other: Count.exactly(whole - share)}
            statement.undirected.clear()


def fill_opposed(sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
    """Direct a number by its counterpart: "1,212 crossed over; 27 came the other way"."""
    if not (sentence.has("reverse") or _parted_deeds(sentence) or _traded(sentence)):
        return
    for statement in found.values():
        if len(statement.counts) == 1 and len(statement.undirected) == 1:
            (way,) = statement.counts
            other = next(d for d in Direction if d is not way)
            statement.counts[other] = statement.undirected.pop()


def _traded(sentence: Sentence) -> bool:
    """Tell whether one number was exchanged for another: "45 азовців на трьох льотчиків"."""
    numbers = [n for n in sentence.numerals if n.best is not None and (n.best > 1)]
    if len(numbers) != 2 or not sentence.has("act", "exchange"):
        return False
    between = sentence.tokens[numbers[0].last + 1 : numbers[1].first]
    return any(t.norm in _FOR for t in between)


def _parted_deeds(sentence: Sentence) -> bool:
    """Tell whether a semicolon parts two deeds: "1245 were returned home; the Russians took 51"."""
    cut = next((i for i, t in enumerate(sentence.tokens) if t.text == ";"), None)
    if cut is None or sentence.has("part"):
        return False
    sides = [
        any(m.first < cut for m in sentence.all("act"))
        and any(n.first < cut for n in sentence.numerals),
        any(m.first > cut for m in sentence.all("act"))
        and any(n.first > cut for n in sentence.numerals),
    ]
    return all(sides)


def _told_finer(known: Count, count: Count, *, both: bool) -> bool:
    """Tell whether a number makes another exact: "over 200, to be precise 230", "206, 103 each"."""
    if known.best is None or count.best is None:
        return False
    if both and known.best == 2 * count.best:
        return True
    exact = count.low == count.high
    return known.high is None and exact and known.best <= count.best <= 1.5 * known.best
