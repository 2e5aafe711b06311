"""Erasing everything about a person who asks for it; what stays no longer points to them."""

from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.models import Device, Person
from linli.web.people.models import Occupancy, Position
from linli.web.people.models.periods import holds_on
from linli.web.people.rules import why_not_settle
from linli.web.shared.personal import declarations
from linli.web.shared.rights import Hand


@transaction.atomic
def forget(hand: Hand, *, moment: datetime) -> None:
    """Erase the person of ``hand``: their rows, their pseudonyms, their account.

    Entries of the journal stay as they are; with the pseudonym's row nobody can tell any more whose
    they were. From the highest app down, as rows lean on those below.
    """
    person = Person.objects.select_for_update().get(pk=hand.person.pk)
    if obstacle := why_not_forget(hand, timezone.localdate(moment)):
        raise PermissionDenied(obstacle)
    keys = Device.objects.filter(person=person).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    for each in reversed(declarations()):
        each.erase(person)
    person.delete()


def why_not_ask(hand: Hand) -> str | None:
    """Everything about a person is for them alone, or for them at the counter of their estate."""
    if obstacle := why_not_settle(hand):
        return obstacle
    elsewhere = Occupancy.objects.filter(person=hand.person)
    if hand.limits is not None and elsewhere.exclude(estate=hand.limits.estate).exists():
        return _("This person also has a home in another estate. They must ask on their own page.")
    return None


def why_not_forget(hand: Hand, day: date) -> str | None:
    if obstacle := why_not_ask(hand):
        return obstacle
    if Position.objects.filter(holds_on(day), person=hand.person).exists():
        return _(
            "You hold an office here. Give it up first, so that no office is left without "
            "anybody knowing."
        )
    others = Person.objects.filter(is_superuser=True, is_active=True).exclude(pk=hand.person.pk)
    if hand.person.is_superuser and not others.exists():
        return _("You are the only operator. Make somebody else one first.")
    return None
