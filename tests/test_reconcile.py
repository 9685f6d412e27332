from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from homeward.model import Count, Scope, Side, Stance
from homeward.reconcile import Reconciled, Telling, reconcile


def telling(
    people: int | Count | None,
    *sides: Side,
    stance: Stance = Stance.ASSERTS,
    scope: Scope = Scope.EVENT,
) -> Telling:
    count = people if isinstance(people, Count) else Count(low=people, best=people, high=people)
    return Telling(sides=frozenset(sides), stance=stance, scope=scope, count=count)


def test_two_governments_reporting_one_handover_are_two_claims_and_one_number() -> None:
    made = reconcile(None, [telling(1212, Side.UKRAINE), telling(1212, Side.RUSSIA)])
    assert made.count == Count.exactly(1212)
    assert made.by_side == {Side.UKRAINE: 1212, Side.RUSSIA: 1212}


def test_claims_that_differ_make_a_range_and_each_side_keeps_its_own_count() -> None:
    made = reconcile(1245, [telling(1245, Side.UKRAINE), telling(1248, Side.RUSSIA)])
    assert made.count == Count(low=1245, best=1245, high=1248)
    assert made.by_side == {Side.UKRAINE: 1245, Side.RUSSIA: 1248}


def test_an_outlets_own_number_does_not_widen_what_officials_tell() -> None:
    made = reconcile(None, [telling(45, Side.UKRAINE), telling(47, Side.MEDIA)])
    assert made.count == Count.exactly(45)


def test_outlets_make_the_range_where_no_official_gives_a_number() -> None:
    made = reconcile(26, [telling(26, Side.MEDIA), telling(31, Side.MEDIA)])
    assert made.count == Count(low=26, best=26, high=31)
    assert made.by_side == {}


def test_running_totals_series_and_parts_are_not_the_event() -> None:
    others = [Scope.RUNNING_TOTAL, Scope.SERIES, Scope.PARTIAL, Scope.OTHER, Scope.NONE]
    made = reconcile(
        33,
        [telling(33, Side.UKRAINE)] + [telling(6057, Side.UKRAINE, scope=each) for each in others],
    )
    assert made.count == Count.exactly(33)


def test_who_denies_or_declines_tells_no_number() -> None:
    made = reconcile(
        None,
        [
            telling(10, Side.UKRAINE, stance=Stance.DENIES),
            telling(12, Side.RUSSIA, stance=Stance.DECLINES),
        ],
    )
    assert made == Reconciled(count=None, by_side={})


def test_without_a_best_figure_the_number_told_most_often_is_taken() -> None:
    made = reconcile(None, [telling(n, Side.UKRAINE) for n in (50, 52, 52)])
    assert made.count == Count(low=50, best=52, high=52)


def test_of_numbers_told_equally_often_the_lowest_is_taken() -> None:
    assert reconcile(None, [telling(52, Side.RUSSIA), telling(50, Side.UKRAINE)]).count == Count(
        low=50, best=50, high=52
    )


def test_a_lower_bound_alone_is_a_number() -> None:
    made = reconcile(None, [telling(Count(low=1000), Side.RUSSIA)])
    assert made.count == Count.exactly(1000)


def test_nobody_telling_a_number_leaves_none() -> None:
    assert reconcile(None, [telling(None, Side.UKRAINE)]).count is None


def counts() -> st.SearchStrategy[Count]:
    bound = st.none() | st.integers(min_value=0, max_value=5000)
    return st.lists(bound, min_size=3, max_size=3).map(
        lambda bounds: Count(
            **dict(
                zip(
                    ("low", "best", "high"),
                    sorted(b for b in bounds if b is not None) + [None] * bounds.count(None),
                    strict=True,
                )
            )
        )
    )


TELLINGS = st.lists(
    st.builds(
        Telling,
        sides=st.frozensets(st.sampled_from(Side), min_size=1),
        stance=st.sampled_from(Stance),
        scope=st.sampled_from(Scope),
        count=counts(),
    ),
    max_size=8,
)


@given(st.none() | st.integers(min_value=0, max_value=5000), TELLINGS)
def test_the_range_holds_the_best_figure_and_every_sides_count(
    best: int | None, tellings: list[Telling]
) -> None:
    made = reconcile(best, tellings)
    if made.count is None:
        assert best is None
        assert made.by_side == {}
        return
    low, middle, high = made.count.low, made.count.best, made.count.high
    assert low is not None
    assert middle is not None
    assert high is not None
    assert low <= middle <= high
    assert best in (None, middle)
    assert all(low <= count <= high for count in made.by_side.values())
    assert Side.MEDIA not in made.by_side


@given(st.none() | st.integers(min_value=0, max_value=5000), TELLINGS)
def test_the_order_of_claims_and_repeating_them_changes_nothing(
    best: int | None, tellings: list[Telling]
) -> None:
    assert reconcile(best, tellings) == reconcile(best, tellings[::-1])
    if best is not None:
        assert reconcile(best, tellings) == reconcile(best, tellings * 2)
