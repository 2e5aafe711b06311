"""What people do in a browser, from the first page to the report."""

import re
import time

import pytest

from linli.files.workbook_writer import write_workbook
from tests.e2e.conftest import LONG
from tests.factories import small_estate


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh-CN", "这是个什么样的小区"), ("en-GB", "what is this place, and how is it?")],
)
def test_the_first_page_is_the_estate_in_the_readers_language(open_page, tested, lang, words):
    page = open_page("/", lang=lang)
    assert words in page.locator("h1").inner_text()
    assert page.locator("ul.facts li").count() == 5


def test_a_building_tapped_on_the_map_or_in_the_list_shows_its_card(open_page):
    page = open_page("/estates/1/")
    page.locator("path.footprint").first.wait_for()
    page.locator("path.footprint").nth(4).click()
    page.locator("#card h3", has_text="5 号楼").wait_for()
    page.locator("summary", has_text="列出").click()
    page.locator("a[data-spot='7']").focus()
    page.keyboard.press("Enter")
    page.locator("#card h3", has_text="7 号楼").wait_for()
    assert page.url.endswith("/estates/1/")


def test_without_scripts_the_map_is_drawn_and_the_list_leads_to_pages(open_page):
    page = open_page("/estates/1/", scripts=False)
    assert page.locator(".map-drawn svg").is_visible()
    page.locator("summary", has_text="列出").click()
    page.locator("a[data-spot='7']").click()
    assert page.url.endswith("/buildings/7/")


def first_cells(page):
    return page.locator("table.ledger tbody tr td:first-child .made").all_inner_texts()


def test_a_sheet_sorts_and_filters_in_place(open_page):
    page = open_page("/estates/1/ledger/buildings/")
    assert first_cells(page)[:3] == ["1", "2", "3"]
    page.locator("thead a", has_text="楼栋编号").click()
    page.locator("th[aria-sort=ascending]").wait_for()
    page.locator("thead a", has_text="楼栋编号").click()
    page.locator("th[aria-sort=descending]").wait_for()
    assert first_cells(page)[:2] == ["21", "20"]
    page.select_option("select[name=only]", "structure:rc_frame")
    page.get_by_text("共 2 行").wait_for()
    assert "only=structure" in page.url


def test_a_sheet_sorts_and_filters_without_scripts(open_page):
    page = open_page("/estates/1/ledger/buildings/", scripts=False)
    page.locator("thead a", has_text="建成年份").click()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("建成年份")
    page.select_option("select[name=only]", "structure:rc_frame")
    page.get_by_role("button", name="显示").click()
    assert "共 2 行" in page.locator("#rows").inner_text()


def test_the_language_and_the_text_size_are_switched_on_the_page(open_page):
    page = open_page("/estates/1/stress/")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Which shocks leave whom without what?").wait_for()
    small = page.locator("h1").evaluate("h => parseFloat(getComputedStyle(h).fontSize)")
    page.get_by_role("button", name="Large text").click()
    page.locator("html[data-mode=elder]").wait_for()
    large = page.locator("h1").evaluate("h => parseFloat(getComputedStyle(h).fontSize)")
    assert large / small == pytest.approx(1.5 / 1.0625, rel=0.01)


def test_faults_are_corrected_and_the_ledger_goes_in(open_page, tmp_path):
    faulty, sound = tmp_path / "faulty.xlsx", tmp_path / "sound.xlsx"
    own = [{"estate": "lane-2", "name": "后弄", "datum": "local"}]
    lost = [{"household": "H1", "dwelling": "nowhere", "size": 2}]
    write_workbook(small_estate(estate=own, households=lost, ties=[], answers=[]), faulty, "zh")
    write_workbook(small_estate(estate=own), sound, "zh")
    page = open_page("/imports/")
    page.set_input_files("input[type=file]", faulty)
    page.get_by_role("button", name="检查文件").click()
    page.get_by_role("heading", name="文件里有 1 处要改").wait_for()
    assert page.locator("td.wrong").is_visible()
    assert "✗ nowhere" in page.locator("td.wrong").inner_text()
    page.set_input_files("input[type=file]", sound)
    page.get_by_role("button", name="检查文件").click()
    page.get_by_role("button", name="放进台账").click()
    page.get_by_role("heading", name="后弄").wait_for()


def only_water(page):
    """Choose one event."""
    page.get_by_label("只试我勾的").check()
    page.get_by_label("停水了").check()


def test_single_events_are_listed_once_somebody_wants_to_choose(open_page):
    page = open_page("/estates/1/stress/")
    assert page.get_by_label("全部试一遍").is_checked()
    assert not page.get_by_label("一部电梯停了").is_visible()
    page.get_by_label("只试我勾的").check()
    assert page.get_by_label("一部电梯停了").is_visible()


def test_the_report_leads_to_times_and_targets(open_page, tested):
    page = open_page(tested)
    page.get_by_role("link", name="多久才能过回正常日子").click()
    page.get_by_role("heading", name="多久才能过回正常日子").wait_for()
    assert page.locator(".report table").count() > 3
    page.get_by_role("link", name="回到报告").click()
    page.wait_for_url("**/report/")


def test_a_stress_test_goes_from_the_button_to_its_report(open_page, tested):
    page = open_page("/estates/1/stress/")
    only_water(page)
    page.locator("summary").click()
    page.select_option("select[name=draws]", "200")
    page.get_by_role("button", name="诊断").click()
    page.wait_for_url("**/report/", timeout=LONG)
    assert "谁会缺什么" in page.locator("h1").inner_text()
    assert page.locator(".report svg").count() > 5
    with page.expect_download() as download:
        page.get_by_role("link", name="打印版").click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_a_stress_test_is_cancelled(open_page, tested):
    page = open_page("/estates/1/stress/")
    page.locator("summary").click()
    page.select_option("select[name=draws]", "5000")
    page.get_by_role("button", name="诊断").click()
    page.get_by_role("button", name="取消").click()
    page.get_by_role("heading", name=re.compile("已取消")).wait_for(timeout=60_000)


def test_the_result_is_kept_when_the_page_is_left(open_page, tested):
    page = open_page("/estates/1/stress/")
    only_water(page)
    page.get_by_role("button", name="诊断").click()
    page.wait_for_url("**/diagnoses/*/")
    address = page.url
    page.goto("about:blank")
    deadline = time.monotonic() + LONG / 1000
    while "/report/" not in page.url and time.monotonic() < deadline:
        page.goto(address)
        page.wait_for_timeout(500)
    assert page.url.endswith("/report/")
