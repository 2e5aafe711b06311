from typing import get_args

import pytest

from linli.engine.renewal.reasons import Why
from linli.reports.plan.groups import groups, outside
from linli.reports.plan.reasons import _REASONS, Names, reason_sentence
from tests.reports.plan.documents import measure, sketch, told

PLAN = sketch()
WHY = PLAN["packages"][0]["why"]


def said(code, lang="zh", **changes):
    one = next(one for one in PLAN["measures"] if one["code"] == code)
    return reason_sentence(one, WHY[code] | changes, lang, Names.of(PLAN, lang))


def test_every_reason_of_the_engine_has_its_sentence():
    assert set(get_args(Why)) == set(_REASONS) == {one["code"] for one in WHY.values()}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", WHY)
def test_a_reason_is_told_in_whole_sentences(code, lang):
    assert said(code, lang).endswith("。" if lang == "zh" else ".")


def test_the_floor_names_the_faults_it_closes():
    assert said("stairs!") == "它消除 2 处“隐患stairs_unsafe”，法律或标准要求这样做。"


def test_a_measure_of_the_floor_that_closes_nothing_itself_is_needed_there():
    assert said("stairs!", gaps={}) == "法律或标准要求的事要先有它才能做。"


def test_what_residents_bought_tells_who_wishes_for_it_and_the_most_one_uses():
    assert said("court") == ("20 户里有 6 户想要，用他们名下的份额凑够了，一户最多用去 833 元。")
    assert said("court", each=0) == "20 户里有 6 户想要，它不用花钱。"


def test_what_saves_names_the_least_it_was_seen_to_save():
    assert said("tanks@1") == "在试过的搭配里，有它每年至少少损失 1.2 人·日。"
    assert "别的措施已经管到了" in said("tanks@1", saves=0.0)


def test_what_others_need_or_exclude_is_named():
    assert said("main") == "要做“做tanks”，得先做它。"
    assert said("ramps", "en").startswith("“do court” is in, and the two cannot both be done.")


def test_what_nobody_may_pay_tells_what_is_missing_and_who_pays_how_much():
    facts = {"missing": 36_000_000, "most": {"local": 10_000_000, "residents": 24_000_000}}
    assert said("lockers", **facts).startswith(
        "按现在谁出钱的规则，它的钱凑不齐，还差 36 万元。省市区最多出 10 万元，居民最多出 24 万元。"
    )
    assert "At most 100,000 yuan come from province and city, 240,000 yuan come from" in said(
        "lockers", "en", **facts
    )
    assert "还差 36 万元。20 户里" in said("lockers", missing=36_000_000, most={})


def test_what_several_places_miss_is_added_up():
    plan = sketch()
    plan["packages"][0]["why"]["roof@1"] = {
        "code": "unpayable",
        "missing": 100,
        "most": {"fund": 5},
    }
    plan["packages"][0]["why"]["roof@2"] = {"code": "unpayable", "missing": 200, "most": {}}
    found = {
        one.first["code"]: one.why for one in outside(told(plan), plan["packages"][0], "unpayable")
    }
    assert (found["roof@1"]["missing"], found["roof@1"]["most"]) == (300, {})


def test_without_names_others_are_called_by_their_codes():
    plain = reason_sentence(measure("ramps"), WHY["ramps"], "en")
    assert plain.startswith("“court” is in")


def test_what_is_out_although_wished_for_tells_what_it_lacked():
    assert said("lockers").endswith("20 户里有 6 户想要；再多 3 户就选上了。")
    assert said("lift@1/2").endswith("再多 2 户，或者只要 247 元就能做，就选上了。")
    assert said("clinic").endswith("20 户里有 6 户想要；只要 40,000 元就能做的话，就选上了。")
    assert said("ramps").endswith("20 户里有 6 户想要。")


@pytest.mark.parametrize("code", ["court", "clinic", "roof@1"])
def test_where_few_were_asked_nothing_is_told_of_what_they_wish(code):
    assert "6 户" not in said(code, voters=4, supporters=2)
    assert "2 户" not in said(code, voters=4, supporters=2)


def test_a_measure_at_several_places_is_told_once_with_numbers_that_hold_for_all():
    (roof,) = outside(told(PLAN), PLAN["packages"][0], "weaker")
    assert len(roof.members) == 2
    assert roof.why["saves"] == 0.75
    assert roof.cost == 200_000_00
    assert "一处最多有 6 户想要" in reason_sentence(roof.first, roof.why, "zh")


def test_of_what_saves_at_several_places_the_least_holds_for_all():
    (tanks,) = groups(told(PLAN), PLAN["packages"][0], ["tanks@1", "tanks@2"])
    assert tanks.why["saves"] == 0.5
