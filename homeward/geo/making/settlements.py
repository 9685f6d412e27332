"""Make ``settlements.parquet``: GeoNames places with Ukrainian and Russian names told apart.

GeoNames' alternate names carry no language. A Ukrainian name is taken only when it
romanises to the place's own name; a Russian one only when it differs from the
Ukrainian in nothing but vowels and signs. What stays unsure stays blank.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from homeward.geo.making.romanise import Romanisation, skeleton
from homeward.geo.names import normalise

_UKRAINIAN_ONLY = set("іїєґ")
_NOT_UKRAINIAN = set("ыэёъўјљњћђџќѓѕѣәөүұңһҗқғҳӳӹꙑѥѡѧѫѳѵ")
_NOT_RUSSIAN = set("іїєґўјљњћђџќѓѕѣәөүұңһҗқғҳӳӹꙑѥѡѧѫѳѵ'’ʼ")
# matches Артемівськ and Кам'янка; must not match Киев ош (two words are kept apart below)
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ'’ʼ -]+")
# matches Bakhmut and Łódź; must not match Αθήνα
_LATIN = re.compile(r"[^\W\d_Ͱ-￿]")
_CYRILLIC_START = re.compile(r"[Ѐ-ӿ]")  # matches Б; must not match B
# the source takes these two from Natural Earth, which names each as the other
_NATURAL_EARTH_SWAPS_MOSCOW = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}


def make_settlements(source: Path, folder: Path) -> pd.DataFrame:
    """Return one row a settlement, most populous first.

    Columns: place_id, name, name_uk, name_ru, keys (folded own names, joined by ``|``),
    other_keys (folded alternates), country, admin1, lat, lon (WGS 84), population.
    """
    found = pd.read_parquet(source / "settlements_region_geonames.parquet")
    dropped = set(pd.read_csv(folder / "city_parts.csv")["geonames_id"])
    found = found[~found["geonameid"].isin(dropped)].fillna({"iso": "", "alt": ""})
    romanisation = Romanisation(folder)
    rows = [_settlement(row, romanisation) for row in records_of(found)]
    made = pd.DataFrame(rows)
    return made.sort_values(["population", "place_id"], ascending=[False, True], ignore_index=True)


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame's rows as dictionaries by column."""
    return [
        {str(column): value for column, value in row.items()} for row in frame.to_dict("records")
    ]


def _settlement(row: dict[str, object], romanisation: Romanisation) -> dict[str, object]:
    name, country = str(row["name"]), str(row["cc"])
    alternates = [alternate for alternate in str(row["alt"] or "").split("|") if alternate]
    name_uk = name_ru = ""
    shown = name
    if country == "UA":
        name_uk = ukrainian_name(name, alternates, romanisation)
        shown = (romanisation.write(name_uk) if name_uk else None) or re.sub("[’'`ʼ”]", "", name)
        name_ru = russian_name(name_uk, alternates) if name_uk else ""
    keys = dict.fromkeys(normalise(own) for own in (shown, name, name_uk, name_ru) if own)
    others = dict.fromkeys(
        normalise(alternate) for alternate in alternates if is_readable(alternate)
    )
    admin1 = str(row["iso"])
    return {
        "place_id": f"geonames:{row['geonameid']}",
        "name": shown,
        "name_uk": name_uk,
        "name_ru": name_ru,
        "keys": "|".join(key for key in keys if key),
        "other_keys": "|".join(key for key in others if key and key not in keys),
        "country": country,
        "admin1": _NATURAL_EARTH_SWAPS_MOSCOW.get(admin1, admin1),
        "lat": row["lat"],
        "lon": row["lon"],
        "population": row["pop"],
    }


def is_readable(alternate: str) -> bool:
    """Tell names that a text in Latin or Cyrillic letters may use from codes and glosses.

    Airport codes (KBP) and machine transliterations (all lower case) are neither.
    """
    if len(alternate) < 3 or len(alternate) > 40 or "(" in alternate:
        return False
    if _CYRILLIC_START.match(alternate):
        return alternate[:1].isupper()
    if not all(_LATIN.match(letter) for letter in alternate if letter.isalpha()):
        return False
    return alternate[:1].isupper() and not (alternate.isupper() and len(alternate) <= 4)


def ukrainian_name(name: str, alternates: list[str], romanisation: Romanisation) -> str:
    """Choose the Ukrainian spelling among a place's names, or blank when none is sure."""
    fitting: list[tuple[bool, int, int, str]] = []
    marked: list[str] = []
    for alternate in alternates:
        spelled = alternate.replace("’", "'").replace("ʼ", "'")
        lower = spelled.lower()
        if not _CYRILLIC.fullmatch(spelled) or _NOT_UKRAINIAN & set(lower):
            continue
        if _OLD_SPELLING.search(lower):
            continue
        written = romanisation.write(spelled)
        if written and skeleton(written) == skeleton(name):
            traits = sum(lower.count(letter) for letter in "іїєґ'")
            traits += len(re.findall("[сцз]ьк|ць", lower))  # matches ськ; must not match ск
            fitting.append((normalise(written) == normalise(name), traits, -len(lower), spelled))
        if _UKRAINIAN_ONLY & set(lower):
            marked.append(spelled)
    if fitting:
        return max(fitting)[-1]
    return marked[0] if len(marked) == 1 else ""


_OLD_SPELLING = re.compile("[бвгджзклмнпрстфхцчшщ]ї")  # matches Днїпро; must not match Київ
_RUSSIAN_LETTERS = {
    "е": "[её]", "є": "е", "и": "[иы]", "і": "[еоё]", "ї": "[ие]", "о": "[оеё]",
    "я": "[яе]", "й": "[йи]?", "ь": "ь?", "'": "[ьъ]?",
}  # fmt: skip
# what a Ukrainian ending becomes in Russian; tried longest first, the rest letter by letter
_RUSSIAN_ENDINGS = {
    "ське": "ское", "цьке": "цкое", "ний": "н[ыо]й", "ький": "кий", "не": "ное", "ове": "ово",
    "еве": "ево", "єве": "ево", "ине": "ино", "на": "ная", "ська": "ская",
}  # fmt: skip
_DOUBLED = re.compile(r"([бвгджзклмнпрстфхцчшщ])\1я")  # matches лля; must not match Анна
_INITIAL_I = re.compile(r"\bі|і(?=[аяєую])")  # matches і in Ізюм and ія; must not match Рівне


def _russian_pattern(name_uk: str) -> re.Pattern[str]:
    spelled = _DOUBLED.sub(r"\1ье", name_uk.lower())
    spelled = _INITIAL_I.sub("и", spelled)
    for ending in sorted(_RUSSIAN_ENDINGS, key=len, reverse=True):
        if spelled.endswith(ending):
            stem, tail = spelled[: -len(ending)], _RUSSIAN_ENDINGS[ending]
            break
    else:
        stem, tail = spelled, ""
    return re.compile("".join(_RUSSIAN_LETTERS.get(letter, letter) for letter in stem) + tail)


def russian_name(name_uk: str, alternates: list[str]) -> str:
    """Choose the Russian spelling that goes with a Ukrainian name, or blank.

    Letters must correspond (Донецьк, Донецк); the Belarusian Данецк does not pass.
    """
    pattern = _russian_pattern(name_uk)
    fitting = [
        alternate
        for alternate in alternates
        if _CYRILLIC.fullmatch(alternate)
        and not _NOT_RUSSIAN & set(alternate.lower())
        and pattern.fullmatch(alternate.lower())
        and not _NOT_RUSSIAN_PAIRS.search(alternate.lower())
    ]
    if fitting:
        return max(fitting, key=lambda spelled: (spelled.count("ь"), spelled != name_uk, spelled))
    return name_uk if set(name_uk.lower()) <= _SHARED_LETTERS else ""


# matches Донецьк, Жытомир and Кыив; must not match Донецк, Житомир and Киев
_NOT_RUSSIAN_PAIRS = re.compile("[сцз]ьк|[жшкгх]ы")
_SHARED_LETTERS = set("абвгджзйклмнопрстуфхцчшщюя")
