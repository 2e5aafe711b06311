import pytest

from linli.engine.estate.ledger import BY_NAME
from linli.engine.renewal.gaps import gap_rules, hard_gaps, unknown_gaps
from tests.factories import small_estate


def estate(**component):
    usual = {
        "component": "g",
        "system": "gas",
        "kind": "riser",
        "scope": "estate",
        "condition": "good",
    }
    return small_estate(components=[usual | component], buildings=[], dwellings=[], households=[],
                        responders=[], ties=[])  # fmt: skip


def codes(one):
    return [gap.rule for gap in hard_gaps(one)]


@pytest.mark.parametrize("condition", ["good", "fair", "poor"])
def test_a_part_that_is_not_badly_damaged_is_no_hard_gap(condition):
    assert codes(estate(condition=condition)) == []


def test_a_badly_damaged_gas_riser_is_a_hard_gap():
    assert codes(estate(condition="bad")) == ["gas_line_unsafe"]


def test_grey_iron_is_a_hard_gap_in_whatever_condition():
    assert codes(estate(material="grey_iron")) == ["gas_grey_iron"]


def test_an_unknown_condition_is_neither_a_gap_nor_fine():
    unknown = estate(condition=None, material="steel")
    assert codes(unknown) == []
    assert unknown_gaps(unknown) == {"gas_line_unsafe": 1}


def test_a_row_that_fails_another_condition_is_not_counted_as_unknown():
    assert unknown_gaps(estate(condition="good", material="steel")) == {}


def test_gaps_name_the_row_they_stand_at():
    found = hard_gaps(small_estate())
    assert ("roof_leaking", "buildings", "1") in [(g.rule, g.table, g.key) for g in found]


@pytest.mark.parametrize("code", gap_rules())
def test_every_rule_asks_for_values_the_ledger_knows(code):
    rule = gap_rules()[code]
    table = BY_NAME[rule.table]
    for column, values in rule.where.items():
        assert set(values) <= set(table.column(column).codes)


@pytest.mark.parametrize("code", gap_rules())
def test_every_rule_names_its_law_and_speaks_both_languages(code):
    rule = gap_rules()[code]
    assert rule.source
    assert rule.zh
    assert rule.en
