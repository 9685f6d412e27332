from __future__ import annotations

import pytest
from record_copy import DATA, RecordCopy

from homeward.errors import RecordFaulty
from homeward.model import Kind
from homeward.store.frames import Frames
from homeward.store.notes import Topic, read_contradictions, read_open_questions


def test_every_contradiction_names_events_of_the_record(frames: Frames) -> None:
    known = set(frames.events["event_id"])
    found = read_contradictions(DATA / "record", known_events=known)
    assert [each.number for each in found] == list(range(1, 22))
    assert found[0].event_ids == ("BR-2024-11-08",)
    assert "474" in found[0].statement


def test_open_questions_cover_every_topic() -> None:
    found = read_open_questions(DATA / "record")
    assert {each.topic for each in found} == set(Topic)
    assert {each.kind for each in found} == {None, *Kind}


def test_faults_of_contradictions_are_reported_with_their_row(record: RecordCopy) -> None:
    record.change("contradictions", 2, event_ids="BR-2024-11-08;BR-2024-11-08;nothing")
    record.change("contradictions", 4, number="9")
    with pytest.raises(RecordFaulty) as caught:
        read_contradictions(
            record.folder, known_events={row["event_id"] for row in record.rows("events")}
        )
    assert caught.value.faults == [
        "contradictions.csv, row 2: event nothing is not known",
        "contradictions.csv, row 2: names BR-2024-11-08 twice",
        "contradictions.csv, row 4: the number must be 3, not 9",
    ]


@pytest.mark.parametrize(
    ("column", "cell"), [("topic", "gossip"), ("kind", "airlift"), ("statement", "")]
)
def test_faults_of_open_questions_are_reported_with_their_row(
    record: RecordCopy, column: str, cell: str
) -> None:
    record.change("open_questions", 3, **{column: cell})
    with pytest.raises(RecordFaulty, match=rf"open_questions.csv, row 3: {column} "):
        read_open_questions(record.folder)


def test_a_missing_file_is_reported(record: RecordCopy) -> None:
    (record.folder / "open_questions.csv").unlink()
    with pytest.raises(RecordFaulty, match=r"open_questions\.csv: cannot be read"):
        read_open_questions(record.folder)
