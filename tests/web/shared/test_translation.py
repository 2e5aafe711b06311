"""Chinese is whole: every message of the page has its sentence, none guessed, none left over."""

import re

import polib
import pytest

from tests.web.catalogues import catalogues, messages

PLACE = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module", params=catalogues(), ids=lambda path: str(path.parents[3].name))
def path(request):
    return request.param


@pytest.fixture(scope="module")
def catalogue(path):
    return polib.pofile(str(path))


def test_every_message_is_in_its_apps_catalogue_and_no_other(path, catalogue):
    wanted = messages(catalogues()[path])
    assert {(entry.msgid, entry.msgid_plural or None) for entry in catalogue} == wanted


def test_nothing_is_fuzzy_or_untranslated(catalogue):
    assert not catalogue.fuzzy_entries()
    assert not catalogue.untranslated_entries()
    assert not catalogue.obsolete_entries()


def test_a_translation_names_the_places_of_its_message(catalogue):
    for entry in catalogue:
        said = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        named = set(PLACE.findall(entry.msgid_plural or entry.msgid))
        assert set(PLACE.findall(said)) == named, entry.msgid


def test_a_whole_sentence_stays_one(catalogue):
    for entry in catalogue:
        if entry.msgid.endswith(".") and entry.msgstr:
            assert entry.msgstr.endswith(("。", "（%(code)s）。")), entry.msgid
