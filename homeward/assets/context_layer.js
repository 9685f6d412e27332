// Lines from places of recovery to the handover, and the context: dated events around the
// returns, in grey and with a sign of their own. One quiet canvas for both.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const GREY = "#5f666c";
  const REACH = 6;

  // A grey pennant: no kind of return has it.
  Homeward.pennant = function (context, x, y) {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x, y - 13);
    context.lineTo(x + 9, y - 9.5);
    context.lineTo(x, y - 6);
    context.lineWidth = 1.4;
    context.strokeStyle = GREY;
    context.fillStyle = "#ffffff";
    context.fill();
    context.stroke();
  };

  // A bow from one place to another, with a small arrow in its middle.
  Homeward.bow = function (context, from, to, isDashed) {
    const dx = to.x - from.x, dy = to.y - from.y;
    const bend = { x: (from.x + to.x) / 2 - dy * 0.12, y: (from.y + to.y) / 2 + dx * 0.12 };
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
    context.setLineDash(isDashed ? [6, 5] : []);
    context.globalAlpha = isDashed ? 0.6 : 0.9;
    context.lineWidth = isDashed ? 1.4 : 2;
    context.strokeStyle = "#1f2429";
    context.stroke();
    context.setLineDash([]);
    const middle = { x: (from.x + 2 * bend.x + to.x) / 4, y: (from.y + 2 * bend.y + to.y) / 4 };
    const length = Math.hypot(dx, dy) || 1;
    const ux = dx / length, uy = dy / length;
    context.beginPath();
    context.moveTo(middle.x + ux * 6, middle.y + uy * 6);
    context.lineTo(middle.x - ux * 4 - uy * 4, middle.y - uy * 4 + ux * 4);
    context.lineTo(middle.x - ux * 4 + uy * 4, middle.y - uy * 4 - ux * 4);
    context.closePath();
    context.fillStyle = "#1f2429";
    context.fill();
    context.globalAlpha = 1;
  };

  // A line as it was sent: event, ids and points of both ends, whether one side alone tells it.
  Homeward.readLine = ([event_id, recovery_id, lat, lon, handover_id, toLat, toLon, isOneSided]) => ({
    event_id, recovery_id, handover_id, from: [lat, lon], to: [toLat, toLon], isOneSided,
  });

  Homeward.ContextLayer = Homeward.CanvasLayer.extend({
    initialize(settings) {
      Homeward.CanvasLayer.prototype.initialize.call(this, { pane: "overlayPane" });
      this._settings = settings;
      this._lines = () => [];
      this._events = [];
      this._drawn = [];
      this.withLines = false; // all lines, not only those of what is chosen
      this.withEvents = false;
    },

    // lines(): those that may be shown, asked for when they are drawn; period: two ISO days.
    follow(lines, [first, last], selected) {
      const drew = this._isNeeded();
      this._selected = selected;
      this._lines = lines;
      this._events = (this._settings.context || []).filter(
        (each) => each.lat !== null && each.last_on >= first && each.first_on <= last,
      );
      if (drew || this._isNeeded()) this.redraw();
    },

    // Lines stand while they are all asked for, or an event or a place is selected.
    _showsLines() {
      const { event, place } = this._selected || {};
      return Boolean(event || place || this.withLines);
    },

    _isNeeded() {
      return this.withEvents || this._showsLines();
    },

    lines() {
      return this._showsLines() ? this._lines() : [];
    },

    events() {
      return this.withEvents ? this._events : [];
    },

    draw(context) {
      for (const line of this.lines())
        Homeward.bow(context, this._map.latLngToLayerPoint(line.from), this._map.latLngToLayerPoint(line.to), line.isOneSided);
      const stacked = new Map();
      this._drawn = this.events().map((event) => {
        const point = this._map.latLngToLayerPoint([event.lat, event.lon]);
        const key = `${event.lat}|${event.lon}`;
        const before = stacked.get(key) || 0;
        stacked.set(key, before + 1);
        return { event, x: point.x + 6 * before, y: point.y };
      });
      for (const each of this._drawn) Homeward.pennant(context, each.x, each.y);
    },

    at(point) {
      return this._drawn.find((each) => Math.abs(each.x + 4 - point.x) <= REACH && Math.abs(each.y - 8 - point.y) <= REACH + 3) || null;
    },
  });
})();
