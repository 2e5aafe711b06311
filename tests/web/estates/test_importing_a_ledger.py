"""A workbook is checked first, taken over only when asked, and nothing is lost on the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.engine.estate.population.example import example_estate
from linli.web.estates import actions, bridge
from linli.web.estates.models import Estate, Upload
from tests.factories import small_estate
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db


def hand_in(client, file):
    return client.post(reverse("uploads"), {"file": file}, follow=True)


def test_a_sound_workbook_shows_what_would_change_and_changes_nothing(client, workbook):
    page = hand_in(client, workbook())
    assert "文件没有错" in page.content.decode()
    assert not Estate.objects.exists()


def test_a_sound_workbook_is_taken_over_when_asked(client, workbook):
    hand_in(client, workbook())
    client.post(reverse("apply", args=[Upload.objects.get().pk]))
    assert bridge.read_estate(Estate.objects.get().pk) == small_estate()


def test_an_english_workbook_gives_the_same_ledger(client, workbook):
    hand_in(client, workbook(lang="en"))
    client.post(reverse("apply", args=[Upload.objects.get().pk]))
    assert bridge.read_estate(Estate.objects.get().pk) == small_estate()


def test_replacing_an_estate_compares_the_rows_first(client, lane, workbook):
    page = hand_in(client, workbook(ties=[], answers=[])).content.decode()
    assert "这里已经有“清和里”" in page
    assert "变少了" in page
    client.post(reverse("apply", args=[Upload.objects.get().pk]))
    assert Estate.objects.get().pk == lane.pk
    assert bridge.read_estate(lane.pk) == small_estate(ties=[], answers=[])


def test_a_file_is_taken_over_once(client, operator, workbook):
    hand_in(client, workbook())
    upload = Upload.objects.get()
    actions.apply(upload, founder=operator, moment=NOON)
    upload.refresh_from_db()
    actions.apply(upload, founder=operator, moment=NOON)
    assert Estate.objects.get().revision == 1


def test_faults_are_shown_with_sheet_row_column_what_was_found_and_what_is_wanted(client, faulty):
    page = client.get(reverse("upload", args=[faulty.pk])).content.decode()
    assert "住户 · 房屋编号" in page
    assert "第 2 行" in page
    assert "<q>nowhere</q>" in page
    assert "“房屋”表里没有这个编号" in page
    assert "<q>40</q>" in page
    assert "1 到 30" in page


def test_faults_stand_in_the_grid_of_the_owners_own_sheet(client, faulty):
    page = client.get(reverse("upload", args=[faulty.pk])).content.decode()
    grid = page[page.index("在您的工作簿里是哪几行") :]
    assert "✗ nowhere" in grid
    assert "<td>H1</td>" in grid


def test_faults_are_worded_in_english_too(client, faulty):
    page = client.get(reverse("upload", args=[faulty.pk]), headers={"accept-language": "en"})
    assert "There is no such id in the sheet “Dwellings”" in page.content.decode()


def test_a_faulty_file_cannot_be_taken_over(client, lane, faulty):
    client.post(reverse("apply", args=[faulty.pk]))
    assert bridge.read_estate(lane.pk) == small_estate()


def test_the_faulty_page_takes_the_corrected_file(client, faulty, workbook):
    page = client.get(reverse("upload", args=[faulty.pk])).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert "文件没有错" in hand_in(client, workbook()).content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"hello", "这不是 .xlsx 工作簿"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "旧格式"),
    ],
)
def test_a_file_that_is_no_workbook_says_what_to_do(client, content, words):
    page = hand_in(client, SimpleUploadedFile("a.xlsx", content)).content.decode()
    assert "这个文件读不了" in page
    assert words in page


def test_another_kind_of_file_is_refused_before_it_is_kept(client):
    page = client.post(reverse("uploads"), {"file": SimpleUploadedFile("a.xls", b"x")})
    assert page.status_code == 422
    assert "a.xls" in page.content.decode()
    assert not Upload.objects.exists()


def test_too_large_a_file_is_refused_before_it_is_kept(client, settings):
    settings.UPLOAD_MEGABYTES = 1
    page = client.post(
        reverse("uploads"), {"file": SimpleUploadedFile("a.xlsx", b"x" * (2**20 + 1))}
    )
    assert page.status_code == 422
    assert "超过 1 MB" in page.content.decode()


def test_no_file_says_choose_one(client):
    assert "请先选好工作簿" in client.post(reverse("uploads")).content.decode()


def test_ten_thousand_faults_fit_on_a_page(client, workbook):
    lost = [
        {"household": f"H{n}", "dwelling": "nowhere", "size": 40, "age_0_5": 99}
        for n in range(4_000)
    ]
    page = hand_in(client, workbook(households=lost, ties=[], answers=[]))
    assert Upload.objects.get().fault_count >= 10_000
    assert len(page.content) < 400_000


def test_the_bundled_estate_fits_the_database():
    ledger = example_estate()
    assert bridge.read_estate(actions.store_ledger(ledger).pk) == ledger
