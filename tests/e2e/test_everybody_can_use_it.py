"""On a phone, in large type, in both languages: no barrier that axe finds, no sideways scroll."""

import pytest

from tests.e2e.conftest import AXE

PAGES = [
    "/estates/",
    "/estates/1/",
    "/estates/1/buildings/1/",
    "/estates/1/ledger/buildings/",
    "/estates/1/ledger/households/",
    "/estates/1/stress/",
    "/imports/",
    "/nowhere/",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
GRAVE = ("serious", "critical")


def barriers(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [
        (each["id"], each["impact"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found
        if each["impact"] in GRAVE
    ]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_a_barrier_or_scrolls_sideways(site, browser, width, large):
    for lang in ("zh-CN", "en-GB"):
        context = browser.new_context(locale=lang, viewport={"width": width, "height": 800})
        if large:
            context.add_cookies([{"name": "text_size", "value": "large", "url": site.url}])
        page = context.new_page()
        for address in PAGES:
            page.goto(site.url + address)
            page.wait_for_load_state("networkidle")
            assert barriers(page) == [], (address, lang)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, lang)
        context.close()
