"""What every answer has in common: ETags, packing, leave for other pages, and refusals."""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import feedparser
import jsonschema
import pytest
import sqlalchemy as sa
from hostile import FRIENDLY_URL, HOSTILE, insert_hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from interface import client_over
from starlette.testclient import TestClient

from homeward.api.app import takes_gzip
from homeward.api.holder import Holder
from homeward.api.operations import OPERATIONS
from homeward.api.problems import SCHEMA
from homeward.errors import StoreUnavailable

Serve = Callable[[sa.Engine], TestClient]

ITEMS = "/api/ogc/collections/events/items"

ADDRESSES = [
    "/api/events?kind=body_repatriation",
    "/api/feed.atom",
    "/api/export.csv",
    "/api/ogc/collections/events/items",
    "/api/openapi.json",
    "/api/",
]


def refusal(client: TestClient, address: str, status: int) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    jsonschema.validate(told, SCHEMA)
    assert told["status"] == status
    for sentence in told["errors"]:
        assert sentence.endswith(".")
    return list(told["errors"])


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_an_answer_already_is_told_so(client: TestClient, address: str) -> None:
    first = client.get(address)
    assert first.status_code == 200
    etag = first.headers["etag"]
    again = client.get(address, headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == etag
    other = client.get(address, headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.content) == (200, first.content)


def test_another_filter_has_another_etag(client: TestClient) -> None:
    tags = [client.get(f"/api/events?limit={limit}").headers["etag"] for limit in (1, 2, 1)]
    assert tags[0] == tags[2] != tags[1]


def test_a_change_of_the_store_changes_etag_and_answer(loaded: sa.Engine, serve: Serve) -> None:
    client = serve(loaded)
    before = client.get("/api/events")
    insert_hostile(loaded)
    after = client.get("/api/events", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["total"] == before.json()["total"] + 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_packed_for_those_who_take_it(client: TestClient, address: str) -> None:
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.content == plain.content
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("GZIP", True), ("", False),
        ("identity", False), ("gzip;q=0", False), ("gzip; q=0.0, *", False), ("br", False),
    ],
)  # fmt: skip
def test_packing_is_refused_as_it_is_asked(accepted: str, taken: bool) -> None:
    assert takes_gzip(accepted) is taken


def test_any_page_may_read(client: TestClient) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        answer = client.request(method, "/api/events", headers={"Origin": "https://other.example"})
        assert answer.status_code in (200, 204)
        assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    refused = client.get("/api/events?limit=0", headers={"Origin": "https://other.example"})
    assert refused.headers["access-control-allow-origin"] == "*"


def test_head_tells_what_get_would_and_sends_nothing(client: TestClient) -> None:
    head, get = client.head("/api/events"), client.get("/api/events")
    assert head.content == b""
    for name in ("etag", "content-type", "cache-control", "link"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/events", content=b"{}")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["errors"] == [f"{method} does nothing here: the interface is read-only."]


def test_every_wrong_parameter_gets_its_sentence(client: TestClient) -> None:
    sentences = refusal(
        client,
        "/api/events?colour=blue&kind=parade&region=XX&from=yesterday&limit=0&offset=-1"
        "&q=a&q=b&to=20250611",
        400,
    )
    assert len(sentences) == 8
    for words in ("colour is no parameter", "kind=parade", "region=XX", "from=yesterday",
                  "limit=0", "offset=-1", "q is given 2 times", "to=20250611"):  # fmt: skip
        assert [sentence for sentence in sentences if words in sentence], words
    assert not [sentence for sentence in sentences if "left out" in sentence]


@pytest.mark.parametrize(
    "query",
    ["limit=1001", "limit=1e3", "limit=٣", "limit=", "from=2025-02-30", "kind=",
     "from=2025-02-01&to=2025-01-01", "area=here", "q=" + "x" * 201],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(client: TestClient, query: str) -> None:
    assert len(refusal(client, f"/api/events?{query}", 400)) == 1


@pytest.mark.parametrize(
    "path",
    ["/api/nothing", "/api/events/NO-SUCH-EVENT", "/api/export.docx", "/api/events/",
     "/api/ogc/collections/none", "/api/ogc/collections/none/items",
     "/api/ogc/collections/events/items/none"],
)  # fmt: skip
def test_what_there_is_not_is_told_to_be_missing(client: TestClient, path: str) -> None:
    assert len(refusal(client, path, 404)) == 1


def test_long_addresses_and_many_parameters_are_refused(client: TestClient) -> None:
    assert refusal(client, "/api/events?q=" + "x" * 9_000, 414)
    assert refusal(client, "/api/events?" + "kind=commitment&" * 101, 400)


NAMES = st.sampled_from(sorted({each.name for one in OPERATIONS for each in one.parameters}))
QUERIES = st.lists(
    st.tuples(
        NAMES | st.text(max_size=12),
        st.text(max_size=40)
        | st.sampled_from(["", "0", "-1", "5", "UA-14", "2025-06-11", "../..", "1,2,3,4", "%"])
        | st.integers().map(str)
        | st.dates().map(str),
    ),
    max_size=6,
)
NAMED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=20)
LIGHT = [each.path for each in OPERATIONS if not each.heavy]


@settings(max_examples=250)
@given(path=st.sampled_from(LIGHT), queries=QUERIES, name=NAMED)
def test_whatever_is_asked_gets_an_answer_or_a_sentence(
    client: TestClient, path: str, queries: list[tuple[str, str]], name: str
) -> None:
    path = re.sub(r"\{\w+\}", lambda _: quote(name, safe=""), path)
    answer = client.get(f"/api{path}", params=_encodable(queries))
    assert answer.status_code in (200, 307, 400, 404)
    if answer.status_code >= 400:
        jsonschema.validate(answer.json(), SCHEMA)


def _encodable(queries: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (name.encode("utf-8", "replace").decode(), value.encode("utf-8", "replace").decode())
        for name, value in queries
    ]


@settings(max_examples=100)
@given(query=st.binary(max_size=60))
def test_whatever_bytes_are_asked_with_get_an_answer_or_a_sentence(
    client: TestClient, query: bytes
) -> None:
    escaped = "".join(f"%{byte:02x}" for byte in query)
    for text in (escaped, f"q={escaped}", f"region={escaped}"):
        assert client.get(f"/api/events?{text}").status_code in (200, 400)


def test_hostile_text_stays_text(loaded: sa.Engine, serve: Serve) -> None:
    insert_hostile(loaded)
    client = serve(loaded)
    found = client.get("/api/events", params={"q": "onerror"}).json()["events"]
    assert HOSTILE in [each["event_id"] for each in found]
    alone = client.get(event_address(HOSTILE)).json()
    assert (alone["event_id"], alone["summary"]) == (HOSTILE, HOSTILE)
    assert FRIENDLY_URL in [each["source_url"] for each in alone["claims"]]
    assert client.get(alone["links"]["self"]).json() == alone
    feed = client.get("/api/feed.json", params={"q": "onerror"}).json()
    assert HOSTILE in [each["content_text"] for each in feed["items"]]
    parsed = feedparser.parse(client.get("/api/feed.atom", params={"q": "onerror"}).content)
    assert not parsed.bozo
    items = client.get(ITEMS, params={"q": "onerror"}).json()
    (item,) = [each for each in items["features"] if each["id"] == HOSTILE]
    assert client.get(f"{ITEMS}/{quote(HOSTILE, safe='')}").json()["id"] == item["id"]
    refused = client.get("/api/events", params={HOSTILE: HOSTILE})
    assert refused.headers["content-type"] == "application/problem+json"


def event_address(event_id: str) -> str:
    return f"/api/events/{quote(event_id, safe='')}"


def test_a_hostile_host_is_only_text(client: TestClient) -> None:
    answer = client.get("/api/", headers={"Host": 'a"><script>alert(1)</script>'})
    assert b"<script" not in answer.content


def test_an_empty_store_gives_empty_answers(engine: sa.Engine, serve: Serve) -> None:
    client = serve(engine)
    for operation in OPERATIONS:
        if "{" not in operation.path and not operation.heavy:
            assert client.get(f"/api{operation.path}").status_code == 200, operation.name


def test_a_store_that_cannot_be_read_is_told_without_its_folder(holder: Holder) -> None:
    def unreadable() -> str:
        raise StoreUnavailable("/home/somebody/store cannot be opened")

    broken = Holder(
        state=unreadable,
        chooser=lambda _: holder.now().chooser,
        data_folder=holder.data_folder,
        today=holder.today,
    )
    with client_over(broken) as client:
        assert refusal(client, "/api/events", 503) == ["The store cannot be read at present."]


def test_two_clients_at_once_get_the_same(client: TestClient) -> None:
    answers: list[Any] = []

    def ask(query: str) -> None:
        answers.append((query, client.get(f"/api/events?{query}").json()["total"]))

    queries = ["kind=body_repatriation", "kind=prisoner_exchange"] * 4
    threads = [threading.Thread(target=ask, args=(query,)) for query in queries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(answers)) == 2


def test_packed_bytes_are_the_same_each_time(client: TestClient) -> None:
    with client.stream("GET", "/api/claims", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert gzip.decompress(raw) == client.get("/api/claims").content
    assert raw[4:8] == b"\0\0\0\0", "no time of packing"
