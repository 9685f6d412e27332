// The layer of regions: first-level areas shaded by the number recovered there.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const SHADE_MILLISECONDS = 150; // between two shadings while the playback goes on

  Homeward.RegionsLayer = Homeward.CanvasLayer.extend({
    initialize(settings) {
      Homeward.CanvasLayer.prototype.initialize.call(this, { pane: "overlayPane" });
      this._settings = settings; // base, classes, region_colour, words
      this._totals = new Map();
      this._chosen = new Set();
      this._told = 0;
      this._shadedAt = -Infinity;
      this._format = new Intl.NumberFormat(settings.words.locale);
      this._percent = new Intl.NumberFormat(settings.words.locale, { style: "percent", maximumFractionDigits: 1 });
    },

    choose(codes) {
      this._chosen = new Set(codes);
      this._looks = null;
    },

    // rows of a region's code, people (null: not told), events, untold events. Numbers change
    // with every day that is played, shades seldom: only then is anything drawn.
    // isBrief: others follow in a moment; then shades wait a little, as filling them takes longer
    // than a frame.
    show(rows, told, isBrief) {
      this._totals = new Map(rows.map(([code, people, events, untold]) => [code, { code, people, events, untold }]));
      this._told = told;
      const looks = rows.map(([code, people]) => `${code} ${Homeward.shadeOf(people, this._settings.classes)}`).sort().join();
      const now = performance.now();
      if (looks === this._looks || (isBrief && now - this._shadedAt < SHADE_MILLISECONDS)) return;
      this._looks = looks;
      this._shadedAt = now;
      this.redraw();
    },

    totals() {
      return [...this._totals.values()];
    },

    codes() {
      return new Set([...this._totals.keys()].map((code) => "iso:" + code));
    },

    name(code) {
      const shape = this._settings.base.shape("iso:" + code);
      return (shape && ((this._settings.language === "uk" && shape.name_uk) || shape.name)) || code;
    },

    draw(context) {
      const { base, classes, region_colour } = this._settings;
      context.lineJoin = "round";
      for (const total of this._totals.values()) {
        const shape = base.shape("iso:" + total.code);
        if (!shape) continue;
        const shade = Homeward.shadeOf(total.people, classes);
        base.trace(context, shape, (path) => {
          context.fillStyle = shade < 0 ? Homeward.hatch(context, "#6b7379", 0.55) : region_colour;
          context.globalAlpha = shade < 0 ? 1 : Homeward.shadeAlpha(shade, classes) + 0.08;
          context.fill(path);
          context.globalAlpha = 1;
          context.lineWidth = 1.2;
          context.strokeStyle = "#ffffff";
          context.stroke(path);
        });
      }
      for (const code of this._chosen) {
        const shape = base.shape("iso:" + code);
        if (shape)
          base.trace(context, shape, (path) => {
            context.lineWidth = 2.6;
            context.strokeStyle = "#111827";
            context.stroke(path);
          });
      }
    },

    // The numbers, for whoever finds room for them between the marks.
    notes() {
      const { base } = this._settings;
      return this.totals()
        .filter((total) => total.people !== null && base.shape("iso:" + total.code))
        .map((total) => {
          const [lat, lon] = base.labelPoint("iso:" + total.code);
          return { key: "region|" + total.code, lat, lon, text: this._format.format(total.people) };
        });
    },

    // The region under a point: one with a number, or any other of the base map.
    at(latlng) {
      const shape = this._settings.base.regionAt(latlng.lng, latlng.lat);
      if (!shape) return null;
      const code = shape.id.replace("iso:", "");
      return this._totals.get(code) || { code, people: null, events: 0, untold: 0 };
    },

    // What a tooltip says, line by line.
    describe(total) {
      const words = this._settings.words;
      const format = this._format;
      const lines = [this.name(total.code)];
      if (!total.events) return [...lines, words.region_none];
      if (total.people === null) lines.push(words.region_untold);
      else
        lines.push(
          words.region_people
            .replace("{people}", format.format(total.people))
            .replace("{told}", format.format(this._told))
            .replace("{share}", this._percent.format(this._told ? total.people / this._told : 0)),
        );
      lines.push(words.region_events.replace("{events}", format.format(total.events)).replace("{untold}", format.format(total.untold)));
      if (Homeward.tell) lines.push(this._chosen.has(total.code) ? words.region_leave : words.region_choose);
      return lines;
    },
  });
})();
