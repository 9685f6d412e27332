from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from homeward.geo.geocoder import HomewardGeocoder
from homeward.geo.online import OnlineGeocoder, nominatim

HAMLET = {
    "place_id": 1, "lat": "48.1234", "lon": "37.5678", "display_name": "Smallham, Ukraine",
    "osm_type": "node", "osm_id": 42, "type": "hamlet", "licence": "ODbL",
}  # fmt: skip


class DictCache:
    """An answer cache that lasts as long as a test."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}

    def get(self, query: str) -> str | None:
        return self.answers.get(query)

    def put(self, query: str, answer: str) -> None:
        self.answers[query] = answer


class Nominatim(ThreadingHTTPServer):
    """A service on this machine that plays Nominatim, well or badly."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.body, self.delay_seconds = 200, json.dumps([HAMLET]), 0.0
        self.asked: list[tuple[dict[str, list[str]], str]] = []
        self.asked_at: list[float] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a client that was kept waiting has gone."""


class _Handler(BaseHTTPRequestHandler):
    server: Nominatim

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        self.server.asked.append((query, self.headers["User-Agent"]))
        self.server.asked_at.append(time.monotonic())
        time.sleep(self.server.delay_seconds)
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(self.server.body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Nominatim]:
    server = Nominatim()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


Make = Callable[..., OnlineGeocoder]


@pytest.fixture
def make(service: Nominatim, geocoder: HomewardGeocoder) -> Make:
    def _make(cache: DictCache | None = None, **choices: float) -> OnlineGeocoder:
        client = nominatim(
            domain=f"127.0.0.1:{service.server_port}",
            user_agent="homeward-tests/1",
            scheme="http",
            timeout_seconds=0.5,
        )
        chosen = {"seconds_between": 0.0} | choices
        return OnlineGeocoder(geocoder, client, cache or DictCache(), **chosen)

    return _make


def test_what_the_gazetteer_knows_is_never_asked(make: Make, service: Nominatim) -> None:
    answer = make().geocode("Bakhmut")
    assert answer.origin == "gazetteer"
    assert answer.location.raw["place_id"] == "geonames:713174"
    assert service.asked == []


def test_what_it_does_not_know_is_asked_under_our_own_name(make: Make, service: Nominatim) -> None:
    answer = make().geocode("Smallham", country="UA")
    assert answer.origin == "nominatim"
    assert (answer.location.latitude, answer.location.longitude) == (48.1234, 37.5678)
    assert answer.note is None
    query, agent = service.asked[0]
    assert query["q"] == ["Smallham"]
    assert query["countrycodes"] == ["ua"]
    assert agent == "homeward-tests/1"


def test_an_answer_is_asked_for_once_and_also_when_it_is_none(
    make: Make, service: Nominatim
) -> None:
    cache = DictCache()
    first = make(cache).geocode("Smallham")
    again = make(cache).geocode("  smallham ")
    assert again.origin == "cache"
    assert again.location.raw == first.location.raw
    service.body = "[]"
    assert make(cache).geocode("Nosuchham").location is None
    assert make(cache).geocode("Nosuchham").note is None
    assert len(service.asked) == 2


@pytest.mark.parametrize(
    ("status", "body", "word"),
    [
        (429, "", "fewer requests"),
        (500, "oops", "cannot be reached"),
        (502, "", "cannot be reached"),
        (503, "", "too long"),
        (403, "", "cannot be reached"),
        (200, "<html>not json", "no sense"),
        (200, '[{"lat": "north"}]', "no sense"),
        (200, '[{"lat": "95", "lon": "10", "display_name": "x"}]', "no sense"),
        (200, '[{"lat": "nan", "lon": "10", "display_name": "x"}]', "no sense"),
        (200, '"a string"', "no sense"),
        (200, "[7]", "no sense"),
    ],
)
def test_a_failing_service_gives_a_note_and_no_crash(
    make: Make, service: Nominatim, status: int, body: str, word: str
) -> None:
    service.status, service.body = status, body
    cache = DictCache()
    answer = make(cache).geocode("Smallham")
    assert answer.location is None
    assert word in (answer.note or "")
    assert cache.answers == {}


def test_a_slow_service_is_not_waited_for(make: Make, service: Nominatim) -> None:
    service.delay_seconds = 1.5
    began = time.monotonic()
    answer = make().geocode("Smallham")
    assert time.monotonic() - began < 1.4
    assert "too long" in (answer.note or "")


def test_a_service_that_is_not_there_gives_a_note(geocoder: HomewardGeocoder) -> None:
    client = nominatim(domain="127.0.0.1:9", user_agent="homeward-tests/1", scheme="http")
    answer = OnlineGeocoder(geocoder, client, DictCache(), seconds_between=0).geocode("Smallham")
    assert "cannot be reached" in (answer.note or "")


def test_after_a_failure_the_service_is_left_alone_for_a_while(
    make: Make, service: Nominatim
) -> None:
    now = [100.0]
    online = make(quiet_seconds=60.0, clock=lambda: now[0])
    service.status = 429
    online.geocode("Smallham")
    service.status = 200
    assert "rests" in (online.geocode("Smallham").note or "")
    assert len(service.asked) == 1
    now[0] += 61
    assert online.geocode("Smallham").origin == "nominatim"


def test_requests_keep_their_distance(make: Make, service: Nominatim) -> None:
    online = make(seconds_between=0.3)
    for name in ("Oneham", "Twoham", "Threeham"):
        online.geocode(name)
    gaps = [
        later - earlier
        for earlier, later in zip(service.asked_at, service.asked_at[1:], strict=False)
    ]
    assert min(gaps) >= 0.28


def test_blank_names_and_foreign_cache_rows_do_no_harm(make: Make, service: Nominatim) -> None:
    cache = DictCache()
    cache.put("|smallham", "{broken")
    assert make(cache).geocode("Smallham").location is None
    assert make(cache).geocode("   ").location is None
    assert service.asked == []
