"""A text that means something to a spreadsheet, a browser, a template, XML and a formula."""

from __future__ import annotations

HOSTILE = (
    '=cmd|"/c calc"!A1 <img src=x onerror="alert(1)"></script><script>alert(1)</script>'
    "'\"`${alert(1)}`{{ 7*7 }} & ]]> $x^2$ \x01\x0b\u2028 Їжак"
)

BAD_ADDRESS = "javascript:alert(document.domain)"
