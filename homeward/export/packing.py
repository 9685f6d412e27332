"""Several files as one ZIP whose bytes follow from the files alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that ZIP can note; a real one would change the bytes from run to run."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """Pack files by name, in their order; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it tells on which system the file was made
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)
    return out.getvalue()
