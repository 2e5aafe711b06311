"""Rules of the sources: what the default file says, and what a file of one's own may change."""

import tomllib
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from linli.engine.errors import InputError
from linli.engine.renewal.measure import MeasureClass, Source
from linli.engine.renewal.payback import Concession, read_payback
from linli.engine.renewal.sources import bundled, read_sources
from linli.engine.renewal.terms import read_terms
from linli.engine.renewal.toml_table import parsed
from tests.engine.renewal.money_factories import measure
from tests.factories import small_estate

CITED = ("〔", "条", "条例", "法", ".cn", ".com", ".net")


def most(rules, source, one, cost=100_000, units=1, built=None):
    return rules.rules[source].most(one, cost, Fraction(units), built)


def rows(tree, path=()):
    """Every innermost table with the path to it."""
    if not any(isinstance(value, dict) for value in tree.values()):
        yield path, tree
        return
    for key, value in tree.items():
        yield from rows(value, (*path, key))


DEFAULTS = tomllib.loads(
    (files("linli.engine.renewal") / "sources.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("path", "row"), list(rows(DEFAULTS)), ids=lambda part: str(part)[:40])
def test_every_number_says_where_it_was_read_or_that_it_is_assumed(path, row):
    source = row["source"]
    assert source.startswith("assumption") or any(mark in source for mark in CITED)


def test_owners_money_is_drawn_on_last_and_every_source_has_its_place():
    order = bundled().order
    assert order[-2:] == (Source.FUND, Source.RESIDENTS)
    assert set(order) == set(Source)


@pytest.mark.parametrize("measure_class", MeasureClass)
def test_residents_are_never_assumed_to_pay_a_fifth_of_what_others_usually_pay(measure_class):
    one = measure(measure_class=measure_class, funders=(Source.LOCAL, Source.RESIDENTS))
    assert most(bundled(), Source.RESIDENTS, one) <= 4_000


def test_residents_may_pay_the_whole_of_what_is_usually_theirs():
    one = measure(funders=(Source.RESIDENTS, Source.LOCAL))
    assert most(bundled(), Source.RESIDENTS, one) == 100_000


def test_a_source_that_the_measure_does_not_name_pays_nothing():
    assert most(bundled(), Source.LOCAL, measure(funders=(Source.CENTRAL,))) == 0


@pytest.mark.parametrize(("built", "paid"), [(2000, 100_000), (2001, 0), (None, 100_000)])
def test_central_money_is_for_buildings_finished_by_the_end_of_2000(built, paid):
    assert most(bundled(), Source.CENTRAL, measure(), built=built) == paid


def test_the_fund_pays_no_line_that_a_utility_keeps_up_and_no_rules_or_courses():
    fund, both = Source.FUND, (Source.UTILITIES, Source.FUND)
    assert most(bundled(), fund, measure(funders=(fund,))) == 100_000
    assert most(bundled(), fund, measure(funders=both)) == 0
    assert most(bundled(), fund, measure(funders=(fund,), soft=True)) == 0


@pytest.mark.parametrize(
    ("county", "paid"),
    [("", 200_000), ("110105", 240_000), ("330102", 200_000), ("330282", 200_000),
     ("440106", 100_000), ("310101", 280_000)],
)  # fmt: skip
def test_a_place_helps_a_lift_by_its_own_amount(county, paid):
    lift = measure("lift_new", funders=(Source.RESIDENTS, Source.LOCAL))
    assert most(bundled(county), Source.LOCAL, lift, 700_000_00, 1) == paid * 100


def test_two_lifts_are_helped_twice_and_never_by_more_than_their_share():
    lift = measure("lift_new", funders=(Source.RESIDENTS, Source.LOCAL))
    beijing = bundled("110105")
    assert most(beijing, Source.LOCAL, lift, 1_400_000_00, 2) == 480_000_00
    assert most(beijing, Source.LOCAL, lift, 1_000_000_00, 2) == 400_000_00


def test_who_has_promised_nothing_pays_nothing():
    assert bundled().rules[Source.WORK_UNIT].limit == 0
    assert bundled().rules[Source.SOCIAL_CAPITAL].limit == 0


def test_a_file_of_ones_own_changes_what_it_names_and_leaves_the_rest():
    text = """
    [central]
    limit = { yuan = 1_200_000.5, source = "letter 7" }
    [residents.classes]
    basic = { percent = 2.5 }
    [residents.measures]
    roof = { percent = 10, yuan_a_unit = 3_000 }
    """
    own = read_sources(text, "own.toml")
    assert own.rules[Source.CENTRAL].limit == 120_000_050
    assert own.rules[Source.CENTRAL].reasons["limit"] == "letter 7"
    assert own.rules[Source.CENTRAL].built_by == 2000
    others = (Source.LOCAL, Source.RESIDENTS)
    assert most(own, Source.RESIDENTS, measure("pipe", funders=others)) == 2_500
    assert most(own, Source.RESIDENTS, measure("roof", funders=others), 10**8, 1) == 300_000
    changed = own.rules[Source.RESIDENTS].classes
    assert changed[MeasureClass.BASIC].source == "own.toml: residents: classes"
    assert changed[MeasureClass.UPGRADE] == bundled().rules[Source.RESIDENTS].classes["upgrade"]
    assert own.order == bundled().order


def test_a_file_of_ones_own_may_set_the_order():
    turned = [source.value for source in reversed(Source)]
    own = read_sources(f"order = {{ sources = {turned} }}", "own.toml")
    assert own.order == tuple(reversed(Source))


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("central = ", "not_toml", "own.toml"),
        ("x = " + "[" * 5000, "not_toml", "own.toml"),
        ("[centrel]", "unknown_money_key", "own.toml"),
        ("[central]\nlimits = 3", "unknown_money_key", "own.toml: central"),
        ("[central.classes]\nbasics = { percent = 1 }", "unknown_money_key",
         "own.toml: central: classes"),
        ("[central]\nlimit = { yuan = 3, cap = 2 }", "unknown_money_key",
         "own.toml: central: limit"),
        ("[central]\nlimit = 3", "bad_money_value", "own.toml: central: limit"),
        ("central = 3", "bad_money_value", "own.toml: central"),
        ("[central]\nlimit = { yuan = -1 }", "bad_money_value", "own.toml: central: limit: yuan"),
        ("[central]\nlimit = { yuan = 0.001 }", "bad_money_value",
         "own.toml: central: limit: yuan"),
        ("[central]\nlimit = { yuan = true }", "bad_money_value", "own.toml: central: limit: yuan"),
        ("[central]\nlimit = { yuan = nan }", "bad_money_value", "own.toml: central: limit: yuan"),
        ("[central]\nlimit = { yuan = 1e999999999 }", "bad_money_value",
         "own.toml: central: limit: yuan"),
        ("[central]\nlimit = {}", "bad_money_value", "own.toml: central: limit: yuan"),
        ("[fund.classes]\nbasic = { percent = 101 }", "bad_money_value",
         "own.toml: fund: classes: basic: percent"),
        ("[fund.classes]\nbasic = { percent = 1e-999999999 }", "bad_money_value",
         "own.toml: fund: classes: basic: percent"),
        ("[fund.classes]\nbasic = { percent = '3' }", "bad_money_value",
         "own.toml: fund: classes: basic: percent"),
        ("[fund]\nagreement = { needed = 1 }", "bad_money_value",
         "own.toml: fund: agreement: needed"),
        ("[central]\nbuilt_by = { year = 2000.5 }", "bad_money_value",
         "own.toml: central: built_by: year"),
        ("[fund.classes]\nbasic = { percent = 3, source = '' }", "bad_money_value",
         "own.toml: fund: classes: basic: source"),
        ("order = { sources = ['fund'] }", "bad_money_value", "own.toml: order: sources"),
        ("order = { sources = ['fund', 'fund'] }", "bad_money_value", "own.toml: order: sources"),
        ("[fund]\nnever_beside = { sources = ['bank'] }", "bad_money_value",
         "own.toml: fund: never_beside: sources"),
    ],
)  # fmt: skip
def test_what_is_odd_is_refused_with_its_place(text, code, where):
    with pytest.raises(InputError) as refused:
        read_sources(text, "own.toml")
    assert (refused.value.code, refused.value.where) == (code, where)


def fund_of(limit, fund_yuan):
    row = {"estate": "lane", "datum": "local", "fund_yuan": fund_yuan}
    book = bundled() if limit is None else bundled().limited({Source.FUND: limit})
    return book.funded(small_estate(estate=[row])).rules[Source.FUND].limit


@pytest.mark.parametrize(
    ("limit", "fund_yuan", "wanted"),
    [(None, 86_400.5, 8_640_050), (100, 86_400.5, 100), (10**9, 0.29, 29), (None, None, 0),
     (700, None, 700)],
)  # fmt: skip
def test_the_fund_pays_what_the_ledger_says_it_holds_and_no_more(limit, fund_yuan, wanted):
    assert fund_of(limit, fund_yuan) == wanted


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_file_in_the_manual_is_read_as_it_says(lang):
    page = Path(f"docs/guide/{lang}/money.md").read_text(encoding="utf-8")
    text = page.partition("```toml\n")[2].partition("```")[0]
    own, terms = read_sources(text, "own.toml"), read_terms(text, "own.toml")
    assert own.rules[Source.CENTRAL].limit == 1_200_000_00
    assert own.rules[Source.RESIDENTS].classes[MeasureClass.BASIC].most == Fraction(2, 100)
    assert (terms.lift.coefficient(2), terms.relief) == (Fraction(2, 5), Fraction(1, 2))
    payback = read_payback(parsed(text, "own.toml").table("payback"))
    assert payback.concession == Concession(15, Fraction(5, 100))
