"""Reports as PDF."""

from fpdf import FPDF


def write(rows: list[dict[str, object]], title: str = "Report") -> bytes:
    """Rows as a table over as many pages as it takes."""
    document = FPDF(orientation="landscape", format="A4")
    document.add_page()
    document.set_font("Helvetica", size=16)
    document.cell(text=title, new_x="LMARGIN", new_y="NEXT")
    document.set_font("Helvetica", size=9)
    if rows:
        with document.table(first_row_as_headings=True) as table:
            table.row([str(name) for name in rows[0]])
            for row in rows:
                table.row([str(value) for value in row.values()])
    return bytes(document.output())
