"""Recording what gates read, and handing in documents."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.matters import bridge
from linli.web.matters.actions import evidence
from linli.web.matters.actions.evidence import Fact, Paper
from tests.web.conftest import NOON
from tests.web.matters.factories import PDF, TODAY, at_stage, paper
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def workbook(part="xl/workbook.xml"):
    made = BytesIO()
    with ZipFile(made, "w") as parts:
        parts.writestr(part, "<x/>")
    return made.getvalue()


def record(who, m, kind, day=TODAY, **fields):
    return evidence.record_evidence(hand(who), m, Fact(kind, day, **fields), moment=NOON)


def hand_in(who, m, content=PDF, name="x.pdf", kind="contract"):
    return evidence.hand_in(hand(who), m, kind, Paper(name, content), moment=NOON)


@pytest.fixture
def renewal(matter):
    return matter(kind="renewal")


def test_the_newest_counts_and_the_others_stay(renewal, committee):
    record(committee, renewal, "reached", part=6, whole=12)
    record(committee, renewal, "reached", part=9, whole=12)
    assert bridge.evidence_of(renewal).reached == 9
    assert renewal.evidence.count() == 2


def test_funding_adds_up_by_payer_the_newest_of_each(renewal, committee):
    for payer, fen in (("residents", 100), ("government", 500), ("residents", 250)):
        record(committee, renewal, "funding", fen=fen, code=payer)
    assert bridge.evidence_of(renewal).funding_fen == 750


def test_a_gate_says_what_is_missing_until_it_is_recorded(renewal, committee):
    at_stage(renewal, "wish")
    (gate,) = bridge.gates_of(renewal, TODAY)
    assert gate.missing == "not_reached"
    record(committee, renewal, "reached", part=8, whole=12)
    (gate,) = bridge.gates_of(renewal, TODAY)
    assert gate.met


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("reached", {"part": 13, "whole": 12}),
        ("reached", {"part": 0, "whole": 0}),
        ("cost", {}),
        ("cost", {"fen": -1}),
        ("funding", {"fen": 1}),
        ("person", {}),
        ("circus", {}),
    ],
)
def test_half_a_fact_is_refused(renewal, committee, kind, fields):
    with pytest.raises(ValidationError):
        record(committee, renewal, kind, **fields)
    assert not renewal.evidence.exists()


def test_nothing_is_recorded_before_it_has_happened(renewal, committee):
    with pytest.raises(ValidationError, match="still to come"):
        record(committee, renewal, "hearing", day=TODAY + timedelta(1))


def test_neighbours_record_nothing(renewal, owner, tenant):
    for who in (owner, tenant):
        with pytest.raises(PermissionDenied):
            record(who, renewal, "hearing")
        with pytest.raises(PermissionDenied):
            hand_in(who, renewal)


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff...", "image/jpeg"),
        (workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_the_type_is_that_of_the_content_whatever_the_name(renewal, committee, content, media):
    document = hand_in(committee, renewal, content, name="harmless.txt")
    assert document.media == media


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>x</script></html>",
        b"MZ\x90",
        b"PK\x03\x04 broken",
        workbook("word/document.xml"),
    ],
)
def test_other_files_are_refused_whatever_the_name(renewal, committee, content):
    with pytest.raises(ValidationError, match="PDF, a picture"):
        hand_in(committee, renewal, content, name="honest.pdf")


def test_a_file_that_is_too_large_is_refused(renewal, committee, settings):
    settings.DOCUMENT_MEGABYTES = 1
    with pytest.raises(ValidationError, match="larger than 1 MB"):
        hand_in(committee, renewal, PDF + b" " * 1024 * 1024)
    assert not renewal.documents.exists()


def test_the_record_holds_the_digest_and_the_file_is_kept_under_it(
    renewal, committee, last_entry, settings
):
    document = hand_in(committee, renewal, name="../../etc/合同.pdf")
    assert document.sha256 == sha256(PDF).hexdigest()
    assert last_entry().told()["sha256"] == document.sha256
    assert document.file.path.startswith(str(settings.UPLOADS))
    assert ".." not in document.file.name


def test_a_document_opens_the_gate_that_waits_for_it(renewal, committee):
    at_stage(renewal, "menu")
    hand_in(committee, renewal, kind="check_up")
    (gate,) = bridge.gates_of(renewal, TODAY)
    assert gate.facts["absent"] == ("menu",)
    evidence.hand_in(hand(committee), renewal, "menu", paper(), moment=NOON)
    (gate,) = bridge.gates_of(renewal, TODAY)
    assert gate.met


def test_a_payer_corrected_to_nothing_pays_nothing(renewal, committee):
    record(committee, renewal, "funding", fen=500, code="government")
    record(committee, renewal, "funding", fen=0, code="government")
    assert bridge.evidence_of(renewal).funding_fen == 0


def test_households_that_agree_are_no_share_of_a_smaller_count(renewal, committee):
    at_stage(renewal, "entry")
    record(committee, renewal, "reached", part=5, whole=5)
    record(committee, renewal, "consent", part=7, whole=12)
    (gate,) = bridge.gates_of(renewal, TODAY)
    assert not gate.met
    assert (gate.facts["part"], gate.facts["whole"]) == (7, 12)


def test_minutes_from_before_the_newest_meeting_are_not_its_minutes(renewal, committee):
    at_stage(renewal, "deliberation")
    record(committee, renewal, "minutes", day=TODAY - timedelta(1))
    record(committee, renewal, "council", part=4, whole=6)
    (gate,) = bridge.gates_of(renewal, TODAY)
    assert gate.missing == "minutes_not_posted"
    record(committee, renewal, "minutes")
    (gate,) = bridge.gates_of(renewal, TODAY)
    assert gate.met
