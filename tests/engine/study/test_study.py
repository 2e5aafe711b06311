"""A study of an answer: layers of doubt, what it hangs on, who absorbs what."""

from dataclasses import replace
from datetime import date

import pytest

from linli.engine.errors import Cancelled
from linli.engine.estate.completion.completion import Completion
from linli.engine.parameters import Parameters
from linli.engine.stress.findings import LAYERS
from linli.engine.stress.run import diagnose
from linli.engine.stress.trial import Asked
from linli.engine.study.layers import layer_cases
from linli.engine.study.run import studied
from linli.engine.study.study import Size
from linli.engine.study.worlds import Worlds
from tests.engine.stress.estates import harsh, random_estate
from tests.factories import small_estate

SMALL = Size(worlds=6, fields=4, draws=12, first_look=6, shared_draws=20)
SOME = Asked(("earthquake", "water_outage", "power_outage", "heat_wave"))


def study(estate=None, asked=SOME, **options):
    known = {"draws": 20, "parameters": harsh(), "size": SMALL, **options}
    return studied(estate or small_estate(), asked, **known)


def settled(parameters):
    """Parameters of which nobody doubts any."""
    rows = {name: replace(row, low=row.mid, high=row.mid) for name, row in parameters.rows.items()}
    return Parameters(rows)


def told(result):
    return repr(result.study)


@pytest.fixture(scope="module")
def found():
    return study(random_estate(4))


def test_a_study_leaves_the_answer_as_it_was(found):
    plain = diagnose(random_estate(4), SOME, 20, harsh())
    assert found.annual == plain.annual


def test_the_number_of_workers_does_not_matter(found):
    assert told(study(random_estate(4), workers=3)) == told(found)


def test_layers_are_told_apart_and_each_holds_its_middle(found):
    assert tuple(layer.layer for layer in found.study.layers) == LAYERS
    for layer in found.study.layers:
        for one in (layer.person_days_lost, layer.deaths, layer.repair_yuan):
            assert 0 <= one.low <= one.mid <= one.high


def test_with_parameters_nobody_doubts_their_layer_is_a_point():
    layers = {one.layer: one for one in study(parameters=settled(harsh())).study.layers}
    point = layers["parameters"].person_days_lost
    assert point.low == pytest.approx(point.high)
    assert layers["draws"].person_days_lost.low < layers["draws"].person_days_lost.high


def data_worlds(estate, as_of=None):
    worlds = Worlds.of(estate, harsh(), replace(SOME, as_of=as_of), 2)
    return len(layer_cases(worlds, 3)["data"])


def test_a_ledger_known_in_full_has_no_worlds_until_it_is_old():
    checked = date(2030, 1, 1)
    estate = small_estate(estate=[{"estate": "e", "datum": "local", "surveyed": checked}])
    whole = Completion.of(estate, harsh(), 1).world(0)
    assert data_worlds(estate) == 3
    assert data_worlds(whole) == 0
    assert data_worlds(whole, checked) == 0
    assert data_worlds(whole, date(2031, 1, 1)) == 3


def test_stock_past_its_date_counts_for_nothing_on_a_day_after_it():
    line = {"line": "S9", "item": "water", "quantity": 900.0, "unit": "litre"}
    line |= {"callable_within_h": 1, "expires": date(2030, 1, 1)}
    helped = {"responder": "R9", "role": "volunteer", "number": 50, "scope": "estate"}
    helped |= {"hours_a_day": 20.0}
    estate = small_estate(facilities=[], ties=[], stock=[line], responders=[helped])
    water = Asked(("water_outage",))
    before, after = (
        diagnose(estate, replace(water, as_of=day), 40, harsh()).annual.person_days_lost.mean
        for day in (date(2029, 12, 31), date(2030, 1, 2))
    )
    assert before < after


def test_the_tornado_shows_the_widest_first_and_nothing_that_does_not_move(found):
    widths = [abs(one.at_high - one.at_low) for one in found.study.tornado]
    assert widths == sorted(widths, reverse=True)
    assert 0 < len(widths) <= 10
    assert min(widths) > 0


def test_where_one_shock_is_all_its_rate_swings_the_answer_by_just_its_range():
    result = study(asked=Asked(("power_outage",)))
    row = harsh().rows["power_outage.rate"]
    swing = next(one for one in result.study.tornado if one.name == row.name)
    answer = result.annual.person_days_lost.mean
    assert swing.at_low == pytest.approx(answer * row.low[0] / row.mid[0])
    assert swing.at_high == pytest.approx(answer * row.high[0] / row.mid[0])


def test_what_to_find_out_next_are_unknown_columns_by_what_they_would_narrow(found):
    narrows = [one.narrows for one in found.study.questions]
    assert narrows == sorted(narrows, reverse=True)
    assert sum(narrows) <= 1 + 1e-9
    assert all(one.unknown > 0 for one in found.study.questions)


def test_parts_of_every_kind_add_up_to_their_whole(found):
    shares = found.study.attribution
    for kind in (shares.by_shock, shares.by_need, shares.by_building, shares.by_group):
        for one in (*kind.values(), shares.total):
            parts = round(1000 * (sum(one.players.values()) + one.outside + one.nobody))
            assert parts == round(1000 * one.whole)
            assert round(1000 * sum(one.sides.values())) == round(1000 * sum(one.players.values()))
    whole = sum(round(1000 * one.whole) for one in shares.by_shock.values())
    assert whole == round(1000 * shares.total.whole)


def test_where_nobody_has_any_tie_the_social_side_absorbs_nothing():
    lonely = random_estate(4).with_table("ties", random_estate(4)["ties"].clear())
    assert study(lonely).study.attribution.total.sides["social_group"] == 0


def test_what_is_lost_as_things_stand_is_the_answer_on_the_same_draws(found):
    shares = study(random_estate(4), draws=20).study.attribution
    assert shares.draws == 20
    assert shares.total.nobody == pytest.approx(found.annual.person_days_lost.mean, abs=0.02)


def test_the_decisions_delay_never_helps_and_is_told_with_its_error(found):
    cost = found.study.decision
    assert cost.with_delay - cost.without == pytest.approx(cost.difference, abs=1e-9)
    assert cost.difference >= 0
    assert cost.median_days > 0


def test_progress_rises_to_the_whole_and_may_stop_the_study():
    seen = []
    study(progress=lambda done, whole: seen.append((done, whole)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len({whole for _, whole in seen}) == 1
    assert seen[-1][0] == seen[-1][1]

    def stop(done, whole):
        if done > whole / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        study(progress=stop)
