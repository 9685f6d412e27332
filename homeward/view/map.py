"""The map: a folium map that draws its base itself, and the marks sent to it.

The base map never changes (a change would rebuild the frame); marks reach it as a
feature group, which streamlit-folium hands to the same frame. Scripts and boundaries
come from ``assets``, a path served by Homeward itself: no request leaves the machine.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from homeward.language import N_, Words, _, cached_by_language, language, locale
from homeward.settings import PROJECT_FOLDER
from homeward.view import style
from homeward.view.compact import compact_json
from homeward.view.context import ContextEvent
from homeward.view.layers import layer_settings, layer_words
from homeward.view.marks import Mark

SCRIPTS = (
    "canvas.js",
    "controls.js",
    "icons.js",
    "signs.js",
    "shapes.js",
    "basemap.js",
    "areas.js",
    "kept_drawing.js",
    "telling.js",
    "marks.js",
    "stamps.js",
    "legend.js",
    "regions_layer.js",
    "context_layer.js",
    "draw.js",
    "keyboard.js",
    "layers.js",
    "atlas.js",
    "gather.js",
    "gather_layers.js",
    "steps.js",
    "playback_bar.js",
    "playback_keys.js",
    "playback.js",
)
"""Homeward's own scripts, in the order in which they must load, after Leaflet's."""

STYLES = ("atlas.css", "playback.css")

_BUNDLED = PROJECT_FOLDER / "data"

CENTRE = (47.7, 34.0)
ZOOM = 5

ATTRIBUTION = N_(
    "Boundaries DCW-GMT and Natural Earth; places GeoNames (CC BY 4.0); record Homeward"
)

TILES = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "attribution": "© OpenStreetMap contributors",
}

_ROW = attrgetter(*(field.name for field in fields(Mark)))

_WORDS = Words(
    {
        "legend": N_("Legend"),
        "people": N_("People"),
        "untold": N_("Events whose share for this place is not told"),
        "outside": N_("Belongs to a shown event, outside the chosen regions"),
        "precision": N_("How finely the place is known"),
        "area_is_people": N_("Area is proportional to people"),
        "hollow": N_("number not told for this place"),
        "zoom_to_results": N_("Zoom to results"),
        "own_map": N_("Homeward's map"),
        "online_map": N_("OpenStreetMap (online)"),
        "tiles_failed": N_("The online map cannot be reached; Homeward's own map is shown."),
    }
)


def settings(
    *, tiles: bool = False, context: Sequence[ContextEvent] = (), data_folder: Path = _BUNDLED
) -> dict[str, Any]:
    """Return what the scripts need to know: styles, sizes, words, and the context to draw."""
    return {
        **layer_settings(context=context, data_folder=data_folder),
        "kinds": {
            str(kind): {
                "name": each.name,
                "plural": each.plural,
                "colour": each.colour,
                "shape": each.shape,
            }
            for kind, each in style.KIND_STYLES.items()
        },
        "radius": {
            "smallest": style.SMALLEST_RADIUS,
            "per_root_person": style.RADIUS_PER_ROOT_PERSON,
        },
        "sizes": list(style.SIZE_LEGEND),
        "words": {
            **_WORDS,
            **layer_words(),
            "locale": locale().replace("_", "-"),
            "attribution": _(ATTRIBUTION),
            "precisions": {str(key): name for key, name in style.GEO_PRECISION_NAMES.items()},
        },
        "language": language(),
        "tiles": TILES if tiles else None,
    }


def payload(
    marks: Sequence[Mark],
    *,
    selected: str | None,
    caption: str = "",
    time: dict[str, Any] | None = None,
    layers: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the marks as the scripts read them: rows in the order of a mark's fields.

    ``caption`` stands on the map: what is shown and of which period. ``time`` is what the
    playback needs (``playback.time_payload``); without it there is nothing to play.
    ``layers`` is what the other layers show (``layers.layer_payload``); without it they are empty.
    """
    return {
        "marks": [list(_ROW(mark)) for mark in marks],
        "selected": selected,
        "caption": caption,
        "time": time,
        "layers": layers,
    }


def encode(sent: object) -> str:
    """Encode a value as base64 of JSON: letters and digits that no template can misread."""
    return base64.b64encode(compact_json(sent).encode()).decode("ascii")


@cached_by_language(8)
def _encoded_settings(tiles: bool, context: tuple[ContextEvent, ...], data_folder: Path) -> str:
    """Encode the settings once: they are the same at every move of the slider."""
    return encode(settings(tiles=tiles, context=context, data_folder=data_folder))


class AtlasMap(folium.Map):
    """A folium map without tiles that draws Homeward's base map from local scripts.

    ``assets`` is the address of Homeward's assets as seen from the frame.
    """

    default_js: list[tuple[str, str]]
    default_css: list[tuple[str, str]]

    _template = folium.Map._template

    def __init__(
        self,
        *,
        assets: str,
        tiles: bool = False,
        context: Sequence[ContextEvent] = (),
        data_folder: Path = _BUNDLED,
    ) -> None:
        super().__init__(
            location=CENTRE,
            zoom_start=ZOOM,
            tiles=None,
            min_zoom=3,
            max_zoom=12,
            control_scale=True,
            font_size="12px",
            world_copy_jump=False,
        )
        self._name = "Map"  # folium and streamlit-folium find the map by this name
        self.default_js = [
            ("leaflet", f"{assets}/leaflet/leaflet.js"),
            ("boundaries", f"{assets}/basemap-data.js"),
            *((name, f"{assets}/own/{name}") for name in (*SCRIPTS, "frame.js")),
        ]
        self.default_css = [
            ("leaflet_css", f"{assets}/leaflet/leaflet.css"),
            *((name, f"{assets}/own/{name}") for name in (*STYLES, "frame.css")),
        ]
        _OpenAtlas(_encoded_settings(tiles, tuple(context), data_folder)).add_to(self)

    def render(self, **kwargs: Any) -> None:
        """Do nothing: the frame takes scripts and styles by their addresses, not a document.

        Rendering folium's own document compiles a template for each of them, at every rerun
        (9 of 12 ms), and streamlit-folium then throws it away.
        """


class _OpenAtlas(MacroElement):
    """Draw base map, legend and controls once, when the frame is made."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Homeward.open({{ this._parent.get_name() }}, window.HOMEWARD_BOUNDARIES,
                Homeward.decode("{{ this.settings }}"));
        {% endmacro %}
        """
    )

    def __init__(self, encoded: str) -> None:
        super().__init__()
        self._name = "OpenAtlas"
        self.settings = encoded


class MarksGroup(folium.FeatureGroup):
    """The marks as streamlit-folium takes them: a feature group for the standing frame."""

    def __init__(self, sent: dict[str, Any]) -> None:
        super().__init__(name="marks", control=False)
        _ShowMarks(encode(sent)).add_to(self)

    def render(self, **kwargs: Any) -> None:
        """Do nothing, as the map does: streamlit-folium reads the script of the group itself."""


class _ShowMarks(MacroElement):
    # streamlit-folium keeps every group it was ever sent; forgetting the old ones here
    # keeps the frame's memory level.
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.feature_group = [];
            Homeward.show(window.map || map_div, Homeward.decode("{{ this.sent }}"));
        {% endmacro %}
        """
    )

    def __init__(self, encoded: str) -> None:
        super().__init__()
        self._name = "ShowMarks"
        self.sent = encoded
