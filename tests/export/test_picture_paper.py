"""Words on the paper of a picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.export.drawing.paper import Paper, text_width, wrapped, writable


@given(st.text(max_size=200))
def test_any_text_can_be_written_within_its_width(text: str) -> None:
    for line in wrapped(writable(text), width=120, size=9):
        assert text_width(line, size=9) <= 120 or len(line) <= 2


def test_a_number_is_never_broken_at_its_thousands() -> None:
    words = "In all shown events: 23\N{NO-BREAK SPACE}332 to Ukraine and 6\N{NO-BREAK SPACE}084"
    for width in range(40, 300, 7):
        lines = wrapped(words, width=width, size=9)
        assert [line for line in lines if "23\N{NO-BREAK SPACE}332" in line]
        assert [line for line in lines if "6\N{NO-BREAK SPACE}084" in line]


@pytest.mark.parametrize("file_format", ["png", "svg", "pdf"])
def test_signs_that_are_commands_and_no_letters_are_left_out(file_format: str) -> None:
    paper = Paper(200, 40)
    commands = "".join(map(chr, [*range(32), 0x7F, 0x85, 0xAD, 0x200F, 0x202E, 0x2067, 0xFEFF]))
    paper.text(5, 20, f"Їжак{commands} abc \ufffe\U0010fffd", size=8, halo=True)
    paper.write(file_format, dpi=72, title=commands)
    assert writable(f"Їжак{commands}abc") == "Їжак abc"
