"""Refusals in the language that an address asks for, whatever else is wrong with it."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def told(client: TestClient, address: str) -> tuple[int, str]:
    answer = client.get(f"/api/{address}")
    return answer.status_code, " ".join(answer.json()["errors"])


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("events?limit=many&lang=uk", 400, "limit=many незрозуміло; можливо: ціле число від 1"),
        ("events?from=june&lang=uk", 400, "from=june незрозуміло"),
        ("events?region=XX-1&lang=uk", 400, "region=XX-1 незрозуміло"),
        ("events?from=2025-06-02&to=2025-06-01&lang=uk", 400, "іде назад."),
        ("events?sort=up&lang=uk", 400, "тут немає параметра sort"),
        ("events/none?lang=uk", 404, "У сховищі немає події 'none'."),
        ("ogc/collections/none?lang=uk", 404, "Набору 'none' немає"),
        ("nowhere?lang=uk", 404, "За цією адресою нічого немає"),
    ],
)
def test_a_refusal_is_told_in_the_language_asked_for(
    client: TestClient, address: str, status: int, words: str
) -> None:
    found, sentences = told(client, address)
    assert found == status
    assert words in sentences
    in_english = told(client, address.replace("lang=uk", "lang=en"))
    assert in_english[0] == status
    assert words not in in_english[1]
    assert in_english[1].isascii()


def test_no_refusal_says_that_something_was_left_out(client: TestClient) -> None:
    for code in ("en", "uk"):
        address = f"events?from=2025-06-02&to=2025-06-01&area=here&region=XX&lang={code}"
        status, sentences = told(client, address)
        assert status == 400
        assert "left out" not in sentences
        assert "пропущено" not in sentences


def test_an_unknown_language_is_refused_in_english(client: TestClient) -> None:
    status, sentences = told(client, "events?lang=xx")
    assert (status, sentences) == (400, "lang=xx is not understood; it takes en, uk.")


def test_data_are_the_same_in_every_language(client: TestClient) -> None:
    ukrainian = client.get("/api/events?limit=5&lang=uk").json()
    english = client.get("/api/events?limit=5&lang=en").json()
    assert ukrainian["events"] == english["events"]
