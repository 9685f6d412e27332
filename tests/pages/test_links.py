"""Links, the snippet for frames, and the citation, as the map page offers them."""

from __future__ import annotations

from functools import partial
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from homeward.screen import state


def offered(page: AppTest) -> list[str]:
    return [code.value for code in page.code]


@pytest.fixture
def open_map(open_map: Any) -> Any:
    """Open the map page with the part of the links unfolded."""
    return partial(open_map, unfolded=["links"])


def parameters(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_the_link_leads_to_this_view(open_map: Any) -> None:
    page = open_map(kind=["body_repatriation"], region=["UA-14"], q=["bodies & ashes"])
    (link, *_) = [text for text in offered(page) if not text.startswith("<")]
    assert parameters(link) == {
        "kind": ["body_repatriation"],
        "region": ["UA-14"],
        "q": ["bodies & ashes"],
    }


def test_a_selected_event_has_a_link_of_its_own(open_map: Any) -> None:
    links = offered(open_map(event=["BR-2024-11-08"], kind=["body_repatriation"]))
    assert [link for link in links if parameters(link) == {"event": ["BR-2024-11-08"]}]
    assert not [link for link in offered(open_map()) if "event" in parameters(link)]


def test_the_link_keeps_the_language(open_map: Any) -> None:
    assert parameters(offered(open_map(lang=["uk"]))[0]) == {"lang": ["uk"]}


class Frames(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append({"tag": tag, **dict(attrs)})


def test_the_snippet_is_one_frame_whatever_was_searched_for(open_map: Any) -> None:
    hostile = '"><script>alert(1)</script>'
    (snippet,) = [text for text in offered(open_map(q=[hostile])) if text.startswith("<iframe")]
    reader = Frames()
    reader.feed(snippet)
    (frame,) = reader.found
    assert frame["tag"] == "iframe"
    assert parameters(str(frame["src"])) == {"q": [hostile], "embed": ["true"]}


def test_the_citation_names_version_day_and_view(open_map: Any) -> None:
    texts = offered(open_map(region=["UA-14"]))
    (apa,) = [text for text in texts if text.startswith("The Homeward maintainers")]
    assert "Record version" in apa
    assert apa.endswith("?region=UA-14")
    (bibtex,) = [text for text in texts if text.startswith("@misc")]
    assert "?region=UA-14}}," in bibtex


def test_the_embed_form_is_the_map_and_a_line(
    open_map: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "is_embedded", lambda: True)
    page = open_map(kind=["body_repatriation"], event=["BR-2024-11-08"])
    (line,) = [caption.value for caption in page.caption]
    assert "62 of 177 events" in line
    assert "CC BY 4.0" in line
    assert "kind=body_repatriation" in line
    assert not page.dataframe
    assert not page.expander
    assert not page.sidebar.checkbox
    assert not page.code
