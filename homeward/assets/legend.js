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
      const line = add(box, "div", "homeward-legend-sizes");
      const format = new Intl.NumberFormat(words.locale);
      for (const people of sizes) {
        const figure = add(line, "span", "homeward-legend-size");
        const r = Math.max(radius.smallest, radius.per_root_person * Math.sqrt(people));
        figure.append(sample({ people, geo_precision: "settlement" }, blue, r));
        add(figure, "span", "", format.format(people));
      }
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
