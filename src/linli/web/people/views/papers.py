"""Papers the committee takes in: proxies signed on paper, consents to carers."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.web.estates.found import find_estate
from linli.web.people.actions.mandates import note_carer, note_paper_proxy
from linli.web.people.forms.mandates import HeardConsentForm, PaperProxyForm
from linli.web.people.models import Care, Proxy
from linli.web.shared.request import Request
from linli.web.shared.rights import right

ANY = ["GET", "HEAD", "POST"]
Form = PaperProxyForm | HeardConsentForm


@right("confirm_care", of=find_estate)
@require_safe
def papers(request: Request, **_address: object) -> HttpResponse:
    """Who acts for whom here today."""
    rows = {"estate": request.subject, "ended_at": None}
    values = {
        "estate": request.subject,
        "here": "people",
        "tab": "papers",
        "proxies": Proxy.objects.filter(**rows).select_related("giver", "holder").order_by("pk"),
        "carers": Care.objects.filter(**rows).select_related("giver", "holder").order_by("pk"),
    }
    return render(request, "people/papers.html", values)


@right("confirm_proxy", of=find_estate)
@require_http_methods(ANY)
def paper_proxy(request: Request, **_address: object) -> HttpResponse:
    return _take_in(request, PaperProxyForm, note_paper_proxy, "people/paper_proxy.html")


@right("confirm_care", of=find_estate)
@require_http_methods(ANY)
def heard_consent(request: Request, **_address: object) -> HttpResponse:
    return _take_in(request, HeardConsentForm, note_carer, "people/heard_consent.html")


def _take_in(
    request: Request, kind: type[Form], note: Callable[..., object], template: str
) -> HttpResponse:
    estate = request.subject
    form = kind(estate, request.POST) if request.method == "POST" else kind(estate)
    if form.is_bound and form.is_valid():
        try:
            note(request.hand, estate, *form.people(), form.terms(), moment=timezone.now())
        except PermissionDenied as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Taken in. It holds from now on."))
            return redirect("papers", estate.pk)
    values = {"estate": estate, "here": "people", "tab": "papers", "form": form}
    return render(request, template, values, status=422 if form.is_bound else 200)
