// The page of its own: map, table and cards from the data inside the page, no request.
(function () {
  "use strict";
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("homeward-data");
  const boundaries = read("homeward-boundaries");

  const map = L.map("map", { center: data.centre, zoom: data.zoom, minZoom: 3, maxZoom: 12 });
  L.control.scale().addTo(map);
  const atlas = Homeward.open(map, boundaries, data.settings);
  const holder = document.getElementById("card");
  let place = null;

  function select(event, at) {
    place = at;
    const words = { ...data.words, back: event && at ? data.back : "" };
    const card = event ? data.events[event] : at ? data.places[at] : null;
    renderCard(holder, card || null, words, (chosen) => {
      if (chosen.event && data.events[chosen.event]) select(chosen.event, place);
      else if (chosen.place && data.places[chosen.place]) select(null, chosen.place);
      else if (chosen.back) select(null, place);
    });
    // What is not in this page cannot be shown: such buttons are text.
    for (const button of holder.querySelectorAll("button[data-event], button[data-place]")) {
      const known = button.dataset.event ? data.events[button.dataset.event] : data.places[button.dataset.place];
      button.disabled = !known;
    }
    Homeward.show(map, { ...data.sent, selected: at });
    if (card) holder.focus({ preventScroll: window.innerWidth > 900 });
  }
  Homeward.report = (mark) => select(null, mark.place_id);
  select(null, null);

  // The table: every row opens its event, every head sorts.
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  for (const button of body.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      select(button.dataset.event, null);
      holder.scrollIntoView({ block: "nearest" });
    });
  }
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.sort || row.cells[column].textContent;
      const numeric = head.dataset.numeric === "yes";
      const compare = (a, b) => {
        const left = key(a), right = key(b);
        if (!left || !right) return left ? -1 : right ? 1 : 0; // blank is not told: always last
        const order = numeric ? Number(left) - Number(right) : left.localeCompare(right);
        return falling ? -order : order;
      };
      for (const row of [...body.rows].sort(compare)) body.append(row);
    });
  });
  document.documentElement.dataset.ready = "yes";
  window.homewardAtlas = atlas;
})();
