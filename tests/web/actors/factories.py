"""Organisations of an estate: valid by default, each test names what it is about."""

from datetime import date
from decimal import Decimal

from linli.web.actors.models import Actor, Agreement, Contact, Kind, Party, Pledge, Resource, Unit

SPRING = date(2020, 3, 1)
"""Long ago by any clock, so that what began then holds on a page."""


def actor(estate, name="顺安物业", kind=Kind.PROPERTY, **values):
    return Actor.objects.create(estate=estate, name=name, kind=kind, **values)


def contact(of, role="报修", phone="0512-6512 0000", **values):
    return Contact.objects.create(actor=of, role=role, phone=phone, **values)


def pledge(of, resource=Resource.PEOPLE, quantity=Decimal(4), unit=Unit.PERSON, **values):
    values = {"since": SPRING} | values
    return Pledge.objects.create(
        actor=of, resource=resource, quantity=quantity, unit=unit, **values
    )


def agreement(*actors, title="共用会议室", **values):
    made = Agreement.objects.create(
        estate=actors[0].estate, title=title, **{"since": SPRING} | values
    )
    for each in actors:
        Party.objects.create(agreement=made, actor=each, does="出一间房")
    return made
