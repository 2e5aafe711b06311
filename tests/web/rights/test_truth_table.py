"""Every address x every role x every stage of a matter: who comes in, who is stopped.

``table.csv`` is the truth: ``y`` comes in, ``n`` is told why not, ``s`` is asked to sign in. A line
whose stage is ``*`` holds for every stage that has no line of its own. An address that is not in
the table fails the test; `python -m pytest tests/web/rights --print-table` prints what is so now,
for somebody to read before it becomes the truth.
"""

import csv
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from linli.engine.charter.acts import ACTS
from linli.web.shared import rights
from tests.web.rights.world import ROLES, browsers, places

TABLE = Path(__file__).with_name("table.csv")
SIGN_IN, REFUSED, MISSING = 302, 403, 404
pytestmark = pytest.mark.django_db


def addresses(patterns=None, before=""):
    """Every address of the site: its name and its view."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(one, "url_patterns"):
            yield from addresses(one.url_patterns, before + str(one.pattern))
        elif not before.startswith("admin/"):
            yield one.name, one.callback


def truth():
    """``(address, stage) -> {role: y, n or s}``."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["address"], row["stage"]): row for row in csv.DictReader(file)}


def seen(browser, address):
    """Whether a browser comes in. OPTIONS asks the right and starts nothing."""
    answer = browser.options(address)
    assert answer.status_code != MISSING or "account/" in address, address
    if answer.status_code == SIGN_IN and answer.url.startswith(reverse("sign-in")):
        return "s"
    return "n" if answer.status_code == REFUSED else "y"


@pytest.fixture
def world(lane, done, faulty, operator, sign_in):
    known = browsers(lane, operator, sign_in)
    return known, places(lane, done, faulty)


def test_every_address_has_its_line_and_every_line_its_address():
    assert {name for name, _ in truth()} == {name for name, _ in addresses()}


def test_every_right_that_a_page_asks_is_an_act_of_the_charter():
    asked = {needed.act for _, view in addresses() if (needed := rights.needed(view)).act}
    assert asked <= set(ACTS)


def test_who_comes_in_is_as_the_table_says(world):
    known, arguments = world
    table = truth()
    wrong = []
    for name, _view in addresses():
        if (name, "*") not in table:
            continue
        address = reverse(name, args=arguments.get(name, []))
        for role in ROLES:
            found, wanted = seen(known[role], address), table[name, "*"][role]
            if found != wanted:
                wrong.append(f"{name} as {role}: {found}, the table says {wanted}")
    assert not wrong, "\n".join(wrong)
