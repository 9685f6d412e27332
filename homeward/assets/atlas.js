// Putting the atlas together: base map, marks, legend and controls on a Leaflet map.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const CORNERS = "M1 5V1h4M11 1h4v4M15 11v4h-4M5 15H1v-4";

  const ZoomToResults = L.Control.extend({
    options: { position: "topleft" },
    initialize(atlas, options) {
      L.setOptions(this, options);
      this._atlas = atlas;
    },
    onAdd(map) {
      const bar = L.DomUtil.create("div", "leaflet-bar homeward-zoom-results");
      const button = L.DomUtil.create("button", "", bar);
      button.type = "button";
      button.append(Homeward.icon(CORNERS));
      button.title = this._atlas.settings.words.zoom_to_results;
      button.setAttribute("aria-label", button.title);
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.on(button, "click", () => {
        const extent = this._atlas.marks.extent();
        if (extent) map.fitBounds(extent.pad(0.15), { maxZoom: 8, animate: !Homeward.isCalm() });
      });
      return bar;
    },
  });

  // A line on the map that says what is shown.
  function caption(map) {
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const box = L.DomUtil.create("div", "homeward-caption");
      box.setAttribute("role", "status");
      return box;
    };
    control.addTo(map);
    return control.getContainer();
  }

  // Draw the atlas on a map. settings: kinds, radius, sizes, words, language.
  Homeward.open = function (map, source, settings) {
    const base = new Homeward.BaseMap(source, { language: settings.language }).addTo(map);
    const known = { ...settings, base };
    const marks = new Homeward.Marks(known).addTo(map);
    const atlas = { map, base, marks, settings: known, caption: caption(map), updates: 0 };
    atlas.legend = new Homeward.Legend(known).addTo(map);
    new ZoomToResults(atlas).addTo(map);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(settings.words.attribution);
    marks.on("chosen", (event) => Homeward.report && Homeward.report(event.mark));
    if (settings.tiles) offerTiles(map, base, settings);
    // Everything that shows marks on the map does so here: { marks, selected, caption }, and
    // isBrief where others follow in a moment.
    atlas.display = (shown) => {
      atlas.caption.textContent = shown.caption || "";
      atlas.caption.hidden = !shown.caption;
      marks.show(shown.marks, shown.selected, shown.isBrief);
    };
    Homeward.addLayers(atlas);
    map.homeward = atlas;
    return atlas;
  };

  // Online tiles only when somebody asks for them; if they fail, the own map comes back.
  function offerTiles(map, base, settings) {
    const tiles = L.tileLayer(settings.tiles.url, {
      attribution: settings.tiles.attribution,
      maxZoom: 12,
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    tiles.on("tileerror", () => {
      if (!map.hasLayer(tiles)) return;
      map.removeLayer(tiles);
      base.addTo(map);
      const note = L.control({ position: "topright" });
      note.onAdd = () => {
        const box = L.DomUtil.create("div", "homeward-note");
        box.setAttribute("role", "status");
        box.textContent = settings.words.tiles_failed;
        setTimeout(() => note.remove(), 8000);
        return box;
      };
      note.addTo(map);
    });
    const layers = { [settings.words.own_map]: base, [settings.words.online_map]: tiles };
    L.control.layers(layers, null, { position: "topright" }).addTo(map);
  }

  // What the server sends: base64 of UTF-8 JSON, so that no text in it can be taken for code.
  Homeward.decode = function (sent) {
    const letters = atob(sent);
    // A plain loop: Uint8Array.from with a function takes five times as long.
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  const FIELDS = ["place_id", "name", "kind", "lat", "lon", "geo_precision", "admin1", "country", "events", "people", "untold", "in_region"];

  // Show what was sent on a map opened above: { marks: rows of FIELDS, selected, caption, time }.
  Homeward.show = function (map, sent) {
    const atlas = map.homeward;
    const marks = sent.marks.map((row) => {
      const mark = {};
      FIELDS.forEach((field, index) => { mark[field] = row[index]; });
      return mark;
    });
    const shown = { ...sent, marks };
    if (sent.layers) atlas.layers.follow(sent.layers);
    if (atlas.playback) atlas.playback.take(shown);
    else atlas.display(shown);
    atlas.updates += 1;
    return atlas;
  };
})();
