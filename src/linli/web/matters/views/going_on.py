"""From one stage to the next, to the end, and back."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.web.matters.actions import going_on
from linli.web.matters.forms.sorting import AdvanceForm, CloseForm, ReopenForm
from linli.web.matters.found import find_matter
from linli.web.matters.views.acting import acted
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("advance", of=find_matter)
@require_POST
def advance(request: Request, **_address: object) -> HttpResponse:
    form = AdvanceForm(request.subject, request.POST)

    def act() -> None:
        going_on.advance(request.hand, request.subject, moment=timezone.now())

    return acted(request, form, act, _("The matter is at its next step."))


@right("close", of=find_matter)
@require_POST
def close(request: Request, **_address: object) -> HttpResponse:
    form = CloseForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        going_on.close(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("The matter is closed."))


@right("reopen", of=find_matter)
@require_POST
def reopen(request: Request, **_address: object) -> HttpResponse:
    form = ReopenForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        going_on.reopen(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("The matter is open again."))
