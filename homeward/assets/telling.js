// What the layer of marks tells of what is pointed at. A mixin: the layer says what lies under a
// point (_at) and hands its map, settings and areas.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  Homeward.Telling = {
    _hover(event) {
      if (this._settings.isBusy && this._settings.isBusy()) return this._leave();
      const over = event.originalEvent && event.originalEvent.target;
      if (over && over.closest && over.closest(".leaflet-control")) return this._leave(); // the map hears of those too
      const hit = this._at(event.layerPoint);
      if (hit && this._hit && this._nameOf(hit) === this._nameOf(this._hit)) {
        this._pointer = event.containerPoint;
        return;
      }
      if (!hit && !this._hit) return;
      this._leave();
      if (!hit) return;
      this._pointer = event.containerPoint;
      L.DomUtil.addClass(this._map.getContainer(), "homeward-pointing");
      this._tell(hit);
    },

    // What was pointed at while something else came to be shown: told anew where it stands yet.
    _tellAgain() {
      const pointer = this._pointer;
      if (!pointer) return;
      const hit = this._at(this._map.containerPointToLayerPoint(pointer));
      if (!hit || this._nameOf(hit) !== this._nameOf(this._hit)) return this._leave();
      this._hit = hit;
      const lines = hit.lines || this.words(hit.mark, hit.group);
      const told = [...this._tooltip.getContent().children].map((each) => each.textContent);
      if (told.join("\n") !== lines.join("\n")) this._tooltip.setContent(this._box(lines));
    },

    // What tells one thing under the pointer from another, though it may be drawn anew.
    _nameOf(hit) {
      if (hit.key) return hit.key;
      return hit.group ? hit.group.key : `${hit.mark.place_id}|${hit.mark.kind}|${hit.mark.geo_precision}`;
    },

    _tell(hit) {
      this._hit = hit;
      this._tooltip = L.tooltip({ direction: "top", offset: [0, -hit.r - 2], opacity: 1, className: "homeward-tooltip" })
        .setLatLng(this._map.layerPointToLatLng([hit.x, hit.y]))
        .setContent(this._box(hit.lines || this.words(hit.mark, hit.group)))
        .addTo(this._map);
    },

    _leave() {
      this._hit = null;
      this._pointer = null;
      if (!this._map) return;
      L.DomUtil.removeClass(this._map.getContainer(), "homeward-pointing");
      if (this._tooltip) this._tooltip.remove();
      this._tooltip = null;
    },

    // What is told of a mark, line by line; of an area, of every kind in it.
    words(mark, group) {
      const { words, kinds } = this._settings;
      const format = new Intl.NumberFormat(words.locale);
      const lines = [mark.name];
      for (const each of group ? group.marks : [mark]) {
        const kind = kinds[each.kind];
        lines.push(`${each.events === 1 ? kind.name : kind.plural}: ${format.format(each.events)}`);
        if (each.people !== null) lines.push(`${words.people}: ${format.format(each.people)}`);
        if (each.untold) lines.push(`${words.untold}: ${format.format(each.untold)}`);
      }
      const reach = mark.geo_precision === "near" ? this.areas.kilometres(mark) : null;
      lines.push(words.precisions[mark.geo_precision] + (reach ? ` (${words.within.replace("{kilometres}", format.format(reach))})` : ""));
      if (!(group ? group.marks : [mark]).some((each) => each.in_region)) lines.push(words.outside);
      return lines;
    },

    _box(lines) {
      const box = document.createElement("div");
      lines.forEach((text, index) => {
        const each = document.createElement("div");
        each.textContent = text; // names come from documents: text, never markup
        if (index === 0) each.className = "homeward-tooltip-place";
        box.append(each);
      });
      return box;
    },
  };
})();
