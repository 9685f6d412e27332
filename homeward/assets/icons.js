// What stands on the map's buttons, drawn, since few fonts hold such signs.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const SPACE = "http://www.w3.org/2000/svg";
  const LINE = { fill: "none", stroke: "currentColor", "stroke-width": 1.8 };
  const FULL = { fill: "currentColor" };

  function element(name, attributes) {
    const made = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // A path on a square of 16 pixels, as a line or filled.
  Homeward.icon = function (path, isFilled) {
    const drawing = element("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": true });
    drawing.append(element("path", { d: path, ...(isFilled ? FULL : LINE) }));
    return drawing;
  };
})();
