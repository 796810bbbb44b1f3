"""Reports as Excel workbooks."""

import io

from openpyxl import Workbook
from openpyxl.styles import Font

BOLD = Font(bold=True)


def write(rows: list[dict[str, object]], title: str = "Report") -> bytes:
    """Rows as a workbook with one sheet, whose head stays in view."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title[:31]
    if rows:
        sheet.append(list(rows[0]))
        for cell in sheet[1]:
            cell.font = BOLD
        for row in rows:
            sheet.append(list(row.values()))
        sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
