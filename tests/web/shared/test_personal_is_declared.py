"""Nothing is kept about people that nobody has declared, with purpose, basis and time."""

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import reverse

from linli.web.shared import personal
from linli.web.shared.personal import Basis, Declaration, Retention

OURS = [model for model in apps.get_models() if model.__module__.startswith("linli.web.")]
DECLARED = personal.declarations()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_that_looks_personal_is_declared_or_said_not_to_be(model):
    assert list(personal.untold(model)) == [], "declare it in the app's personal.py"


@pytest.mark.parametrize("each", DECLARED, ids=lambda each: each.label)
def test_a_declaration_speaks_of_fields_that_are_there(each):
    fields = {field.name for field in each.model._meta.concrete_fields}
    assert {*each.fields, *each.not_personal} - {"*"} <= fields
    assert {one.retention.after for one in each.fields.values()} - {""} <= fields
    assert all(reason.strip() for reason in each.not_personal.values())


@pytest.mark.django_db
@pytest.mark.parametrize("each", DECLARED, ids=lambda each: each.label)
def test_a_declaration_finds_its_rows(each, operator):
    assert each.rows(operator).count() == (1 if each.label == "accounts.Person" else 0)


@pytest.mark.parametrize("each", DECLARED, ids=lambda each: each.label)
def test_what_is_kept_without_the_person_has_a_reason_and_lets_go_of_them(each):
    if each.leaving == "detach":
        assert each.kept
        for path in each.about:
            assert each.model._meta.get_field(path).remote_field.on_delete is models.SET_NULL


def test_sensitive_things_are_kept_by_consent_of_their_own_or_by_duty():
    bases = {one.basis for each in DECLARED for one in each.told() if one.sensitive}
    assert bases <= {Basis.SEPARATE, Basis.DUTY}


class Diary(models.Model):  # noqa: DJ008 - has no rows to be shown
    title = models.CharField(max_length=9)
    writer = models.ForeignKey("accounts.Person", models.CASCADE, related_name="+")
    mood = models.CharField(max_length=9, choices=[("good", "good")])
    pages = models.IntegerField()

    class Meta:
        managed = False
        app_label = "accounts"
        apps = apps.__class__()


@pytest.mark.parametrize(
    ("name", "looks"), [("title", True), ("mood", False), ("pages", False), ("id", False)]
)
def test_text_looks_personal_and_codes_and_numbers_do_not(name, looks):
    assert personal.looks_personal(Diary._meta.get_field(name)) == looks


def test_a_field_that_nobody_has_declared_is_found():
    assert "title" in list(personal.untold(Diary))


def test_a_model_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        personal.declare("accounts.Person", title="again")


def test_a_misspelt_path_is_found_when_its_rows_are_asked_for():
    wrong = Declaration("accounts.Device", "devices", about=("persn",))
    with pytest.raises((FieldDoesNotExist, Exception), match="persn"):
        wrong.rows(1)


@pytest.mark.parametrize(
    ("retention", "words"),
    [
        (Retention(), "as long as your account"),
        (Retention("until", 0, "the day"), "until the day"),
        (Retention("until", 30, "the day"), "30 days after the day"),
    ],
)
def test_a_time_is_said_in_words(retention, words):
    from django.utils import translation  # noqa: PLC0415 - beside its one use

    with translation.override("en"):
        assert retention.words == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "个人信息保护法 29 条"), ("en", "you have agreed to this by itself (PIPL 29)")],
)
def test_everybody_can_read_what_is_kept_and_why(visitor, lang, words):
    page = visitor.get(reverse("privacy"), headers={"accept-language": lang})
    text = page.content.decode()
    assert words in text
    assert text.count("<dt>") >= 40
