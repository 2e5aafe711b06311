import pytest

from linli.engine.errors import InputError
from linli.engine.renewal.candidates import candidates
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.wishes import Wishes
from tests.factories import small_estate


@pytest.fixture(scope="module")
def offered():
    return candidates(small_estate(), bundled()).candidates


def supported(offered, voter, *codes):
    (rows,) = Wishes({voter: frozenset(codes)}).supporters(offered, small_estate())
    return {offered[row].code for row in rows}


def home_in(building):
    estate = small_estate()
    homes = estate["households"].join(estate["dwellings"], on="dwelling")
    return homes.filter(homes["building"] == building)["household"][0]


def test_a_household_that_wants_lifts_wants_them_where_it_lives(offered):
    assert supported(offered, home_in("1"), "lift_new") == {"lift_new@1"}


def test_a_voter_from_elsewhere_wants_them_everywhere(offered):
    assert supported(offered, "guest", "lift_new") == {"lift_new@1", "lift_new@2"}


def test_a_candidate_may_be_named_itself(offered):
    assert supported(offered, home_in("1"), "lift_new@2") == {"lift_new@2"}


def test_a_measure_for_the_whole_estate_is_wanted_by_whoever_names_it(offered):
    assert supported(offered, home_in("1"), "call_tree") == {"call_tree"}


def test_a_wish_nobody_knows_is_refused_with_its_voter(offered):
    with pytest.raises(InputError, match="unknown_wish at 7") as refused:
        Wishes({"7": frozenset({"pool"})}).checked(offered, frozenset({"lift_new"}))
    assert refused.value.facts == {"found": "pool"}


def test_a_known_measure_with_nothing_to_do_here_is_no_mistake(offered):
    wishes = Wishes({"7": frozenset({"elsewhere"})})
    assert wishes.checked(offered, frozenset({"elsewhere"})) == wishes
    assert wishes.supporters(offered, small_estate()) == [frozenset()]
