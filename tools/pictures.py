#!/usr/bin/env python3
"""Make the pictures of README and manual anew from a running `linli demo`; needs Chromium.

linli demo &
python tools/pictures.py http://127.0.0.1:8000
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parents[1] / "docs/pictures"
# Address, language, width and height by name of the file.
PICTURES = {
    "estate": ("/estates/1/", "zh-CN", 1280, 860),
    "estate-en": ("/estates/1/", "en-GB", 1280, 860),
    "ledger": ("/estates/1/ledger/buildings/", "zh-CN", 1280, 800),
    "report": ("/diagnoses/1/report/", "zh-CN", 1280, 1100),
    "matter": ("/matters/1/", "zh-CN", 1280, 1000),
}
COMMITTEE = "居委会"
MATTER = {
    "title": "晒衣架装在哪里？",
    "text": "楼下没地方晒被子，想在花坛边装两个晒衣架。",
}


def take(browser: Browser, site: str, name: str) -> None:
    """One picture, at the size it is read, as the committee sees it."""
    address, lang, width, height = PICTURES[name]
    page = entered(browser, site, lang, width, height)
    page.goto(site + address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def entered(browser: Browser, site: str, lang: str, width: int, height: int) -> Page:
    """A page of the committee's."""
    page = browser.new_page(locale=lang, viewport={"width": width, "height": height})
    page.goto(f"{site}/sign-in/")
    page.locator("button[name=person]", has_text=COMMITTEE).click()
    return page


def raise_matter(browser: Browser, site: str) -> None:
    """A matter to take a picture of, in a demo that has none yet."""
    page = entered(browser, site, "zh-CN", 1280, 900)
    page.goto(f"{site}/estates/1/matters/new/?kind=use_of_space")
    for name, words in MATTER.items():
        page.fill(f"[name={name}]", words)
    page.locator("main form.large button").click()
    page.close()


def main(site: str) -> None:
    """All pictures."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        raise_matter(browser, site)
        for name in PICTURES:
            take(browser, site, name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
