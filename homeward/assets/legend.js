// The legend: kinds with their shapes, sizes in people, and what a dashed or ringed mark means.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  function sample(mark, style, r) {
    const half = Math.ceil(r * 1.4) + 6;
    const canvas = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.height = 2 * half * ratio;
    canvas.style.width = canvas.style.height = 2 * half + "px";
    canvas.setAttribute("aria-hidden", "true");
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    Homeward.paint(context, { in_region: true, untold: 0, ...mark }, style, half, half, r);
    return canvas;
  }

  // Circles within each other, standing on one line, each with its number of people.
  function nested(sizes, style, radius, locale) {
    const radii = sizes.map((people) => Math.max(radius.smallest, radius.per_root_person * Math.sqrt(people)));
    const largest = Math.max(...radii);
    const width = 2 * largest + 64, height = 2 * largest + 14;
    const canvas = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    canvas.setAttribute("role", "img");
    const format = new Intl.NumberFormat(locale);
    canvas.setAttribute("aria-label", sizes.map((people) => format.format(people)).join(", "));
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
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
    options: { position: "bottomleft" },

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
      const row = (canvas, text) => {
        const line = add(box, "div", "homeward-legend-row");
        const holder = add(line, "span", "homeward-legend-sample");
        holder.append(canvas);
        add(line, "span", "", text);
      };
      const blue = Object.values(kinds)[0];
      for (const kind of Object.values(kinds))
        row(sample({ people: 1, geo_precision: "settlement" }, kind, 6), kind.plural);
      add(box, "div", "homeward-legend-title", words.area_is_people);
      box.append(nested(sizes, blue, radius, words.locale));
      add(box, "div", "homeward-legend-title", words.precision);
      row(sample({ people: 1, geo_precision: "settlement" }, blue, 6), words.precisions.settlement);
      row(sample({ people: 1, geo_precision: "near" }, blue, 5), words.precisions.near);
      row(sample({ people: 1, geo_precision: "admin1" }, blue, 7), words.precisions.admin1);
      row(sample({ people: 1, geo_precision: "country" }, blue, 5), words.precisions.country);
      row(sample({ people: null, untold: 1, geo_precision: "settlement" }, blue, 6), words.hollow);
      return box;
    },
  });
})();
