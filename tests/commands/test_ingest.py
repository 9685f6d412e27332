"""`ingest` brings documents into the store: whole, once, and on from where it was killed."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from homeward.cli import main
from homeward.commands import ingest
from homeward.commands.ingest import command
from homeward.errors import PageUnavailable
from homeward.screen.fetch import Page
from homeward.settings import PROJECT_FOLDER
from tests.bad_files import bad_files, odd_files
from tests.chat_server import chat_service, completion

SAMPLES = PROJECT_FOLDER / "data" / "samples"
DOCUMENTS = PROJECT_FOLDER / "tests" / "documents"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOMEWARD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HOMEWARD_DATABASE_URL", raising=False)
    return tmp_path / "home"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments])


def ask(home: Path, query: str) -> list[tuple[object, ...]]:
    store = sqlite3.connect(home / "homeward.sqlite3")
    try:
        return store.execute(query).fetchall()
    finally:
        store.close()


def held(home: Path) -> list[list[tuple[object, ...]]]:
    """Return what documents brought, without the times."""
    return [
        ask(home, "select document_id, text, title from documents order by 1"),
        ask(home, "select proposal_id, found, state, event_id, reason from proposals order by 1"),
        ask(home, "select claim_id, event_id from claims where origin = 'document' order by 1"),
        ask(
            home, "select event_id, date, summary from events where origin = 'document' order by 1"
        ),
    ]


def test_a_folder_is_read_in_and_the_summary_says_what_came(home: Path) -> None:
    done = run(SAMPLES)
    assert done.exit_code == 0, done.output
    assert "2 documents new with" in done.stdout
    assert "0 known already, 0 not read." in done.stdout
    assert len(ask(home, "select 1 from documents")) == 2
    assert ask(home, "select distinct state from proposals") == [("proposed",)]
    assert ask(home, "select count(*) from claims where origin = 'document'") == [(0,)]


def test_ingesting_again_changes_nothing(home: Path) -> None:
    run("--accept", SAMPLES)
    before = held(home), ask(home, "select * from counters"), ask(home, "select * from documents")
    again = run("--accept", SAMPLES)
    assert "0 documents new with 0 events, 2 known already" in again.stdout
    after = held(home), ask(home, "select * from counters"), ask(home, "select * from documents")
    assert after == before


def test_accepting_later_is_as_accepting_at_once(home: Path, tmp_path: Path) -> None:
    run(SAMPLES)
    done = run("--accept", SAMPLES)
    assert "are joined to known ones" in done.stdout
    joined = ask(home, "select event_id from proposals where state = 'accepted'")
    assert {("BR-2025-06-11",), ("BR-2024-11-08",), ("CM-2025-06-02-bodies",)} <= set(joined)


def test_what_cannot_be_read_is_named_with_its_reason_and_the_others_go_on(
    home: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "empty.txt").write_bytes(b"")
    (bad / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with (bad / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    with zipfile.ZipFile(bad / "archive.docx", "w") as archive:
        archive.writestr("readme", "no document")
    (bad / "scan.pdf").write_bytes(b"%PDF-1.4\nnothing of use")
    (bad / "deep.html").write_text("<html>" + "<div>" * 10_000 + "Ukraine received 12 bodies.")
    (bad / ".hidden").write_bytes(b"")
    good = DOCUMENTS / "ru_bodies.txt"
    done = run(bad, tmp_path / "missing.txt", "http://127.0.0.1:1/", "ftp://example.org/a", good)
    assert done.exit_code == 3
    for name, reason in (
        ("empty.txt", "empty"),
        ("binary.txt", ""),
        ("large.txt", "50 MB"),
        ("archive.docx", "zip archive"),
        ("scan.pdf", "PDF"),
        ("missing.txt", "cannot be opened"),
        ("http://127.0.0.1:1/", "private network"),
        ("ftp://example.org/a", "http://"),
    ):
        (line,) = [line for line in done.stderr.splitlines() if f"{name}: " in line]
        assert reason in line.split(f"{name}: ")[1]
    assert ".hidden" not in done.output
    assert "Traceback" not in done.output
    assert (str(good),) in ask(home, "select name from documents")
    unread = dict(ask(home, "select name, reason from unread_documents"))
    assert "empty" in str(unread[str(bad / "empty.txt")])


def test_a_mended_file_leaves_the_list_of_the_unread(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    assert run(path).exit_code == 3
    path.write_bytes((SAMPLES / "five_hundred_sixty_three.txt").read_bytes())
    assert run(path).exit_code == 0
    assert ask(home, "select * from unread_documents") == []


def test_a_killed_ingest_goes_on_with_nothing_lost_or_doubled(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    texts = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*.txt"))]
    for number in range(400):
        text = texts[number % len(texts)]
        (folder / f"{number:04}.txt").write_text(f"{text}\n\nNo. {number}\n", "utf-8")
    arguments = [sys.executable, "-m", "homeward", "ingest", "--accept", str(folder)]
    killed = 0
    for _ in range(3):
        process = subprocess.Popen(
            arguments, cwd=PROJECT_FOLDER, env={**os.environ, "HOMEWARD_HOME": str(home)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        before = _documents(home)
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until:
            if _documents(home) >= before + 30:
                process.send_signal(signal.SIGKILL)
                killed += 1
                break
            time.sleep(0.02)
        process.wait()
        # Whatever is there is whole: no proposal without its document.
        assert ask(
            home,
            "select count(*) from proposals where document_id not in "
            "(select document_id from documents)",
        ) == [(0,)]
    assert killed
    assert _documents(home) > 0
    assert run("--accept", folder).exit_code == 0
    resumed = held(home)
    monkeypatch.setenv("HOMEWARD_HOME", str(tmp_path / "unharmed"))
    run("--accept", folder)
    assert resumed == held(tmp_path / "unharmed")
    assert len(resumed[0]) == 400


def _documents(home: Path) -> int:
    try:
        ((count,),) = ask(home, "select count(*) from documents")
    except sqlite3.OperationalError:
        return 0
    assert isinstance(count, int)
    return count


def test_a_page_that_could_be_fetched_leaves_the_list_of_the_unread(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://news.example/a"
    answers: list[Page | Exception] = [
        PageUnavailable("No answer."),
        Page(
            data=b"<p>Ukraine received the bodies of 120 soldiers on 3 May 2023.</p>",
            url=url,
            content_type="text/html",
        ),
    ]

    def fetch(_url: str) -> Page:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(ingest, "fetch", fetch)
    assert run(url).exit_code == 3
    assert ask(home, "select name from unread_documents") == [(url,)]
    assert run(url).exit_code == 0
    assert ask(home, "select * from unread_documents") == []
    assert ask(home, "select name, url, media_type from documents") == [(url, url, "text/html")]


PROPOSAL = {
    "events": [
        {
            "kind": "prisoner_exchange",
            "date": {"value": "2026-05-04", "quote": "4 May 2026"},
            "to_russia": {"value": 88, "quote": "88 sailors went home"},
            "claims": [{"stance": "asserts", "quote": "88 sailors went home"}],
        }
    ]
}


def test_what_a_model_proposes_waits_for_a_person_whatever_the_rule_is_handed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kyiv, 4 May 2026\n\nIn the south, 88 sailors went home, it was heard.")
    with chat_service(completion(PROPOSAL)) as asked:
        monkeypatch.setenv("HOMEWARD_LLM_URL", asked.url)
        monkeypatch.setenv("HOMEWARD_LLM_MODEL", "small-model")
        done = run("--accept", "--propose", path)
        assert done.exit_code == 0
        assert "small-model proposed 1 event beside these" in done.stdout
        again = run("--accept", "--propose", path)
        assert "small-model proposed 0 events" in again.stdout
        assert len(asked.requests) == 1, "nothing is asked twice"
    assert ask(home, "select state, settled_by, event_id from proposals") == [
        ("proposed", "model", None)
    ]


def test_a_model_that_fails_is_named_and_the_documents_are_kept(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kyiv, 4 May 2026. Ukraine received the bodies of 517 soldiers on Monday.")
    with chat_service(completion("I would rather not.")) as asked:
        monkeypatch.setenv("HOMEWARD_LLM_URL", asked.url)
        monkeypatch.setenv("HOMEWARD_LLM_MODEL", "small-model")
        done = run("--propose", path)
    assert done.exit_code == 0
    assert "a.txt: The language model's answer is no JSON object." in done.stderr
    assert "1 document new with 1 event" in done.stdout


def test_without_a_model_set_proposing_says_what_to_set(home: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["ingest", "--propose", str(tmp_path)])
    assert done.exit_code == 1
    assert "HOMEWARD_LLM_URL" in done.stderr


def test_every_bad_file_is_named_with_its_reason_and_the_odd_ones_are_read(
    home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for file in [*bad_files(), *odd_files()]:
        (folder / file.name).write_bytes(file.data)
    done = run(folder)
    assert done.exit_code == 3
    reasons = {Path(line.split(": ")[0]).name: line for line in done.stderr.splitlines()
               if str(folder) in line}  # fmt: skip
    assert set(reasons) == {file.name for file in bad_files()}
    for file in bad_files():
        assert re.search(file.reason, reasons[file.name]), reasons[file.name]
    assert len(ask(home, "select * from documents")) == len(odd_files())
