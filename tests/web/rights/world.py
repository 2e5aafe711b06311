"""One person of each role in the small estate, and one of everything an address is about."""

from django.test import Client

from tests.web.conftest import NOON
from tests.web.people.factories import LONG_AGO, lives, person

HOMES = {"owner": "1-1-101", "tenant": "1-1-301", "family": "1-2-301"}
OFFICES = (
    "committee",
    "party_branch",
    "government",
    "owners_committee",
    "property",
    "planner",
    "grid_worker",
    "building_leader",
    "supervisor",
    "social",
    "volunteers",
    "enterprise",
    "utility",
    "work_unit",
    "clinic",
    "other",
)
ROLES = ("visitor", "stranger", *HOMES, *OFFICES, "operator")
"""The columns of the table. A stranger has an account, but no home and no office here."""


def browsers(estate, operator, sign_in):
    """A browser for each role."""
    from linli.web.people.models import Position  # noqa: PLC0415 - needs Django set up

    people = {"stranger": person("stranger"), "operator": operator}
    for relation, home in HOMES.items():
        people[relation] = person(relation)
        lives(estate, people[relation], home, relation)
    for office in OFFICES:
        people[office] = person(office)
        Position.objects.create(person=people[office], estate=estate, office=office, since=LONG_AGO)
    return {"visitor": Client()} | {role: sign_in(who) for role, who in people.items()}


def places(estate, diagnosis, upload):
    """What stands in addresses, by the name of the address: its arguments."""
    from linli.web.people.models import Occupancy, Position  # noqa: PLC0415 - needs Django set up
    from linli.web.people.models.doubt import Doubt  # noqa: PLC0415
    from tests.web.actors.factories import actor, agreement, contact, pledge  # noqa: PLC0415

    occupancy, position = Occupancy.objects.first(), Position.objects.first()
    doubt = Doubt.objects.create(occupancy=occupancy, by=occupancy.person, raised_at=NOON)
    company = actor(estate)
    about = (
        (estate.pk, ESTATES),
        (diagnosis.pk, TESTS),
        (company.pk, ACTORS),
        (estate.estate, ("journal-export", "journal-check", "journal")),
    )
    return {name: [key] for key, names in about for name in names} | {
        "building": [estate.pk, "1"],
        "sheet": [estate.pk, "buildings"],
        "upload": [upload.pk],
        "apply": [upload.pk],
        "agreement-end": [agreement(company, actor(estate, "社工站")).pk],
        "contact-drop": [contact(company).pk],
        "pledge-end": [pledge(company).pk],
        "journal-entry": [estate.estate, 1],
        "home-people": [estate.pk, "1-1-101"],
        "take-in": [estate.pk, "1-1-101"],
        "confirm-owner": [estate.pk, occupancy.pk],
        "end-home": [estate.pk, occupancy.pk],
        "dismiss-doubt": [estate.pk, doubt.pk],
        "end-office": [estate.pk, position.pk],
        **ANYTHING,
    }


ACTORS = ("actor", "actor-change", "actor-end", "actor-drop", "contact-new", "pledge-new")
TESTS = (
    "diagnosis",
    "cancel",
    "report",
    "outcomes",
    "report-page",
    "report-pdf",
    "report-json",
)
ESTATES = (
    "actor-graph",
    "actors",
    "actor-table",
    "actor-new",
    "actor-take",
    "agreement-new",
    "estate",
    "map",
    "ledger",
    "workbook",
    "stress",
    "people",
    "homes",
    "letters",
    "revoke",
    "offices",
    "papers",
    "paper-proxy",
    "heard-consent",
    "desk",
    "desk-begin",
)
ANYTHING = {
    "account-contact-remove": ["email"],
    "account-device-end": [1],
    "mfa_remove_webauthn": [1],
    "join-code": ["a"],
    "leave-home": [1],
    "doubt": [1],
    "give-proxy": [1],
    "agree-to-carer": [1],
    "withdraw": ["proxy", 1],
    "act-for": ["proxy", 1],
}
"""Addresses of one's own things: the right is to be signed in, whatever they are about."""
