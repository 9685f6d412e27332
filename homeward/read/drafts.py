"""An event being put together from what sentences state."""

from __future__ import annotations

from dataclasses import dataclass, field

from homeward.model import Count, Direction, Kind
from homeward.read.dates import Days
from homeward.read.statements import Statement


@dataclass(slots=True, kw_only=True)
class Draft:
    """An event being put together from statements."""

    kind: Kind
    topic: Kind
    statements: list[Statement] = field(default_factory=list)
    days: Days | None = None
    weak: bool = True
    focus: bool = False
    round: int | None = None
    counts: dict[Direction, Count] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    inferred: bool = False

    def figures_known(self) -> set[int]:
        """Return every whole figure told, whatever its direction."""
        return {
            count.best for s in self.statements
            for count in (*s.counts.values(), *s.undirected) if count.best is not None
        }  # fmt: skip

    def figures(self, way: Direction) -> list[Count]:
        """Return the counts of a direction in the order told."""
        return [s.counts[way] for s in self.statements if way in s.counts and not s.extra]
