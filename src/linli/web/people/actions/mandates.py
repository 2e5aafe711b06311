"""Proxies and carers: given, confirmed, withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.models import Care, Errand, Proxy
from linli.web.people.models.mandate import Consent
from linli.web.people.models.periods import not_before
from linli.web.people.recorded import note_own
from linli.web.people.rules import why_not_give_proxy, why_not_settle, why_not_stand_in
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@dataclass(frozen=True, slots=True)
class ProxyTerms:
    """For one matter, or for all until a day; how to vote may be left to the holder."""

    until: date | None = None
    matter: int | None = None
    about: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True)
class CareTerms:
    """What a carer may do, until when, and how the elder has agreed."""

    until: date
    consent: Consent
    may_speak: bool = False
    witnesses: str = ""


@transaction.atomic
def give_proxy(
    hand: Hand, estate: Estate, holder: Person, terms: ProxyTerms, *, moment: datetime
) -> Proxy:
    """An owner lets ``holder`` vote for them, from this moment."""
    if obstacle := why_not_settle(hand):
        raise PermissionDenied(obstacle)
    return _new_proxy(hand, estate, holder, terms, moment)


@transaction.atomic
def note_paper_proxy(
    hand: Hand,
    estate: Estate,
    giver: Person,
    holder: Person,
    terms: ProxyTerms,
    *,
    moment: datetime,
) -> Proxy:
    """The committee takes in a proxy that was signed on paper, having seen it."""
    rights.demand(hand, "confirm_proxy", estate, moment=moment)
    at_counter = Hand(giver, hand.by, "desk")
    return _new_proxy(at_counter, estate, holder, terms, moment, on_paper=True)


def _new_proxy(
    hand: Hand,
    estate: Estate,
    holder: Person,
    terms: ProxyTerms,
    moment: datetime,
    *,
    on_paper: bool = False,
) -> Proxy:
    giver = hand.person
    # The holder's row is locked, so that two owners at once do not both pass under the limit.
    Person.objects.select_for_update(no_key=True).get(pk=holder.pk)
    day = timezone.localdate(moment)
    mine = Proxy.objects.filter(estate=estate, giver=giver, ended_at=None)
    mine.filter(until__lt=day).update(ended_at=not_before(moment, "given_at"))
    if obstacle := why_not_give_proxy(giver, holder, estate, day):
        raise PermissionDenied(obstacle)
    try:
        with transaction.atomic():
            made = Proxy.objects.create(
                estate=estate,
                giver=giver,
                holder=holder,
                given_at=moment,
                confirmed_at=moment,
                on_paper=on_paper,
                matter=terms.matter,
                about=terms.about,
                wish=terms.wish,
                until=terms.until,
            )
    except IntegrityError as error:
        raise PermissionDenied(
            _("There is a proxy for this already. Withdraw it first, then give the new one.")
        ) from error
    facts = {
        "matter": terms.matter,
        "until": terms.until and terms.until.isoformat(),
        "on_paper": on_paper,
    }
    note_own("give_proxy", estate, hand, "owner", holder, facts, moment=moment)
    return made


@transaction.atomic
def agree_to_carer(
    hand: Hand, estate: Estate, carer: Person, terms: CareTerms, *, moment: datetime
) -> Care:
    """An elder agrees on their own phone: the hand must be their own."""
    if hand.how != "self" or terms.consent != Consent.OWN_PHONE:
        raise PermissionDenied(_("Only the person themselves can agree like this."))
    return _new_care(hand.person, estate, carer, terms, moment)


@transaction.atomic
def note_carer(
    hand: Hand, estate: Estate, elder: Person, carer: Person, terms: CareTerms, *, moment: datetime
) -> Care:
    """The committee notes how an elder has agreed: on paper, or spoken before two witnesses."""
    rights.demand(hand, "confirm_care", estate, moment=moment)
    if terms.consent == Consent.OWN_PHONE:
        raise PermissionDenied(_("Only the person themselves can agree like this."))
    if carer == hand.by:
        raise PermissionDenied(
            _("You cannot note a consent to yourself. Ask a colleague to hear it.")
        )
    return _new_care(elder, estate, carer, terms, moment)


def _new_care(
    elder: Person, estate: Estate, carer: Person, terms: CareTerms, moment: datetime
) -> Care:
    day = timezone.localdate(moment)
    old = Care.objects.filter(estate=estate, giver=elder, holder=carer, ended_at=None)
    old.filter(until__lt=day).update(ended_at=not_before(moment, "given_at"))
    if obstacle := why_not_stand_in(elder, carer, estate, day):
        raise PermissionDenied(obstacle)
    try:
        with transaction.atomic():
            return Care.objects.create(
                estate=estate,
                giver=elder,
                holder=carer,
                given_at=moment,
                confirmed_at=moment,
                consent=terms.consent,
                witnesses=terms.witnesses,
                may_speak=terms.may_speak,
                until=terms.until,
            )
    except IntegrityError as error:
        raise PermissionDenied(
            _("%(name)s is already noted as a carer. Withdraw that first.") % {"name": carer.name}
        ) from error


@transaction.atomic
def withdraw(hand: Hand, mandate: Proxy | Care, *, moment: datetime) -> None:
    """Giver or holder ends it at any time, themselves or at the counter; what runs on it stops."""
    if hand.person.pk not in (mandate.giver_id, mandate.holder_id):
        raise PermissionDenied(_("Only the two people it is between can end this."))
    if obstacle := why_not_settle(hand):
        raise PermissionDenied(obstacle)
    mine = type(mandate).objects.filter(pk=mandate.pk, ended_at=None)
    if not mine.update(ended_at=not_before(moment, "given_at")):
        return
    kind = "proxy" if isinstance(mandate, Proxy) else "care"
    running = Errand.objects.filter(ended_at=None, **{kind: mandate})
    running.update(ended_at=not_before(moment, "began_at"))
    if isinstance(mandate, Proxy):
        other = mandate.holder if hand.person.pk == mandate.giver_id else mandate.giver
        role = "owner" if hand.person.pk == mandate.giver_id else "resident"
        note_own("end_proxy", mandate.estate, hand, role, other, {}, moment=moment)
