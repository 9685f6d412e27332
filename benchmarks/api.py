"""Measure the interface for programs: requests a second beside ten dashboards that are in use."""

from __future__ import annotations

import http.client
import itertools
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from benchmarks.screen import new_page, open_page, percentile
from benchmarks.synthetic import make_store
from tests.serving import CHROMIUM, CHROMIUM_ARGUMENTS, dashboard

CLIENTS = 4
SECONDS = 5.0
DASHBOARDS = 10

KINDS = ("body_repatriation", "prisoner_exchange", "negotiation_round", "commitment")
LOADS: dict[str, Callable[[int], str]] = {
    "/api/events, the same page again": lambda _: "/api/events?kind=body_repatriation&limit=50",
    "/api/events, another page each time": lambda number: (
        f"/api/events?kind={KINDS[number % 4]}&limit=50&offset={number // 4}"
    ),
    "/api/events/{id}": lambda _: "/api/events/BR-2024-11-08",
    "OGC items in a box": lambda number: (
        f"/api/ogc/collections/places-of-events/items?bbox=22,44,{41 + number / 1e5:.5f},53"
    ),
}


def main() -> None:
    """Print requests a second and how long one takes, alone and beside the dashboards."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        for events in (0, 10_000):
            home = Path(folder, str(events))
            make_store(home, events=events)
            with dashboard(home) as address:
                began = time.perf_counter()
                fetch(address, "/api/events?limit=1")
                print(
                    f"{events:,} made-up events; first answer {time.perf_counter() - began:.2f} s"
                )
                for name, path in LOADS.items():
                    report(f"alone: {name}", load(address, path, while_running=None))
                report("alone: made beside files", load_beside_files(address))
                if events:
                    continue
                browser = player.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
                pages = []
                for _ in range(DASHBOARDS):
                    pages.append(new_page(browser))
                    open_page(pages[-1], address)
                for name, path in LOADS.items():
                    told = load(address, path, while_running=partial(use, pages))
                    report(f"beside {DASHBOARDS} dashboards: {name}", told)
                browser.close()


def fetch(address: str, path: str) -> None:
    """Ask once."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    assert answer.status in (200, 503), (path, answer.status)
    connection.close()


def use(pages: list[Page]) -> None:
    """Move the period of each dashboard once, as its visitor would."""
    for page in pages:
        page.locator('[data-testid="stSlider"] input[type=range]').last.focus()
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(100)


def load(
    address: str, path: Callable[[int], str], *, while_running: Callable[[], None] | None
) -> list[float]:
    """Ask with several clients for some seconds; return how many seconds each answer took."""
    numbers, taken = itertools.count(), []
    ends = time.perf_counter() + SECONDS

    def ask() -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        while time.perf_counter() < ends:
            began = time.perf_counter()
            connection.request("GET", path(next(numbers)), headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            taken.append(time.perf_counter() - began)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    while while_running and time.perf_counter() < ends:
        while_running()
    for thread in threads:
        thread.join()
    return taken


def load_beside_files(address: str) -> list[float]:
    """Ask for pages of events while pictures are being made."""
    stop = threading.Event()

    def make(number: int) -> None:
        while not stop.is_set():
            fetch(
                address,
                f"/api/export.png?kind=negotiation_round&title={number}-{time.monotonic_ns()}",
            )

    makers = [threading.Thread(target=make, args=(number,)) for number in range(2)]
    for maker in makers:
        maker.start()
    taken = load(address, LOADS["/api/events, another page each time"], while_running=None)
    stop.set()
    for maker in makers:
        maker.join()
    return taken


def report(name: str, taken: list[float]) -> None:
    """Print one line."""
    print(
        f"  {name:<58} {len(taken) / SECONDS:>6.0f} a second   "
        f"p50 {percentile(taken, 0.5) * 1000:>6.1f} ms   "
        f"p95 {percentile(taken, 0.95) * 1000:>6.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
