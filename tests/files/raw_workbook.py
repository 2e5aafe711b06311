"""Workbooks written byte by byte, to hold what no honest program would write."""

import zipfile
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def sheet_xml(rows):
    """Rows of text as the inside of ``sheetData``."""
    cells = [
        "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in row)
        for row in rows
    ]
    return "".join(f"<row>{each}</row>" for each in cells)


ESTATE = sheet_xml([["小区编号", "坐标系"], ["lane", "local"]])


def raw_workbook(path, sheets, parts=None, method=zipfile.ZIP_DEFLATED):
    """A package of ``sheets`` (name -> inside of sheetData); ``parts`` add to it or replace."""
    contents = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([(f"{_LINKS}/officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [(f"{_LINKS}/worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)]
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"/>',
    }
    for number, inside in enumerate(sheets.values(), 1):
        whole = f'<worksheet xmlns="{_MAIN}"><sheetData>{inside}</sheetData></worksheet>'
        contents[f"xl/worksheets/sheet{number}.xml"] = whole
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in (contents | (parts or {})).items():
            archive.writestr(name, content)


def _workbook(sheets):
    inside = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{inside}</sheets></workbook>'


def _relations(targets):
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types(sheets):
    parts = [("/xl/workbook.xml", "sheet.main")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    inside = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )
