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
      this._listen("on");
    },

    // A rectangle is held by whatever points, mouse, pen or finger; corners come as clicks and taps.
    _listen(how) {
      const map = this._map;
      const change = L.DomEvent[how];
      if (this._way === "rectangle") {
        change(map.getContainer(), "pointerdown", this._press, this);
        change(document, "pointermove", this._drag, this);
        change(document, "pointerup", this._release, this);
        change(document, "pointercancel", this._letGo, this);
      } else map[how]({ click: this._corner, dblclick: this._finish, mousemove: this._follow }, this);
      change(document, "keydown", this._key, this);
    },

    stop() {
      const map = this._map;
      if (!this._way) return;
      this._listen("off");
      for (const each of [this._rectangle, this._outline]) each.setAttribute("aria-pressed", "false");
      this._hint.hidden = true;
      L.DomUtil.removeClass(map.getContainer(), "homeward-drawing");
      map.dragging.enable();
      map.doubleClickZoom.enable();
      for (const each of [this._sketch, this._handle]) if (each) each.remove();
      this._sketch = this._handle = null;
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
      if (event.target.closest(".leaflet-control")) return;
      // Two fingers zoom; only one of them draws.
      if (!event.isPrimary || event.button) return this._letGo();
      this._from = this._map.mouseEventToLatLng(event);
    },

    _letGo() {
      this._from = null;
      if (this._sketch) this._sketch.remove();
      this._sketch = null;
    },

    _drag(event) {
      if (!this._from) return;
      const box = L.latLngBounds(this._from, this._map.mouseEventToLatLng(event));
      this._draw([box.getSouthWest(), box.getNorthWest(), box.getNorthEast(), box.getSouthEast()]);
    },

    _release(event) {
      const from = this._from;
      if (!from) return;
      const to = this._map.mouseEventToLatLng(event);
      if (this._isNear(from, to, event.pointerType === "mouse" ? 5 : 12)) this._tapped(to);
      else this._end(Homeward.boxOf(L.latLngBounds(from, to)));
    },

    // The first corner of a rectangle that is tapped stands until the second.
    _tapped(at) {
      this._letGo();
      if (!this._first) this._first = this._mark(at);
      else this._end(Homeward.boxOf(L.latLngBounds(this._first, at)));
    },

    // Show a corner that a later click or tap refers to.
    _mark(at) {
      this._handle = L.circleMarker(at, { ...LOOKS, radius: 6, dashArray: null, fillOpacity: 0.8, fillColor: "#ffffff" }).addTo(this._map);
      return at;
    },

    _isNear(one, other, pixels) {
      return this._map.latLngToLayerPoint(one).distanceTo(this._map.latLngToLayerPoint(other)) < pixels;
    },

    _corner(event) {
      const isFinger = event.originalEvent && event.originalEvent.pointerType === "touch";
      const first = this._corners[0];
      if (first && this._corners.length > 2 && this._isNear(first, event.latlng, isFinger ? 22 : 10)) return this._finish();
      const last = this._corners[this._corners.length - 1];
      if (last && this._isNear(last, event.latlng, isFinger ? 12 : 3)) return;
      this._corners.push(event.latlng);
      if (!first) this._mark(event.latlng);
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
