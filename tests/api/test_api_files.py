"""The files are those of the command line, made few at a time and each once."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from interface import TODAY, client_over
from record_copy import DATA
from starlette.testclient import TestClient

from homeward.api import exporting
from homeward.api.holder import Holder
from homeward.api.kept import Kept, Shelf, pack
from homeward.api.operation import Answer
from homeward.api.problems import Problem
from homeward.api.workshop import Workshop
from homeward.cli import main
from homeward.export.formats import FORMATS, Order
from homeward.view.filters import Chooser, parse_filter


def answer(size: int) -> Kept:
    return pack(Answer(body=b"\x89" * size, media_type="image/png"))


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_made_as_everywhere_else(
    client: TestClient, chooser: Chooser, suffix: str
) -> None:
    query = {"kind": ["body_repatriation"], "region": ["UA-14"], "from": ["2025-01-01"]}
    got = client.get(f"/api/export.{suffix}", params=query)
    assert got.status_code == 200, got.text
    assert got.headers["content-type"].split(";")[0] == FORMATS[suffix].media_type
    assert f'filename="homeward-2026-06-01.{suffix}"' in got.headers["content-disposition"]
    chosen, notes = parse_filter(query, known_regions=chooser.regions)
    assert not notes
    order = Order(shown=chooser.choose(chosen), data_folder=DATA, made_on=TODAY)
    assert got.content == FORMATS[suffix].make(order)


@pytest.mark.parametrize("suffix", ["claims.csv", "png"])
def test_a_file_has_the_bytes_of_the_command_lines(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setenv("HOMEWARD_HOME", str(tmp_path / "home"))
    path = tmp_path / f"file.{suffix}"
    options = ["--kind", "prisoner_exchange", "--to", "2025-12-31"]
    query = "kind=prisoner_exchange&to=2025-12-31"
    if suffix == "png":
        options += ["--extent", "east", "--size", "square", "--dpi", "72", "--title", "Обміни"]
        query += "&extent=east&size=square&dpi=72&title=Обміни"
    arguments = ["export", "--made-on", TODAY.isoformat(), *options, "--output", str(path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert client.get(f"/api/export.{suffix}?{query}").content == path.read_bytes()


def test_a_file_is_told_in_the_language_asked_for(client: TestClient) -> None:
    query = "kind=body_repatriation&region=UA-14&from=2025-06-01"
    english = client.get(f"/api/export.html?{query}")
    ukrainian = client.get(f"/api/export.html?{query}&lang=uk")
    assert ukrainian.status_code == 200
    assert ukrainian.content != english.content
    assert client.get(f"/api/export.html?{query}&lang=en").content == english.content


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("export.csv?size=a4", "size is no parameter here"),
        ("export.svg?dpi=100", "dpi is no parameter here"),
        ("export.png?size=huge", "size=huge is not understood; it takes screen, a4"),
        ("export.png?dpi=301", "dpi=301 is not understood; it takes a number from 50 to 300"),
        ("export.png?dpi=nan", "dpi=nan is not understood"),
        ("export.png?extent=nowhere", "'nowhere' is no extent"),
        ("export.pdf?extent=1,2,nan,4", "extent=1,2,nan,4 is not understood"),
        ("export.html?title=" + "x" * 201, "it takes a text of at most 200 characters"),
    ],
)
def test_a_parameter_that_does_not_fit_the_file_is_refused(
    client: TestClient, address: str, words: str
) -> None:
    got = client.get(f"/api/{address}")
    assert got.status_code == 400
    (sentence,) = got.json()["errors"]
    assert words in sentence


def test_a_file_of_too_many_events_is_refused(
    holder: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = exporting.operation(FORMATS["csv"], most=10)
    monkeypatch.setattr("homeward.api.app.OPERATIONS", (operation,))
    with client_over(holder) as client:
        got = client.get("/api/export.csv")
        assert got.status_code == 413
        assert "choose at most 10" in got.json()["detail"]
        assert client.get("/api/export.csv?q=medinsky&to=2022-03-01").status_code == 200


def test_the_same_file_asked_for_by_many_at_once_is_made_once() -> None:
    made: list[str] = []
    go = threading.Event()

    def work() -> Kept:
        made.append("made")
        assert go.wait(20)
        return answer(10)

    async def ask() -> list[Kept]:
        workshop = Workshop()
        asked = [asyncio.create_task(workshop.make("key", work)) for _ in range(20)]
        await asyncio.sleep(0)
        go.set()
        return list(await asyncio.gather(*asked))

    answers = asyncio.run(ask())
    assert len(made) == 1
    assert len({id(each) for each in answers}) == 1


def test_more_files_than_can_be_made_are_refused_and_others_go_on() -> None:
    go = threading.Event()

    def work() -> Kept:
        assert go.wait(20)
        return answer(10)

    async def ask() -> None:
        workshop = Workshop(workers=1, queue=1)
        making = [asyncio.create_task(workshop.make(str(number), work)) for number in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Problem) as refused:
            await workshop.make("2", work)
        assert (refused.value.status, refused.value.headers) == (503, {"Retry-After": "5"})
        making[0].cancel()  # whoever leaves does not stop the work
        go.set()
        assert (await making[1]).size == 10
        assert (await workshop.make("2", work)).size == 10

    asyncio.run(ask())


def test_work_that_fails_is_told_and_can_be_asked_for_again() -> None:
    async def ask() -> None:
        workshop = Workshop()

        def fail() -> Kept:
            raise Problem(413, ["Too large."])

        for _ in range(10):
            with pytest.raises(Problem):
                await workshop.make("key", fail)
        assert (await workshop.make("key", lambda: answer(3))).size == 3

    asyncio.run(ask())


def test_lists_are_answered_while_files_are_made(holder: Holder) -> None:
    go = threading.Event()
    workshop = Workshop(workers=1, queue=0)

    def work() -> Kept:
        assert go.wait(20)
        return answer(1)

    holding = threading.Thread(target=lambda: asyncio.run(workshop.make("other", work)))
    holding.start()
    try:
        while not workshop.busy:
            holding.join(0.01)
        with client_over(holder, workshop=workshop) as client:
            refused = client.get("/api/export.csv")
            assert refused.status_code == 503
            assert refused.headers["retry-after"] == "5"
            assert client.get("/api/events").status_code == 200
    finally:
        go.set()
        holding.join()


def test_the_shelf_never_holds_more_than_its_room() -> None:
    shelf = Shelf(1000)
    for number in range(50):
        shelf.put(str(number), answer(100 + number))
        assert shelf.size <= 1000
    assert shelf.get("0") is None
    assert shelf.get("49")
    shelf.put("large", answer(900))
    assert shelf.get("large") is None
    shelf.put("49", answer(200))
    kept = shelf.get("49")
    assert kept
    assert kept.size == 200


def test_a_file_of_another_day_is_another_file(holder: Holder) -> None:
    days = [dt.date(2026, 6, 1), dt.date(2026, 6, 2)]
    tags = []
    for day in days:
        other = Holder(
            state=lambda: "as loaded",
            chooser=lambda _: holder.now().chooser,
            data_folder=DATA,
            today=lambda day=day: day,
        )
        with client_over(other) as client:
            tags.append(
                [client.head(f"/api/{path}").headers["etag"] for path in ("export.csv", "events")]
            )
    assert tags[0][0] != tags[1][0]
    assert tags[0][1] == tags[1][1]
