"""On a phone, in large type, in both languages: no barrier that axe finds, no sideways scroll."""

import pytest

from tests.e2e.barriers import barriers
from tests.e2e.conftest import COMMITTEE

PAGES = [
    "/estates/",
    "/estates/1/",
    "/estates/1/buildings/1/",
    "/estates/1/ledger/buildings/",
    "/estates/1/ledger/households/",
    "/estates/1/stress/",
    "/imports/",
    "/diagnoses/1/report/",
    "/diagnoses/1/outcomes/",
    "/nowhere/",
]


def open_everything(page):
    """What stands behind a toggle or a choice is there for everybody too.

    The bar at the foot of a phone's screen is laid below the page: it would lie over some target.
    """
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    if page.locator("[name=which]").count():
        page.locator("[name=which][value=some]").check()
    page.evaluate(
        "document.querySelectorAll('.frame-nav').forEach(bar => { bar.style.position = 'static' })"
    )


@pytest.mark.parametrize(
    ("lang", "width", "large"),
    [("zh-CN", 360, False), ("en-GB", 360, True), ("zh-CN", 1280, True), ("en-GB", 1280, False)],
)
def test_no_page_has_a_barrier_or_scrolls_sideways(
    site, browser, entered, tested, lang, width, large
):
    context = browser.new_context(
        locale=lang, viewport={"width": width, "height": 800}, storage_state=entered(COMMITTEE)
    )
    if large:
        context.add_cookies([{"name": "text_size", "value": "large", "url": site.url}])
    page = context.new_page()
    for address in PAGES:
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")
        open_everything(page)
        assert barriers(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()
