from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.model import Count, DatePrecision, GeoPrecision, Place, interval

DAYS = st.dates(min_value=dt.date(1, 1, 1))


@given(DAYS)
def test_a_day_means_itself(day: dt.date) -> None:
    assert interval(day.isoformat()) == (day, day)


@given(DAYS)
def test_a_coarser_date_holds_every_finer_one_within_it(day: dt.date) -> None:
    month = interval(f"{day:%Y-%m}".rjust(7, "0"))
    year = interval(f"{day.year:04}")
    assert year[0] <= month[0] <= day <= month[1] <= year[1]
    assert month[0].day == 1
    assert (year[1] - year[0]).days in (364, 365)
    assert month[1] == dt.date.max or (month[1] + dt.timedelta(days=1)).day == 1


@given(DAYS)
def test_a_week_is_the_seven_days_that_begin_with_its_date(day: dt.date) -> None:
    first, last = interval(day.isoformat(), DatePrecision.WEEK)
    assert first == day
    assert last == dt.date.max or last - first == dt.timedelta(days=6)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        first, last = interval(text)
    except ValueError:
        return
    assert first <= last
    assert text.isascii()
    assert first.isoformat().startswith(text)


NO_DATES = ["", "0000", "2025-6", "2025-00", "2025-13", "2025-06-31", "20250611", "11.06.2025"]
ALMOST_DATES = [" 2025", "2025\n", "٢٠٢٥", "2025-06-11T00:00", "June 2025"]


@pytest.mark.parametrize("text", [*NO_DATES, *ALMOST_DATES])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the standard library's for some
        interval(text)


@given(st.tuples(*[st.none() | st.integers(min_value=-3, max_value=9)] * 3))
def test_a_count_rises_from_low_to_high_and_is_never_negative(
    bounds: tuple[int | None, int | None, int | None],
) -> None:
    known = [bound for bound in bounds if bound is not None]
    fits = known == sorted(known) and all(bound >= 0 for bound in known)
    low, best, high = bounds
    if fits:
        assert Count(low=low, best=best, high=high).best == best
    else:
        with pytest.raises(ValueError, match="count"):
            Count(low=low, best=best, high=high)


def test_an_undisputed_count_has_one_number_for_all_three() -> None:
    assert Count.exactly(7) == Count(low=7, best=7, high=7)


def test_a_place_falls_back_to_its_shown_name() -> None:
    place = Place(
        place_id="own:x",
        name="Novaya Huta",
        country="BY",
        admin1=None,
        lat=52.0,
        lon=31.0,
        geo_precision=GeoPrecision.SETTLEMENT,
        names={"uk": "Нова Гута"},
    )
    assert place.name_in("uk") == "Нова Гута"
    assert place.name_in("tr") == "Novaya Huta"
