from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from strategies import filters

from homeward.model import Side
from homeward.view.addresses import event_address
from homeward.view.disputes import DisputedEvent, disputed_events
from homeward.view.disputes_page import disputed_section, in_numbers
from homeward.view.filters import Chooser, Dispute, Filter, Status
from homeward.view.markup import to_html

JUNE = Filter(first_on=dt.date(2025, 6, 16), last_on=dt.date(2025, 6, 16))


def of_event(chooser: Chooser, event_id: str) -> DisputedEvent:
    found = disputed_events(chooser.choose(Filter()))
    return next(each for each in found if each.event.event_id == event_id)


@settings(max_examples=30)
@given(filters())
def test_the_disputed_events_are_those_of_the_filter(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    rows = shown.event_rows()
    expected = set(rows["event_id"][rows["status"] == Status.DISPUTED])
    assert {each.event.event_id for each in disputed_events(shown)} == expected


def test_kyiv_and_moscow_stand_in_columns_of_their_own(chooser: Chooser) -> None:
    each = of_event(chooser, "BR-2025-06-16")
    kyiv = [telling.numbers for telling in each.columns[Side.UKRAINE]]
    moscow = [telling.numbers for telling in each.columns[Side.RUSSIA]]
    assert kyiv == ["1,245 to Ukraine"]
    assert moscow == ["1,248 to Ukraine, 51 to Russia"]
    assert each.spread == ("1,245–1,248 to Ukraine: 3 apart, 0.2 % of the best figure.",)


def test_a_claim_of_two_parties_gives_each_its_own_number(chooser: Chooser) -> None:
    each = of_event(chooser, "PX-2024-01-31")
    assert any("207 to Ukraine" in told.numbers for told in each.columns[Side.UKRAINE])
    assert any(told.numbers.startswith("195 to Ukraine") for told in each.columns[Side.RUSSIA])
    assert not any(
        "Zelenskyy" in name for told in each.columns[Side.RUSSIA] for name in told.speakers
    )


def test_a_speaker_is_named_once_with_all_days(chooser: Chooser) -> None:
    for each in disputed_events(chooser.choose(Filter())):
        for told in each.columns.values():
            for telling in told:
                names = [speaker.split(" (")[0] for speaker in telling.speakers]
                assert len(names) == len(set(telling.speakers))


def test_every_disputed_event_names_its_kinds_and_has_something_told(chooser: Chooser) -> None:
    for each in disputed_events(chooser.choose(Filter())):
        assert each.disputes, each.event.event_id
        assert each.columns, each.event.event_id


def test_the_title_leads_to_the_card_and_keeps_the_filter(chooser: Chooser) -> None:
    chosen = Filter(disputes=frozenset({Dispute.COUNT}), first_on=dt.date(2025, 6, 1))
    address = event_address("BR-2025-06-16", chosen)
    assert address == "./?dispute=count&from=2025-06-01&event=BR-2025-06-16"
    section = to_html(disputed_section(of_event(chooser, "BR-2025-06-16"), chosen))
    assert address.replace("&", "&amp;") in section


def test_the_page_says_how_much_differs_and_how_much_addition_explains(chooser: Chooser) -> None:
    words = in_numbers(disputed_events(chooser.choose(JUNE)))
    assert words.startswith("The sources differ on 1 shown event; on 1 of them about the number.")
    assert words.endswith("explains a difference in 0, and none in 1.")
    assert in_numbers([]).startswith("The sources differ on 0 shown events")
