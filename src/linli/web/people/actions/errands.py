"""Acting for somebody: beginning and ending."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.hands import why_lapsed
from linli.web.people.models import Care, Errand, Proxy
from linli.web.people.models.errand import How, Seen
from linli.web.people.models.periods import not_before
from linli.web.people.rules import why_not_stand_in
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@transaction.atomic
def serve(hand: Hand, estate: Estate, person: Person, seen: Seen, *, moment: datetime) -> Errand:
    """Staff begin to act for whoever stands at the counter."""
    rights.demand(hand, "serve_at_desk", estate, moment=moment)
    return _begin(Errand(estate=estate, person=person, by=hand.by, how=How.DESK, seen=seen), moment)


@transaction.atomic
def stand_in(by: Person, mandate: Proxy | Care, *, moment: datetime) -> Errand:
    """Begin to act under a proxy or as a carer."""
    if mandate.holder_id != by.pk:
        raise PermissionDenied(_("This was given to somebody else."))
    errand = Errand(estate=mandate.estate, person=mandate.giver, by=by)
    if isinstance(mandate, Proxy):
        errand.how, errand.proxy = How.PROXY, mandate
    else:
        errand.how, errand.care = How.CARER, mandate
    return _begin(errand, moment)


def _begin(errand: Errand, moment: datetime) -> Errand:
    day = timezone.localdate(moment)
    if obstacle := why_not_stand_in(errand.person, errand.by, errand.estate, day):
        raise PermissionDenied(obstacle)
    Person.objects.select_for_update(no_key=True).get(pk=errand.by.pk)
    finish(errand.by, moment=moment)
    errand.began_at = errand.heard_at = moment
    if obstacle := why_lapsed(errand, moment):
        raise PermissionDenied(obstacle)
    errand.save()
    return errand


def finish(by: Person, *, moment: datetime) -> None:
    """Whoever acts for somebody acts for themselves again."""
    open_ones = Errand.objects.filter(by=by, ended_at=None)
    open_ones.update(ended_at=not_before(moment, "began_at"))
