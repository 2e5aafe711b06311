#!/usr/bin/env python3
"""Make the pictures of README and manual anew from a running `linli demo`; needs Chromium.

linli demo &
python tools/pictures.py http://127.0.0.1:8000
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parents[1] / "docs/pictures"
# Address, language, width and height by name of the file.
PICTURES = {
    "estate": ("/estates/1/", "zh-CN", 1280, 860),
    "estate-en": ("/estates/1/", "en-GB", 1280, 860),
    "ledger": ("/estates/1/ledger/buildings/", "zh-CN", 1280, 800),
    "report": ("/diagnoses/1/report/", "zh-CN", 1280, 1100),
}


def take(browser: Browser, site: str, name: str) -> None:
    """One picture, at the size it is read."""
    address, lang, width, height = PICTURES[name]
    page = browser.new_page(locale=lang, viewport={"width": width, "height": height})
    page.goto(site + address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def main(site: str) -> None:
    """All pictures."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name in PICTURES:
            take(browser, site, name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
