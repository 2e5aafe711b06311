"""The catalogue as data: what is read, what is refused, what a place may change."""

from fractions import Fraction

import pytest

from linli.engine.errors import InputError
from linli.engine.renewal.catalogue import bundled, read
from linli.engine.renewal.measure import MeasureClass, Source
from linli.engine.renewal.money import Money
from tests.engine.renewal.rows import catalogue, row

OFFICIAL = {
    MeasureClass.BASIC: "供水 排水 供电 弱电 道路 供气 供热 消防 安防 生活垃圾分类 "
    "移动通信 光纤入户 架空线规整 屋面 外墙 楼梯",
    MeasureClass.IMPROVE: "拆除违法建设 绿化 照明 适老设施 无障碍设施 停车库（场） "
    "电动自行车及汽车充电设施 智能快件箱 智能信包箱 文化休闲设施 体育健身设施 物业用房 "
    "建筑节能改造 加装电梯",
    MeasureClass.UPGRADE: "社区综合服务设施 卫生服务站 幼儿园 周界防护等智能感知设施 养老 "
    "托育 助餐 家政保洁 便民市场 便利店 邮政快递末端综合服务站",
}
"""General Office of the State Council 2020/23, as in the shared facts (policy 1.1)."""


def refusal(*rows):
    with pytest.raises(InputError) as raised:
        catalogue(*rows)
    return raised.value


@pytest.mark.parametrize("kind", OFFICIAL)
def test_every_official_item_is_carried_out_by_a_measure(kind):
    carried = {item for measure in bundled() for item in measure.items}
    assert [item for item in OFFICIAL[kind].split() if item not in carried] == []


def test_the_catalogue_holds_the_measures_asked_for():
    assert len(list(bundled())) >= 60
    assert sum(measure.soft for measure in bundled()) >= 15
    assert {measure.measure_class for measure in bundled()} == set(MeasureClass)


def test_every_price_names_a_source_or_says_that_it_is_an_assumption():
    for measure in bundled():
        for price in (measure.price, measure.upkeep):
            assert price.source.startswith("assumption") or any(c.isdigit() for c in price.source)


def test_every_measure_speaks_to_people_in_one_sentence():
    for measure in bundled():
        assert measure.benefit_zh.endswith("。"), measure.code
        assert measure.benefit_zh.count("。") == 1, measure.code
        assert measure.benefit_en.endswith("."), measure.code
        assert len(measure.benefit_zh) <= 30, measure.code


def test_a_row_is_read_exactly():
    measure = catalogue(row(cost='{ low = 0.1, mid = 0.35, high = 1, source = "a list" }'))["one"]
    assert measure.price.money == Money(10, 35, 100)
    assert measure.days_each == Fraction(1, 2)
    assert measure.funders == (Source.LOCAL,)
    assert measure.heritage == {"historic": "allowed", "protected": "allowed"}


def test_rules_share_what_a_row_aims_at():
    measure = catalogue(
        row(
            aim='{ item = "meal", each = 2 }',
            sites='{ rule = "short_of_stock" }',
            quantity='{ rule = "short_of_stock" }',
            effects='[{ rule = "add_stock", unit = "portion", within_h = 1 }]',
        )
    )["one"]
    assert measure.sites.settings == measure.quantity.settings == {"item": "meal", "each": 2}
    assert measure.effects[0].settings["item"] == "meal"


ODD = {
    "a field nobody knows": {"colour": '"red"'},
    "a field left out": {"benefit_zh": None},
    "an unknown class": {"class_": '"luxury"'},
    "an empty name": {"zh": '" "'},
    "an unknown extent": {"extent": '"street"'},
    "an extent finer than its places": {"extent": '"entrance"'},
    "an unknown unit": {"unit": '"dozen"'},
    "an unknown season": {"season": '"spring"'},
    "an unknown trade": {"trade": '"magic"'},
    "a life of no years": {"life_years": "0"},
    "a life of half a year": {"life_years": "0.5"},
    "days below zero": {"days": "-1"},
    "days that are not a number": {"days_each": "nan"},
    "low above mid": {"cost": '{ low = 30, mid = 20, high = 40, source = "assumption" }'},
    "half a fen": {"cost": '{ low = 0.001, mid = 1, high = 1, source = "assumption" }'},
    "an endless price": {"cost": '{ low = 1, mid = 1, high = inf, source = "assumption" }'},
    "a price without source": {"cost": "{ low = 1, mid = 2, high = 3 }"},
    "a price with an empty source": {"cost": '{ low = 1, mid = 2, high = 3, source = " " }'},
    "nobody who pays": {"funders": "[]"},
    "an unknown payer": {"funders": '["lottery"]'},
    "the same payer twice": {"funders": '["local", "local"]'},
    "an unknown site rule": {"sites": '{ rule = "everywhere" }'},
    "a site rule without settings it needs": {"sites": '{ rule = "rows" }'},
    "a table that holds no places": {"sites": '{ rule = "rows", table = "answers" }'},
    "a column the table does not have": {
        "sites": '{ rule = "rows", table = "buildings", where = { colour = "red" } }'
    },
    "a value the column may not hold": {
        "sites": '{ rule = "rows", table = "buildings", where = { roof = "red" } }'
    },
    "a bound that is no number": {
        "sites": '{ rule = "rows", table = "buildings", least = { storeys = "four" } }'
    },
    "silence counted in no column": {
        "sites": '{ rule = "rows", table = "buildings", counted = ["colour"] }'
    },
    "an unknown quantity rule": {"quantity": '{ rule = "many" }'},
    "a quantity of other places": {"quantity": '{ rule = "roof_m2" }'},
    "an unknown effect": {"effects": '[{ rule = "make_happy" }]'},
    "an effect on other places": {"effects": '[{ rule = "strengthen" }]'},
    "an unknown setting of an effect": {"effects": '[{ rule = "check_ledger", by = "hand" }]'},
    "a key that only the software sets": {"effects": '[{ rule = "check_ledger", key = "k" }]'},
    "a cell that may not be": {
        "effects": '[{ rule = "set_cells", table = "estate", cells = { gates = -1 } }]'
    },
    "a list of effects that is none": {"effects": '"all"'},
    "an aim no rule takes": {"aim": '{ item = "water" }'},
    "an unknown heritage grade": {"heritage": '{ royal = "forbidden" }'},
    "an unknown heritage effect": {"heritage": '{ historic = "maybe" }'},
    "itself among its needs": {"needs": '["one"]'},
    "itself among its exclusions": {"excludes": '["one"]'},
}


@pytest.mark.parametrize("changed", ODD.values(), ids=list(ODD))
def test_an_odd_row_is_refused_with_its_place(changed):
    error = refusal(row(**changed))
    assert error.code in ("bad_measure", "needs_in_circle")
    assert error.where.startswith("test.toml")


@pytest.mark.parametrize("field", ["needs", "excludes"])
def test_a_measure_that_names_no_measure_is_refused(field):
    error = refusal(row(**{field: '["other"]'}))
    assert (error.code, error.facts["found"]) == ("unknown_measure", "other")


def test_needs_in_a_circle_are_refused():
    error = refusal(row("one", needs='["two"]'), row("two", needs='["one"]'))
    assert error.code == "needs_in_circle"


def test_what_is_needed_cannot_be_excluded():
    assert (
        refusal(row("one"), row("two", needs='["one"]', excludes='["one"]')).code == "bad_measure"
    )


@pytest.mark.parametrize("text", ["[one", "one = 1"])
def test_a_text_that_is_no_catalogue_is_refused(text):
    with pytest.raises(InputError, match=r"not_toml|bad_measure"):
        read(text, "test.toml")


def test_an_unknown_code_is_refused():
    with pytest.raises(InputError, match="unknown_measure"):
        bundled()["castle"]


def test_a_place_changes_a_price_and_leaves_the_rest():
    own = '[roof_repair]\ncost = { low = 90, mid = 100, high = 110, source = "our tender, 2031" }'
    changed = bundled().overridden(own, "own.toml")
    assert changed["roof_repair"].price.money == Money(9000, 10000, 11000)
    assert changed["roof_repair"].zh == bundled()["roof_repair"].zh
    assert list(changed.measures) == list(bundled().measures)


def test_a_place_drops_a_measure_and_adds_one_at_the_end():
    changed = bundled().overridden(f'[drop]\ncodes = ["seismic"]\n{row("bench")}', "own.toml")
    assert "seismic" not in changed.measures
    assert list(changed.measures)[-1] == "bench"


def test_a_place_can_change_its_own_catalogue_again():
    once = bundled().overridden(row("bench"), "own.toml")
    twice = once.overridden("[bench]\nlife_years = 3", "more.toml")
    assert twice["bench"].life_years == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[drop]\ncodes = ["castle"]', "unknown_measure"),
        ('[drop]\nnames = ["seismic"]', "bad_measure"),
        ("drop = 3", "bad_measure"),
        ("[bench]\nlife_years = 3", "bad_measure"),
        ("[roof_repair]\ncost = 100", "bad_measure"),
        ('[drop]\ncodes = ["leaders"]', "unknown_measure"),
    ],
)
def test_what_a_place_writes_is_held_as_strictly(text, code):
    with pytest.raises(InputError) as raised:
        bundled().overridden(text, "own.toml")
    assert raised.value.code == code
    assert raised.value.where.startswith("own.toml")


def test_the_bundled_catalogue_is_read_once():
    assert bundled() is bundled()
