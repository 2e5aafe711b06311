"""My homes: to which I belong, who else does, and what I can say about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.web.people.actions import homes as acts
from linli.web.people.doors import doors
from linli.web.people.models import Doubt, Occupancy
from linli.web.people.models.occupancy import OccupancyQuerySet
from linli.web.people.rules import why_not_settle
from linli.web.shared.request import Request
from linli.web.shared.rights import Hand, own


def of_hand(hand: Hand) -> OccupancyQuerySet:
    """The person's homes, ended ones too; through another's hand those of one estate only."""
    rows = Occupancy.objects.filter(person=hand.person).select_related("estate")
    return rows if hand.limits is None else rows.filter(estate=hand.limits.estate)


@own
@require_safe
def my_homes(request: Request) -> HttpResponse:
    day = timezone.localdate()
    mine = list(of_hand(request.hand).order_by("since", "pk"))
    now = [row for row in mine if row.until is None or row.until > day]
    values = {
        "homes": [_home(row, request.hand) for row in now],
        "past": [row for row in mine if row not in now and row.until and row.until > row.since],
        "may_settle": why_not_settle(request.hand) is None,
    }
    return render(request, "people/my_homes.html", values)


def _home(row: Occupancy, hand: Hand) -> dict[str, object]:
    others = (
        Occupancy.objects.current(timezone.localdate())
        .filter(estate=row.estate_id, dwelling=row.dwelling)
        .exclude(pk=row.pk)
        .select_related("person")
        .order_by("since", "pk")
    )
    doubted = set(
        Doubt.objects.filter(by=hand.person, settled_at=None, occupancy__in=others).values_list(
            "occupancy", flat=True
        )
    )
    return {
        "row": row,
        "door": doors(row.estate, [row.dwelling]).get(row.dwelling, row.dwelling),
        "others": [(other, other.pk in doubted) for other in others],
    }


@own
@require_POST
def leave(request: Request, number: int) -> HttpResponse:
    """I have moved out."""
    row = get_object_or_404(of_hand(request.hand), pk=number, until=None)
    acts.move_out(request.hand, row, moment=timezone.now())
    messages.success(
        request, _("Noted: you no longer belong to this home. What you did there stays on record.")
    )
    return redirect("my-homes")


@own
@require_POST
def doubt(request: Request, number: int) -> HttpResponse:
    """Not one of us."""
    homes = of_hand(request.hand).current(timezone.localdate())
    doors_of_mine = homes.values_list("estate", "dwelling")
    row = get_object_or_404(Occupancy.objects.select_related("estate"), pk=number, until=None)
    if (row.estate_id, row.dwelling) not in set(doors_of_mine):
        return redirect("my-homes")
    acts.doubt(request.hand, row, moment=timezone.now())
    messages.success(request, _("The committee has been told, and will ask."))
    return redirect("my-homes")
