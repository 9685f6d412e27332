// Adding up events at their marks as time goes on: running sums, no drawing, no page.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  // Whole numbers of seven bits a byte, the lowest first, the eighth bit set while more follow.
  Homeward.numbers = function* (base64) {
    const text = atob(base64);
    let value = 0, place = 1;
    for (let index = 0; index < text.length; index += 1) {
      const byte = text.charCodeAt(index);
      value += (byte & 127) * place;
      if (byte & 128) place *= 128;
      else {
        yield value;
        value = 0;
        place = 1;
      }
    }
  };

  // What the server sent of time (homeward/view/playback.py), as columns. Events come in the
  // order of their first day; days count from 1970. Event i brings rows first[i] … first[i + 1].
  Homeward.readTime = function (base64) {
    const next = Homeward.numbers(base64);
    const take = () => next.next().value;
    const events = take(), rows = take();
    const time = {
      starts: new Int32Array(events),
      ends: new Int32Array(events),
      first: new Uint32Array(events + 1),
      mark: new Uint32Array(rows),
      people: new Int32Array(rows), // 0 where nobody told any: told says which it is
      told: new Uint8Array(rows),
      untold: new Uint8Array(rows),
      inRegion: new Uint8Array(rows),
    };
    for (let event = 0, day = 0; event < events; event += 1) time.starts[event] = day += take();
    for (let event = 0; event < events; event += 1) time.ends[event] = time.starts[event] + take();
    for (let event = 0; event < events; event += 1) time.first[event + 1] = time.first[event] + take();
    for (let row = 0; row < rows; row += 1) time.mark[row] = take();
    for (let row = 0; row < rows; row += 1) {
      const code = take();
      time.inRegion[row] = code & 1;
      time.untold[row] = (code >> 1) & 1;
      time.told[row] = code > 3 ? 1 : 0;
      time.people[row] = code > 3 ? Math.floor(code / 4) - 1 : 0;
    }
    return time;
  };

  // The events that touch a span of days, added up at their marks. The span may move either way;
  // only what enters or leaves it is added or taken off.
  Homeward.Gather = class {
    // others: whoever hears of each event that enters or leaves, by add(event, 1 or -1).
    constructor(time, marks, others = []) {
      this.time = time;
      this._others = others;
      const order = Uint32Array.from(time.ends, (_, event) => event);
      this._byEnd = order.sort((a, b) => time.ends[a] - time.ends[b] || a - b);
      this._begun = 0; // how many events have begun by the span's last day
      this._over = 0; // how many of them were over before its first
      this.events = new Int32Array(marks);
      this.people = new Float64Array(marks);
      this.told = new Int32Array(marks);
      this.untold = new Int32Array(marks);
      this.regional = new Int32Array(marks);
    }

    // How many events touch the span.
    get count() {
      return this._begun - this._over;
    }

    // Show the days from first to last (-Infinity: from the start); first must not pass last.
    moveTo(first, last) {
      const { starts, ends } = this.time;
      const byEnd = this._byEnd;
      while (this._begun < starts.length && starts[this._begun] <= last) this._add(this._begun++, 1);
      while (this._over < byEnd.length && ends[byEnd[this._over]] < first) this._add(byEnd[this._over++], -1);
      while (this._over > 0 && ends[byEnd[this._over - 1]] >= first) this._add(byEnd[--this._over], 1);
      while (this._begun > 0 && starts[this._begun - 1] > last) this._add(--this._begun, -1);
      this._first = first;
      this._last = last;
    }

    touches(event) {
      return this.time.starts[event] <= this._last && this.time.ends[event] >= this._first;
    }

    _add(event, sign) {
      const { first, mark, people, told, untold, inRegion } = this.time;
      for (let row = first[event]; row < first[event + 1]; row += 1) {
        const at = mark[row];
        this.events[at] += sign;
        this.people[at] += sign * people[row];
        this.told[at] += sign * told[row];
        this.untold[at] += sign * untold[row];
        this.regional[at] += sign * inRegion[row];
      }
      for (const other of this._others) other.add(event, sign);
    }

    // Marks as they stand now, in the given order; those that no event touches are left out.
    // The given marks are not changed; the made ones are used again in the next answer.
    marks(known) {
      if (this._known !== known) {
        this._known = known;
        this._made = known.map((mark) => ({ ...mark }));
      }
      return this._made.filter((mark, at) => {
        if (!this.events[at]) return false;
        mark.events = this.events[at];
        mark.people = this.told[at] ? this.people[at] : null;
        mark.untold = this.untold[at];
        mark.in_region = this.regional[at] > 0;
        return true;
      });
    }
  };
})();
