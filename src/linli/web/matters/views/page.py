"""A matter's one page."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.web.accounts.models import Person
from linli.web.charter.telling import DOCUMENTS
from linli.web.journal.models import Entry
from linli.web.matters import bridge, places
from linli.web.matters.forms.act import ActForm
from linli.web.matters.found import find_matter
from linli.web.matters.models import Matter, Notice, Origin
from linli.web.matters.names import Reader, doer, neighbour, speaker
from linli.web.matters.offers import Standing, is_first, notice_hangs, offers, rights_on
from linli.web.matters.rail import due_words, rail
from linli.web.matters.small_offers import on_comment, on_notice, on_objection
from linli.web.matters.story import SHOWN, Item, Told, entries_of, story, told_of
from linli.web.matters.tally import tally
from linli.web.matters.wording import kind_words
from linli.web.people import standing as people
from linli.web.shared.markup import drawn
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("see_matter", of=find_matter)
@require_safe
def matter(request: Request, **_address: object) -> HttpResponse:
    """What it is about, where it is, what I can do; its story; how to check it."""
    return show(request)


def show(request: Request, *, bound: ActForm | None = None) -> HttpResponse:
    """The page; with the form that was refused, as it was typed."""
    shown: Matter = request.subject
    told = told_of(shown)
    standing = _standing(request, shown)
    forms = Forms(standing, request, bound)
    context = {
        "estate": shown.estate,
        "here": "matters",
        "matter": shown,
        "may": standing.may,
        "kind": kind_words(bridge.kind_of(shown)),
        "supports": shown.supports.count(),
        "parts": list(shown.parts.all()),
        "tallies": [tally(shown, each) for each in shown.decisions.select_related("document")],
        "papers": [(each, DOCUMENTS.get(each.kind, each.kind)) for each in told.documents],
    }
    context |= _place(shown) | _story(request, standing, told, forms)
    context |= _talk(standing, told, forms) | forms.context()
    return render(request, "matters/matter.html", context, status=422 if bound else 200)


class Forms:
    """The forms of the page: the one that was refused stands in its place, opened."""

    def __init__(self, standing: Standing, request: Request, bound: ActForm | None) -> None:
        self.standing, self.person, self.bound = standing, request.hand.person, bound
        self._placed = False

    def placed(self, forms: Sequence[ActForm]) -> list[ActForm]:
        """Those this reader may send."""
        return [self._or_bound(form) for form in forms if form.act in self.standing.may]

    def on(self, item: Item) -> list[ActForm]:
        """Those for one comment of the story."""
        return self.placed(on_comment(self.standing, item.comment, self.person))

    def _or_bound(self, form: ActForm) -> ActForm:
        if self.bound is None or self.bound.key != form.key:
            return form
        self._placed = True
        return self.bound

    def context(self) -> dict[str, object]:
        """The first thing to do, then the others; once all other forms have been placed."""
        found = self.placed(offers(self.standing))
        lost = [] if self.bound is None or self._placed else [self.bound]
        mine = [*lost, *found]
        first = mine[0] if mine and (lost or is_first(mine[0], self.standing)) else None
        return {"first": first, "others": mine[1:] if first else mine}


def _standing(request: Request, shown: Matter) -> Standing:
    moment = timezone.now()
    today = timezone.localdate(moment)
    mine = request.hand.person if isinstance(request.hand.person, Person) else None
    return Standing(
        shown,
        today,
        rights_on(request.hand, shown, moment),
        people.roles_by(request.hand, shown.estate, today),
        bridge.gates_of(shown, today) if shown.is_open else (),
        supports=mine is not None and shown.supports.filter(person=mine).exists(),
        follows=mine is not None and shown.subscriptions.filter(person=mine).exists(),
    )


def _place(shown: Matter) -> dict[str, object]:
    name = places.name_of(shown)
    where = places.words(places.place_of(shown), name)
    figure = places.drawn(shown, _("Where it is: %(place)s") % {"place": where})
    return {"where": where, "map": None if figure is None else drawn(figure)}


def _story(request: Request, standing: Standing, told: Told, forms: Forms) -> dict[str, object]:
    shown, today = standing.matter, standing.today
    entries = entries_of(told)
    stops = rail(shown, reversed(entries), standing.gates)
    items = story(entries, told, Reader(belongs=bool(standing.roles - {people.VISITOR})))
    whole = "all" in request.GET
    now = next((stop for stop in stops if stop.now), None)
    return {
        "stops": stops,
        "now": now if shown.is_open else None,
        "due": due_words(now.due if now else None, today),
        "late": bool(now and now.due and now.due < today),
        "items": [
            (item, _mine(item, forms), forms.on(item))
            for item in (items if whole else items[:SHOWN])
        ],
        **_raiser(shown, entries),
        "more": 0 if whole else max(len(items) - SHOWN, 0),
        "last": entries[0] if entries else None,
    }


def _raiser(shown: Matter, entries: Sequence[Entry]) -> dict[str, object]:
    """As what they raised it, by its record; a part was raised with its whole.

    ``for_neighbour``: who raised it wrote down what a neighbour without an account had said.
    """
    raised = (each for each in entries if each.act == "raise_matter")
    own = next((each for each in raised if each.subject == shown.subject), None)
    told = shown.origin == Origin.BEHALF and own is not None and own.how == "self"
    return {"raiser": doer(own) if own else neighbour(shown.raised_as), "for_neighbour": told}


def _mine(item: Item, forms: Forms) -> bool:
    return item.comment is not None and item.comment.person == forms.person


def _talk(standing: Standing, told: Told, forms: Forms) -> dict[str, object]:
    today = standing.today
    hanging: list[tuple[Notice, bool, list[ActForm]]] = [
        (each, notice_hangs(each, today), forms.placed(on_notice(standing, each)))
        for each in told.notices
    ]
    objections = [
        (
            each,
            speaker(each.role, each.pseudonym),
            forms.placed(on_objection(standing, each, forms.person)),
        )
        for each in told.objections
    ]
    answers = [each for each, _by, given in objections if any(f.act == _ANSWER for f in given)]
    return {"notices": hanging, "objections": objections, "answer": answers[0] if answers else None}


_ANSWER = "answer_objection"
