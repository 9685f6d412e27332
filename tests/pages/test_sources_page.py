"""The page of sources: gaps by year, contradictions, every claim, how to cite."""

from __future__ import annotations

from typing import Any

from homeward.store.frames import Frames


def test_gaps_contradictions_and_open_questions_are_told(open_page: Any) -> None:
    page = open_page("sources.py")
    text = " ".join(block.proto.body for block in page.get("html"))
    assert "320 from the Donetsk direction" in text
    assert "Still to be found in a source" in text
    assert 'href="./?event=BR-2024-11-08"' in text
    by_year = page.table[0].value
    assert list(by_year.columns) == ["2022", "2023", "2024", "2025", "2026", "All"]


def test_every_claim_is_listed_with_its_address(open_page: Any, frames: Frames) -> None:
    page = open_page("sources.py")
    listed = page.dataframe[0].value
    assert len(listed) == len(frames.claims)
    assert set(listed["source_url"]) == set(frames.claims["source_url"])


def test_the_record_can_be_cited_with_its_version(open_page: Any, frames: Frames) -> None:
    page = open_page("sources.py")
    apa, bibtex = (code.value for code in page.code)
    assert frames.version in apa
    assert bibtex.startswith("@")
    assert frames.version in bibtex
