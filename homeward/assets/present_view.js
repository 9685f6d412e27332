// The button that hands the map's present extent to the server, as west,south,east,north.
function presentExtent() {
  for (const frame of document.querySelectorAll("iframe")) {
    let map = null;
    try {
      map = frame.contentWindow.map;
    } catch {
      continue; // a frame of another origin is not ours
    }
    if (!map || !map.homeward) continue;
    const bounds = map.getBounds();
    const clamp = (value, most) => Math.min(most, Math.max(-most, value)).toFixed(4);
    return [
      clamp(bounds.getWest(), 180),
      clamp(bounds.getSouth(), 85),
      clamp(bounds.getEast(), 180),
      clamp(bounds.getNorth(), 85),
    ].join(",");
  }
  return "";
}

export default function ({ data, parentElement, setTriggerValue }) {
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "hw-small-button";
    const note = document.createElement("span");
    note.setAttribute("role", "status");
    parentElement.append(button, note);
  }
  button.textContent = data.take;
  button.onclick = () => {
    const extent = presentExtent();
    button.nextElementSibling.textContent = extent ? "" : data.none;
    if (extent) setTriggerValue("extent", extent);
  };
}
