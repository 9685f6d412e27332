"""`extract` prints one object a line, in order, and says which files could not be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from homeward.commands.extract import command
from tests.chat_server import chat_service, completion, raw

DOCUMENTS = Path(__file__).parent.parent / "documents"


def test_prints_one_object_a_file_in_order() -> None:
    names = ["uk_parts.txt", "en_each_side.txt"]
    done = CliRunner().invoke(
        command, ["--published", "2024-11-29", *(str(DOCUMENTS / name) for name in names)]
    )
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(line["path"]).name for line in lines] == names
    assert lines[0]["document"]["language"] == "uk"
    assert lines[0]["document"]["published"] == {
        "value": "2024-11-29", "earliest": "2024-11-29", "latest": "2024-11-29", "method": "given",
    }  # fmt: skip
    event = lines[0]["events"][0]
    assert set(event) == {
        "kind", "focus", "date", "round", "to_ukraine", "to_russia", "places", "claims", "flags",
    }  # fmt: skip
    assert event["to_ukraine"] == {"low": 502, "best": 502, "high": 502}
    assert set(event["places"][0]) == {
        "name", "place_id", "country", "role", "geo_precision", "lat", "lon", "count",
    }  # fmt: skip
    text = (DOCUMENTS / names[0]).read_text("utf-8")
    for claim in event["claims"]:
        quote = claim["quote"]
        assert text[quote["start"] : quote["end"]] == quote["exact"]


def test_an_unreadable_file_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "large.txt").write_bytes(b"a " * 11_000_000)
    good = DOCUMENTS / "ru_bodies.txt"
    missing = tmp_path / "missing.txt"
    paths = [tmp_path / "empty.txt", missing, tmp_path / "large.txt", good, tmp_path]
    done = CliRunner().invoke(command, [str(path) for path in paths])
    assert done.exit_code == 3
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["path"] for line in lines] == [str(path) for path in paths]
    assert [("error" in line) for line in lines] == [True, True, True, False, True]
    assert "empty" in lines[0]["error"]
    assert "MB" in lines[2]["error"]


def test_a_wrong_date_is_refused() -> None:
    done = CliRunner().invoke(command, ["--published", "yesterday", str(DOCUMENTS / "ru_dpr.txt")])
    assert done.exit_code == 2


def test_what_a_model_proposes_is_printed_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kyiv, 4 May 2026. Ukraine received the bodies of 517 soldiers on Monday.")
    plain = json.loads(CliRunner().invoke(command, [str(path)]).stdout)
    told = {
        "events": [
            {"kind": "body_repatriation", "claims": [{"quote": "the bodies of 517 soldiers"}]},
            {"kind": "body_repatriation", "claims": [{"quote": "the bodies of 518 soldiers"}]},
        ]
    }
    with chat_service(completion(told)) as asked:
        monkeypatch.setenv("HOMEWARD_LLM_URL", asked.url)
        monkeypatch.setenv("HOMEWARD_LLM_MODEL", "small-model")
        line = json.loads(CliRunner().invoke(command, ["--propose", str(path)]).stdout)
    proposed = line.pop("proposed")
    assert line == plain, "what reading finds is as without a model"
    assert (proposed["model"], len(proposed["events"]), proposed["dropped"]) == (
        "small-model",
        1,
        2,
    )
    with chat_service(raw(b"", status=500)) as asked:
        monkeypatch.setenv("HOMEWARD_LLM_URL", asked.url)
        line = json.loads(CliRunner().invoke(command, ["--propose", str(path)]).stdout)
    assert "HTTP status 500" in line.pop("proposed")["error"]
    assert line == plain
