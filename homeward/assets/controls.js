// Where the controls lie on the map, so that what is told on it does not lie under them.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const MARGIN = 2; // pixels kept free around a control
  const NARROW = 560; // pixels

  // Boxes of the controls that are seen: left, top, right, bottom in pixels of the map's frame.
  // On a narrow map an opened panel covers so much that labels would wander far for it: they stay,
  // and whoever opened it folds it.
  Homeward.controlBoxes = function (map) {
    const frame = map.getContainer().getBoundingClientRect();
    const boxes = [];
    for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
      const isCover = control.open && map.getSize().x < NARROW;
      const { left, top, right, bottom } = (isCover ? control.querySelector("summary") : control).getBoundingClientRect();
      if (right > left && bottom > top)
        boxes.push([left - frame.left - MARGIN, top - frame.top - MARGIN, right - frame.left + MARGIN, bottom - frame.top + MARGIN]);
    }
    return boxes;
  };

  // The panel of layers stands above the legend in one column: where both have no room, the one
  // that was opened first folds.
  Homeward.shareColumn = function (map, panel, legend) {
    const folds = (opened, other) => () => {
      if (opened.open && legend.isCramped()) other.open = false;
      legend.fit();
    };
    const box = legend.getContainer();
    L.DomEvent.on(panel, "toggle", folds(panel, box));
    L.DomEvent.on(box, "toggle", folds(box, panel));
    map.on("resize", () => legend.fit());
    legend.fit();
  };
})();
