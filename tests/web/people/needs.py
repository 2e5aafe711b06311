"""Entries of the list of those who need looking after."""

from datetime import timedelta

from linli.web.people.models import Look, Need, Position
from linli.web.people.models.mandate import Consent
from linli.web.people.models.need import Kind, Why
from tests.web.conftest import NOON
from tests.web.people.factories import HOME, LONG_AGO


def need(estate, **values):
    agreed = values.get("consented_on", NOON.date())
    return Need.objects.create(
        **{
            "estate": estate,
            "dwelling": HOME,
            "kind": Kind.POWER,
            "note": "用氧气机",
            "consent": Consent.PAPER,
            "consented_on": agreed,
            "review_on": agreed + timedelta(days=365),
        }
        | values
    )


def look(entry, who, **values):
    return Look.objects.create(
        **{
            "estate": entry.estate,
            "need": entry,
            "person": entry.person,
            "who": who,
            "role": "committee",
            "at": NOON,
            "why": Why.VISIT,
            "words": "送药",
        }
        | values
    )


def holds(estate, who, office="committee"):
    Position.objects.create(estate=estate, person=who, office=office, since=LONG_AGO)
    return who
