"""From a form that was sent to the act: what is refused stands beside the form, as it was typed."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from linli.web.matters.forms.act import ActForm
from linli.web.matters.views.page import show
from linli.web.shared.request import Request


def acted(request: Request, form: ActForm, act: Callable[[], object], said: str) -> HttpResponse:
    """Do the act if the form is whole, say so and go back to the matter."""
    if form.is_valid():
        try:
            act()
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, said)
            return redirect("matter", form.matter.pk)
    return show(request, bound=form)
