"""A matter that is valid by default; each test names only what it is about."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from linli.web.matters import bridge
from linli.web.matters.actions import decisions
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.actions.evidence import Paper
from linli.web.matters.actions.notices import Posting
from linli.web.matters.actions.raising import Draft, raise_matter
from linli.web.matters.models import Matter, Notice, NoticeKind, Proof
from tests.web.conftest import NOON
from tests.web.people.factories import hand

TODAY = timezone.localdate(NOON)
PDF = b"%PDF-1.7 made up"


def draft(**changes):
    """A matter as somebody wrote it: about the whole estate, decided by the committee."""
    return Draft(
        **{
            "kind": "other",
            "title": "晒衣架装在哪里？",
            "text": "楼下没地方晒被子，想装两个晒衣架。",
        }
        | changes
    )


def raised(estate, who, *, moment=NOON, **changes):
    """A matter that ``who`` has raised."""
    return raise_matter(hand(who), estate, draft(**changes), moment=moment)


def at_stage(matter, stage, since=TODAY):
    """The matter, brought to a stage past its gates."""
    Matter.objects.filter(pk=matter.pk).update(stage=stage, stage_since=since)
    matter.refresh_from_db()
    return matter


def posting(days=15, **changes):
    """A notice that hangs from today."""
    return Posting(
        **{
            "kind": NoticeKind.PLAN,
            "text": "晒衣架装在花坛东边。",
            "hangs_at": "大门口的公告栏",
            "since": TODAY,
            "until": TODAY + timedelta(days),
        }
        | changes
    )


def paper(content=PDF, name="minutes.pdf"):
    return Paper(name, content)


def totals(**changes):
    """Twelve homes of 58.25 m2 each: nine came back, seven of them in favour."""
    home = 5825
    heads = {"all": 12, "for": 7, "against": 1, "abstained": 1, "void": 0}
    found = {f"heads_{part}": count for part, count in heads.items()}
    found |= {f"area_{part}": count * home for part, count in heads.items()}
    assert set(found) == set(bridge.TOTALS)
    return found | changes


RACKS = {"kind": "other", "where": "estate", "title": "晾衣架放哪里？", "text": "没地方晒。"}
"""What somebody fills in on the second page."""


def sends_to(text, name, *args):
    """Whether the page has a form for this address."""
    return f'action="{reverse(name, args=args)}"' in text


def ballot(matter, owners_committee, **counts):
    """What owners decided today, after a notice of it that hung for fifteen days."""
    since, until = TODAY - timedelta(16), TODAY - timedelta(1)
    m = at_stage(matter(title="维修资金怎么用？", kind="fund_use"), "ballot", since)
    hung = {"hangs_at": "大门口", "posted_by": "k7", "salt": b"0" * 16, "text": "要表决。"}
    Notice.objects.create(matter=m, stage="ballot", since=since, until=until, over_at=NOON, **hung)
    decided = Decided(TODAY, Proof.SHEET, paper(), totals(**counts))
    decisions.record_decision(hand(owners_committee), m, decided, moment=NOON)
    return m
