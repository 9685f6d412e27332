// The signs of the kinds: a shape each, all of one area for one radius.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const AREAS = new Set(["admin1", "area", "country", "unknown"]);
  const FADED = "#9aa1a6";
  // Half the width of each shape such that all have the area of a circle of radius r.
  const REACH = (Homeward.REACHES = { circle: 1, square: 0.886, diamond: 1.253, triangle: 1.347 });

  Homeward.trace = function (context, shape, x, y, r) {
    context.beginPath();
    const reach = r * REACH[shape];
    if (shape === "circle") context.arc(x, y, r, 0, 2 * Math.PI);
    else if (shape === "square") context.rect(x - reach, y - reach, 2 * reach, 2 * reach);
    else if (shape === "diamond") {
      context.moveTo(x, y - reach);
      context.lineTo(x + reach, y);
      context.lineTo(x, y + reach);
      context.lineTo(x - reach, y);
      context.closePath();
    } else {
      const height = reach * 1.732;
      context.moveTo(x, y - (height * 2) / 3);
      context.lineTo(x + reach, y + height / 3);
      context.lineTo(x - reach, y + height / 3);
      context.closePath();
    }
  };

  // Whole pixels from a mark's middle within which all of it lies.
  Homeward.reach = function (style, r) {
    return Math.ceil(r * (style.shape === "triangle" ? 1.56 : REACH[style.shape]) + 2);
  };

  Homeward.paint = function (context, mark, style, x, y, r) {
    const isArea = AREAS.has(mark.geo_precision);
    const colour = mark.in_region ? style.colour : FADED;
    const hollow = mark.people === null && mark.untold > 0; // people went, nobody told how many
    Homeward.trace(context, style.shape, x, y, r);
    context.globalAlpha = hollow ? 0.12 : isArea ? 0.3 : 0.78;
    if (!mark.in_region) context.globalAlpha *= 0.45;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = mark.in_region ? 1 : 0.6;
    context.setLineDash(isArea ? [4, 3] : []);
    context.lineWidth = isArea || hollow ? 1.6 : 1;
    context.strokeStyle = isArea || hollow ? colour : "#ffffff";
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  };
})();
