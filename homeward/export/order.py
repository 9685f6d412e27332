"""What a file is made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from homeward.language import ENGLISH
from homeward.view.filters import Shown


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a file is made from; extent, size, dpi, title and language are for what is read.

    Pictures, pages and reports, that is: data are the same in every language. ``extent`` and
    ``size`` are as in `homeward.export.picture`; a blank extent is what suits the file: Ukraine,
    or in a report of chosen regions what is shown. ``dpi`` None is the size's own.
    """

    shown: Shown
    data_folder: Path
    made_on: dt.date
    extent: str = ""
    size: str = "screen"
    dpi: float | None = None
    title: str = ""
    language: str = ENGLISH
