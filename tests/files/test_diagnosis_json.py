import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from linli.engine.errors import InputError
from linli.engine.stress.diagnosis import NEEDS, Estimate
from linli.files.diagnosis import document_of, from_json, text_of, to_json
from linli.files.diagnosis_manual import LANGUAGES, field_table, manual_page, schema_text
from linli.files.diagnosis_schema import DIAGNOSIS_SCHEMA, SCHEMA_ID
from tests.reports.factories import SKETCHES, Sketch, diagnosis, street
from tests.reports.studies import attribution, of_thousandths, study

PLAIN = diagnosis(street(4).places)
DIAGNOSIS = replace(PLAIN, study=study(PLAIN), local=("hazard/waterlogging", "weather/heat"))
TEXT = to_json(DIAGNOSIS)
DOCS = Path(__file__).parents[2] / "docs"


def refusal(text):
    with pytest.raises(InputError) as caught:
        from_json(text)
    return caught.value


def changed(change):
    document = json.loads(TEXT)
    change(document)
    return json.dumps(document)


def test_what_is_written_is_read_back_and_written_again_to_the_byte():
    assert from_json(TEXT) == document_of(DIAGNOSIS)
    assert text_of(from_json(TEXT)) == TEXT


def test_equal_diagnoses_give_equal_bytes_whatever_the_order_of_their_maps():
    annual = DIAGNOSIS.annual
    turned = replace(
        annual,
        by_building=dict(reversed(annual.by_building.items())),
        by_need=dict(reversed(annual.by_need.items())),
    )
    found = DIAGNOSIS.study.attribution
    by_shock = dict(reversed(found.by_shock.items()))
    other = replace(
        DIAGNOSIS,
        annual=turned,
        counts=dict(reversed(DIAGNOSIS.counts.items())),
        targets=dict(reversed(DIAGNOSIS.targets.items())),
        study=replace(DIAGNOSIS.study, attribution=replace(found, by_shock=by_shock)),
    )
    assert to_json(other) == TEXT


def test_the_document_has_what_other_programs_were_promised():
    document = json.loads(TEXT)
    assert document["schema"] == "linli.diagnosis/1"
    assert set(document["annual"]["person_days_lost"]) == {"mean", "se", "low", "high"}
    shock = document["shocks"][0]
    assert set(shock["by_need"]) == set(NEEDS)
    assert {"unmet_person_days", "by_building", "by_group", "curve"} <= set(shock)
    assert len(shock["curve"]["days"]) == len(shock["curve"]["mean"]) + 1


@pytest.mark.parametrize(
    "drop",
    [
        lambda d: [d.pop(field) for field in ("study", "targets", "local")],
        lambda d: [shock.pop("recovery") for shock in d["shocks"]],
    ],
)
def test_a_document_from_before_a_field_was_added_is_still_read(drop):
    older = json.loads(TEXT)
    drop(older)
    assert from_json(json.dumps(older)) == older


def test_what_was_not_asked_for_is_absent():
    assert "study" not in json.loads(to_json(PLAIN))


def test_a_shock_that_cannot_happen_has_no_recovery():
    never = Sketch("heat_outage", 0.0, SKETCHES[2].depths, 1.0, 10.0)
    document = document_of(diagnosis(street(4).places, (*SKETCHES, never)))
    assert document["shocks"][-1]["recovery"] == []


def decimals(text):
    """The document as somebody reads it who counts in decimals."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def all_parts(document):
    found = document["study"]["attribution"]
    by_key = (value for name, value in found.items() if name.startswith("by_"))
    return [found["total"], *(parts for each in by_key for parts in each.values())]


def test_parts_add_up_to_their_whole_to_the_last_digit_written():
    for parts in all_parts(decimals(TEXT)):
        kept = sum(parts["players"].values())
        assert kept + parts["outside"] + parts["nobody"] == parts["whole"]
        assert sum(parts["sides"].values()) == kept


def test_parts_of_a_city_quarter_lose_no_thousandth_to_rounding():
    large = of_thousandths(1, 12_345_678_901, 0, 20_000_000_003, 7, 9_876_543_211)
    found = replace(attribution(PLAIN), total=large)
    given = replace(DIAGNOSIS, study=replace(DIAGNOSIS.study, attribution=found))
    total = decimals(to_json(given))["study"]["attribution"]["total"]
    assert total["whole"] == Decimal("42222222.123")
    assert total["sides"]["physical"] == Decimal("0.001")
    assert sum(total["sides"].values()) + total["outside"] + total["nobody"] == total["whole"]


def test_the_shocks_add_up_to_the_total():
    found = decimals(TEXT)["study"]["attribution"]
    assert sum(parts["nobody"] for parts in found["by_shock"].values()) == found["total"]["nobody"]


def test_there_is_no_time_of_the_clock_in_it():
    assert not {"time", "date", "created", "generated_at"} & set(json.loads(TEXT))


def test_numbers_keep_nine_significant_digits():
    given = replace(DIAGNOSIS, annual=replace(DIAGNOSIS.annual, deaths=Estimate(1 / 3, 2 / 3e12)))
    deaths = json.loads(to_json(given))["annual"]["deaths"]
    assert (deaths["mean"], deaths["se"]) == (0.333333333, 6.66666667e-13)


def test_text_ends_with_one_newline_and_keeps_chinese_readable():
    assert TEXT.endswith("}\n")
    assert "清和里" in TEXT


def test_an_amount_that_is_no_number_is_never_written():
    given = replace(DIAGNOSIS, control_days=float("nan"))
    with pytest.raises(InputError, match="not_finite"):
        to_json(given)


def test_an_unknown_name_is_null():
    assert json.loads(to_json(replace(DIAGNOSIS, name=None)))["estate"]["name"] is None


@pytest.mark.parametrize("text", ["", "{", "[1,", "nonsense"])
def test_what_is_not_json_is_refused_with_its_place(text):
    error = refusal(text)
    assert error.code == "not_json"
    assert error.where.startswith("line ")


def test_a_document_nested_without_end_is_refused():
    assert refusal("[" * 100_000).code == "not_json"


@pytest.mark.parametrize("text", ["NaN", '{"schema": Infinity}'])
def test_numbers_that_are_none_are_refused(text):
    assert refusal(text).code == "not_finite"


@pytest.mark.parametrize("text", ["{}", "[]", "3", '{"schema": "linli.diagnosis/2"}'])
def test_another_format_is_refused_naming_the_one_we_read(text):
    error = refusal(text)
    assert error.code == "other_schema"
    assert error.facts["wanted"] == SCHEMA_ID


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda d: d.pop("shocks"), "document"),
        (lambda d: d.update(extra=1), "document.extra"),
        (lambda d: d.update(seed="1"), "document.seed"),
        (lambda d: d.update(draws=0), "document.draws"),
        (lambda d: d["shocks"][1].update(shock="a b"), "document.shocks[1].shock"),
        (lambda d: d["annual"]["deaths"].update(mean=-1), "document.annual.deaths.mean"),
        (lambda d: d["annual"]["deaths"].update(mean=True), "document.annual.deaths.mean"),
        (lambda d: d["estate"].update(name=7), "document.estate.name"),
        (lambda d: d["shocks"][0]["curve"].pop("days"), "document.shocks[0].curve"),
        (lambda d: d["targets"]["severe"].update(water=-1), "document.targets.severe.water"),
        (lambda d: d["study"].pop("layers"), "document.study"),
        (
            lambda d: d["study"]["attribution"]["total"]["sides"].pop("physical"),
            "document.study.attribution.total.sides",
        ),
    ],
)
def test_a_document_that_departs_from_the_schema_is_refused_at_its_field(change, where):
    error = refusal(changed(change))
    assert (error.code, error.where) == ("wrong_diagnosis", where)


def test_a_number_too_large_for_a_computer_is_refused():
    error = refusal(TEXT.replace('"control_days": 30.0', '"control_days": 1e999'))
    assert (error.code, error.where) == ("wrong_diagnosis", "document.control_days")


def test_the_published_schema_is_the_one_that_is_checked():
    stored = (DOCS / "schema" / "diagnosis-1.json").read_text(encoding="utf-8")
    assert stored == schema_text()
    assert json.loads(stored) == DIAGNOSIS_SCHEMA


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_manual_lists_every_field(lang):
    page = (DOCS / "guide" / lang / "diagnosis.md").read_text(encoding="utf-8")
    assert page == manual_page(page, lang)
    table = field_table(lang)
    assert "`shocks[].curve.by_need.water`" in table
    assert "`….players.outer_physical`" in table


def test_a_manual_page_without_its_markers_is_refused():
    with pytest.raises(ValueError, match="marker"):
        manual_page("no markers here", "en")
