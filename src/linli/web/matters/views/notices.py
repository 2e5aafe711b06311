"""Posting a notice, taking it down."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.reports.poster import poster_pdf
from linli.web.matters.actions import notices
from linli.web.matters.forms.notices import NoticeForm, TakeDownForm
from linli.web.matters.found import find_matter, find_notice
from linli.web.matters.models import Notice
from linli.web.matters.posters import poster_of
from linli.web.matters.views.acting import acted
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("post_notice", of=find_matter)
@require_POST
def post(request: Request, **_address: object) -> HttpResponse:
    form = NoticeForm(request.subject, request.POST)

    def act() -> None:
        posting = form.posting()
        notices.post_notice(request.hand, request.subject, posting, moment=timezone.now())

    return acted(request, form, act, _("The notice is posted. Print it and hang it up today."))


@right("see_matter", of=find_notice)
@require_safe
def poster(request: Request, pk: int) -> HttpResponse:
    """The notice to print: A4, large type, with the root of the record."""
    notice = get_object_or_404(Notice.objects.select_related("matter__estate"), pk=pk)
    pdf = poster_pdf(poster_of(notice, request.build_absolute_uri("/").rstrip("/")))
    headers = {"Content-Disposition": f'inline; filename="notice-{pk}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@right("post_notice", of=find_notice)
@require_POST
def take_down(request: Request, pk: int) -> HttpResponse:
    notice = get_object_or_404(Notice, pk=pk)
    form = TakeDownForm(request.subject, request.POST, number=pk)

    def act() -> None:
        said = form.cleaned_data
        notices.take_down(request.hand, notice, **said, moment=timezone.now())

    return acted(request, form, act, _("The notice is taken down. Take the paper down too."))
