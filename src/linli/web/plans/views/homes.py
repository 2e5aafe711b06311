"""What each home pays, as a file to take away."""

import json

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.reports.plan.homes import homes_workbook
from linli.web.estates.board import setting
from linli.web.plans.found import find_plan
from linli.web.plans.views.reading import XLSX, as_file, document_of, done
from linli.web.shared.language import reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("make_plan", of=find_plan)
@never_cache
@require_safe
def workbook(request: Request, **_address: object) -> HttpResponse:
    """A row a home with what it pays, for those who collect the money."""
    shown = done(request)
    if shown.homes is None:
        raise Http404
    kept, known = json.loads(shown.homes), setting(shown.estate)
    body = homes_workbook(kept, document_of(shown), reader_language(), known)
    return as_file(shown, body, "homes.xlsx", XLSX)
