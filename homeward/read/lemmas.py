"""Go back from an inflected Ukrainian or Russian village to the name that maps have."""

from __future__ import annotations

from collections.abc import Iterable

_SHORTEST = 5
_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # The ending of a case, and those of the name itself that it may come from.
    ("ького", ("ьке", "ький")),
    ("ского", ("ское", "ский")),
    ("ому", ("е", "ий", "ое", "ый")),
    ("ого", ("е", "ий", "ое", "ый")),
    ("ьким", ("ьке",)),
    ("ским", ("ское",)),
    ("ами", ("и", "ы")),
    ("ями", ("і", "и", "я")),
    ("ах", ("и", "ы")),
    ("ях", ("і", "и")),
    ("кою", ("ка",)),
    ("кой", ("ка", "кая")),
    ("ою", ("а",)),
    ("ої", ("а",)),
    ("ой", ("а", "ая")),
    ("ною", ("на",)),
    ("ом", ("", "о", "е")),
    ("ем", ("е", "ь")),
    ("єм", ("й", "є")),
    ("им", ("е", "ий")),
    ("ым", ("ое", "ый")),
    ("ів", ("и", "і")),
    ("ов", ("ы", "и")),
    ("ей", ("и", "а")),
    ("ці", ("ка",)),
    ("ки", ("ка",)),
    ("ку", ("ка",)),
    ("ке", ("ка",)),
    ("і", ("", "а", "о")),
    ("и", ("а", "ь")),
    ("у", ("", "а", "о")),
    ("ю", ("ь", "я", "є")),
    ("а", ("", "о", "е")),
    ("я", ("ь", "є")),
    ("е", ("", "о", "а")),
)


def nominatives(name: str) -> Iterable[str]:
    """Yield what an inflected name may be called: "Курдюмовки" → Курдюмовка.

    Nothing for names of several words, for short ones and for other alphabets.
    """
    if len(name) < _SHORTEST or " " in name or name.isascii():
        return
    for ending, others in _RULES:
        if name.endswith(ending):
            stem = name[: -len(ending)]
            yield from (stem + other for other in others if len(stem + other) >= _SHORTEST - 1)
