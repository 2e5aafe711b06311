"""Letters: choosing homes, printing, taking codes back."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from linli.reports.letters import Letter, letters_pdf
from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate
from linli.web.people import reading
from linli.web.people.actions import invite as acts
from linli.web.people.codes import grouped
from linli.web.people.doors import Door, doors
from linli.web.people.forms.staff import WAITING, LettersForm
from linli.web.people.models import Letterhead
from linli.web.shared.request import Request
from linli.web.shared.rights import right

MOST = 1000
"""Letters in one file: setting them takes some 6 s, and nobody folds more in a day."""
LOCAL = {"127.0.0.1", "localhost", "::1"}


@right("invite", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: Request, **_address: object) -> HttpResponse:
    """The letters as one PDF. Made while one waits, kept nowhere, as it holds the codes."""
    estate = request.subject
    head = Letterhead.objects.filter(estate=estate).first() or Letterhead(
        estate=estate, site=request.build_absolute_uri("/")
    )
    if request.method == "POST":
        form = LettersForm(estate, request.POST, instance=head)
        homes = _asked(estate, form) if form.is_valid() else []
        if homes and len(homes) <= MOST:
            return _printed(request, estate, form, homes)
        if form.is_valid():
            form.add_error(None, _why_none(len(homes)))
    else:
        asked = {key: request.GET[key] for key in ("building", "home") if key in request.GET}
        form = LettersForm(estate, instance=head, initial=asked)
    values = {
        "estate": estate,
        "here": "people",
        "tab": "letters",
        "form": form,
        "home": form["home"].value() or "",
        "local": urlsplit(form["site"].value() or "").hostname in LOCAL,
        "days": acts.VALID.days,
    }
    return render(request, "people/letters.html", values, status=422 if form.is_bound else 200)


def _asked(estate: Estate, form: LettersForm) -> list[Door]:
    said = form.cleaned_data
    if said["home"]:
        return list(doors(estate, [said["home"]]).values())
    every = reading.homes(estate, timezone.now())
    only_waiting = said["which"] == WAITING
    found = reading.chosen(every, said["building"], only_waiting=only_waiting)
    return [home.door for home in found]


def _why_none(count: int) -> str:
    if count:
        return _("These are %(count)d letters; print at most %(most)d at once, by building.") % {
            "count": count,
            "most": MOST,
        }
    return _("There is no such home: everybody here has joined, or the ledger has no dwellings.")


def _printed(
    request: Request, estate: Estate, form: LettersForm, homes: list[Door]
) -> HttpResponse:
    form.save()
    moment = timezone.now()
    made = acts.invite(request.hand, estate, [door.key for door in homes], moment=moment)
    head, until = form.instance, timezone.localdate(moment + acts.VALID)
    page = head.site + reverse("join")
    pages = [
        Letter(
            estate=str(estate),
            door=str(door),
            code=grouped(made[door.key]),
            link=head.site + reverse("join-code", args=[made[door.key]]),
            site=page.partition("://")[2].rstrip("/"),
            until=until,
            phone=head.phone,
            place=head.place,
        )
        for door in homes
    ]
    response = HttpResponse(
        letters_pdf(pages, form.cleaned_data["script"]), content_type="application/pdf"
    )
    name = _("Letters %(estate)s.pdf") % {"estate": estate}
    header = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = header or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response


@right("invite", of=find_estate)
@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    """Take the code of one home back, or of all that nobody has used."""
    home = request.POST.get("home", "")
    found = reading.homes(request.subject, timezone.now(), [home] if home else None)
    keys = [each.door.key for each in found if each.letter and (home or not each.joined)]
    count = acts.revoke(request.hand, request.subject, keys, moment=timezone.now())
    messages.success(
        request,
        ngettext(
            "%(count)d code taken back: it lets nobody in any more.",
            "%(count)d codes taken back: they let nobody in any more.",
            count,
        )
        % {"count": count},
    )
    return redirect("home-people", pk, home) if home else redirect("people", pk)
