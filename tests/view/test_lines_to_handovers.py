from __future__ import annotations

import sqlalchemy as sa
from hypothesis import given
from strategies import filters

from homeward.model import Role
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.framing import read_frames
from homeward.view.filters import Chooser, Filter
from homeward.view.lines import make_lines


@given(filters())
def test_lines_join_places_of_one_shown_event_that_have_the_two_roles(
    chooser: Chooser, chosen: Filter
) -> None:
    shown = chooser.choose(chosen)
    places = chooser.frames.event_places
    roles = set(zip(places["event_id"], places["place_id"], places["role"], strict=True))
    ids = set(shown.event_rows()["event_id"])
    for line in make_lines(shown):
        assert line.event_id in ids
        assert (line.event_id, line.recovery_id, "recovery") in roles
        assert (line.event_id, line.handover_id, "handover") in roles


def test_both_ends_have_to_be_known(chooser: Chooser) -> None:
    lines = make_lines(chooser.choose(Filter()))
    both = {"BR-2022-06-02", "BR-2022-06-W23", "BR-2022-06-14", "BR-2022-06-28"}
    both |= {"BR-2024-11-08", "BR-2024-12-20"}
    assert {line.event_id for line in lines} == both
    assert make_lines(chooser.choose(Filter(roles=frozenset({Role.RECOVERY})))) == []


def test_what_one_side_alone_says_is_told_apart(loaded: sa.Engine) -> None:
    def lines() -> dict[str, bool]:
        shown = Chooser(read_frames(loaded)).choose(Filter(words="br-2024-12-20"))
        return {line.recovery_id: line.one_sided for line in make_lines(shown)}

    assert set(lines().values()) == {True}
    both_say = "Coordination Headquarters; Ministry of Defence of Russia"
    places = schema.event_places
    with writing(loaded).begin() as connection:
        for role, place_id in (("handover", "iso:BY-HO"), ("recovery", "iso:UA-09")):
            connection.execute(
                sa.update(places)
                .where(places.c.event_id == "BR-2024-12-20", places.c.place_id == place_id)
                .where(places.c.role == role)
                .values(claimed_by=both_say)
            )
    told = lines()
    assert told["iso:UA-09"] is False
    assert told["iso:UA-14"] is True


def test_the_dead_of_one_side_do_not_pass_where_only_the_others_did(loaded: sa.Engine) -> None:
    places = schema.event_places
    with writing(loaded).begin() as connection:
        connection.execute(
            sa.update(places)
            .where(places.c.event_id == "BR-2024-12-20", places.c.role == "handover")
            .values(direction="to_russia")
        )
    shown = Chooser(read_frames(loaded)).choose(Filter(words="br-2024-12-20"))
    assert make_lines(shown) == []
