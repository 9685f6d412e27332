from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from homeward.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["geocode", *arguments])


def test_it_says_what_it_found_where_and_why() -> None:
    result = run("Артёмовск")
    assert result.exit_code == 0
    assert "Bakhmut, Donetsk Oblast, Ukraine" in result.output
    assert "48.5942, 37.9989" in result.output
    assert "geonames:713174" in result.output
    assert "a well-known name of it" in result.output


def test_it_lists_candidates_when_it_is_not_sure() -> None:
    result = run("Krasnopillia")
    assert result.exit_code == 0
    assert "not sure" in result.output
    assert "geonames:704343" in result.output
    assert "own:krasnopillia-donetsk-oblast" in result.output


@pytest.mark.parametrize("near", ["47.2,32.3", "Posad-Pokrovske"])
def test_a_point_or_a_name_nearby_settles_it(near: str) -> None:
    result = run("Krasnopillia", "--near", near)
    assert "not sure" not in result.output
    assert "geonames:704352" in result.output


def test_nothing_found_is_one_sentence_and_a_failure() -> None:
    result = run("Nowhereville")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "The gazetteer knows no place called “Nowhereville”.\n"


def test_one_of_several_names_missing_still_prints_the_others() -> None:
    result = run("Kyiv", "Nowhereville")
    assert result.exit_code == 1
    assert "geonames:703448" in result.stdout


def test_json_has_every_candidate() -> None:
    result = run("Donetsk", "--country", "RU", "--json")
    found = json.loads(result.output)
    assert found["query"] == "Donetsk"
    assert found["is_settled"]
    assert [each["place_id"] for each in found["candidates"]] == [
        "geonames:565348",
        "geonames:709717",
    ]


@pytest.mark.parametrize(
    "arguments",
    [("Kyiv", "--near", "Nowhereville"), ("Kyiv", "--near", "95,10"), ("Kyiv", "--country", "ZZ")],
)
def test_a_senseless_option_is_refused_in_words(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
