// A Leaflet layer that draws on one canvas and leaves the moving and zooming to Leaflet.
// Subclasses give draw(context, toPixel) and may keep what they computed per zoom.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  Homeward.CanvasLayer = L.Renderer.extend({
    options: { padding: 0.25, pane: "overlayPane" },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "homeward-canvas");
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      L.DomUtil.remove(this._container);
      delete this._context;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const bounds = this._bounds;
      const size = bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      const canvas = this._container;
      L.DomUtil.setPosition(canvas, bounds.min);
      const width = Math.round(size.x * ratio);
      const height = Math.round(size.y * ratio);
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = size.x + "px";
        canvas.style.height = size.y + "px";
      }
      this.redraw();
    },

    // Draw again without moving: what is shown changed, the view did not.
    redraw() {
      if (!this._context || !this._bounds) return this;
      const ratio = window.devicePixelRatio || 1;
      const origin = this._bounds.min;
      const context = this._context;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this._container.width, this._container.height);
      context.setTransform(ratio, 0, 0, ratio, -origin.x * ratio, -origin.y * ratio);
      this.draw(context, this._bounds);
      return this;
    },

    draw() {},
  });

  // A canvas of so many pixels of the page, sharp on any screen, with the context to draw on it.
  Homeward.sharpCanvas = function (width, height) {
    const canvas = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    return [canvas, context];
  };

  // World pixels of a longitude and latitude at a zoom, relative to the map's pixel origin.
  Homeward.toWorld = function (lon, lat, zoom) {
    const scale = 256 * Math.pow(2, zoom);
    const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
    return [
      scale * (lon / 360 + 0.5),
      scale * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
    ];
  };
})();
