"""Charts of what the filter shows, each with its numbers and files."""

import datetime as dt

from homeward.language import _
from homeward.screen.charts import draw_chart
from homeward.screen.filtered import open_filtered
from homeward.view.charts import charts

today = dt.datetime.now(dt.UTC).date()
shown, _view = open_filtered(_("Charts"), today=today)
for chart in charts(shown):
    draw_chart(chart, shown, today=today)
