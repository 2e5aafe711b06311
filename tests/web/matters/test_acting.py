"""The forms of a matter's page: what they do, and what happens when they are refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.web.journal.models import Entry
from linli.web.matters.actions import evidence
from linli.web.matters.models import Comment, Matter, State
from tests.web.conftest import NOON
from tests.web.matters.factories import PDF, RACKS, TODAY, at_stage, paper, sends_to, totals
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_a_refused_act_stands_beside_its_form_with_what_was_typed(send, matter, committee):
    m = at_stage(matter(), "deliberation")
    fields = {
        "kind": "plan",
        "text": "装在东边",
        "hangs_at": "大门口",
        "since": "2031-05-01",
        "last": "2031-05-02",
    }
    answer = send(committee, "matter-post-notice", m.pk, **fields)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "The charter asks for 7 days. Choose a later last day." in shown
    assert "装在东边" in shown
    assert 'value="2031-05-02"' in shown


def test_going_on_too_early_says_what_is_missing(send, matter, committee):
    answer = send(committee, "matter-advance", matter().pk, stage="raised")
    assert answer.status_code == 422
    assert "It has not been taken up yet." in answer.content.decode()


def test_a_button_pressed_twice_is_one_step(send, read, matter, committee):
    m = at_stage(matter(kind="repair"), "works")
    evidence.hand_in(hand(committee), m, "photo", paper(), moment=NOON)
    assert 'name="stage" value="works"' in read(committee, "matter", m.pk)
    send(committee, "matter-advance", m.pk, stage="works")
    again = send(committee, "matter-advance", m.pk, stage="works")
    assert again.status_code == 422
    assert "It is at another step by now." in again.content.decode()
    m.refresh_from_db()
    assert m.stage == "acceptance"


def test_saying_nothing_is_refused_at_its_form(send, matter, owner):
    answer = send(owner, "matter-comment", matter().pk, text="")
    assert answer.status_code == 422
    assert "Write a sentence or two here." in answer.content.decode()


def test_who_may_not_is_told_why(send, matter, stranger):
    answer = send(stranger, "matter-comment", matter().pk, text="我说两句")
    assert answer.status_code == 403
    assert "By the charter" in answer.content.decode()
    assert not Comment.objects.exists()


def test_looking_changes_nothing(sign_in, matter, committee):
    from linli.web.matters.urls import urlpatterns  # noqa: PLC0415

    m, browser, before = matter(), sign_in(committee), Entry.objects.count()
    for name in [path.name for path in urlpatterns if path.name.startswith("matter-")]:
        if name not in ("matter-raise", "matter-poster"):
            assert browser.get(reverse(name, args=[m.pk])).status_code in (403, 405), name
    assert Entry.objects.count() == before
    assert not m.subscriptions.filter(person=committee).exists()


def test_a_document_is_saved_not_shown_and_only_by_who_belongs_here(
    sign_in, send, visitor, matter, owner, stranger, committee
):
    m = matter()
    file = SimpleUploadedFile("合同 1.pdf", PDF)
    send(committee, "matter-hand-in", m.pk, kind="contract", file=file)
    address = reverse("document", args=[m.documents.get().pk])
    answer = sign_in(owner).get(address)
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == PDF
    assert visitor.get(address).status_code == 302
    assert sign_in(stranger).get(address).status_code == 403


def test_a_matter_goes_from_raised_to_closed_by_its_pages(
    send, lane, tenant, owner, committee, property_manager
):
    send(tenant, "matter-raise", lane.pk, **RACKS | {"kind": "repair"})
    m = Matter.objects.get()
    send(committee, "matter-take-up", m.pk, impact=2, feasibility=3, reason="马上修")
    send(committee, "matter-advance", m.pk, stage="raised")
    photo = SimpleUploadedFile("修好了.jpg", b"\xff\xd8\xff rest")
    send(property_manager, "matter-hand-in", m.pk, kind="photo", file=photo)
    send(property_manager, "matter-advance", m.pk, stage="works")
    send(owner, "matter-object", m.pk, text="还在漏")
    refused = send(committee, "matter-close", m.pk, reason="修好了")
    assert refused.status_code == 422
    objection = m.objections.get()
    send(committee, "objection-answer", objection.pk, answer="又修了一次")
    send(committee, "matter-close", m.pk, reason="修好了")
    m.refresh_from_db()
    assert (m.state, m.stage) == (State.CLOSED, "acceptance")


def test_evidence_is_recorded_kind_by_kind(send, read, matter, committee):
    m = at_stage(matter(kind="lift", scope="entrance", building="1", entrance=1), "wish")
    assert "Record how many households were asked" in read(committee, "matter", m.pk)
    wrong = send(committee, "matter-evidence", m.pk, kind="reached", part=9, whole=6, day=TODAY)
    assert wrong.status_code == 422
    send(committee, "matter-evidence", m.pk, kind="reached", part=6, whole=6, day=TODAY)
    assert "enough households have been asked" in read(committee, "matter", m.pk)
    none = send(committee, "matter-evidence", m.pk, kind="no such", day=TODAY)
    assert none.status_code == 422


def test_money_is_entered_in_yuan_and_kept_in_fen(send, matter, committee):
    m = at_stage(matter(kind="fund_use"), "works")
    send(committee, "matter-evidence", m.pk, kind="cost", yuan="1200.05", day=TODAY)
    assert m.evidence.get().fen == 120005


def test_totals_are_entered_as_the_count_sheet_has_them(send, matter, owners_committee):
    m = at_stage(matter(kind="fund_use"), "ballot")
    sheet = {
        name: f"{count / 100:.2f}" if name.startswith("area") else count
        for name, count in totals().items()
    }
    file = SimpleUploadedFile("count.pdf", PDF)
    answer = send(
        owners_committee, "matter-decide", m.pk, on=TODAY, proof="sheet", paper=file, **sheet
    )
    assert answer.status_code == 302
    assert m.decisions.get().area_for == totals()["area_for"]


def test_following_is_nobody_elses_business(send, read, matter, owner):
    m = matter()
    send(owner, "matter-follow", m.pk)
    assert sends_to(read(owner, "matter", m.pk), "matter-unfollow", m.pk)
    send(owner, "matter-unfollow", m.pk)
    assert not m.subscriptions.filter(person=owner).exists()
    assert not Entry.objects.filter(act="subscribe").exists()
