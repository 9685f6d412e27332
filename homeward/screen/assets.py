"""Routes for what the browser loads: Leaflet, Homeward's scripts, the boundaries.

All of it is served from this machine. Scripts carry their digest in the address, so a
browser may keep them for good and still never shows an old one.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from homeward.geo.outlines import drawn_map
from homeward.settings import PROJECT_FOLDER

OWN = PROJECT_FOLDER / "homeward" / "assets"
_FOREVER = "public, max-age=31536000, immutable"


@cache
def boundaries_script(data_folder: Path) -> bytes:
    """Return the boundaries as a script that sets ``window.HOMEWARD_BOUNDARIES``, gzipped."""
    # Level 6: the last 0.2 % that level 9 saves cost a tenth of a second of every start.
    return gzip.compress(b"window.HOMEWARD_BOUNDARIES=" + drawn_map(data_folder) + b";", 6, mtime=0)


@cache
def assets_digest(data_folder: Path) -> str:
    """Return a short digest over everything under the assets routes."""
    digest = hashlib.sha256(boundaries_script(data_folder))
    for path in sorted(OWN.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def base_path(option: str | None) -> str:
    """Return the path below which the server's addresses lie, as ``/atlas``; blank for the root.

    ``option`` is what the server's settings say, in any of the forms that they allow.
    """
    bare = (option or "").strip("/")
    return f"/{bare}" if bare else ""


def asset_routes(data_folder: Path, base: str = "") -> list[BaseRoute]:
    """Return the routes ``/assets/DIGEST/{leaflet,own}/…`` and ``…/basemap-data.js``.

    They lie below the server's base path, where the map's frame looks for them.
    """

    def boundaries(request: Request) -> Response:
        script = boundaries_script(data_folder)
        headers = {"Cache-Control": _FOREVER}
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
        else:
            script = gzip.decompress(script)
        return Response(script, media_type="text/javascript", headers=headers)

    at = f"{base}/assets/{assets_digest(data_folder)}"
    return [
        Route(f"{at}/basemap-data.js", boundaries),
        Mount(f"{at}/leaflet", _KeptFiles(directory=leaflet.BASE_DIR)),
        Mount(f"{at}/own", _KeptFiles(directory=OWN)),
    ]


class _KeptFiles(StaticFiles):
    """Static files that a browser may keep, since their address names their content."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = _FOREVER
        return response
