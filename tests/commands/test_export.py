from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from record_copy import DATA

from homeward.cli import main
from homeward.export.formats import FORMATS, Order
from homeward.model import Kind
from homeward.view.filters import Chooser, Filter


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEWARD_HOME", str(tmp_path / "home"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "--made-on", "2026-06-01", *arguments])


@pytest.mark.parametrize(
    "suffix", ["csv", "csv.zip", "xlsx", "geojson", "gpkg", "kmz", "svg", "html", "report.pdf"]
)
def test_it_writes_the_same_bytes_as_the_dashboard(
    tmp_path: Path, chooser: Chooser, suffix: str
) -> None:
    path = tmp_path / f"june.{suffix}"
    result = run(
        "--kind", "body_repatriation", "--region", "UA-14", "--from", "2024-01-01",
        "--to", "2025-06-16", "--output", str(path),
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    shown = chooser.choose(
        Filter(
            kinds=frozenset({Kind.BODY_REPATRIATION}),
            regions=frozenset({"UA-14"}),
            first_on=dt.date(2024, 1, 1),
            last_on=dt.date(2025, 6, 16),
        )
    )
    order = Order(shown=shown, data_folder=DATA, made_on=dt.date(2026, 6, 1))
    assert path.read_bytes() == FORMATS[suffix].make(order)
    assert result.output.startswith(f"{shown.count} events written to {path}")


def test_every_filter_of_the_dashboard_is_an_option(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    result = run(
        "--kind", "negotiation_round", "--kind", "commitment", "--role", "venue",
        "--status", "disputed", "--q", "Istanbul", "--output", str(path),
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert lines
    assert {line["status"] for line in lines} == {"disputed"}
    assert {line["kind"] for line in lines} <= {"negotiation_round", "commitment"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--region", "XX", "--output", "o.csv"),
        ("--from", "yesterday", "--output", "o.csv"),
        ("--from", "2025-02-01", "--to", "2025-01-01", "--output", "o.csv"),
        ("--output", "o.docx"),
        ("--output", "no/such/folder/o.csv"),
        ("--made-on", "today", "--output", "o.csv"),
        ("--size", "huge", "--output", "o.png"),
        ("--extent", "nowhere", "--output", "o.png"),
        ("--language", "xx", "--output", "o.png"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_no_file(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    *options, output = arguments
    result = run(*options, str(tmp_path / output))
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert result.output.strip().endswith(".")
    assert len(result.output.strip().splitlines()) == 1
    assert not list(tmp_path.glob("o.*"))


def test_every_wrong_parameter_gets_its_sentence(tmp_path: Path) -> None:
    result = run(
        "--kind", "parade", "--region", "XX", "--from", "yesterday",
        "--output", str(tmp_path / "o.csv"),
    )  # fmt: skip
    assert result.exit_code == 1
    for words in ("kind=parade", "region=XX", "from=yesterday"):
        assert words in result.output
    assert not list(tmp_path.glob("o.*"))


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "june.csv"
    path.write_text("as it was")

    def full(self: Path, made: bytes) -> int:
        with self.open("wb") as file:
            file.write(made[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("--q", "Istanbul", "--output", str(path))
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert path.read_text() == "as it was"
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == ["june.csv"]


def test_what_a_bounded_file_leaves_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = dataclasses.replace(FORMATS["report.html"], most_events=3)
    monkeypatch.setitem(FORMATS, "report.html", short)
    result = run("--q", "Istanbul", "--output", str(tmp_path / "o.report.html"))
    assert result.exit_code == 0
    assert "Only the latest 3 of the" in result.output


def test_a_picture_speaks_the_language_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "o.svg"
    result = run("--language", "uk", "--q", "Istanbul", "--output", str(path))
    assert result.exit_code == 0, result.output
    drawn = path.read_text(encoding="utf-8")
    assert "УКРАЇНА" in drawn
    assert "UKRAINE" not in drawn
