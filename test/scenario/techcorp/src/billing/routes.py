"""HTTP endpoints of the billing module."""

from typing import Annotated

from fastapi import APIRouter, Depends, status

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.billing.dependencies import get_billing_service
from src.billing.invoices.routes import router as invoices
from src.billing.payments.routes import router as payments
from src.billing.payments.webhooks import router as webhooks
from src.billing.schemas import BalanceResponse, PaymentMethodRequest, PaymentMethodResponse
from src.billing.services import BillingService
from src.billing.subscriptions.routes import router as subscriptions
from src.users.models import User

router = APIRouter(prefix="/billing", tags=["billing"])
router.include_router(invoices)
router.include_router(payments)
router.include_router(webhooks)
router.include_router(subscriptions)

Billing = Annotated[BillingService, Depends(get_billing_service)]
Reader = Annotated[User, Depends(require(Permission.INVOICES_READ))]
Writer = Annotated[User, Depends(require(Permission.INVOICES_WRITE))]


@router.get("/balance")
def get_balance(reader: Reader, billing: Billing) -> BalanceResponse:
    """Answers with what the account owes, and when the next invoice comes."""
    return billing.balance(reader.account_id)


@router.get("/payment-methods")
def list_payment_methods(reader: Reader, billing: Billing) -> list[PaymentMethodResponse]:
    """Lists the ways to pay, the default first."""
    methods = billing.payment_methods(reader.account_id)
    return [PaymentMethodResponse.model_validate(method) for method in methods]


@router.post("/payment-methods", status_code=status.HTTP_201_CREATED)
def add_payment_method(
    request: PaymentMethodRequest, writer: Writer, billing: Billing
) -> PaymentMethodResponse:
    """Adds a way to pay, by the token that the provider's form returned."""
    return PaymentMethodResponse.model_validate(billing.add_payment_method(writer, request))
