"""Who takes part here: the list of 1+6+n, and the page of one organisation."""

from datetime import date

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.web.actors.found import find_actor
from linli.web.actors.models import Actor, Agreement, Kind, Place, Pledge
from linli.web.actors.models.actor import SIX, not_ended
from linli.web.actors.recorded import KEEP
from linli.web.actors.table import actor_workbook
from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate
from linli.web.shared.request import Request
from linli.web.shared.rights import may, right

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ORDER = list(Kind)


@right("see_actors", of=find_estate)
@require_safe
def actors(request: Request, pk: int) -> HttpResponse:  # noqa: ARG001 - the right found it
    """The organisations by their place in 1+6+n, and their agreements."""
    estate: Estate = request.subject
    today = timezone.localdate()
    held = Pledge.objects.filter(not_ended(today))
    here = list(
        Actor.objects.filter(not_ended(today), estate=estate).prefetch_related(
            "contacts", Prefetch("pledges", held)
        )
    )
    values = {
        "estate": estate,
        "here": "actors",
        "places": [(place, _of(place, here)) for place in Place],
        "missing": _(", ").join(_missing(here)),
        "gone": Actor.objects.filter(estate=estate, until__lte=today),
        "agreements": _agreements(estate, today),
        "keeps": may(request.hand, KEEP, estate, moment=timezone.now()),
    }
    return render(request, "actors/list.html", values)


def _of(place: Place, here: list[Actor]) -> list[Actor]:
    mine = [actor for actor in here if actor.place == place]
    return sorted(mine, key=lambda actor: (ORDER.index(Kind(actor.kind)), actor.name))


def _missing(here: list[Actor]) -> list[str]:
    """Kinds of the one and the six that this estate has nobody of."""
    present = {actor.kind for actor in here}
    wanted = [kind for kind in Kind if kind in SIX | {Kind.PARTY_BRANCH}]
    return [str(kind.label) for kind in wanted if kind not in present]


def _agreements(estate: Estate, today: date) -> list[Agreement]:
    mine = Agreement.objects.filter(not_ended(today), estate=estate)
    return list(mine.prefetch_related("parties__actor"))


@right("see_actors", of=find_actor)
@require_safe
def actor(request: Request, pk: int) -> HttpResponse:  # noqa: ARG001 - the right found it
    """What an organisation is there for, whom to call, what it pledges and has agreed."""
    shown: Actor = request.subject
    values = {
        "estate": shown.estate,
        "here": "actors",
        "actor": shown,
        "pledges": shown.pledges.all(),
        "parties": shown.parties.select_related("agreement"),
        "today": timezone.localdate(),
        "keeps": may(request.hand, KEEP, shown, moment=timezone.now()),
    }
    return render(request, "actors/actor.html", values)


@right("see_actors", of=find_estate)
@require_safe
def table(_request: Request, pk: int) -> HttpResponse:
    """The list as a workbook."""
    estate = get_object_or_404(Estate, pk=pk)
    response = HttpResponse(actor_workbook(estate), content_type=WORKBOOK)
    name = _("%(estate)s, who takes part.xlsx") % {"estate": estate}
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response
