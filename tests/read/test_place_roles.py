"""Roles of places: what happened there, and what only names the people."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.read.places import Places
from homeward.read.reading import read_text

PUBLISHED = dt.date(2025, 8, 15)


def roles(text: str, places: Places) -> set[tuple[str, str]]:
    reading = read_text(text, places=places, published=PUBLISHED)
    return {(p.name, p.role.value) for event in reading.events for p in event.places}


@pytest.mark.parametrize(
    "text",
    [
        "206 Ukrainian and Russian prisoners swapped in Kursk captives' deal on Thursday.",
        "The exchange took place on Thursday: Ukraine let go of 103 Russians captured in the "
        "Kursk region.",
        "Tatyana Moskalkova, the commissioner in Moscow, said that Russia had undertaken to "
        "release 400 Ukrainians.",
    ],
)
def test_where_people_were_captured_or_sit_in_office_nothing_is_handed_over(
    text: str, places: Places
) -> None:
    assert roles(text, places) == set()


def test_where_the_exchange_took_place_it_was_handed_over(places: Places) -> None:
    text = "The exchange of 84 Ukrainian prisoners took place on Thursday in the Chernihiv region."
    assert roles(text, places) == {("Chernihiv Oblast", "handover")}


def test_planes_carry_the_freed_to_where_they_go(places: Places) -> None:
    text = (
        "Ukraine freed 84 Russian prisoners on Thursday. Aircraft of the Aerospace Forces will "
        "carry them to Moscow, the Russian Defence Ministry said."
    )
    assert roles(text, places) == {("Moscow", "destination")}


def test_who_confirms_the_figure_of_an_undertaking_is_its_claimant(places: Places) -> None:
    text = (
        "Делегації України та Росії зустрілися у Стамбулі в четвер.\n\n"
        "Домовлено повернути по 6 тисяч тіл загиблих воїнів з кожної сторони. "
        "Цю цифру підтвердив заступник міністра Сергій Кислиця."
    )
    events = read_text(text, places=places, published=PUBLISHED).events
    promise = next(e for e in events if e.kind.value == "commitment")
    assert "Сергій Кислиця" in {c.claimant for c in promise.claims}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ukraine received the bodies of 494 soldiers on Thursday. Where did they lose their "
            "lives? Pokrovsk accounts for 310 of them, Toretsk for 122; the Kursk region, across "
            "the frontier, for 62.",
            {"Pokrovsk", "Toretsk", "Kursk Oblast"},
        ),
        (
            "У четвер Україна повернула тіла 51 воїна. Де вони загинули? На Донеччині — "
            "тридцять восьмеро, на Запоріжжі — дев'ятеро, на Луганщині — четверо.",
            {"Donetsk Oblast", "Zaporizhzhia Oblast", "Luhansk Oblast"},
        ),
        (
            "On Thursday Ukraine brought home 83 bodies. Soledar, which Russia took in January, "
            "is where all of the men died.",
            {"Soledar"},
        ),
        (
            "В четверг Украине передали тела 90 погибших. Около 30 из них найдены под "
            "Красноармейском, то есть Покровском, и под Угледаром.",
            {"Pokrovsk", "Vuhledar"},
        ),
    ],
)
def test_a_list_of_shares_tells_where_the_dead_had_fallen(
    text: str, wanted: set[str], places: Places
) -> None:
    assert roles(text, places) == {(name, "recovery") for name in wanted}


def test_a_town_is_found_again_by_what_it_is(places: Places) -> None:
    text = (
        "Delegations of Ukraine and Russia met in Istanbul on Thursday for the third round. "
        "They had sat down in the Turkish city on July 1 for the second round of talks."
    )
    assert roles(text, places) == {("Istanbul", "venue")}


def test_the_capital_is_that_of_who_is_named_before(places: Places) -> None:
    text = (
        "Ukraine released 84 Russian prisoners on Thursday. The Defence Ministry in Moscow said "
        "that they had been let go. They will be flown to the capital for treatment."
    )
    assert roles(text, places) == {("Moscow", "destination")}


def test_talks_that_others_speak_of_are_no_second_venue(places: Places) -> None:
    text = (
        "Ukrainian and Russian delegations met in Antalya on Thursday. The foreign minister, "
        "Dmytro Kuleba, said that such matters belonged to the talks in Belarus. In Mariupol, "
        "three were killed the day before the meeting, authorities said."
    )
    assert roles(text, places) == {("Antalya", "venue")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Россия и Украина в четверг обменялись пленными, по 90 человек. Освобожденных россиян "
            "доставят самолетами военно-транспортной авиации в Москву.",
            {("Moscow", "destination")},
        ),
        (
            "Ukraine freed 84 Russian prisoners on Thursday. They will not be brought to territory "
            "under Kyiv's control again.",
            set(),
        ),
        (
            "The remains of 12 Ukrainian soldiers were given up on Thursday in Bakhmut.",
            {("Bakhmut", "handover")},
        ),
        (
            "On Thursday 106 Ukrainian prisoners were freed; most were taken in Mariupol.",
            set(),
        ),
        (
            "Rusya ve Ukrayna perşembe günü esir takası yaptı. Ukraynalı 215 esir Çernihiv "
            "yakınlarında teslim alındı.",
            {("Chernihiv", "handover")},
        ),
        (
            "Thirteen bodies of Ukrainian soldiers were returned on Thursday. A morgue in the "
            "Russian city of Taganrog gave up the remains.",
            {("Taganrog", "held")},
        ),
        (
            "Ukraine got back 9 captives on Thursday. They had been in Taganrog, in the second "
            "detention facility.",
            {("Taganrog", "held")},
        ),
        (
            "В четверг Украине переданы тела 44 солдат. Тринадцать нашли под Соледаром, остальных "
            "— в полях возле Курдюмовки.",
            {("Soledar", "recovery"), ("Kurdiumivka", "recovery")},
        ),
    ],
)
def test_prepositions_and_verbs_tell_what_happened_at_a_place(
    text: str, wanted: set[tuple[str, str]], places: Places
) -> None:
    assert roles(text, places) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "On Thursday Ukraine received 45 bodies. They have been taken to a morgue in Dnipro.",
            {("Dnipro", "destination")},
        ),
        (
            "У четвер з полону повернулися 95 військових. Частину з них утримували в Оленівці, "
            "інших – у Таганрозі.",
            {("Olenivka", "held"), ("Taganrog", "held")},
        ),
        (
            "Rusya ve Ukrayna perşembe günü 95'er esiri takas etti. Takas, Belarus sınırında "
            "gerçekleşti.",
            {("Belarus", "handover")},
        ),
        (
            "Rusya ve Ukrayna perşembe günü 95'er esiri takas etti. Takas, İstanbul'da 2 "
            "Haziran'da varılan mutabakat çerçevesinde yapıldı.",
            set(),
        ),
    ],
)
def test_where_they_went_were_held_or_changed_hands_is_told_apart(
    text: str, wanted: set[tuple[str, str]], places: Places
) -> None:
    assert roles(text, places) == wanted


def test_each_day_of_a_list_of_sittings_has_its_own_venue(places: Places) -> None:
    text = (
        "Delegations of Ukraine and Russia met in Antalya on Thursday.\n\nThe delegations that "
        "negotiate have met three times before: on July 28 in the Gomel region, on August 3 in the "
        "Belovezhskaya forest, and again on Monday in Brest."
    )
    events = read_text(text, places=places, published=PUBLISHED).events
    assert {(e.date, p.name) for e in events for p in e.places} == {
        ("2025-08-14", "Antalya"),
        ("2025-07-28", "Gomel Region"),
        ("2025-08-03", "Belovezhskaya Pushcha"),
        ("2025-08-11", "Brest"),
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ukraine and Russia each released 95 prisoners on Thursday. The command in Moscow "
            "said that its men were receiving medical attention in Belarus.",
            {("Belarus", "destination")},
        ),
        (
            "Ukraine and Russia each released 95 prisoners on Thursday. Of the two prisons he says "
            "only the names: Taganrog and Kamyshin.",
            {("Taganrog", "held"), ("Kamyshin", "held")},
        ),
        (
            "On Thursday Ukraine received the bodies of 45 soldiers. Until then they had been "
            "stored in Rostov-on-Don.",
            {("Rostov-on-Don", "held")},
        ),
    ],
)
def test_care_prisons_and_stores_give_places_their_roles(
    text: str, wanted: set[tuple[str, str]], places: Places
) -> None:
    assert roles(text, places) == wanted
