"""The public record: to read, to take away, to check."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from linli.web.journal.found import find_book
from linli.web.journal.models import Entry, Root
from linli.web.journal.wording import told
from linli.web.shared.request import Request
from linli.web.shared.rights import right

SHOWN = 50
"""Entries on a page."""

FETCHED = 2000
"""Lines of an export that are in memory at once."""


@right("see_journal", of=find_book)
@require_safe
def journal(request: Request, book: str) -> HttpResponse:
    """What has been done in the open, the newest first; of one subject if one is asked for."""
    subject = request.GET.get("subject", "")
    before = request.GET.get("before", "")
    number = int(before) if before.isdecimal() and len(before) < len(str(2**63)) else None
    entries = Entry.objects.filter(book__name=book).about(subject).before(number)
    shown = [told(entry) for entry in entries[: SHOWN + 1]]
    values = {
        "book": request.subject,
        "subject": subject,
        "entries": shown[:SHOWN],
        "older": shown[SHOWN - 1].entry.number if len(shown) > SHOWN else None,
        "newest": number is None,
        "here": "journal",
    }
    return render(request, "journal/book.html", values)


@right("see_journal", of=find_book)
@require_safe
def entry(request: Request, book: str, number: int) -> HttpResponse:
    """One entry whole, with the hashes that hold it in its place."""
    shown = get_object_or_404(Entry.objects.filter(book__name=book), number=number)
    after = Entry.objects.filter(book__name=book, number=number + 1).first()
    values = {"book": request.subject, "told": told(shown), "after": after}
    return render(request, "journal/entry.html", values)


@right("see_journal", of=find_book)
@require_safe
def check(request: Request, book: str) -> HttpResponse:
    """How anybody checks the record, and the roots that were printed."""
    roots = Root.objects.filter(book__name=book)
    values = {"book": request.subject, "roots": roots, "here": "check"}
    return render(request, "journal/check.html", values)


@right("see_journal", of=find_book)
@require_safe
def export(_request: Request, book: str) -> StreamingHttpResponse:
    """Every line as it was written, for ``linli verify``."""
    lines = Entry.objects.filter(book__name=book).order_by("number").values_list("line", flat=True)
    return StreamingHttpResponse(
        (f"{line}\n" for line in lines.iterator(FETCHED)),
        content_type="application/x-ndjson; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="journal.jsonl"'},
    )
