// Time on the page of its own: a slider over months, and playing them one after another.
(function () {
  "use strict";
  const { data, body, show } = window.Homeward.page;
  const { steps, told, words } = data.time;
  const find = (id) => document.getElementById(id);
  const box = find("time"), play = find("play"), slider = find("step"), single = find("single");
  const FIELD = { events: 8, people: 9, untold: 10, in_region: 11 }; // of a mark, as sent
  const STEP_MILLISECONDS = 450;
  let playing = 0;

  // Marks of some events: the shares of each at its marks are added, as the server adds them.
  function gather(chosen) {
    const marks = new Map();
    for (const event of chosen)
      for (const [index, people, untold, inRegion] of event.at) {
        let mark = marks.get(index);
        if (!mark) {
          mark = [...data.sent.marks[index]];
          Object.assign(mark, { [FIELD.events]: 0, [FIELD.people]: null, [FIELD.untold]: 0, [FIELD.in_region]: false });
          marks.set(index, mark);
        }
        mark[FIELD.events] += 1;
        if (people !== null) mark[FIELD.people] = (mark[FIELD.people] || 0) + people;
        mark[FIELD.untold] += untold;
        mark[FIELD.in_region] = mark[FIELD.in_region] || inRegion;
      }
    return [...marks.values()];
  }

  function isShown(event, step) {
    if (!event.first_on) return false; // without a date it belongs to no month
    return event.first_on <= step.last_on && (!single.checked || event.last_on >= step.first_on);
  }

  function draw() {
    const position = Number(slider.value);
    const step = steps[position];
    const everything = !step;
    const chosen = everything ? told : told.filter((event) => isShown(event, step));
    const when = everything ? words.all : single.checked ? step.name : `${words.up_to} ${step.name}`;
    const caption = everything ? data.sent.caption : `${when}: ${chosen.length} ${words.of}`;
    show(everything ? data.sent.marks : gather(chosen), caption);
    slider.setAttribute("aria-valuetext", when);
    find("when").textContent = when;
    single.disabled = everything;
    const ids = new Set(chosen.map((event) => event.event_id));
    for (const row of body.rows) row.hidden = !ids.has(row.dataset.event);
  }

  function stop() {
    clearInterval(playing);
    playing = 0;
    play.textContent = words.play;
  }

  play.addEventListener("click", () => {
    if (playing) return stop();
    if (Number(slider.value) >= steps.length - 1) slider.value = 0;
    draw();
    play.textContent = words.pause;
    playing = setInterval(() => {
      if (Number(slider.value) >= steps.length - 1) return stop();
      slider.value = Number(slider.value) + 1;
      draw();
    }, STEP_MILLISECONDS);
  });
  slider.addEventListener("input", () => {
    stop();
    draw();
  });
  single.addEventListener("change", draw);
  if (steps.length > 1) {
    box.hidden = false;
    find("single-words").textContent = words.single;
    slider.max = steps.length; // one beyond the last step: everything
    slider.value = steps.length; // some browsers keep what was left in a field
    single.checked = false;
    draw();
  }
  document.documentElement.dataset.ready = "yes";
})();
