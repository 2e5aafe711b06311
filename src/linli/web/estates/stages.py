"""What a running stress test is at, and how long one will take."""

from datetime import timedelta

from django.utils.translation import gettext as _

from linli.reports import labels
from linli.web.estates.models import Diagnosis, Estate
from linli.web.shared.language import Language


def stage(shown: Diagnosis, lang: Language) -> str:
    """The shock that is being played through, or that the answer is being studied.

    Progress counts draws: those of the shocks first, in their order, then those of the study.
    """
    at, events = shown.done // shown.draws, len(shown.shocks)
    if at >= events:
        return _("Finding out how sure the answer is and what it hangs on")
    return _("Playing through event %(at)d of %(events)d: %(event)s") % {
        "at": at + 1,
        "events": events,
        "event": labels.shock(shown.shocks[at], lang),
    }


def expected(estate: Estate, events: int, draws: int) -> timedelta | None:
    """How long a test will take, by the pace of the estate's last one; None before the first."""
    last = Diagnosis.objects.done().without_result().filter(estate=estate).first()
    if last is None or last.started_at is None or last.ended_at is None:
        return None
    pace = (last.ended_at - last.started_at) / (last.draws * len(last.shocks))
    return pace * draws * events
