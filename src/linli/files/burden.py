"""What each home pays as a JSON document, ``linli.burden/1``: for those who collect the money.

It names homes, so it stands apart from the plan, which is for everybody. Amounts are those before
anybody in hardship is let off: the table shows nobody's hardship.
"""

import json
from typing import Any

from linli.engine.renewal.plan import Plan

SCHEMA_ID = "linli.burden/1"
"""Raised to /2 when a field is renamed, removed or changes its meaning; additions keep it."""

PLACE = ("dwelling", "household", "building", "entrance", "floor", "role", "homes")

Document = dict[str, Any]


def burden_document(plan: Plan) -> Document:
    """What every home pays in every package, fen; rows and packages in the order of the plan.

    ``own_fen`` is paid by the owners themselves, ``fund_fen`` drawn from their part of the
    maintenance fund. ``role`` says who stands in a row (``engine.renewal.owners.Role``).
    """
    tables = [one.borne.table for one in plan.packages]
    own = zip(*(table["own"] for table in tables), strict=True)
    fund = zip(*(table["fund"] for table in tables), strict=True)
    places = tables[0].select(*PLACE, "area_m2", "area_assumed").iter_rows(named=True)
    return {
        "schema": SCHEMA_ID,
        "estate": plan.desk.estate.id,
        "years": plan.brief.purse.terms.years,
        "packages": [one.name for one in plan.packages],
        "homes": [
            {**place, "area_m2": str(place["area_m2"]), "own_fen": [*each], "fund_fen": [*drawn]}
            for place, each, drawn in zip(places, own, fund, strict=True)
        ],
    }


def text_of_burden(document: Document) -> str:
    """The document as JSON text, a home a line."""
    head = {name: value for name, value in document.items() if name != "homes"}
    lines = ",\n".join(json.dumps(home, ensure_ascii=False) for home in document["homes"])
    opened = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opened},\n "homes": [\n{lines}\n ]\n}}\n'
