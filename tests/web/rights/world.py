"""One person of each role in the small estate, and one of everything an address is about."""

from django.test import Client

from tests.web.conftest import NOON
from tests.web.people.factories import LONG_AGO, hand, lives, person

HOMES = {
    "owner": ("1-1-101", "owner"),
    "tenant": ("1-1-301", "tenant"),
    "family": ("1-2-301", "family"),
    "raiser": ("1-2-101", "tenant"),
}
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
"""The columns of the table. A stranger has an account, but no home and no office here; the raiser
is a tenant who has raised the matter."""


def cast(estate, operator):
    """A person of each role but the visitor."""
    from linli.web.people.models import Position  # noqa: PLC0415 - needs Django set up

    people = {"stranger": person("stranger")}
    for role, (home, relation) in HOMES.items():
        people[role] = person(role)
        lives(estate, people[role], home, relation)
    for office in OFFICES:
        people[office] = person(office)
        Position.objects.create(estate=estate, person=people[office], office=office, since=LONG_AGO)
    return people | {"operator": operator}


def browsers(people, sign_in):
    """A browser for each role."""
    return {"visitor": Client()} | {role: sign_in(who) for role, who in people.items()}


def renewal(estate, raiser):
    """A renewal, as it has all stages, and one of everything that belongs to a matter."""
    from linli.web.matters.models import (  # noqa: PLC0415 - needs Django set up
        Comment,
        Document,
        Notice,
        Objection,
    )
    from tests.web.matters.factories import TODAY, raised  # noqa: PLC0415

    matter = raised(estate, raiser, kind="renewal")
    said = {
        "matter": matter,
        "pseudonym": "x",
        "role": "tenant",
        "text": "x",
        "salt": b"",
        "at": NOON,
    }
    paper = {"matter": matter, "kind": "other", "name": "x", "media": "application/pdf", "size": 1}
    days = {"since": TODAY, "until": TODAY.replace(day=31)}
    return matter, {
        "comment": Comment.objects.create(**said),
        "objection": Objection.objects.create(stage="raised", **said),
        "notice": Notice.objects.create(
            matter=matter, stage="raised", text="x", salt=b"", hangs_at="x", posted_by="x", **days
        ),
        "document": Document.objects.create(
            file="matters/x.pdf", sha256="0" * 64, at=NOON, handed_in_by="x", **paper
        ),
    }


def places(estate, diagnosis, upload, matter, parts):
    """The arguments of each address, by its name; what is not here takes none."""
    from linli.web.people.models import Occupancy, Position  # noqa: PLC0415 - needs Django set up
    from linli.web.people.models.doubt import Doubt  # noqa: PLC0415
    from tests.web.actors.factories import actor, agreement, contact, pledge  # noqa: PLC0415
    from tests.web.people.needs import need  # noqa: PLC0415
    from tests.web.plans.factories import planned  # noqa: PLC0415

    occupancy, position = Occupancy.objects.first(), Position.objects.first()
    Doubt.objects.create(occupancy=occupancy, by=occupancy.person, raised_at=NOON)
    company, plan = actor(estate), planned(estate)
    about = (
        (estate.pk, OF_ESTATE),
        (diagnosis.pk, OF_TEST),
        (company.pk, OF_ACTOR),
        (matter.pk, OF_MATTER),
        (upload.pk, ("upload", "apply")),
        (plan.pk, OF_PLAN),
        (need(estate).pk, ("need-renew", "need-take-off", "my-care-withdraw")),
        (estate.estate, ("journal-export", "journal-check", "journal")),
        (parts["comment"].pk, ("comment-hide", "comment-appeal", "comment-settle")),
        (parts["objection"].pk, ("objection-answer", "objection-withdraw")),
        (parts["notice"].pk, ("notice", "notice-take-down", "matter-poster")),
        (parts["document"].pk, ("document",)),
        (agreement(company, actor(estate, "社工站")).pk, ("agreement-end",)),
        (contact(company).pk, ("contact-drop",)),
        (pledge(company).pk, ("pledge-end",)),
    )
    return {name: [key] for key, names in about for name in names} | {
        "building": [estate.pk, "1"],
        "sheet": [estate.pk, "buildings"],
        "plan-list": [plan.pk, "prices"],
        "wishes-paper-of": [estate.pk, "1-1-101"],
        "charter-kind": [estate.pk, "lift"],
        "charter-draft-act": [estate.pk, "invite"],
        "charter-draft-kind": [estate.pk, "lift"],
        "journal-entry": [estate.estate, 1],
        "home-people": [estate.pk, "1-1-101"],
        "take-in": [estate.pk, "1-1-101"],
        "confirm-owner": [estate.pk, occupancy.pk],
        "end-home": [estate.pk, occupancy.pk],
        "renew-pin": [estate.pk, occupancy.pk],
        "dismiss-doubt": [estate.pk, occupancy.pk],
        "end-office": [estate.pk, position.pk],
        **OWN,
    }


def hands(people):
    """Everybody acting for themselves."""
    from linli.web.shared.rights import VISITOR  # noqa: PLC0415 - needs Django set up

    return {"visitor": VISITOR} | {role: hand(who) for role, who in people.items()}


OF_TEST = ["diagnosis", "cancel", "report", "outcomes", "report-page", "report-pdf", "report-json"]
OF_PLAN = [
    "plan",
    "plan-stop",
    "plan-show",
    "plan-withdraw",
    "plan-pdf",
    "plan-workbook",
    "plan-json",
    "plan-homes",
]
OF_ACTOR = ["actor", "actor-change", "actor-end", "actor-drop", "contact-new", "pledge-new"]
OF_ESTATE = [
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
    "plans",
    "plan-new",
    "wishes",
    "wishes-gather",
    "wishes-begin",
    "wishes-end",
    "wishes-sheet",
    "wishes-paper",
    "wishes-lists",
    "matters",
    "matter-raise",
    "charter",
    "charter-versions",
    "charter-draft",
    "charter-discard",
    "charter-publish",
    "care",
    "care-open",
    "care-emergency",
    "care-due",
    "care-new",
    "care-looks",
    "care-assessment",
]
OF_MATTER = [
    "matter",
    "matter-amend",
    "matter-withdraw",
    "matter-take-up",
    "matter-refuse",
    "matter-merge",
    "matter-split",
    "matter-advance",
    "matter-close",
    "matter-reopen",
    "matter-post-notice",
    "matter-comment",
    "matter-object",
    "matter-support",
    "matter-follow",
    "matter-unfollow",
    "matter-hand-in",
    "matter-evidence",
    "matter-decide",
]
OWN = {
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
