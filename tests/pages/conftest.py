from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from homeward.settings import PROJECT_FOLDER

ENTRY = PROJECT_FOLDER / "homeward" / "screen" / "entry.py"
OPEN_SECONDS = 60  # the first page of a process imports geopandas and loads the record

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def open_map(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open the map page at an address; parameters are lists of values by name.

    ``unfolded`` are the parts of the page that are open (``homeward.screen.fold``).
    """
    monkeypatch.setenv("HOMEWARD_HOME", str(home))
    st.cache_resource.clear()

    def opened(*, unfolded: Sequence[str] = (), **parameters: list[str]) -> AppTest:
        page = AppTest.from_file(str(ENTRY), default_timeout=OPEN_SECONDS)
        for key in unfolded:
            page.session_state[f"fold:{key}"] = True
        for name, values in parameters.items():
            page.query_params[name.rstrip("_")] = values
        page.run()
        assert not page.exception, page.exception
        return page

    yield opened
    st.cache_resource.clear()


@pytest.fixture
def open_page(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], AppTest]]:
    """Open another page by the name of its script, after the map page."""
    monkeypatch.setenv("HOMEWARD_HOME", str(home))
    st.cache_resource.clear()

    def opened(script: str) -> AppTest:
        page = AppTest.from_file(str(ENTRY), default_timeout=OPEN_SECONDS).run()
        page.switch_page(str(PROJECT_FOLDER / "pages" / script)).run()
        assert not page.exception, page.exception
        return page

    yield opened
    st.cache_resource.clear()
