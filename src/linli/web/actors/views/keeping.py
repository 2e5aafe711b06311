"""Keeping the list: adding, correcting, ending."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.web.actors import actions
from linli.web.actors.forms import ActorForm, ContactForm, EndForm, PledgeForm, TakeForm
from linli.web.actors.found import find_actor, find_contact, find_pledge
from linli.web.actors.ledger import offered
from linli.web.actors.models import Actor, Contact, Pledge
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
    form = ActorForm(request.POST or None, instance=Actor(estate=estate))
    if form.is_valid():
        try:
            made = actions.add_actor(request.hand, estate, form.cleaned_data, moment=timezone.now())
        except IntegrityError:
            form.add_error(None, _("Somebody has just saved the same. Have a look at the list."))
        else:
            return redirect("actor", made.pk)
    return _form(request, form, estate, _("Which organisation takes part?"), back=("actors", pk))


@right(KEEP, of=find_actor)
@asks
def change(request: Request, pk: int) -> HttpResponse:
    actor: Actor = request.subject
    form = ActorForm(request.POST or None, instance=actor)
    if form.is_valid():
        actions.change_actor(request.hand, actor, form.cleaned_data, moment=timezone.now())
        return redirect("actor", pk)
    return _form(request, form, actor.estate, _("What is to be corrected?"), back=("actor", pk))


@right(KEEP, of=find_actor)
@asks
def end(request: Request, pk: int) -> HttpResponse:  # noqa: ARG001 - the right found it
    actor: Actor = request.subject

    def act(form: EndForm) -> None:
        until = form.cleaned_data["until"]
        actions.end_actor(request.hand, actor, until=until, moment=timezone.now())

    question = _("From which day on does it no longer take part?")
    return _ending(request, actor, question, act)


@right(KEEP, of=find_actor)
@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    """Take off the list what was put there by mistake."""
    actor: Actor = request.subject
    estate = actor.estate_id
    try:
        actions.drop_actor(request.hand, actor, moment=timezone.now())
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect("actor-end", pk)
    return redirect("actors", estate)


@right(KEEP, of=find_actor)
@asks
def contact(request: Request, pk: int) -> HttpResponse:
    actor: Actor = request.subject
    form = ContactForm(request.POST or None, instance=Contact(actor=actor))
    if form.is_valid():
        try:
            actions.add_contact(request.hand, actor, form.cleaned_data, moment=timezone.now())
        except IntegrityError:
            form.add_error(None, _("Somebody has just saved the same. Have a look at the list."))
        else:
            return redirect("actor", pk)
    return _form(request, form, actor.estate, _("Which desk can be called?"), back=("actor", pk))


@right(KEEP, of=find_actor)
@asks
def pledge(request: Request, pk: int) -> HttpResponse:
    actor: Actor = request.subject
    today = timezone.localdate()
    form = PledgeForm(request.POST or None, instance=Pledge(actor=actor, since=today))
    if form.is_valid():
        actions.add_pledge(request.hand, actor, form.cleaned_data, moment=timezone.now())
        return redirect("actor", pk)
    return _form(request, form, actor.estate, _("What is held ready?"), back=("actor", pk))


@right(KEEP, of=find_contact)
@require_POST
def drop_contact(request: Request, pk: int) -> HttpResponse:  # noqa: ARG001 - the right found it
    contact: Contact = request.subject
    actor = contact.actor_id
    actions.drop_contact(request.hand, contact, moment=timezone.now())
    return redirect("actor", actor)


@right(KEEP, of=find_pledge)
@asks
def end_pledge(request: Request, pk: int) -> HttpResponse:  # noqa: ARG001 - the right found it
    pledge: Pledge = request.subject

    def act(form: EndForm) -> None:
        until = form.cleaned_data["until"]
        actions.end_pledge(request.hand, pledge, until=until, moment=timezone.now())

    question = _("From which day on is it no longer promised?")
    return _ending(request, pledge.actor, question, act, pledge)


@right(KEEP, of=find_estate)
@asks
def take(request: Request, pk: int) -> HttpResponse:
    """Take over organisations that the ledger names."""
    estate: Estate = request.subject
    form = TakeForm(request.POST or None, offers=offered(estate))
    if form.is_valid():
        keys = form.cleaned_data["keys"]
        actions.take_from_ledger(request.hand, estate, keys, moment=timezone.now())
        messages.success(request, _("They are on the list."))
        return redirect("actors", pk)
    values = {"estate": estate, "here": "actors", "form": form}
    return render(request, "actors/take.html", values, status=422 if form.is_bound else 200)


def _ending(
    request: Request,
    actor: Actor,
    question: str,
    act: Callable[[EndForm], None],
    ended: Actor | Pledge | None = None,
) -> HttpResponse:
    form = EndForm(request.POST or None, since=(ended or actor).since)
    if form.is_valid():
        act(form)
        return redirect("actor", actor.pk)
    return _form(request, form, actor.estate, question, back=("actor", actor.pk))


def _form(
    request: Request,
    form: forms.BaseForm,
    estate: Estate,
    question: str,
    *,
    back: tuple[str, int],
) -> HttpResponse:
    values = {
        "estate": estate,
        "here": "actors",
        "form": form,
        "question": question,
        "back": redirect(*back).url,
    }
    return render(request, "actors/form.html", values, status=422 if form.is_bound else 200)
