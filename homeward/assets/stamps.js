// Marks drawn once and then stamped, for pictures that stand no longer than a frame: filling and
// outlining two thousand shapes takes all of a frame, copying them half of it (measured without
// a graphics processor). A stamp lies on whole pixels and its radius on half ones, so what stands
// still is painted.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const LARGEST = 40; // pixels of radius; larger marks are few, and painted
  const MOST = 1500; // stamps kept
  const PRECISIONS = ["exact", "settlement", "near", "admin1", "area", "country", "unknown"];

  let kept = new Map(); // by style, then by a number for radius and looks
  let count = 0;
  let ratio = 0;

  function make(mark, style, r) {
    const half = Homeward.reach(style, r);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.round(2 * half * ratio);
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    Homeward.paint(context, mark, style, half, half, r);
    count += 1;
    return { canvas, half };
  }

  // Draw a mark as Homeward.paint does, but for the fineness of its place and size.
  Homeward.stamp = function (context, mark, style, x, y, r) {
    if (r > LARGEST) return Homeward.paint(context, mark, style, x, y, r);
    if (ratio !== (window.devicePixelRatio || 1) || count > MOST) {
      ratio = window.devicePixelRatio || 1;
      kept = new Map();
      count = 0;
    }
    let ofStyle = kept.get(style);
    if (!ofStyle) kept.set(style, (ofStyle = new Map()));
    const halves = Math.round(2 * r);
    const isHollow = mark.people === null && mark.untold > 0;
    const key = ((halves * 8 + PRECISIONS.indexOf(mark.geo_precision)) * 2 + isHollow) * 2 + mark.in_region;
    let stamp = ofStyle.get(key);
    if (!stamp) ofStyle.set(key, (stamp = make(mark, style, halves / 2)));
    const { canvas, half } = stamp;
    const left = Math.round((x - half) * ratio) / ratio, top = Math.round((y - half) * ratio) / ratio;
    context.drawImage(canvas, left, top, canvas.width / ratio, canvas.height / ratio);
  };
})();
