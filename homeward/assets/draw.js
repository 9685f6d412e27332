// Drawing an area to filter by: a rectangle by dragging, an outline corner by corner.
// What is drawn is only told; the area shown is the one that comes back with the marks.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const LOOKS = { color: "#111827", weight: 2, dashArray: "6 4", fill: true, fillOpacity: 0.04, interactive: false };
  const DECIMALS = 1000;

  const rounded = (latlng) => [
    Math.round(Math.max(-180, Math.min(180, latlng.lng)) * DECIMALS) / DECIMALS,
    Math.round(Math.max(-90, Math.min(90, latlng.lat)) * DECIMALS) / DECIMALS,
  ];
  Homeward.boxOf = (bounds) => [rounded(bounds.getSouthWest()), rounded(bounds.getNorthEast())];

  Homeward.DrawControl = L.Control.extend({
    options: { position: "topleft" },

    initialize(atlas, options) {
      L.setOptions(this, options);
      this._atlas = atlas;
      this._corners = [];
    },

    onAdd(map) {
      const { words } = this._atlas.settings;
      const bar = L.DomUtil.create("div", "leaflet-bar homeward-draw");
      const button = (path, words_, then) => {
        const made = L.DomUtil.create("button", "", bar);
        made.type = "button";
        made.append(Homeward.icon(path));
        made.title = words_;
        made.setAttribute("aria-label", words_);
        L.DomEvent.on(made, "click", then, this);
        return made;
      };
      this._rectangle = button("M2 3.5h12v9H2z", words.draw_rectangle, () => this.start("rectangle"));
      this._outline = button("M3 12L2 5l6-3 6 5-3 7z", words.draw_outline, () => this.start("outline"));
      this._clear = button("M3 3l10 10M13 3L3 13", words.draw_clear, () => {
        this.stop();
        Homeward.tell("area", []);
      });
      for (const each of [this._rectangle, this._outline]) each.setAttribute("aria-pressed", "false");
      this._clear.hidden = true;
      L.DomEvent.disableClickPropagation(bar);
      this._hint = L.DomUtil.create("div", "homeward-hint", map.getContainer());
      this._hint.setAttribute("role", "status");
      this._hint.hidden = true;
      return bar;
    },

    isDrawing() {
      return Boolean(this._way);
    },

    // The area that the filter has: drawn on the map; an empty ring is none.
    show(ring) {
      if (this._shown) this._shown.remove();
      this._shown = ring.length ? L.polygon(ring.map(([lon, lat]) => [lat, lon]), LOOKS).addTo(this._map) : null;
      this._clear.hidden = !ring.length;
    },

    start(way) {
      const again = this._way === way;
      this.stop();
      if (again) return;
      const map = this._map;
      const { words } = this._atlas.settings;
      this._way = way;
      const pressed = way === "rectangle" ? this._rectangle : this._outline;
      pressed.setAttribute("aria-pressed", "true");
      this._hint.textContent = way === "rectangle" ? words.hint_rectangle : words.hint_outline;
      this._hint.hidden = false;
      L.DomUtil.addClass(map.getContainer(), "homeward-drawing");
      map.dragging.disable();
      map.doubleClickZoom.disable();
      if (way === "rectangle") map.on({ mousedown: this._press, mousemove: this._drag, mouseup: this._release }, this);
      else map.on({ click: this._corner, dblclick: this._finish, mousemove: this._follow }, this);
      L.DomEvent.on(document, "keydown", this._key, this);
      // A finger gives no mouse events while it drags: corners are tapped in both ways then.
      if (way === "rectangle") map.on("click", this._tapped, this);
    },

    stop() {
      const map = this._map;
      if (!this._way) return;
      map.off({ mousedown: this._press, mousemove: this._drag, mouseup: this._release }, this);
      map.off({ click: this._corner, dblclick: this._finish, mousemove: this._follow }, this);
      map.off("click", this._tapped, this);
      L.DomEvent.off(document, "keydown", this._key, this);
      for (const each of [this._rectangle, this._outline]) each.setAttribute("aria-pressed", "false");
      this._hint.hidden = true;
      L.DomUtil.removeClass(map.getContainer(), "homeward-drawing");
      map.dragging.enable();
      map.doubleClickZoom.enable();
      if (this._sketch) this._sketch.remove();
      this._sketch = null;
      this._corners = [];
      this._from = null;
      // The click that ends the drawing must not select what lies under it.
      this._way = null;
      this._first = null;
      this._justEnded = Date.now();
    },

    // Whether a click belongs to the drawing.
    takesClicks() {
      return this.isDrawing() || Date.now() - (this._justEnded || 0) < 250;
    },

    _draw(corners) {
      if (this._sketch) this._sketch.setLatLngs(corners);
      else this._sketch = L.polygon(corners, LOOKS).addTo(this._map);
    },

    _press(event) {
      this._from = event.latlng;
    },

    _drag(event) {
      if (!this._from) return;
      const box = L.latLngBounds(this._from, event.latlng);
      this._draw([box.getSouthWest(), box.getNorthWest(), box.getNorthEast(), box.getSouthEast()]);
    },

    _release(event) {
      const from = this._from;
      if (!from) return;
      const moved = this._map.latLngToLayerPoint(from).distanceTo(this._map.latLngToLayerPoint(event.latlng));
      if (moved < 5) return; // a tap: the second one ends it
      this._end(Homeward.boxOf(L.latLngBounds(from, event.latlng)));
    },

    _tapped(event) {
      if (this._first) {
        const box = L.latLngBounds(this._first, event.latlng);
        this._first = null;
        this._end(Homeward.boxOf(box));
      } else this._first = event.latlng;
    },

    _corner(event) {
      const at = this._map.latLngToLayerPoint(event.latlng);
      const first = this._corners[0];
      if (first && this._corners.length > 2 && this._map.latLngToLayerPoint(first).distanceTo(at) < 10) return this._finish();
      const last = this._corners[this._corners.length - 1];
      if (last && this._map.latLngToLayerPoint(last).distanceTo(at) < 3) return;
      this._corners.push(event.latlng);
      this._draw(this._corners);
    },

    _follow(event) {
      if (this._corners.length) this._draw([...this._corners, event.latlng]);
    },

    _finish() {
      if (this._corners.length > 2) this._end(this._corners.map(rounded));
    },

    _end(corners) {
      this._first = null;
      this.stop();
      Homeward.tell("area", corners);
    },

    _key(event) {
      if (event.key === "Escape") this.stop();
      if (event.key === "Enter" && this._way === "outline" && event.target.tagName !== "BUTTON") this._finish();
    },
  });
})();
