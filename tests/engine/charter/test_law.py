"""The law of a place: the national one, and what the place adds, each number with its article."""

from datetime import date

import pytest

from linli.engine.charter.law import places, rule_set
from linli.engine.errors import InputError

LAW = {  # place -> code -> side, number, article; read in the text of the law
    "national": {
        "ballot_notice_days": ("least", 15, "14"),
        "special_meeting_owners_percent": ("most", 20, "13"),
        "committee_filing_days": ("most", 30, "16"),
        "annulment_months": ("most", 12, "12"),
        "proxy_principals": ("most", 1, ""),
    },
    "beijing": {
        "ballot_notice_days": ("least", 15, "35"),
        "special_meeting_owners_percent": ("most", 20, "35"),
        "first_meeting_area_percent": ("most", 50, "30"),
        "first_meeting_owners_percent": ("most", 5, "30"),
        "preparatory_group_days": ("most", 60, "31"),
        "preparatory_owners_percent": ("least", 50, "31"),
        "preparatory_names_days": ("most", 7, "31"),
        "first_meeting_notice_days": ("least", 15, "32"),
        "first_meeting_days": ("most", 60, "32"),
        "decision_posting_days": ("most", 3, "37、45"),
        "committee_years": ("most", 5, "41"),
        "committee_filing_days": ("most", 30, "43"),
        "management_committee_members": ("least", 7, "54"),
        "management_committee_owners_percent": ("least", 50, "54"),
        "management_committee_posting_days": ("most", 3, "57"),
        "management_committee_notice_days": ("least", 10, "57"),
        "management_committee_years": ("most", 3, "58"),
        "income_to_fund_percent": ("least", 50, "74"),
        "fund_refill_percent": ("least", 30, "83"),
        "fund_posting_months": ("most", 3, "84"),
        "emergency_manager_months": ("most", 6, "77"),
    },
    "hangzhou": {
        "ballot_notice_days": ("least", 15, "19"),
        "ballot_open_days": ("least", 5, "20"),
        "ballot_open_most_days": ("most", 60, "20"),
        "special_meeting_notice_days": ("least", 7, "19"),
        "special_meeting_owners_percent": ("most", 20, "18"),
        "first_meeting_area_percent": ("most", 60, "22"),
        "first_meeting_notice_days": ("least", 15, "22"),
        "candidates_posting_days": ("least", 7, "26"),
        "committee_years": ("most", 5, "33"),
        "decision_posting_days": ("most", 3, "29"),
        "decision_posted_days": ("least", 15, "30"),
        "income_posting_months": ("most", 6, "30"),
        "management_committee_members": ("least", 7, "39"),
        "management_committee_owners_percent": ("least", 50, "39"),
        "management_committee_years": ("most", 2, "41"),
        "fund_refill_percent": ("least", 30, "71"),
    },
    "jinan": {
        "lift_notice_days": ("least", 15, ""),
    },
    "ningbo": {
        "committee_filing_days": ("most", 30, "23"),
        "special_meeting_owners_percent": ("most", 20, "24"),
        "preparatory_names_days": ("most", 3, "20"),
        "first_meeting_days": ("most", 90, "22"),
        "candidates_posting_days": ("least", 10, "31"),
        "decision_posting_days": ("most", 3, "33"),
        "fund_refill_percent": ("least", 30, "69"),
        "management_committee_members": ("least", 5, "82"),
        "management_committee_owners_percent": ("least", 50, "82"),
        "emergency_manager_months": ("most", 6, "83"),
    },
    "qingdao": {
        "ballot_notice_days": ("least", 15, "29"),
        "first_meeting_area_percent": ("most", 50, "21"),
        "first_meeting_owners_percent": ("most", 5, "22"),
        "preparatory_group_days": ("most", 30, "22"),
        "preparatory_owners_percent": ("least", 50, "23"),
        "preparatory_names_days": ("most", 3, "23"),
        "first_meeting_notice_days": ("least", 15, "24"),
        "first_meeting_days": ("most", 60, "24"),
        "committee_years": ("most", 5, "35"),
        "committee_filing_days": ("most", 30, "37"),
        "decision_posting_days": ("most", 3, "44"),
        "posting_days": ("least", 3, "92"),
        "emergency_manager_months": ("most", 6, "68"),
    },
    "shandong": {
        "first_meeting_area_percent": ("most", 50, "20"),
        "preparatory_group_days": ("most", 60, "21"),
        "preparatory_owners_percent": ("least", 50, "21"),
        "preparatory_names_days": ("most", 10, "21"),
        "first_meeting_notice_days": ("least", 15, "22"),
        "first_meeting_days": ("most", 90, "22"),
        "special_meeting_owners_percent": ("most", 20, "28"),
        "committee_years": ("most", 5, "30"),
        "committee_filing_days": ("most", 30, "31"),
        "decision_posting_days": ("most", 3, "32"),
    },
    "shanghai": {
        "audit_notice_days": ("least", 30, "67"),
        "income_to_fund_percent": ("least", 50, "51"),
        "fund_refill_percent": ("least", 30, "65"),
        "fund_posting_months": ("most", 6, "66"),
        "income_posting_months": ("most", 3, "66"),
        "rebuild_agreement_percent": ("least", 95, "32、33"),
        "first_meeting_area_percent": ("most", 50, "13"),
        "preparatory_group_days": ("most", 60, "15"),
        "preparatory_owners_percent": ("least", 50, "15"),
        "preparatory_names_days": ("most", 7, "15"),
        "first_meeting_notice_days": ("least", 15, "16"),
        "first_meeting_days": ("most", 90, "16"),
        "committee_years": ("most", 5, "20"),
        "committee_filing_days": ("most", 30, "23"),
        "special_meeting_owners_percent": ("most", 20, "25"),
        "decision_posting_days": ("most", 3, "26"),
        "emergency_manager_months": ("most", 6, "52"),
    },
    "shenzhen": {
        "quorum_extension_months": ("most", 3, ""),
        "raised_again_months": ("least", 12, ""),
    },
}


def side(floor):
    return "most" if floor.least is None else "least"


@pytest.mark.parametrize(
    ("place", "code"), [(place, code) for place in sorted(LAW) for code in LAW[place]]
)
def test_a_place_asks_the_number_of_its_law(place, code):
    floor = rule_set(place).floors[code]
    asked, number, article = LAW[place][code]
    assert (side(floor), getattr(floor, asked)) == (asked, number)
    assert article in floor.article


@pytest.mark.parametrize("place", sorted(LAW))
def test_no_number_of_a_place_goes_without_its_line_here(place):
    under = LAW["national"] | (LAW["shandong"] if place in {"jinan", "qingdao"} else {})
    assert set(rule_set(place).floors) == set(under | LAW[place])


def test_a_city_stands_on_its_province():
    jinan = rule_set("jinan").floors
    assert jinan["first_meeting_days"].article == "山东省物业管理条例 22 条"
    assert rule_set("qingdao").floors["first_meeting_days"].most == 60


def test_over_half_is_told_apart_from_half():
    assert rule_set("shanghai").floors["income_to_fund_percent"].strict
    assert not rule_set("beijing").floors["income_to_fund_percent"].strict


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("beijing", date(2020, 5, 1)),
        ("hangzhou", date(2022, 3, 1)),
        ("ningbo", date(2022, 4, 1)),
        ("qingdao", date(2021, 5, 1)),
        ("shandong", date(2021, 12, 3)),
    ],
)
def test_a_rule_set_holds_from_the_day_its_law_says(place, day):
    law = rule_set(place)
    assert law.valid_from == day
    assert law.floors["decision_posting_days"].since == day


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
