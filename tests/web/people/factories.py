"""A few neighbours; each test names only what it is about."""

from datetime import date, timedelta

from linli.web.accounts.models import Person
from linli.web.people import codes
from linli.web.people.models import Care, Invitation, Occupancy, Position, Proxy
from linli.web.people.models.invitation import sealed
from linli.web.people.models.mandate import Consent
from linli.web.people.models.occupancy import Relation
from linli.web.people.models.position import Office
from linli.web.shared.rights import Hand
from tests.web.conftest import NOON

HOME, NEXT_DOOR = "1-1-101", "1-1-301"
LONG_AGO = date(2020, 1, 1)
FAR_OFF = date(2099, 1, 1)


def person(name="王阿姨", **values):
    return Person.objects.create_user(name=name, **values)


def lives(estate, who=None, home=HOME, relation=Relation.OWNER, **values):
    """Somebody's belonging to a home, since long ago."""
    return Occupancy.objects.create(
        **{
            "person": who or person(),
            "estate": estate,
            "dwelling": home,
            "relation": relation,
            "since": LONG_AGO,
        }
        | values
    )


def holds(estate, who, office=Office.COMMITTEE, **values):
    """Somebody's office, since long ago."""
    return Position.objects.create(
        **{"estate": estate, "person": who, "office": office, "since": LONG_AGO} | values
    )


def letter(estate, home=HOME, **values):
    """The code of a letter that has just been printed, and its row."""
    code = codes.fresh()
    row = Invitation.objects.create(
        **{
            "estate": estate,
            "dwelling": home,
            "digest": sealed("invitation", code),
            "printed_at": NOON,
            "expires_at": NOON + timedelta(days=180),
        }
        | values
    )
    return code, row


def valid_letter(estate, home=HOME):
    """One that is still open whenever the test runs; for tests through the browser."""
    return letter(estate, home, expires_at=NOON + timedelta(days=36_500))


def hand(who):
    return Hand(who, who)


def proxy(estate, giver, holder, **values):
    return Proxy.objects.create(
        **{
            "estate": estate,
            "giver": giver,
            "holder": holder,
            "given_at": NOON,
            "confirmed_at": NOON,
            "until": FAR_OFF,
        }
        | values
    )


def care(estate, giver, holder, **values):
    return Care.objects.create(
        **{
            "estate": estate,
            "giver": giver,
            "holder": holder,
            "given_at": NOON,
            "confirmed_at": NOON,
            "consent": Consent.OWN_PHONE,
            "until": FAR_OFF,
        }
        | values
    )
