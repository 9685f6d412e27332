// The legend: kinds with their shapes, sizes in people, and what a dashed or ringed mark means.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  // Pixels: what the attribution and the margins take, and what it needs at the least.
  const BELOW = 50;
  const LOWEST = 120;

  function sample(mark, style, r) {
    const half = Math.ceil(r * 1.4) + 6;
    const [canvas, context] = Homeward.sharpCanvas(2 * half, 2 * half);
    canvas.setAttribute("aria-hidden", "true");
    Homeward.paint(context, { in_region: true, untold: 0, ...mark }, style, half, half, r);
    return canvas;
  }

  // Circles within each other, standing on one line, each with its number of people.
  function nested(sizes, style, radius, locale) {
    const radii = sizes.map((people) => Math.max(radius.smallest, radius.per_root_person * Math.sqrt(people)));
    const largest = Math.max(...radii);
    const width = 2 * largest + 64, height = 2 * largest + 14;
    const [canvas, context] = Homeward.sharpCanvas(width, height);
    canvas.setAttribute("role", "img");
    const format = new Intl.NumberFormat(locale);
    canvas.setAttribute("aria-label", sizes.map((people) => format.format(people)).join(", "));
    context.font = "11px system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif";
    context.textBaseline = "middle";
    let lowest = Infinity;
    const order = radii.map((r, index) => [r, sizes[index]]).sort((a, b) => b[0] - a[0]);
    const lines = [];
    for (const [r, people] of order) {
      const y = height - 7 - r;
      Homeward.trace(context, style.shape, largest + 2, y, r);
      context.fillStyle = style.colour;
      context.globalAlpha = 0.3;
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = style.colour;
      context.stroke();
      lines.push([y - r, people]);
    }
    lines.reverse();
    for (const [top, people] of lines) {
      const y = Math.min(top, lowest - 13);
      lowest = y;
      context.strokeStyle = "#9aa1a6";
      context.beginPath();
      context.moveTo(largest + 2, top);
      context.lineTo(2 * largest + 8, Math.max(7, y));
      context.stroke();
      context.fillStyle = "#24292e";
      context.fillText(format.format(people), 2 * largest + 11, Math.max(7, y));
    }
    return canvas;
  }

  Homeward.Legend = L.Control.extend({
    // At the right lie no marks of the record; at the left lies Istanbul.
    options: { position: "bottomright" },

    initialize(settings, options) {
      L.setOptions(this, options);
      this._settings = settings;
    },

    onAdd(map) {
      const { kinds, sizes, words, radius } = this._settings;
      const box = L.DomUtil.create("details", "homeward-legend leaflet-bar");
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      box.open = map.getSize().x > 560;
      const add = (parent, tag, name, text) => {
        const made = L.DomUtil.create(tag, name, parent);
        if (text) made.textContent = text;
        return made;
      };
      add(box, "summary", "", words.legend);
      let into = box;
      const row = (canvas, text) => {
        const line = add(into, "div", "homeward-legend-row");
        const holder = add(line, "span", "homeward-legend-sample");
        holder.append(canvas);
        add(line, "span", "", text);
      };
      const { classes, region_colour } = this._settings;
      const drawn = (text, width, height, draw) => {
        const [canvas, context] = Homeward.sharpCanvas(width, height);
        canvas.setAttribute("aria-hidden", "true");
        draw(context);
        row(canvas, text);
      };
      const patch = (text, fill, stroke, dash) =>
        drawn(text, 24, 16, (context) => {
          context.beginPath();
          context.moveTo(3, 4);
          context.lineTo(10, 2);
          context.lineTo(22, 5);
          context.lineTo(20, 14);
          context.lineTo(6, 13);
          context.closePath();
          if (fill) fill(context);
          context.globalAlpha = 1;
          context.lineWidth = 1.2;
          context.strokeStyle = stroke;
          context.setLineDash(dash || []);
          context.stroke();
        });
      const blue = Object.values(kinds)[0];
      for (const kind of Object.values(kinds))
        row(sample({ people: 1, geo_precision: "settlement" }, kind, 6), kind.plural);
      // What the signs say in full folds away where the map is small.
      const more = add(box, "details", "homeward-legend-more");
      more.open = map.getSize().x > 900;
      add(more, "summary", "", words.legend_more);
      into = more;
      add(more, "div", "homeward-legend-title", words.area_is_people);
      more.append(nested(sizes, blue, radius, words.locale));
      add(more, "div", "homeward-legend-title", words.precision);
      row(sample({ people: 1, geo_precision: "settlement" }, blue, 6), words.precisions.settlement);
      drawn(words.legend_near, 24, 20, (context) => {
        context.strokeStyle = context.fillStyle = blue.colour;
        context.beginPath();
        context.arc(12, 10, 9, 0, 7);
        context.globalAlpha = 0.12;
        context.fill();
        context.globalAlpha = 1;
        context.stroke();
        context.beginPath();
        context.arc(12, 10, 3.5, 0, 7);
        context.fill();
      });
      patch(words.legend_admin1, (context) => {
        context.fillStyle = blue.colour;
        context.globalAlpha = Homeward.shadeAlpha(2, classes);
        context.fill();
      }, blue.colour);
      patch(words.precisions.area, null, "#565d63", [3, 3]);
      patch(words.precisions.country, null, "#565d63", [7, 3]);
      row(sample({ people: null, untold: 1, geo_precision: "settlement" }, blue, 6), words.hollow);
      patch(words.legend_untold_area, (context) => {
        context.fillStyle = Homeward.hatch(context, blue.colour, 0.6);
        context.fill();
      }, blue.colour);

      // Parts that stand only while their layer is on.
      this._parts = {};
      const part = (name, fill) => {
        into = this._parts[name] = add(box, "div", "");
        into.hidden = true;
        fill();
      };
      part("regions", () => {
        add(into, "div", "homeward-legend-title", words.legend_regions);
        const format = new Intl.NumberFormat(words.locale);
        classes.forEach((least, index) => {
          const next = classes[index + 1];
          const text = next ? `${format.format(least)}–${format.format(next - 1)}` : words.and_more.replace("{people}", format.format(least));
          patch(text, (context) => {
            context.fillStyle = region_colour;
            context.globalAlpha = Homeward.shadeAlpha(index, classes) + 0.08;
            context.fill();
          }, "#ffffff");
        });
        patch(words.legend_untold, (context) => {
          context.fillStyle = Homeward.hatch(context, "#6b7379", 0.7);
          context.fill();
        }, "#9aa1a6");
      });
      part("lines", () => {
        for (const isDashed of [false, true])
          drawn(isDashed ? words.legend_line_one : words.legend_line, 26, 16, (context) =>
            Homeward.bow(context, { x: 1, y: 12 }, { x: 25, y: 8 }, isDashed));
      });
      part("context", () => drawn(words.legend_context, 20, 18, (context) => Homeward.pennant(context, 5, 16)));
      return box;
    },

    // However much it has to explain, it leaves the controls in the corner above it free.
    fit() {
      this.getContainer().style.maxHeight = `${Math.max(LOWEST, this._room())}px`;
    },

    // Whether the controls above leave it less than it needs.
    isCramped() {
      return this._room() < LOWEST;
    },

    _room() {
      const above = this._map.getContainer().querySelector(".leaflet-top.leaflet-right");
      return this._map.getSize().y - above.offsetHeight - BELOW;
    },

    // Show or hide the part of a layer.
    mark(name, isOn) {
      this._parts[name].hidden = !isOn;
    },
  });
})();
