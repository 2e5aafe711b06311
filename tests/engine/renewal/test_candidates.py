"""What can be chosen: measures at places, by extent, urgency and heritage."""

from fractions import Fraction

import pytest

from linli.engine.errors import InputError
from linli.engine.renewal.candidates import candidates, exclusions, overlap, prerequisites
from linli.engine.renewal.money import Money
from tests.engine.renewal.rows import catalogue, row
from tests.engine.renewal.test_sites import changed
from tests.factories import small_estate

ROOFS = {
    "sites": '{ rule = "rows", table = "buildings", where = { roof = ["worn", "failing"] } }',
    "quantity": '{ rule = "sites" }',
    "unit": '"building"',
}
LIFTS = {
    "sites": '{ rule = "without", scope = "entrance", system = "lift", kind = "lift" }',
    "quantity": '{ rule = "sites" }',
    "unit": '"lift"',
}
PARTS = {
    "sites": '{ rule = "rows", table = "components", where = { system = "water" } }',
    "quantity": '{ rule = "sites" }',
}
HOMES = {
    "sites": '{ rule = "rows", table = "households", where = { tenure = "tenant" } }',
    "quantity": '{ rule = "households" }',
}


def codes(estate, *rows, **options):
    return [one.code for one in candidates(estate, catalogue(*rows), **options).candidates]


def only(estate, *rows, **options):
    (one,) = candidates(estate, catalogue(*rows), **options).candidates
    return one


@pytest.mark.parametrize(
    ("extent", "expected"),
    [
        ("estate", ["lift"]),
        ("building", ["lift@1", "lift@2"]),
        ("entrance", ["lift@1/1", "lift@1/2", "lift@2/2"]),
    ],
)
def test_a_measure_is_chosen_by_its_extent(extent, expected):
    assert codes(small_estate(), row("lift", **LIFTS, extent=f'"{extent}"')) == expected


def test_a_candidate_names_its_places_and_what_they_cost():
    one = only(small_estate(), row("roof", **ROOFS, extent='"estate"'))
    assert (one.sites, one.buildings, one.entrance) == (("1", "2"), ("1", "2"), None)
    assert one.amount == 2
    assert (one.cost, one.upkeep, one.days) == (Money(2000, 4100, 6000), 400, 3)
    assert one.conditions is False


def test_the_entrance_of_a_candidate_is_told():
    every = candidates(small_estate(), catalogue(row("lift", **LIFTS, extent='"entrance"')))
    assert [(one.buildings, one.entrance) for one in every.candidates] == [
        (("1",), 1), (("1",), 2), (("2",), 2),
    ]  # fmt: skip


def test_one_site_of_no_building_makes_it_reach_the_whole_estate():
    assert only(small_estate(), row("pipe", **PARTS)).buildings == ()


def test_households_bring_their_buildings():
    assert only(small_estate(), row("visit", **HOMES)).buildings == ("1", "2")


def test_sites_of_no_building_are_chosen_for_the_whole_estate():
    made = codes(small_estate(), row("pipe", **PARTS, extent='"building"'))
    assert made == ["pipe", "pipe@1", "pipe@2"]


def test_candidates_stand_in_the_order_of_the_catalogue_then_of_places():
    lifts = row("lift", **LIFTS, extent='"building"')
    roofs = row("roof", **ROOFS, extent='"building"')
    assert codes(small_estate(), roofs, lifts) == ["roof@1", "roof@2", "lift@1", "lift@2"]


def test_what_closes_hard_gaps_is_a_candidate_of_its_own():
    roofs = row("roof", **ROOFS, extent='"building"')
    assert codes(small_estate(), roofs, urgent={"roof": ["1"]}) == ["roof!", "roof@2"]
    assert codes(small_estate(), roofs, urgent={"roof": ["2", "1"]}) == ["roof!"]


def test_an_urgent_place_is_one_whatever_the_rule_says():
    roofs = row("roof", **ROOFS, extent='"building"')
    silent = changed("buildings", "1", roof=None)
    offer = candidates(silent, catalogue(roofs), urgent={"roof": ["1"]})
    assert [one.code for one in offer.candidates] == ["roof!", "roof@2"]
    assert offer.barred == ()


@pytest.mark.parametrize(
    ("urgent", "code"), [({"roof": ["9"]}, "unknown_place"), ({"x": ["1"]}, "unknown_measure")]
)
def test_an_urgent_place_or_measure_that_is_not_there_is_refused(urgent, code):
    with pytest.raises(InputError, match=code):
        candidates(small_estate(), catalogue(row("roof", **ROOFS)), urgent=urgent)


def test_silence_bars_a_place_with_the_column_that_would_tell():
    offer = candidates(changed("buildings", "1", roof=None), catalogue(row("roof", **ROOFS)))
    (barred,) = offer.barred
    assert (barred.measure, barred.places, barred.why, barred.column) == (
        "roof", ("1",), "unknown", "roof",
    )  # fmt: skip
    assert offer.candidates[0].sites == ("2",)


def test_a_place_that_cannot_be_counted_is_barred_and_the_others_stay():
    estate = changed("buildings", "1", floor_area_m2=None, footprint=None)
    offer = candidates(
        estate, catalogue(row("roof", **ROOFS | {"quantity": '{ rule = "roof_m2" }'}))
    )
    assert offer.candidates[0].sites == ("2",)
    assert [(one.why, one.places, one.column) for one in offer.barred] == [
        ("uncounted", ("1",), "floor_area_m2")
    ]


def test_nothing_to_do_is_told():
    sound = [r | {"roof": "sound"} for r in small_estate()["buildings"].to_dicts()]
    offer = candidates(small_estate(buildings=sound), catalogue(row("roof", **ROOFS)))
    assert offer.candidates == ()
    assert [(one.measure, one.why, one.places) for one in offer.barred] == [("roof", "done", ())]


def test_a_listed_building_may_forbid_a_measure_or_ask_for_approval():
    rule = '{ historic = "conditions", protected = "forbidden" }'
    lifts = row("lift", **LIFTS, extent='"building"', heritage=rule)
    historic = candidates(changed("buildings", "1", heritage="historic"), catalogue(lifts))
    assert [(one.code, one.conditions) for one in historic.candidates] == [
        ("lift@1", True), ("lift@2", False),
    ]  # fmt: skip
    protected = candidates(changed("buildings", "1", heritage="protected"), catalogue(lifts))
    assert [one.code for one in protected.candidates] == ["lift@2"]
    assert [(one.why, one.places) for one in protected.barred] == [("heritage", ("1/1", "1/2"))]


def test_a_listed_building_forbids_even_what_is_urgent():
    roofs = row("roof", **ROOFS, heritage='{ protected = "forbidden" }')
    estate = changed("buildings", "1", heritage="protected")
    assert codes(estate, roofs, urgent={"roof": ["1"]}) == ["roof"]


def test_a_grade_that_is_not_known_counts_as_not_listed():
    roofs = row("roof", **ROOFS, heritage='{ protected = "forbidden", historic = "conditions" }')
    assert only(changed("buildings", "1", heritage=None), roofs).conditions is False


def offered(*rows, **options):
    return candidates(small_estate(), catalogue(*rows), **options).candidates


def named(pairs, those):
    return [(those[i].code, those[j].code) for i, j in pairs]


def test_what_is_needed_is_needed_where_it_is_still_to_be_done():
    roofs = row("roof", **ROOFS, extent='"building"')
    lifts = row("lift", **LIFTS, extent='"building"', needs='["roof"]')
    those = offered(roofs, lifts)
    assert named(prerequisites(those), those) == [("lift@1", "roof@1"), ("lift@2", "roof@2")]


def test_what_the_whole_estate_needs_is_needed_by_all():
    those = offered(row("plan"), row("roof", **ROOFS, extent='"building"', needs='["plan"]'))
    assert named(prerequisites(those), those) == [("roof@1", "plan"), ("roof@2", "plan")]


def test_both_the_urgent_part_and_the_rest_are_needed():
    roofs = row("roof", **ROOFS)
    lifts = row("lift", **LIFTS, needs='["roof"]')
    those = offered(roofs, lifts, urgent={"roof": ["1"]})
    assert named(prerequisites(those), those) == [("lift", "roof!"), ("lift", "roof")]


def test_exclusions_hold_both_ways_where_places_overlap():
    roofs = row("roof", **ROOFS, extent='"building"')
    lifts = row("lift", **LIFTS, extent='"entrance"', excludes='["roof"]')
    those = offered(roofs, lifts)
    assert named(exclusions(those), those) == [
        ("roof@1", "lift@1/1"), ("roof@1", "lift@1/2"), ("roof@2", "lift@2/2"),
    ]  # fmt: skip


def test_two_entrances_of_a_building_do_not_overlap():
    first, second, third = offered(row("lift", **LIFTS, extent='"entrance"'))
    assert not overlap(first, second)
    assert not overlap(first, third)
    assert overlap(first, first)


def test_money_is_rounded_down_to_whole_fen_from_exact_amounts():
    third = '{ rule = "assumed", per = "household", each = 0.01 }'
    one = only(small_estate(), row("one", quantity=third, days_each="0.1"))
    assert one.amount == Fraction(12, 100)
    assert one.cost == Money(120, 246, 360)
    assert one.days == 3
