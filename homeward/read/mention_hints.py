"""Gather the countries that a text speaks of without naming them: "Nigerian", "£", "RCMP"."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from homeward.read.lexicon import TABLES

_MOST = 2


@lru_cache(maxsize=1)
def _hints() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all hints and the country of each, as ``country_hints.csv`` says."""
    countries: dict[str, str] = {}
    with (TABLES / "country_hints.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            countries |= dict.fromkeys(row["words"].split("|"), row["country"])
    forms = sorted(countries, key=len, reverse=True)
    # matches Nigerian in "the Nigerian army" and £ in "£30"; must not match rand in "brand"
    pattern = r"(?<!\w)(?:" + "|".join(re.escape(form) for form in forms) + r")(?:(?<=£)|(?!\w))"
    return re.compile(pattern), countries


def hinted_countries(text: str) -> frozenset[str]:
    """Return the countries (alpha-2) most hinted at, two at most; empty where nothing hints."""
    pattern, countries = _hints()
    counts: dict[str, int] = {}
    for found in pattern.finditer(text):
        country = countries[found.group()]
        counts[country] = counts.get(country, 0) + 1
    ranked = sorted(counts, key=lambda country: (-counts[country], country))
    return frozenset(ranked[:_MOST])
