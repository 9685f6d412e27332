"""The page of rounds: each commitment with its number and what became of it."""

from __future__ import annotations

from typing import Any


def words(page: Any) -> str:
    return " ".join(block.proto.body for block in page.get("html"))


def test_the_june_2025_chain_reads_6057_by_kyiv_and_6060_by_moscow(open_page: Any) -> None:
    text = words(open_page("rounds.py"))
    assert "6,000 promised to Ukraine: " in text
    assert "6,057 of 6,000 delivered (Kyiv counts 6,057, Moscow 6,060)" in text


def test_1000_for_1000_was_delivered_in_three_days(open_page: Any) -> None:
    text = words(open_page("rounds.py"))
    assert "1,000 promised to Russia" in text
    assert "1,000 of 1,000 delivered" in text
    for running in ("390", "697", "1,000"):
        assert f">{running}</td>" in text


def test_civilians_beside_an_exchange_do_not_count_towards_its_promise(open_page: Any) -> None:
    text = words(open_page("rounds.py"))
    assert "500 of 500 delivered" in text
    assert "502 of 500" not in text


def test_a_round_without_a_commitment_is_shown_when_all_are_asked_for(open_page: Any) -> None:
    page = open_page("rounds.py")
    assert "Antalya" not in words(page)
    page.button_group(key="rounds_shown").set_value("all").run()
    assert "Antalya" in words(page)
    assert "The record holds no commitment made here." in words(page)
