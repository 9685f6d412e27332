"""Which addresses may be shown in frames, and by whom."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from homeward.screen.headers import frame_ancestors
from homeward.settings import Settings

SITES = "'self' https://example.org"


@pytest.mark.parametrize(
    ("path", "query", "base", "who"),
    [
        ("/", "embed=true", "", SITES),
        ("/", "kind=commitment&embed=true", "", SITES),
        ("/atlas/", "embed=true", "atlas", SITES),
        ("/atlas", "embed=true", "/atlas/", SITES),
        ("/component/streamlit_folium.st_folium/index.html", "", "", SITES),
        ("/", "", "", "'self'"),
        ("/", "embed=false", "", "'self'"),
        ("/", "event=embed%3Dtrue", "", "'self'"),
        ("/documents", "embed=true", "", "'self'"),
        ("/atlas/documents", "embed=true", "atlas", "'self'"),
        ("/documents/component/", "embed=true", "", "'self'"),
    ],
)
def test_only_the_embed_form_and_the_map_in_it_may_be_framed(
    path: str, query: str, base: str, who: str
) -> None:
    assert frame_ancestors(path, query, base=base, sites=SITES) == who


@pytest.mark.parametrize("sites", ["*; script-src *", "a,b", "a\nb"])
def test_a_setting_cannot_change_the_rest_of_the_policy(sites: str) -> None:
    with pytest.raises(ValidationError):
        Settings(embed_sites=sites)
