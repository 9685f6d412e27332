"""What one sentence asserts about a handover, an exchange or an undertaking."""

from __future__ import annotations

from dataclasses import dataclass, field

from homeward.model import Count, Direction, Kind
from homeward.read.calendars import When
from homeward.read.heads import Tally
from homeward.read.sentences import Sentence
from homeward.read.voices import Voice


@dataclass(slots=True, kw_only=True)
class Statement:
    """What one sentence says about one happening.

    ``topic`` is the kind of what is handed over, also for a commitment; ``when`` is None where
    the sentence names no time of its own.
    """

    kind: Kind
    topic: Kind
    sentence: Sentence
    voices: list[Voice] = field(default_factory=list)
    counts: dict[Direction, Count] = field(default_factory=dict)
    when: When | None = None
    recalled: bool = False
    another: bool = False
    round: int | None = None
    parts: list[tuple[Tally, frozenset[Direction]]] = field(default_factory=list)
    undirected: list[Count] = field(default_factory=list)
    symmetric: bool = False
    likely: frozenset[Direction] = frozenset()
    """Directions that only the speaker's side tells, not the words about the handover."""
    supposed: bool = False
    """Whether its direction is only that of the text's other numbers."""
    extra: bool = False
    """Whether it adds to an exchange told before: "in addition, 22 wounded were handed over"."""
    civilians: bool = False
    """Whether what it adds are civilians: "20 civilians are returning with them"."""
    on_top: dict[Direction, Count] = field(default_factory=dict)
    """What comes on top of a direction that another sentence counts."""
    towards: Direction | None = None
    """The way told where no number is."""
    formula: bool = False
    """Whether the numbers are the "1000 for 1000" of a deal rather than a count of people."""
