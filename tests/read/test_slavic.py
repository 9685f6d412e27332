"""Ways of telling that Ukrainian and Russian reports have, and what they must not be read as."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.read.findings import Event
from homeward.read.places import Places
from homeward.read.reading import read_text

PUBLISHED = dt.date(2025, 6, 12)


def read(text: str, places: Places) -> list[Event]:
    return list(read_text(text, places=places, published=PUBLISHED).events)


def told(text: str, places: Places) -> set[tuple[str, str | None, int | None, int | None]]:
    return {
        (
            e.kind.value,
            e.date,
            e.to_ukraine.best if e.to_ukraine else None,
            e.to_russia.best if e.to_russia else None,
        )
        for e in read(text, places)
    }


@pytest.mark.parametrize(
    ("text", "to_ukraine", "to_russia"),
    [
        # The nation may stand ahead of its number …
        ("У середу обмінялися полоненими: українців, каже штаб, повернулося 95.", 95, None),
        # … but who received is no nation of the counted.
        ("У середу росіяни отримали 95 полонених.", None, 95),
        ("В среду Россия вернула 90 своих солдат из плена, Украина — 75 своих.", 75, 90),
        (
            "Из украинского плена в среду вернулись 106 солдат: 100 рядовых и 6 офицеров.",
            None,
            106,
        ),
        ("В среду Украине передали 212 тел погибших, взамен Россия получила 45.", 212, 45),
        ("У середу Україні віддали 212 тіл, натомість росіяни забрали 45 своїх.", 212, 45),
        ("В среду прибыли на Украину 250 тел. В обратном направлении проследовали 38.", 250, 38),
        ("У середу вдалося повернути до України тіла сорока чотирьох полеглих.", 44, None),
        ("В среду смогли вернуть на Украину тела двухсот пятидесяти военных.", 250, None),
    ],
)
def test_numbers_go_where_the_words_send_them(
    text: str, to_ukraine: int | None, to_russia: int | None, places: Places
) -> None:
    counts = {(u, r) for _, date, u, r in told(text, places) if date == "2025-06-11"}
    assert counts == {(to_ukraine, to_russia)}


@pytest.mark.parametrize(
    "text",
    [
        "Сторони обговорили, як повернути до України тіла ста полеглих.",
        "Украина намерена вернуть из плена еще 250 военных.",
        "Сім'ї просять повернути з полону 90 бійців.",
    ],
)
def test_what_is_yet_to_be_done_has_not_happened(text: str, places: Places) -> None:
    assert not {e for e in told(text, places) if e[0] in ("body_repatriation", "prisoner_exchange")}


def test_day_before_talks_dates_the_handover_and_no_talks(places: Places) -> None:
    text = (
        "Третий раунд в Стамбуле\n\nДелегации России и Украины встретились в Стамбуле 11 июня.\n\n"
        "За день до переговоров Украине вернули тысячу тел, Россия получила 19."
    )
    assert told(text, places) == {
        ("negotiation_round", "2025-06-11", None, None),
        ("body_repatriation", "2025-06-10", 1000, 19),
    }


def test_what_both_sides_tell_as_outside_an_exchange_is_added_once(places: Places) -> None:
    text = (
        "Обмен 175 на 175\n\nРоссия и Украина 11 июня обменяли по 175 пленных.\n\n"
        "Еще 22 тяжелораненых украинцев Москва передала вне обмена, сообщили в Минобороны.\n\n"
        "Зеленский назвал и 22 защитников, возвращенных вне обмена."
    )
    assert told(text, places) == {("prisoner_exchange", "2025-06-11", 197, 175)}


def test_exchange_within_an_agreement_agrees_on_nothing(places: Places) -> None:
    text = (
        "Тысяча тел\n\nВ среду Россия передала Украине 1000 тел, сказал Мединский.\n\n"
        "Обмен прошел в рамках стамбульских договоренностей."
    )
    assert told(text, places) == {("body_repatriation", "2025-06-11", 1000, None)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "У середу Україні передали 90 тіл. Більшість загинула на Авдіївському напрямку.",
            ("Avdiivka", "recovery"),
        ),
        ("У середу до України повернули 34 тіла з моргів на території рф.", ("Russia", "held")),
        (
            "В среду из плена вернулись 90 украинцев. Одного из них держали в Мордовии.",
            ("Mordovia", "held"),
        ),
        (
            "В среду украинцам отдали 44 тела на нейтральном участке в Запорожской области.",
            ("Zaporizhzhia Oblast", "handover"),
        ),
    ],
)
def test_place_has_the_role_that_its_clause_gives(
    text: str, place: tuple[str, str], places: Places
) -> None:
    assert place in {(p.name, p.role.value) for e in read(text, places) for p in e.places}


def test_captors_of_kyiv_make_it_no_place_of_captivity(places: Places) -> None:
    text = (
        "В среду вернулись из плена 146 россиян. Домой едут и восемь жителей Курской области, "
        "незаконно удерживавшихся киевским режимом."
    )
    assert not [p for e in read(text, places) for p in e.places if p.role.value == "held"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Російське військове відомство оголосило про повернення у середу 150 солдатів.",
            "Російське військове відомство",
        ),
        (
            "У середу забрали 94 тіла, повідомив Уповноважений з питань осіб, зниклих безвісти, "
            "Олег Котенко.",
            "Олег Котенко",
        ),
        (
            "В среду из плена вернулись по 90 человек. Об этом сообщили в Минобороны РФ, позже – "
            "президент Владимир Зеленский.",
            "Владимир Зеленский",
        ),
    ],
)
def test_claimant_is_named_in_full(text: str, claimant: str, places: Places) -> None:
    assert claimant in {c.claimant for e in read(text, places) for c in e.claims}


def test_entries_of_a_chronicle_count_without_verb_or_month(places: Places) -> None:
    text = (
        "Репатріація: хроніка\n\n"
        "6 червня — 1212 тіл. 8 червня — ще 1200. 9 червня — 900, 10-го — знову 700.\n\n"
        "Сьогодні, 12 червня, додому повернули 1245 тіл; росіяни прийняли 51."
    )
    assert told(text, places) == {
        ("body_repatriation", "2025-06-06", 1212, None),
        ("body_repatriation", "2025-06-08", 1200, None),
        ("body_repatriation", "2025-06-09", 900, None),
        ("body_repatriation", "2025-06-10", 700, None),
        ("body_repatriation", "2025-06-12", 1245, 51),
    }


def test_ordinal_of_an_exchange_is_no_day(places: Places) -> None:
    text = "11 червня з полону повернулися 90 українців, це вже 25-й обмін."
    assert told(text, places) == {("prisoner_exchange", "2025-06-11", 90, None)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "В среду Украине передали 121 тело. Из них 20 числились на запорожском направлении, "
            "12 – на харьковском, остальные 89 – на донецком.",
            {("Zaporizhzhia Oblast", 20), ("Kharkiv Oblast", 12), ("Donetsk Oblast", 89)},
        ),
        (
            "У середу Україні передали тіла 90 воїнів, які полягли на донецькому напрямку.",
            {("Donetsk Oblast", None)},
        ),
    ],
)
def test_directions_without_a_capital_letter_are_places_of_the_fallen(
    text: str, wanted: set[tuple[str, int | None]], places: Places
) -> None:
    found = {(p.name, p.count) for e in read(text, places) for p in e.places}
    assert {(name, None) for name, _ in found} == {(name, None) for name, _ in wanted}
    assert {f for f in found if f[1] is not None} >= {w for w in wanted if w[1] is not None}


def test_what_is_given_in_return_is_a_clause_of_its_own(places: Places) -> None:
    text = "В среду Россия вернула из плена 75 военных, в обмен Киеву отдали 74 пленных."
    assert told(text, places) == {("prisoner_exchange", "2025-06-11", 74, 75)}


def test_offer_told_in_the_words_of_somebody_keeps_its_number(places: Places) -> None:
    text = (
        "Третій раунд\n\nДелегації України та Росії зустрілися в Стамбулі 11 червня.\n\n"
        "Москва, за словами Мединського, запропонувала передати 3000 тіл."
    )
    assert ("commitment", "2025-06-11", 3000, None) in told(text, places)
