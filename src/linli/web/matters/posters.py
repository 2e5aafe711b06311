"""What a notice's poster says, in the reader's language."""

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.reports.poster import Poster
from linli.web.charter import telling
from linli.web.journal.models import Root
from linli.web.matters import bridge
from linli.web.matters.models import Notice, NoticeKind
from linli.web.matters.names import role
from linli.web.matters.tally import tally
from linli.web.shared.language import reader_language

Lines = list[tuple[str, str]]


def poster_of(notice: Notice, site: str) -> Poster:
    """The poster; ``site`` is the address under which this page was opened, without its path."""
    matter = notice.matter
    root = printed_root(notice)
    link = site + reverse("matter", args=[matter.pk])
    result = notice.kind == NoticeKind.RESULT
    return Poster(
        estate=str(matter.estate),
        heading=_("Result") if result else _("Notice"),
        question=matter.title,
        text=notice.text,
        days=_("Hangs from %(since)s to %(last)s.")
        % {"since": notice.since, "last": notice.last_day},
        lines=_result(notice) if result else _plan(notice),
        # The whole root, as its short form holds against chance and not against somebody clever.
        link=f"{link}#root-{root.full}" if root else link,
        scan=_("Scan to read everything and to have your say."),
        root=root.short if root else "",
        check=_("Public record. Anybody can check it: linli verify --root"),
        lang=reader_language(),
    )


def printed_root(notice: Notice) -> Root | None:
    """The root of the record as it was when the notice was posted."""
    return Root.objects.filter(
        book__name=notice.matter.estate.estate, where_for=notice.subject
    ).first()


def _plan(notice: Notice) -> Lines:
    decide = bridge.kind_of(notice.matter).decide
    by = telling.roles(["owner"] if decide.rule else [decide.by])
    rule = f" {telling.rule(decide.rule)} ({decide.rule.article})" if decide.rule else ""
    return [
        (_("Who decides:"), by + rule),
        (
            _("You object?"),
            _("Say so on its page or on paper at the committee's counter, before the last day."),
        ),
        (_("No smartphone?"), _("Come to the committee: nobody loses a right without one.")),
    ]


def _result(notice: Notice) -> Lines:
    decision = notice.matter.decisions.first()
    if decision is None:
        return []
    counted = tally(notice.matter, decision)
    said = _("It passed.") if decision.passed else _("It did not pass.")
    lines = [(_("Decided on %(day)s:") % {"day": decision.decided_on}, said)]
    for line in counted.lines:
        by_both = _("by area %(area)s, by heads %(heads)s") % {
            "area": _cell(line.area.counts, line.area.percent),
            "heads": _cell(line.heads.counts, line.heads.percent),
        }
        lines.append((f"{line.question}:", by_both))
    return [*lines, (_("Decided by:"), role("owner" if decision.rule else decision.by))]


def _cell(counts: str, percent: str) -> str:
    return f"{counts} ({percent})" if percent else counts
