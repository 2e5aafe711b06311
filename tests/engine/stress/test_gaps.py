"""Lists of gaps against the same spans drawn on a fine grid."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.stress.gaps import SLOTS, add_gap, empty_lists

DAYS = 40
GAPS = st.lists(st.tuples(st.integers(0, DAYS), st.integers(0, DAYS), st.integers(-1, 5)))
FEW = GAPS.filter(lambda gaps: len(runs(painted(gaps))) <= SLOTS)


def listed(gaps):
    """(start, end, cause) of the middle one of three lists once ``gaps`` have joined it."""
    lists = empty_lists(3)
    for start, end, cause in gaps:
        add_gap(lists, 1, float(start), float(end), cause)
    assert lists.number[0] == lists.number[2] == 0
    rows = range(SLOTS, SLOTS + lists.number[1])
    return sorted((lists.start[i], lists.end[i], lists.cause[i]) for i in rows)


def painted(gaps):
    """(2 * DAYS + 1,) which half days are missing; a point counts, so that gaps may touch."""
    line = np.zeros(2 * DAYS + 1, bool)
    for start, end, _ in gaps:
        if end > start:
            line[2 * start : 2 * end + 1] = True
    return line


def runs(line):
    """(first, last) of each unbroken run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], line, [False]]).astype(int)))
    return [(int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]


@given(FEW)
def test_a_list_covers_the_time_of_its_gaps_and_no_other(gaps):
    spans = [(2 * start, 2 * end) for start, end, _ in listed(gaps)]
    assert spans == runs(painted(gaps))


@given(FEW)
def test_the_part_that_is_out_longest_is_to_blame_the_first_of_equals(gaps):
    for start, end, cause in listed(gaps):
        last = [one for one in gaps if one[1] > one[0] and one[0] >= start and one[1] == end]
        assert cause == min(by for _, _, by in last)


@given(FEW.flatmap(lambda gaps: st.tuples(st.just(gaps), st.permutations(gaps))))
def test_the_order_of_joining_does_not_matter(both):
    first, second = both
    assert listed(first) == listed(second)


@given(GAPS)
def test_a_gap_too_many_is_joined_to_its_nearest_and_nothing_is_lost(gaps):
    whole = listed(gaps)
    assert len(whole) <= SLOTS
    covered = painted([(int(start), int(end), cause) for start, end, cause in whole])
    assert not (painted(gaps) & ~covered).any()


def test_the_nearest_gap_in_time_takes_the_fifth_in():
    gaps = [(0, 1, 0), (10, 11, 1), (20, 21, 2), (30, 31, 3), (24, 25, 4)]
    assert listed(gaps) == [(0, 1, 0), (10, 11, 1), (20, 25, 4), (30, 31, 3)]


def test_a_gap_that_ends_before_it_starts_is_none():
    assert listed([(5, 5, 0), (7, 3, 1)]) == []
