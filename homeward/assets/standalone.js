// The page of its own: map, table and cards from the data inside the page, no request.
(function () {
  "use strict";
  const Homeward = window.Homeward;
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("homeward-data");
  // Maps, not objects: an id such as "constructor" must find nothing.
  const events = new Map(Object.entries(data.events));
  const places = new Map(Object.entries(data.places));
  const holder = document.getElementById("card");
  const isNarrow = () => window.innerWidth <= 900;

  const map = L.map("map", { minZoom: 3, maxZoom: 12 });
  map.setView(data.centre, map.getSize().x < 560 ? data.zoom - 1 : data.zoom);
  L.control.scale().addTo(map);
  const atlas = Homeward.open(map, read("homeward-boundaries"), data.settings);
  let selected = null;
  const rankOf = new Map(data.played.map((event, rank) => [event, rank]));
  const redraw = () => {
    const { event = "", place = "" } = steps[steps.length - 1] || {};
    const rank = rankOf.has(event) ? rankOf.get(event) : null;
    const { layers, time } = data.sent;
    Homeward.show(map, {
      ...data.sent, selected,
      layers: { ...layers, selected: { event, place } },
      time: { ...time, selected: rank },
    });
  };

  // What was looked at, the last is what is shown: { map }, { row }, { event } or { place }.
  let steps = [];

  function wayBack() {
    const before = steps[steps.length - 2];
    if (!before) return "";
    return before.map ? data.back.map : before.row ? data.back.table : before.place ? data.back.place : data.back.event;
  }

  // The place to mark on the map: the chosen one, or the only one that the event has.
  function placeOf(step, card) {
    const before = steps[steps.length - 2];
    if (step.place) return step.place;
    if (before && before.place) return before.place;
    const known = new Set((card ? card.places : []).flatMap((group) => group.places.map((each) => each.place_id)));
    return known.size === 1 ? [...known][0] : null;
  }

  function draw() {
    const step = steps[steps.length - 1] || {};
    const card = step.event ? events.get(step.event) : step.place ? places.get(step.place) : null;
    renderCard(holder, card || null, { ...data.words, back: wayBack() }, choose);
    leaveTextOfUnknown();
    holder.scrollTop = 0;
    selected = placeOf(step, step.event ? card : null);
    redraw();
    if (step.map) {
      map.getContainer().focus();
    } else if (step.row) {
      step.row.focus();
    } else if (card) {
      holder.focus({ preventScroll: true });
      holder.scrollIntoView({ block: isNarrow() ? "start" : "nearest" });
    }
  }

  function choose(chosen) {
    if (chosen.back) steps.pop();
    else if (chosen.event) steps.push({ event: chosen.event });
    else if (chosen.place) steps.push({ place: chosen.place });
    draw();
  }

  // What is not in this page cannot be shown: its buttons become text.
  function leaveTextOfUnknown() {
    for (const button of holder.querySelectorAll("button[data-event], button[data-place]")) {
      const { event, place } = button.dataset;
      if (event ? events.has(event) : places.has(place)) continue;
      const text = document.createElement("span");
      text.className = button.classList.contains("hw-inline") ? "hw-stays" : "hw-stays hw-block";
      text.append(...button.childNodes);
      button.replaceWith(text);
    }
  }

  Homeward.report = (mark) => {
    steps = [{ map: true }, { place: mark.place_id }];
    draw();
  };
  holder.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !wayBack()) return;
    event.preventDefault();
    choose({ back: true });
  });

  // The table: every row opens its event, every head sorts.
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  for (const button of body.querySelectorAll("button"))
    button.addEventListener("click", () => {
      steps = [{ row: button }, { event: button.dataset.event }];
      draw();
    });

  function sort(head, column) {
    const falling = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const isNumeric = head.dataset.numeric === "yes";
    const key = (row) => {
      const cell = row.cells[column];
      return "sort" in cell.dataset ? cell.dataset.sort : cell.textContent;
    };
    const order = new Intl.Collator(data.settings.words.locale).compare;
    const compare = (a, b) => {
      if (!a.key || !b.key) return a.key ? -1 : b.key ? 1 : 0; // blank is not told: always last
      const rising = isNumeric ? Number(a.key) - Number(b.key) : order(a.key, b.key);
      return falling ? -rising : rising;
    };
    const rows = [...body.rows].map((row) => ({ row, key: key(row) }));
    body.append(...rows.sort(compare).map((each) => each.row));
  }
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => sort(head, column));
  });

  // On paper the map has a width of its own; Leaflet must hear of it to stay in the middle.
  const box = map.getContainer();
  window.addEventListener("beforeprint", () => {
    box.style.width = "680px";
    map.invalidateSize({ animate: false });
  });
  window.addEventListener("afterprint", () => {
    box.style.width = "";
    map.invalidateSize({ animate: false });
  });

  // The table follows the playback, not with every frame: laying it out takes longer than that.
  const rows = new Map([...body.rows].map((row) => [row.dataset.event, row]));
  const FOLLOW_MILLISECONDS = 250;
  let touches = null, following = 0;
  function follow() {
    following = 0;
    const gone = new Set(rows.keys());
    data.played.forEach((event, index) => (!touches || touches(index)) && gone.delete(event));
    for (const [event, row] of rows) row.hidden = touches !== null && gone.has(event);
  }
  const playback = Homeward.openPlayback(map, data.playback);
  playback.on("moved", (moved) => {
    touches = moved.touches;
    if (!following) following = setTimeout(follow, playback.isPlaying() ? FOLLOW_MILLISECONDS : 0);
  });

  draw();
  const extent = data.fit && atlas.marks.extent();
  if (extent) map.fitBounds(extent.pad(0.15), { maxZoom: 6, animate: false });

  Homeward.page = { data, body, atlas };
  document.documentElement.dataset.ready = "yes";
})();
