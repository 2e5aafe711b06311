"""Everything that is kept about one person, as rows to be read and as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from linli.web.shared.personal import Declaration, Tell, declarations, to_person


@dataclass(frozen=True)
class Section:
    """The rows of one model; each is (label, value in words) pairs."""

    title: str
    rows: list[list[tuple[str, str]]]


def sections(person: Any) -> list[Section]:  # noqa: ANN401 - the account, which stands above
    """What is kept, in words; models with nothing about the person are left out."""
    found = ((each, list(each.rows(person))) for each in declarations())
    return [
        Section(str(each.title), [list((each.tell or _generic(each, person))(row)) for row in rows])
        for each, rows in found
        if rows
    ]


def document(person: Any, moment: datetime) -> dict[str, Any]:  # noqa: ANN401
    """The same for machines: rows by "app.Model", under the names of the columns."""
    return {
        "format": "linli.my-data/1",
        "at": moment.isoformat(),
        "kept": {
            each.label: told
            for each in declarations()
            if (told := [_plain(each, row, person) for row in each.rows(person)])
        },
    }


def _shown(each: Declaration) -> "Iterator[models.Field[Any, Any]]":
    """Columns that are told: no keys of rows, no digests or keys for signing in."""
    for column in each.model._meta.concrete_fields:
        said = each.fields.get(column.name)
        if not column.primary_key and not (said and said.secret):
            yield column


def _plain(each: Declaration, row: models.Model, person: object) -> dict[str, Any]:
    if each.copy is not None:
        return each.copy(row)
    return {column.name: _value(column, row, person) for column in _shown(each)}


def _value(column: "models.Field[Any, Any]", row: models.Model, person: object) -> object:
    """Other people stand as "other": what is kept about them is theirs to ask for."""
    value = getattr(row, column.name)
    if value is None or isinstance(value, bool | int | float | str | dict | list):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if to_person(column):
        return "you" if value == person else "other"
    return str(value)


def _generic(each: Declaration, person: object) -> Tell:
    def tell(row: models.Model) -> Iterator[tuple[str, str]]:
        for column in _shown(each):
            if label := _label(each, column):
                yield label, _words(column, row, person)

    return tell


def _label(each: Declaration, column: "models.Field[Any, Any]") -> str:
    """What the column is, where somebody has said it in both languages."""
    if said := each.fields.get(column.name):
        return str(said.what)
    if isinstance(column.verbose_name, Promise):
        return str(column.verbose_name)
    return COMMON.get(column.name, lambda: "")()


def _words(column: "models.Field[Any, Any]", row: models.Model, person: object) -> str:
    if column.choices:
        display: str = getattr(row, f"get_{column.name}_display")() or ""
        return display or "–"
    value = _value(column, row, person)
    if to_person(column) and value is not None:
        return _("you") if value == "you" else _("somebody else")
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return (
        str(value)[:16].replace("T", " ")
        if isinstance(column, models.DateTimeField)
        else str(value)
    )


COMMON = {
    "estate": lambda: _("estate"),
    "since": lambda: _("since"),
    "until": lambda: _("until"),
    "relation": lambda: _("as what"),
    "office": lambda: _("office"),
    "lives_here": lambda: _("lives there"),
    "given_at": lambda: _("given"),
    "confirmed_at": lambda: _("confirmed"),
    "ended_at": lambda: _("ended"),
    "began_at": lambda: _("began"),
    "joined_at": lambda: _("joined"),
    "raised_at": lambda: _("raised"),
    "settled_at": lambda: _("settled"),
    "at": lambda: _("when"),
    "how": lambda: _("how"),
}
"""Columns of many rows that bear no name of their own."""
