// The bar of the playback as elements of the page: buttons, slider, choices; it decides nothing.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  // Signs are drawn, since few fonts hold them.
  const SIGNS = {
    play: "M4 2.5v11l9-5.5z",
    pause: "M4 2.5h3v11H4zM9.5 2.5h3v11h-3z",
    back: "M3 2.5h2v11H3zM13 2.5v11L6 8z",
    forward: "M11 2.5h2v11h-2zM3 2.5v11L10 8z",
    loop: "M8 2.2a5.8 5.8 0 0 1 5.2 3.2l1.4-.7v4.2L11 6.6l1-.6A4.3 4.3 0 0 0 3.8 7H2.3A5.8 5.8 0 0 1 8 2.2zM8 13.8a5.8 5.8 0 0 1-5.2-3.2l-1.4.7V7.1L5 9.4l-1 .6A4.3 4.3 0 0 0 12.2 9h1.5A5.8 5.8 0 0 1 8 13.8z",
    all: "M3.6 2.5 8 6.9l4.4-4.4 1.1 1.1L9.1 8l4.4 4.4-1.1 1.1L8 9.1l-4.4 4.4-1.1-1.1L6.9 8 2.5 3.6z",
  };

  function relabel(button, name, words, keys) {
    button.replaceChildren(Homeward.icon(SIGNS[name], true));
    button.setAttribute("aria-label", words);
    button.title = keys ? `${words} (${keys})` : words;
  }

  // Make the bar: its elements by name, and what each of them asks for, told to act(name, value).
  Homeward.playbackBar = function (settings, act) {
    const { words } = settings;
    const add = (parent, tag, name) => L.DomUtil.create(tag, `homeward-playback-${name}`, parent);
    const box = L.DomUtil.create("div", "homeward-playback");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", words.bar);
    const main = add(box, "div", "main"), side = add(box, "div", "side");

    const button = (parent, name, keys) => {
      const made = add(parent, "button", "button");
      made.type = "button";
      relabel(made, name, words[name], keys);
      made.addEventListener("click", () => act(name));
      return made;
    };
    const back = button(main, "back", "←");
    const play = button(main, "play", "K");
    const forward = button(main, "forward", "→");
    const loop = button(main, "loop");
    play.setAttribute("aria-keyshortcuts", "K Space");
    loop.setAttribute("aria-pressed", "false");

    const slider = add(main, "input", "slider");
    slider.type = "range";
    slider.step = 1;
    slider.setAttribute("aria-label", words.date);
    slider.addEventListener("input", () => act("date", Number(slider.value)));

    const all = button(main, "all");

    const date = add(side, "span", "date");
    date.setAttribute("aria-hidden", "true"); // the slider and the live region say it
    const choice = (name, options, chosen) => {
      const made = add(side, "select", "choice");
      made.setAttribute("aria-label", words[name]);
      for (const [value, text] of options) made.append(new Option(text, value, false, value === chosen));
      made.addEventListener("change", () => act(name, Number(made.value)));
      return made;
    };
    const span = choice("span", [[0, words.from_start], ...settings.windows.map((days) => [days, words.windows[days]])], 0);
    const number = new Intl.NumberFormat(settings.locale);
    const speeds = settings.speeds.map((speed) => [speed, words.times.replace("{number}", number.format(speed))]);
    const speed = choice("speed", speeds, 1);
    speed.title = `${words.speed} ([ ])`;
    const note = add(box, "p", "note");
    const live = add(box, "div", "live");
    live.setAttribute("aria-live", "polite");
    live.setAttribute("aria-atomic", "true");

    return {
      box, back, play, forward, slider, date, span, speed, loop, all, note, live,
      showPlaying(isPlaying) {
        const name = isPlaying ? "pause" : "play";
        relabel(play, name, words[name], "K");
      },
      // Without an event that has a date there is nothing to play.
      setEnabled(isEnabled) {
        for (const each of [back, play, forward, slider, span, speed, loop]) each.disabled = !isEnabled;
      },
    };
  };
})();
