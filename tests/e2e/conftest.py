"""A real server as `linli demo` starts it, and a real browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from functools import cache
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.e2e.walker import COMMITTEE, Walker
from tests.web import catalogues

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 120  # seconds for a server to answer on a busy machine
LONG = 900_000  # ms; all events, and the first run on a machine compiles the kernels


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """``linli demo`` or ``linli serve`` in a folder of its own."""

    def __init__(self, folder, command="demo", *options, **environment):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = (folder / "log").open("w+", encoding="utf-8")
        clean = {name: value for name, value in os.environ.items() if not ours(name)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "linli", command, "--port", str(self.port), *options],
            cwd=folder,
            env={**clean, "LINLI_LANG": "zh", **environment},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    def wait(self):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(f"{self.url}/health/", timeout=5):  # noqa: S310 - our own
                    return self
            except (URLError, ConnectionError, TimeoutError):
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise AssertionError(self.said()) from None
                time.sleep(0.2)

    def await_words(self, words):
        """Until the terminal says them: the address is told once the pages answer."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.said() and time.monotonic() < deadline:
            time.sleep(0.1)

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(40)
        self.log.close()
        return code


def ours(name):
    return name.startswith("LINLI_") or name == "DJANGO_SETTINGS_MODULE"


@pytest.fixture(scope="session", autouse=True)
def translated():
    catalogues.compile_all()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The demo, its first stress test finished."""
    started = Site(tmp_path_factory.mktemp("site")).wait()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    """A demo for walks that bring in estates of their own."""
    started = Site(tmp_path_factory.mktemp("walk")).wait()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def browser():
    """Chromium; what needs it is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser on this machine: none of {', '.join(BROWSERS)}")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def entered(site, browser):
    """What a browser remembers of entering the demo as one of its people, by a word of theirs."""

    @cache
    def enter(who):
        context = browser.new_context(locale="zh-CN")
        page = context.new_page()
        page.goto(f"{site.url}/sign-in/")
        page.locator("button[name=person]", has_text=who).click()
        page.get_by_role("button", name="退出").wait_for()
        remembered = context.storage_state()
        context.close()
        return remembered

    return enter


@pytest.fixture(scope="session")
def tested(site, browser, entered):
    """Address of the report of the demo's first stress test, once it is finished."""
    page = browser.new_page(locale="en-GB", storage_state=entered(COMMITTEE))
    page.goto(f"{site.url}/diagnoses/1/")
    page.wait_for_url("**/report/", timeout=LONG)
    page.close()
    return "/diagnoses/1/report/"


@pytest.fixture
def walker(fresh, browser):
    """Somebody with a browser of their own, language and screen as wanted."""
    made = []

    def enter(lang="zh-CN", width=1280, **settings):
        made.append(Walker(fresh, browser, lang, width, **settings))
        return made[-1]

    yield enter
    for each in made:
        each.context.close()


@pytest.fixture
def open_page(site, browser, entered):
    """Open an address as a person with this language and screen; no script may fail.

    ``as_`` is a word that one person of the demo bears; None is somebody who has not signed in.
    """
    contexts, complaints = [], []

    def hear(line):
        if line.type == "error":
            complaints.append(line.text)

    def open_it(address, *, as_=COMMITTEE, lang="zh-CN", width=1280, scripts=True):
        context = browser.new_context(
            locale=lang,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            storage_state=entered(as_) if as_ else None,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site.url + address)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not complaints
