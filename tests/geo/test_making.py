from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from homeward.geo.making import world_places, world_regions
from homeward.geo.making.capitals import capitals
from homeward.geo.making.inflections import Rules, rows_of
from homeward.geo.making.romanise import Romanisation, skeleton
from homeward.geo.making.settlements import is_readable, russian_name, ukrainian_name
from homeward.geo.names import normalise
from homeward.settings import PROJECT_FOLDER

GEOGRAPHY = PROJECT_FOLDER / "data" / "geography"


@pytest.fixture(scope="module")
def romanisation() -> Romanisation:
    return Romanisation(GEOGRAPHY)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.load(GEOGRAPHY)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Запоріжжя", "Zaporizhzhia"),
        ("Кривий Ріг", "Kryvyi Rih"),
        ("Куп'янськ", "Kupiansk"),
        ("Миколаїв", "Mykolaiv"),
        ("Єнакієве", "Yenakiieve"),
        ("Згурівка", "Zghurivka"),
        ("Кам'янка-Дніпровська", "Kamianka-Dniprovska"),
    ],
)
def test_ukrainian_is_romanised_by_the_official_table(
    romanisation: Romanisation, name: str, written: str
) -> None:
    assert romanisation.write(name) == written


def test_what_is_not_ukrainian_is_not_romanised(romanisation: Romanisation) -> None:
    assert romanisation.write("Артёмовск") is None


def test_all_romanisations_of_a_name_share_a_skeleton() -> None:
    assert len({skeleton(name) for name in ("Zaporizhzhya", "Zaporizhzhia", "Zaporizhzhja")}) == 1
    assert skeleton("Avdiyivka") == skeleton("Avdiivka")
    assert skeleton("Sumy") != skeleton("Samy")


def test_names_without_language_tags_are_told_apart(romanisation: Romanisation) -> None:
    alternates = ["Donezk", "Данецк", "Донецк", "Донецьк", "Доњецк"]
    assert ukrainian_name("Donetsk", alternates, romanisation) == "Донецьк"
    assert russian_name("Донецьк", alternates) == "Донецк"
    assert ukrainian_name("Engels", ["Энгельс"], romanisation) == ""
    assert russian_name("Київ", ["Кыив", "Киев ош"]) == ""


@pytest.mark.parametrize(("alternate", "readable"), [
    ("Kiev", True), ("Київ", True), ("KBP", False), ("ji fu", False), ("キーウ", False),
    ("Vizantija (Vizantija)", False),
])  # fmt: skip
def test_codes_and_machine_transliterations_are_no_names(alternate: str, readable: bool) -> None:
    assert is_readable(alternate) is readable


@pytest.mark.parametrize(
    ("name", "language", "forms"),
    [
        ("Бахмут", "uk", ["Бахмута", "Бахмуту", "Бахмут", "Бахмутом", "Бахмуті"]),
        ("Харків", "uk", ["Харкова", "Харкову", "Харків", "Харковом", "Харкові"]),
        ("Курахове", "uk", ["Курахового", "Кураховому", "Курахове", "Кураховим", "Кураховому"]),
        ("Нова Гута", "uk", ["Нової Гути", "Новій Гуті", "Нову Гуту", "Новою Гутою", "Новій Гуті"]),
        ("Суми", "uk", ["Сум", "Сумам", "Суми", "Сумами", "Сумах"]),
        ("Донецк", "ru", ["Донецка", "Донецку", "Донецк", "Донецком", "Донецке"]),
        ("Турция", "ru", ["Турции", "Турции", "Турцию", "Турцией", "Турции"]),
        ("Абу-Дабі", "uk", []),
        ("Донецька область", "uk", []),
    ],
)
def test_names_are_declined_by_the_rules(
    rules: Rules, name: str, language: str, forms: list[str]
) -> None:
    assert rules.decline(name, language) == forms


def test_the_made_files_are_in_step_with_the_folding() -> None:
    settlements = pd.read_parquet(GEOGRAPHY / "settlements.parquet")
    for column in ("keys", "other_keys"):
        for joined in settlements[column]:
            assert all(normalise(key) == key for key in joined.split("|"))
    assert all(
        normalise(row["form"]) == row["form"] for row in rows_of(GEOGRAPHY / "inflections.csv")
    )


def test_no_geography_file_is_large() -> None:
    sizes = {path.name: path.stat().st_size for path in GEOGRAPHY.iterdir()}
    assert max(sizes.values()) < 5_000_000
    assert sum(sizes.values()) < 10_000_000


@pytest.mark.parametrize("making", [world_regions, world_places])
def test_a_region_is_named_without_its_kind_and_without_nicknames(making: Any) -> None:
    table = {
        "name": "Bayern Region",
        "localOtherName": "Bavaria (eng), Freistaat (deu), The Free State (eng)",
    }
    found = world_regions.region_names(table, generic=making._GENERIC, nickname=making._NICKNAME)
    assert found == ("Bayern", ["Bavaria"])


def town(name: str, country: str, population: int, *others: str) -> dict[str, object]:
    return {
        "name": name, "countrycode": country, "population": population, "alternatenames": others
    }  # fmt: skip


def test_a_capital_is_the_largest_town_of_its_country_that_bears_the_name() -> None:
    countries = {
        "IN": {"capital": "New Delhi"},
        "CW": {"capital": " Willemstad"},
        "AQ": {"capital": ""},
        "CS": {"capital": "Belgrade"},
    }
    cities = {
        "1": town("New Delhi", "IN", 300_000),
        "2": town("Delhi", "IN", 11_000_000, "New Delhi"),
        "3": town("New Delhi", "US", 40_000_000),
        "4": town("Willemstad", "CW", 125_000),
        "5": town("", "AQ", 1),
    }
    assert list(capitals(countries, cities)) == [("geonames:4", "CW"), ("geonames:2", "IN")]
