"""Taking a matter up or not, joining and parting matters."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.web.matters.actions import sorting
from linli.web.matters.forms.sorting import MergeForm, RefuseForm, SplitForm, TakeUpForm
from linli.web.matters.found import find_matter
from linli.web.matters.models import Matter
from linli.web.matters.views.acting import acted
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("filter", of=find_matter)
@require_POST
def take_up(request: Request, **_address: object) -> HttpResponse:
    form = TakeUpForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        sorting.take_up(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("The matter has been taken up."))


@right("refuse", of=find_matter)
@require_POST
def refuse(request: Request, **_address: object) -> HttpResponse:
    form = RefuseForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        sorting.refuse(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("It is not taken up; the reason stands on its page."))


@right("merge", of=find_matter)
@require_POST
def merge(request: Request, **_address: object) -> HttpResponse:
    form = MergeForm(request.subject, request.POST)

    def act() -> None:
        into = Matter.objects.get(pk=form.cleaned_data["into"])
        sorting.merge(request.hand, request.subject, into, moment=timezone.now())

    return acted(request, form, act, _("The two are one matter now."))


@right("split", of=find_matter)
@require_POST
def split(request: Request, **_address: object) -> HttpResponse:
    form = SplitForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        sorting.split(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("The part is a matter of its own now."))
