"""Somebody who walks through the pages with a browser, and how people come to their estate."""

import re

from pypdf import PdfReader

from linli.files.workbook_writer import write_workbook
from tests.e2e.barriers import barriers
from tests.factories import small_estate

COMMITTEE = "居委会"
MOST_BYTES = 100_000
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")
PDF = b"%PDF-1.7\nmade up"
OPEN = """document.querySelectorAll('details').forEach(each => { each.open = true });
document.querySelectorAll('.frame-nav').forEach(bar => { bar.style.position = 'static' })"""
"""What stands behind a toggle is looked at too; the bar at the foot would lie over some target."""


class Walker:
    """One person with a browser of their own; every page they see is looked at."""

    def __init__(self, site, browser, lang, width, **settings):
        self.site = site
        self.context = browser.new_context(
            locale=lang,
            viewport={"width": width, "height": 800},
            accept_downloads=True,
            **settings,
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


def estate_from_excel(committee, tmp_path, key, name):
    """The committee hands in a workbook; the number of the estate it founds."""
    row = small_estate()["estate"].to_dicts()[0] | {"estate": key, "name": name}
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
