"""The files of a plan: a page, a PDF and a workbook."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from linli.engine.estate.estate import Estate
from linli.files.projection import local_polygons
from linli.reports.html import html_of
from linli.reports.numbers import Language
from linli.reports.pdf import pdf_of
from linli.reports.places import Setting, setting_of
from linli.reports.plan.homes import homes_workbook
from linli.reports.plan.report import compose_plan
from linli.reports.plan.told import Document
from linli.reports.plan.workbook import plan_workbook
from linli.reports.write import Progress, replace_file


def write_plan(
    document: Document,
    estate: Estate,
    folder: Path,
    lang: Language,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write ``plan.html``, ``plan.pdf`` and ``plan.xlsx`` into ``folder``, which must exist.

    What stood there under these names is replaced, each file in one step.
    """
    setting = _setting(estate)
    report = compose_plan(document, setting, lang)
    made: dict[str, Callable[[], bytes]] = {
        "plan.html": lambda: html_of(report).encode(),
        "plan.pdf": lambda: pdf_of(report),
        "plan.xlsx": lambda: plan_workbook(document, lang, setting),
    }
    for done, (name, content) in enumerate(made.items()):
        if progress is not None:
            progress(done, len(made))
        replace_file(folder / name, content())
    if progress is not None:
        progress(len(made), len(made))
    return tuple(folder / name for name in made)


def write_homes(
    burden: Mapping[str, Any], document: Document, estate: Estate, folder: Path, lang: Language
) -> Path:
    """Write ``homes.xlsx``, what each home pays, into ``folder``, which must exist.

    Parameters
    ----------
    burden : a ``linli.burden/1``
    document : the ``linli.plan/1`` of the same plan
    """
    path = folder / "homes.xlsx"
    replace_file(path, homes_workbook(burden, document, lang, _setting(estate)))
    return path


def _setting(estate: Estate) -> Setting:
    return setting_of(estate, local_polygons(estate))
