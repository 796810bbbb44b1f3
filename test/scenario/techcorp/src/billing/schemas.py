"""Requests and answers of the billing module."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class BalanceResponse(BaseModel):
    """What an account owes."""

    model_config = ConfigDict(from_attributes=True)

    open_cents: int
    overdue_cents: int
    currency: str
    next_invoice_on: date | None = None


class PaymentMethodRequest(BaseModel):
    """A card or an account to charge from now on."""

    provider_token: str
    label: str
    make_default: bool = True


class PaymentMethodResponse(BaseModel):
    """A card or an account, without its number."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    label: str
    is_default: bool
