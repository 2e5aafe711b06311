"""From asking every home to the plan on everybody's phone, in a real browser.

One walk, as each step stands on the one before: a round of wishes, a list handed in on a phone, the
budget, the job, the plan with its packages and its slider, the files to take away. Every page on
the way is held to the same: no script error, no grave barrier, no sideways scroll, under 100 KB.
"""

import re
from io import BytesIO
from pathlib import Path

import openpyxl
from pypdf import PdfReader

from tests.e2e.conftest import LONG
from tests.e2e.walker import OPEN, estate_from_excel, join, letters

ELDERS_DOOR = "1-1-101"
WAN = "40"
"""Ten thousands of yuan: less than all that could be done costs."""


def free_the_worker(committee):
    """The first stress test of the demo would stand in the queue before the plan."""
    committee.go("/diagnoses/1/")
    cancel = committee.page.get_by_role("button", name="取消")
    if cancel.count():
        cancel.click()


def open_round(committee, estate):
    committee.go(f"/estates/{estate}/wishes/gather/")
    committee.press("征集各户心愿")
    assert not committee.barriers()


def hand_in(person, estate):
    """Tick what stands last, which the law does not ask for, and hand the home's list in."""
    person.go(f"/estates/{estate}/wishes/")
    assert not person.barriers()
    person.page.evaluate(OPEN)
    for box in person.page.locator("input[name=measures]").all()[-6:]:
        box.check()
    person.press("交心愿单")
    assert "心愿单交上了" in person.page.locator("body").inner_text()


def close_round(committee, estate):
    committee.go(f"/estates/{estate}/wishes/gather/")
    assert "1" in committee.page.locator(".lede").inner_text()
    committee.page.locator("summary", has_text="结束征集").click()
    committee.page.locator("form[action$='/wishes/end/'] button").click()
    committee.look()


def plan_for(committee, estate, wan):
    """Ask for a plan and wait until it is drawn up; its address."""
    committee.go(f"/estates/{estate}/plans/new/")
    committee.page.fill("[name=budget]", wan)
    assert not committee.barriers()
    committee.page.locator("main form button").click()
    committee.page.wait_for_url(re.compile(r"/plans/\d+/$"))
    committee.page.locator("#budget").wait_for(timeout=LONG)
    committee.look()
    return committee.page.url.removeprefix(committee.site.url)


def slide(committee):
    """By keyboard, then by a tap: the budget and what it buys change in place."""
    page = committee.page
    asked = page.locator("#rung").inner_text()
    page.locator("#step").focus()
    with page.expect_response(re.compile(r"\?step=\d")):
        page.keyboard.press("Home")
    page.locator("#rung:has-text('少做'), #rung:has-text('和原来')").first.wait_for()
    least = page.locator("#rung").inner_text()
    assert least != asked
    assert "少做" in least
    last = page.locator(".rungs a").last
    with page.expect_response(re.compile(r"\?step=\d")):
        last.click()
    page.locator("#rung-budget", has_text=last.inner_text()).wait_for()
    assert last.get_attribute("aria-current") == "true"
    assert page.locator("#step").input_value() == last.get_attribute("data-step")
    assert page.locator("#step").get_attribute("aria-valuetext") == last.inner_text()


def read_through(committee):
    """The packages open; homes' burden, map, seasons and reasons are there to be read."""
    page = committee.page
    packages = page.locator("article.package")
    assert 2 <= packages.count() <= 3
    for each in packages.all():
        each.locator("summary").click()
        assert each.locator("li").count() > 0
        assert "自己出" in each.inner_text()
    for key in ("works", "seasons", "payers", "left-out"):
        assert page.locator(f"h2#{key}").is_visible(), key
    for drawing in ("plan-works-map", "plan-gantt", "plan-sources"):
        assert page.locator(f"svg[aria-labelledby^='{drawing}-title']").is_visible(), drawing


def take_away(committee):
    """PDF and workbook open as what they are."""
    page = committee.page
    with page.expect_download() as pdf:
        page.get_by_role("link", name="PDF").click()
    assert len(PdfReader(pdf.value.path()).pages) > 2
    with page.expect_download() as workbook:
        page.locator("a[href$='/plan.xlsx']").click()
    assert len(sheets_of(workbook.value)) > 5
    with page.expect_download() as homes:
        page.locator("a[href$='/homes.xlsx']").click()
    assert len(sheets_of(homes.value)) == page.locator("article.package").count()


def sheets_of(download):
    assert download.suggested_filename.endswith(".xlsx")
    return openpyxl.load_workbook(BytesIO(Path(download.path()).read_bytes())).sheetnames


def look_up(committee, address):
    """A long list is a page of its own and leads back to where it was left."""
    committee.go(address)
    committee.page.locator(".to-list a").last.click()
    committee.look()
    assert not committee.barriers()
    assert committee.page.locator("table tbody tr").count() >= 15
    committee.page.locator("main a[href*='#']").first.click()
    committee.page.wait_for_url(re.compile(rf"{address}#"))


def test_every_home_is_asked_and_the_plan_is_read_by_everybody(walker, tmp_path):
    committee = walker()
    estate = estate_from_excel(committee, tmp_path, "plan-walk", "光明里")
    free_the_worker(committee)
    codes = letters(committee, estate)
    open_round(committee, estate)

    elder = walker(width=360)
    join(elder, codes[ELDERS_DOOR], "王秀兰", "owner", "830415")
    hand_in(elder, estate)
    close_round(committee, estate)

    plan = plan_for(committee, estate, WAN)
    slide(committee)
    read_through(committee)
    take_away(committee)
    look_up(committee, plan)

    remembered = committee.context.storage_state()
    for lang, width, large in (
        ("zh-CN", 360, False), ("en-GB", 360, True), ("zh-CN", 1280, True), ("en-GB", 1280, False),
    ):  # fmt: skip
        reader = walker(lang, width, storage_state=remembered)
        if large:
            size = {"name": "text_size", "value": "large", "url": reader.site.url}
            reader.context.add_cookies([size])
        reader.go(plan)
        assert reader.barriers() == [], (lang, width)
        reader.look()

    plain = walker(width=360, storage_state=remembered, java_script_enabled=False)
    plain.go(plan)
    usual = plain.page.locator("#rung").inner_text()
    plain.page.locator(".rungs a").first.click()
    plain.look()
    assert plain.page.locator("#rung").inner_text() != usual
