"""How to cite the record: APA and BibTeX, with its version and the day it was looked at."""

from __future__ import annotations

import datetime as dt

from homeward.view.words import day

AUTHOR = "The Homeward maintainers"
TITLE = (
    "Homeward: the return of the dead, the exchange of prisoners and the negotiations between "
    "Ukraine and Russia"
)
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def apa(*, version: str, accessed_on: dt.date) -> str:
    """Return the citation in the style of the American Psychological Association."""
    year = version.split(".")[0]
    return (
        f"{AUTHOR}. ({year}). {TITLE} (Record version {version}) [Data set]. "
        f"Accessed {day(accessed_on)}."
    )


def bibtex(*, version: str, accessed_on: dt.date) -> str:
    """Return the citation as a BibTeX entry."""
    year = version.split(".")[0]
    return "\n".join(
        [
            f"@misc{{homeward{year},",
            f"  author = {{{{{AUTHOR}}}}},",
            f"  title = {{{{{TITLE}}}}},",
            f"  year = {{{year}}},",
            f"  note = {{Record version {version}, {LICENCE}, accessed {accessed_on.isoformat()}}}",
            "}",
        ]
    )
