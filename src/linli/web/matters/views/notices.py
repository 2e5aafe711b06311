"""A notice by itself, as a poster; posting one, taking it down."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.reports.poster import poster_pdf
from linli.web.matters.actions import notices
from linli.web.matters.forms.notices import NoticeForm, TakeDownForm
from linli.web.matters.found import find_estate_of_notice, find_matter, find_notice
from linli.web.matters.models import Matter, Notice
from linli.web.matters.offers import notice_hangs
from linli.web.matters.posters import poster_of, printed_root
from linli.web.matters.views.acting import acted
from linli.web.shared.language import reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("see_matter", of=find_notice)
@require_safe
def notice(request: Request, pk: int) -> HttpResponse:
    """What is posted, until when, how to object; its own stable address."""
    today = timezone.localdate()
    row = _row(pk)
    shown: Matter = request.subject
    context = {
        "estate": shown.estate,
        "here": "matters",
        "matter": shown,
        "notice": row,
        "hangs": notice_hangs(row, today),
        "to_come": row.taken_down_at is None and today < row.since,
        "poster": poster_of(row, request.build_absolute_uri("/"), today),
        "root": printed_root(row),
    }
    return render(request, "matters/notice.html", context)


@right("print_notices", of=find_estate_of_notice)
@require_safe
def poster(request: Request, pk: int) -> HttpResponse:
    """Ready to be printed on A4, in the reader's language."""
    row = _row(pk)
    if row.taken_down_at is not None:
        raise Http404(_("This notice was taken down."))
    made = poster_of(row, request.build_absolute_uri("/"), timezone.localdate())
    answer = HttpResponse(poster_pdf(made, reader_language()), content_type="application/pdf")
    name = _("Notice %(number)d.pdf") % {"number": row.pk}
    header = content_disposition_header(as_attachment=False, filename=name)
    answer.headers["Content-Disposition"] = header or "inline"
    return answer


def _row(pk: int) -> Notice:
    return get_object_or_404(
        Notice.objects.select_related("matter__estate", "matter__version"), pk=pk
    )


@right("post_notice", of=find_matter)
@require_POST
def post(request: Request, **_address: object) -> HttpResponse:
    form = NoticeForm(request.subject, request.POST)

    def act() -> None:
        posting = form.posting()
        notices.post_notice(request.hand, request.subject, posting, moment=timezone.now())

    return acted(request, form, act, _("The notice is posted. Print it and hang it up today."))


@right("post_notice", of=find_notice)
@require_POST
def take_down(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(Notice, pk=pk)
    form = TakeDownForm(request.subject, request.POST, number=pk)

    def act() -> None:
        said = form.cleaned_data
        notices.take_down(request.hand, row, **said, moment=timezone.now())

    return acted(request, form, act, _("The notice is taken down. Take the paper down too."))
