"""What a home wishes for: its list, and what all homes asked for once the round is closed."""

from collections.abc import Collection

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from linli.web.estates.found import find_estate
from linli.web.estates.models import Dwelling
from linli.web.people.doors import Door, door, doors, folded
from linli.web.plans import menus
from linli.web.plans.actions import wishes as actions
from linli.web.plans.bridge import InputError
from linli.web.plans.forms import ListsForm, WishForm
from linli.web.plans.models import Round, WishList
from linli.web.plans.reading import building_names, by_building, result_of
from linli.web.plans.rules import homes_of
from linli.web.plans.wording import refusal
from linli.web.shared import rights
from linli.web.shared.language import reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import right

MOST = 30
"""Doors shown at once; more words find fewer."""


@right("see_plan", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: Request, **_address: object) -> HttpResponse:
    """The list of one's own home while the round is open; afterwards what was asked for."""
    estate = request.subject
    asked = Round.objects.filter(estate=estate).first()
    values: dict[str, object] = {"estate": estate, "here": "wishes", "asked": asked}
    if asked is None:
        return render(request, "plans/wishes.html", values)
    if not asked.is_open:
        values["result"] = result_of(asked, reader_language())
        return render(request, "plans/wishes.html", values)
    moment = timezone.now()
    if not rights.may(request.hand, "hand_in_wishes", estate, moment=moment):
        return render(request, "plans/wishes.html", values)
    homes = homes_of(request.hand, estate, timezone.localdate(moment))
    wanted = request.POST.get("home") or request.GET.get("home", "")
    mine = wanted if wanted in homes else next(iter(homes), None)
    if mine is None:
        return render(request, "plans/wishes.html", values | {"nobodys": True})
    return _list(request, asked, mine, homes, values)


def _list(
    request: Request, asked: Round, mine: str, homes: list[str], values: dict[str, object]
) -> HttpResponse:
    known = doors(asked.estate, homes)
    home = known.get(mine, Door(mine))
    form = _form(request, asked, home, asked.ticked_by(mine))
    if form.is_bound and form.is_valid():
        codes = form.cleaned_data["measures"]
        try:
            actions.hand_in(request.hand, asked, mine, codes, moment=timezone.now())
        except ValidationError as refused:
            form.add_error("measures", refused)
        else:
            messages.success(
                request, _("Your home's list is in. You can change it until the round is closed.")
            )
            return redirect(f"{request.path}?home={mine}" if len(homes) > 1 else request.path)
    values |= {
        "form": form,
        "home": home,
        "homes": [known.get(key, Door(key)) for key in homes],
        "before": WishList.objects.filter(round=asked, dwelling=mine).first(),
    }
    return render(request, "plans/wishes.html", values, status=422 if form.is_bound else 200)


def _form(request: Request, asked: Round, home: Door, before: Collection[str] = ()) -> WishForm:
    found = menus.groups(asked, home, building_names(asked.estate), reader_language())
    sent = request.POST if request.method == "POST" else None
    return WishForm(found, sent, initial={"measures": before})


@right("keep_wishes", of=find_estate)
@require_http_methods(["GET", "HEAD"])
def gather(request: Request, **_address: object) -> HttpResponse:
    """Asking all homes: how many have handed in, where nobody has been heard yet."""
    estate = request.subject
    asked = Round.objects.filter(estate=estate).first()
    values = {
        "estate": estate,
        "here": "plans",
        "asked": asked,
        "buildings": by_building(asked) if asked else [],
        "homes": Dwelling.objects.filter(estate=estate).count(),
    }
    return render(request, "plans/gather.html", values)


@right("keep_wishes", of=find_estate)
@require_POST
def begin(request: Request, pk: int) -> HttpResponse:
    try:
        actions.open_round(request.hand, request.subject, moment=timezone.now())
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    except InputError as error:
        messages.warning(request, refusal(error.code, error.where, error.facts))
    else:
        messages.success(
            request, _("Everybody who lives here finds the list under “Decide” from now on.")
        )
    return redirect("wishes-gather", pk)


@right("keep_wishes", of=find_estate)
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    asked = Round.objects.open().filter(estate=pk).first()
    if asked is None:
        messages.warning(request, _("No round is open."))
        return redirect("wishes-gather", pk)
    actions.close_round(request.hand, asked, moment=timezone.now())
    messages.success(request, _("The round is closed. Plans follow it from now on."))
    return redirect("wishes-gather", pk)


@right("serve_at_desk", of=find_estate)
@require_http_methods(["GET", "HEAD"])
def paper(request: Request, **_address: object) -> HttpResponse:
    """Sheets of paper that came back: whose is it?"""
    estate, words = request.subject, request.GET.get("q", "").strip()
    asked = Round.objects.open().filter(estate=estate).first()
    values: dict[str, object] = {"estate": estate, "here": "plans", "asked": asked, "q": words}
    if asked and words:
        handed = set(asked.lists.values_list("dwelling", flat=True))
        wanted = folded(words)
        those = [
            (each, key in handed)
            for key, each in doors(estate).items()
            if wanted and folded(key)[-len(wanted) :] == wanted
        ]
        values |= {"found": those[:MOST], "more": len(those) > MOST}
    return render(request, "plans/paper.html", values)


@right("serve_at_desk", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_of(request: Request, key: str, **_address: object) -> HttpResponse:
    """Enter what stands on the sheet of one home; what it said before is not shown to staff."""
    estate = request.subject
    asked = Round.objects.open().filter(estate=estate).first()
    if asked is None:
        messages.warning(request, _("No round is open."))
        return redirect("wishes-paper", estate.pk)
    home = door(estate, key)
    form = _form(request, asked, home)
    if form.is_bound and form.is_valid():
        codes = form.cleaned_data["measures"]
        try:
            actions.enter_paper(request.hand, asked, key, codes, moment=timezone.now())
        except ValidationError as refused:
            form.add_error("measures", refused)
        else:
            messages.success(request, _("Entered: %(door)s. The next one?") % {"door": home})
            return redirect("wishes-paper", estate.pk)
    before = asked.lists.filter(dwelling=key).first()
    values = {"estate": estate, "here": "plans", "form": form, "home": home, "before": before}
    return render(request, "plans/paper_of.html", values, status=422 if form.is_bound else 200)


@right("serve_at_desk", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: Request, **_address: object) -> HttpResponse:
    """Many sheets of paper, typed into one file."""
    estate = request.subject
    asked = Round.objects.open().filter(estate=estate).first()
    values: dict[str, object] = {"estate": estate, "here": "plans", "asked": asked}
    if asked is None:
        return render(request, "plans/lists.html", values)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListsForm(asked, *sent)
    if form.is_bound and form.is_valid():
        entered = form.cleaned_data["file"]
        try:
            before = actions.enter_lists(request.hand, asked, entered, moment=timezone.now())
        except ValidationError as refused:
            form.add_error("file", refused)
        else:
            messages.success(request, _entered(len(entered), before))
            return redirect("wishes-paper", estate.pk)
    examples = enumerate(asked.menu[:2], 1)
    values |= {"form": form, "example": Dwelling.objects.filter(estate=estate).first(),
               "numbers": [number for number, _item in examples]}  # fmt: skip
    return render(request, "plans/lists.html", values, status=422 if form.is_bound else 200)


def _entered(number: int, before: int) -> str:
    said = ngettext("%(n)d list was entered.", "%(n)d lists were entered.", number)
    words = said % {"n": number}
    if before:
        again = ngettext(
            "%(n)d of them took the place of one that was there.",
            "%(n)d of them took the place of ones that were there.",
            before,
        )
        words = f"{words} {again % {'n': before}}"
    return words


@right("keep_wishes", of=find_estate)
@require_http_methods(["GET", "HEAD"])
def sheet(request: Request, **_address: object) -> HttpResponse:
    """The list as a sheet of paper, for those who fill it in by hand; of one building if asked."""
    estate, names = request.subject, building_names(request.subject)
    asked = Round.objects.open().filter(estate=estate).first()
    key = request.GET.get("building", "")
    home = Door("", key, names[key]) if key in names else None
    found = menus.groups(asked, home, names, reader_language()) if asked else []
    values = {
        "estate": estate,
        "here": "plans",
        "asked": asked,
        "groups": found,
        "buildings": names,
        "building": home,
    }
    return render(request, "plans/sheet.html", values)
