"""Every address x every role x every stage of a matter: who comes in, who is stopped.

``table.csv`` is the truth: ``y`` comes in, ``n`` is told why not, ``s`` is asked to sign in. A line
whose stage is ``*`` holds for every stage that has no line of its own; ``ended`` is a matter that
is over. An address without a line fails, and the failure shows what is so now: read it, judge it,
and only then make it the truth.
"""

import csv
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from linli.engine.charter.acts import ACTS
from linli.web.shared import rights
from tests.web.conftest import NOON
from tests.web.matters.factories import at_stage
from tests.web.rights.world import ROLES, browsers, cast, hands, places, renewal

TABLE = Path(__file__).with_name("table.csv")
SIGN_IN, REFUSED, MISSING = 302, 403, 404
pytestmark = pytest.mark.django_db


def addresses(patterns=None, before=""):
    """Every address of the site but Django's own admin: its name and its view."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(one, "url_patterns"):
            yield from addresses(one.url_patterns, before + str(one.pattern))
        elif not before.startswith("admin/"):
            yield one.name, one.callback


def truth():
    """``(address, stage) -> {role: y, n or s}``."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["address"], row["stage"]): row for row in csv.DictReader(file)}


def through_a_browser(browser, address):
    """Whether a browser comes in. OPTIONS asks the right and starts nothing."""
    answer = browser.options(address)
    assert answer.status_code != MISSING or "/account/" in address, address
    if answer.status_code == SIGN_IN and answer.url.startswith(reverse("sign-in")):
        return "s"
    return "n" if answer.status_code == REFUSED else "y"


def asked(hand, act, matter):
    """The same question as the middleware asks, of a matter."""
    answer = rights.ask(hand, act, matter, moment=NOON)
    if isinstance(answer, rights.Grant):
        return "y"
    return "s" if answer.sign_in else "n"


def differing(found, wanted):
    """Each role that is not as the table says."""
    return [
        f"{role} {found[role]}, not {wanted[role]}" for role in ROLES if found[role] != wanted[role]
    ]


@pytest.fixture
def people(lane, operator):
    return cast(lane, operator)


def test_every_address_has_its_line_and_every_line_its_address():
    assert {name for name, _ in truth()} == {name for name, _ in addresses()}


def test_every_right_that_a_page_asks_is_an_act_of_the_charter():
    acts = {needed.act for _, view in addresses() if (needed := rights.needed(view)).act}
    assert acts <= set(ACTS)


def test_only_the_operator_comes_into_the_admin(people, sign_in):
    index = reverse("admin:index")
    found = {role: through_a_browser(one, index) for role, one in browsers(people, sign_in).items()}
    assert found == dict.fromkeys(ROLES, "n") | {"visitor": "s", "operator": "y"}


def test_who_comes_in_by_each_address_is_as_the_table_says(lane, people, sign_in, done, faulty):
    matter, parts = renewal(lane, people["raiser"])
    arguments, known = places(lane, done, faulty, matter, parts), browsers(people, sign_in)
    table, wrong = truth(), {}
    for name, _view in addresses():
        address = reverse(name, args=arguments.get(name, []))
        found = {role: through_a_browser(known[role], address) for role in ROLES}
        line = table.get((name, matter.stage)) or table[name, "*"]
        wrong[name] = differing(found, line)
    assert not {name: lines for name, lines in wrong.items() if lines}


def stages(matter):
    """The matter at each of its stages, and once it is over."""
    from linli.web.matters import bridge  # noqa: PLC0415 - needs Django set up

    for stage in bridge.kind_of(matter).stages:
        yield stage.code, at_stage(matter, stage.code)
    matter.state, matter.ended_at = "closed", NOON
    yield "ended", matter


def test_who_may_do_what_at_each_stage_of_a_matter_is_as_the_table_says(lane, people):
    matter, _parts = renewal(lane, people["raiser"])
    table, wrong, everybody = truth(), {}, hands(people)
    acts = {name: rights.needed(view).act for name, view in addresses()}
    for stage, at in stages(matter):
        for name, act in acts.items():
            if act and ACTS[act].where == "matter":
                found = {role: asked(everybody[role], act, at) for role in ROLES}
                line = table.get((name, stage)) or table[name, "*"]
                wrong[name, stage] = differing(found, line)
    assert not {place: lines for place, lines in wrong.items() if lines}


def test_the_table_knows_every_role_that_an_office_gives():
    from linli.web.people.models.position import Office  # noqa: PLC0415 - needs Django set up

    assert set(Office.values) <= set(ROLES)
