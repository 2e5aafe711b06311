"""Faults and refusals as sentences on the page.

A fault's sentence says what is wanted; what was found stands beside it. A test holds that every
code has its sentence.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FAULTS = {
    "ages_differ": gettext_lazy("The age groups add up to %(wanted)s; that must be the number of persons."),
    "alone_differs": gettext_lazy("The household has %(wanted)s persons; “lives alone” must agree with it."),
    "backup_of_itself": gettext_lazy("A part cannot stand in for itself, nor round a ring of parts."),
    "blank_around": gettext_lazy("Take out the blanks before and after the id."),
    "blank_text": gettext_lazy("This cell holds only blanks. Empty it, or write something."),
    "column_without_name": gettext_lazy("This column holds entries but has no heading. Name it, or delete it."),
    "control_character": gettext_lazy("This cell holds an invisible control character. Type it anew."),
    "crossing_polygon": gettext_lazy("The outline crosses itself at the place shown. Draw it without crossing."),
    "dangling_key": gettext_lazy("There is no such id in the sheet “%(wanted)s”. Add it there, or correct this cell."),
    "digits_lost": gettext_lazy("The number was too long for Excel and has lost digits. Set the cell to text and type it anew."),
    "duplicate_key": gettext_lazy("This id stands in the sheet more than once. Each row needs its own."),
    "empty_polygon": gettext_lazy("The outline is empty. Leave the cell empty, or give a polygon."),
    "error_value": gettext_lazy("The cell shows an error of Excel. Type the value itself."),
    "fewer_than_listed": gettext_lazy("The sheet of dwellings lists %(wanted)s for this building: give at least so many."),
    "floor_too_high": gettext_lazy("The building has %(wanted)s storeys; the floor cannot be higher."),
    "floor_too_low": gettext_lazy("The building's lowest floor is %(wanted)s."),
    "formula": gettext_lazy("The cell holds a formula. Copy it and paste it as a value."),
    "full_width": gettext_lazy("The digits are full-width. Type them with the input method switched to English."),
    "half_a_place": gettext_lazy("A place needs both coordinates: give the other one too, or neither."),
    "line_break_in_key": gettext_lazy("An id is one line, without tabs or breaks."),
    "merged_cells": gettext_lazy("Cells are merged here. Take the merging off and fill each cell."),
    "missing": gettext_lazy("This cell must be filled."),
    "missing_column": gettext_lazy("The sheet lacks this column; it must be there."),
    "missing_for_scope": gettext_lazy("Needed, as the row serves one building or entrance only."),
    "more_than_household": gettext_lazy("The household has %(wanted)s persons; it cannot be more."),
    "newer_schema": gettext_lazy("The file was written by a newer version of Linli. Bring this one up to date."),
    "no_floor_zero": gettext_lazy("There is no floor 0: the ground floor is 1, the first basement -1."),
    "no_such_entrance": gettext_lazy("The building has %(wanted)s entrances; the number cannot be higher."),
    "not_a_choice": gettext_lazy("Choose one from the list: %(rule)s."),
    "not_a_date": gettext_lazy("Write a date as 2031-05-01."),
    "not_a_member": gettext_lazy("Not in the list. %(rule)s."),
    "not_a_number": gettext_lazy("A number is wanted: %(rule)s."),
    "not_a_polygon": gettext_lazy("A GeoJSON polygon is wanted."),
    "not_an_integer": gettext_lazy("A whole number is wanted: %(rule)s."),
    "not_degrees": gettext_lazy("These are no degrees on earth. Check the datum on the sheet of the estate."),
    "not_finite": gettext_lazy("A number is wanted: %(rule)s."),
    "not_one_row": gettext_lazy("The sheet of the estate must have exactly one row."),
    "not_text": gettext_lazy("Text is wanted here. Set the cell to text and type it anew."),
    "not_yes_or_no": gettext_lazy("Write yes or no."),
    "out_of_range": gettext_lazy("Outside what is possible: %(rule)s."),
    "quantity_without_unit": gettext_lazy("A quantity needs its unit."),
    "repeated_column": gettext_lazy("This heading stands twice. Delete one of the two columns."),
    "repeated_member": gettext_lazy("One entry stands twice in this cell."),
    "repeated_table": gettext_lazy("The sheet “%(wanted)s” already holds this table. Put the two together."),
    "retrofit_before_built": gettext_lazy("The building is of %(wanted)s; it cannot have been strengthened before."),
    "retrofit_contradicts": gettext_lazy("A year of strengthening is given (%(wanted)s), so this must be yes."),
    "surplus_for_scope": gettext_lazy("Leave it empty: the row serves more than that."),
    "tie_helper_elsewhere": gettext_lazy("The helper is named from this estate, so “helper lives” must say so."),
    "tie_to_itself": gettext_lazy("A household cannot be its own helper."),
    "tie_with_two_helpers": gettext_lazy("Name one helper: a household or a responder, not both."),
    "tie_without_helper": gettext_lazy("The helper lives in this estate: say which household or responder it is."),
    "too_large_polygon": gettext_lazy("The outline is larger than 100,000 m². Check the datum on the sheet of the estate."),
    "too_long": gettext_lazy("The text is too long. Shorten it."),
    "too_many_decimals": gettext_lazy("Give areas with two decimals at most."),
    "too_small_polygon": gettext_lazy("The outline is hardly larger than a point. Check the datum on the sheet of the estate."),
    "turned_into_a_date": gettext_lazy("Excel has turned this into a date. Set the cell to text and type it anew."),
    "unknown_column": gettext_lazy("No such column is known. Rename it as in the empty workbook, or delete it."),
    "unknown_sheet": gettext_lazy("No such sheet is known. Rename it as in the empty workbook, or delete it."),
}  # fmt: skip

REFUSALS = {
    "broken": gettext_lazy("The computation broke off through a fault of the software. Nothing is lost; try once more, and tell whoever looks after this computer if it happens again."),
    "broken_workbook": gettext_lazy("The file is broken and cannot be read. Open it in Excel or WPS, save it as a new .xlsx and import that."),
    "curve_too_short": gettext_lazy("There are too few points on the hazard curve. Give two at least."),
    "days_not_rising": gettext_lazy("The days of the weather record are out of order, or one stands twice. Put them in order."),
    "document_type": gettext_lazy("The file declares a document type, which may be an attack, and is not read. Save it as a new .xlsx and import that."),
    "household_without_building": gettext_lazy("Some households belong to no building. Correct the ledger and import it again."),
    "intensity_not_rising": gettext_lazy("On a hazard curve the intensity must rise from point to point."),
    "key_twice": gettext_lazy("One id stands twice in the ledger. Correct it and import it again."),
    "ledger_has_faults": gettext_lazy("The ledger has faults. Correct it and import it again."),
    "locked_workbook": gettext_lazy("The workbook is locked by a password. Take the password off and import it again."),
    "no_curve_of_shock": gettext_lazy("A hazard curve can be given for earthquakes, waterlogging and storms only."),
    "no_households": gettext_lazy("The ledger has no household in a dwelling of a building yet, so nobody can go without anything. Fill in dwellings and households first."),
    "no_tables": gettext_lazy("No sheet of the file is one of the ledger's. Start from the empty workbook."),
    "not_a_workbook": gettext_lazy("This is no .xlsx workbook, whatever its name says. In Excel or WPS: File, Save as, .xlsx."),
    "not_utf8": gettext_lazy("The file uses an encoding that workbooks do not have. Save it as a new .xlsx and import that."),
    "nothing_observed": gettext_lazy("The weather record holds no such event, so there is none to draw. Choose other events, or leave the record out."),
    "old_workbook": gettext_lazy("This is a workbook of the old kind (.xls). In Excel or WPS: File, Save as, .xlsx."),
    "rate_not_falling": gettext_lazy("On a hazard curve a stronger event must be rarer."),
    "record_too_short": gettext_lazy("The weather record is too short: some month of the year has too few days in it. Use a longer one."),
    "stopped": gettext_lazy("The computation was begun twice and stopped both times without an answer. The computer may lack memory; try fewer draws."),
    "too_few_draws": gettext_lazy("There are too few draws for a mean. Take more."),
    "too_many_columns": gettext_lazy("A sheet has more columns than any ledger. Delete what does not belong to it."),
    "too_many_rows": gettext_lazy("A sheet has more than 500,000 rows. Split the ledger by estate."),
    "unknown_shock": gettext_lazy("One of the chosen events is not known. Choose again."),
    "wrong_unit": gettext_lazy("A number is given in a unit of another kind. Correct the unit."),
    "zip_bomb": gettext_lazy("The file unpacks to far more than a ledger can hold and is not read. Start from the empty workbook."),
}  # fmt: skip


def fault(code: str, wanted: str | None, rule: str) -> str:
    """What is wanted instead; ``rule`` is what the column may hold, in the reader's language."""
    sentence = FAULTS.get(code)
    if sentence is None:
        return _("This cannot be accepted (%(code)s).") % {"code": code}
    return str(sentence) % {"wanted": wanted or "", "rule": rule}


def refusal(found: Mapping[str, object]) -> str:
    """Why a file or a test as a whole was refused."""
    code = str(found["code"])
    sentence = REFUSALS.get(code)
    return str(sentence) if sentence else _("This cannot be accepted (%(code)s).") % {"code": code}
