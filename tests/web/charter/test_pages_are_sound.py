"""Each page of the charter: no script or style within it, a name for every field, one title."""

from html.parser import HTMLParser

import pytest

from tests.web.charter.factories import begin, give, set_it, shape

pytestmark = pytest.mark.django_db
FIELDS = {"input", "select", "textarea"}


class Page(HTMLParser):
    """What a page has in it."""

    def __init__(self, text):
        super().__init__()
        self.inline, self.labels, self.fields, self.within = [], set(), [], 0
        self.ids, self.described = set(), set()
        self.heads = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        handlers = [name for name in found if name == "style" or name.startswith("on")]
        self.inline += handlers + [tag for _ in range(tag == "style")]
        self.inline += [tag for _ in range(tag == "script" and "src" not in found)]
        self.heads += tag == "h1"
        self.ids.add(found.get("id"))
        self.described |= set(found.get("aria-describedby", "").split())
        if tag == "label":
            self.within += 1
            self.labels.add(found.get("for"))
        if tag in FIELDS and found.get("type") != "hidden":
            self.fields.append((found.get("id"), found.get("name"), self.within > 0))

    def handle_endtag(self, tag):
        self.within -= tag == "label"

    def unnamed(self):
        return [name for id_, name, within in self.fields if not within and id_ not in self.labels]


PAGES = {
    "charter": (),
    "charter-kind": ("lift",),
    "charter-versions": (),
    "charter-draft": (),
    "charter-draft-act": ("comment",),
    "charter-draft-kind": ("use_of_space",),
}


@pytest.fixture
def written(lane, committee, begun):
    """Two versions, and a draft that is too loose."""
    set_it(committee, lane)
    begin(committee, lane)
    give(committee, lane, "invite", "committee")
    set_it(committee, lane)
    begin(committee, lane)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_script_or_style_within_and_a_name_for_every_field(
    read, lane, committee, written, name, lang
):
    page = Page(read(committee, name, lane.pk, *PAGES[name], lang=lang))
    assert page.inline == []
    assert page.unnamed() == []
    assert page.described <= page.ids
    assert page.heads == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_so_has_a_page_that_tells_what_is_wrong(send, lane, committee, written, lang):
    for name, args in (("charter-draft-kind", ("lift",)), ("charter-publish", ())):
        answer = send(committee, name, lane.pk, *args, lang=lang)
        assert answer.status_code == 422
        page = Page(answer.content.decode())
        assert page.inline == []
        assert page.unnamed() == []
        assert page.described <= page.ids


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_that_is_too_loose_says_so_and_offers_no_way_into_force(
    read, lane, committee, written, lang
):
    shape(committee, lane, "lift", decide__passing="1/2")
    text = read(committee, "charter-draft", lane.pk, lang=lang)
    assert "民法典 278 条 7 项" in text
    assert "/charter/draft/publish/" not in text


@pytest.mark.parametrize("name", [name for name in PAGES if "draft" in name])
def test_a_visitor_is_led_to_the_door(visitor, lane, written, name):
    from django.urls import reverse  # noqa: PLC0415 - needs Django set up

    answer = visitor.get(reverse(name, args=[lane.pk, *PAGES[name]]))
    assert answer.url.startswith(reverse("sign-in"))
