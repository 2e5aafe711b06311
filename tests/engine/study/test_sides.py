"""What it means to take a side of resilience away: a valid estate without it, and nothing else."""

from itertools import combinations

import pytest

from linli.engine.estate.checks import check
from linli.engine.stress.findings import SIDES
from linli.engine.study.sides import without
from tests.engine.stress.estates import random_estate
from tests.factories import small_estate

ALL_SIDES = [side for union in SIDES.values() for side in union]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("number", range(5))
def test_what_is_left_is_a_valid_ledger(seed, number):
    for sides in combinations(ALL_SIDES, number):
        assert len(check(without(random_estate(seed), sides).tables)) == 0


def test_without_nothing_the_estate_is_the_same():
    assert without(small_estate(), []) == small_estate()


def test_the_order_in_which_sides_are_taken_does_not_matter():
    assert without(small_estate(), ALL_SIDES) == without(small_estate(), ALL_SIDES[::-1])


def test_without_its_physical_side_an_estate_has_no_stronger_fabric_no_tank_and_no_alarm():
    bare = without(random_estate(3), ["physical"])
    assert not bare["buildings"]["retrofitted"].any()
    assert bare["buildings"]["retrofit_year"].null_count() == len(bare["buildings"])
    assert set(bare["buildings"]["insulation"]) == {"none"}
    assert not bare["households"]["smoke_alarm"].any()
    assert "tank" not in set(bare["components"]["kind"])


@pytest.mark.parametrize("seed", range(6))
def test_without_its_structural_side_an_estate_has_no_way_round(seed):
    full = random_estate(seed)
    bare = without(full, ["structural"])
    assert bare["facilities"].is_empty()
    spare = bare["components"].filter(bare["components"]["kind"] != "tank")
    assert spare["backup_of"].null_count() == len(spare)
    assert "generator" not in set(bare["components"]["kind"])


def test_without_its_organisational_side_nobody_is_ready_and_owners_decide_as_slowly_as_can_be():
    bare = without(random_estate(2), ["organisational"])
    assert bare["responders"].is_empty()
    assert bare["stock"].is_empty()
    row = bare["estate"].row(0, named=True)
    assert (row["owners_committee"], row["urgent_procedure"]) == (False, False)
    assert (row["fund_yuan"], row["quorum_percent"]) == (0, 0)


def test_without_its_social_side_nobody_knows_anybody():
    assert without(random_estate(2), ["social_group"])["ties"].is_empty()
