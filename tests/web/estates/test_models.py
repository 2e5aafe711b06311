"""The models are the schema: each column has its field, its bounds held by the database."""

import pytest
from django.db import IntegrityError, connection, models, transaction

from linli.engine.estate import cellrules
from linli.web.estates import bridge
from linli.web.estates.models import Dwelling, Estate, Tie
from linli.web.estates.models.fields import CODE_LENGTH, KEY_LENGTH

MODELS = {"estate": Estate, **bridge.MODELS}
COLUMNS = [
    pytest.param(name, column, id=f"{name}.{column.name}")
    for name in MODELS
    for column in bridge.BY_NAME[name].columns
]
OF_OUR_OWN = {"id", "estate", "position", "revision"}
FIELDS = {
    bridge.Kind.KEY: models.CharField,
    bridge.Kind.TEXT: models.TextField,
    bridge.Kind.INTEGER: models.IntegerField,
    bridge.Kind.NUMBER: models.FloatField,
    bridge.Kind.AREA: models.BigIntegerField,
    bridge.Kind.YES_NO: models.BooleanField,
    bridge.Kind.CHOICE: models.CharField,
    bridge.Kind.LIST: models.TextField,
    bridge.Kind.DATE: models.DateField,
    bridge.Kind.POLYGON: models.TextField,
}


def field(table, column):
    return MODELS[table]._meta.get_field(bridge.field_of(column))


def test_every_table_of_the_schema_has_a_model():
    assert list(MODELS) == sorted(MODELS, key=list(bridge.BY_NAME).index)
    assert set(MODELS) == set(bridge.BY_NAME)


@pytest.mark.parametrize("table", MODELS)
def test_a_model_has_no_field_that_the_schema_lacks(table):
    fields = {field.name for field in MODELS[table]._meta.concrete_fields}
    assert fields - OF_OUR_OWN == {
        bridge.field_of(column) for column in bridge.BY_NAME[table].columns
    } - ({"estate"} if table == "estate" else set())


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_field_has_the_type_and_the_nullability_of_its_column(table, column):
    found = field(table, column)
    assert isinstance(found, models.ForeignKey if column.refers else FIELDS[column.kind])
    assert found.null is not column.required
    if column.refers:
        assert found.related_model is MODELS[column.refers]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_closed_list_is_the_same_in_both(table, column):
    if column.kind is bridge.Kind.CHOICE:
        codes = [code for code, _label in field(table, column).choices]
        assert codes == list(column.codes)
        assert constraint(table, f"{table}_{column.name}_known").condition == models.Q(
            **{f"{column.name}__in": column.codes}
        )
        assert max(map(len, codes)) <= CODE_LENGTH


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_range_is_the_same_in_both(table, column):
    if column.low is None:
        return
    name = bridge.field_of(column)
    scale = 100 if column.kind is bridge.Kind.AREA else 1
    assert constraint(table, f"{table}_{name}_within").condition == models.Q(
        **{f"{name}__gte": round(column.low * scale, 6), f"{name}__lte": column.high * scale}
    )


def constraint(table, name):
    return next(c for c in MODELS[table]._meta.constraints if c.name == name)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("buildings", {"storeys": 0}),
        ("buildings", {"floor_area_dm2": 0}),
        ("buildings", {"structure": "straw"}),
        ("households", {"size": 31}),
        ("estate", {"longitude": 181.0}),
        ("estate", {"fund_yuan": -1.0}),
        ("estate", {"quorum_percent": 101.0}),
        ("ties", {"where": "inside", "to_household": None, "to_responder": None}),
        ("ties", {"where": "far"}),
    ],
)
def test_the_database_refuses_what_the_schema_refuses(lane, table, values):
    model = MODELS[table]
    first = model._default_manager.order_by("pk")[:1]
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.filter(pk__in=list(first.values_list("pk", flat=True))).update(
            **values
        )


@pytest.mark.django_db
def test_a_key_stands_once_in_an_estate(lane):
    row = Dwelling.objects.filter(estate=lane).first()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.django_db(transaction=True)
def test_a_row_that_others_refer_to_cannot_go_alone(lane):
    with pytest.raises(IntegrityError), transaction.atomic():
        Dwelling.objects.filter(estate=lane).delete()
    assert Tie.objects.filter(estate=lane).exists()


def test_keys_have_the_room_that_the_checks_allow():
    assert cellrules.KEY_LENGTH == KEY_LENGTH


def test_the_tests_run_on_the_database_they_claim(settings):
    assert connection.vendor in settings.DATABASES["default"]["ENGINE"]
