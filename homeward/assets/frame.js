// Inside the dashboard's frame: tell the page what was chosen on the map.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});
  let clicks = 0;

  // The component hands on its "last active drawing"; a running number makes the same
  // place chosen twice two choices. Keeping its memory in step prevents that the next
  // pan reports an old choice again.
  Homeward.report = (mark) => send([mark.lon, mark.lat], { place_id: mark.place_id, kind: mark.kind });

  // Tell the page a choice made on the map: what ("area", "view", "roles", "region") and its value.
  Homeward.tell = (what, value) => send([0, 0], { what, value });

  function send(coordinates, properties) {
    clicks += 1;
    const feature = {
      type: "Feature",
      geometry: { type: "Point", coordinates },
      properties: { ...properties, click: `${Date.now()}-${clicks}` },
    };
    const component = window.__GLOBAL_DATA__;
    const value = { last_active_drawing: feature };
    component.last_active_drawing = feature;
    component.previous_data = value;
    window.Streamlit.setComponentValue(value);
  }
})();
