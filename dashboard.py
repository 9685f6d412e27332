"""The server of Homeward: ``streamlit run dashboard.py`` finds the application in it.

The pages are listed in ``homeward/screen/entry.py`` and lie in ``pages/``.
"""

import streamlit as st
from starlette.middleware import Middleware

from homeward.screen.assets import asset_routes, base_path
from homeward.screen.headers import SecurityHeaders
from homeward.screen.interface import FeedLinks, interface_routes
from homeward.screen.warm import warm_up
from homeward.settings import PROJECT_FOLDER, Settings

settings = Settings()
base = base_path(st.get_option("server.baseUrlPath"))

app = st.App(
    PROJECT_FOLDER / "homeward" / "screen" / "entry.py",
    routes=[*asset_routes(settings.data_folder, base), *interface_routes(base)],
    lifespan=warm_up,
    middleware=[
        Middleware(
            SecurityHeaders,
            tiles=settings.online_tiles,
            embed_sites=settings.embed_sites,
            base=base,
        ),
        Middleware(FeedLinks, base=base),
    ],
)
