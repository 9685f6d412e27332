// The base map: land, borders, rivers and names from boundaries that come with Homeward.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const INK = {
    sea: "#dfe8ec",
    land: "#f6f4ef",
    focus: "#fffefb", // Ukraine, by international law with Crimea
    border: "#8d949a",
    oblast: "#c9ccca",
    river: "#b9cfd9",
    country: "#4d5459",
    region: "#868d91",
    town: "#5d646a",
    halo: "rgba(255,255,255,0.85)",
  };

  // Rings of a (multi)polygon or lines as flat lists of coordinates, with their extent.
  function parts(geometry) {
    const lists = {
      Polygon: (c) => c,
      MultiPolygon: (c) => c.flat(),
      LineString: (c) => [c],
      MultiLineString: (c) => c,
    };
    return (lists[geometry.type] || (() => []))(geometry.coordinates);
  }

  function extent(rings) {
    let west = 180, south = 90, east = -180, north = -90;
    for (const ring of rings)
      for (const [lon, lat] of ring) {
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
    return { west, south, east, north };
  }

  function prepare(collection) {
    return (collection ? collection.features : []).map((feature) => {
      const rings = parts(feature.geometry);
      return { ...feature.properties, rings, extent: extent(rings), paths: new Map() };
    });
  }

  // Paths are kept per zoom in pixels from an anchor in the region, so that panning only
  // translates and float32 rasterisers stay exact far from the world's corner.
  const ANCHOR = [33, 49];

  function path(shape, zoom) {
    let known = shape.paths.get(zoom);
    if (known) return known;
    if (shape.paths.size > 3) shape.paths.clear();
    known = new Path2D();
    const [ax, ay] = Homeward.toWorld(ANCHOR[0], ANCHOR[1], zoom);
    for (const ring of shape.rings) {
      let lastX = NaN, lastY = NaN;
      ring.forEach(([lon, lat], index) => {
        const [x, y] = Homeward.toWorld(lon, lat, zoom);
        const px = x - ax, py = y - ay;
        if (index === 0) known.moveTo(px, py);
        else if (index === ring.length - 1 || Math.abs(px - lastX) + Math.abs(py - lastY) > 0.6)
          known.lineTo(px, py);
        else return;
        lastX = px;
        lastY = py;
      });
    }
    shape.paths.set(zoom, known);
    return known;
  }

  Homeward.BaseMap = Homeward.CanvasLayer.extend({
    initialize(source, options) {
      Homeward.CanvasLayer.prototype.initialize.call(this, {
        pane: "tilePane",
        ...(options || {}),
      });
      this._countries = prepare(source.countries);
      this._admin1 = prepare(source.admin1);
      this._rivers = prepare(source.rivers);
      this._lakes = prepare(source.lakes);
      this._labels = source.labels || [];
      // Outlines of wider areas: { id: { closed, lines } }; an open one is a border.
      this._areas = new Map(
        Object.entries(source.areas || {}).map(([id, { closed, lines }]) => [
          id, { id, closed, rings: lines, extent: extent(lines), paths: new Map() },
        ]),
      );
      this._labelPoints = new Map();
      this._language = (options && options.language) || "en";
    },

    // The outline of a region by its id, for whoever wants to mark it.
    shape(id) {
      return (
        this._admin1.find((shape) => shape.id === id) ||
        this._countries.find((shape) => shape.id === id)
      );
    },

    // The outline of a wider area by its id, if it has one.
    area(id) {
      return this._areas.get(id);
    },

    // The first-level region under a point.
    regionAt(lon, lat) {
      return this._admin1.find((shape) => Homeward.isInShape(shape, lon, lat));
    },

    // Where a region's name stands: its label, else the middle of its extent.
    labelPoint(id) {
      if (!this._labelPoints.has(id)) {
        const shape = this.shape(id);
        const label = this._labels.find((each) => each.kind === "region" && each.name === shape.name);
        const { south, north, west, east } = shape.extent;
        this._labelPoints.set(id, label ? [label.lat, label.lon] : [(south + north) / 2, (west + east) / 2]);
      }
      return this._labelPoints.get(id);
    },

    // Trace a shape into a context whose unit is a layer pixel.
    trace(context, shape, then) {
      const zoom = this._map.getZoom();
      const origin = this._map.getPixelOrigin();
      const [ax, ay] = Homeward.toWorld(ANCHOR[0], ANCHOR[1], zoom);
      context.save();
      context.translate(ax - origin.x, ay - origin.y);
      then(path(shape, zoom));
      context.restore();
    },

    draw(context) {
      const map = this._map;
      const zoom = map.getZoom();
      const view = map.getBounds().pad(this.options.padding * 2 + 0.1);
      const seen = (shape) =>
        shape.extent.east >= view.getWest() &&
        shape.extent.west <= view.getEast() &&
        shape.extent.north >= view.getSouth() &&
        shape.extent.south <= view.getNorth();
      const origin = map.getPixelOrigin();
      const [ax, ay] = Homeward.toWorld(ANCHOR[0], ANCHOR[1], zoom);

      context.fillStyle = INK.sea;
      const area = this._bounds;
      context.fillRect(area.min.x, area.min.y, area.getSize().x, area.getSize().y);
      context.save();
      context.translate(ax - origin.x, ay - origin.y);
      context.lineJoin = "round";
      for (const shape of this._countries.filter(seen)) {
        context.fillStyle = shape.country === "UA" || shape.id === "UA" ? INK.focus : INK.land;
        context.fill(path(shape, zoom));
      }
      if (zoom >= 5) {
        context.strokeStyle = INK.oblast;
        context.lineWidth = zoom >= 7 ? 1 : 0.6;
        for (const shape of this._admin1.filter(seen)) {
          context.stroke(path(shape, zoom));
        }
      }
      context.strokeStyle = INK.river;
      context.lineWidth = zoom >= 7 ? 1.4 : 0.8;
      for (const shape of this._rivers.filter(seen)) context.stroke(path(shape, zoom));
      context.fillStyle = INK.sea;
      for (const shape of this._lakes.filter(seen)) context.fill(path(shape, zoom));
      context.strokeStyle = INK.border;
      context.lineWidth = zoom >= 6 ? 1.3 : 0.9;
      for (const shape of this._countries.filter(seen)) context.stroke(path(shape, zoom));
      context.restore();
      this._drawLabels(context, zoom);
    },

    _drawLabels(context, zoom) {
      const taken = [];
      const area = this._bounds;
      const sizes = { country: 13, admin1: 11, region: 11, town: 11, settlement: 11 };
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const label of this._labels) {
        if (zoom < label.min_zoom) continue;
        const point = this._map.latLngToLayerPoint([label.lat, label.lon]);
        if (!area.contains(point)) continue;
        const kind = label.kind;
        const isTown = kind === "town" || kind === "settlement";
        const size = sizes[kind] || 11;
        const words = (this._language === "uk" && label.name_uk) || label.name;
        const text = kind === "country" ? words.toUpperCase() : words;
        context.font = `${kind === "country" ? "600 " : ""}${size}px system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif`;
        const width = context.measureText(text).width;
        const y = isTown ? point.y - 9 : point.y;
        const box = [point.x - width / 2 - 3, y - size / 2 - 2, point.x + width / 2 + 3, y + size / 2 + 2];
        if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]))
          continue;
        taken.push(box);
        if (isTown) {
          context.beginPath();
          context.arc(point.x, point.y, 1.8, 0, 7);
          context.fillStyle = INK.town;
          context.fill();
        }
        context.lineWidth = 3;
        context.strokeStyle = INK.halo;
        context.strokeText(text, point.x, y);
        context.fillStyle = kind === "country" ? INK.country : isTown ? INK.town : INK.region;
        context.fillText(text, point.x, y);
      }
    },
  });
})();
