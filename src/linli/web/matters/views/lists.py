"""The matters of an estate: what is being decided, and what waits for me."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.web.estates.found import find_estate
from linli.web.matters.listing import Filter, lines, waiting
from linli.web.matters.models import Matter
from linli.web.people import standing
from linli.web.shared.request import Request
from linli.web.shared.rights import right

SHOWN = 20
"""Matters on a page."""


@right("see_matters", of=find_estate)
@require_safe
def matters(request: Request, **_address: object) -> HttpResponse:
    """What waits for me first, then all, the newest first."""
    estate, today = request.subject, timezone.localdate()
    here = Matter.objects.filter(estate=estate)
    asked = Filter.of(request.GET, estate, today)
    pages = Paginator(asked.applied(here), SHOWN)
    page = pages.get_page(request.GET.get("page"))
    roles = standing.roles_by(request.hand, estate, today)
    context = {
        "estate": estate,
        "here": "matters",
        "filter": asked,
        "page": page,
        "lines": lines(page.object_list, asked.names, today),
        "waiting": waiting(here, roles, asked.names, today) if asked.plain else [],
        "any": pages.count > 0 or here.exists(),
    }
    return render(request, "matters/list.html", context)
