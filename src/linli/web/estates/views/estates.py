"""The estates, and the page of one."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from linli.files.diagnosis import DiagnosisDocument
from linli.reports.places import Setting
from linli.reports.sections.answers import five_sentences
from linli.reports.words import say
from linli.web.estates import bridge, facts
from linli.web.estates.board import board, geojson, last_document, loss_words, setting
from linli.web.estates.cells import cell
from linli.web.estates.coverage import coverage, known_share, row_counts
from linli.web.estates.found import find_estate
from linli.web.estates.models import Building, Diagnosis, Estate
from linli.web.estates.sheets import shown_columns
from linli.web.shared.language import Language, reader_language
from linli.web.shared.markup import drawn
from linli.web.shared.request import Request
from linli.web.shared.rights import open_to_all, right

FEW = 3
"""From so many sentences on the page keeps two and leaves the others to the report."""


@open_to_all
@require_safe
def home(_request: HttpRequest) -> HttpResponse:
    """Straight to the estate when there is one, else to the list."""
    first = list(Estate.objects.values_list("pk", flat=True)[:2])
    return redirect("estate", first[0]) if len(first) == 1 else redirect("estates")


@open_to_all
@require_safe
def estates(request: HttpRequest) -> HttpResponse:
    found = [(estate, row_counts(estate.pk)) for estate in Estate.objects.all()]
    return render(request, "estates/list.html", {"estates": found})


@right("see_estate", of=find_estate)
@require_safe
def estate(request: HttpRequest, pk: int) -> HttpResponse:
    """The place in a few sentences, its map, and what to do next."""
    shown = get_object_or_404(Estate, pk=pk)
    lang = reader_language()
    document, known = last_document(shown), setting(shown)
    tests = Diagnosis.objects.without_result().filter(estate=shown)
    shown_board = board(known, document, lang)
    return render(
        request,
        "estates/estate.html",
        {
            "estate": shown,
            "here": "estate",
            "sentences": facts.sentences(shown),
            "verdict": _verdict(document, known, lang),
            "unit": say("person_day", lang),
            "board": shown_board,
            "drawing": drawn(shown_board.drawing(lang)),
            "known_share": _buildings_known(shown),
            "last": tests.done().first(),
            "running": tests.under_way().first(),
        },
    )


def _verdict(document: DiagnosisDocument | None, known: Setting, lang: Language) -> list[str]:
    """The first and the last of the report's five sentences: what hurts most, what is weakest."""
    said = list(five_sentences(document, known, lang)) if document else []
    return said if len(said) < FEW else [said[0], said[-1]]


def _buildings_known(shown: Estate) -> float:
    rows = Building.objects.filter(estate=shown)
    return known_share(coverage(bridge.BY_NAME["buildings"], rows))


@right("see_estate", of=find_estate)
@require_safe
def map_data(_request: HttpRequest, pk: int) -> JsonResponse:
    """Footprints in local metres with what the map says of each."""
    shown = get_object_or_404(Estate, pk=pk)
    return JsonResponse(geojson(board(setting(shown), last_document(shown), reader_language())))


@right("see_estate", of=find_estate)
@require_safe
def building(request: Request, pk: int, key: str) -> HttpResponse:
    """The facts of one building: a card beside the map, a page of its own without scripts."""
    shown = get_object_or_404(Building.objects.select_related("estate"), estate=pk, building=key)
    template = "estates/_building.html" if request.htmx else "estates/building.html"
    lang = reader_language()
    values = {
        "estate": shown.estate,
        "here": "estate",
        "building": shown,
        "loss": loss_words(shown, lang),
        "entries": _entries(shown, lang),
    }
    return render(request, template, values)


def _entries(shown: Building, lang: Language) -> list[tuple[str, object]]:
    columns = shown_columns(bridge.BY_NAME["buildings"])
    return [
        (
            column.label(lang),
            cell(column, getattr(shown, bridge.field_of(column)), shown.generated, lang),
        )
        for column in columns
    ]
