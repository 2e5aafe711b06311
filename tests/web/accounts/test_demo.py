"""In the demo, on this computer, anybody may enter as anybody; never otherwise."""

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.accounts import actions
from linli.web.accounts.demo import demo
from linli.web.accounts.models import Person
from tests.web.accounts.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(visitor):
    def entering(person, **headers):
        typed = {"way": "demo", "person": person.pk}
        return visitor.post(reverse("sign-in"), typed, headers=headers)

    return entering


@pytest.fixture
def on(monkeypatch):
    monkeypatch.setattr(settings, "DEMO", True)
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["*"])


def test_in_the_demo_every_demo_person_is_one_button(visitor, on, enter, signed_in):
    wang = actions.make_demo_person("王阿姨，住户")
    other = PersonFactory(name="真的人")
    page = visitor.get(reverse("sign-in"), headers={"host": "127.0.0.1:8000"}).content.decode()
    assert "王阿姨，住户" in page
    assert "真的人" not in page
    assert enter(other, host="localhost").status_code == 404
    assert enter(wang, host="localhost").status_code == 302
    assert signed_in(visitor) == wang.pk


def test_otherwise_there_is_no_button_and_no_way(visitor, enter, signed_in):
    wang = actions.make_demo_person("王阿姨，住户")
    assert "王阿姨" not in visitor.get(reverse("sign-in")).content.decode()
    assert enter(wang).status_code == 404
    assert signed_in(visitor) is None


@pytest.mark.parametrize("host", ["linli.example.org", "192.168.1.5:8000", "testserver"])
def test_not_even_in_the_demo_by_another_host_name(visitor, on, enter, signed_in, host):
    wang = actions.make_demo_person("王阿姨，住户")
    assert enter(wang, host=host).status_code == 404
    assert signed_in(visitor) is None


@pytest.mark.parametrize("hosts", [["127.0.0.1", "linli.example.org"], ["192.168.1.5"], ["*"]])
def test_the_demo_cannot_be_switched_on_where_others_can_come_in(hosts):
    with pytest.raises(ImproperlyConfigured, match="LINLI_DEMO"):
        demo(wanted=True, hosts=hosts)
    assert demo(wanted=False, hosts=hosts) is False


def test_the_demo_may_be_switched_on_for_this_computer():
    assert demo(wanted=True, hosts=["127.0.0.1", "localhost", "[::1]"])


@pytest.mark.parametrize(
    "way", [{"password": "pbkdf2"}, {"pin": "scrypt"}, {"email": "a@b.example"}, {"phone": "12345"}]
)
def test_a_demo_person_has_no_other_way_in(way):
    wang = actions.make_demo_person("王阿姨，住户")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=wang.pk).update(**way)


def test_no_second_factor_is_asked_in_the_demo(visitor, on, enter):
    boss = actions.make_demo_person("赵主任", operator=True)
    enter(boss, host="localhost")
    page = visitor.get(reverse("uploads"), headers={"host": "localhost"})
    assert page.status_code == 200
