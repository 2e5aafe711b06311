"""The empty cells of the ledger that cause most doubt, each with the rows to fill in."""

from dataclasses import dataclass
from urllib.parse import urlencode

from linli.files.diagnosis import DiagnosisDocument
from linli.reports import labels
from linli.reports.doubt import worth_asking
from linli.reports.words import say
from linli.web.estates.sheets import UNKNOWN
from linli.web.shared.language import Language

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """A column with empty cells: its name, and the sheet narrowed down to the rows that lack it."""

    name: str
    table: str
    query: str


def gaps(document: DiagnosisDocument, lang: Language) -> list[Gap]:
    """What to fill in first; none where the answer was not studied."""
    study = document.get("study")
    asked = worth_asking(study)[:SHOWN] if study else []
    return [
        Gap(
            say(
                "find.row",
                lang,
                table=labels.table(each["table"], lang),
                column=labels.ledger_column(each["table"], each["column"], lang),
                unknown=f"{each['unknown']:,}",
            ),
            each["table"],
            urlencode({"only": f"{each['column']}:{UNKNOWN}"}),
        )
        for each in asked
    ]
