"""Who can do what, and who can be missed: the page of the actor graph."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.reports.figures.actors import Group, actor_arcs
from linli.reports.figures.actors import Place as Row
from linli.reports.figures.strip import Caption
from linli.reports.markup import Markup
from linli.web.actors.models import Place
from linli.web.charter import actor_graph
from linli.web.charter.actor_graph import Graph, Relation
from linli.web.charter.actor_sources import duties_of_charter, says_of_journal
from linli.web.charter.actor_words import findings, losses
from linli.web.charter.current import in_force
from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate
from linli.web.shared.language import reader_language
from linli.web.shared.markup import drawn
from linli.web.shared.request import Request
from linli.web.shared.rights import right

SHOWN: tuple[Relation, ...] = ("decide", "pay", "carry_out", "supervise")
TWO = 2
"""Actors it takes for a graph."""


@right("see_actors", of=find_estate)
@require_safe
def graph(request: Request, pk: int) -> HttpResponse:  # noqa: ARG001 - the right found it
    """The drawing with its table, the measures, and what if one drops out."""
    estate: Estate = request.subject
    today = timezone.localdate()
    version = in_force(estate, today)
    duties = duties_of_charter(version.charter, reader_language())
    shown = actor_graph.graph_of(estate, duties, today)
    values: dict[str, object] = {
        "estate": estate,
        "here": "actors",
        "graph": shown,
        "version": version.number,
    }
    if sum(member.pk is not None for member in shown.members) < TWO:
        return render(request, "charter/actor_graph.html", values)
    says = says_of_journal(estate, shown, timezone.now())
    gone = _chosen(shown, request.GET.get("without", ""))
    values |= {
        "findings": findings(shown, actor_graph.measures(shown, says)),
        "drawing": drawn(_drawing(shown, gone)),
        "columns": _columns(),
        "lines": _lines(shown),
        "chosen": gone,
    }
    if gone:
        values |= {
            "gone": shown.name(gone),
            "losses": losses(shown, actor_graph.without(shown.network, gone)),
        }
    return render(request, "charter/actor_graph.html", values)


def _chosen(shown: Graph, key: str) -> str:
    if key and key not in shown.network.keys:
        raise Http404(key)
    return key


def _columns() -> list[str]:
    return [_("decides"), _("pays"), _("does"), _("checks")]


def _counts(shown: Graph, key: str) -> tuple[int, ...]:
    held = [right.relation for right in shown.network.rights if right.actor == key]
    return tuple(held.count(relation) for relation in SHOWN)


def _drawing(shown: Graph, gone: str) -> Markup:
    keys = shown.network.keys
    ties = [_pair(keys, tie) for tie in shown.network.ties()]
    groups = [
        Group(
            str(place.label),
            tuple(
                Row(member.name, _counts(shown, member.key), member.key == gone)
                for member in shown.members
                if member.place == place
            ),
        )
        for place in Place
    ]
    caption = Caption(
        _("Who works with whom, and how many kinds of matter each decides, pays, does or checks"),
        _(
            "Each arc joins two: they have an agreement, or one does what the other decides, "
            "pays for or checks."
        ),
        "",
        "actors",
        reader_language(),
    )
    return actor_arcs(_columns(), [each for each in groups if each.places], ties, caption)


def _pair(keys: Sequence[str], tie: frozenset[str]) -> tuple[int, int]:
    one, other = sorted(keys.index(key) for key in tie)
    return one, other


def _lines(shown: Graph) -> list[tuple[str, tuple[int, ...], list[str]]]:
    """The drawing as a table: name, counts, those it works with."""
    ties = shown.network.ties()
    return [
        (
            member.name,
            _counts(shown, member.key),
            shown.names(set().union(*(tie for tie in ties if member.key in tie)) - {member.key}),
        )
        for member in shown.members
    ]
