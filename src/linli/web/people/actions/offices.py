"""Giving offices and ending them."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.models import Person
from linli.web.actors.models import Actor
from linli.web.estates.models import Estate
from linli.web.people.models import Position
from linli.web.people.models.periods import holds_on
from linli.web.people.models.position import Office
from linli.web.people.recorded import note
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@transaction.atomic
def appoint(
    hand: Hand,
    estate: Estate,
    person: Person,
    office: Office,
    *,
    actor: Actor | None = None,
    building: str | None = None,
    moment: datetime,
) -> Position:
    """Give a person an office from today.

    Raises
    ------
    PermissionDenied : no right to appoint, or the person holds this office already
    """
    grant = rights.demand(hand, "appoint", estate, moment=moment)
    try:
        with transaction.atomic():
            made = Position.objects.create(
                estate=estate,
                person=person,
                office=office,
                actor=actor,
                building=building,
                since=timezone.localdate(moment),
            )
    except IntegrityError as error:
        raise PermissionDenied(
            _("%(name)s holds this office already.") % {"name": person.name}
        ) from error
    note(estate, grant, person, {"done": "given", "office": office.value}, moment=moment)
    return made


@transaction.atomic
def end_office(hand: Hand, position: Position, *, moment: datetime) -> None:
    """End an office today.

    Raises
    ------
    PermissionDenied : no right to, or nobody of the committee would be left to appoint anybody
    """
    grant = rights.demand(hand, "appoint", position.estate, moment=moment)
    Estate.objects.select_for_update(no_key=True).get(pk=position.estate_id)
    day = timezone.localdate(moment)
    committee = Position.objects.filter(
        holds_on(day), estate=position.estate_id, office=Office.COMMITTEE
    )
    if position.office == Office.COMMITTEE and not committee.exclude(pk=position.pk).exists():
        raise PermissionDenied(
            _("This is the last one of the committee here. Appoint the next one first.")
        )
    if Position.objects.filter(pk=position.pk, until=None).update(until=day):
        facts = {"done": "ended", "office": position.office}
        note(position.estate, grant, position.person, facts, moment=moment)


@transaction.atomic
def seat_founder(estate: Estate, founder: Person, *, moment: datetime) -> None:
    """Who brings an estate in sits on its committee; the first can only be given like this."""
    _seat, first = Position.objects.get_or_create(
        estate=estate,
        person=founder,
        office=Office.COMMITTEE,
        building=None,
        until=None,
        defaults={"since": timezone.localdate(moment)},
    )
    if first:
        facts = {"done": "given", "office": Office.COMMITTEE.value}
        note(estate, rights.by_rule("appoint"), founder, facts, moment=moment)
