from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from homeward.export.whole_file import FileUnwritable, write_whole

# Says when its part is there and locked, and writes only when it hears that it may.
STUCK = """
import sys
from pathlib import Path
from homeward.export.whole_file import write_whole

write = Path.write_bytes

def wait(path, made):
    print("writing", flush=True)
    sys.stdin.read()
    return write(path, made)

Path.write_bytes = wait
write_whole(Path(sys.argv[1]), b"slow")
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that stands still between making its part and writing it."""
    process = subprocess.Popen(
        [sys.executable, "-c", STUCK, str(tmp_path / "slow.csv")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    yield process
    process.kill()
    process.communicate()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_written_and_nothing_else_stays(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.csv", b"first")
    write_whole(tmp_path / "a.csv", b"second")
    assert (tmp_path / "a.csv").read_bytes() == b"second"
    assert names(tmp_path) == {"a.csv"}


def test_the_part_of_a_killed_writer_goes_with_the_next_file(
    tmp_path: Path, writer: subprocess.Popen[str]
) -> None:
    part = f".homeward-{writer.pid}.part"
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    assert names(tmp_path) == {part}
    write_whole(tmp_path / "other.csv", b"whole")
    assert names(tmp_path) == {"other.csv"}


def test_the_part_of_a_living_writer_stays_until_it_is_done(
    tmp_path: Path, writer: subprocess.Popen[str]
) -> None:
    write_whole(tmp_path / "other.csv", b"whole")
    assert names(tmp_path) == {"other.csv", f".homeward-{writer.pid}.part"}
    writer.communicate("go on")
    assert names(tmp_path) == {"other.csv", "slow.csv"}
    assert (tmp_path / "slow.csv").read_bytes() == b"slow"


def test_what_others_left_is_not_touched(tmp_path: Path) -> None:
    kept = {".a.csv.part", "homeward-1.part", ".homeward-x.part", ".homeward-1.part.txt"}
    for name in kept:
        (tmp_path / name).write_text("theirs")
    (tmp_path / ".homeward-1.part").mkdir()
    (tmp_path / ".homeward-2.part").symlink_to(tmp_path / "homeward-1.part")
    write_whole(tmp_path / "a.csv", b"ours")
    assert names(tmp_path) == kept | {"a.csv", ".homeward-1.part", ".homeward-2.part"}


def test_a_left_part_with_the_number_of_this_process_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / f".homeward-{os.getpid()}.part").write_bytes(b"much longer than what comes")
    write_whole(tmp_path / "a.csv", b"short")
    assert (tmp_path / "a.csv").read_bytes() == b"short"
    assert names(tmp_path) == {"a.csv"}


def test_a_file_that_cannot_be_renamed_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileUnwritable, match="Permission denied"):
        write_whole(tmp_path / "a.csv", b"ours")
    assert names(tmp_path) == set()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable, match="choose another folder"):
        write_whole(tmp_path / "nowhere" / "a.csv", b"ours")
