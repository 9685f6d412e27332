// Steps of the playback: days, weeks from Monday or months, whichever suits the length of a period.
// Days count from 1970. A step stands at the last day of its week or month.
(function () {
  "use strict";
  const Homeward = (window.Homeward = window.Homeward || {});

  const DAY = 86400000; // milliseconds
  const DAILY_UP_TO = 92, WEEKLY_UP_TO = 800; // days of the period; a longer one goes by months

  const toDay = (year, month, date) => Date.UTC(year, month, date) / DAY;

  // The first and the last day of what a day lies in.
  const AROUND = {
    day: (day) => [day, day],
    week(day) {
      const monday = day - ((((day + 3) % 7) + 7) % 7); // 1 January 1970 was a Thursday
      return [monday, monday + 6];
    },
    month(day) {
      const date = new Date(day * DAY);
      const year = date.getUTCFullYear(), month = date.getUTCMonth();
      return [toDay(year, month, 1), toDay(year, month + 1, 0)];
    },
  };

  Homeward.Steps = class {
    constructor(daysOfPeriod) {
      const unit = daysOfPeriod <= DAILY_UP_TO ? "day" : daysOfPeriod <= WEEKLY_UP_TO ? "week" : "month";
      this._around = AROUND[unit];
      this.days = { day: 1, week: 7, month: 30.4 }[unit]; // of a step, on average
    }

    before(day) {
      return this._around(day)[0] - 1;
    }

    after(day) {
      const ends = this._around(day)[1];
      return ends > day ? ends : this._around(day + 1)[1];
    }
  };
})();
