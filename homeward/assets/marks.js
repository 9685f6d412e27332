// The marks: one symbol a place, kind and precision, area proportional to people.
// The whole layer is one canvas that is told what to show; the frame is never rebuilt.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const FADED = "#9aa1a6";
  const SELECTED = "#111827";
  const AREAS = new Set(["admin1", "area", "country", "unknown"]);
  const HIT_RADIUS = 12; // pixels: a target of 24, as WCAG 2.2 asks (2.5.8)
  const NEAR = 7; // pixels within which two places count as one spot on the screen

  const COLUMN = 1 << 20; // more lines of spots than any map has: one number names a cell

  // Half the width of each shape such that all have the area of a circle of radius r.
  const REACH = { circle: 1, square: 0.886, diamond: 1.253, triangle: 1.347 };

  Homeward.trace = function (context, shape, x, y, r) {
    context.beginPath();
    const reach = r * REACH[shape];
    if (shape === "circle") context.arc(x, y, r, 0, 2 * Math.PI);
    else if (shape === "square") context.rect(x - reach, y - reach, 2 * reach, 2 * reach);
    else if (shape === "diamond") {
      context.moveTo(x, y - reach);
      context.lineTo(x + reach, y);
      context.lineTo(x, y + reach);
      context.lineTo(x - reach, y);
      context.closePath();
    } else {
      const height = reach * 1.732;
      context.moveTo(x, y - (height * 2) / 3);
      context.lineTo(x + reach, y + height / 3);
      context.lineTo(x - reach, y + height / 3);
      context.closePath();
    }
  };

  // Whole pixels from a mark's middle within which all of it lies.
  Homeward.reach = function (mark, style, r) {
    const isRinged = mark.geo_precision === "near" || mark.geo_precision === "country";
    return Math.ceil((isRinged ? r + 4 : r) * (style.shape === "triangle" ? 1.56 : REACH[style.shape]) + 2);
  };

  Homeward.paint = function (context, mark, style, x, y, r) {
    const isArea = AREAS.has(mark.geo_precision);
    const colour = mark.in_region ? style.colour : FADED;
    const hollow = mark.people === null && mark.untold > 0; // people went, nobody told how many
    Homeward.trace(context, style.shape, x, y, r);
    context.globalAlpha = hollow ? 0.12 : isArea ? 0.3 : 0.78;
    if (!mark.in_region) context.globalAlpha *= 0.45;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = mark.in_region ? 1 : 0.6;
    context.setLineDash(isArea ? [4, 3] : []);
    context.lineWidth = isArea || hollow ? 1.6 : 1;
    context.strokeStyle = isArea || hollow ? colour : "#ffffff";
    context.stroke();
    context.setLineDash([]);
    if (mark.geo_precision === "near" || mark.geo_precision === "country") {
      Homeward.trace(context, style.shape, x, y, r + 4);
      context.lineWidth = 1;
      context.strokeStyle = colour;
      context.setLineDash(mark.geo_precision === "country" ? [4, 3] : []);
      context.stroke();
      context.setLineDash([]);
    }
    context.globalAlpha = 1;
  };

  Homeward.Marks = Homeward.CanvasLayer.extend({
    initialize(settings) {
      Homeward.CanvasLayer.prototype.initialize.call(this, { pane: "markerPane" });
      this._settings = settings; // styles by kind, radius rule, words, the base map
      this._marks = [];
      this._drawn = [];
      this._regions = [];
      this._places = new Map();
    },

    onAdd(map) {
      Homeward.CanvasLayer.prototype.onAdd.call(this, map);
      map.on("mousemove", this._hover, this);
      map.on("mouseout", this._leave, this);
      map.on("click", this._click, this);
      return this;
    },

    onRemove(map) {
      map.off("mousemove", this._hover, this);
      map.off("mouseout", this._leave, this);
      map.off("click", this._click, this);
      this._leave();
      return Homeward.CanvasLayer.prototype.onRemove.call(this, map);
    },

    // Show other marks; the view and the frame stay. isBrief: others follow in a moment.
    show(marks, selected, isBrief) {
      this._isBrief = Boolean(isBrief);
      this._marks = marks;
      this._selected = selected || null;
      this._regions = [...new Set(marks.filter((m) => m.in_region && m.geo_precision === "admin1").map((m) => m.admin1))];
      this._leave();
      this.redraw();
      this.fire("shown", { marks: marks.length });
      return this;
    },

    extent() {
      const near = this._marks.filter((mark) => mark.in_region);
      const points = near.map((mark) => [mark.lat, mark.lon]);
      return points.length ? L.latLngBounds(points) : null;
    },

    radius(mark) {
      const { smallest, per_root_person } = this._settings.radius;
      if (mark.people === null) return mark.untold ? smallest + 1 : smallest + Math.min(9, 2 * Math.sqrt(mark.events));
      return Math.max(smallest, per_root_person * Math.sqrt(mark.people));
    },

    // A place on the screen; kept until the map is laid out anew.
    _pointOf(mark) {
      const origin = this._map.getPixelOrigin();
      if (this._origin !== origin) {
        this._origin = origin;
        this._places.clear();
      }
      let point = this._places.get(mark.place_id);
      if (!point || point.lat !== mark.lat || point.lon !== mark.lon) {
        const { x, y } = this._map.latLngToLayerPoint([mark.lat, mark.lon]);
        point = { x, y, lat: mark.lat, lon: mark.lon };
        this._places.set(mark.place_id, point);
      }
      return point;
    },

    // Where each mark goes on the screen: marks of one spot stand in a row.
    _layOut() {
      const cells = new Map();
      const spots = [];
      for (const mark of this._marks) {
        const point = this._pointOf(mark);
        const column = Math.round(point.x / NEAR), line = Math.round(point.y / NEAR);
        let spot;
        for (let dx = -1; dx <= 1 && !spot; dx += 1)
          for (let dy = -1; dy <= 1 && !spot; dy += 1) {
            const there = cells.get((column + dx) * COLUMN + line + dy);
            if (there && Math.hypot(there.x - point.x, there.y - point.y) <= NEAR) spot = there;
          }
        if (!spot) {
          spot = { x: point.x, y: point.y, marks: [] };
          cells.set(column * COLUMN + line, spot);
          spots.push(spot);
        }
        spot.marks.push(mark);
      }
      const placed = [];
      for (const spot of spots) {
        const widths = spot.marks.map((mark) => {
          const r = this.radius(mark);
          return { mark, r, reach: r * REACH[this._settings.kinds[mark.kind].shape] + 1 };
        });
        const total = widths.reduce((sum, each) => sum + 2 * each.reach, 0);
        let x = spot.x - total / 2;
        for (const each of widths) {
          const alone = widths.length === 1;
          placed.push({ mark: each.mark, r: each.r, x: alone ? spot.x : x + each.reach, y: spot.y, alone });
          x += 2 * each.reach;
        }
      }
      return placed.sort((a, b) => b.r - a.r);
    },

    draw(context, area) {
      this._outlineRegions(context);
      this._drawn = this._layOut();
      const put = this._isBrief ? Homeward.stamp : Homeward.paint;
      const roomy = area.pad ? area : L.bounds(area.min, area.max);
      for (const each of this._drawn) {
        if (each.x + each.r < roomy.min.x || each.x - each.r > roomy.max.x) continue;
        if (each.y + each.r < roomy.min.y || each.y - each.r > roomy.max.y) continue;
        const style = this._settings.kinds[each.mark.kind];
        put(context, each.mark, style, each.x, each.y, each.r);
        const isMeeting = each.mark.people === null && !each.mark.untold;
        if (isMeeting && each.mark.events > 1) this._badge(context, each);
      }
      for (const each of this._drawn)
        if (each.mark.place_id === this._selected) {
          const shape = this._settings.kinds[each.mark.kind].shape;
          Homeward.trace(context, shape, each.x, each.y, each.r + 3);
          context.lineWidth = 2.5;
          context.strokeStyle = SELECTED;
          context.stroke();
        }
    },

    _badge(context, each) {
      context.font = '600 11px system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineWidth = 3;
      context.strokeStyle = "rgba(255,255,255,0.9)";
      context.strokeText(String(each.mark.events), each.x, each.y);
      context.fillStyle = "#1f2429";
      context.fillText(String(each.mark.events), each.x, each.y);
    },

    _outlineRegions(context) {
      const base = this._settings.base;
      if (!base) return;
      context.save();
      context.lineWidth = 1.4;
      context.strokeStyle = "#6b7379";
      context.fillStyle = "rgba(0, 60, 90, 0.05)";
      context.setLineDash([5, 3]);
      for (const id of this._regions) {
        const shape = base.shape("iso:" + id);
        if (shape)
          base.trace(context, shape, (path) => {
            context.fill(path);
            context.stroke(path);
          });
      }
      context.restore();
    },

    _at(point) {
      let best = null;
      let nearest = Infinity;
      for (let index = this._drawn.length - 1; index >= 0; index -= 1) {
        const each = this._drawn[index];
        const distance = Math.hypot(each.x - point.x, each.y - point.y);
        if (distance <= each.r) return each; // the smallest lies on top and is drawn last
        if (distance <= HIT_RADIUS && distance < nearest) {
          best = each;
          nearest = distance;
        }
      }
      return best;
    },

    _hover(event) {
      const hit = this._at(event.layerPoint);
      if (hit === this._hit) return;
      this._leave();
      if (!hit) return;
      this._hit = hit;
      L.DomUtil.addClass(this._map.getContainer(), "homeward-pointing");
      this._tooltip = L.tooltip({ direction: "top", offset: [0, -hit.r - 2], opacity: 1, className: "homeward-tooltip" })
        .setLatLng(this._map.layerPointToLatLng([hit.x, hit.y]))
        .setContent(this._describe(hit.mark))
        .addTo(this._map);
    },

    _leave() {
      this._hit = null;
      if (!this._map) return;
      L.DomUtil.removeClass(this._map.getContainer(), "homeward-pointing");
      if (this._tooltip) this._tooltip.remove();
      this._tooltip = null;
    },

    _describe(mark) {
      const words = this._settings.words;
      const kind = this._settings.kinds[mark.kind];
      const box = document.createElement("div");
      const line = (text, name) => {
        const each = document.createElement("div");
        each.textContent = text; // names come from documents: text, never markup
        if (name) each.className = name;
        box.append(each);
      };
      const format = new Intl.NumberFormat(words.locale);
      line(mark.name, "homeward-tooltip-place");
      line(`${mark.events === 1 ? kind.name : kind.plural}: ${format.format(mark.events)}`);
      if (mark.people !== null) line(`${words.people}: ${format.format(mark.people)}`);
      if (mark.untold) line(`${words.untold}: ${format.format(mark.untold)}`);
      line(words.precisions[mark.geo_precision], "homeward-tooltip-precision");
      if (!mark.in_region) line(words.outside, "homeward-tooltip-precision");
      return box;
    },

    _click(event) {
      const hit = this._at(event.layerPoint);
      if (hit) this.fire("chosen", { mark: hit.mark });
    },
  });
})();
