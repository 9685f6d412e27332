// What shapes on the map are drawn and found with: shades, stripes, kilometres, what lies inside.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const KM_PER_PIXEL = 156.543; // at zoom 0 on the equator, in Web Mercator

  // Which shade a number of people has: 0 (lightest) and up; -1 where none is told.
  Homeward.shadeOf = function (people, classes) {
    if (people === null || people === undefined) return -1;
    let shade = 0;
    classes.forEach((least, index) => {
      if (people >= least) shade = index;
    });
    return shade;
  };
  Homeward.shadeAlpha = (shade, classes) => (shade < 0 ? 0 : 0.14 + (0.56 * shade) / (classes.length - 1));

  // Stripes in a colour: "number not told", or a second kind in one area.
  const hatches = new Map();
  Homeward.hatch = function (context, colour, alpha) {
    const key = colour + alpha;
    if (!hatches.has(key)) {
      const tile = document.createElement("canvas");
      tile.width = tile.height = 8;
      const pen = tile.getContext("2d");
      pen.strokeStyle = colour;
      pen.globalAlpha = alpha;
      pen.lineWidth = 1.3;
      for (const shift of [-8, 0, 8]) {
        pen.moveTo(shift, 8);
        pen.lineTo(shift + 8, 0);
      }
      pen.stroke();
      hatches.set(key, tile);
    }
    return context.createPattern(hatches.get(key), "repeat");
  };

  Homeward.kilometresToPixels = (kilometres, lat, zoom) =>
    (kilometres * Math.pow(2, zoom)) / (KM_PER_PIXEL * Math.cos((lat * Math.PI) / 180));

  function isInside(rings, lon, lat) {
    let inside = false;
    for (const ring of rings)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1, y1] = ring[i], [x2, y2] = ring[j];
        if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      }
    return inside;
  }
  Homeward.isInShape = (shape, lon, lat) =>
    lon >= shape.extent.west && lon <= shape.extent.east && lat >= shape.extent.south && lat <= shape.extent.north &&
    isInside(shape.rings, lon, lat);

  Homeward.isNearLine = function (lines, point, toPixel) {
    for (const line of lines)
      for (let index = 1; index < line.length; index += 1) {
        const [ax, ay] = toPixel(line[index - 1]), [bx, by] = toPixel(line[index]);
        const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
        const along = Math.max(0, Math.min(1, ((point.x - ax) * (bx - ax) + (point.y - ay) * (by - ay)) / length));
        if (Math.hypot(point.x - ax - along * (bx - ax), point.y - ay - along * (by - ay)) <= 8) return true;
      }
    return false;
  };
})();
