// A drawing kept as long as what it shows: areas and their hatching take longer to fill than a
// frame lasts, and change far less often than the marks on them.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  Homeward.KeptDrawing = class {
    // Put a drawing on a canvas; paint(context) makes it where it is not kept under this key.
    put(context, key, paint) {
      const { width, height } = context.canvas;
      if (!this._canvas) this._canvas = document.createElement("canvas");
      const kept = this._canvas;
      if (this._key !== key || kept.width !== width || kept.height !== height) {
        kept.width = width; // which clears it, too
        kept.height = height;
        const other = kept.getContext("2d");
        other.setTransform(context.getTransform());
        paint(other);
        this._key = key;
      }
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(kept, 0, 0);
      context.restore();
    }
  };
})();
