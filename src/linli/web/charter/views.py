"""The charter: to read, to compare, to write anew."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.web.charter import bridge, drafting, telling
from linli.web.charter.current import InForce, in_force, kept, to_come
from linli.web.charter.fault_words import kind_name, sentence
from linli.web.charter.forms import BeginForm, KindForm, PublishForm, RolesForm
from linli.web.charter.models import CharterDraft, CharterVersion
from linli.web.charter.reading import act_groups, draft_groups, floors, kind_told, rules
from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate
from linli.web.shared import rights
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("see_charter", of=find_estate)
@require_safe
def charter(request: Request, pk: int) -> HttpResponse:
    """Who may do what here: every act in words, every kind of matter."""
    estate: Estate = request.subject
    moment = timezone.now()
    day = timezone.localdate(moment)
    version = in_force(estate, day)
    law = bridge.rule_set(version.charter.rule_set)
    values = {
        "groups": act_groups(version.charter),
        "kinds": [(code, telling.kind(version.charter, code)) for code in version.charter.kinds],
        "law_words": telling.law(version.charter.rule_set),
        "rules": rules(law),
        "floors": floors(law),
        "to_come": to_come(estate, day),
        "row": CharterVersion.objects.filter(estate=pk, number=version.number).first(),
        "may_change": rights.may(request.hand, "set_charter", estate, moment=moment),
        "draft": CharterDraft.objects.filter(estate=estate).first(),
    }
    return _page(request, "charter/charter.html", version, values)


@right("see_charter", of=find_estate)
@require_safe
def kind(request: Request, pk: int, kind: str) -> HttpResponse:  # noqa: ARG001 - the right found it
    """One kind of matter from raised to closed."""
    version = in_force(request.subject, timezone.localdate())
    if kind not in version.charter.kinds:
        raise Http404
    told = kind_told(version.charter, version.charter.kinds[kind])
    return _page(request, "charter/kind.html", version, {"told": told})


@right("see_charter", of=find_estate)
@require_safe
def versions(request: Request, pk: int) -> HttpResponse:
    """Every version with its reason, and what changed between two."""
    version = in_force(request.subject, timezone.localdate())
    rows = list(CharterVersion.objects.filter(estate=pk))
    numbers = {str(row.number): row for row in rows}
    latest = [str(row.number) for row in rows[1::-1]]
    values: dict[str, Any] = {"rows": rows, "chosen": latest}
    asked = [request.GET.get(name, "") for name in ("old", "new")]
    if all(number in numbers for number in asked):
        old, new = (kept(numbers[number].pk).charter for number in asked)
        found = [telling.difference(one, old, new) for one in bridge.differences(old, new)]
        values |= {"compared": asked, "chosen": asked, "differences": found}
    return _page(request, "charter/versions.html", version, values)


@right("set_charter", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Request, pk: int) -> HttpResponse:
    """The next version as far as it is written: begin, look over, put into force."""
    begin = BeginForm(request.POST if request.method == "POST" else None)
    if begin.is_bound and begin.is_valid():
        place = begin.cleaned_data["place"] or None
        drafting.begin(request.hand, request.subject, place=place, moment=timezone.now())
        return redirect("charter-draft", pk)
    publish = PublishForm(initial={"in_force_from": timezone.localdate()})
    return _draft_page(request, begin, publish)


def _draft_page(request: Request, begin: BeginForm, publish: PublishForm) -> HttpResponse:
    version = in_force(request.subject, timezone.localdate())
    row = CharterDraft.objects.filter(estate=request.subject).first()
    values: dict[str, Any] = {"draft": row, "begin": begin, "publish": publish}
    if row is not None:
        values |= _looked_over(row, version)
    status = 422 if begin.is_bound or publish.is_bound else 200
    return _page(request, "charter/draft.html", version, values, status=status)


def _looked_over(row: CharterDraft, version: InForce) -> dict[str, Any]:
    found = bridge.faults(row.document, bridge.rule_set(row.rule_set))
    values: dict[str, Any] = {
        "faults": [sentence(fault, row.document) for fault in found],
        "law_words": telling.law(row.rule_set),
        "groups": draft_groups(row.document["rights"], version.charter),
        "kinds": [(code, kind_name(code, row.document)) for code in row.document["kinds"]],
    }
    if not found:
        new = bridge.read(row.document, bridge.rule_set(row.rule_set))
        changes = bridge.differences(version.charter, new)
        values["differences"] = [telling.difference(one, version.charter, new) for one in changes]
    return values


@right("set_charter", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_act(request: Request, pk: int, act: str) -> HttpResponse:
    """Which roles may do one act, in the draft."""
    if act not in bridge.ACTS:
        raise Http404
    row = CharterDraft.objects.filter(estate=pk).first()
    if row is None:
        return _no_draft(request, pk)
    roles = row.document["rights"].get(act, [])
    form = RolesForm(act, roles, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["roles"]
        if _kept(form, partial(drafting.give, request.hand, request.subject, act, chosen)):
            return redirect("charter-draft", pk)
    values = {"form": form, "act": telling.act(act), "why": telling.why(bridge.ACTS[act].why)}
    return _form_page(request, "charter/draft_act.html", form, values)


@right("set_charter", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_kind(request: Request, pk: int, kind: str) -> HttpResponse:
    """Numbers and duties of one kind of matter, in the draft."""
    row = CharterDraft.objects.filter(estate=pk).first()
    if row is None:
        return _no_draft(request, pk)
    if kind not in row.document["kinds"]:
        raise Http404
    law, typed = bridge.rule_set(row.rule_set), request.POST if request.method == "POST" else None
    form = KindForm(row.document, kind, law, typed)
    if form.is_bound and form.is_valid():
        change = partial(drafting.shape, request.hand, request.subject, kind, form.changes())
        if kept_draft := _kept(form, change):
            if _faults_of(kind, kept_draft):
                return redirect("charter-draft-kind", pk, kind)
            return redirect("charter-draft", pk)
    values = {"form": form, "kind": kind_name(kind, row.document), "faults": _faults_of(kind, row)}
    return _form_page(request, "charter/draft_kind.html", form, values)


def _kept(form: Form, act: Callable[..., CharterDraft]) -> CharterDraft | None:
    """The draft once the act is done; if it was refused, the form says why and keeps its fields."""
    try:
        return act(moment=timezone.now())
    except ValidationError as error:
        form.add_error(None, error)
        return None


def _no_draft(request: Request, pk: int) -> HttpResponse:
    messages.warning(request, _("There is no draft. Begin one first."))
    return redirect("charter-draft", pk)


def _form_page(request: Request, template: str, form: Form, values: dict[str, Any]) -> HttpResponse:
    version = in_force(request.subject, timezone.localdate())
    return _page(request, template, version, values, status=422 if form.is_bound else 200)


def _faults_of(kind: str, row: CharterDraft) -> list[str]:
    """What is wrong with one kind of matter in the draft."""
    found = bridge.faults(row.document, bridge.rule_set(row.rule_set))
    here = f"kinds/{kind}"
    return [
        sentence(fault, row.document)
        for fault in found
        if fault.where == here or fault.where.startswith(f"{here}/")
    ]


@right("set_charter", of=find_estate)
@require_POST
def discard(request: Request, pk: int) -> HttpResponse:
    drafting.discard(request.hand, request.subject, moment=timezone.now())
    messages.success(request, _("The draft is gone. The charter in force is as it was."))
    return redirect("charter", pk)


@right("set_charter", of=find_estate)
@require_POST
def publish(request: Request, pk: int) -> HttpResponse:
    """Put the draft into force from a day on."""
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            made = drafting.set_charter(
                request.hand, request.subject, **form.cleaned_data, moment=timezone.now()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = _("Version %(number)d of the charter is set.") % {"number": made.number}
            messages.success(request, said)
            return redirect("charter", pk)
    return _draft_page(request, BeginForm(), form)


def _page(
    request: Request, template: str, version: InForce, values: dict[str, Any], status: int = 200
) -> HttpResponse:
    common = {"estate": request.subject, "here": "charter", "version": version}
    return render(request, template, common | values, status=status)
