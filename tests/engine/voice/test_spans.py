"""Ranges of steps proved at once hold what every single count gives."""

from fractions import Fraction
from itertools import takewhile

import pytest

from linli.engine.voice.completion import usual_order
from linli.engine.voice.count import count
from linli.engine.voice.election import Election
from linli.engine.voice.spans import spans
from tests.engine.voice.elections import small, town


def election(made):
    return Election.of(made.costs, made.ballots, made.budget)


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@pytest.mark.parametrize("made", [small(7), small(11), small(30), town(1, 10, 80)], ids=range(4))
def test_the_spans_cover_every_step_with_its_outcome(made, utility):
    of = election(made)
    order, step = usual_order(of), Fraction(made.budget, 40 * len(made.ballots))
    found = list(takewhile(lambda span: span.first < 120, spans(of, utility, step, order)))
    assert [span.first for span in found[1:]] == [span.last + 1 for span in found[:-1]]
    assert found[0].first == 0
    for span in found:
        for at in {span.first, span.last, (span.first + span.last) // 2}:
            single = count(of, utility, of.share + at * step, order)
            assert single.bought == span.bought


def test_what_does_not_change_is_proved_in_long_ranges():
    of = election(town(1))
    found = list(
        takewhile(
            lambda span: span.first < 10**6, spans(of, "cost", Fraction(1, 100), usual_order(of))
        )
    )
    assert len(found) < 2000


def test_ties_are_met_in_a_range_too():
    """Two alike of which one can be paid for, over a long range of shares."""
    of = Election.of({"a": 60, "b": 60}, [("a", "b")] * 4, 100)
    found = list(
        takewhile(lambda span: span.first < 40, spans(of, "cost", Fraction(1, 10), (0, 1)))
    )
    assert len(found) > 1
    assert all(span.bought == (0,) for span in found)
    assert all([tie.others for tie in span.ties] == [(1,)] for span in found)
