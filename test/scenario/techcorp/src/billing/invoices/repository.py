"""Invoices."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.billing.models import Invoice
from src.utils import Page, paginate


class InvoiceRepository:
    """Reads and writes invoices."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Invoice | None:
        return self.session.get(Invoice, key)

    def find_by_number(self, number: str) -> Invoice | None:
        query = select(Invoice).where(Invoice.number == number)
        return self.session.scalars(query).one_or_none()

    def page_of_account(self, account_id: int, page: int, size: int) -> Page[Invoice]:
        query = (
            select(Invoice)
            .where(Invoice.account_id == account_id)
            .order_by(Invoice.issued_on.desc())
        )
        return paginate(self.session, query, page, size)

    def add(self, invoice: Invoice) -> Invoice:
        self.session.add(invoice)
        self.session.flush()
        return invoice

    def remove(self, invoice: Invoice) -> None:
        self.session.delete(invoice)
