from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from interface import TODAY, client_over
from record_copy import DATA
from starlette.testclient import TestClient

from homeward.api.holder import Holder
from homeward.store.framing import read_frames, store_state
from homeward.view.filters import Chooser

Serve = Callable[[sa.Engine], TestClient]


@pytest.fixture(scope="session")
def holder(chooser: Chooser) -> Holder:
    return Holder(
        state=lambda: "as loaded",
        chooser=lambda _: chooser,
        data_folder=DATA,
        today=lambda: TODAY,
    )


@pytest.fixture(scope="session")
def client(holder: Holder) -> Iterator[TestClient]:
    with client_over(holder) as opened:
        yield opened


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a store of one's own, read anew whenever it changes."""
    opened: list[TestClient] = []

    def over(engine: sa.Engine) -> TestClient:
        holder = Holder(
            state=lambda: store_state(engine),
            chooser=lambda _: Chooser(read_frames(engine), data_folder=DATA),
            data_folder=DATA,
            today=lambda: TODAY,
            fresh_seconds=0,
        )
        opened.append(client_over(holder).__enter__())
        return opened[-1]

    yield over
    for each in opened:
        each.__exit__(None, None, None)
