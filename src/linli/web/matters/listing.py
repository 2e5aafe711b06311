"""Matters as a list shows them: what, where, how far, whose turn; and the filter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from linli.web.charter.current import in_force
from linli.web.charter.telling import STAGES
from linli.web.charter.wording import role_words
from linli.web.estates.models import Estate
from linli.web.matters import bridge, places
from linli.web.matters.models import Matter, State
from linli.web.matters.rail import due_day, due_words
from linli.web.matters.wording import kind_words
from linli.web.shared.language import reader_language

EVERY = "all"
MOST = 20
"""Of what waits for somebody, the most pressing."""


@dataclass(frozen=True)
class Line:
    """One matter; ``who`` and ``due`` are empty once it is over."""

    matter: Matter
    kind: str
    where: str
    stage: str
    who: str
    due: str
    late: bool
    supports: int


@dataclass(frozen=True)
class Filter:
    """What somebody asked to see; what is asked for and unknown is left out."""

    estate: Estate
    today: date
    names: Mapping[str, str]
    state: str = State.OPEN
    kind: str = ""
    building: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], estate: Estate, today: date) -> "Filter":
        names = places.names(estate)
        state = asked.get("state", "")
        building = asked.get("building", "")
        return cls(
            estate,
            today,
            names,
            state if state in (*State.values, EVERY) else State.OPEN,
            asked.get("kind", ""),
            building if building in names else "",
        )

    @property
    def plain(self) -> bool:
        """Whether nothing was asked for but what is under way."""
        return self.state == State.OPEN and not self.kind and not self.building

    @property
    def query(self) -> str:
        """For the addresses of further pages."""
        asked = {"state": self.state, "kind": self.kind, "building": self.building}
        return urlencode({name: value for name, value in asked.items() if value})

    def applied(self, rows: QuerySet[Matter]) -> QuerySet[Matter]:
        if self.state != EVERY:
            rows = rows.filter(state=self.state)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.building:
            rows = rows.filter(building=self.building)
        return rows.annotate(support_count=Count("supports")).order_by("-pk")

    def states(self) -> list[tuple[str, str, bool]]:
        """The choices, each with whether it is chosen."""
        known = [(EVERY, _("all")), *((each.value, str(each.label)) for each in State)]
        return [(value, words, value == self.state) for value, words in known]

    def kinds(self) -> list[tuple[str, str, bool]]:
        """Those of the charter in force."""
        known = in_force(self.estate, self.today).charter.kinds
        return [(code, kind_words(kind), code == self.kind) for code, kind in known.items()]

    def buildings(self) -> list[tuple[str, str, bool]]:
        return [(key, name, key == self.building) for key, name in self.names.items()]


def lines(rows: Iterable[Matter], names: Mapping[str, str], today: date) -> list[Line]:
    """Rows with ``support_count``; no query each."""
    return [_line(row, names, today) for row in rows]


def _line(row: Matter, names: Mapping[str, str], today: date) -> Line:
    stage = bridge.stage_of(row)
    due = due_day(row, stage)
    place = places.place_of(row)
    return Line(
        row,
        kind_words(bridge.kind_of(row)),
        places.words(place, names.get(place.building or "", place.building or "")),
        str(STAGES.get(row.stage, row.stage)),
        role_words(stage.who, reader_language()) if row.is_open else "",
        due_words(due, today) if row.is_open else "",
        row.is_open and due is not None and due < today,
        getattr(row, "support_count", 0),
    )


def waiting(
    rows: QuerySet[Matter], roles: frozenset[str], names: Mapping[str, str], today: date
) -> Sequence[Line]:
    """Open matters whose step is for one of these roles, the most pressing first."""
    mine = [
        row
        for row in rows.filter(state=State.OPEN).annotate(support_count=Count("supports"))
        if roles.intersection(bridge.stage_of(row).who)
    ]
    mine.sort(key=lambda row: due_day(row, bridge.stage_of(row)) or date.max)
    return lines(mine[:MOST], names, today)
