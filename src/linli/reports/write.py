"""Writing the report of a diagnosis into a folder."""

from collections.abc import Callable
from pathlib import Path

from linli.engine.estate.estate import Estate
from linli.files.diagnosis import DiagnosisDocument
from linli.files.projection import local_polygons
from linli.reports.html import html_of
from linli.reports.numbers import Language
from linli.reports.pdf import pdf_of
from linli.reports.places import setting_of
from linli.reports.report import compose

Progress = Callable[[int, int], None]
"""Called with (files done, files in all)."""


def write_report(
    document: DiagnosisDocument,
    estate: Estate,
    folder: Path,
    lang: Language,
    progress: Progress | None = None,
) -> tuple[Path, Path]:
    """Write ``report.html`` and ``report.pdf`` into ``folder``, which must exist; their paths.

    What stood there under these names is replaced, each file in one step.
    """
    tell = progress or _silent
    report = compose(document, setting_of(estate, local_polygons(estate)), lang)
    page, paper = folder / "report.html", folder / "report.pdf"
    tell(0, 2)
    replace_file(page, html_of(report).encode())
    tell(1, 2)
    replace_file(paper, pdf_of(report))
    tell(2, 2)
    return page, paper


def replace_file(path: Path, content: bytes) -> None:
    """A reader never meets half a file."""
    fresh = path.with_name(path.name + ".part")
    fresh.write_bytes(content)
    fresh.replace(path)


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""
