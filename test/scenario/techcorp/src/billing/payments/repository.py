"""Payments."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.billing.models import Payment
from src.utils import Page, paginate


class PaymentRepository:
    """Reads and writes payments."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Payment | None:
        return self.session.get(Payment, key)

    def find_by_provider_id(self, provider_id: str) -> Payment | None:
        query = select(Payment).where(Payment.provider_id == provider_id)
        return self.session.scalars(query).one_or_none()

    def list_by_invoice_id(self, invoice_id: int) -> list[Payment]:
        query = select(Payment).where(Payment.invoice_id == invoice_id).order_by(Payment.created_at)
        return list(self.session.scalars(query))

    def page_of_account(self, account_id: int, page: int, size: int) -> Page[Payment]:
        query = (
            select(Payment)
            .where(Payment.account_id == account_id)
            .order_by(Payment.created_at.desc())
        )
        return paginate(self.session, query, page, size)

    def add(self, payment: Payment) -> Payment:
        self.session.add(payment)
        self.session.flush()
        return payment

    def remove(self, payment: Payment) -> None:
        self.session.delete(payment)
