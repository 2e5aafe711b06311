"""A notice hangs on paper too: the same words, the way to object, and the root of the record."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from linli.engine.journal.roots import read_root
from linli.engine.journal.verify import verify
from linli.web.journal.models import Entry
from linli.web.matters.actions.decisions import Decided, record_decision
from linli.web.matters.actions.notices import post_notice
from linli.web.matters.models import NoticeKind, Proof
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, paper, posting, totals
from tests.web.people.factories import hand

pytestmark = pytest.mark.django_db


@pytest.fixture
def posted(matter, committee):
    def post(kind="other", stage="deliberation", **changes):
        made = at_stage(matter(kind=kind), stage)
        return post_notice(hand(committee), made, posting(**changes), moment=NOON)

    return post


def read(browser, notice, lang="zh"):
    answer = browser.get(
        reverse("matter-poster", args=[notice.pk]), headers={"accept-language": lang}
    )
    assert answer.headers["Content-Type"] == "application/pdf"
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


def test_anybody_can_print_it_and_reads_the_question_the_days_and_how_to_object(visitor, posted):
    text = re.sub(r"\s", "", read(visitor, posted()))
    for words in (
        "公示",
        "晒衣架装在哪里？",
        "晒衣架装在花坛东边。",
        "2031-05-01",
        "2031-05-15",
        "异议",
    ):
        assert words in text, words


def test_it_speaks_english_to_who_reads_english(visitor, posted):
    text = read(visitor, posted(), "en")
    assert "Notice" in text
    assert "Who decides:" in text


def test_its_root_is_that_of_the_record_with_the_notice_in_it(visitor, posted):
    text = read(visitor, posted())
    root = read_root(re.search(r"\d+:[0-9a-f]{4}(-[0-9a-f]{4}){3}", text)[0])
    rows = Entry.objects.order_by("number").values_list("line", flat=True)
    lines = [f"{line}\n".encode() for line in rows]
    assert root.size == len(lines)
    assert verify(lines, [root]).fault is None
    assert verify(lines[:-1], [root]).fault is not None


def test_looking_at_it_writes_nothing(visitor, posted):
    notice = posted()
    before = Entry.objects.count()
    read(visitor, notice)
    read(visitor, notice)
    assert Entry.objects.count() == before


def test_a_result_says_whether_it_passed_by_counts_and_percent_of_both(visitor, matter, committee):
    made = at_stage(matter(kind="fund_use"), "ballot")
    decided = Decided(TODAY, Proof.SHEET, paper(), totals())
    record_decision(hand(committee), made, decided, moment=NOON)
    result = posting(1, kind=NoticeKind.RESULT, text="表决结果如下。")
    notice = post_notice(hand(committee), made, result, moment=NOON)
    text = re.sub(r"\s", "", read(visitor, notice))
    for words in ("结果", "通过", "7人/9人", "7人/12人", "77.77%", "58.33%"):
        assert words in text, words
