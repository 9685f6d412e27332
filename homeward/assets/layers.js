// The layers beside the marks and the choices made on the map: which role, which layer,
// only what is in view. What a visitor chooses is told to the server and comes back with the marks.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const VIEW_DELAY = 400; // milliseconds without a move before the new view is told

  Homeward.Layers = L.Control.extend({
    options: { position: "topright" },

    initialize(atlas, options) {
      L.setOptions(this, options);
      this._atlas = atlas;
      this.regions = new Homeward.RegionsLayer(atlas.settings);
      this.context = new Homeward.ContextLayer(atlas.settings);
      this._isView = false;
      this._moment = null;
    },

    onAdd(map) {
      const { settings } = this._atlas;
      const { words } = settings;
      const box = L.DomUtil.create("details", "homeward-layers leaflet-bar");
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      L.DomUtil.create("summary", "", box).textContent = words.layers;
      const tick = (name, text, then) => {
        const label = L.DomUtil.create("label", "", box);
        const made = L.DomUtil.create("input", "", label);
        made.type = "checkbox";
        made.name = name;
        L.DomUtil.create("span", "", label).textContent = text;
        L.DomEvent.on(made, "change", () => then(made.checked));
        return made;
      };
      tick("regions", words.layer_regions, (isOn) => this.toggleRegions(isOn));
      this._lines = tick("lines", words.layer_lines, (isOn) => {
        this.context.withLines = isOn;
        this.context.redraw();
        this._atlas.legend.mark("lines", isOn);
      });
      if (settings.context && settings.context.length)
        tick("context", words.layer_context, (isOn) => {
          this.context.withEvents = isOn;
          this.context.redraw();
          this._atlas.legend.mark("context", isOn);
        });
      if (Homeward.tell) this._view = tick("view", words.only_view, (isOn) => this._tellView(isOn));
      this.context.addTo(map);
      map.on("moveend", this._moved, this);
      return box;
    },

    onRemove(map) {
      map.off("moveend", this._moved, this);
    },

    toggleRegions(isOn) {
      const { map, marks, legend } = this._atlas;
      if (isOn) this.regions.addTo(map);
      else this.regions.remove();
      legend.mark("regions", isOn);
      this._shade();
      marks.refresh();
    },

    _hideShaded() {
      const isOn = this._map.hasLayer(this.regions);
      const { areas } = this._atlas.marks;
      areas.hidden = isOn ? this.regions.codes() : new Set();
      areas.notes = isOn ? this.regions.notes() : [];
    },

    // What came with the marks: { regions, told, lines, period, chosen, selected }.
    follow(sent) {
      const { chosen } = sent;
      this._sent = sent;
      this.regions.choose(chosen.regions);
      this.showMoment(null);
      const { draw, role } = this._atlas;
      if (draw) draw.show(chosen.area);
      if (role) role.show(chosen.roles);
      if (!this._view) return;
      const isNew = JSON.stringify(chosen.view) !== JSON.stringify(this._told || []);
      this._isView = this._view.checked = chosen.view.length > 0;
      if (this._isView && isNew) {
        // A link came with a view: go there, and do not tell it anew for being a little wider.
        this._told = chosen.view;
        this._isQuiet = true;
        const [[west, south], , [east, north]] = chosen.view;
        this._map.fitBounds([[south, west], [north, east]], { animate: false });
        setTimeout(() => (this._isQuiet = false), VIEW_DELAY);
      } else if (!this._isView) this._told = null;
    },

    // Show a moment of the playback; null: all that was sent.
    showMoment(moment) {
      this._moment = moment;
      const sent = this._sent;
      if (!sent) return;
      const { most_lines } = this._atlas.settings;
      this._setThicket(moment ? moment.lineCount > most_lines : sent.too_many_lines);
      const [first, last] = moment ? moment.period : [null, null];
      this.context.follow(() => this._shownLines(), [first || sent.period[0], last || sent.period[1]], sent.selected);
      this._shade();
    },

    // The lines of what is selected, else all of them unless they are too many to read.
    _shownLines() {
      const { event, place } = this._sent.selected;
      const { most_lines } = this._atlas.settings;
      const moment = this._moment;
      const known = this._sent.lines.map(Homeward.readLine);
      if (event) return moment ? moment.lines((each) => each === moment.selected) : known.filter((line) => line.event_id === event);
      if (!place) return !moment ? known : moment.lineCount > most_lines ? [] : moment.lines();
      const has = (line) => line.recovery_id === place || line.handover_id === place;
      return (moment ? moment.lines() : known).filter(has).slice(0, most_lines);
    },

    _setThicket(isThicket) {
      if (this._lines.disabled === isThicket) return;
      this._lines.disabled = isThicket;
      this._lines.parentElement.title = isThicket ? this._atlas.settings.words.lines_too_many : "";
    },

    // Give the layer of regions its numbers, and the marks what room it takes; nothing while off.
    _shade() {
      if (this._map.hasLayer(this.regions)) {
        const { regions, told } = this._sent;
        const { rows, told: all } = this._moment ? this._moment.regions() : { rows: regions, told };
        this.regions.show(rows, all, this._moment && this._moment.isBrief);
      }
      this._hideShaded();
    },

    _moved() {
      if (!this._isView || this._isQuiet) return;
      clearTimeout(this._waiting);
      this._waiting = setTimeout(() => this._isView && this._tellView(true), VIEW_DELAY);
    },

    _tellView(isOn) {
      this._isView = isOn;
      const corners = isOn ? Homeward.boxOf(this._map.getBounds()) : [];
      if (isOn) {
        const [[west, south], [east, north]] = corners;
        this._told = [[west, south], [east, south], [east, north], [west, north]];
      }
      Homeward.tell("view", corners);
    },
  });

  // One switch for the role of places: all of them or one.
  Homeward.RoleControl = L.Control.extend({
    options: { position: "topright" },

    initialize(atlas, options) {
      L.setOptions(this, options);
      this._atlas = atlas;
    },

    onAdd() {
      const { words, roles } = this._atlas.settings;
      const box = L.DomUtil.create("div", "homeward-role leaflet-bar");
      L.DomEvent.disableClickPropagation(box);
      const select = (this._select = L.DomUtil.create("select", "", box));
      select.setAttribute("aria-label", words.role);
      const option = (value, text) => {
        const made = L.DomUtil.create("option", "", select);
        made.value = value;
        made.textContent = text;
        return made;
      };
      option("", words.all_roles);
      for (const [role, name] of Object.entries(roles)) option(role, name);
      this._several = option("several", words.several_roles);
      this._several.hidden = true;
      L.DomEvent.on(select, "change", () => Homeward.tell("roles", select.value ? [select.value] : []));
      return box;
    },

    show(roles) {
      this._several.hidden = roles.length < 2;
      this._select.value = roles.length > 1 ? "several" : roles[0] || "";
    },
  });

  // Add everything to an atlas that is being opened.
  Homeward.addLayers = function (atlas) {
    const { map } = atlas;
    if (Homeward.tell) {
      atlas.role = new Homeward.RoleControl(atlas).addTo(map);
      atlas.draw = new Homeward.DrawControl(atlas).addTo(map);
    }
    atlas.layers = new Homeward.Layers(atlas).addTo(map);
    Homeward.shareColumn(map, atlas.layers.getContainer(), atlas.legend);
    const { regions, context } = atlas.layers;
    atlas.settings.isBusy = () => Boolean(atlas.draw && atlas.draw.takesClicks());
    atlas.settings.others = [
      (point) => {
        const hit = context.at(point);
        return hit && { ...hit, key: hit.event.id, r: 8, lines: [hit.event.name, hit.event.when, ...hit.event.details], choose: () => {} };
      },
      (point) => {
        if (!map.hasLayer(regions)) return null;
        const total = regions.at(map.layerPointToLatLng(point));
        if (!total) return null;
        const choose = () => Homeward.tell && Homeward.tell("region", total.code);
        return { key: total.code, x: point.x, y: point.y, r: 6, lines: regions.describe(total), choose };
      },
    ];
    atlas.list = new Homeward.MarkList(atlas);
    if (Homeward.isCalm()) {
      map.options.zoomAnimation = map._zoomAnimated = false;
      map.options.inertia = false;
    }
  };
})();
