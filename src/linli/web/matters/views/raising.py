"""Raising a matter in two steps; changing its text, taking it back."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.web.charter.current import in_force
from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate
from linli.web.matters import bridge
from linli.web.matters.actions import raising
from linli.web.matters.forms.raising import ORIGIN, RaiseForm
from linli.web.matters.forms.sorting import AmendForm, WithdrawForm
from linli.web.matters.found import find_matter
from linli.web.matters.models import Matter, Origin, Scope
from linli.web.matters.places import Place, home_of
from linli.web.matters.views.acting import acted
from linli.web.matters.wording import hint_of, kind_words
from linli.web.people import standing
from linli.web.shared.request import Request
from linli.web.shared.rights import right

ALIKE = 5
"""Like matters shown at most."""


@right("raise_matter", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def raise_one(request: Request, **_address: object) -> HttpResponse:
    """First what kind; then where and what; before it is sent, whether it is there already."""
    estate: Estate = request.subject
    today = timezone.localdate()
    kinds = in_force(estate, today).charter.kinds
    origin = _origin(request)
    context = {
        "estate": estate,
        "here": "matters",
        "origin": origin,
        "origin_words": _origin_words(origin),
        "somebody": request.hand.how != "self",
    }
    kind = kinds.get(request.POST.get("kind") or request.GET.get("kind", ""))
    if kind is None:
        return render(request, "matters/raise_kind.html", context | _kinds(kinds.values()))
    home = _home(request, estate, kind)
    office = bool(standing.roles_by(request.hand, estate, today) - standing.AT_HOME)
    if request.method != "POST":
        form = RaiseForm(estate, kind, home, office=office, initial={"origin": origin})
        return _write(request, form, context)
    form = RaiseForm(estate, kind, home, request.POST, office=office)
    if not form.is_valid():
        return _write(request, form, context, status=422)
    if "sure" not in request.POST and (alike := _alike(estate, form)):
        return _write(request, form, context | {"alike": alike})
    return _send(request, form, context)


def _origin(request: Request) -> str:
    """What handed this over, if anything: ``finding:KEY`` or ``fault:KEY``."""
    asked = request.POST.get("origin") or request.GET.get("origin", "")
    return asked if ORIGIN.fullmatch(asked) else ""


def _origin_words(origin: str) -> str:
    source, _sign, key = origin.partition(":")
    return f"{Origin(source).label}: {key}" if key else ""


def _home(request: Request, estate: Estate, kind: bridge.Kind) -> str:
    """What is chosen at first where the kind is about one building or entrance only."""
    home = home_of(request.hand, estate, timezone.localdate())
    if home is None or Scope.ESTATE in kind.scopes:
        return ""
    whole = Place(Scope.BUILDING, home.building)
    return (home if home.scope in kind.scopes else whole).value


def _kinds(kinds: Iterable[bridge.Kind]) -> dict[str, object]:
    """The everyday ones first, then those that owners decide by law."""
    told = [(kind, kind_words(kind), hint_of(kind)) for kind in kinds]
    owners = [each for each in told if each[0].decide.rule is not None]
    return {"everyday": [each for each in told if each not in owners], "by_owners": owners}


def _alike(estate: Estate, form: RaiseForm) -> list[Matter]:
    found = Matter.objects.alike(estate, form.cleaned_data["title"])
    return list(found.select_related("estate", "version")[:ALIKE])


def _write(
    request: Request, form: RaiseForm, context: dict[str, object], status: int = 200
) -> HttpResponse:
    told = {"form": form, "kind": form.kind, "kind_words": kind_words(form.kind)}
    told |= {"hint": hint_of(form.kind)}
    return render(request, "matters/raise.html", context | told, status=status)


def _send(request: Request, form: RaiseForm, context: dict[str, object]) -> HttpResponse:
    draft = form.draft(behalf=bool(context["somebody"]))
    try:
        raised = raising.raise_matter(request.hand, request.subject, draft, moment=timezone.now())
    except ValidationError as refused:
        form.add_error(None, refused.messages)
        return _write(request, form, context, status=422)
    messages.success(request, _("It is on the list now. You see here how it goes on."))
    return redirect("matter", raised.pk)


@right("amend", of=find_matter)
@require_POST
def amend(request: Request, **_address: object) -> HttpResponse:
    form = AmendForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        raising.amend(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("The new text is in."))


@right("withdraw", of=find_matter)
@require_POST
def withdraw(request: Request, **_address: object) -> HttpResponse:
    form = WithdrawForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        raising.withdraw(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("The matter has been taken back."))
