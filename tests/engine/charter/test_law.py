"""The law of a place: the national one, and what the place adds, each number with its article."""

import pytest

from linli.engine.charter.law import places, rule_set
from linli.engine.errors import InputError

FACTS = {  # the shared facts on policy, section 2.2
    "beijing": {"ballot_notice_days": 15, "management_committee_members": 7,
                "first_meeting_days": 60},
    "hangzhou": {"ballot_notice_days": 15, "special_meeting_notice_days": 7, "ballot_open_days": 5,
                 "ballot_open_most_days": 60},
    "ningbo": {"first_meeting_days": 90, "committee_filing_days": 30},
    "qingdao": {"ballot_notice_days": 15, "emergency_manager_months": 6},
    "shanghai": {"audit_notice_days": 30, "fund_posting_months": 6, "income_posting_months": 3},
    "shenzhen": {"quorum_extension_months": 3, "raised_again_months": 12},
    "jinan": {"lift_notice_days": 15},
}  # fmt: skip


@pytest.mark.parametrize("place", sorted(FACTS))
def test_a_place_asks_the_numbers_of_its_law(place):
    floors = rule_set(place).floors
    asked = {code: floors[code].least or floors[code].most for code in FACTS[place]}
    assert asked == FACTS[place]


@pytest.mark.parametrize("place", places())
def test_every_number_has_one_side_a_unit_an_article_and_a_source(place):
    for floor in rule_set(place).floors.values():
        assert (floor.least is None) != (floor.most is None), floor.code
        assert floor.unit
        assert floor.article
        assert floor.source in {"LawRefBook", "to be checked"}


@pytest.mark.parametrize("place", places())
def test_every_place_has_the_rules_of_the_civil_code(place):
    rules = rule_set(place).rules
    assert {f"cc278_{item}" for item in range(1, 10)} | {"cc279"} <= set(rules)


def test_a_place_nobody_knows_is_refused_with_those_there_are():
    with pytest.raises(InputError) as refused:
        rule_set("atlantis")
    assert refused.value.code == "unknown_rule_set"
    assert "beijing" in refused.value.facts["wanted"]
