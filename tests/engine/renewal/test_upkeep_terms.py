"""What owners pay into their fund now, and from when on it must be enough: parameters of theirs."""

import pytest

from linli.engine.errors import InputError
from linli.engine.renewal.plan import bundled_parameters as bundled
from linli.engine.renewal.upkeep import terms_of


def terms(paid=0, hold_from=1):
    return terms_of(
        bundled().overridden(
            f"""
            [upkeep.fund]
            contribution = {{ mid = {paid}, unit = "yuan/m2 a month", source = "the owners" }}
            hold_from = {{ mid = {hold_from}, unit = "years", source = "the owners" }}
            """,
            "mine.toml",
        ),
        2031,
    )


def test_unless_owners_say_otherwise_nothing_is_paid_in_and_the_line_holds_at_once():
    found = terms_of(bundled(), 2031)
    assert (found.start, found.contribution, found.hold_from) == (2031, 0, 1)


def test_what_is_paid_is_kept_to_the_fen():
    found = terms(paid=0.29, hold_from=5)
    assert (found.contribution, found.hold_from) == (29, 5)


@pytest.mark.parametrize(
    ("odd", "where"),
    [
        ({"paid": -1}, "upkeep.fund.contribution"),
        ({"paid": 0.005}, "upkeep.fund.contribution"),
        ({"hold_from": 0}, "upkeep.fund.hold_from"),
        ({"hold_from": 31}, "upkeep.fund.hold_from"),
        ({"hold_from": 1.5}, "upkeep.fund.hold_from"),
    ],
)
def test_odd_terms_are_refused_with_their_name(odd, where):
    with pytest.raises(InputError) as refused:
        terms(**odd)
    assert (refused.value.code, refused.value.where) == ("bad_parameter", where)
