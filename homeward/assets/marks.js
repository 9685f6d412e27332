// The marks: one symbol a place, kind and precision, area proportional to people.
// The whole layer is one canvas that is told what to show; the frame is never rebuilt.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const SELECTED = "#111827";
  const POINTED = "#005a8c";
  const HIT_RADIUS = 12; // pixels: a target of 24, as WCAG 2.2 asks (2.5.8)
  const NEAR = 7; // pixels within which two places count as one spot on the screen

  const COLUMN = 1 << 20; // more lines of spots than any map has: one number names a cell

  Homeward.Marks = Homeward.CanvasLayer.extend({
    includes: [Homeward.Telling],

    initialize(settings) {
      Homeward.CanvasLayer.prototype.initialize.call(this, { pane: "markerPane" });
      this._settings = settings; // styles by kind, radius rule, words, the base map
      this._marks = [];
      this._points = [];
      this._drawn = [];
      this._places = new Map();
      this._shapes = new Homeward.KeptDrawing();
      this.areas = new Homeward.Areas(settings);
    },

    onAdd(map) {
      Homeward.CanvasLayer.prototype.onAdd.call(this, map);
      map.on("mousemove", this._hover, this);
      map.on("mouseout", this._leave, this);
      map.on("click", this._click, this);
      // A panel that is opened or folded takes or leaves room for labels ("toggle" does not bubble).
      this._relay = () => this.redraw();
      map.getContainer().addEventListener("toggle", this._relay, true);
      return this;
    },

    onRemove(map) {
      map.off("mousemove", this._hover, this);
      map.off("mouseout", this._leave, this);
      map.off("click", this._click, this);
      map.getContainer().removeEventListener("toggle", this._relay, true);
      this._leave();
      return Homeward.CanvasLayer.prototype.onRemove.call(this, map);
    },

    // Show other marks; the view and the frame stay. isBrief: others follow in a moment.
    show(marks, selected, isBrief) {
      this._isBrief = Boolean(isBrief);
      this._marks = marks;
      this._points = this.areas.take(marks);
      this._selected = selected || null;
      if (!this._pointer) this._leave();
      this.redraw();
      this._tellAgain();
      this.fire("shown", { marks: marks.length, isBrief: this._isBrief });
      return this;
    },

    // Another layer shades some oblasts now, or does so no more.
    refresh() {
      this.areas.refresh();
      this._leave();
      this.redraw();
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
      for (const mark of this._points) {
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
          return { mark, r, reach: r * Homeward.REACHES[this._settings.kinds[mark.kind].shape] + 1 };
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
      const points = this._layOut();
      const shapes = (on) => this.areas.drawShapes(on, this._map, this._selected);
      if (this._isBrief) this._shapes.put(context, this._looks(), shapes);
      else shapes(context);
      this.areas.drawRings(context, this._map, points);
      this._labelled = this.areas.layOut(context, this._map, points, this._controls());
      this.areas.drawLabels(context);
      this._spots = points;
      const put = this._isBrief ? Homeward.stamp : Homeward.paint;
      const roomy = area.pad ? area : L.bounds(area.min, area.max);
      for (const each of points) {
        if (each.x + each.r < roomy.min.x || each.x - each.r > roomy.max.x) continue;
        if (each.y + each.r < roomy.min.y || each.y - each.r > roomy.max.y) continue;
        const style = this._settings.kinds[each.mark.kind];
        put(context, each.mark, style, each.x, each.y, each.r);
        const isMeeting = each.mark.people === null && !each.mark.untold;
        if (isMeeting && each.mark.events > 1) this._badge(context, each);
      }
      for (const each of points) if (each.mark.place_id === this._selected) this._ring(context, each, SELECTED);
      this._drawn = [...this._labelled, ...points];
      const pointed = this._pointed && this._drawn.find((each) => each.mark === this._pointed);
      if (pointed) this._ring(context, pointed, POINTED);
    },

    // The boxes of the controls in pixels of the layer. Measuring them with every frame would
    // lay the page out anew each time.
    _controls() {
      if (!this._isBrief || !this._boxes) this._boxes = Homeward.controlBoxes(this._map);
      const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
      return this._boxes.map(([left, top, right, bottom]) => [left + x, top + y, right + x, bottom + y]);
    },

    // All that the shapes of the areas depend on.
    _looks() {
      const { x, y } = this._bounds.min;
      const looks = (group) => [group.key, ...group.marks.map((m) => `${m.kind}${m.people}${m.in_region}`)];
      return [this._map.getZoom(), x, y, this._selected, this.areas.hidden.size, ...this.areas.groups().map(looks)].join("|");
    },

    _ring(context, each, colour) {
      Homeward.trace(context, this._settings.kinds[each.mark.kind].shape, each.x, each.y, each.r + 3);
      context.lineWidth = 2.5;
      context.strokeStyle = colour;
      context.stroke();
    },

    // Every mark with its place on the screen, in the order in which they were sent.
    targets() {
      const order = new Map(this._marks.map((mark, index) => [mark, index]));
      return [...this._drawn].sort((a, b) => order.get(a.mark) - order.get(b.mark));
    },

    // Point at a mark as the mouse would; null points at none.
    point(mark) {
      this._pointed = mark;
      this._leave();
      this.redraw();
      const hit = mark && this._drawn.find((each) => each.mark === mark);
      if (hit) this._tell(hit);
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

    // What lies under a point: a mark (the smallest on top), else what others know of it,
    // else the ring or the area around it.
    _at(point) {
      const spots = this._spots || [];
      let best = null;
      let nearest = Infinity;
      for (let index = spots.length - 1; index >= 0; index -= 1) {
        const each = spots[index];
        const distance = Math.hypot(each.x - point.x, each.y - point.y);
        if (distance <= each.r) return each; // the smallest lies on top and is drawn last
        if (distance <= HIT_RADIUS && distance < nearest) {
          best = each;
          nearest = distance;
        }
      }
      if (best) return best;
      for (const other of this._settings.others || []) {
        const hit = other(point);
        if (hit) return hit;
      }
      return this.areas.at(this._map, point, spots);
    },

    _click(event) {
      if (this._settings.isBusy && this._settings.isBusy()) return;
      const hit = this._at(event.layerPoint);
      if (hit && hit.choose) hit.choose();
      else if (hit && hit.mark) this.fire("chosen", { mark: hit.mark });
    },
  });
})();
