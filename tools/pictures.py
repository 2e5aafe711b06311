#!/usr/bin/env python3
"""Make the pictures of README and manual anew from a running `linli demo`; needs Chromium.

linli demo &
python tools/pictures.py http://127.0.0.1:8000

The plan in the pictures is the newest of the demo; where there is none, homes are asked (made-up
wishes from a seed) and one is drawn up.
"""

import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from linli.engine.estate.population.example import example_estate

FOLDER = Path(__file__).parents[1] / "docs/pictures"
# Address, language, width and height by name of the file.
PICTURES = {
    "estate": ("/estates/1/", "zh-CN", 1280, 860),
    "estate-en": ("/estates/1/", "en-GB", 1280, 860),
    "ledger": ("/estates/1/ledger/buildings/", "zh-CN", 1280, 800),
    "report": ("/diagnoses/1/report/", "zh-CN", 1280, 1100),
    "matter": ("/matters/1/", "zh-CN", 1280, 1000),
    "plan": ("{plan}#packages", "zh-CN", 1280, 770),
    "plan-budget": ("{plan}?step=3#budget", "zh-CN", 1280, 800),
}
HEARD = 0.6
"""Share of homes that hand in a list."""

LONG = 900_000
"""Milliseconds that a plan may take on a busy machine."""

WISHES = {
    "lift_new": 0.6, "canteen": 0.3, "smoke_alarms": 0.2, "roads": 0.25, "drains": 0.15,
    "parking_spaces": 0.3, "stairs_repaired": 0.25, "roof_repair": 0.1, "cool_room": 0.1,
    "greening": 0.2, "ebike_shed": 0.2, "tanks": 0.1,
}  # fmt: skip
"""Share of homes that wish for each; drawn from a seed, as nobody real was asked."""

BUDGET_WAN = "1800"

VOTE = """META
key;value
num_projects;5
num_votes;9
budget;900
vote_type;approval
PROJECTS
project_id;cost;name
lift;560;电梯里的座椅
roof;300;东半边屋顶
tank;180;水箱
lamp;90;楼道灯
tree;240;种树
VOTES
voter_id;vote
v1;lift,tank,lamp
v2;tank,lamp
v3;roof,lamp
v4;lift,tank
v5;roof,lamp
v6;roof,tree
v7;lift,lamp
v8;tree,lift
v9;tank,lamp
"""
"""A made-up vote, to be counted by equal shares."""

TERMINAL = """<style>
pre {{ margin: 0; padding: 24px; width: max-content; color: #1d2420; background: #fffdf8 }}
pre {{ font: 16px/1.6 "Noto Sans Mono CJK SC", "Noto Sans CJK SC", monospace }}
</style>
<pre>{words}</pre>"""
COMMITTEE = "居委会"
MATTER = {
    "title": "晒衣架装在哪里？",
    "text": "楼下没地方晒被子，想在花坛边装两个晒衣架。",
}


def take(browser: Browser, site: str, name: str) -> None:
    """One picture, at the size it is read, as the committee sees it."""
    address, lang, width, height = PICTURES[name]
    page = entered(browser, site, lang, width, height)
    if "{plan}" in address:
        address = address.format(plan=plan_of(page, site))
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


def lists(doors: list[str]) -> str:
    """Made-up lists of six homes in ten, as a file that the page of lists takes."""
    chance = np.random.default_rng(3)
    rows = [
        f"{door},{code}"
        for door in doors
        if chance.random() < HEARD
        for code, share in WISHES.items()
        if chance.random() < share
    ]
    return "\n".join(["household,measure", *rows]) + "\n"


def ask_homes(page: Page, site: str) -> None:
    """A round of wishes, opened, filled from a file and closed."""
    doors = example_estate()["dwellings"]["dwelling"].to_list()
    page.goto(f"{site}/estates/1/wishes/gather/")
    page.locator("main form[action$='/begin/'] button").click()
    page.goto(f"{site}/estates/1/wishes/lists/")
    file = {"name": "lists.csv", "mimeType": "text/csv", "buffer": lists(doors).encode()}
    page.locator("main input[type=file]").set_input_files(file)
    page.locator("main form button").click()
    page.goto(f"{site}/estates/1/wishes/gather/")
    page.locator("summary", has_text="结束征集").click()
    page.locator("main form[action$='/end/'] button").click()


def plan_of(page: Page, site: str) -> str:
    """The address of the newest plan; where there is none, homes are asked and one is drawn up."""
    page.goto(f"{site}/estates/1/plans/")
    there = page.locator("main ul.cards a")
    if there.count():
        return there.first.get_attribute("href") or ""
    ask_homes(page, site)
    page.goto(f"{site}/estates/1/plans/new/")
    page.fill("[name=budget]", BUDGET_WAN)
    page.locator("main form button").click()
    page.locator("#budget").wait_for(timeout=LONG)
    return page.url.removeprefix(site)


def take_count(browser: Browser) -> None:
    """What the terminal says of a vote counted by equal shares."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "vote.pb").write_text(VOTE, encoding="utf-8")
        typed = ["equal-shares", "vote.pb", "--completion", "add1", "--lang", "zh"]
        linli = [sys.executable, "-m", "linli", *typed]
        done = subprocess.run(  # noqa: S603 - our own command
            linli, cwd=folder, capture_output=True, text=True, check=True
        )
    words = f"$ linli {' '.join(typed)}\n{done.stdout}"
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_content(TERMINAL.format(words=escape(words)))
    page.locator("pre").screenshot(path=FOLDER / "equal-shares.png")
    page.close()


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
        take_count(browser)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
