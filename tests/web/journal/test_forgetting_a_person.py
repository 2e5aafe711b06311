"""A person's data is deleted, the record stays whole and says nothing more of them."""

import pytest

from linli.web.accounts.models import Person
from linli.web.journal.commitments import holds, seal
from linli.web.journal.models import Entry
from linli.web.people.models import Pseudonym
from tests.web.journal.factories import exported, sound, wrote

pytestmark = pytest.mark.django_db
COMMENT = "王阿姨说：三单元的电梯又停了。"


@pytest.fixture
def wang(lane):
    """A resident under a pseudonym."""
    person = Person.objects.create_user(name="Wang Fang")
    return Pseudonym.objects.create(person=person, estate=lane)


def test_the_record_is_whole_after_a_person_is_gone(wang):
    sealed = seal(COMMENT)
    wrote(who=wang.code, facts={"comment": sealed.commitment})
    wrote()
    before = exported()
    wang.person.delete()
    assert not Pseudonym.objects.exists()
    assert exported() == before
    assert sound() == 2


def test_neither_name_nor_text_stand_in_the_record(wang):
    wrote(who=wang.code, facts={"comment": seal(COMMENT).commitment})
    text = b"".join(exported()).decode()
    assert COMMENT not in text
    assert wang.person.name not in text


def test_a_text_is_proven_while_it_and_its_salt_exist():
    sealed = seal(COMMENT)
    entry = wrote(facts={"comment": sealed.commitment})
    commitment = Entry.objects.get(pk=entry.pk).told()["comment"]
    assert holds(COMMENT, sealed.salt, commitment)
    assert holds(COMMENT, memoryview(sealed.salt), commitment)
    assert not holds(COMMENT + "！", sealed.salt, commitment)


def test_without_its_salt_even_the_very_text_proves_nothing():
    sealed = seal(COMMENT)
    assert seal(COMMENT).commitment != sealed.commitment
    assert not holds(COMMENT, bytes(len(sealed.salt)), sealed.commitment)
