"""The table in the page of its own: a row an event, which opens its card."""

from __future__ import annotations

from typing import Any

import pandas as pd

from homeward.language import N_, Words, _
from homeward.view.filters import Shown
from homeward.view.markup import Node, element
from homeward.view.table import rows_shown, table
from homeward.view.words import number

_HEADS = Words(
    {
        "Date": N_("Date"),
        "Kind": N_("Kind"),
        "To Ukraine": N_("To Ukraine"),
        "To Russia": N_("To Russia"),
        "Range": N_("Range"),
        "Places": N_("Places"),
        "Status": N_("Status"),
        "Claims": N_("Claims"),
        "Summary": N_("Summary"),
    }
)
"""The columns as a reader knows them, by their names in the frame."""

_NUMERIC = ("To Ukraine", "To Russia", "Claims")
_NAMED = (*_NUMERIC, "Range", "Places", "Status")
"""Columns that say their name beside each value where the screen is narrow."""
_COLUMNS = ("Date", "Kind", "To Ukraine", "To Russia", "Range", "Places", "Status", "Claims")


def table_nodes(shown: Shown) -> list[Node]:
    """Return a line on what the map leaves out, and the table: newest first, undated before.

    Roles are named, since a table that is laid out anew on a narrow screen loses them.
    """
    lines = rows_shown(table(shown.frames), shown)
    heads = (*(_head(name) for name in _COLUMNS), _head("Summary"))
    made = element(
        "table",
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *(_row(line) for line in lines.to_dict("records")), role="rowgroup"),
        id="table",
        role="table",
    )
    holder = element(
        "div", made, id="holder", role="region", tabindex="0", aria_label=_("Table of events")
    )
    note = _note(lines)
    return [element("p", note, class_="hw-note-line"), holder] if note else [holder]


def _note(lines: pd.DataFrame) -> str:
    if lines.empty:
        return _("No event of the record matches what was chosen.")
    reasons = [why for line in lines["Why"] for why in line.split("; ") if why]
    told = [
        _("{count} with {reason}").format(count=number(reasons.count(why)), reason=why)
        for why in sorted(set(reasons))
    ]
    if not told:
        return ""
    return _("All shown events, also those not placed exactly in space or time: {told}.").format(
        told=", ".join(told)
    )


def _head(name: str) -> Node:
    order = {"aria_sort": "descending"} if name == "Date" else {}
    return element(
        "th",
        element("button", _HEADS[name], type="button"),
        scope="col",
        role="columnheader",
        data_numeric="yes" if name in _NUMERIC else "no",
        **order,
    )


def _row(line: dict[Any, Any]) -> Node:
    event_id = str(line["Event"])
    day = "" if pd.isna(line["Date"]) else line["Date"].date().isoformat()
    opens = element("button", str(line["Known as"]), type="button", data_event=event_id)
    cells = [element("td", opens, role="cell", class_="hw-date", data_sort=day)]
    for name in _COLUMNS[1:]:
        value = "" if pd.isna(line[name]) else str(line[name])
        told = {"data_name": _HEADS[name]} if name in _NAMED else {}
        if name in _NUMERIC:
            words = number(int(value)) if value else ""
            told |= {"class_": "hw-number", "data_sort": value}
        else:
            words = value
        cells.append(element("td", words, role="cell", **told))
    cells.append(element("td", str(line["Summary"]), role="cell", class_="hw-summary-cell"))
    return element("tr", *cells, role="row", data_event=event_id)
