"""The tables of a workshop as a workbook: dates are dates, numbers are numbers, and every text stays text.

Imported at the first export: openpyxl costs a fifth of a second.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workshop_app.reports.colours import LIGHT
from workshop_app.reports.package import repacked
from workshop_app.reports.tables import DataColumn, DataTable, DataTables, Value
from workshop_app.reports.text import clean, one_line
from workshop_app.services.cells import is_formula

DAY = "yyyy-mm-dd"
FIRST_DAY = date(1900, 3, 1)
"""Workbooks count days from the year 1900, and count February wrongly that year."""
LINE, HIGHEST = 15.0, 409.0
"""Height of a line and of the highest row there is, in points."""
PROPERTIES = "docProps/core.xml"

_TOP = Alignment(vertical="top")
_WRAPPED = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
_LINE = Border(bottom=Side(style="thin", color=LIGHT.line[1:]))
_FONT = Font(name="Calibri", size=11, color=LIGHT.ink[1:])
_HEAD_FONT = Font(name="Calibri", size=11, bold=True, color=LIGHT.on_brand[1:])
_HEAD_FILL = PatternFill("solid", fgColor=LIGHT.brand[1:])


def render_xlsx(tables: DataTables) -> bytes:
    """The tables as an .xlsx file, a sheet each. The same tables give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables.tables:
        _write(book.create_sheet(one_line(table.name)[:31]), table)
    moment = tables.created.replace(tzinfo=None, microsecond=0)
    book.properties.title = one_line(tables.title)[:255]
    book.properties.creator = book.properties.lastModifiedBy = one_line(tables.organisation)[:255]
    book.properties.language = tables.language
    book.properties.created = moment
    file = io.BytesIO()
    book.save(file)
    data = file.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        properties = archive.read(PROPERTIES)
    # openpyxl writes the clock of the moment over whatever was set
    stamp = rb"\g<1>" + moment.isoformat().encode() + b"Z<"
    return repacked(data, {PROPERTIES: re.sub(rb"(<dcterms:modified[^>]*>)[^<]*<", stamp, properties)})


def _write(sheet: Worksheet, table: DataTable) -> None:
    for at, column in enumerate(table.columns, start=1):
        head = sheet.cell(1, at)
        _put(head, column.heading)
        head.font, head.fill, head.alignment = _HEAD_FONT, _HEAD_FILL, _WRAPPED
        sheet.column_dimensions[get_column_letter(at)].width = _width(column)
    for number, row in enumerate(table.rows, start=2):
        sheet.row_dimensions[number].height = _height(row, table.columns)
        for at, value in enumerate(row, start=1):
            _put(sheet.cell(number, at), value)
    last = f"{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.auto_filter.ref = f"A1:{last}"
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _width(column: DataColumn) -> int:
    """Wide enough for the heading and the button that filters."""
    return max(column.width, len(column.heading) + 5)


def _height(row: tuple[Value, ...], columns: tuple[DataColumn, ...]) -> float:
    """High enough for the longest text when it is wrapped, which not every program works out when it opens a file."""
    lines = 1
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str):
            room = _width(column) * 0.9
            lines = max(lines, sum(ceil(len(line) / room) or 1 for line in clean(value).split("\n")))
    return min(LINE * lines, HIGHEST)


def _put(cell: Cell | MergedCell, value: Value) -> None:
    cell.border = _LINE
    cell.font, cell.alignment = _FONT, _TOP
    if isinstance(value, date) and value < FIRST_DAY:
        value = value.isoformat()
    if isinstance(value, str):
        text = clean(value)
        if text:
            cell.value = text
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
            cell.alignment = _WRAPPED
            cell.quotePrefix = is_formula(value) or is_formula(text)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DAY
