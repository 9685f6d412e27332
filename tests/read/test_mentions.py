"""Places of any country in running text, and names that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.world import WorldPlaces
from homeward.read.mention_words import mention_table, mention_words
from homeward.read.mentions import MentionFinder
from homeward.settings import PROJECT_FOLDER

DATA = PROJECT_FOLDER / "data"


@pytest.fixture(scope="module")
def finder() -> MentionFinder:
    return MentionFinder(Gazetteer.load(DATA), WorldPlaces.load(DATA / "geography"))


def found(finder: MentionFinder, text: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.candidates[0].place.country) for m in finder.find(text)]


def names(finder: MentionFinder, text: str) -> list[str]:
    return [m.text for m in finder.find(text)]


def region_of(finder: MentionFinder, text: str, name: str) -> str | None:
    """Return the first-level region of a name's first mention."""
    return next(m.candidates[0].place.admin1 for m in finder.find(text) if m.text == name)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Floods hit Bologna in northern Italy.", [("Bologna", "IT"), ("Italy", "IT")]),
        ("He flew from Nairobi to Los Angeles.", [("Nairobi", "KE"), ("Los Angeles", "US")]),
        ("Президент прибув до Києва.", [("Києва", "UA")]),
        ("Görüşmeler İstanbul'da yapıldı.", [("İstanbul", "TR")]),
        (
            "Fires spread in California, and Bavaria sent help.",
            [("California", "US"), ("Bavaria", "DE")],
        ),
        ("It sank off Côte d'Ivoire.", [("Côte d'Ivoire", "CI")]),
        ("They met in Guinea-Bissau.", [("Guinea-Bissau", "GW")]),
        ("A shop in St. Louis closed.", [("St. Louis", "US")]),
        ("The U.S. and the UK agreed.", [("U.S.", "US"), ("UK", "GB")]),
        ("Snow fell in the Alps and over the Baltic Sea.", [("Alps", None), ("Baltic Sea", None)]),
        ("A U.S.-led force left the Sahel.", [("U.S.", "US"), ("Sahel", None)]),
    ],
)  # fmt: skip
def test_places_are_found(
    finder: MentionFinder, text: str, places: list[tuple[str, str | None]]
) -> None:
    assert found(finder, text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Jack London wrote about dogs.",
        "The Bank of England kept its rate.",
        "They may march on in august company.",
        "The Washington Post reported it.",
        "The Rev. Chester Lincoln spoke.",
        "The match between Real Madrid and FC Barcelona was played.",
        "She lives at 14 Memphis Street with the cat.",
        "The office at the corner of Lakeview and Harrison streets burnt.",
        "He went to the University of Missouri as a boy.",
        "The Turkish and French ministers met the Georgians.",
        "It cost US$500 in the shop.",
        "Sales at Texas A&M fell, the dean said.",
        "The WHO and the IMF were there.",
        "It is in the Senate, the White House said.",
        "Московский суд отложил дело.",
        "Ankara Üniversitesi açıklama yapmadı.",
        "The blast was outside the Stade de France in the night.",
        "More than 40 were hurt, the agency said.",
    ],
)
def test_persons_institutions_and_words_are_no_places(finder: MentionFinder, text: str) -> None:
    assert found(finder, text) == []


def test_offsets_are_those_of_the_text(finder: MentionFinder) -> None:
    text = "Сьогодні в Парижі — і в Paris, France."
    mentions = finder.find(text)
    assert [m.text for m in mentions] == ["Парижі", "Paris", "France"]
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text


def test_a_region_of_any_country_is_an_area(finder: MentionFinder) -> None:
    (mention,) = finder.find("Snow fell all over Catalonia.")
    assert mention.candidates[0].place.place_id == "iso:ES-CT"
    assert mention.candidates[0].place.geo_precision == "admin1"


def test_a_turkish_ending_is_cut_off(finder: MentionFinder) -> None:
    assert names(finder, "Heyet Ankara'da kaldı, Londra'ya dönmedi.") == ["Ankara", "Londra"]
    assert names(finder, "She left Paris' suburbs and China's coast.") == ["Paris", "China"]
    assert names(finder, "They met in N'Djamena.") == ["N'Djamena"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Делегация Франции была в Лондоне и Варшаве.", ["Франции", "Лондоне", "Варшаве"]),
        ("Уряд Польщі чекав у Женеві та Празі.", ["Польщі", "Женеві", "Празі"]),
        ("Рейс из Нью-Йорка сел в Ташкенте.", ["Нью-Йорка", "Ташкенте"]),
    ],
)
def test_names_of_the_world_are_found_inflected(
    finder: MentionFinder, text: str, expected: list[str]
) -> None:
    assert names(finder, text) == expected


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("SPRINGFIELD, Ill. (AP) — Lawmakers met.", "SPRINGFIELD", "US-IL"),
        ("A man from Springfield, Missouri, was hurt.", "Springfield", "US-MO"),
        ("The fire in Portland, Maine, is out.", "Portland", "US-ME"),
        ("Crews came from London, Ont., on Monday.", "London", "CA-ON"),
        ("A tornado hit Paris, Texas, United States.", "Paris", "US-TX"),
        ("The town of Athens (Georgia) is small.", "Athens", "US-GA"),
    ],
)
def test_what_contains_a_place_tells_which_it_is(
    finder: MentionFinder, text: str, name: str, region: str
) -> None:
    assert region_of(finder, text, name) == region


def test_the_rest_of_the_text_tells_which_place_it_is(finder: MentionFinder) -> None:
    maine = "A ferry from Portland was late. Buses from Bangor and Augusta to Boston ran."
    oregon = "A march in Portland ended. Judges in Salem and Eugene, Oregon, will hear it."
    assert region_of(finder, maine, "Portland") == "US-ME"
    assert region_of(finder, oregon, "Portland") == "US-OR"
    lebanon = "Shops in Beirut, Lebanon, and in Tripoli closed."
    libya = "Planes flew from Benghazi to Tripoli. Libya was calm."
    assert ("Tripoli", "LB") in found(finder, lebanon)
    assert ("Tripoli", "LY") in found(finder, libya)


def test_an_institution_tells_where_the_text_is_though_it_is_no_place(
    finder: MentionFinder,
) -> None:
    text = "A man of Alexandria was held, the Rapides Parish Fire Department said."
    assert names(finder, text) == ["Alexandria"]
    assert region_of(finder, text, "Alexandria") == "US-LA"


def test_a_state_may_share_its_name_with_a_country(finder: MentionFinder) -> None:
    south = "A storm moved from Florida across Georgia to South Carolina."
    caucasus = "Georgia has ties with Armenia, police in Tbilisi said."
    assert ("Georgia", "US") in found(finder, south)
    assert ("Georgia", "GE") in found(finder, caucasus)
    assert ("Niger", "NE") in found(finder, "It spread in Benin, Ghana, Niger, Nigeria and Togo.")


def test_a_word_after_a_name_says_that_the_region_is_meant(finder: MentionFinder) -> None:
    (mention,) = finder.find("Snow fell in Washington state on Monday.")
    assert mention.text == "Washington"
    assert mention.candidates[0].place.place_id == "iso:US-WA"
    assert names(finder, "Men died in Borno State, officials said.") == ["Borno State"]


def test_states_are_short_only_after_a_comma_or_a_party(finder: MentionFinder) -> None:
    assert names(finder, "Rep. Nancy Pelosi, D-Calif., spoke.") == ["Calif."]
    assert names(finder, "Mo. and Ala. are not said here, he is OK, in fact.") == []


def test_a_person_of_the_text_is_no_place_later(finder: MentionFinder) -> None:
    text = "Andrew Jackson, 40, drove from Jackson, Miss., to a bar. Jackson said he was sorry."
    assert [(m.text, m.start) for m in finder.find(text)] == [("Jackson", 31), ("Miss.", 40)]


def test_a_country_is_one_though_a_person_of_the_text_bears_its_name(
    finder: MentionFinder,
) -> None:
    text = "Michael Jordan met King Abdullah of Jordan. Jordan scored twice."
    assert [(m.text, m.start) for m in finder.find(text)] == [("Jordan", 36)]


def test_a_small_town_needs_a_word_that_speaks_for_a_place(finder: MentionFinder) -> None:
    assert names(finder, "Cottonport was the brand on the box.") == []
    assert names(finder, "Deputies arrested 14 in the Cottonport area.") == ["Cottonport"]
    assert names(finder, "A fire in Cottonport; Cottonport has no hydrants.") == ["Cottonport"] * 2


def test_a_dateline_is_a_place(finder: MentionFinder) -> None:
    assert names(finder, "LIMA, Peru (AP) — Miners met.") == ["LIMA", "Peru"]
    assert names(finder, "By A Writer, May 4, 2009 MANSFIELD -- He spoke.") == ["MANSFIELD"]


def test_a_government_named_by_its_capital_is_a_mention(finder: MentionFinder) -> None:
    assert names(finder, "Moscow said that Washington had agreed.") == ["Moscow", "Washington"]


def test_a_list_is_of_like_things(finder: MentionFinder) -> None:
    text = "They looked in mid-Ohio and at the borders of Montana and Wyoming."
    assert [m.candidates[0].place.place_id for m in finder.find(text)] == [
        "iso:US-OH",
        "iso:US-MT",
        "iso:US-WY",
    ]


def test_finding_is_deterministic(finder: MentionFinder) -> None:
    text = "Springfield, Portland and Paris lie near Salem, Athens and Georgia."
    assert finder.find(text) == finder.find(text)


def test_a_list_of_states_is_no_chain_of_containers(finder: MentionFinder) -> None:
    text = "It was sold in the states of Texas, Virginia, Washington, West Virginia and Wyoming."
    assert [m.candidates[0].place.admin1 for m in finder.find(text) if m.text == "Washington"] == [
        "US-WA"
    ]


def test_a_part_of_an_institution_tells_only_when_it_is_well_known(finder: MentionFinder) -> None:
    text = "Columbia must pay the S.C. Trial Lawyers and Garfield Traub Development, a judge said."
    assert names(finder, text) == ["Columbia"]
    assert region_of(finder, text, "Columbia") == "US-SC"


def test_an_apostrophe_may_belong_to_the_name(finder: MentionFinder) -> None:
    assert names(finder, "Fighting around Sana'a has cut the country in two.") == ["Sana'a"]


def test_a_people_or_a_currency_tells_the_country(finder: MentionFinder) -> None:
    british = "Cutting the charge of £30 in Richmond and in Kew is dear, the councillor said."
    australian = "Australian police searched a house in Richmond and a shop in Kew for the man."
    assert found(finder, british) == [("Richmond", "GB"), ("Kew", "GB")]
    assert found(finder, australian) == [("Richmond", "AU"), ("Kew", "AU")]


def test_a_capital_is_meant_rather_than_its_namesake(finder: MentionFinder) -> None:
    text = "A plan drawn up in Washington was read at the desk in London."
    assert found(finder, text) == [("Washington", "US"), ("London", "GB")]


@pytest.mark.parametrize(
    "text",
    [
        "Головне для нас, щоб усі повернулися.",
        "Мати чекала. Додому повернулися не всі.",
        "До Нового року обміну не буде.",
        "Бої на Донецькому, Луганському напрямках тривають.",
        "Источник в Белом доме назвал это прорывом.",
        "The Red Cross was in the State Duma on Nov. 5.",
    ],
)
def test_words_that_are_small_towns_somewhere_are_no_places(
    finder: MentionFinder, text: str
) -> None:
    assert [n for n in names(finder, text) if "напрям" not in n] == []


def test_an_inflected_name_is_sure_by_another_form_of_it(finder: MentionFinder) -> None:
    text = "Козятин попрощався із захисником. Його зустріли в Козятині."
    assert names(finder, text) == ["Козятин", "Козятині"]


def test_a_turkish_ending_speaks_for_a_place(finder: MentionFinder) -> None:
    assert names(finder, "Öte yandan Çeşme'de iki kişi aranıyor.") == ["Çeşme"]


def test_a_club_is_no_place_and_its_city_is(finder: MentionFinder) -> None:
    text = "Bayern Munich flew to Madrid, and Inter Milan stayed in the Alps."
    assert names(finder, text) == ["Madrid", "Alps"]


def test_a_long_text_is_read_in_parts(finder: MentionFinder) -> None:
    towns = ["Lima", "Quito", "Oslo", "Perth", "Accra"] + [f"Springfield{n}" for n in range(3)]
    text = " ".join(f"The people in {town} left for the town." for town in towns * 60)
    assert len(finder.find(text)) == 300


def test_towns_in_a_list_do_not_make_a_state_a_town(finder: MentionFinder) -> None:
    text = "The shops are in Orlando, Florida, Indianapolis, Indiana and Atlanta, Georgia."
    assert "iso:US-IN" in [m.candidates[0].place.place_id for m in finder.find(text)]


def test_one_name_may_mean_two_places_by_their_containers(finder: MentionFinder) -> None:
    text = "St. Petersburg, Russia, and St. Petersburg, Florida, are twins."
    assert found(finder, text) == [
        ("St. Petersburg", "RU"),
        ("Russia", "RU"),
        ("St. Petersburg", "US"),
        ("Florida", "US"),
    ]


def test_a_state_stands_after_the_letter_of_a_party(finder: MentionFinder) -> None:
    assert names(finder, "Sen. Rob Portman (R-Ohio) and Adam Schiff (D-CA) met.") == ["Ohio", "CA"]


@given(st.text(alphabet="Paris, London in the Ill.'s-\n(Київ)1 ", max_size=80))
def test_mentions_are_in_order_apart_and_as_the_text_has_them(
    finder: MentionFinder, text: str
) -> None:
    reached = 0
    for mention in finder.find(text):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        reached = mention.end


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Almanya Başbakanı Berlin'de konuştu.", ["Almanya", "Berlin"]),
        ("El rey visita Madrid, España, y luego Alemania.", ["Madrid", "España", "Alemania"]),
        ("La France et l'Allemagne sont d'accord.", ["France", "Allemagne"]),
        ("In New\nYork, the cabs stopped.", ["New\nYork"]),
        ("They marched from Selma to the town of Montgomery.", ["Selma", "Montgomery"]),
        ("Police in Cork and Limerick held the men.", ["Cork", "Limerick"]),
        ("Manchester City lost to the visitors.", []),
    ],
)
def test_names_stand_in_many_grammars(finder: MentionFinder, text: str, places: list[str]) -> None:
    assert names(finder, text) == places


def test_a_city_is_meant_rather_than_its_state_in_capitals_too(finder: MentionFinder) -> None:
    for text in ("NEW YORK (AP) — The cabs stopped.", "In New\nYork the cabs stopped."):
        (mention,) = finder.find(text)
        assert mention.candidates[0].place.place_id == "geonames:5128581"


def test_a_title_before_a_place_with_an_ending_is_no_persons(finder: MentionFinder) -> None:
    assert names(finder, "Fransa Cumhurbaşkanı Paris'ten katıldı.") == ["Fransa", "Paris"]


def test_the_lists_and_tables_of_words_are_those_of_the_data_folder() -> None:
    assert "oblast" in mention_words("region_words")
    assert "Parish" in mention_words("district_words")
    assert mention_table("mention_spellings.csv")["ft"] == ("fort",)
    endings = mention_table("mention_endings.csv")
    assert endings["ом"][0] == "", "a word may have been written with nothing but its ending"
    with pytest.raises(KeyError):
        mention_words("no such list")
