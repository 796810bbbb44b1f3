"""HTTP endpoints of payments."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, status
from sqlalchemy.orm import Session

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.billing.dependencies import get_billing_service, get_payment_repository
from src.billing.exceptions import InvoiceFinal, InvoiceNotFound, PaymentNotFound
from src.billing.models import Invoice, PaymentMethod
from src.billing.payments.gateway import Gateway
from src.billing.payments.refunds import refund
from src.billing.payments.repository import PaymentRepository
from src.billing.payments.schemas import PaymentResponse, PayRequest, RefundRequest
from src.billing.payments.stripe_client import get_gateway
from src.billing.services import BillingService
from src.config.database import get_session
from src.users.models import User
from src.utils import Page

router = APIRouter(prefix="/payments")

Billing = Annotated[BillingService, Depends(get_billing_service)]
Payments = Annotated[PaymentRepository, Depends(get_payment_repository)]
Provider = Annotated[Gateway, Depends(get_gateway)]
Transaction = Annotated[Session, Depends(get_session)]
Reader = Annotated[User, Depends(require(Permission.INVOICES_READ))]
Payer = Annotated[User, Depends(require(Permission.INVOICES_WRITE))]
Refunder = Annotated[User, Depends(require(Permission.PAYMENTS_REFUND))]


@router.get("")
def list_payments(
    reader: Reader, payments: Payments, page: Annotated[int, Query(ge=1)] = 1
) -> Page[PaymentResponse]:
    """Lists the payments of the account, the newest first."""
    found = payments.page_of_account(reader.account_id, page, size=25)
    items = [PaymentResponse.model_validate(payment) for payment in found.items]
    return Page[PaymentResponse](items=items, total=found.total, page=page, size=25)


@router.post("", status_code=status.HTTP_201_CREATED)
def pay(
    request: PayRequest,
    payer: Payer,
    billing: Billing,
    gateway: Provider,
    session: Transaction,
) -> PaymentResponse:
    """Pays an invoice, in the way asked for or in the usual one."""
    invoice = session.get(Invoice, request.invoice_id)
    if invoice is None or invoice.account_id != payer.account_id:
        raise InvoiceNotFound(invoice_id=request.invoice_id)
    if invoice.paid_at is not None:
        raise InvoiceFinal("This invoice is paid already.")
    method = chosen_method(billing.payment_methods(payer.account_id), request)
    return PaymentResponse.model_validate(billing.pay(invoice, method, gateway))


@router.post("/{payment_id}/refunds", status_code=status.HTTP_201_CREATED)
def create_refund(
    payment_id: int,
    request: RefundRequest,
    refunder: Refunder,
    payments: Payments,
    gateway: Provider,
    session: Transaction,
) -> PaymentResponse:
    """Gives back a payment or a part of it."""
    payment = payments.get(payment_id)
    if payment is None or payment.account_id != refunder.account_id:
        raise PaymentNotFound(payment_id=payment_id)
    done = refund(session, payment, request.amount_cents, request.reason, refunder, gateway)
    return PaymentResponse.model_validate(done)


def chosen_method(methods: list[PaymentMethod], request: PayRequest) -> PaymentMethod:
    """The way to pay that a request names, or else the default."""
    for method in methods:
        if request.payment_method_id in (None, method.id):
            return method
    raise PaymentNotFound("There is no such way to pay.")
