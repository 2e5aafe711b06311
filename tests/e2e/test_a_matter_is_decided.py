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

from tests.e2e.walker import estate_from_excel, join, letters

OWNERS_DOOR, TENANTS_DOOR = "1-1-101", "1-2-301"


def today():
    return datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()


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
    estate = estate_from_excel(committee, tmp_path, "walk", "和平里")
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
