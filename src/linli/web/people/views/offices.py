"""Who holds which office; giving and ending offices."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.web.estates.found import find_estate
from linli.web.people.actions import offices as acts
from linli.web.people.forms.staff import OfficeForm
from linli.web.people.found import find_position
from linli.web.people.models import Position
from linli.web.people.models.periods import holds_on
from linli.web.people.models.position import Office
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("appoint", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def offices(request: Request, pk: int) -> HttpResponse:
    estate, moment = request.subject, timezone.now()
    form = OfficeForm(estate, request.POST) if request.method == "POST" else OfficeForm(estate)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            acts.appoint(
                request.hand,
                estate,
                said["person"],
                Office(said["office"]),
                actor=said["actor"],
                building=said["building"] or None,
                moment=moment,
            )
        except PermissionDenied as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The office has been given."))
            return redirect("offices", pk)
    held = Position.objects.filter(holds_on(timezone.localdate(moment)), estate=estate)
    values = {
        "estate": estate,
        "here": "people",
        "tab": "offices",
        "form": form,
        "held": held.select_related("person", "actor").order_by("office", "building", "pk"),
    }
    return render(request, "people/offices.html", values, status=422 if form.is_bound else 200)


@right("appoint", of=find_position)
@require_POST
def end(request: Request, pk: int, **_address: object) -> HttpResponse:
    try:
        acts.end_office(request.hand, request.subject, moment=timezone.now())
    except PermissionDenied as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("The office has ended."))
    return redirect("offices", pk)
