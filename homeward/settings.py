"""Settings, read once from the environment (``HOMEWARD_…``) by the command line and the screen.

Nothing below those two layers looks at the environment: collaborators are passed in.
"""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_FOLDER = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What a user may set; every field has a default that works with the network off."""

    model_config = SettingsConfigDict(env_prefix="HOMEWARD_", extra="ignore")

    home: Path = Path(platformdirs.user_data_dir("homeward", appauthor=False))
    """The user's data folder: the store and what it remembers."""

    database_url: str = ""
    """A SQLAlchemy URL; blank means SQLite in the data folder."""

    data_folder: Path = PROJECT_FOLDER / "data"
    """The bundled record and geography."""

    online_geocoder: bool = False
    """Whether places that the gazetteer does not know may be asked of Nominatim."""

    nominatim_domain: str = "nominatim.openstreetmap.org"
    nominatim_scheme: str = "https"
    user_agent: str = "homeward/1.0 (atlas of returns; self-hosted)"

    online_tiles: bool = False
    """Whether the map may offer tiles from the network beside its own base map."""

    embed_sites: str = Field(default="*", pattern=r"^[^;,\r\n]*$")
    """Which sites may show the embed form in a frame, such as "https://example.org"; blank: none.

    Sources of a content security policy, apart by spaces.
    """

    llm_url: str = ""
    """The base address of a chat service (OpenAI-compatible) that may propose events.

    Blank, like ``llm_model``, means that no language model is asked.
    """

    llm_model: str = ""
    llm_key: SecretStr = SecretStr("")
    llm_timeout_seconds: float = 60.0

    def store_url(self) -> str:
        """Return the address of the store."""
        return self.database_url or f"sqlite:///{self.home / 'homeward.sqlite3'}"
