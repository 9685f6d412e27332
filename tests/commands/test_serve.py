"""Starting the server: what goes wrong is said in one sentence."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from homeward.cli import main
from homeward.commands.serve import check_port
from homeward.errors import SettingsInvalid


def serve(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["serve", *arguments])


def test_a_busy_port_is_named_with_another_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = serve("--port", str(port))
    assert answer.exit_code == 1
    assert f"Port {port} on 127.0.0.1 is in use" in answer.output
    assert f"PORT={port + 1 if port < 65535 else 8502}" in answer.output
    assert len(answer.output.strip().splitlines()) == 1


def test_an_address_that_is_none_is_said_to_be_none() -> None:
    with pytest.raises(SettingsInvalid, match="no address of this machine"):
        check_port("nowhere.invalid", 8501)


def test_a_free_port_passes() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    check_port("127.0.0.1", port)


def test_a_data_folder_that_cannot_be_made_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setenv("HOMEWARD_HOME", str(in_the_way / "home"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    answer = serve("--port", str(port))
    assert answer.exit_code == 1
    assert "set HOMEWARD_HOME to a folder that you may write to" in answer.output
    assert len(answer.output.strip().splitlines()) == 1
