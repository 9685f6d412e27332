// Playback: the marks of the shown events as time goes on, within the chosen period.
// It only changes what the map shows; filter, address and server hear nothing of it.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const DAY = 86400000; // milliseconds
  const STEPS_A_SECOND = 2.5; // at speed 1
  const CALM_STEPS_A_SECOND = 1; // where motion is not wanted
  const LONGEST_FRAME = 100; // milliseconds: a tab that slept must not leap
  const END_SECONDS = 0.8; // how long the last day stands before it begins again
  const RESTING_MILLISECONDS = 150; // no other date for so long: the map rests
  const SAY_MILLISECONDS = { playing: 3000, resting: 500 };

  const utc = (day) => new Date(day * DAY);

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  Homeward.Playback = L.Evented.extend({
    includes: [Homeward.PlaybackKeys],

    initialize(atlas, settings) {
      this._atlas = atlas;
      this._settings = settings;
      this._bar = Homeward.playbackBar(settings, (name, value) => this._act(name, value));
      this._format = {
        day: new Intl.DateTimeFormat(settings.locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
        number: new Intl.NumberFormat(settings.locale),
      };
      this._stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
      this._window = 0; // days; 0: from the start
      this._speed = 1;
      this._loops = false;
      this._isOn = false; // whether the map shows a date instead of the whole period
      this._isPlaying = false;
      this._frame = this._frame.bind(this);
      this._bar.box.addEventListener("keydown", (event) => this._key(event, true));
      const container = atlas.map.getContainer();
      container.addEventListener("keydown", (event) => event.target === container && this._key(event, false));
      this._place(container);
      this.take({ marks: [], time: null });
    },

    // The bar stands under the map. In a frame of fixed height the map makes room for it.
    _place(container) {
      container.after(this._bar.box);
      const whole = parseFloat(container.style.height);
      if (!whole) return;
      const fit = () => {
        container.style.height = `${whole - this._bar.box.offsetHeight}px`;
        this._atlas.map.invalidateSize({ animate: false, pan: false });
      };
      fit();
      new ResizeObserver(fit).observe(this._bar.box);
    },

    // Take what the server sent: marks, selected, caption, time. The date stays where it can.
    take(sent) {
      const time = sent.time || { rows: "", layers: { rows: "" }, first_day: null, last_day: null, words: {}, undated: 0 };
      const isSame = this._time && this._time.rows === time.rows && this._time.layers.rows === time.layers.rows;
      if (!isSame || sent.marks.length !== this._sent.marks.length) this._gather = null;
      this._sent = sent;
      this._time = time;
      this._first = time.first_day;
      this._last = time.last_day;
      const { slider, note } = this._bar;
      const isPlayable = this._first !== null;
      this._bar.setEnabled(isPlayable);
      note.textContent = !isPlayable
        ? sent.time ? this._settings.words.none : ""
        : time.undated ? fill(time.words.undated, { number: this._format.number.format(time.undated) }) : "";
      note.hidden = !note.textContent;
      if (isPlayable) {
        this._steps = new Homeward.Steps(this._last - this._first);
        slider.min = this._first;
        slider.max = this._last;
      }
      if (this._isOn && isPlayable && this._day >= this._first && this._day <= this._last) this._draw();
      else this.showAll();
    },

    // Everything of the period again, as the server sent it.
    showAll() {
      this._pause();
      this._isOn = false;
      this._cursor = this._day = this._last;
      const { slider, date, all, live } = this._bar;
      this._atlas.caption.setAttribute("role", "status");
      this._atlas.layers.showMoment(null);
      this._atlas.display(this._sent);
      if (this._last !== null) {
        slider.value = this._last;
        slider.setAttribute("aria-valuetext", this._format.day.format(utc(this._last)));
        date.textContent = slider.getAttribute("aria-valuetext");
      } else date.textContent = "";
      all.disabled = true;
      clearTimeout(this._saying);
      this._saying = 0;
      live.textContent = "";
      this.fire("moved", { touches: null });
    },

    isPlaying() {
      return this._isPlaying;
    },

    play() {
      if (this._first === null || this._isPlaying) return;
      if (!this._isOn || this._cursor >= this._last) this._go(this._first);
      this._isPlaying = true;
      this._before = this._stepped = null;
      this._bar.showPlaying(true);
      this._ask();
    },

    _pause() {
      if (!this._isPlaying) return;
      this._isPlaying = false;
      this._bar.showPlaying(false);
      if (this._isOn) this._draw(); // what was not told while it went on is told now
    },

    // Stand at a day; drawn with the next frame, however often it is asked until then.
    _go(day) {
      this._isOn = true;
      this._cursor = Math.max(this._first, Math.min(this._last, day));
      this._isStale = true;
      this._ask();
    },

    _step(ways) {
      this._pause();
      let day = this._isOn ? this._day : this._last;
      if (this._isStale) day = Math.floor(this._cursor);
      for (let left = Math.abs(ways); left; left -= 1) day = ways < 0 ? this._steps.before(day) : this._steps.after(day);
      this._go(day);
    },

    _ask() {
      if (!this._request) this._request = requestAnimationFrame(this._frame);
    },

    _frame(now) {
      this._request = 0;
      if (!this._isOn) return;
      if (this._isPlaying) this._advance(now);
      const day = Math.min(this._last, Math.floor(this._cursor));
      if (day !== this._day || this._isStale) this._draw();
      if (this._isPlaying) this._ask();
    },

    _advance(now) {
      const passed = this._before === null ? 0 : Math.min(now - this._before, LONGEST_FRAME);
      this._before = now;
      if (this._stillness.matches) return this._advanceByStep(now);
      const rate = STEPS_A_SECOND * this._speed * this._steps.days; // days a second
      this._cursor += (passed / 1000) * rate;
      if (this._cursor < this._last) return;
      if (!this._loops) this._end();
      else if (this._cursor > this._last + END_SECONDS * rate) this._cursor = this._first;
    },

    _advanceByStep(now) {
      if (this._stepped === null) this._stepped = now;
      if (now - this._stepped < 1000 / (CALM_STEPS_A_SECOND * this._speed)) return;
      this._stepped = now;
      if (this._cursor >= this._last) {
        if (this._loops) this._cursor = this._first;
        else this._end();
        return;
      }
      this._cursor = Math.min(this._last, this._steps.after(Math.floor(this._cursor)));
    },

    _end() {
      this._cursor = this._last;
      this._isStale = true;
      this._isPlaying = false;
      this._bar.showPlaying(false);
    },

    _draw() {
      const { marks, selected } = this._sent;
      if (!this._gather) {
        const time = Homeward.readTime(this._time.rows);
        this._beside = new Homeward.GatherLayers(this._time.layers, time, marks);
        this._gather = new Homeward.Gather(time, marks.length, [this._beside]);
      }
      const gather = this._gather;
      const day = (this._day = Math.min(this._last, Math.floor(this._cursor)));
      this._isStale = false;
      const first = this._window ? day - this._window + 1 : -Infinity;
      gather.moveTo(first, day);
      const date = this._format.day.format(utc(day));
      const caption = fill(this._window ? this._time.words.between : this._time.words.up_to, {
        date,
        first: this._window ? this._format.day.format(utc(first)) : "",
        shown: this._format.number.format(gather.count),
        all: this._format.number.format(gather.time.starts.length),
      });
      // A status that changes with every frame would be read without end: the bar tells it.
      this._atlas.caption.removeAttribute("role");
      const isBrief = this._isBrief();
      this._atlas.layers.showMoment({ ...this._moment(first, day), isBrief });
      this._atlas.display({ marks: gather.marks(marks), selected, caption, isBrief });
      this._bar.slider.value = day;
      this._bar.date.textContent = date;
      this._bar.all.disabled = false;
      this._say(date, caption);
      this.fire("moved", { touches: (event) => gather.touches(event) });
    },

    // What the layers beside the marks show of a span of days; a period from null: from the start.
    _moment(first, day) {
      const touches = (event) => this._gather.touches(event);
      const iso = (on) => utc(on).toISOString().slice(0, 10);
      return {
        regions: () => this._beside.regions(),
        lineCount: this._beside.lineCount,
        lines: (isShown) => this._beside.lines((event) => touches(event) && (!isShown || isShown(event))),
        selected: this._time.selected,
        period: [first > this._first ? iso(first) : null, iso(day)],
      };
    },

    // Whether another date follows in a moment. When none did, the marks are drawn as they rest.
    _isBrief() {
      const now = performance.now();
      const isBrief = this._isPlaying || now - this._drawnAt < RESTING_MILLISECONDS;
      this._drawnAt = now;
      clearTimeout(this._rest);
      if (isBrief)
        this._rest = setTimeout(() => {
          this._drawnAt = -Infinity;
          if (this._isOn && !this._isPlaying) this._draw();
        }, RESTING_MILLISECONDS);
      return isBrief;
    },

    // Tell the date to who cannot see it, not more often than one can listen.
    _say(date, caption) {
      const { slider, live } = this._bar;
      if (!this._isPlaying) slider.setAttribute("aria-valuetext", date);
      this._unsaid = () => {
        slider.setAttribute("aria-valuetext", date);
        live.textContent = caption;
      };
      if (this._saying && this._isPlaying) return;
      clearTimeout(this._saying);
      const wait = this._isPlaying ? SAY_MILLISECONDS.playing : SAY_MILLISECONDS.resting;
      this._saying = setTimeout(() => {
        this._saying = 0;
        this._unsaid();
      }, wait);
    },

    _act(name, value) {
      if (name === "all") this.showAll();
      else if (this._first === null) return;
      else if (name === "play") this._isPlaying ? this._pause() : this.play();
      else if (name === "back") this._step(-1);
      else if (name === "forward") this._step(1);
      else if (name === "date") {
        this._pause();
        this._go(value);
      } else if (name === "span") {
        this._window = value;
        if (this._isOn) this._go(this._cursor);
      } else if (name === "speed") this._speed = value;
      else if (name === "loop") {
        this._loops = !this._loops;
        this._bar.loop.setAttribute("aria-pressed", String(this._loops));
      }
    },
  });

  Homeward.openPlayback = function (map, settings) {
    const atlas = map.homeward;
    atlas.playback = new Homeward.Playback(atlas, settings);
    return atlas.playback;
  };
})();
