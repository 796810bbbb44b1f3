"""Invoices on paper."""

from fpdf import FPDF

from src.billing.models import Invoice, InvoiceLine
from src.users.models import Account
from src.utils import format_cents


def render(invoice: Invoice, lines: list[InvoiceLine], account: Account) -> bytes:
    """An invoice as a PDF file of one page or more."""
    page = FPDF(format="A4")
    page.add_page()
    page.set_font("Helvetica", size=18)
    page.cell(text=f"Invoice {invoice.number}", new_x="LMARGIN", new_y="NEXT")
    page.set_font("Helvetica", size=11)
    page.cell(text=account.name, new_x="LMARGIN", new_y="NEXT")
    page.cell(text=f"Issued {invoice.issued_on:%d %B %Y}", new_x="LMARGIN", new_y="NEXT")

    with page.table(col_widths=(60, 15, 25)) as table:
        for line in lines:
            row = table.row()
            row.cell(line.text)
            row.cell(str(line.quantity))
            row.cell(format_cents(line.quantity * line.unit_cents, invoice.currency))
        for label, cents in (
            ("Net", invoice.net_cents),
            ("VAT", invoice.tax_cents),
            ("Total", invoice.net_cents + invoice.tax_cents),
        ):
            row = table.row()
            row.cell(label, colspan=2)
            row.cell(format_cents(cents, invoice.currency))
    return bytes(page.output())
