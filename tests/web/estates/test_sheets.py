"""A sheet is found, filtered, sorted and cut into pages on the server."""

import pytest
from django.urls import reverse

from linli.web.estates import bridge
from linli.web.estates.actions import store_ledger
from linli.web.estates.coverage import coverage
from linli.web.estates.models import Building, Household
from linli.web.estates.sheets import ROWS_A_PAGE, Question, find
from tests.factories import small_estate

pytestmark = pytest.mark.django_db
BUILDINGS = bridge.BY_NAME["buildings"]


def keys(table, model, **question):
    rows = find(bridge.BY_NAME[table], model.objects.all(), Question(**question))
    return list(rows.values_list(bridge.BY_NAME[table].key, flat=True))


def test_words_are_looked_for_in_ids_and_names(lane):
    assert keys("buildings", Building, words="2号") == ["2"]
    assert keys("households", Household, words="1-1-3") == ["H02"]


def test_a_column_can_be_held_to_one_of_its_codes(lane):
    assert keys("households", Household, only="tenure:tenant") == ["H02", "H07", "H09"]


def test_the_unknown_can_be_asked_for(lane):
    assert keys("buildings", Building, only="retrofit_year:?") == ["1"]


def test_the_calculated_can_be_asked_for_by_column():
    made = [{"building": "1", "year": 1984, "generated": "year"},
            {"building": "2", "retrofit_year": 1990, "generated": "retrofit_year"},
            {"building": "3", "year": 1990, "generated": "*"}]  # fmt: skip
    others = {name: [] for name in bridge.MODELS}
    store_ledger(small_estate(**{**others, "buildings": made}))
    assert keys("buildings", Building, only="year:~") == ["1", "3"]


def test_a_question_that_is_not_understood_asks_for_everything(lane):
    assert len(keys("buildings", Building, only="colour:red", sort="colour")) == 2
    assert len(keys("buildings", Building, only="structure:straw")) == 2


def test_rows_sort_both_ways_and_the_unknown_comes_last_in_both(lane):
    assert keys("buildings", Building, sort="year") == ["1", "2"]
    assert keys("buildings", Building, sort="-year") == ["2", "1"]
    assert keys("buildings", Building, sort="retrofit_year") == ["2", "1"]
    assert keys("buildings", Building, sort="-retrofit_year") == ["2", "1"]


def test_building_10_comes_after_building_9():
    several = [{"building": str(number)} for number in (10, 9, 1)]
    others = {name: [] for name in bridge.MODELS}
    store_ledger(small_estate(**{**others, "buildings": several}))
    assert keys("buildings", Building, sort="building") == ["1", "9", "10"]


def test_coverage_tells_recorded_made_and_unknown_apart():
    mixed = [{"building": "1", "year": 1984}, {"building": "2", "year": 1990, "generated": "year"},
             {"building": "3"}, {"building": "4", "generated": "*"}]  # fmt: skip
    others = {name: [] for name in bridge.MODELS}
    store_ledger(small_estate(**{**others, "buildings": mixed}))
    known = {each.column.name: each for each in coverage(BUILDINGS, Building.objects.all())}
    year = known["year"]
    assert (year.recorded, year.made, year.unknown) == (1, 1, 2)
    assert (known["building"].recorded, known["building"].made) == (3, 1)


def sheet(client, estate, name="buildings", **asked):
    return client.get(reverse("sheet", args=[estate.pk, name]), asked)


def test_a_sheet_shows_labels_and_words_never_codes(client, lane):
    text = sheet(client, lane).content.decode()
    assert "砖混（无圈梁构造柱）" in text
    assert "masonry_plain</td>" not in text
    assert "建成年份 (年)" in text


def test_a_sheet_shows_areas_to_the_hundredth_and_the_unknown_as_such(client, lane):
    text = sheet(client, lane).content.decode()
    assert "2688.50" in text
    assert '<span class="unknown">未登记</span>' in text


def test_a_calculated_value_carries_the_word(client):
    made = [{"building": "1", "year": 1984, "generated": "year"}]
    others = {name: [] for name in bridge.MODELS}
    estate = store_ledger(small_estate(**{**others, "buildings": made}))
    text = sheet(client, estate).content.decode()
    assert '<span class="made">1984</span> <span class="made-word">推算</span>' in text


def test_every_sheet_opens_with_at_most_fourteen_queries(
    client, lane, django_assert_max_num_queries
):
    for name in bridge.BY_NAME:
        with django_assert_max_num_queries(14):
            assert sheet(client, lane, name).status_code == 200


def test_a_script_gets_the_rows_alone(client, lane):
    address = reverse("sheet", args=[lane.pk, "buildings"])
    part = client.get(address, {"q": "2号"}, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert "2号楼" in part
    assert "1号楼" not in part


def test_long_sheets_come_in_pages_that_keep_the_question(client):
    many = [{"dwelling": f"D{n:03d}", "building": "1"} for n in range(ROWS_A_PAGE + 1)]
    estate = store_ledger(small_estate(dwellings=many, households=[], ties=[], answers=[]))
    first = sheet(client, estate, "dwellings", q="D").content.decode()
    assert "q=D&amp;page=2" in first
    second = sheet(client, estate, "dwellings", q="D", page="2").content.decode()
    assert f"D{ROWS_A_PAGE:03d}" in second


def test_an_empty_sheet_says_what_belongs_there(client):
    estate = store_ledger(small_estate(answers=[]))
    assert "这里还没有登记" in sheet(client, estate, "answers").content.decode()


def test_there_is_no_page_for_a_sheet_that_is_none(client, lane):
    assert sheet(client, lane, "gardens").status_code == 404


def test_the_downloaded_workbook_reads_back_as_the_ledger(client, lane, tmp_path):
    from linli.files.ledger import read_ledger  # noqa: PLC0415

    path = tmp_path / "ledger.xlsx"
    path.write_bytes(client.get(reverse("workbook", args=[lane.pk])).content)
    assert read_ledger(path).estate == small_estate()
