"""Tables of the billing module."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from src.config.database import Base
from src.utils import utc_now


class Subscription(Base):
    """What an account pays for."""

    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    plan: Mapped[str] = mapped_column(String(40))
    seats: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(default=utc_now)
    renews_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]


class Invoice(Base):
    """An invoice. Once it was sent it never changes."""

    __tablename__ = "invoices"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    net_cents: Mapped[int]
    tax_cents: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3), default="EUR")
    issued_on: Mapped[date]
    due_on: Mapped[date]
    sent_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    reminders: Mapped[int] = mapped_column(default=0)


class InvoiceLine(Base):
    """One line of an invoice."""

    __tablename__ = "invoice_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), index=True)
    text: Mapped[str] = mapped_column(String(200))
    quantity: Mapped[int]
    unit_cents: Mapped[int]


class Payment(Base):
    """Money that came in, or did not."""

    __tablename__ = "payments"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"), index=True)
    provider_id: Mapped[str] = mapped_column(String(80), unique=True)
    amount_cents: Mapped[int]
    refunded_cents: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(String(20), default="pending")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class PaymentMethod(Base):
    """A card or an account to charge, known to us by a token only."""

    __tablename__ = "payment_methods"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    provider_token: Mapped[str] = mapped_column(String(80))
    label: Mapped[str] = mapped_column(String(40))
    is_default: Mapped[bool] = mapped_column(default=False)
    added_by: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
