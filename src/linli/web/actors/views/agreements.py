"""Noting what organisations have agreed."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.web.actors import actions
from linli.web.actors.forms import AgreementForm, EndForm
from linli.web.actors.found import find_agreement
from linli.web.actors.models import Actor, Agreement
from linli.web.actors.models.actor import not_ended
from linli.web.actors.recorded import KEEP
from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate
from linli.web.shared.request import Request
from linli.web.shared.rights import right

asks = require_http_methods(["GET", "HEAD", "POST"])


@right(KEEP, of=find_estate)
@asks
def new(request: Request, pk: int) -> HttpResponse:
    estate: Estate = request.subject
    today = timezone.localdate()
    actors = list(Actor.objects.filter(not_ended(today), estate=estate))
    instance = Agreement(estate=estate, since=today)
    form = AgreementForm(request.POST or None, instance=instance, actors=actors)
    if form.is_valid():
        moment = timezone.now()
        try:
            actions.add_agreement(request.hand, estate, form.own(), form.does(), moment=moment)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("actors", pk)
    values = {
        "estate": estate,
        "here": "actors",
        "form": form,
        "own": [form[name] for name in form.Meta.fields],
        "lines": [form[name] for name in form.actors],
    }
    return render(request, "actors/agreement.html", values, status=422 if form.is_bound else 200)


@right(KEEP, of=find_agreement)
@asks
def end(request: Request, pk: int) -> HttpResponse:  # noqa: ARG001 - the right found it
    agreement: Agreement = request.subject
    form = EndForm(request.POST or None, since=agreement.since)
    if form.is_valid():
        until = form.cleaned_data["until"]
        actions.end_agreement(request.hand, agreement, until=until, moment=timezone.now())
        return redirect("actors", agreement.estate_id)
    values = {
        "estate": agreement.estate,
        "here": "actors",
        "form": form,
        "question": _("From which day on does “%(title)s” no longer hold?")
        % {"title": agreement.title},
        "back": redirect("actors", agreement.estate_id).url,
    }
    return render(request, "actors/form.html", values, status=422 if form.is_bound else 200)
