"""Each person of the demo sees what is theirs to use, and the operator the tables."""

import pytest

from tests.e2e.conftest import COMMITTEE

OPERATOR, OWNER, TENANT, ELDER = "系统管理员", "业主 owner", "租户", "老人"


def navigation(page):
    return page.locator("nav a").all_inner_texts()


@pytest.mark.parametrize("who", [COMMITTEE, "网格员", "街道办", "业委会"])
def test_staff_see_the_ledger(open_page, who):
    page = open_page("/estates/1/", as_=who)
    assert "台账" in navigation(page)
    page.get_by_role("link", name="台账", exact=True).click()
    page.wait_for_url("**/ledger/**")
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize(("who", "role"), [(OWNER, "业主"), (TENANT, "租户"), (ELDER, "居民")])
def test_residents_see_who_they_are_and_no_ledger(open_page, who, role):
    page = open_page("/estates/1/", as_=who)
    assert role in page.locator(".whoami .hint").inner_text()
    assert "本小区" in navigation(page)
    assert "台账" not in navigation(page)


def test_somebody_who_has_not_signed_in_is_led_there_and_back(open_page):
    page = open_page("/estates/1/", as_=None)
    page.get_by_role("link", name="登录").click()
    page.locator("button[name=person]", has_text=COMMITTEE).click()
    page.wait_for_url("**/estates/1/")


def test_the_frame_leaves_room_for_the_page_on_a_phone(open_page):
    page = open_page("/estates/1/", width=360)
    assert page.locator("h1").bounding_box()["y"] < 260


@pytest.mark.parametrize("lang", ["zh-CN", "en-GB"])
def test_the_operator_reads_the_tables_under_our_own_policy(open_page, lang):
    page = open_page("/admin/", as_=OPERATOR, lang=lang)
    for address in ("estates/estate/", "estates/diagnosis/", "estates/diagnosis/1/change/"):
        page.goto(f"{page.url.split('/admin/')[0]}/admin/{address}")
        assert page.locator("#content h1").is_visible()
    page.get_by_role("link", name="压力测试" if lang == "zh-CN" else "Stress tests").click()
    page.locator("#result_list").wait_for()
