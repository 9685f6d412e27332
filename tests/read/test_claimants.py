"""Claimants: who says it, behind titles, pronouns, cases and inverted quotations."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.read.places import Places
from homeward.read.reading import read_text

PUBLISHED = dt.date(2025, 8, 15)


def claims(text: str, places: Places) -> set[tuple[str | None, str]]:
    events = read_text(text, places=places, published=PUBLISHED).events
    return {(c.claimant, c.stance.value) for e in events for c in e.claims}


def claimants(text: str, places: Places) -> set[str | None]:
    return {name for name, _ in claims(text, places)}


NEWS = "Ukraine and Russia each released 95 prisoners on Thursday.\n\n"
LEAD = {
    "uk": "Україна та Росія у четвер обмінялися полоненими, по 95 осіб.\n\n",
    "ru": "Россия и Украина в четверг обменялись пленными, по 95 человек.\n\n",
    "tr": "Rusya ve Ukrayna perşembe günü 95'er esiri takas etti.\n\n",
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            NEWS + "Lavrov saw the exchange differently. The captives were never a bargain, he "
            "said.",
            "Lavrov",
        ),
        (NEWS + "15.10 President Zelenskiy: “Ninety-five of our prisoners are home.”", "Zelenskiy"),
        (NEWS + "Officials list three mediators of the exchange.", "Officials"),
        (
            NEWS + "A lawmaker in Moscow spoke of 95 captives brought back.",
            "A lawmaker in Moscow",
        ),
        (
            LEAD["ru"] + "По данным собеседника газеты, пленные уже дома.",
            "собеседник газеты",
        ),
        (
            LEAD["ru"] + "Госсекретарь Марко Рубио назвал обмен шагом к миру.",
            "Марко Рубио",
        ),
        (
            LEAD["uk"] + "Полонені вже вдома, інформує Міністерство реінтеграції.",
            "Міністерство реінтеграції",
        ),
        (
            LEAD["uk"] + "Обмін готували тижнями, повідомив Дмитро Лубінець. За його словами, "
            "усі полонені вже вдома.",
            "Дмитро Лубінець",
        ),
        (LEAD["uk"] + "Телеграм-канал «Тиша» пише, що полонених везли через Гомель.", "Тиша"),
        (
            LEAD["tr"] + "Rusya'nın TASS ajansının haberine göre esirler Moskova'ya götürüldü.",
            "TASS ajansı",
        ),
        (
            NEWS + "One of the freed captives, Ihor, told the broadcaster of beatings.",
            "Ihor",
        ),
        (
            LEAD["tr"] + "Sözcü Peskov, esirlerin Belarus'ta olduğunu söyledi.",
            "Peskov",
        ),
        (
            LEAD["tr"] + "Dmitro Kuleba takası ifade etti; Sergey Lavrov esirlerin "
            "döndüğünü savundu.",
            "Sergey Lavrov",
        ),
    ],
)
def test_who_says_it_is_named(text: str, wanted: str, places: Places) -> None:
    assert wanted in claimants(text, places)


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "Asked about the captives, Oleh Kotenko would not give a number.",
        LEAD["uk"] + "«Про число полонених не питайте, не скажу», — відрізав Олег Котенко.",
        LEAD["tr"] + "Andriy Yusov, esirlere ilişkin soruyu “yorum yok” diyerek yanıtladı.",
    ],
)
def test_who_will_not_say_declines(text: str, places: Places) -> None:
    assert "declines" in {stance for _, stance in claims(text, places)}


def test_a_title_before_a_name_is_no_second_claimant(places: Places) -> None:
    text = NEWS + "The swap of prisoners was announced by US Special Envoy Steve Witkoff."
    assert claimants(text, places) == {None, "Steve Witkoff"}


def test_the_united_states_state_nothing(places: Places) -> None:
    text = NEWS + "The United States and the Emirates helped to bring the prisoners back."
    assert claimants(text, places) == {None}


def test_an_office_of_a_capital_speaks_and_not_the_capital(places: Places) -> None:
    text = LEAD["ru"] + "Рустем Умеров, глава делегации Киева, признал обмен пленными успехом."
    assert claimants(text, places) == {None, "Рустем Умеров"}
