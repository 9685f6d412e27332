// Adding up what events bring to the layers beside the marks: regions and lines, no drawing.
// Told of every event that enters or leaves the span by Homeward.Gather.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const SAME = 0, UNTOLD = 1, FIRST_PEOPLE = 2; // codes of people (homeward/view/playback_layers.py)

  Homeward.GatherLayers = class {
    // sent: regions and rows as the server sent them; time: of Homeward.readTime; the marks sent.
    constructor(sent, time, marks) {
      this._time = time;
      this._marks = marks;
      this._codes = sent.regions;
      this._read(sent);
      const size = sent.regions.length;
      this.events = new Int32Array(size);
      this.people = new Float64Array(size);
      this.told = new Int32Array(size);
      this.lineCount = 0;
    }

    // Event i brings cells firstCell[i] … firstCell[i + 1], and lines likewise.
    _read({ regions, rows }) {
      const next = Homeward.numbers(rows);
      const take = () => next.next().value;
      const { starts, first, mark, people } = this._time;
      const events = starts.length;
      const base = take();
      this._firstCell = new Uint32Array(events + 1);
      this._firstLine = new Uint32Array(events + 1);
      for (let event = 0; event < events; event += 1) {
        const both = take();
        this._firstCell[event + 1] = this._firstCell[event] + Math.floor(both / base);
        this._firstLine[event + 1] = this._firstLine[event] + (both % base);
      }
      const cells = this._firstCell[events], lines = this._firstLine[events];
      this._region = new Uint16Array(cells);
      this._people = new Int32Array(cells);
      this._told = new Uint8Array(cells);
      const sumAt = (event, code) => {
        let sum = 0;
        for (let row = first[event]; row < first[event + 1]; row += 1) if (this._marks[mark[row]].admin1 === code) sum += people[row];
        return sum;
      };
      for (let event = 0; event < events; event += 1)
        for (let cell = this._firstCell[event]; cell < this._firstCell[event + 1]; cell += 1) {
          const both = take();
          const region = (this._region[cell] = both % regions.length);
          const code = Math.floor(both / regions.length);
          this._told[cell] = code === UNTOLD ? 0 : 1;
          this._people[cell] = code === SAME ? sumAt(event, regions[region]) : Math.max(0, code - FIRST_PEOPLE);
        }
      this._line = new Uint32Array(lines);
      for (let line = 0; line < lines; line += 1) this._line[line] = take();
    }

    add(event, sign) {
      for (let cell = this._firstCell[event]; cell < this._firstCell[event + 1]; cell += 1) {
        const region = this._region[cell];
        this.events[region] += sign;
        this.people[region] += sign * this._people[cell];
        this.told[region] += sign * this._told[cell];
      }
      this.lineCount += sign * (this._firstLine[event + 1] - this._firstLine[event]);
    }

    // Rows of code, people (null: not told), events, untold events, most people first; and how
    // many are told of any place. As the server has them (homeward/view/regions.py).
    regions() {
      const rows = [];
      let told = 0;
      this._codes.forEach((code, at) => {
        told += this.people[at];
        if (code && this.events[at]) rows.push([code, this.told[at] ? this.people[at] : null, this.events[at], this.events[at] - this.told[at]]);
      });
      rows.sort((a, b) => (b[1] || 0) - (a[1] || 0) || (a[0] < b[0] ? -1 : 1));
      return { rows, told };
    }

    // The lines of the events for which isShown(event) holds, in the order of the playback.
    lines(isShown) {
      const made = [];
      for (let event = 0; event < this._time.starts.length; event += 1)
        if (this._firstLine[event] < this._firstLine[event + 1] && isShown(event))
          for (let line = this._firstLine[event]; line < this._firstLine[event + 1]; line += 1) made.push(this._made(event, line));
      return made;
    }

    _made(event, line) {
      if (!this._lines) this._lines = new Array(this._line.length);
      if (this._lines[line]) return this._lines[line];
      const { first, mark } = this._time;
      const rows = first[event + 1] - first[event];
      const pair = Math.floor(this._line[line] / 2);
      const from = this._marks[mark[first[event] + Math.floor(pair / rows)]];
      const to = this._marks[mark[first[event] + (pair % rows)]];
      return (this._lines[line] = {
        event,
        recovery_id: from.place_id,
        handover_id: to.place_id,
        from: [from.lat, from.lon],
        to: [to.lat, to.lon],
        isOneSided: this._line[line] % 2 === 1,
      });
    }
  };
})();
