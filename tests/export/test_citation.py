from __future__ import annotations

import datetime as dt

from homeward.export.citation import apa, bibtex

DAY = dt.date(2026, 6, 1)


def test_the_citations_name_version_and_day_of_access() -> None:
    said = apa(version="2026.2", accessed_on=DAY)
    assert "(2026)" in said
    assert "Record version 2026.2" in said
    assert said.endswith("Accessed 1 June 2026.")


def test_the_bibtex_entry_has_balanced_braces() -> None:
    entry = bibtex(version="2026.2", accessed_on=DAY)
    assert entry.startswith("@misc{homeward2026,")
    assert entry.count("{") == entry.count("}")
    assert "accessed 2026-06-01" in entry
