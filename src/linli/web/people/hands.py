"""By whose hand: what an errand allows, asked anew at each request."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.people.models import Care, Errand, Proxy
from linli.web.people.models.errand import How
from linli.web.people.rules import why_not_stand_in
from linli.web.shared import rights
from linli.web.shared.rights import Hand, Limits
from linli.web.shared.rights import How as HandHow

SILENCE = {
    How.DESK: timedelta(minutes=15),
    How.CARER: timedelta(hours=1),
    How.PROXY: timedelta(hours=1),
}
"""After so long without a page asked for, whoever sits there may be somebody else."""
HOWS: dict[How, HandHow] = {How.DESK: "desk", How.CARER: "carer", How.PROXY: "proxy"}
HEAR_EVERY = timedelta(minutes=1)


def why_lapsed(errand: Errand, moment: datetime) -> str | None:
    """Why this errand no longer holds; None while it does."""
    name = {"name": errand.person.name}
    if errand.ended_at is not None:
        return _("You no longer act for %(name)s: it has been ended.") % name
    if moment - errand.heard_at > SILENCE[How(errand.how)]:
        return _("You no longer act for %(name)s: nothing was done for a while.") % name
    day = timezone.localdate(moment)
    if why_not_stand_in(errand.person, errand.by, errand.estate, day):
        return _("You no longer act for %(name)s: they have no home here now.") % name
    mandate = errand.proxy or errand.care
    if mandate is None:
        own = Hand(errand.by, errand.by)
        if not rights.may(own, "serve_at_desk", errand.estate, moment=moment):
            return _("You no longer act for %(name)s: you do not serve at this counter.") % name
    elif not _holds(mandate, moment):
        return _("You no longer act for %(name)s: the consent has ended.") % name
    return None


def _holds(mandate: Proxy | Care, moment: datetime) -> bool:
    until = mandate.until
    return (
        mandate.ended_at is None
        and mandate.confirmed_at is not None
        and (until is None or until >= timezone.localdate(moment))
    )


def hand_of(errand: Errand) -> Hand:
    """The hand of an errand that holds."""
    limits = Limits(estate=errand.estate_id)
    if errand.care is not None:
        limits = Limits(errand.estate_id, speak=errand.care.may_speak)
    elif errand.proxy is not None:
        limits = Limits(errand.estate_id, speak=False, vote=True, matter=errand.proxy.matter)
    return Hand(errand.person, errand.by, HOWS[How(errand.how)], limits)


def hear(errand: Errand, moment: datetime) -> None:
    """Note that somebody is still there, without writing at every request."""
    if moment - errand.heard_at > HEAR_EVERY:
        Errand.objects.filter(pk=errand.pk).update(heard_at=moment)
