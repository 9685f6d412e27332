"""``python -m homeward serve``: load the record, then serve the dashboard."""

from __future__ import annotations

import os
import socket
import sys

import click

from homeward.errors import SettingsInvalid
from homeward.geo.gazetteer import Gazetteer
from homeward.settings import PROJECT_FOLDER, Settings
from homeward.store.session import open_homeward


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
def command(host: str, port: int) -> None:
    """Serve the dashboard; the record is loaded into the store on first start."""
    check_port(host, port)
    settings = Settings()
    open_homeward(settings, gazetteer=Gazetteer.load(settings.data_folder)).dispose()
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Homeward: http://{shown}:{port}")
    sys.stdout.flush()
    os.chdir(PROJECT_FOLDER)  # where .streamlit/config.toml is found
    arguments = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    arguments += ["--server.address", host, "--server.port", str(port)]
    # Our own interpreter with our own arguments; nothing of it passes through a shell.
    os.execv(sys.executable, arguments)  # noqa: S606


def check_port(host: str, port: int) -> None:
    """Raise SettingsInvalid when nothing can listen on the address, with what to do."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise SettingsInvalid(
            f"{host} is no address of this machine; leave HOST out to serve on 127.0.0.1."
        ) from error
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError as error:
            raise SettingsInvalid(
                f"Port {port} may not be used by this user; choose one above 1023, "
                "such as PORT=8501."
            ) from error
        except OSError as error:
            raise SettingsInvalid(
                f"Port {port} on {host} is in use or not of this machine; choose another, "
                f"such as PORT={port + 1 if port < 65535 else 8502}."
            ) from error
