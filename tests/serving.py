"""Start the real dashboard on a free port, for the browser tests and the benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """Return a port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def dashboard(
    home: Path, *, script: str = "dashboard.py", base: str = "", **environment: str
) -> Iterator[str]:
    """Serve a script with its store in a folder; yield its address, stop it in the end.

    ``base`` is the path below which it is served, as ``/atlas``.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}{base}"
    log = home / f"server-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                script,
                "--server.port",
                str(port),
                "--server.address",
                "127.0.0.1",
                *(["--server.baseUrlPath", base] if base else []),
            ],
            cwd=ROOT,
            env={**os.environ, "HOMEWARD_HOME": str(home), "PYTHONPATH": str(ROOT), **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_up(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_up(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; raise with its output when it does not."""
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')}")
