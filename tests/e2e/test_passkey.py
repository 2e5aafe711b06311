"""The first account and its passkey in a real browser, whose phone is Chromium's virtual one."""

import os
import subprocess
import sys

import pytest

from tests.e2e.barriers import barriers
from tests.e2e.conftest import Site, ours

PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def fresh(home, tmp_path_factory):
    """A new installation; passkeys want a name, not an address."""
    started = Site(tmp_path_factory.mktemp("fresh"), "serve", LINLI_HOME=str(home)).wait()
    started.url = f"http://localhost:{started.port}"
    yield started
    started.stop()


@pytest.fixture(scope="module")
def code(fresh, home):
    """The set-up code, as the terminal shows it."""
    clean = {name: value for name, value in os.environ.items() if not ours(name)}
    done = subprocess.run(
        [sys.executable, "-m", "django", "setup_code"],
        env={**clean, "LINLI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "linli.web.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def page(browser):
    """A browser with a phone that knows its owner's finger; no script may fail."""
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 740})
    opened = context.new_page()
    complaints = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda line: line.type == "error" and complaints.append(line.text))
    link = context.new_cdp_session(opened)
    link.send("WebAuthn.enable")
    phone = link.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    opened.stop_knowing = lambda: link.send(
        "WebAuthn.setUserVerified", {**phone, "isUserVerified": False}
    )
    yield opened
    context.close()
    assert complaints == []


def looks_right(page):
    assert barriers(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url


def test_from_the_first_page_to_signing_in_by_fingerprint(fresh, code, page):
    page.goto(f"{fresh.url}/sign-in/")
    looks_right(page)
    for name, typed in (
        ("code", code),
        ("name", "Zhao"),
        ("login", "zhao"),
        ("password", "vier worte gehen gut"),
    ):
        page.fill(f"[name={name}]", typed)
    page.click("main button")
    page.goto(f"{fresh.url}/imports/")
    assert "/account/second-factor/" in page.url
    looks_right(page)
    page.get_by_role("link", name="Set it up on this device").click()
    looks_right(page)
    page.get_by_role("button", name="Set it up on this device").click()
    page.wait_for_url("**/recovery-codes/")
    looks_right(page)
    page.get_by_role("link", name="I have printed").click()
    assert page.url.endswith("/imports/")
    page.goto(f"{fresh.url}/account/")
    looks_right(page)
    page.get_by_role("button", name="Sign out here").click()
    page.wait_for_url("**/sign-in/")
    looks_right(page)
    page.get_by_text("With my fingerprint or face").click()
    page.get_by_role("button", name="Use fingerprint or face").click()
    page.wait_for_url("**/estates/")
    page.goto(f"{fresh.url}/imports/")
    assert page.url.endswith("/imports/")


def test_a_finger_that_is_not_known_is_told_so_on_the_page(fresh, page):
    page.stop_knowing()
    page.goto(f"{fresh.url}/sign-in/")
    page.get_by_text("With my fingerprint or face").click()
    page.get_by_role("button", name="Use fingerprint or face").click()
    page.get_by_text("That did not work, or it was cancelled.").wait_for()
