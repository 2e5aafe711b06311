"""A notice as it hangs on the wall: what the poster says, put together from the rows."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.reports.poster import Counted, Poster
from linli.web.charter import telling
from linli.web.journal.models import Root
from linli.web.matters import bridge, places
from linli.web.matters.models import Decision, Matter, Notice, NoticeKind
from linli.web.matters.names import role
from linli.web.matters.tally import Line, tally
from linli.web.people.models import Letterhead


def poster_of(notice: Notice, here: str, today: date) -> Poster:
    """The poster; ``here`` is the address of this installation where the letters name none."""
    matter = notice.matter
    head = Letterhead.objects.filter(estate=matter.estate_id).first()
    site = (head.site if head else here).rstrip("/")
    link = site + reverse("matter", args=[matter.pk])
    root = printed_root(notice)
    tells_result = notice.kind == NoticeKind.RESULT
    decision = decided_by_then(notice, root) if tells_result else None
    return Poster(
        estate=str(matter.estate),
        scope=places.words(places.place_of(matter), places.name_of(matter)),
        number=matter.pk,
        question=question_then(notice, root),
        text=notice.text,
        since=notice.since,
        last=notice.last_day,
        hangs_at=notice.hangs_at,
        office=role(notice.posted_as),
        decides=decider(matter, with_rule=not tells_result),
        # The short root holds against chance, the whole one against somebody clever too.
        link=f"{link}#root-{root.full}" if root else link,
        site=link.partition("://")[2].rstrip("/"),
        objections=may_be_objected_to(notice, today),
        place=head.place if head else "",
        phone=head.phone if head else "",
        root=root.short if root else "",
        result=counted(matter, decision) if decision else None,
        tells_result=tells_result,
    )


def printed_root(notice: Notice) -> Root | None:
    """The root of the public record as it was when the notice was posted."""
    book = notice.matter.estate.estate
    return Root.objects.filter(book__name=book, where_for=notice.subject).first()


def question_then(notice: Notice, root: Root | None) -> str:
    """The question as it was when the notice was posted, whatever it was changed to since."""
    worded = notice.matter.wordings.filter(at__lte=root.printed_at).last() if root else None
    return worded.title if worded else notice.matter.title


def decided_by_then(notice: Notice, root: Root | None) -> Decision | None:
    """The newest decision that the notice can have told of."""
    rows = notice.matter.decisions.all()
    return (rows.filter(recorded_at__lte=root.printed_at) if root else rows).first()


def decider(matter: Matter, *, with_rule: bool) -> str:
    """Who decides, and where owners do by which article; a count says the rule itself."""
    decide = bridge.kind_of(matter).decide
    if decide.rule is None:
        return role(decide.by)
    if not with_rule:
        return _("the owners (%(article)s)") % {"article": decide.rule.article}
    told = {"rule": telling.rule(decide.rule), "article": decide.rule.article}
    return _("the owners. %(rule)s (%(article)s)") % told


def may_be_objected_to(notice: Notice, today: date) -> bool:
    """While its days run, or are to come, and it tells of a plan."""
    plan = notice.kind == NoticeKind.PLAN and notice.matter.is_open
    return plan and notice.taken_down_at is None and today < notice.until


def counted(matter: Matter, decision: Decision) -> Counted:
    """The newest decision, counted by its rule; without rows where an office decided."""
    lines = tally(matter, decision).lines
    return Counted(decision.passed, [_row(line) for line in lines])


def _row(line: Line) -> tuple[str, str, str, str]:
    area, heads = (f"{cell.counts}\n{cell.percent}" for cell in (line.area, line.heads))
    return line.question, area, heads, line.wanted
