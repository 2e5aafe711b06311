"""Handing in a ledger: choose, look at faults or counts, take over."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.files.workbook_writer import write_template
from linli.web.estates import actions, bridge
from linli.web.estates.coverage import row_counts
from linli.web.estates.faultlist import worded_groups, worded_sheets
from linli.web.estates.forms import UploadForm
from linli.web.estates.found import the_site
from linli.web.estates.models import Estate, Upload
from linli.web.estates.wording import refusal
from linli.web.shared.language import Language, reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import open_to_all, right

SHOWN = 10
"""Handed-in files listed."""

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@right("hand_in_ledger", of=the_site)
@require_http_methods(["GET", "HEAD", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """Hand in a workbook."""
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            upload = actions.receive(form.cleaned_data["file"], moment=timezone.now())
            return redirect("upload", upload.pk)
    else:
        form = UploadForm()
    values = {"form": form, "past": Upload.objects.defer("faults")[:SHOWN]}
    return render(request, "estates/uploads.html", values, status=422 if form.is_bound else 200)


@open_to_all
@require_safe
def template(_request: HttpRequest) -> HttpResponse:
    """The empty workbook, in the reader's language."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "ledger.xlsx")
        write_template(path, reader_language())
        body = path.read_bytes()
    headers = {"Content-Disposition": 'attachment; filename="ledger.xlsx"'}
    return HttpResponse(body, content_type=WORKBOOK, headers=headers)


@right("hand_in_ledger", of=the_site)
@require_safe
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """What reading the file found: faults in its own grid, or what would change."""
    shown = get_object_or_404(Upload.objects.select_related("estate"), pk=pk)
    lang = reader_language()
    values: dict[str, object] = {"upload": shown, "form": UploadForm()}
    if shown.refusal:
        values["refusal"] = refusal(shown.refusal)
    elif shown.faults:
        values |= {
            "groups": worded_groups(shown.faults, lang),
            "sheets": worded_sheets(shown.faults, lang),
        }
    else:
        values |= _change(shown, lang)
    return render(request, "estates/upload.html", values)


def _change(shown: Upload, lang: Language) -> dict[str, object]:
    """Rows by sheet, now and in the file."""
    present = Estate.objects.filter(estate=shown.estate_key).first()
    now = row_counts(present.pk) if present else {}
    counts = shown.counts or {}
    changes = [
        (table.label(lang), now.get(table.name), counts.get(table.name, 0))
        for table in bridge.TABLES
        if table.name != "estate"
    ]
    return {"present": present, "changes": changes}


@right("hand_in_ledger", of=the_site)
@require_POST
def apply(request: Request, pk: int) -> HttpResponse:
    """Take the file into the ledger."""
    shown = get_object_or_404(Upload, pk=pk)
    estate = actions.apply(shown, founder=request.hand.by, moment=timezone.now())
    if estate is None:
        return redirect("upload", pk)
    messages.success(request, _("The ledger is in. Have a look whether it is as you meant it."))
    return redirect("estate", estate.pk)
