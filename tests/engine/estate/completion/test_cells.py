"""Cells are drawn from recorded rows of their class, mixed with what is usual anywhere."""

import numpy as np
import pytest

from tests.engine.estate.completion.worlds import PRIORS, completion, given, setting, world
from tests.factories import small_estate

WORLDS = 60
ONE_ROW = {"prior.rows.usual": 1, "prior.rows.firm": 1}


def many_parts(conditions, installed=1990, kind="riser"):
    """Components of one kind with these conditions, None for unknown."""
    years = installed if isinstance(installed, list) else [installed] * len(conditions)
    return small_estate(
        components=[
            {"component": f"C{i:04d}", "system": "water", "kind": kind, "scope": "entrance",
             "building": "1", "entrance": 1, "installed": year, "condition": condition}
            for i, (condition, year) in enumerate(zip(conditions, years, strict=True))
        ]
    )  # fmt: skip


def shares(estate, column, value, rows, table="components", parameters=PRIORS, worlds=WORLDS):
    """(worlds,) share of ``rows`` that hold a value."""
    ready = completion(estate, parameters=parameters)
    only = {(table, column)}
    return np.array(
        [(ready.world(w, only)[table][column][rows] == value).mean() for w in range(worlds)]
    )


def test_draws_come_as_often_as_among_the_recorded_rows():
    told = ["poor"] * 60 + ["good"] * 140
    found = shares(many_parts([*told, *[None] * 500]), "condition", "poor", slice(200, None))
    assert found.mean() == pytest.approx(0.3, abs=0.02)


def test_worlds_differ_by_the_doubt_the_recorded_rows_leave():
    """Of n rows a share p is recorded: in a world it is off by sqrt(p (1 - p) / (n + 1))."""
    told = ["poor"] * 15 + ["good"] * 35
    estate = many_parts([*told, *[None] * 3000])
    found = shares(estate, "condition", "poor", slice(50, None), parameters=setting(ONE_ROW))
    assert found.std() == pytest.approx(np.sqrt(0.3 * 0.7 / 51), rel=0.25)


def test_with_nothing_recorded_the_generic_prior_alone_speaks():
    found = shares(many_parts([None] * 50), "condition", "poor", slice(None), worlds=500)
    assert found.mean() == pytest.approx(PRIORS.mids("prior.components.condition.old")[2], abs=0.05)
    assert found.std() > 0.3


def test_the_prior_weighs_as_many_rows_as_its_parameter_says():
    told = [*["bad"] * 10, *[None] * 1000]
    light = shares(many_parts(told), "condition", "bad", slice(10, None))
    heavy = setting({"prior.rows.usual": 10})
    firm = shares(many_parts(told), "condition", "bad", slice(10, None), parameters=heavy)
    assert light.mean() == pytest.approx((10 + 3 * 0.12) / 13, abs=0.04)
    assert firm.mean() == pytest.approx((10 + 10 * 0.12) / 20, abs=0.05)


def test_a_class_with_enough_rows_is_drawn_from_its_own():
    """Old risers are bad, new ones good; unknown ones follow their age."""
    years = [1960] * 100 + [2020] * 100
    told = (["bad"] * 50 + [None] * 50) + (["good"] * 50 + [None] * 50)
    estate = many_parts(told, years)
    assert shares(estate, "condition", "bad", slice(50, 100)).mean() > 0.85
    assert shares(estate, "condition", "good", slice(150, 200)).mean() > 0.85


def test_a_kind_with_few_rows_is_drawn_from_all_kinds():
    told = [*["bad"] * 100, "good", None]
    estate = many_parts(told)
    kinds = ["riser"] * 100 + ["pipe"] * 2
    assert shares(given(estate, "components", kind=kinds), "condition", "bad", [101]).mean() > 0.8


def test_a_part_is_as_old_beyond_its_building_as_others_of_its_kind():
    estate = many_parts(["good"] * 40, [2010] * 20 + [None] * 20)
    installed = completion(estate, parameters=setting(ONE_ROW)).world(1)["components"]["installed"]
    assert (installed[20:] == 2010).mean() > 0.8


def test_a_riser_is_as_long_for_a_storey_as_others():
    estate = many_parts(["good"] * 100)
    known = [18.0] * 50 + [None] * 50
    drawn = world(given(estate, "components", length_m=known))["components"]["length_m"]
    assert drawn.null_count() == 0
    assert np.median(drawn[50:]) == pytest.approx(18.0, rel=0.1)


def places(**cells):
    return small_estate(
        facilities=[
            {"facility": f"F{i}", "kind": "cool_room", **cells}
            | ({"capacity_persons": 40} if told else {})
            for i, told in enumerate([True] * 20 + [False] * 20)
        ],
        stock=[],
    )


def test_a_place_of_known_area_holds_as_many_a_square_metre_as_others():
    drawn = [
        world(places(area_m2=100.0), w)["facilities"]["capacity_persons"][20:].median()
        for w in range(5)
    ]
    assert drawn == pytest.approx([40] * 5)


def test_what_has_no_amount_may_be_nothing():
    """Two in ten lines of stock without a quantity are not there, the others hold something."""
    estate = small_estate(stock=[{"line": f"S{i}", "item": "meal"} for i in range(300)])
    empty = shares(estate, "quantity", 0.0, slice(None), "stock")
    assert empty.mean() == pytest.approx(PRIORS.mid("prior.nothing.quantity"), abs=0.06)


def test_a_tank_of_unknown_endurance_holds_out_for_hours_or_not_at_all():
    estate = small_estate()
    parts = given(estate, "components", endurance_h=None)
    hours = np.array(
        [world(parts, w)["components"]["endurance_h"].drop_nulls()[0] for w in range(WORLDS)]
    )
    assert 0.1 < (hours == 0).mean() < 0.5
    assert np.median(hours[hours > 0]) == pytest.approx(12, abs=5)
    assert hours.max() <= 36


def test_only_backups_have_an_endurance_and_only_lines_a_length():
    parts = world(given(small_estate(), "components", endurance_h=None, length_m=None))[
        "components"
    ]
    backups, lines = (
        parts["backup_of"].is_not_null(),
        parts["kind"].is_in(["pipe", "main", "riser"]),
    )
    assert (parts["endurance_h"].is_not_null() == backups).all()
    assert parts["length_m"].filter(~lines).null_count() == (~lines).sum()
    assert parts["length_m"].filter(lines).null_count() == 0
