"""Invoices as clients see them."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict


class InvoiceResponse(BaseModel):
    """An invoice."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    number: str
    net_cents: int
    tax_cents: int
    currency: str
    issued_on: date
    due_on: date
    paid_at: datetime | None = None


class InvoiceLineResponse(BaseModel):
    """One line of an invoice."""

    model_config = ConfigDict(from_attributes=True)

    text: str
    quantity: int
    unit_cents: int
