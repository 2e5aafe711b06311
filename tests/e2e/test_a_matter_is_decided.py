"""From a workbook to a closed matter: everybody's part in it, in a real browser.

One walk, as each step stands on the one before: an estate from Excel, letters, an elder on a phone,
a tenant's matter, its double, a notice, an objection, a decision, the end, and the check of the
record. Every page on the way is held to the same: no script error, no grave barrier, under 100 KB.
"""

import json
import re
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from linli.files.workbook_writer import write_workbook
from tests.e2e.conftest import COMMITTEE, Site
from tests.e2e.test_everybody_can_use_it import barriers
from tests.factories import small_estate

MOST_BYTES = 100_000
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")
PDF = b"%PDF-1.7\nmade up"
OPEN = """document.querySelectorAll('details').forEach(each => { each.open = true });
document.querySelectorAll('.frame-nav').forEach(bar => { bar.style.position = 'static' })"""
"""What stands behind a toggle is looked at too; the bar at the foot would lie over some target."""
OWNERS_DOOR, TENANTS_DOOR = "1-1-101", "1-2-301"


class Walker:
    """One person with a browser of their own; every page they see is looked at."""

    def __init__(self, site, browser, lang="zh-CN", width=1280):
        self.site = site
        self.context = browser.new_context(
            locale=lang, viewport={"width": width, "height": 800}, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, line):
        # The browser itself notes each form that came back with a fault; that is no script's error.
        if line.type == "error" and "status of 422" not in line.text:
            self.complaints.append(line.text)

    def go(self, address):
        answer = self.page.goto(self.site.url + address)
        assert answer.ok, (address, answer.status)
        self.look()

    def look(self):
        """What every page on the way is held to."""
        self.page.wait_for_load_state()
        address = self.page.url
        assert not self.complaints, (address, self.complaints)
        size = len(self.page.content().encode())
        assert size < MOST_BYTES or self.page.locator("#map").count(), (address, size)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.page.viewport_size["width"], (address, wide)

    def press(self, name, inside=None):
        (inside or self.page).get_by_role("button", name=name, exact=True).first.click()
        self.look()

    def act(self, url, of=None, **fields):
        """Fill in one act's form on the matter's page, folded or not, and send it."""
        forms = self.page.locator(f"form[action$='{url}']")
        form = (forms.filter(has=self.page.locator(f"[value={of}]")) if of else forms).first
        fold = self.page.locator("details", has=form)
        if fold.count() and fold.first.get_attribute("open") is None:
            fold.first.locator("summary").click()
        for name, value in fields.items():
            self._fill(form, name, value)
        form.locator("button").first.click()
        self.look()

    def _fill(self, form, name, value):
        field = form.locator(f"[name={name}]")
        kind = field.first.evaluate("each => each.type || each.tagName")
        if kind == "file":
            field.set_input_files({"name": value, "mimeType": "application/pdf", "buffer": PDF})
        elif kind == "radio":
            form.locator(f"[name={name}][value='{value}']").check()
        elif kind.startswith("select"):
            field.select_option(value)
        else:
            field.fill(value)

    def barriers(self):
        self.page.evaluate(OPEN)
        return barriers(self.page)


def today():
    return datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A demo of its own, as this walk brings in an estate of its own."""
    started = Site(tmp_path_factory.mktemp("walk")).wait()
    yield started
    started.stop()


@pytest.fixture
def walker(fresh, browser):
    made = []

    def enter(lang="zh-CN", width=1280):
        made.append(Walker(fresh, browser, lang, width))
        return made[-1]

    yield enter
    for each in made:
        each.context.close()


def estate_from_excel(committee, tmp_path):
    """The committee hands in a workbook; the number of the estate it founds."""
    row = small_estate()["estate"].to_dicts()[0] | {"estate": "walk", "name": "和平里"}
    path = tmp_path / "台账.xlsx"
    write_workbook(small_estate(estate=[row]), path, "zh")
    committee.go("/sign-in/")
    committee.page.locator("button[name=person]", has_text=COMMITTEE).click()
    committee.go("/imports/")
    committee.page.set_input_files("input[type=file]", path)
    committee.page.locator("main form button").first.click()
    committee.look()
    committee.page.locator("form[action$='/apply/'] button").click()
    committee.page.wait_for_url(re.compile(r"/estates/\d+/$"))
    committee.look()
    return int(re.search(r"/estates/(\d+)/", committee.page.url)[1])


def letters(committee, estate):
    """The committee prints the letters of all homes: the code of each door."""
    committee.go(f"/estates/{estate}/people/letters/")
    page = committee.page
    for name, value in {"phone": "0512-6512 3456", "place": "3 号楼底层"}.items():
        page.fill(f"[name={name}]", value)
    assert not committee.barriers()
    with page.expect_download() as download:
        page.locator("main form.large button").click()
    sheets = PdfReader(download.value.path()).pages
    texts = [sheet.extract_text() for sheet in sheets]
    assert len(texts) == small_estate()["dwellings"].height
    return {door: CODE.search(text)[0] for text in texts for door in doors() if door in text}


def doors():
    return small_estate()["dwellings"]["dwelling"].to_list()


def join(person, code, name, relation, pin):
    """From the code on the letter to one's own page."""
    person.go("/join/")
    person.page.locator("button[value=large]").click()
    person.look()
    person.page.fill("[name=code]", code.lower())
    assert not person.barriers()
    person.press("下一步")
    person.page.fill("[name=name]", name)
    person.page.locator(f"[name=relation][value={relation}]").check()
    person.page.check("[name=over_14]")
    assert not person.barriers()
    person.press("下一步")
    for field in person.page.locator("main form.large input[inputmode=numeric]").all():
        field.fill(pin)
    person.page.locator("main form.large button").first.click()
    person.look()


def short_notices(committee, estate):
    """The estate sets a charter of its own: what the committee decides need not hang for days."""
    committee.go(f"/estates/{estate}/charter/draft/")
    committee.press("开始")
    committee.page.get_by_role("link", name="公共空间怎么用").click()
    committee.page.fill("[name='stages/1/gates/1/days']", "0")
    assert not committee.barriers()
    committee.press("记进草稿")
    committee.page.fill("[name=note]", "小事快办")
    committee.page.fill("[name=in_force_from]", today())
    committee.press("定为章程")
    assert "第 1 版" in committee.page.locator("main").inner_text()


def raise_matter(person, estate, title, text):
    person.go(f"/estates/{estate}/matters/new/")
    person.page.get_by_role("link", name="公共空间怎么用").click()
    person.page.fill("[name=title]", title)
    person.page.fill("[name=text]", text)
    assert not person.barriers()
    person.page.locator("main form.large button").click()
    person.look()
    sure = person.page.locator("button[name=sure]")
    if sure.count():
        sure.click()
        person.look()
    return person.page.url.removeprefix(person.site.url)


def test_an_estate_from_excel_to_a_closed_matter_and_its_proof(walker, tmp_path):
    committee = walker()
    estate = estate_from_excel(committee, tmp_path)
    codes = letters(committee, estate)
    short_notices(committee, estate)

    elder, tenant = walker(width=360), walker(width=390)
    join(elder, codes[OWNERS_DOOR], "王秀兰", "owner", "830415")
    join(tenant, codes[TENANTS_DOOR], "小陈", "tenant", "270916")

    matter = raise_matter(tenant, estate, "晒衣架装在哪里？", "楼下没地方晒被子。")
    double = raise_matter(elder, estate, "楼下能装晒衣架吗？", "被子没地方晒。")
    number = re.search(r"/matters/(\d+)/", matter)[1]
    assert matter != double

    committee.go(double)
    committee.act("/merge/", into=number)
    committee.go(matter)
    assert not committee.barriers()
    committee.act("/take-up/", impact="2", feasibility="3", reason="三个单元都有人要晒。")
    committee.act("/advance/")
    committee.act(
        "/notices/", kind="plan", text="晒衣架装在花坛东边。", hangs_at="大门口", since=today(),
        last=today(),
    )  # fmt: skip

    elder.go(matter)
    assert not elder.barriers()
    elder.act("/objections/", text="东边是救护车要停的地方。")
    committee.go(matter)
    assert not committee.page.locator("form[action$='/advance/']").count()
    assert "异议" in committee.page.locator("main").inner_text()
    committee.act("/answer/", answer="改到花坛西边，不挡车。")
    committee.act("/evidence/", of="council", part="5", whole="7", day=today())
    committee.act("/evidence/", of="minutes", day=today())
    committee.act("/decisions/", on=today(), proof="minutes", paper="纪要.pdf", passed="yes")
    committee.act("/advance/")
    committee.act("/documents/", kind="photo", file="照片.pdf")
    committee.act("/advance/")
    committee.act("/documents/", kind="acceptance", file="验收单.pdf")
    committee.act("/close/", reason="装好了，大家在用。")

    reader = walker(lang="en-GB", width=360)
    reader.go(matter)
    told = reader.page.locator("main").inner_text()
    for words in ("closed", "Raised an objection", "Answered an objection", "Passed"):
        assert words.lower() in told.lower(), words
    assert "王秀兰" not in reader.page.content()
    assert not reader.barriers()
    the_record_holds(reader, tmp_path)


def the_record_holds(reader, tmp_path):
    """A stranger takes the record away and checks it without us."""
    answer = reader.page.request.get(f"{reader.site.url}/books/walk/journal.jsonl")
    path = tmp_path / "journal.jsonl"
    path.write_bytes(answer.body())
    acts = [json.loads(line)["act"] for line in path.read_text(encoding="utf-8").splitlines()]
    for act in ("set_charter", "raise_matter", "merge", "object", "record_decision", "close"):
        assert act in acts, act
    assert "王秀兰" not in path.read_text(encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "linli", "verify", str(path)], capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
