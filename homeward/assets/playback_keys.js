// The keys of the playback, a mixin: of its bar, and of the map those that Leaflet does not take.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  Homeward.PlaybackKeys = {
    _changeSpeed(ways) {
      const { speed } = this._bar;
      speed.selectedIndex = Math.max(0, Math.min(speed.options.length - 1, speed.selectedIndex + ways));
      this._speed = Number(speed.value);
    },

    _key(event, isBar) {
      if (event.ctrlKey || event.altKey || event.metaKey || this._first === null) return;
      if (event.target.tagName === "SELECT") return; // which takes letters and arrows itself
      const isButton = event.target.tagName === "BUTTON";
      const does = {
        k: () => this._act("play"),
        " ": isButton ? null : () => this._act("play"),
        "[": () => this._changeSpeed(-1),
        "]": () => this._changeSpeed(1),
        ...(isBar && {
          arrowleft: () => this._step(-1),
          arrowdown: () => this._step(-1),
          arrowright: () => this._step(1),
          arrowup: () => this._step(1),
          pagedown: () => this._step(-6),
          pageup: () => this._step(6),
          home: () => this._act("date", this._first),
          end: () => this._act("date", this._last),
        }),
      };
      // On keyboards of other scripts the same places of the keys serve.
      const places = { KeyK: "k", BracketLeft: "[", BracketRight: "]" };
      const act = does[event.key.toLowerCase()] || does[places[event.code]];
      if (!act) return;
      event.preventDefault();
      act();
    },
  };
})();
