"""The scripts and styles inside the page of its own, and the policy that lets only them run."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from homeward.settings import PROJECT_FOLDER
from homeward.view import map as atlas
from homeward.view.cards import as_script

_OWN = PROJECT_FOLDER / "homeward" / "assets"
_OWN_STYLES = (*atlas.STYLES, "card.css", "page.css", "standalone.css")

_IMAGE = re.compile(
    # matches url(images/layers.png); must not match url(#default#VML) or url(data:image/png,x)
    r"url\(\s*['\"]?images/[^)]*\)"
)
_ENDS_SCRIPT = re.compile(
    # matches </script and <!--; must not match <script or </style
    r"</script|<!--",
    re.IGNORECASE,
)
_ENDS_STYLE = re.compile(
    # matches </style; must not match <style or </script
    r"</style",
    re.IGNORECASE,
)


@cache
def script() -> str:
    """Join the scripts: Leaflet, Homeward's own, the card, and what ties them together."""
    texts = [_leaflet("leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")]
    texts += [_own(name) for name in atlas.SCRIPTS]
    texts += [as_script(_own("card.js")), _own("standalone.js")]
    return whole("\n;\n".join(texts), _ENDS_SCRIPT)


@cache
def styles() -> str:
    """Join the styles. Leaflet's name pictures for controls that the page has not: none asked."""
    texts = [_IMAGE.sub("none", _leaflet("leaflet.css"))]
    texts += [_own(name) for name in _OWN_STYLES]
    return whole("\n".join(texts), _ENDS_STYLE)


def whole(text: str, ends: re.Pattern[str]) -> str:
    """Return a text as a browser reads it out of its element, from which it must not break out.

    Raises ValueError when it would.
    """
    if found := ends.search(text):
        raise ValueError(f"an asset holds {found.group()!r}, which would end the element it is in")
    # Browsers hash what they parse, in which line ends are single.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def policy() -> str:
    """Return the Content-Security-Policy: own script and style by digest, no request to anywhere.

    Style attributes stay allowed: the colours of the headline are such.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'sha256-{_digest(script())}'",
            f"style-src 'sha256-{_digest(styles())}'",
            "style-src-attr 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _own(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8")


def _leaflet(name: str) -> str:
    return Path(leaflet.BASE_DIR, name).read_text(encoding="utf-8")
