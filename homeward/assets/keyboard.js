// The marks by keyboard: one stop of the Tab key, on which the arrows go from mark to mark.
// A screen reader hears each as an option of a list; sighted users see it ringed, with its words.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  Homeward.MarkList = class {
    constructor(atlas) {
      this._atlas = atlas;
      const { map, settings, marks } = atlas;
      const list = (this._list = L.DomUtil.create("div", "homeward-marks-list", map.getContainer()));
      list.tabIndex = 0;
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", settings.words.marks_list);
      this._option = L.DomUtil.create("div", "", list);
      this._option.id = "homeward-mark";
      this._option.setAttribute("role", "option");
      this._option.setAttribute("aria-selected", "true");
      this._option.textContent = settings.words.marks_list; // until the first mark is gone to
      L.DomEvent.on(list, "keydown", this._key, this);
      L.DomEvent.on(list, "focus", () => this._go(this._index || 0));
      L.DomEvent.on(list, "blur", () => {
        marks.point(null);
        map.getContainer().classList.remove("homeward-by-key");
      });
      // While the playback goes on nothing is read out with every frame, and the map stays where it is.
      marks.on("shown", (shown) => !shown.isBrief && document.activeElement === list && this._go(this._index || 0));
    }

    _targets() {
      return this._atlas.marks.targets();
    }

    _go(index) {
      const targets = this._targets();
      const { map, marks, settings } = this._atlas;
      map.getContainer().classList.add("homeward-by-key");
      if (!targets.length) {
        this._option.textContent = settings.words.marks_none;
        this._list.setAttribute("aria-activedescendant", this._option.id);
        return;
      }
      this._index = Math.max(0, Math.min(targets.length - 1, index));
      const target = targets[this._index];
      this._option.textContent = marks.words(target.mark).join(". ");
      this._option.setAttribute("aria-setsize", String(targets.length));
      this._option.setAttribute("aria-posinset", String(this._index + 1));
      this._list.setAttribute("aria-activedescendant", this._option.id);
      const latlng = map.layerPointToLatLng([target.x, target.y]);
      if (!map.getBounds().pad(-0.05).contains(latlng)) map.panTo(latlng, { animate: !Homeward.isCalm() });
      marks.point(target.mark);
    }

    _key(event) {
      const index = this._index || 0;
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
      if (event.key in steps) this._go(index + steps[event.key]);
      else if (event.key === "Home") this._go(0);
      else if (event.key === "End") this._go(Infinity);
      else if (event.key === "Enter" || event.key === " ") {
        const target = this._targets()[index];
        if (target) this._atlas.marks.fire("chosen", { mark: target.mark });
      } else return;
      L.DomEvent.stop(event);
    }
  };

  // Whether the visitor asked for little motion.
  Homeward.isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
})();
