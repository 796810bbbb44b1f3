"""HTTP endpoints of invoices."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.billing.dependencies import get_invoice_repository
from src.billing.exceptions import InvoiceNotFound
from src.billing.invoices.pdf import render
from src.billing.invoices.repository import InvoiceRepository
from src.billing.invoices.schemas import InvoiceLineResponse, InvoiceResponse
from src.billing.models import Invoice, InvoiceLine
from src.config.database import get_session
from src.users.models import User
from src.utils import Page

router = APIRouter(prefix="/invoices")

Invoices = Annotated[InvoiceRepository, Depends(get_invoice_repository)]
Reader = Annotated[User, Depends(require(Permission.INVOICES_READ))]


def invoice_of_account(invoice_id: int, reader: Reader, invoices: Invoices) -> Invoice:
    """The invoice that a path names, if the account of the user has it."""
    invoice = invoices.get(invoice_id)
    if invoice is None or invoice.account_id != reader.account_id:
        raise InvoiceNotFound(invoice_id=invoice_id)
    return invoice


PathInvoice = Annotated[Invoice, Depends(invoice_of_account)]


@router.get("")
def list_invoices(
    reader: Reader, invoices: Invoices, page: Annotated[int, Query(ge=1)] = 1
) -> Page[InvoiceResponse]:
    """Lists the invoices of the account, the newest first."""
    found = invoices.page_of_account(reader.account_id, page, size=25)
    items = [InvoiceResponse.model_validate(invoice) for invoice in found.items]
    return Page[InvoiceResponse](items=items, total=found.total, page=page, size=25)


@router.get("/{invoice_id}")
def get_invoice(invoice: PathInvoice) -> InvoiceResponse:
    """Answers with one invoice."""
    return InvoiceResponse.model_validate(invoice)


@router.get("/{invoice_id}/lines")
def list_lines(
    invoice: PathInvoice, session: Annotated[Session, Depends(get_session)]
) -> list[InvoiceLineResponse]:
    """Lists what an invoice is for."""
    lines = session.scalars(select(InvoiceLine).where(InvoiceLine.invoice_id == invoice.id))
    return [InvoiceLineResponse.model_validate(line) for line in lines]


@router.get("/{invoice_id}/pdf")
def download_pdf(
    invoice: PathInvoice, reader: Reader, session: Annotated[Session, Depends(get_session)]
) -> Response:
    """Answers with an invoice as a PDF file."""
    lines = session.scalars(select(InvoiceLine).where(InvoiceLine.invoice_id == invoice.id))
    return Response(render(invoice, list(lines), reader.account), media_type="application/pdf")
