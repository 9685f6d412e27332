// Marks that are no points: oblasts shaded by number, wider areas and countries as outlines
// with a label, and the rings of "near". A helper of the layer of marks, which owns the canvas.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const QUIET = "#565d63";
  const FADED = "#9aa1a6";
  const SELECTED = "#111827";
  const FONT = '11px system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
  const LINE = 16; // pixels: the height of a line in a label
  const STEPS = [[0, 0]]; // where a label may stand, nearest first, in lines from its point
  const FAR_STEPS = []; // only where nearer ones lie under a control
  for (const far of [1.4, 2.8, 4.2, 5.6])
    for (const [x, y] of [[0, 1], [0, -1], [1.6, 0], [-1.6, 0], [1.3, 1], [-1.3, 1], [1.3, -1], [-1.3, -1]])
      (far < 4 ? STEPS : FAR_STEPS).push([x * far, y * far]);

  Homeward.Areas = class {
    constructor(settings) {
      this._settings = settings;
      this._groups = [];
      this._kept = new Map();
      // While another layer shades the oblasts: those of which it tells the bodies, and its
      // numbers ({ key, lat, lon, text }), for which there is room among the labels here.
      this.hidden = new Set();
      this.notes = [];
    }

    // The radius of "near" or of an area in kilometres.
    kilometres(mark) {
      const radii = this._settings.radii || { told: {}, default: {} };
      return radii.told[`${mark.place_id}|${mark.geo_precision}`] ?? radii.default[mark.geo_precision] ?? null;
    }

    // The shape of a mark that is no point; undefined for points.
    shapeOf(mark) {
      const base = this._settings.base;
      if (!base) return undefined;
      if (mark.geo_precision === "admin1" || mark.geo_precision === "country") return base.shape(mark.place_id);
      if (mark.geo_precision !== "area") return undefined;
      return base.area(mark.place_id) || { circle: this.kilometres(mark), lat: mark.lat, lon: mark.lon };
    }

    // Take the marks that are no points; return the others.
    take(marks) {
      const groups = new Map();
      const points = [];
      for (const mark of marks) {
        const shape = this.shapeOf(mark);
        if (!shape) {
          points.push(mark);
          continue;
        }
        const key = `${mark.place_id}|${mark.geo_precision}`;
        if (!groups.has(key)) groups.set(key, { key, shape, place_id: mark.place_id, precision: mark.geo_precision, name: mark.name, lat: mark.lat, lon: mark.lon, marks: [] });
        groups.get(key).marks.push(mark);
      }
      const order = { country: 0, area: 1, admin1: 2 };
      this._all = [...groups.values()].sort((a, b) => order[a.precision] - order[b.precision]);
      this.refresh();
      return points;
    }

    refresh() {
      this._groups = (this._all || [])
        .map((group) => ({
          ...group,
          marks: group.marks.filter((mark) => !(mark.kind === "body_repatriation" && group.precision === "admin1" && this.hidden.has(mark.place_id))),
        }))
        .filter((group) => group.marks.length);
    }

    groups() {
      return this._groups;
    }

    _trace(context, map, shape, then) {
      const base = this._settings.base;
      if (shape.circle) {
        const point = map.latLngToLayerPoint([shape.lat, shape.lon]);
        const path = new Path2D();
        path.arc(point.x, point.y, Homeward.kilometresToPixels(shape.circle, shape.lat, map.getZoom()), 0, 2 * Math.PI);
        then(path);
      } else base.trace(context, shape, then);
    }

    drawShapes(context, map, selected) {
      const { kinds, classes } = this._settings;
      for (const group of this._groups) {
        const isIn = group.marks.some((mark) => mark.in_region);
        this._trace(context, map, group.shape, (path) => {
          context.save();
          context.lineJoin = "round";
          if (group.precision === "admin1") {
            const [first, ...others] = group.marks;
            const colour = isIn ? kinds[first.kind].colour : FADED;
            const shade = Homeward.shadeOf(first.people, classes);
            context.globalAlpha = isIn ? 1 : 0.5;
            if (this.hidden.size) {
              // Two shadings over one another would be read as one.
            } else if (shade >= 0) {
              context.globalAlpha *= Homeward.shadeAlpha(shade, classes);
              context.fillStyle = colour;
              context.fill(path);
            } else {
              context.fillStyle = Homeward.hatch(context, colour, 0.5);
              context.fill(path);
            }
            context.globalAlpha = isIn ? 1 : 0.5;
            for (const other of this.hidden.size ? [] : others) {
              context.fillStyle = Homeward.hatch(context, isIn ? kinds[other.kind].colour : FADED, 0.6);
              context.fill(path);
            }
            context.lineWidth = 1.1;
            context.strokeStyle = colour;
            context.stroke(path);
          } else {
            context.globalAlpha = isIn ? 0.9 : 0.5;
            context.strokeStyle = QUIET;
            context.lineWidth = 1.5;
            context.setLineDash(group.precision === "country" ? [9, 4] : [3, 3]);
            context.stroke(path);
          }
          if (group.place_id === selected) {
            context.globalAlpha = 1;
            context.setLineDash([]);
            context.lineWidth = 2.5;
            context.strokeStyle = SELECTED;
            context.stroke(path);
          }
          context.restore();
        });
      }
    }

    // Rings of their real radius, at least as wide as the mark in their middle.
    drawRings(context, map, drawn) {
      const zoom = map.getZoom();
      for (const each of drawn) {
        if (each.mark.geo_precision !== "near") continue;
        const real = Homeward.kilometresToPixels(this.kilometres(each.mark) || 0, each.mark.lat, zoom);
        each.ring = Math.max(each.r + 3, real);
        const colour = each.mark.in_region ? this._settings.kinds[each.mark.kind].colour : FADED;
        context.beginPath();
        context.arc(each.x, each.y, each.ring, 0, 2 * Math.PI);
        context.globalAlpha = each.mark.in_region ? 0.09 : 0.05;
        context.fillStyle = colour;
        context.fill();
        context.globalAlpha = each.mark.in_region ? 0.9 : 0.5;
        context.lineWidth = 1.1;
        context.strokeStyle = colour;
        context.stroke();
        context.globalAlpha = 1;
      }
    }

    // What a label says of one mark beside its sign.
    _words(mark) {
      const format = this._format || (this._format = new Intl.NumberFormat(this._settings.words.locale));
      if (mark.people !== null) return format.format(mark.people);
      return mark.untold ? "" : format.format(mark.events);
    }

    // Lay out the labels away from the points, from each other and from controls (their boxes).
    layOut(context, map, points, controls) {
      context.font = FONT;
      const zoom = map.getZoom();
      const taken = points.map((each) => [each.x - each.r, each.y - each.r, each.x + each.r, each.y + each.r]);
      this._labels = [];
      const placed = [];
      const isApart = (box, others) => !others.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
      const isFree = (box) => isApart(box, controls) && isApart(box, taken);
      // Find room for a label of a size around its point, where it stood before if that is free.
      const settle = (key, lat, lon, width, height, below) => {
        const home = map.latLngToLayerPoint([lat, lon]).add([0, below]);
        const boxAt = ([dx, dy]) => {
          const x = home.x + dx * LINE, y = home.y + dy * LINE;
          return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
        };
        const before = this._kept.get(`${key}|${zoom}`);
        const isRoom = (each) => isFree(boxAt(each));
        let step = before && isRoom(before) ? before : STEPS.find(isRoom);
        if (!step && !isApart(boxAt(STEPS[0]), controls)) step = FAR_STEPS.find(isRoom);
        step = step || STEPS.find((each) => isApart(boxAt(each), taken)) || STEPS[0];
        this._kept.set(`${key}|${zoom}`, step);
        taken.push(boxAt(step));
        return boxAt(step);
      };
      this._noted = this.notes.map((note) => ({
        ...note,
        box: settle(note.key, note.lat, note.lon, context.measureText(note.text).width + 10, LINE, zoom >= 6 ? 17 : 0),
      }));
      for (const group of [...this._groups].reverse()) {
        const name = group.precision === "admin1" ? "" : group.name;
        const parts = group.marks.map((mark) => {
          const words = this._words(mark);
          return { mark, words, width: 14 + (words ? context.measureText(words).width + 4 : 0) };
        });
        const width = Math.max(name ? context.measureText(name).width : 0, parts.reduce((sum, part) => sum + part.width, 0)) + 8;
        const height = (name ? 2 : 1) * LINE + 2;
        // The base map's own name of the place keeps its room.
        const isNamed = group.precision === "country" || (group.precision === "admin1" && zoom >= 6);
        const box = settle(group.key, group.lat, group.lon, width, height, isNamed ? height / 2 + 9 : 0);
        this._labels.push({ group, box, name, parts });
        let x = (box[0] + box[2]) / 2 - parts.reduce((sum, part) => sum + part.width, 0) / 2;
        for (const part of parts) {
          placed.push({ mark: part.mark, x: x + 7, y: box[3] - LINE / 2 - 1, r: 6, group, isLabel: true });
          part.x = x;
          x += part.width;
        }
      }
      if (this._kept.size > 500) this._kept.clear();
      return placed;
    }

    drawLabels(context) {
      const { kinds } = this._settings;
      context.save();
      context.font = FONT;
      context.textBaseline = "middle";
      for (const { group, box, name, parts } of this._labels) {
        const isIn = group.marks.some((mark) => mark.in_region);
        const [left, top, right, bottom] = box;
        context.globalAlpha = isIn ? 0.9 : 0.65;
        context.fillStyle = "#ffffff";
        context.beginPath();
        context.roundRect(left, top, right - left, bottom - top, 3);
        context.fill();
        context.globalAlpha = 1;
        context.lineWidth = 0.8;
        context.strokeStyle = "#aeb4b8";
        context.setLineDash(group.precision === "admin1" ? [] : group.precision === "country" ? [6, 3] : [2, 2]);
        context.stroke();
        context.setLineDash([]);
        context.fillStyle = isIn ? "#24292e" : QUIET;
        if (name) {
          context.textAlign = "center";
          context.fillText(name, (left + right) / 2, top + LINE / 2 + 1);
        }
        context.textAlign = "left";
        for (const part of parts) {
          const y = bottom - LINE / 2 - 1;
          const sign = { ...part.mark, geo_precision: "settlement" };
          Homeward.paint(context, sign, kinds[part.mark.kind], part.x + 7, y, 4.5);
          context.fillStyle = isIn ? "#24292e" : QUIET;
          if (part.words) context.fillText(part.words, part.x + 14, y);
        }
      }
      context.textAlign = "center";
      for (const { box, text } of this._noted) {
        const [left, top, right, bottom] = box;
        context.fillStyle = "rgba(255, 255, 255, 0.9)";
        context.beginPath();
        context.roundRect(left, top, right - left, bottom - top, 3);
        context.fill();
        context.fillStyle = "#1f2429";
        context.fillText(text, (left + right) / 2, (top + bottom) / 2 + 0.5);
      }
      context.restore();
    }

    // The smallest area under a point of the map: its label, else its ground.
    at(map, point, points) {
      for (const label of this._labels || [])
        if (point.x >= label.box[0] && point.x <= label.box[2] && point.y >= label.box[1] && point.y <= label.box[3])
          return this._hit(label.group, point);
      let ring = null;
      for (const each of points)
        if (each.ring && Math.hypot(each.x - point.x, each.y - point.y) <= each.ring && (!ring || each.ring < ring.ring)) ring = each;
      if (ring) return ring;
      const { lng, lat } = map.layerPointToLatLng(point);
      for (const group of [...this._groups].reverse()) {
        const shape = group.shape;
        if (shape.circle) {
          const home = map.latLngToLayerPoint([shape.lat, shape.lon]);
          const reach = Homeward.kilometresToPixels(shape.circle, shape.lat, map.getZoom());
          if (Math.hypot(home.x - point.x, home.y - point.y) <= reach) return this._hit(group, point);
        } else if (shape.closed === false) {
          const toPixel = ([lon, latitude]) => {
            const at = map.latLngToLayerPoint([latitude, lon]);
            return [at.x, at.y];
          };
          if (Homeward.isNearLine(shape.rings, point, toPixel)) return this._hit(group, point);
        } else if (Homeward.isInShape(shape, lng, lat)) return this._hit(group, point);
      }
      return null;
    }

    _hit(group, point) {
      return { mark: group.marks[0], group, x: point.x, y: point.y, r: 4, isArea: true };
    }
  };
})();
