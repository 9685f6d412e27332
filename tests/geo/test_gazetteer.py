from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.errors import HomewardError
from homeward.geo.gazetteer import Gazetteer, PlaceUnknown
from homeward.geo.names import normalise
from homeward.geo.ranking import distance_km, is_settled
from homeward.model import GeoPrecision
from homeward.settings import PROJECT_FOLDER

DONETSK = "geonames:709717"
DONETSK_IN_RUSSIA = "geonames:565348"
DONETSK_OBLAST = "iso:UA-14"
BAKHMUT = "geonames:713174"
POKROVSK = "geonames:704422"
ENGELS = "geonames:563464"
NOVAYA_HUTA = "geonames:624584"
OLENIVKA = "geonames:698614"


def first(gazetteer: Gazetteer, name: str, **around: object) -> str:
    return gazetteer.candidates(name, **around)[0].place.place_id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Donetsk", DONETSK),
        ("Donetsk Oblast", DONETSK_OBLAST),
        ("Donetsk region", DONETSK_OBLAST),
        ("the eastern Donetsk region", DONETSK_OBLAST),
        ("Donetsk direction", DONETSK_OBLAST),
        ("Donetsk People's Republic", "own:occupied-part-of-donetsk-oblast"),
        ("Донецька область", DONETSK_OBLAST),
        ("Донецької", DONETSK_OBLAST),
        ("Донеччина", DONETSK_OBLAST),
        ("на Донеччині", DONETSK_OBLAST),
        ("Донецкая область", DONETSK_OBLAST),
        ("в Донецкой области", DONETSK_OBLAST),
        ("Донецькому напрямку", DONETSK_OBLAST),
        ("Donetsk bölgesi", DONETSK_OBLAST),
        ("Donetsk'te", DONETSK),
        ("у Донецьку", DONETSK),
        ("Донецком", DONETSK),
        ("Donetsk, Rostov Oblast", DONETSK_IN_RUSSIA),
        ("city of Donetsk", DONETSK),
    ],
)
def test_the_form_of_a_name_tells_oblast_city_and_namesake_apart(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    assert first(gazetteer, name) == place_id


def test_donetsk_in_a_text_about_rostov_is_the_russian_one(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Donetsk", context=["Rostov Oblast"]) == DONETSK_IN_RUSSIA
    assert first(gazetteer, "Donetsk", context=["iso:RU-ROS"]) == DONETSK_IN_RUSSIA
    assert first(gazetteer, "Donetsk", country="RU") == DONETSK_IN_RUSSIA
    assert first(gazetteer, "Donetsk", near=(48.3, 39.9)) == DONETSK_IN_RUSSIA
    assert first(gazetteer, "Donetsk", near=gazetteer.place(BAKHMUT)) == DONETSK


def test_pokrovsk_is_the_ukrainian_town_and_not_engels(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Pokrovsk") == POKROVSK
    assert first(gazetteer, "Покровськ") == POKROVSK
    assert first(gazetteer, "Pokrovsk", context=["Saratov Oblast"]) == ENGELS
    assert first(gazetteer, "Engels") == ENGELS


@pytest.mark.parametrize(
    "name", ["Novaya Huta", "Nova Huta", "Novaya Guta", "Новая Гута", "Нова Гута"]
)
def test_novaya_huta_is_the_one_in_the_gomel_region(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.candidates(name, context=["Gomel Region"])[0].place
    assert found.place_id == NOVAYA_HUTA
    assert (found.country, found.admin1) == ("BY", "BY-HO")


@pytest.mark.parametrize(
    "name",
    ["Bakhmut", "Artemivsk", "Artyomovsk", "Артёмовск", "Артемовск", "Артемівськ", "Бахмут",
     "Бахмута", "Бахмуті", "под Бахмутом", "Bakhmut'ta"],
)  # fmt: skip
def test_old_russian_and_cyrillic_names_lead_to_one_bakhmut(
    gazetteer: Gazetteer, name: str
) -> None:
    assert first(gazetteer, name) == BAKHMUT


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Сумской области", "iso:UA-59"),
        ("в Курской области", "iso:RU-KRS"),
        ("Стамбуле", "geonames:745044"),
        ("Стамбулі", "geonames:745044"),
        ("İstanbul'da", "geonames:745044"),
        ("Туреччині", "iso:TR"),
        ("Kursk'ta", "geonames:538560"),
        ("Белоруссии", "iso:BY"),
        ("Білорусі", "iso:BY"),
        ("Харькове", "geonames:706483"),
        ("Запоріжжі", "geonames:687700"),
        ("Криму", "iso:UA-43"),
    ],
)
def test_inflected_names_are_found(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    assert first(gazetteer, name) == place_id


@pytest.mark.parametrize(
    ("place_id", "name"),
    [
        ("geonames:703448", "Kyiv"),
        ("geonames:698740", "Odesa"),
        ("geonames:687700", "Zaporizhzhia"),
        ("geonames:710735", "Chernihiv"),
        ("geonames:700569", "Mykolaiv"),
        ("geonames:691999", "Sievierodonetsk"),
        (BAKHMUT, "Bakhmut"),
        ("geonames:703656", "Kupiansk"),
        ("geonames:707898", "Huliaipole"),
        ("iso:UA-51", "Odesa Oblast"),
        ("iso:UA-43", "Autonomous Republic of Crimea"),
        ("iso:RU-KRS", "Kursk Oblast"),
        ("iso:BY-HO", "Gomel Region"),
        ("iso:TR", "Türkiye"),
    ],
)
def test_people_see_the_current_spelling(gazetteer: Gazetteer, place_id: str, name: str) -> None:
    assert gazetteer.place(place_id).name == name


def test_no_shown_name_of_a_ukrainian_place_keeps_a_latin_soft_sign(gazetteer: Gazetteer) -> None:
    shown = [gazetteer[place_id] for place_id in gazetteer]
    faulty = [
        place.name for place in shown if place.country == "UA" and set(place.name) & set("'’`ʼ")
    ]
    assert faulty == []


@pytest.mark.parametrize(
    ("name", "place_id", "precision"),
    [
        ("near Bakhmut", BAKHMUT, GeoPrecision.NEAR),
        ("біля Бахмута", BAKHMUT, GeoPrecision.NEAR),
        ("Bakhmut direction", BAKHMUT, GeoPrecision.NEAR),
        ("Бахмутському напрямку", BAKHMUT, GeoPrecision.NEAR),
        ("Покровском направлении", POKROVSK, GeoPrecision.NEAR),
        ("Bakhmut area", BAKHMUT, GeoPrecision.NEAR),
        ("Bakhmut district, Donetsk region", BAKHMUT, GeoPrecision.NEAR),
        ("Luhansk areas", "iso:UA-09", GeoPrecision.ADMIN1),
        ("Zaporizhzhia direction", "iso:UA-23", GeoPrecision.ADMIN1),
        ("Харківський напрямок", "iso:UA-63", GeoPrecision.ADMIN1),
        ("Azovstal", "own:azovstal-mariupol", GeoPrecision.EXACT),
        ("Donbas", "own:donbas", GeoPrecision.AREA),
        ("Ukraine-Belarus border", "own:ukraine-belarus-border", GeoPrecision.AREA),
        ("Belarus", "iso:BY", GeoPrecision.COUNTRY),
    ],
)
def test_a_direction_of_a_capital_is_its_oblast_and_of_a_town_is_near_it(
    gazetteer: Gazetteer, name: str, place_id: str, precision: GeoPrecision
) -> None:
    found = gazetteer.candidates(name)[0].place
    assert (found.place_id, found.geo_precision) == (place_id, precision)


def test_a_bare_list_of_capitals_as_areas_of_fighting_means_the_oblasts(
    gazetteer: Gazetteer,
) -> None:
    bare = ["Kharkiv", "Luhansk", "Donetsk", "Zaporizhzhia", "Kherson"]
    asked = [first(gazetteer, name, prefer=GeoPrecision.ADMIN1) for name in bare]
    named = [gazetteer.oblast_named_after(gazetteer.candidates(name)[0].place) for name in bare]
    assert asked == ["iso:UA-63", "iso:UA-09", "iso:UA-14", "iso:UA-23", "iso:UA-65"]
    assert [place.place_id for place in named if place] == asked
    assert gazetteer.oblast_named_after(gazetteer.place(BAKHMUT)) is None
    assert gazetteer.oblast_named_after(gazetteer.place(DONETSK_IN_RUSSIA)) is None


def test_when_it_is_not_sure_it_says_so_and_context_settles_it(gazetteer: Gazetteer) -> None:
    unsure = gazetteer.candidates("Krasnopillia")
    assert len(unsure) == 3
    assert not is_settled(unsure)
    settled = gazetteer.candidates("Krasnopillia", context=["Mykolaiv Oblast"])
    assert is_settled(settled)
    assert settled[0].place.place_id == "geonames:704352"


def test_a_place_that_the_war_made_known_comes_before_its_namesakes(gazetteer: Gazetteer) -> None:
    for name, place_id in (("Olenivka", OLENIVKA), ("Avdiivka", "geonames:713122")):
        found = gazetteer.candidates(name)
        assert len(found) >= 3
        assert is_settled(found)
        assert found[0].place.place_id == place_id


def test_what_follows_a_comma_is_context(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Dolyna, Donetsk region") == "geonames:709795"
    assert first(gazetteer, "Dolyna") == "geonames:709755"
    assert first(gazetteer, "Krasnopillia (Donetsk region)") == "own:krasnopillia-donetsk-oblast"
    assert first(gazetteer, "Krasnopillia, Donetsk region") == "own:krasnopillia-donetsk-oblast"


def test_a_name_nobody_bears_gives_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Nowhereville") == []
    assert gazetteer.candidates("") == []
    assert gazetteer.candidates("—’") == []
    assert not is_settled([])


def test_an_unknown_id_is_a_key_error_that_says_what_to_do(gazetteer: Gazetteer) -> None:
    with pytest.raises(PlaceUnknown, match=r"own:atlantis.*places\.csv") as caught:
        gazetteer.place("own:atlantis")
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, HomewardError)
    assert gazetteer.get("own:atlantis") is None
    with pytest.raises(PlaceUnknown):
        gazetteer.facts("own:atlantis")


def test_words_that_are_towns_are_no_names_for_running_text(gazetteer: Gazetteer) -> None:
    names = {name for name, _ in gazetteer.names()}
    assert names.isdisjoint({"may", "august", "war", "mobile", "vladimir"})
    assert {"donetsk region", "бахмутскому напрямку", "istanbulda", "донецкої"} <= names
    assert gazetteer.is_word("May")
    assert not gazetteer.is_word("Bakhmut")
    assert gazetteer.candidates("Mobile") != []


def test_every_name_is_folded_and_belongs_to_a_known_place(gazetteer: Gazetteer) -> None:
    for name, place_id in gazetteer.names():
        assert place_id in gazetteer
        assert normalise(name) == name


def test_every_place_has_a_point_on_the_globe_and_a_region_that_exists(
    gazetteer: Gazetteer,
) -> None:
    for place_id in gazetteer:
        place = gazetteer[place_id]
        assert -90 <= place.lat <= 90, place
        assert -180 <= place.lon <= 180, place
        if place.admin1:
            assert f"iso:{place.admin1}" in gazetteer or place.country not in {"UA", "BY", "RU"}
        if place.country in {"UA", "BY", "MD"}:  # latitude and longitude are not swapped
            assert 44 <= place.lat <= 57, place
            assert 22 <= place.lon <= 41, place


def test_every_place_of_the_record_is_known(gazetteer: Gazetteer) -> None:
    used = set()
    for table in sorted((PROJECT_FOLDER / "data" / "record").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            used |= {row["place_id"] for row in csv.DictReader(lines) if row.get("place_id")}
    assert sorted(used - set(gazetteer)) == []


def test_places_by_hand_have_a_source_and_a_known_precision(gazetteer: Gazetteer) -> None:
    with (PROJECT_FOLDER / "data" / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["place_id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["source"], row["place_id"]
        if row["place_id"].startswith("own:"):
            assert row["name"], row
            assert row["lat"], row
            assert row["lon"], row
            assert GeoPrecision(row["geo_precision"])
            assert row["radius_km"], row
        else:
            assert row["place_id"] in gazetteer


def test_facts_hold_what_a_place_has_no_room_for(gazetteer: Gazetteer) -> None:
    assert gazetteer.facts(DONETSK_OBLAST)["geonames_id"] == "709716"
    assert gazetteer.facts("own:azovstal-mariupol")["radius_km"] == "2"
    assert "GeoNames" in gazetteer.facts(OLENIVKA)["source"]
    assert gazetteer.address(gazetteer.place(BAKHMUT)) == "Bakhmut, Donetsk Oblast, Ukraine"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_at_all_gets_an_ordered_answer(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.candidates(name)
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert len({candidate.place.place_id for candidate in found}) == len(found)
    assert gazetteer.candidates(name) == found


@given(
    st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
)
def test_distance_is_the_same_both_ways_and_at_most_half_round(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there = distance_km(one, other)
    assert there == pytest.approx(distance_km(other, one), abs=1e-6)
    assert 0 <= there <= 20016


def test_a_degree_of_longitude_shrinks_towards_the_pole_and_one_of_latitude_does_not() -> None:
    assert distance_km((60, 30), (60, 31)) == pytest.approx(55.6, abs=0.1)
    assert distance_km((60, 30), (61, 30)) == pytest.approx(111.2, abs=0.1)
