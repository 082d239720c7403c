"""Numbers from a seed: as likely as they should be, and the same for ever."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from crmsim.scenario.cast import dice
from crmsim.scenario.dice import NamedDice

SEEDS = st.integers(-(2**63), 2**63)
CHI_SQUARE_9 = 27.88
"""Nine degrees of freedom pass it once in a thousand; the seeds here are fixed."""


def chi_square(counts: Counter[int], sides: int) -> float:
    """How far the counts of a die are from equal ones."""
    equal = counts.total() / sides
    return sum((counts[side] - equal) ** 2 / equal for side in range(sides))


@given(SEEDS, st.text(max_size=20), st.lists(st.integers(1, 2**200), min_size=1, max_size=60))
def test_a_stream_repeats_itself(seed: int, stream: str, sides: list[int]) -> None:
    """The same seed and stream give the same numbers, each below its bound."""
    once, again = dice(seed, stream), dice(seed, stream)
    numbers = [once(n) for n in sides]
    assert numbers == [again(n) for n in sides]
    assert all(0 <= number < n for number, n in zip(numbers, sides, strict=True))


@given(SEEDS, st.text(max_size=20), st.integers(-100, 100), st.integers(0, 100))
def test_a_named_die_stays_in_its_span(seed: int, name: str, low: int, width: int) -> None:
    """Both ends belong to a span, and a span of one number gives it."""
    throw = NamedDice(seed, "probe")
    assert low <= throw.between(name, low, low + width) <= low + width
    assert throw.between(name, low, low) == low


def test_numbers_never_change() -> None:
    """An attempt may be cast again years later: these very numbers come of these very seeds."""
    throw = dice(7, "bot:random")
    assert [throw(100) for _ in range(8)] == [12, 51, 64, 18, 50, 91, 45, 74]
    client = NamedDice(7, "client:first:0")
    assert [client.below("ready", 1000), client.below("slot_day", 1000)] == [158, 49]


def test_named_dice_know_nothing_of_each_other() -> None:
    """Throwing one die changes no other, in whatever order they are thrown."""
    names = ["ready", "slot_day", "shows"]
    forth, back = NamedDice(1, "x"), NamedDice(1, "x")
    thrown = {name: forth.below(name, 10**6) for name in names}
    assert {name: back.below(name, 10**6) for name in reversed(names)} == thrown


def test_all_sides_are_as_likely() -> None:
    """Ten thousand throws of ten sides, in one stream and over streams."""
    throw = dice(3, "even")
    assert chi_square(Counter(throw(10) for _ in range(10_000)), 10) < CHI_SQUARE_9
    first = Counter(dice(seed, "even")(10) for seed in range(10_000))
    assert chi_square(first, 10) < CHI_SQUARE_9
    named = Counter(NamedDice(3, f"lead:{i}").below("ready", 10) for i in range(10_000))
    assert chi_square(named, 10) < CHI_SQUARE_9


def test_streams_differ() -> None:
    """Another seed or another stream is another row of numbers."""
    rows = {tuple(dice(s, n)(1000) for _ in range(1)) for s in (1, 2) for n in ("a", "b")}
    assert len(rows) == 4
