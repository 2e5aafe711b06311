"""Who acts for me, for whom I act, and what has been done for me."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.web.estates.models import Estate
from linli.web.people.actions import mandates as acts
from linli.web.people.actions.errands import finish, stand_in
from linli.web.people.done import done_for
from linli.web.people.forms.mandates import CarerForm, ProxyForm
from linli.web.people.middleware import ERRAND
from linli.web.people.models import Care, Errand, Proxy
from linli.web.people.rules import why_not_settle
from linli.web.people.views.mine import of_hand
from linli.web.shared.request import Request
from linli.web.shared.rights import Hand, own

LATEST = 50


@own
@require_safe
def helpers(request: Request) -> HttpResponse:
    hand, today = request.hand, timezone.localdate()
    values: dict[str, object] = {
        "proxies_given": _open(Proxy, hand, "giver"),
        "proxies_held": _open(Proxy, hand, "holder"),
        "carers": _open(Care, hand, "giver"),
        "cared_for": _open(Care, hand, "holder"),
        "errands": _errands(hand),
        "done": done_for(hand.person, hand.limits.estate if hand.limits else None),
        "estates": _estates(hand),
        "owned": _estates(hand, only_owned=True),
        "may_settle": why_not_settle(hand) is None,
        "self": hand.how == "self",
        "today": today,
    }
    return render(request, "people/helpers.html", values)


def _open(model: type[Proxy] | type[Care], hand: Hand, side: str) -> list[Any]:
    rows = model._default_manager.filter(ended_at=None, **{side: hand.person})
    rows = rows.filter(Q(until=None) | Q(until__gte=timezone.localdate()))
    if hand.limits is not None:
        rows = rows.filter(estate=hand.limits.estate)
    return list(rows.select_related("giver", "holder", "estate").order_by("pk"))


def _errands(hand: Hand) -> list[Errand]:
    rows = Errand.objects.filter(person=hand.person).select_related("by", "estate")
    if hand.limits is not None:
        rows = rows.filter(estate=hand.limits.estate)
    return list(rows.order_by("-began_at")[:LATEST])


def _estates(hand: Hand, *, only_owned: bool = False) -> list[Estate]:
    rows = of_hand(hand).current(timezone.localdate())
    found = (rows.owners() if only_owned else rows).values("estate")
    return list(Estate.objects.filter(pk__in=found))


@own
@require_http_methods(["GET", "HEAD", "POST"])
def give_proxy(request: Request, pk: int) -> HttpResponse:
    estate = _mine(request.hand, pk, only_owned=True)
    asked = {key: request.GET[key] for key in ("matter", "about") if key in request.GET}
    form = (
        ProxyForm(estate, request.POST)
        if request.method == "POST"
        else ProxyForm(estate, initial=asked)
    )
    if form.is_bound and form.is_valid():
        holder = form.cleaned_data["holder"]
        try:
            acts.give_proxy(request.hand, estate, holder, form.terms(), moment=timezone.now())
        except PermissionDenied as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("%(name)s can now vote for you.") % {"name": holder.name})
            return redirect("helpers")
    values = {"form": form, "estate_of": estate}
    return render(request, "people/give_proxy.html", values, status=_status(form))


@own
@require_http_methods(["GET", "HEAD", "POST"])
def agree_to_carer(request: Request, pk: int) -> HttpResponse:
    estate = _mine(request.hand, pk)
    form = CarerForm(estate, request.POST) if request.method == "POST" else CarerForm(estate)
    if form.is_bound and form.is_valid():
        carer = form.cleaned_data["carer"]
        try:
            acts.agree_to_carer(request.hand, estate, carer, form.terms(), moment=timezone.now())
        except PermissionDenied as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("%(name)s can now help you.") % {"name": carer.name})
            return redirect("helpers")
    values = {"form": form, "estate_of": estate}
    return render(request, "people/agree_to_carer.html", values, status=_status(form))


def _mine(hand: Hand, pk: int, *, only_owned: bool = False) -> Estate:
    found = [estate for estate in _estates(hand, only_owned=only_owned) if estate.pk == pk]
    if not found:
        raise Http404(pk)
    return found[0]


@own
@require_POST
def withdraw(request: Request, kind: str, number: int) -> HttpResponse:
    mandate = _mandate(kind, number)
    acts.withdraw(request.hand, mandate, moment=timezone.now())
    messages.success(request, _("It has ended. From now on nobody can act on it."))
    return redirect("helpers")


@own
@require_POST
def act_for(request: Request, kind: str, number: int) -> HttpResponse:
    """Begin to act for the giver of a mandate I hold."""
    mandate = _mandate(kind, number)
    errand = stand_in(request.hand.by, mandate, moment=timezone.now())
    request.session[ERRAND] = errand.pk
    return redirect("estate", mandate.estate_id)


@own
@require_POST
def act_for_myself(request: Request) -> HttpResponse:
    """End acting for somebody else."""
    errand = request.errand
    finish(request.hand.by, moment=timezone.now())
    request.session.pop(ERRAND, None)
    messages.success(request, _("From now on you act for yourself again."))
    return redirect("desk", errand.estate_id) if errand and errand.seen else redirect("helpers")


def _mandate(kind: str, number: int) -> Proxy | Care:
    """Whether it is this person's to use or end is asked by the action."""
    if kind not in ("proxy", "care"):
        raise Http404(kind)
    if kind == "proxy":
        return get_object_or_404(Proxy.objects.select_related("estate", "giver"), pk=number)
    return get_object_or_404(Care.objects.select_related("estate", "giver"), pk=number)


def _status(form: ProxyForm | CarerForm) -> int:
    return 422 if form.is_bound else 200
