"""The digest by e-mail, for those who have asked for it, where a mailbox is configured."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.web.matters.models import ByMail, News
from linli.web.people.models import Letterhead

log = logging.getLogger(__name__)
PAUSE = timedelta(hours=20)
"""At least so long between two e-mails: one a day, whenever the hourly run comes round."""


def mail_digests(moment: datetime) -> int:
    """One e-mail to each who has news that no e-mail has told yet; how many were sent."""
    if not settings.EMAIL_OFFERED:
        return 0
    wished = ByMail.objects.filter(person__is_active=True).exclude(person__email=None)
    wished = wished.select_related("person").order_by("pk")
    return sum(_mail(wish, moment) for wish in wished)


def _mail(wish: ByMail, moment: datetime) -> bool:
    """Lines are claimed before they are sent and given back if sending fails."""
    mine = News.objects.filter(person=wish.person)
    if mine.filter(mailed_at__gt=moment - PAUSE).exists():
        return False
    waiting = mine.filter(mailed_at=None, at__gte=wish.since)
    keys = list(waiting.values_list("pk", flat=True))
    if not keys or not _claim(keys, moment):
        return False
    lines = list(News.objects.filter(pk__in=keys).select_related("matter__estate"))
    with translation.override(wish.person.language or settings.LANGUAGE_CODE):
        subject, text = _letter(lines)
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [str(wish.person.email)])
    except Exception as error:  # noqa: BLE001 - whatever a mailbox raises; it may hold the address
        log.error("A digest could not be sent: %s", type(error).__name__)  # noqa: TRY400 - see above
        mine.filter(pk__in=keys).update(mailed_at=None)
        return False
    return True


@transaction.atomic
def _claim(keys: Sequence[int], moment: datetime) -> bool:
    """All of these lines or none: what another run has begun to send is left to it whole."""
    if News.objects.filter(pk__in=keys, mailed_at=None).update(mailed_at=moment) == len(keys):
        return True
    transaction.set_rollback(True)
    return False


def _letter(lines: Sequence[News]) -> tuple[str, str]:
    """Subject and text."""
    sites = _sites(lines)
    subject = ngettext(
        "Linli: %(count)d thing is new for you",
        "Linli: %(count)d things are new for you",
        len(lines),
    ) % {"count": len(lines)}
    told = [_told(line, sites.get(line.matter.estate_id, "")) for line in lines]
    stop = _("You get this because you asked for it. On the page “What is new for me” you stop it.")
    return subject, "\n\n".join([*told, stop])


def _told(line: News, site: str) -> str:
    day = timezone.localdate(line.at).isoformat()
    told = {"day": day, "title": line.matter.title, "why": line.get_why_display()}
    words = _("%(day)s %(title)s: %(why)s.") % told
    return f"{words}\n{site}{reverse('matter', args=[line.matter_id])}" if site else words


def _sites(lines: Sequence[News]) -> dict[int, str]:
    """The address under which each estate's people reach Linli, as its letters name it."""
    estates = {line.matter.estate_id for line in lines}
    heads = Letterhead.objects.filter(estate__in=estates)
    return dict(heads.values_list("estate", "site"))
