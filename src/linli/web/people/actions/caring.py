"""The list of those who need looking after: put on with consent, opened with a reason, erased."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.journal.actions import record
from linli.web.people.models import Look, Need
from linli.web.people.models.mandate import Consent
from linli.web.people.models.need import Kind, Why
from linli.web.people.rules import why_not_settle
from linli.web.shared import rights
from linli.web.shared.rights import Grant, Hand

SEE, KEEP = "see_vulnerable", "keep_vulnerable"
A_YEAR = timedelta(days=365)
"""After so long people are asked again; who does not agree again is taken off."""


@dataclass(frozen=True, slots=True)
class NeedTerms:
    """What is put on the list, and how the person agreed to just this."""

    dwelling: str
    kind: Kind
    consent: Consent
    consented_on: date
    person: Person | None = None
    note: str = ""
    witnesses: str = ""
    helper: Person | None = None


@transaction.atomic
def note_need(hand: Hand, estate: Estate, terms: NeedTerms, *, moment: datetime) -> Need:
    """Put somebody on the list who has agreed to it."""
    rights.demand(hand, KEEP, estate, moment=moment)
    if terms.consented_on > timezone.localdate(moment):
        raise PermissionDenied(_("They cannot have agreed on a day that is still to come."))
    return Need.objects.create(
        estate=estate,
        dwelling=terms.dwelling,
        kind=terms.kind,
        consent=terms.consent,
        consented_on=terms.consented_on,
        review_on=terms.consented_on + A_YEAR,
        person=terms.person,
        note=terms.note,
        witnesses=terms.witnesses,
        helper=terms.helper,
    )


@transaction.atomic
def renew(hand: Hand, need: Need, *, moment: datetime) -> None:
    """They were asked again and still agree, in the way they did."""
    rights.demand(hand, KEEP, need, moment=moment)
    today = timezone.localdate(moment)
    Need.objects.filter(pk=need.pk).update(consented_on=today, review_on=today + A_YEAR)


@transaction.atomic
def take_off(hand: Hand, need: Need, *, moment: datetime) -> None:
    """The person no longer agrees, or needs it no more: the entry is erased, looks at it stay."""
    rights.demand(hand, KEEP, need, moment=moment)
    need.delete()


@transaction.atomic
def withdraw(hand: Hand, need: Need) -> None:
    """One's own consent taken back, by oneself or at the counter."""
    if need.person_id != hand.person.pk:
        raise PermissionDenied(_("Only the person themselves can take back their consent here."))
    if obstacle := why_not_settle(hand):
        raise PermissionDenied(obstacle)
    need.delete()


@transaction.atomic
def open_door(
    hand: Hand, estate: Estate, dwelling: str, why: Why, words: str, *, moment: datetime
) -> list[Need]:
    """The entries of one door. Each look is kept."""
    grant = rights.demand(hand, SEE, estate, moment=moment)
    found = list(_open(estate).filter(dwelling=dwelling))
    return _looked(hand, grant, found, why, words, moment)


@transaction.atomic
def open_due(hand: Hand, estate: Estate, words: str, *, moment: datetime) -> list[Need]:
    """Those to be asked again within a month, before their entries are erased."""
    grant = rights.demand(hand, KEEP, estate, moment=moment)
    soon = timezone.localdate(moment) + timedelta(days=30)
    return _looked(
        hand, grant, list(_open(estate).filter(review_on__lte=soon)), Why.REVIEW, words, moment
    )


@transaction.atomic
def open_in_emergency(
    hand: Hand, estate: Estate, kind: Kind | None, words: str, *, moment: datetime
) -> list[Need]:
    """All entries, or those of one kind, as life or health is in danger (PIPL 13, item 4).

    Each look is kept, and that the list was opened stands in the public record with the number.
    """
    grant = rights.demand(hand, SEE, estate, moment=moment)
    asked = _open(estate) if kind is None else _open(estate).filter(kind=kind)
    found = _looked(hand, grant, list(asked), Why.EMERGENCY, words, moment)
    facts = {"entries": len(found)}
    record(estate.estate, grant, subject="care/list", facts=facts, moment=moment)
    return found


def _open(estate: Estate) -> QuerySet[Need]:
    return Need.objects.filter(estate=estate).select_related("person", "helper")


def _looked(
    hand: Hand, grant: Grant, found: list[Need], why: Why, words: str, moment: datetime
) -> list[Need]:
    Look.objects.bulk_create(
        Look(
            estate_id=need.estate_id,
            need=need,
            person=need.person,
            who=hand.by,
            role=grant.role,
            at=moment,
            why=why,
            words=words,
        )
        for need in found
    )
    return found
