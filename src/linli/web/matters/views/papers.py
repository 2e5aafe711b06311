"""Documents, what gates read, decisions."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.web.matters.actions import decisions
from linli.web.matters.actions import evidence as papers
from linli.web.matters.forms.papers import DecideForm, EvidenceForm, HandInForm
from linli.web.matters.found import find_document, find_matter
from linli.web.matters.models import Document
from linli.web.matters.views.acting import acted
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("record_evidence", of=find_matter)
@require_POST
def hand_in(request: Request, **_address: object) -> HttpResponse:
    form = HandInForm(request.subject, request.POST, request.FILES)

    def act() -> None:
        file: UploadedFile[Any] = form.cleaned_data["file"]
        paper = papers.Paper(file.name or "", file.read())
        kind = form.cleaned_data["kind"]
        papers.hand_in(request.hand, request.subject, kind, paper, moment=timezone.now())

    return acted(request, form, act, _("The document is on file."))


@right("record_evidence", of=find_matter)
@require_POST
def evidence(request: Request, **_address: object) -> HttpResponse:
    form = EvidenceForm(request.subject, request.POST.get("kind", ""), request.POST)

    def act() -> None:
        papers.record_evidence(request.hand, request.subject, form.fact(), moment=timezone.now())

    return acted(request, form, act, _("It is recorded."))


@right("record_decision", of=find_matter)
@require_POST
def decide(request: Request, **_address: object) -> HttpResponse:
    form = DecideForm(request.subject, request.POST, request.FILES)

    def act() -> None:
        decided = form.decided()
        decisions.record_decision(request.hand, request.subject, decided, moment=timezone.now())

    return acted(request, form, act, _("The decision is recorded. Post the result as a notice."))


# Signed papers bear neighbours' names: who may follow the matter may read them, a visitor may not.
@right("subscribe", of=find_document)
@require_safe
def document(_request: Request, pk: int) -> FileResponse:
    """To be saved, never shown by the browser as a page of ours."""
    found = get_object_or_404(Document, pk=pk)
    answer = FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.media
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
