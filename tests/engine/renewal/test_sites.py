"""Where a measure is still to be done, and what the ledger's silence makes of it."""

import pytest

from linli.engine.renewal.measure import Rule
from linli.engine.renewal.places import in_order
from linli.engine.renewal.sites import found
from tests.factories import rows, small_estate


def those(estate, rule, **settings):
    return found(estate, Rule(rule, settings))


def sites(estate, rule, **settings):
    return those(estate, rule, **settings).sites


def changed(table, key, **cells):
    """The small estate with other cells in one row."""
    name = small_estate()[table].columns[0]
    lines = small_estate()[table].to_dicts()
    return small_estate(**{table: [r | cells if r[name] == key else r for r in lines]})


WORN = {"table": "buildings", "where": {"roof": ["worn", "failing"]}}


def test_rows_that_pass_are_sites_in_the_order_people_count():
    lines = [small_estate()["buildings"].to_dicts()[0] | {"building": key} for key in ("10", "2")]
    assert sites(small_estate(buildings=lines, dwellings=[], households=[]), "rows", **WORN) == (
        "2",
        "10",
    )


def test_a_row_that_fails_is_no_site():
    assert sites(changed("buildings", "1", roof="sound"), "rows", **WORN) == ("2",)


def test_a_silent_column_is_told_and_taken_for_nothing():
    answer = those(changed("buildings", "1", roof=None), "rows", **WORN)
    assert answer.sites == ("2",)
    assert answer.silent == {"roof": ("1",)}


def test_a_test_that_fails_settles_it_whatever_else_is_silent():
    estate = changed("buildings", "1", roof=None, storeys=2)
    answer = those(estate, "rows", **WORN, least={"storeys": 4})
    assert answer.silent == {}


def test_silence_counts_as_to_be_done_only_where_the_rule_says_so():
    estate = changed("buildings", "1", roof=None)
    assert sites(estate, "rows", **WORN, counted=["roof"]) == ("1", "2")


def test_one_of_several_numbers_is_enough():
    old = {"table": "households", "any_least": {"age_60_79": 1, "age_80_plus": 1}}
    assert sites(small_estate(), "rows", **old) == ("H01", "H03", "H04", "H05", "H06", "H10", "H11")


def test_households_away_for_good_are_no_sites():
    estate = changed("households", "H01", away=True)
    assert "H01" not in sites(estate, "rows", table="households")
    assert "H02" in sites(changed("households", "H02", away=None), "rows", table="households")


NO_LIFT = {"scope": "entrance", "system": "lift", "kind": "lift", "least": {"storeys": 4}}


def test_entrances_without_a_part_are_sites():
    assert sites(small_estate(), "without", **NO_LIFT) == ("1/1", "1/2", "2/2")


def test_a_part_of_the_building_serves_all_its_entrances():
    lift = {"component": "L9", "system": "lift", "kind": "lift", "scope": "building"}
    estate = small_estate(components=[lift | {"building": "1"}])
    assert sites(estate, "without", **NO_LIFT) == ("2/1", "2/2")


def test_low_buildings_and_empty_ones_are_no_sites():
    low = changed("buildings", "1", storeys=3)
    assert sites(low, "without", **NO_LIFT) == ("2/2",)
    empty = small_estate(dwellings=[], households=[], ties=[], answers=[])
    nobody = empty["buildings"].with_columns(dwellings=0).cast(empty["buildings"].schema)
    assert sites(empty.with_table("buildings", nobody), "without", **NO_LIFT) == ()


def test_whether_anybody_lives_there_may_be_silent():
    empty = small_estate(dwellings=[], households=[], ties=[], answers=[])
    untold = empty["buildings"].with_columns(dwellings=None)
    answer = those(
        empty.with_table("buildings", untold.cast(empty["buildings"].schema)), "without", **NO_LIFT
    )
    assert answer.silent == {"dwellings": ("1/1", "1/2", "2/2")}


def test_entrances_nobody_counted_are_those_that_homes_and_parts_name():
    assert "1/1" in sites(changed("buildings", "1", entrances=None), "without", **NO_LIFT)


def test_a_building_whose_entrances_nothing_tells_is_told():
    bare = small_estate(dwellings=[], households=[], components=[], ties=[], answers=[])
    untold = bare["buildings"].with_columns(entrances=None).cast(bare["buildings"].schema)
    assert those(bare.with_table("buildings", untold), "without", **NO_LIFT).silent == {
        "entrances": ("1", "2")
    }


def test_tanks_are_wanted_above_the_mains_pressure():
    tank = {"scope": "building", "system": "water", "kind": "tank", "above_mains": True}
    assert sites(small_estate(), "without", **tank) == ("1",)
    assert sites(changed("estate", "lane", mains_storeys=6), "without", **tank) == ()
    silent = those(changed("estate", "lane", mains_storeys=None), "without", **tank).silent
    assert silent == {"mains_storeys": ("1",)}


def test_the_estate_is_a_site_where_it_has_none_of_a_kind():
    generator = {"scope": "estate", "system": "power", "kind": "generator"}
    assert sites(small_estate(), "without", **generator) == ("lane",)
    hydrant = {"component": "F", "system": "fire", "kind": "hydrant", "scope": "estate"}
    estate = small_estate(components=[hydrant])
    assert sites(estate, "without", scope="estate", system="fire", kind="hydrant") == ()


def test_a_main_is_unbacked_until_something_stands_in_for_it():
    main = {"system": "water", "kind": "main"}
    assert sites(small_estate(), "unbacked", **main) == ("W0",)
    backup = {"component": "W9", "system": "water", "kind": "main", "scope": "estate"}
    lines = [*small_estate()["components"].to_dicts(), backup | {"backup_of": "W0"}]
    assert sites(small_estate(components=lines), "unbacked", **main) == ()


ROOM = {"kind": "cool_room", "each": 2}


def test_room_is_short_by_what_is_wanted_for_all_households():
    assert sites(small_estate(), "short_of_room", **ROOM) == ("lane",)
    assert sites(small_estate(), "short_of_room", **ROOM | {"each": 1}) == ()


def test_an_area_holds_persons_and_a_place_that_tells_neither_leaves_it_open():
    area = changed("facilities", "F1", capacity_persons=None)
    assert sites(area, "short_of_room", **ROOM) == ()
    untold = changed("facilities", "F1", capacity_persons=None, area_m2=None)
    answer = those(untold, "short_of_room", **ROOM)
    assert (answer.sites, answer.silent) == ((), {"capacity_persons": ("lane",)})


@pytest.mark.parametrize(("each", "short"), [(25, ()), (26, ("lane",))])
def test_stock_is_short_by_what_is_wanted_for_all_households(each, short):
    assert sites(small_estate(), "short_of_stock", item="water", each=each) == short


def test_a_line_without_quantity_counts_for_nothing():
    untold = changed("stock", "S1", quantity=None, unit=None)
    assert sites(untold, "short_of_stock", item="water", each=1) == ("lane",)


def test_hands_are_short_by_role_and_skill():
    assert sites(small_estate(), "short_of_hands", role="volunteer", one_per=2) == ()
    assert sites(small_estate(), "short_of_hands", role="volunteer", one_per=1) == ("lane",)
    drive = {"role": "volunteer", "skill": "drive", "one_per": 100}
    assert sites(small_estate(), "short_of_hands", **drive) == ("lane",)
    assert sites(small_estate(), "short_of_hands", role="fire", one_per=100, least=6) == ("lane",)


def test_the_fund_is_short_only_when_its_balance_is_known():
    assert sites(small_estate(), "short_of_fund", each=8000) == ("lane",)
    assert sites(small_estate(), "short_of_fund", each=7000) == ()
    assert those(changed("estate", "lane", fund_yuan=None), "short_of_fund", each=1).silent == {
        "fund_yuan": ("lane",)
    }


def test_buildings_without_a_leader_are_sites():
    assert sites(small_estate(), "unled") == ("2",)
    assert sites(changed("responders", "R1", number=0), "unled") == ("1", "2")


def test_households_are_linked_by_a_tie_of_the_kind():
    alone = {
        "kinds": ["paired"],
        "where": {"lives_alone": True},
        "any_least": {"age_60_79": 1, "age_80_plus": 1},
    }
    assert sites(small_estate(), "unlinked", **alone) == ("H01",)


def test_an_estate_without_a_row_has_no_site():
    estate = small_estate(estate=rows("estate"))
    assert sites(estate, "whole_estate") == ()


def test_keys_are_sorted_as_people_count():
    assert in_order(["b10", "b2", "b2", "a"]) == ("a", "b2", "b10")
