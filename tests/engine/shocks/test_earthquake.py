"""Earthquake: hazard from the design intensity, fragility by class, era and condition."""

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.engine.kernels import phi
from linli.engine.shocks.earthquake import hazard_curve
from linli.engine.stress.rules import bundled
from tests.engine.stress.estates import given, prepared, worse
from tests.factories import small_estate

SHARED = {"fragility.rho": 0}


def place(**cells):
    return small_estate(estate=[{"estate": "lane", "datum": "local"} | cells])


def block(parameters=None, **tables):
    """Events of two thousand earthquakes on the small estate with other tables."""
    run = prepared(small_estate(**tables), "earthquake", parameters)
    return run, run.shock.events(0, 2000)


def building(**cells):
    """The first building of the small estate, other cells replaced, as the only one struck."""
    rows = small_estate()["buildings"].to_dicts()
    return [rows[0] | cells, rows[1]]


def medians(parameters=None, **cells):
    """Acceleration in g at which building 1 reaches each state with even odds."""
    run, events = block(given(SHARED, parameters), buildings=building(**cells))
    chances = events.damage[:, 0]
    order = np.argsort(chances[:, 0])
    scores = np.array([[_score(p) for p in row] for row in chances[order]])
    known = np.isfinite(scores).all(axis=1) & (np.abs(scores) < 5).all(axis=1)
    pga = accelerations(run)[order][known]
    return np.exp(np.log(pga[:, None]) - 0.4 * scores[known]).mean(axis=0)


def accelerations(run):
    """Peak ground acceleration of each draw, back from the chance of a part of median 0.5 g."""
    keys = run.model.components["component"].to_list()
    chances = run.shock.events(0, 2000).failure[:, keys.index("(public power main)")]
    return 0.35 * np.exp(0.5 * np.array([_score(p) for p in chances]))


def _score(chance):
    """Inverse of phi by halving."""
    low, high = -40.0, 40.0
    for _ in range(90):
        middle = (low + high) / 2
        low, high = (middle, high) if phi(middle) < chance else (low, middle)
    return (low + high) / 2


def test_the_hazard_has_the_four_points_of_the_design_intensity():
    rates, pga = hazard_curve(place(design_intensity="8", site_class="II"), bundled())
    np.testing.assert_allclose(1 / rates, [50, 475, 2475, 10000])
    np.testing.assert_allclose(pga, 0.2 * np.array([0.333, 1.0, 1.9, 2.95]))


def test_an_unknown_intensity_is_7_and_an_unknown_site_of_class_two():
    _, unknown = hazard_curve(place(), bundled())
    _, known = hazard_curve(place(design_intensity="7", site_class="II"), bundled())
    np.testing.assert_array_equal(unknown, known)


def test_what_an_unknown_intensity_is_taken_for_can_be_changed():
    _, unknown = hazard_curve(place(), given({"unknown.design_intensity": 7.5}))
    _, known = hazard_curve(place(design_intensity="7.5"), bundled())
    np.testing.assert_array_equal(unknown, known)


def test_an_unknown_intensity_cannot_be_taken_for_one_that_is_none():
    with pytest.raises(InputError) as refused:
        hazard_curve(place(), given({"unknown.design_intensity": 7.2}))
    assert (refused.value.code, refused.value.where) == (
        "bad_parameter", "unknown.design_intensity",
    )  # fmt: skip


@pytest.mark.parametrize("site", ["I0", "I1", "II", "III", "IV"])
def test_the_hazard_never_falls_with_its_return_period(site):
    for intensity in ("6", "7", "7.5", "8", "8.5", "9"):
        _, pga = hazard_curve(place(design_intensity=intensity, site_class=site), bundled())
        assert (np.diff(pga) >= 0).all()


def test_soft_ground_shakes_harder_where_shaking_is_weak():
    firm, soft = (hazard_curve(place(site_class=site), bundled())[1] for site in ("II", "IV"))
    assert (soft[:2] > firm[:2]).all()


def test_each_acceleration_is_reached_as_often_as_the_hazard_says():
    run, _ = block(given(SHARED))
    rates, pga = hazard_curve(small_estate(), bundled())
    struck = accelerations(run)
    assert run.shock.annual_rate == pytest.approx(rates[0])
    assert struck.min() >= pga[0] * (1 - 1e-9)
    for rate, level in zip(rates[1:3], pga[1:3], strict=True):
        share = (struck >= level).mean()
        expected = rate / rates[0]
        assert abs(share - expected) < 4 * np.sqrt(expected * (1 - expected) / len(struck))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"year": 1970}, [0.09, 0.13, 0.21, 0.38]),
        ({"year": 1985}, [0.10, 0.16, 0.27, 0.46]),
        ({"year": 2010}, [0.10, 0.16, 0.27, 0.46]),
        ({"year": 1970, "retrofitted": True}, [0.12, 0.17, 0.34, 0.60]),
        ({"year": 1985, "retrofitted": True}, [0.12, 0.17, 0.34, 0.60]),
        (
            {"year": 1985, "structure": "timber_brick", "retrofitted": True},
            [0.14, 0.20, 0.34, 0.60],
        ),
        ({"year": 1995, "structure": "rc_frame"}, [0.13, 0.21, 0.49, 0.89]),
        ({"year": 1995, "structure": "rc_frame", "retrofitted": True}, [0.15, 0.27, 0.73, 1.61]),
        ({"year": 1995, "structure": "rc_frame", "storeys": 12}, [0.11, 0.18, 0.41, 0.74]),
        ({"year": None, "structure": None, "storeys": 6}, [0.12, 0.17, 0.34, 0.60]),
        ({"year": 1960, "structure": None, "storeys": 2}, [0.13, 0.17, 0.26, 0.37]),
        ({"year": 2005, "structure": None, "storeys": 18}, [0.12, 0.29, 0.82, 1.87]),
    ],
)
def test_a_building_has_the_medians_of_its_class_and_era(cells, expected):
    found = medians(**({"condition": "good", "retrofitted": False} | cells))
    np.testing.assert_allclose(found, expected, rtol=1e-6)


@pytest.mark.parametrize("structure", ["timber_brick", "masonry_plain", "inner_frame"])
@pytest.mark.parametrize("year", [1960, 1985, 2005])
def test_a_retrofit_helps_every_class_that_later_codes_left_behind(structure, year):
    plain, tied = (medians(structure=structure, year=year, retrofitted=r) for r in (False, True))
    assert (tied >= plain * (1 - 1e-6)).all()
    assert (tied > plain * 1.01).any()
    assert (np.diff(tied) > 0).all()


def test_a_damaged_building_gives_way_at_less():
    bad, good = medians(condition="bad"), medians(condition="good")
    np.testing.assert_allclose(bad / good, 0.7, rtol=1e-6)


@pytest.mark.parametrize("row", range(6))
def test_a_component_in_worse_condition_fails_no_less_often(row):
    estate = small_estate()
    before, after = (
        prepared(one, "earthquake").shock.events(0, 300).failure
        for one in (estate, worse(estate, "components", row))
    )
    assert (after >= before).all()
    if estate["components"]["condition"][row] in ("fair", "poor"):
        assert (after > before).any()


def test_a_buried_pipe_breaks_by_its_length_and_material():
    def chance(**cells):
        pipe = {"component": "A", "system": "gas", "kind": "pipe", "scope": "estate"} | cells
        run, events = block(components=[pipe])
        return events.failure[:, list(run.model.components["component"]).index("A")]

    short, long = (chance(length_m=m, material="grey_iron") for m in (100.0, 200.0))
    np.testing.assert_allclose(np.log1p(-long), 2 * np.log1p(-short), rtol=1e-9)
    tough = chance(length_m=100.0, material="pe")
    np.testing.assert_allclose(np.log1p(-tough), 0.3 * np.log1p(-short), rtol=1e-9)


def test_shops_and_clinics_outside_close_oftener_the_stronger_it_shakes():
    run, events = block(given(SHARED))
    hard = accelerations(run) > 0.2
    for need in (4, 5):
        shut = events.closed[:, need] > 0
        assert shut[hard].mean() > shut[~hard].mean()
    assert not events.closed[:, [0, 1, 2, 3, 6, 7]].any()


def test_medians_that_do_not_rise_are_refused():
    flat = given({"fragility.median.masonry_plain.low": [0.1, 0.1, 0.2, 0.3]})
    with pytest.raises(InputError, match="median_not_increasing"):
        block(flat, buildings=building(year=1985))


def test_collapse_is_a_share_of_complete_damage_by_class():
    run, _ = block(buildings=building(structure="masonry_plain"))
    assert run.shock.collapse[0] == 0.15


@pytest.mark.parametrize("rho", [1, -0.1])
def test_a_correlation_that_leaves_a_building_no_luck_of_its_own_is_refused(rho):
    with pytest.raises(InputError) as refused:
        block(given({"fragility.rho": rho}))
    assert (refused.value.code, refused.value.where) == ("bad_parameter", "fragility.rho")
