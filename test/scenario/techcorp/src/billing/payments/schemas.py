"""Requests and answers about payments."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class PayRequest(BaseModel):
    """Which invoice to pay, and how."""

    invoice_id: int
    payment_method_id: int | None = None


class RefundRequest(BaseModel):
    """How much to give back, and why."""

    amount_cents: int = Field(gt=0)
    reason: str


class PaymentResponse(BaseModel):
    """A payment."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    invoice_id: int
    amount_cents: int
    refunded_cents: int
    status: str
    created_at: datetime
