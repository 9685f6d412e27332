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


def apa(*, version: str, accessed_on: dt.date, link: str = "") -> str:
    """Return the citation in the style of the American Psychological Association.

    With a link it is that of a view, and begins its retrieval as the style asks.
    """
    year = version.split(".")[0]
    retrieved = (
        f"Retrieved {day(accessed_on)}, from {link}" if link else f"Accessed {day(accessed_on)}."
    )
    return f"{AUTHOR}. ({year}). {TITLE} (Record version {version}) [Data set]. {retrieved}"


def bibtex(*, version: str, accessed_on: dt.date, link: str = "") -> str:
    """Return the citation as a BibTeX entry, with the address of a view where there is one."""
    year = version.split(".")[0]
    # Inside \\url only a brace or a backslash means anything, and neither is in an address.
    address = [f"  howpublished = {{\\url{{{link}}}}},"] if link else []
    return "\n".join(
        [
            f"@misc{{homeward{year},",
            f"  author = {{{{{AUTHOR}}}}},",
            f"  title = {{{{{TITLE}}}}},",
            f"  year = {{{year}}},",
            *address,
            f"  note = {{Record version {version}, {LICENCE}, accessed {accessed_on.isoformat()}}}",
            "}",
        ]
    )
