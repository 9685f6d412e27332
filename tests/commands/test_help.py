from __future__ import annotations

import pytest
from click.testing import CliRunner

from homeward.cli import main


def test_the_help_names_every_verb() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0, result.output
    for verb in ("export", "extract", "geocode", "ingest", "mentions", "serve"):
        assert f"\n  {verb} " in result.output


@pytest.mark.parametrize("verb", ["whole_file", "nothing"])
def test_what_is_no_verb_is_refused(verb: str) -> None:
    result = CliRunner().invoke(main, [verb])
    assert result.exit_code == 2, result.output
